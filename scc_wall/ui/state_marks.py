"""Brings the cameras' states into their list, some in each turn of the event loop: hundreds may change at once."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer

from scc_wall.domain.camera import CameraConfig
from scc_wall.ui.slices import PAUSE_MS
from scc_wall.ui.tile_look import Mark

MOST_MARKS: Final = 30
"""Cameras whose state changes in the list in one turn; of 300 that are lost at once it takes 50 ms."""
Marks = Mapping[int, Mark | None]


class StateMarks(QObject):
    """See above.

    Parameters
    ----------
    camera
        Returns a camera by its id.
    show
        Shows the states of some of them in the list.
    """

    def __init__(
        self, camera: Callable[[int], CameraConfig | None], show: Callable[[Marks], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._camera = camera
        self._show = show
        self._pending: dict[int, Mark | None] = {}
        self._goes_on = False
        self._closed = False

    def take(self, marks: Marks) -> None:
        """Take note of states that changed."""
        self._pending |= marks

    def begin(self) -> None:
        """Show what changed, from this turn on."""
        if not self._goes_on:
            self._show_some()

    def _show_some(self) -> None:
        """Region by region, since each is told whole."""
        self._goes_on = False
        if self._closed or not self._pending:
            return
        first = sorted(self._pending, key=self._region_of)[:MOST_MARKS]
        self._show({camera_id: self._pending.pop(camera_id) for camera_id in first})
        if self._pending:
            self._goes_on = True
            QTimer.singleShot(PAUSE_MS, self, self._show_some)

    def _region_of(self, camera_id: int) -> str:
        camera = self._camera(camera_id)
        return "" if camera is None else camera.region_code or ""

    def close(self) -> None:
        """Show no more. Idempotent."""
        self._closed = True
