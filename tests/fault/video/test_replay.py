"""Replay through real decode processes: what is played is what was sent, in order; and what happens when it breaks."""

import numpy as np

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import CameraConfig, StreamConfig, StreamRole
from scc_wall.domain.replay import KEPT_S, ReplayFailure, ReplayPhase, ReplayWish
from scc_wall.domain.tile import TileRequest
from scc_wall.simulator.camera import Join, SimulatedCamera
from scc_wall.simulator.simulator import Simulator
from scc_wall.simulator.stamp import read_stamp
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.settings import VideoSettings
from tests.support.alive import kill
from tests.support.decoding import camera, live, until

SIZE_PX = (160, 90)


def phase(feed: DecodedFeed) -> ReplayPhase | None:
    state = feed.replay_state()
    return None if state is None else state.phase


def kept_s(feed: DecodedFeed) -> float:
    kept = feed.kept(1)
    return 0.0 if kept is None else kept.seconds


def kept(feed: DecodedFeed, seconds: float = 0.8) -> None:
    """A live tile with so much of it kept."""
    feed.set_cameras([camera()])
    feed.keep_pictures(keep=True)
    feed.show([TileRequest("t", 1, SIZE_PX)])
    until(feed, lambda: live(feed) and kept_s(feed) >= seconds)


def begin(feed: DecodedFeed, wish: ReplayWish) -> None:
    feed.replay("t", wish)
    assert not feed.newest("t").replayed  # live until there is a picture of the past
    until(feed, lambda: feed.replay_state().shown_mono_ns > 0 and phase(feed) is not ReplayPhase.OPENING)
    feed.show_past(past=True)


def test_jumps_sizes_and_other_tiles_all_keep_to_the_picture_that_is_meant(feed: DecodedFeed) -> None:
    kept(feed)
    feed.set_cameras([camera(), camera(2)])
    begin(feed, ReplayWish(at_mono_ns=0, playing=False))
    state = feed.replay_state()
    wanted = (state.from_mono_ns + state.until_mono_ns) // 2
    for at in (wanted, wanted - 300_000_000):
        feed.steer_replay(ReplayWish(at_mono_ns=at, playing=False))
        until(feed, lambda at=at: 0 <= at - feed.replay_state().shown_mono_ns < 0.2e9)
    # The tile grows meanwhile: the same picture is drawn at its new size.
    shown = feed.replay_state().shown_mono_ns
    feed.show([TileRequest("t", 1, (320, 180))])
    until(feed, lambda: feed.newest("t").size_px == (320, 180))
    assert feed.newest("t").replayed
    assert feed.newest("t").arrived_mono_ns == shown
    # It moves to the tile that the spotlight makes.
    feed.show([TileRequest("spot", 1, SIZE_PX, prefer_main=True)])
    feed.move_replay("spot")
    feed.show_past(past=True)
    until(feed, lambda: feed.newest("spot").replayed and feed.newest("spot").size_px == SIZE_PX)
    assert feed.newest("spot").arrived_mono_ns == shown
    assert feed.cameras()[1].replayed
    # Another camera on the tile never gets the past of the first.
    feed.show([TileRequest("spot", 2, SIZE_PX)])
    picture = feed.newest("spot")
    assert picture is None or not picture.replayed
    assert not any(one.replayed for one in feed.cameras().values())
    assert feed.replay_state() is None


def test_a_process_killed_meanwhile_is_told_and_the_tile_lives_again(feed: DecodedFeed, expected_logs) -> None:
    expected_logs.expect("is gone")
    kept(feed)
    begin(feed, ReplayWish(at_mono_ns=0))
    worker = feed._pool.lanes[0].worker
    kill(worker.process.pid)
    until(feed, lambda: phase(feed) is ReplayPhase.FAILED)
    assert feed.replay_state().failure is ReplayFailure.PROCESS_GONE
    feed.end_replay()
    until(feed, lambda: live(feed))
    assert not feed.newest("t").replayed
    assert feed._pool.lanes[0].keep_s == KEPT_S  # the next process was told to keep pictures, too


def test_a_lost_camera_is_still_replayed(feed: DecodedFeed) -> None:
    feed.set_cameras([camera(main="rtsp://ends")])
    feed.keep_pictures(keep=True)
    feed.show([TileRequest("t", 1, SIZE_PX)])
    until(feed, lambda: feed.status("t").link.failures > 0 and kept_s(feed) > 0.2)
    begin(feed, ReplayWish(at_mono_ns=0))
    assert feed.newest("t").replayed


def test_what_is_replayed_is_what_a_camera_sent_and_says_truly_when() -> None:
    with Simulator([SimulatedCamera("cam-01", "Jembatan Ampera", "ampera", join=Join.KEYFRAME)]) as simulator:
        feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(processes=1))
        try:
            feed.set_cameras([camera(main=simulator.url("cam-01"))])
            feed.keep_pictures(keep=True)
            feed.show([TileRequest("t", 1, (640, 360))])
            until(feed, lambda: live(feed) and kept_s(feed) >= 1.0)
            began_mono_ns = SYSTEM_CLOCK.mono_ns()
            begin(feed, ReplayWish(at_mono_ns=0))
            seen: list[tuple[int | None, int]] = []

            def look() -> bool:
                over = phase(feed) is ReplayPhase.ENDED
                picture = feed.newest("t")
                if not seen or seen[-1][1] != picture.arrived_mono_ns:
                    seen.append((read_stamp(np.asarray(picture.pixels)), picture.arrived_mono_ns))
                return over

            until(feed, look)
            took_s = (SYSTEM_CLOCK.mono_ns() - began_mono_ns) / 1e9
            state = feed.replay_state()
            assert live(feed)  # the camera was received all the while, and what is told of it is true of it
            assert feed.status("t").age_s < 2.0
            feed.end_replay()
            after = feed.newest("t")
            assert not after.replayed
            assert after.arrived_mono_ns > state.until_mono_ns
            sent = simulator.sent("cam-01").recent
        finally:
            feed.close()
    assert len(seen) > 5  # all 25 and more unless the machine is busy: then some are left out, as of a live stream
    assert took_s >= (state.until_mono_ns - seen[0][1]) / 1e9
    assert seen[-1][1] == state.until_mono_ns
    position = -1
    for number, arrived_mono_ns in seen:
        later = [i for i, picture in enumerate(sent) if i > position and picture.number == number]
        assert later, "a picture that was not sent, or not in this order"
        position = min(later, key=lambda i: abs(arrived_mono_ns - sent[i].sent_mono_ns))
        assert 0 <= arrived_mono_ns - sent[position].sent_mono_ns < 2e9


def test_just_in_the_spotlight_the_other_stream_is_replayed_and_switched_off_none(feed: DecodedFeed) -> None:
    both = CameraConfig(1, "dua", StreamConfig("rtsp://clip/640x360"), StreamConfig("rtsp://clip/320x180"))
    feed.set_cameras([both])
    feed.keep_pictures(keep=True)
    feed.show([TileRequest("t", 1, SIZE_PX)], standby=[1])
    until(feed, lambda: live(feed) and kept_s(feed) >= 1.0)
    assert feed.kept(1).key.role is StreamRole.SUB
    feed.show([TileRequest("spot", 1, (320, 180), prefer_main=True)], standby=[1])
    until(feed, lambda: feed.status("spot").role is StreamRole.MAIN)
    assert feed.kept(1).key.role is StreamRole.SUB  # it goes on being kept, and has more
    before = kept_s(feed)
    until(feed, lambda: kept_s(feed) > before)
    # Switched off, nothing is kept, and nothing is replayed.
    assert feed.kept_bytes() > 0
    feed.keep_pictures(keep=False)
    until(feed, lambda: feed.kept_bytes() == 0)
    feed.replay("spot", ReplayWish(at_mono_ns=0))
    until(feed, lambda: phase(feed) is ReplayPhase.FAILED)
    assert feed.replay_state().failure is ReplayFailure.NOTHING_KEPT
    feed.show_past(past=True)
    assert not feed.newest("spot").replayed
