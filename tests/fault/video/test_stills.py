"""A picture of a camera at its own size, beside the wall: real decode processes, scripted streams."""

from collections.abc import Callable

import numpy as np
import video_streams

from scc_wall.domain.camera import CameraConfig, StreamConfig, StreamKey, StreamRole
from scc_wall.domain.still import Still
from scc_wall.domain.tile import TileRequest
from scc_wall.domain.tile_state import TileState
from scc_wall.video.feed import DecodedFeed
from tests.support.decoding import live, until

MAIN, SUB = "rtsp://clip/640x360", "rtsp://clip/320x180"
PICTURES = 50
"""Of a clip, before it begins again."""


def show(feed: DecodedFeed, main: str = MAIN, sub: str | None = SUB, standby: tuple[int, ...] = ()) -> None:
    feed.set_cameras([CameraConfig(1, "kamera", StreamConfig(main), None if sub is None else StreamConfig(sub))])
    feed.show([TileRequest("t", 1, (160, 90))], standby)
    until(feed, lambda: live(feed))


def taken(feed: DecodedFeed, tile_id: str = "t") -> Still | None:
    stills: list[Still | None] = []
    assert feed.take_still(tile_id, stills.append)
    until(feed, lambda: bool(stills))
    return stills[0]


def pixels_of(still: Still) -> np.ndarray:
    width, height = still.size_px
    return np.frombuffer(still.pixels, np.uint8).reshape(height, width, -1)


def seen(still: Still, read: Callable[[np.ndarray], int] = video_streams.number_of) -> int:
    found = read(pixels_of(still))
    still.close()
    return found


def test_the_main_stream_that_stands_by_gives_its_newest_picture_at_its_own_size(feed: DecodedFeed) -> None:
    show(feed, standby=(1,))
    until(feed, lambda: len(feed._plan) == 2 and feed.status("t").state is TileState.LIVE)
    main = StreamKey(1, StreamRole.MAIN)
    until(feed, lambda: feed._pool.health(main) is not None and feed._pool.health(main).arrived_mono_ns is not None)
    shown = feed._tiles["t"].shown.arrived_mono_ns
    still = taken(feed)
    assert still is not None
    assert (still.key, still.size_px, still.whole) == (main, (640, 360), True)
    assert still.arrived_mono_ns >= shown
    assert still.status.state is TileState.LIVE
    picture = pixels_of(still)
    assert picture[-1, :, 1].max() > 150, "red, green, blue: the bar is green"
    assert picture[-1, :, 0].max() < 90
    del picture
    still.close()
    assert main in feed._plan


def test_a_stream_that_is_shown_gives_the_picture_shown_or_a_newer_one(feed: DecodedFeed) -> None:
    show(feed, main=SUB, sub=None)
    before = video_streams.number_shown(feed)
    still = taken(feed)
    assert still is not None
    assert still.size_px == (320, 180)
    assert (seen(still) - before) % PICTURES < PICTURES // 2


def test_a_stream_that_stalls_gives_the_very_picture_that_is_shown(feed: DecodedFeed) -> None:
    show(feed, main="rtsp://stalls", sub=None)
    until(feed, lambda: video_streams.number_shown(feed) == video_streams.STALLS_AFTER - 1)
    shown = feed._tiles["t"].shown.arrived_mono_ns
    still = taken(feed)
    assert still is not None
    assert (still.whole, still.size_px, still.arrived_mono_ns) == (True, (320, 180), shown)
    assert seen(still) == video_streams.STALLS_AFTER - 1


def test_a_main_stream_that_is_closed_is_opened_for_it_alone(feed: DecodedFeed) -> None:
    show(feed)
    assert len(feed._plan) == 1
    still = taken(feed)
    assert still is not None
    assert still.size_px == (640, 360)
    still.close()
    assert set(feed._plan) == {StreamKey(1, StreamRole.SUB)}, "it is held no longer than it was needed"
    assert not feed._stills.asked


def test_a_main_stream_that_is_refused_gives_way_to_the_one_shown(feed: DecodedFeed) -> None:
    show(feed, main="rtsp://unauthorized", standby=(1,))
    still = taken(feed)
    assert still is not None
    assert (still.key.role, still.size_px) == (StreamRole.SUB, (320, 180))
    still.close()


def test_a_lost_camera_gives_what_its_tile_still_shows_and_its_age(feed: DecodedFeed) -> None:
    show(feed, main=SUB, sub=None)
    feed._pool.close()
    shown = feed.newest("t")  # what came last, however long the closing took
    still = taken(feed)
    assert still is not None
    assert (still.whole, still.size_px, still.arrived_mono_ns) == (False, (160, 90), shown.arrived_mono_ns)
    still.close()


def test_one_at_a_time_and_nothing_without_a_camera(feed: DecodedFeed) -> None:
    show(feed)
    stills: list[Still | None] = []
    assert not feed.take_still("nowhere", stills.append)
    assert feed.take_still("t", stills.append)
    assert not feed.take_still("t", stills.append)
    feed.close()
    assert not feed.take_still("t", stills.append)
    assert not stills
