"""Steering at this wall: opened behind the websites where a camera can be steered, closed first of all.

Lives on the UI thread, opens in the stages of `app.late_opening`. What is heavy (HTTP, XML, the panel) is loaded by the
worker, behind the first pictures; a wall without such a camera loads none of it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from scc_wall.app import panel_modules
from scc_wall.app.late_opening import LateOpening
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.base.clock import Clock
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.slices import Piece, knowing, loading
from scc_wall.ui.wall_ui import WallUi

if TYPE_CHECKING:
    from scc_wall.app.access.reception import Reception
    from scc_wall.app.ptz.opened import Opened
    from scc_wall.domain.ptz_figures import PtzFigures

TICK_MS: Final = 250
LATEST_S: Final = 10.0
"""Steering is opened behind pictures and websites, or after this long: a store may refuse the websites."""


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
        self._opening = LateOpening(
            self, "ptz-desk", store, clock, make=self._open, then=self._pieces, failing="steering does not open"
        )
        self._timer: Beat | None = None
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
        if self._needed():
            self._opening.look(after=self._after(), latest_s=LATEST_S)

    def _needed(self) -> bool:
        """Return whether a camera can be steered; on any thread."""
        cameras = self._ui.model.cameras
        return any(camera.onvif is not None and camera.onvif.steerable for camera in cameras.values())

    def _open(self) -> "Opened":
        """Make the desk; runs on the worker."""
        from scc_wall.app.ptz.opened import open_steering

        # Known at once: if the program ends before this is told, `close` ends what was started here.
        store, needed = self._store.whole(), self._needed
        self.opened = open_steering(store, self._ui, self._origin, self._access, self._clock, needed=needed)
        return self.opened

    def _pieces(self, opened: "Opened") -> list[Piece]:
        return [*knowing(), *loading(panel_modules.PTZ), lambda: self._on_opened(opened)]

    def _on_opened(self, opened: "Opened") -> None:
        opened.show(self._ui, self._opening.work, self._clock)
        self._timer = Beat(TICK_MS, PLACES_MS["steering"], opened.tick, self)
        self._timer.start()

    def close(self) -> None:
        """Close the panel, stop every camera and wait for the proof. Idempotent."""
        if self._closed:
            return
        self._closed = True
        self._opening.stop()
        if self._timer is not None:
            self._timer.stop()
        if self.opened is not None:
            self.opened.hide()
        self._opening.close()
        if self.opened is not None:  # looked up again: the worker may have made it until a moment ago
            self.opened.close()
