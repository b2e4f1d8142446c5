"""A feed for pictures that are looked at in passing: what is painted from it does not count as painted on the wall."""

from collections.abc import Iterable, Mapping, Sequence

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.feed import Picture, VideoFeed
from scc_wall.domain.tile import CameraStatus, TileRequest, TileStatus


class GlancingFeed:
    """A `VideoFeed` that asks for nothing and counts nothing, over one that does.

    Two pictures a second of a tile that the wall paints 25 times would count as 23 lost ones.
    """

    def __init__(self, feed: VideoFeed) -> None:
        self._feed = feed
        self.counts = False
        """Whether what is painted counts: nobody else paints these tiles now."""

    def set_cameras(self, cameras: Iterable[CameraConfig]) -> None:
        """Nothing: the wall says which cameras there are."""

    def show(self, tiles: Sequence[TileRequest], standby: Sequence[int] = ()) -> None:
        """Nothing: the wall says what it wants."""

    def tick(self) -> Sequence[str]:
        """Return nothing: the wall hands on what is new."""
        return ()

    def newest(self, tile_id: str) -> Picture | None:
        """Return the newest picture of a tile."""
        return self._feed.newest(tile_id)

    def shown(self, tile_id: str) -> None:
        """Count the newest picture as painted if nobody else does."""
        if self.counts:
            self._feed.shown(tile_id)

    def status(self, tile_id: str) -> TileStatus | None:
        """Return what a tile may say of its picture."""
        return self._feed.status(tile_id)

    def cameras(self) -> Mapping[int, CameraStatus]:
        """Return the status of every camera."""
        return self._feed.cameras()

    def retry(self, camera_id: int) -> None:
        """Try a camera now."""
        self._feed.retry(camera_id)

    def close(self) -> None:
        """Nothing: the feed belongs to somebody else."""
