"""The one module that turns what the video core says into Qt signals; at most four times a second, only on change."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.tile import CameraStatus
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_figure import WallFigure, wall_figure
from scc_wall.ui.tile_look import Mark

_MARKS: Final = {state: Mark(state.value) for state in TileState}
"""Looked up 300 times, four times a second: to make them from their value takes as long as all the rest."""


class FeedBridge(QObject):
    """Watches the states of all cameras; `refresh` is called by the wall's slow tick."""

    figureChanged = Signal(str)
    """The wall figure, e.g. `34/36 langsung, tertua 1,2 dtk`."""
    statesChanged = Signal(object)
    """`dict[int, Mark]` of the cameras whose state changed; None stands for no longer watched."""

    def __init__(self, feed: VideoFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.counts = WallFigure()
        self.figure = ""
        self._marks: dict[int, Mark] = {}

    @property
    def live(self) -> int:
        """Visible cameras whose picture is live, and neither may stand still nor is of the past."""
        return self.counts.live

    @property
    def visible(self) -> int:
        """Visible cameras."""
        return self.counts.total

    def refresh(self) -> None:
        """Ask the feed, and emit what changed."""
        cameras = self._feed.cameras()
        self.counts = wall_figure(cameras)
        text = str(self.counts.told())
        if text != self.figure:
            self.figure = text
            self.figureChanged.emit(text)
        marks = {camera_id: mark_of(camera) for camera_id, camera in cameras.items()}
        changed: dict[int, Mark | None] = {i: mark for i, mark in marks.items() if self._marks.get(i) is not mark}
        changed |= dict.fromkeys(self._marks.keys() - marks.keys())
        self._marks = marks
        if changed:
            self.statesChanged.emit(changed)


def mark_of(camera: CameraStatus) -> Mark:
    """Return the sign of a camera's state."""
    status = camera.status
    if status.frozen:
        return Mark.FROZEN
    return _MARKS[status.state]
