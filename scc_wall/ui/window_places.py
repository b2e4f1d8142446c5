"""Which window stands on which screen: the desk on its own or where a person reaches it, each wall on its own alone."""

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication, QScreen

from scc_wall.ui import keys
from scc_wall.ui.desk.screens import screens_shown
from scc_wall.ui.desk_window import DeskWindow
from scc_wall.ui.screen_keeper import ScreenKeeper
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wall_window import WallWindow, cover


class WindowPlaces:
    """Puts the windows on the present screens.

    Parameters
    ----------
    windows
        The wall windows that there are, by screen; it grows with the wall.
    """

    def __init__(
        self, keeper: ScreenKeeper, desk: DeskWindow, windows: Mapping[int, WallWindow], settings: WallSettings
    ) -> None:
        self._keeper = keeper
        self._desk = desk
        self._windows = windows
        self._settings = settings

    def place(self) -> None:
        """Put every window where it belongs now; a wall whose screen is not there is hidden."""
        there = self._keeper.assigned()
        home = there.get(0) or self._free_screen(there)
        # Larger than its screen needs it: that became smaller, and no window manager looks after it.
        room = home.geometry().size().expandedTo(self._desk.minimumSizeHint())
        outgrown = self._desk.size() != self._desk.size().boundedTo(room)
        if not self._desk.isVisible() or self._desk.screen() is not home or outgrown:
            self._desk.hide()
            self._desk.set_bare(self._settings.wall_only, home)
        for index, window in self._windows.items():
            screen = there.get(index)
            if screen is None or screen is home:  # nobody could reach a desk that a wall covers
                window.hide()
            elif not window.isVisible() or window.screen() is not screen or window.geometry() != screen.geometry():
                cover(window, screen)
        self._name_screens(there)

    def name_screens(self) -> None:
        """Say in the desk's window which screens there are."""
        self._name_screens(self._keeper.assigned())

    def _name_screens(self, there: Mapping[int, QScreen]) -> None:
        known = self._keeper.known
        names = [f"{i + 1} ({known[i].model or known[i].name})" for i in self._keeper.waiting() if i < len(known)]
        self._desk.centre.set_screens(screens_shown(known, there), keys.shown_of("miniature"))
        self._desk.set_screens(names, [screen.model() or screen.name() for screen in self._keeper.strangers()])

    def _free_screen(self, there: Mapping[int, QScreen]) -> QScreen:
        """Return where the desk goes while its own screen is unplugged: a person must be able to reach it."""
        strangers = self._keeper.strangers()
        return strangers[0] if strangers else next(iter(there.values()), QGuiApplication.primaryScreen())

    def leave(self, screen: QScreen) -> None:
        """Hide the walls on a screen that is about to go."""
        for window in self._windows.values():
            if window.screen() is screen:
                window.hide()
