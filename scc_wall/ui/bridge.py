"""The one module that turns what the video core says into Qt signals; at most four times a second, only on change."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.tile import CameraStatus
from scc_wall.domain.tile_state import FROZEN_AFTER_S, TileState
from scc_wall.ui.tile_look import Mark
from scc_wall.ui.words import wall_figure


class FeedBridge(QObject):
    """Watches the states of all cameras; `refresh` is called by the wall's slow tick."""

    figureChanged = Signal(str)
    """The wall figure, e.g. `34/36 langsung, tertua 1,2 dtk`."""
    statesChanged = Signal(object)
    """`dict[int, Mark]` of the cameras whose state changed; None stands for no longer watched."""

    def __init__(self, feed: VideoFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.figure = ""
        self.live = 0
        self.visible = 0
        self._marks: dict[int, Mark] = {}

    def refresh(self) -> None:
        """Ask the feed, and emit what changed."""
        cameras = self._feed.cameras()
        self._count(cameras)
        marks = {camera_id: mark_of(camera) for camera_id, camera in cameras.items()}
        changed: dict[int, Mark | None] = {i: mark for i, mark in marks.items() if self._marks.get(i) is not mark}
        changed |= dict.fromkeys(self._marks.keys() - marks.keys())
        self._marks = marks
        if changed:
            self.statesChanged.emit(changed)

    def _count(self, cameras: Mapping[int, CameraStatus]) -> None:
        shown = [camera.status for camera in cameras.values() if camera.visible]
        ages = [status.age_s for status in shown if status.state is TileState.LIVE and status.age_s is not None]
        self.live = sum(status.state is TileState.LIVE for status in shown)
        self.visible = len(shown)
        figure = wall_figure(self.live, self.visible, max(ages, default=None))
        if figure != self.figure:
            self.figure = figure
            self.figureChanged.emit(figure)


def mark_of(camera: CameraStatus) -> Mark:
    """Return the sign of a camera's state."""
    status = camera.status
    if status.state is TileState.LIVE and status.frozen_s >= FROZEN_AFTER_S:
        return Mark.FROZEN
    return Mark(status.state.value)
