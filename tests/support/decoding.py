"""How a wall follows a feed of real decode processes: it ticks, and takes what is new, until something holds."""

import threading
from collections.abc import Callable

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.tile_state import TileState
from scc_wall.video.feed import DecodedFeed
from tests.support.patience import PATIENCE

PULSE = threading.Event()
"""Never set: its wait is the tick of a UI that polls."""


def camera(number: int = 1, main: str = "rtsp://clip/320x180", sub: str | None = None) -> CameraConfig:
    """Return a camera whose streams the script makes (`video_streams`)."""
    return CameraConfig(number, f"kamera {number}", StreamConfig(main), None if sub is None else StreamConfig(sub))


def until(feed: DecodedFeed, condition: Callable[[], bool], within_s: float = 15.0) -> None:
    """Tick like the wall does until something holds."""
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + int(within_s * PATIENCE * 1e9)
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns, "did not happen in time"
        for tile_id in feed.tick():
            feed.newest(tile_id)
            feed.shown(tile_id)
        PULSE.wait(0.005)


def live(feed: DecodedFeed, tile_id: str = "t") -> bool:
    """Return whether a tile is live."""
    status = feed.status(tile_id)
    return status is not None and status.state is TileState.LIVE
