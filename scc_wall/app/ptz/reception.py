"""Steering at this wall: opened behind the websites where a camera can be steered, closed first of all.

::

    SHUT ─websites, store, a steerable camera─► OPENING (worker) ─► OPEN ─► closed
                                                    └─► FAILED ─60 s─► OPENING

Lives on the UI thread. What is heavy (HTTP, XML, the panel) is loaded by the worker, behind the first pictures; a wall
without such a camera loads none of it.
"""

import logging
from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from scc_wall.app import panel_modules
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.slices import Slices, knowing, loading
from scc_wall.ui.wall_ui import WallUi

if TYPE_CHECKING:
    from scc_wall.app.access.reception import Reception
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.ptz.opened import Opened
    from scc_wall.domain.ptz_figures import PtzFigures

log = logging.getLogger(__name__)

TICK_MS: Final = 250
RETRY_S: Final = 60.0
LATEST_S: Final = 10.0
"""Steering is opened behind pictures and websites, or after this long: a store may refuse the websites."""


class Stage(Enum):
    """Drawn above."""

    SHUT = auto()
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()


class PtzReception(QObject):
    """Opens steering and its panel.

    Parameters
    ----------
    access
        The reception of people: who is in is asked there, and rows are written there.
    after
        Whether those who come first are there: the panel finds its place beside the websites'.
    """

    def __init__(
        self,
        origin: PtzOrigin,
        store: LateStore,
        ui: WallUi,
        clock: Clock,
        access: "Reception",
        *,
        after: Callable[[], bool],
    ) -> None:
        super().__init__(ui)
        self._origin = origin
        self._store = store
        self._ui = ui
        self._clock = clock
        self._access = access
        self._after = after
        self._stage = Stage.SHUT
        self._made_mono_ns = self._failed_mono_ns = clock.mono_ns()
        self._work: RoomWork | None = None
        self._timer: Beat | None = None
        self._slices: Slices | None = None
        self._closed = False
        self.opened: Opened | None = None
        """Desk and parts, once they are there."""

    @property
    def figures(self) -> "PtzFigures | None":
        """How steering goes; None before it is open."""
        return None if self.opened is None else self.opened.desk.figures()

    @property
    def settled(self) -> bool:
        """Whether its panel is docked, or nothing here can be steered."""
        return not self._needed() if self.opened is None else self.opened.docked

    def look(self) -> None:
        """Open once there is something to steer; try again what failed. Called every half second."""
        if self.opened is not None and self._stage is Stage.OPEN:
            return
        now = self._clock.mono_ns()
        shown = self._after() or seconds_between(self._made_mono_ns, now) > LATEST_S
        due = self._stage is Stage.SHUT and shown and self._store.is_open and self._needed()
        again = self._stage is Stage.FAILED and seconds_between(self._failed_mono_ns, now) > RETRY_S
        if due or again:
            self._begin()

    def _needed(self) -> bool:
        """Return whether a camera can be steered; on any thread."""
        cameras = self._ui.model.cameras
        return any(camera.onvif is not None and camera.onvif.steerable for camera in cameras.values())

    def _begin(self) -> None:
        from scc_wall.app.access.work import RoomWork

        self._stage = Stage.OPENING
        if self._work is None:
            self._work = RoomWork(self, "ptz-desk")
        self._work(self._open, self._on_made, self._on_failed)

    def _open(self) -> "Opened":
        """Make the desk; runs on the worker."""
        from scc_wall.app.ptz.opened import open_steering

        # Known at once: if the program ends before this is told, `close` ends what was started here.
        store, needed = self._store.whole(), self._needed
        self.opened = open_steering(store, self._ui, self._origin, self._access, self._clock, needed=needed)
        return self.opened

    def _on_made(self, opened: "Opened") -> None:
        then = lambda: self._on_opened(opened)  # noqa: E731 - the last of the slices
        self._slices = Slices([*knowing(), *loading(panel_modules.PTZ), then], self)

    def _on_opened(self, opened: "Opened") -> None:
        assert self._work is not None
        self._stage = Stage.OPEN
        opened.show(self._ui, self._work, self._clock)
        self._timer = Beat(TICK_MS, PLACES_MS["steering"], opened.tick, self)
        self._timer.start()

    def _on_failed(self, error: SccError) -> None:
        self._stage = Stage.FAILED
        self._failed_mono_ns = self._clock.mono_ns()
        log.warning("steering does not open: %s", error.told())

    def close(self) -> None:
        """Close the panel, stop every camera and wait for the proof. Idempotent."""
        if self._closed:
            return
        self._closed = True
        if self._slices is not None:
            self._slices.stop()
        if self._timer is not None:
            self._timer.stop()
        if self.opened is not None:
            self.opened.hide()
        if self._work is not None:
            self._work.close()
        if self.opened is not None:  # looked up again: the worker may have made it until a moment ago
            self.opened.close()
