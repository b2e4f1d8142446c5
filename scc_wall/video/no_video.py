"""The video core of safe mode: it knows tiles and cameras, starts no process, asks no camera, and says why."""

from collections.abc import Callable, Sequence
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import StreamKey
from scc_wall.domain.cause import Cause
from scc_wall.domain.still import Still
from scc_wall.domain.tile import TileStatus
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.settings import VideoSettings
from scc_wall.video.tiles import Tile

_OFF: Final = TileStatus(TileState.LOST, link=Link(LinkPhase.WAITING, Cause.SAFE_MODE))


class NoVideo(DecodedFeed):
    """See above; the wall holds it as it holds the real one."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock, VideoSettings(processes=0))

    def take_still(self, tile_id: str, done: Callable[[Still | None], object]) -> bool:  # noqa: ARG002 - of the base
        """Return False: there is nothing to take."""
        return False

    def hold_beside(self, key: StreamKey | None) -> None:
        """Nothing: no stream is held."""

    def _status_of(self, tile: Tile, now_mono_ns: int) -> TileStatus:  # noqa: ARG002 - of the base
        return _OFF

    def _replan(self, gone: Sequence[Tile] = (), *, changed: bool = False) -> None:  # noqa: ARG002 - of the base
        self._planned_mono_ns = self._clock.mono_ns()
