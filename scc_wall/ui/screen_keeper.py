"""Which screen is which: remembers the wall's screens and follows their coming and going.

::

    present ──unplugged──► waiting (its wall is hidden, nothing moves elsewhere) ──plugged in──► present
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from scc_wall.domain.layout import Rect
from scc_wall.domain.screens import ScreenIdentity, match

SETTLE_MS: Final = 300
"""Systems report one change of screens in several steps; well below the 2 s in which a wall must be back."""


def identity(screen: QScreen) -> ScreenIdentity:
    """Return what is known of a screen; its size in device pixels, for it stays when a person changes the scale."""
    area, ratio = screen.geometry(), screen.devicePixelRatio()
    return ScreenIdentity(
        serial=screen.serialNumber(),
        manufacturer=screen.manufacturer(),
        model=screen.model(),
        name=screen.name(),
        geometry=Rect(area.x(), area.y(), round(area.width() * ratio), round(area.height() * ratio)),
    )


def screen_key(screen: ScreenIdentity) -> str:
    """Return under which name a screen's setting is stored: by what the display is; by its plug if it does not say."""
    if screen.serial.strip():
        return "/".join((screen.manufacturer, screen.model, screen.serial)).strip()
    return "/".join((screen.model, screen.name)).strip()


class ScreenKeeper(QObject):
    """Assigns present screens to the wall's screens.

    Parameters
    ----------
    known
        The wall's screens in their order, from the store; empty at the first start: then all present ones, the
        primary first.
    present
        Returns the screens there are; a test passes its own.
    remember
        Called with the wall's screens when they change, to be stored.
    """

    changed = Signal()
    """Screens came, went or moved, and it has settled; ask `assigned` again."""
    removed = Signal(object)
    """A QScreen is about to go: what shows on it must be hidden now, or Qt moves it to another screen."""

    def __init__(
        self,
        known: Sequence[ScreenIdentity] = (),
        *,
        present: Callable[[], Sequence[QScreen]] | None = None,
        remember: Callable[[Sequence[ScreenIdentity]], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._present = present or primary_first
        self._remember = remember or (lambda _: None)
        self._known = list(known)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._on_settle_timeout)
        if not self._known:
            self.adopt()
        self._watch()

    @property
    def known(self) -> tuple[ScreenIdentity, ...]:
        """The wall's screens in their order, present or not."""
        return tuple(self._known)

    def assigned(self) -> dict[int, QScreen]:
        """Return wall screen → present screen, for those that are there."""
        present = list(self._present())
        found = match(self._known, [identity(screen) for screen in present])
        return {known: present[index] for known, index in sorted(found.items())}

    def waiting(self) -> tuple[int, ...]:
        """Return the wall's screens that are not plugged in."""
        there = self.assigned()
        return tuple(index for index in range(len(self._known)) if index not in there)

    def strangers(self) -> list[QScreen]:
        """Return the present screens that are not the wall's."""
        ours = {id(screen) for screen in self.assigned().values()}
        return [screen for screen in self._present() if id(screen) not in ours]

    def adopt(self) -> None:
        """Make every present screen one of the wall's."""
        new = [identity(screen) for screen in (self.strangers() if self._known else self._present())]
        if new:
            self._known += new
            self._remember(self.known)

    def arrange(self, names: Sequence[str]) -> None:
        """Let the wall's screens be these present ones, in this order; those that are not plugged in stay behind them.

        Parameters
        ----------
        names
            Of `QScreen.name`; the wall's own that are not named stay too.
        """
        by_name = {screen.name(): screen for screen in self._present()}
        named = [identity(by_name[name]) for name in dict.fromkeys(names) if name in by_name]
        ours = {index: identity(screen) for index, screen in self.assigned().items()}
        left = [ours.get(index, one) for index, one in enumerate(self._known) if ours.get(index) not in named]
        if named + left != self._known:
            self._known = named + left
            self._remember(self.known)

    def forget(self, index: int) -> None:
        """Take a screen out of the wall (it was replaced or is no longer wanted)."""
        del self._known[index]
        self._remember(self.known)

    def _watch(self) -> None:
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_screen_removed)
        app.primaryScreenChanged.connect(self._on_screen_moved)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._on_screen_moved)

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screen_moved)
        self._settle.start()

    def _on_screen_removed(self, screen: QScreen) -> None:
        self.removed.emit(screen)
        self._settle.start()

    def _on_screen_moved(self, *_: object) -> None:
        self._settle.start()

    def _on_settle_timeout(self) -> None:
        """Follow screens that are known by serial number or model to their new place, then say so."""
        moved = {index: identity(screen) for index, screen in self.assigned().items()}
        if any(self._known[index] != now for index, now in moved.items()):
            self._known = [moved.get(index, old) for index, old in enumerate(self._known)]
            self._remember(self.known)
        self.changed.emit()


def primary_first() -> list[QScreen]:
    """Return the present screens, the primary one first."""
    primary = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
