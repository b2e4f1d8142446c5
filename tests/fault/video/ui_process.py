"""A UI process to be killed: shows two cameras, tells the ids of its decode processes, and waits for its end."""

import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import video_streams

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.tile import TileRequest
from scc_wall.domain.tile_state import TileState
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.settings import VideoSettings


def main() -> None:
    """Run until killed."""
    feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(processes=2, open_stream=video_streams.open_by_url))
    feed.set_cameras([CameraConfig(n, f"kamera {n}", StreamConfig("rtsp://clip/320x180")) for n in (1, 2)])
    feed.show([TileRequest(f"t{n}", n, (160, 90)) for n in (1, 2)])
    never, told = threading.Event(), False
    while True:
        feed.tick()
        if not told and all(feed.status(f"t{n}").state is TileState.LIVE for n in (1, 2)):
            print(*(lane.worker.process.pid for lane in feed._pool.lanes), flush=True)  # noqa: T201 - that is how it tells
            told = True
        never.wait(0.02)
