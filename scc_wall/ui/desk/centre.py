"""The centre of the desk: its own wall, that of another screen, or all of them in small.

::

    own wall ◄─screen 1─┐            ┌─► another screen's wall, live, in the desk's size
                        screen bar ──┤
                        (key M)      └─► miniature of all screens

With one screen it holds the wall alone, and nothing of the rest is made.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from scc_wall.ui.desk.screen_bar import ALL, ScreenBar
from scc_wall.ui.desk.screens import ScreenShown, absence
from scc_wall.ui.wall_plan import SecondView
from scc_wall.ui.wall_widget import WallWidget

if TYPE_CHECKING:
    from scc_wall.ui.desk.miniature import Miniature

VIEW: Final = "desk/"
"""What the tile ids of another screen's wall begin with where the desk shows it."""


class Views(Protocol):
    """Makes what the centre shows beside the desk's own wall."""

    def mirror(self, screen: int, view: str) -> WallWidget:
        """Make a wall of another screen."""
        ...

    def miniature(self) -> "Miniature":
        """Make the miniature."""
        ...


class Centre(QWidget):
    """See above. `shown` is the index of a screen, or `screen_bar.ALL`."""

    changed = Signal()
    """It shows something else."""

    def __init__(self, wall: WallWidget) -> None:
        super().__init__()
        self._wall = wall
        self._views: Callable[[], Views] | None = None
        self._screens: Sequence[ScreenShown] = ()
        self._alone = False
        self._bar: ScreenBar | None = None
        self._mirror: WallWidget | None = None
        self._miniature: Miniature | None = None
        self._beside: WallWidget | Miniature | None = None
        """Which of the two is shown, None while the own wall is."""
        self._stack = QStackedWidget()
        self._stack.addWidget(wall)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack)
        self.shown = 0

    def furnish(self, views: Callable[[], Views]) -> None:
        """Say who makes the rest, once it is needed."""
        self._views = views

    # --- what it shows -------------------------------------------------------------------------------------------

    @property
    def mirror(self) -> WallWidget | None:
        """The wall of another screen, None while none is shown."""
        return self._mirror if self._beside is self._mirror else None

    @property
    def miniature(self) -> "Miniature | None":
        """All screens in small, None while they are not shown."""
        return self._miniature if self._beside is self._miniature else None

    @property
    def several(self) -> bool:
        """Whether there is more than one screen to choose from."""
        return len(self._screens) > 1

    def set_screens(self, screens: Sequence[ScreenShown], key: str) -> None:
        """Take note of the wall's screens; `key` leads to all of them."""
        self._screens = tuple(screens)
        if self.several and self._bar is None:
            self._bar = bar = ScreenBar()
            bar.chosen.connect(self.show_screen)
            self._column.insertWidget(0, bar)
            bar.setVisible(not self._alone)
        if self._bar is not None:
            self._bar.set_screens([screen.name for screen in screens], key)
            self._bar.show_chosen(self.shown)
        if self._miniature is not None:
            self._miniature.set_screens(self._screens)

    def show_screen(self, shown: int) -> None:
        """Show the wall of a screen, or all of them; one that does not exist leaves things as they are."""
        if shown >= max(1, len(self._screens)) or (shown == ALL and not self.several):
            return
        self.shown = shown
        self._turn()

    def set_alone(self, alone: bool) -> None:
        """Show nothing but the desk's own wall, or what was shown before."""
        self._alone = alone
        if self._bar is not None:
            self._bar.setVisible(not alone)
        self._turn()

    def _turn(self) -> None:
        shown = 0 if self._alone else self.shown
        if shown == ALL:
            self._beside = self._small()
        else:
            self._beside = self._other(shown) if shown > 0 else None
        page = self._wall if self._beside is None else self._beside
        if self._bar is not None:
            self._bar.show_chosen(self.shown)
        focused = self._has_focus()
        self._stack.setCurrentWidget(page)
        # «Back to the wall» means what is seen here.
        self._wall.setFocusProxy(None if page is self._wall else page)  # type: ignore[arg-type]  # the stubs deny None
        if focused:
            self.focus()
        self.changed.emit()

    def _has_focus(self) -> bool:
        there = cast("QWidget | None", self.window().focusWidget())  # the stubs deny the None
        return there is None or self.isAncestorOf(there)

    def focus(self) -> None:
        """Give the keyboard to what is shown."""
        self._wall.setFocus()  # whose proxy is what is shown

    def _small(self) -> "Miniature":
        if self._miniature is None:
            assert self._views is not None
            self._miniature = self._views().miniature()
            self._miniature.chosen.connect(self.show_screen)
            self._miniature.added.connect(self.changed)
            self._stack.addWidget(self._miniature)
        self._miniature.set_screens(self._screens)
        return self._miniature

    def _other(self, screen: int) -> WallWidget:
        if self._mirror is None:
            assert self._views is not None
            self._mirror = self._views().mirror(screen, VIEW)
            self._stack.addWidget(self._mirror)
        self._mirror.show_screen(screen)
        return self._mirror

    # --- pictures ------------------------------------------------------------------------------------------------

    def extra_walls(self) -> list[WallWidget]:
        """Return every wall widget of the desk beside its own, shown or not."""
        small = [] if self._miniature is None else list(self._miniature.walls)
        return small if self._mirror is None else [self._mirror, *small]

    def asks(self, seen: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
        """Return the screens that are seen in small and nowhere else, with their size."""
        return {} if self.miniature is None else self.miniature.asks(seen)

    def again(self) -> tuple[SecondView, ...]:
        """Return the screen that is shown here a second time."""
        mirror = self.mirror
        return () if mirror is None or not mirror.seen() else (SecondView(mirror.screen_index, mirror.size_px, VIEW),)

    def take(self, news: Sequence[str]) -> None:
        """Paint what is new."""
        if self._beside is not None:
            self._beside.take(news)

    def rebuild(self) -> None:
        """Follow the model."""
        if self._beside is not None:
            self._beside.rebuild()

    def refresh(self) -> None:
        """Follow the states; on the wall's slow tick."""
        if self._beside is not None:
            self._beside.refresh()

    def say(self, typed: str, screen: int) -> None:
        """Show the digits that are typed where the person looks, or that a screen is not there."""
        if self.mirror is not None:
            mine = typed if self.mirror.screen_index == screen else ""
            away = "" if mine else absence(self._screens[self.mirror.screen_index])
            self.mirror.set_middle(mine or away, message=bool(away))
        elif self.miniature is not None:
            self.miniature.say(typed, screen)

    # --- Qt ------------------------------------------------------------------------------------------------------

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell the walls that they were moved."""
        super().moveEvent(event)
        for wall in (self._wall, *self.extra_walls()):
            wall.follow_place()
