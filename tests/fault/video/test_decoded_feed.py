"""The video core as a whole: real decode processes, scripted streams."""

import threading
from collections.abc import Callable, Iterator

import pytest

import video_streams
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.tile import TileRequest
from scc_wall.domain.tile_state import TileState
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.settings import VideoSettings

_PULSE = threading.Event()  # never set: its wait is the tick of a UI that polls


def camera(number: int = 1, main: str = "rtsp://clip/320x180", sub: str | None = None) -> CameraConfig:
    return CameraConfig(number, f"kamera {number}", StreamConfig(main), None if sub is None else StreamConfig(sub))


def until(feed: DecodedFeed, condition: Callable[[], bool], within_s: float = 15.0) -> None:
    """Tick like the wall does until something holds."""
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + int(within_s * 1e9)
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns, "did not happen in time"
        for tile_id in feed.tick():
            feed.newest(tile_id)
            feed.shown(tile_id)
        _PULSE.wait(0.005)


def live(feed: DecodedFeed, tile_id: str = "t") -> bool:
    status = feed.status(tile_id)
    return status is not None and status.state is TileState.LIVE


@pytest.fixture
def feed() -> Iterator[DecodedFeed]:
    feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(processes=1, open_stream=video_streams.open_by_url))
    yield feed
    feed.close()


def test_a_picture_reaches_its_slot(feed: DecodedFeed) -> None:
    feed.set_cameras([camera()])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed))
    picture = feed.newest("t")
    assert picture is not None
    assert picture.pixels.shape == (90, 160, 4)
    assert picture.image_rect_px == (0, 0, 160, 90)
    first = video_streams.number_of(picture.pixels)
    until(feed, lambda: video_streams.number_of(feed.newest("t").pixels) not in (first, 0))
