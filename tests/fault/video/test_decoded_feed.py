"""The video core as a whole: real decode processes, scripted streams."""

import contextlib
import gc
import os
import signal
import subprocess
import sys
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import video_streams

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import Credentials, Opener, StreamConfig, StreamKey, StreamRole
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile import StreamFacts, TileRequest
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from scc_wall.video.decode_worker import DecodeWorker
from scc_wall.video.environment import Flavour
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.protocol import DropStream, Health, PutStream, StreamHealth
from scc_wall.video.settings import VideoSettings
from tests.support.alive import kill, runs
from tests.support.decoding import PULSE, camera, live, until
from tests.support.shared_files import shared_files


def test_a_picture_reaches_its_slot(feed: DecodedFeed) -> None:
    feed.set_cameras([camera()])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed))
    picture = feed.newest("t")
    assert picture is not None
    assert picture.pixels.shape == (90, 160, 4)
    assert picture.image_rect_px == (0, 0, 160, 90)
    first = video_streams.number_of(np.asarray(picture.pixels))
    until(feed, lambda: video_streams.number_of(np.asarray(feed.newest("t").pixels)) not in (first, 0))


def pid_of(feed: DecodedFeed, lane: int = 0) -> int:
    worker = feed._pool.lanes[lane].worker
    assert worker is not None
    return worker.process.pid


def shared_memory_of(pid: int) -> list[str]:
    return [link for link in _links(pid) if "scc-wall" in link]


def _links(pid: int) -> list[str]:
    links: list[str] = []
    if sys.platform == "win32":  # a section of memory has no entry in any folder there
        return links
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            links.append(str(entry.readlink()))
    return links


def test_a_hidden_camera_stands_by_and_is_there_at_once(feed: DecodedFeed) -> None:
    feed.set_cameras([camera()])
    feed.show([], standby=[1])
    until(feed, lambda: 1 in feed.cameras() and feed.cameras()[1].status.state is TileState.LIVE)
    status = feed.cameras()[1].status
    assert status.facts.standing_by
    assert status.facts.frames_decoded == 0
    feed.show([TileRequest("t", 1, (160, 90))])
    started_mono_ns = SYSTEM_CLOCK.mono_ns()
    until(feed, lambda: live(feed))
    assert SYSTEM_CLOCK.mono_ns() - started_mono_ns < 1e9


def test_another_size_never_shows_black_in_between(feed: DecodedFeed) -> None:
    feed.set_cameras([camera()])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed))
    feed.show([TileRequest("t", 1, (320, 180))])
    sizes = set()

    def swapped() -> bool:
        picture = feed.newest("t")
        assert picture is not None
        assert np.asarray(picture.pixels)[..., :3].any()
        sizes.add(picture.pixels.shape[:2])
        return picture.pixels.shape[:2] == (180, 320)

    until(feed, swapped)
    assert sizes <= {(90, 160), (180, 320)}
    until(feed, lambda: len(feed._pool.lanes[0].slots) == 1)


def test_the_other_stream_is_opened_before_the_first_one_goes(feed: DecodedFeed) -> None:
    feed.set_cameras([camera(main="rtsp://clip/640x360", sub="rtsp://clip/320x180")])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed))
    assert feed.status("t").role is StreamRole.SUB
    feed.show([TileRequest("t", 1, (160, 90), prefer_main=True)])
    assert feed.status("t").role is StreamRole.SUB
    until(feed, lambda: feed.status("t").role is StreamRole.MAIN)
    assert feed.status("t").state is TileState.LIVE
    assert video_streams.number_shown(feed) is not None
    until(feed, lambda: len(feed._plan) == 1)


def test_a_camera_in_two_tiles_is_read_once(feed: DecodedFeed) -> None:
    feed.set_cameras([camera()])
    feed.show([TileRequest("a", 1, (160, 90)), TileRequest("b", 1, (320, 180))])
    until(feed, lambda: live(feed, "a") and live(feed, "b"))
    assert len(feed._pool.lanes[0].streams) == 1


def test_a_refused_camera_waits_60_s_and_a_retry_does_not(feed: DecodedFeed) -> None:
    feed.set_cameras([camera(main="rtsp://unauthorized")])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: feed.status("t").state is TileState.REFUSED)
    status = feed.status("t")
    assert status.cause is Cause.UNAUTHORIZED
    assert status.next_try_s is not None
    assert status.next_try_s > 55
    feed.retry(1)
    until(feed, lambda: feed.status("t").link.failures == 2)


def test_a_killed_decode_process_is_replaced_and_the_picture_comes_back(feed: DecodedFeed, caplog) -> None:
    feed.set_cameras([camera()])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed))
    before, worker = pid_of(feed), weakref.ref(feed._pool.lanes[0].worker)
    kill(before)
    until(feed, lambda: feed._pool.lanes[0].worker is not None and pid_of(feed) != before)
    until(feed, lambda: worker() is None)  # its pipe and descriptors go with it, not with the next collection
    last = feed.newest("t")
    assert last is not None, "the last picture stays on the tile"
    sequence = last.sequence
    until(feed, lambda: feed.status("t").state is TileState.CONNECTING, within_s=0.5)
    assert feed.newest("t").sequence == sequence, "said before the next picture came, however new the last one is"
    until(feed, lambda: feed.newest("t").sequence > sequence)
    until(feed, lambda: live(feed))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP")
def test_a_stopped_decode_process_is_told_on_the_tile_then_killed_and_replaced(
    feed: DecodedFeed, caplog, monkeypatch
) -> None:
    monkeypatch.setattr("scc_wall.video.lane.KILLED_AFTER_SILENT_S", 2.5)
    feed.set_cameras([camera()])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed))
    before = pid_of(feed)
    os.kill(before, signal.SIGSTOP)
    for size in range(100, 200):  # messages it does not take must not hold up the wall
        feed.show([TileRequest("t", 1, (size, 90))])
    until(feed, lambda: feed.status("t").state is TileState.STALE)
    until(feed, lambda: feed.status("t").cause is Cause.DECODER_SILENT)
    until(feed, lambda: feed._pool.lanes[0].worker is not None and pid_of(feed) != before)
    until(feed, lambda: live(feed))


def test_a_stream_that_crashes_its_decoder_does_it_once_to_the_others_and_is_kept_out(caplog) -> None:
    settings = VideoSettings(processes=1, open_stream=video_streams.open_by_url)
    feed = DecodedFeed(SYSTEM_CLOCK, settings)
    try:
        feed.set_cameras([camera(1), camera(2, "rtsp://killer"), camera(3)])
        feed.show([TileRequest("t", 1, (160, 90)), TileRequest("bad", 2, (160, 90)), TileRequest("u", 3, (160, 90))])
        until(feed, lambda: len(feed._pool.lanes) == 2, within_s=30)
        common, apart = feed._pool.lanes
        assert apart.apart
        until(feed, lambda: live(feed) and live(feed, "u"))
        spared = pid_of(feed)
        until(feed, lambda: bool(apart.quarantined), within_s=30)
        assert {key.camera_id for key in apart.quarantined} == {2}
        assert pid_of(feed) == spared, "it crashed three times more, and took nobody along"
        assert {key.camera_id for key in common.streams} == {1, 3}
        assert live(feed)
        status = feed.status("bad")
        assert status.cause is Cause.DECODER_CRASHED
        assert status.next_try_s is not None
    finally:
        feed.close()


def test_a_process_that_was_killed_from_outside_makes_nobody_suspect(feed: DecodedFeed, caplog) -> None:
    feed.set_cameras([camera(1), camera(2)])
    feed.show([TileRequest("t", 1, (160, 90)), TileRequest("u", 2, (160, 90))])
    until(feed, lambda: live(feed) and live(feed, "u"))
    lane = feed._pool.lanes[0]
    before = pid_of(feed)
    lane.headers.decoding[lane.streams[StreamKey(1, StreamRole.MAIN)].row] = 1  # it was just at work
    kill(before)
    until(feed, lambda: lane.worker is not None and pid_of(feed) != before)
    until(feed, lambda: live(feed) and live(feed, "u"))
    if sys.platform != "win32":  # there a process that is ended from outside can't be told from a crash
        assert len(feed._pool.lanes) == 1


def test_a_process_that_can_not_keep_up_shares_its_streams_and_no_tile_goes_black(monkeypatch, caplog) -> None:
    monkeypatch.setattr("scc_wall.video.settings.os.cpu_count", lambda: 2)
    feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(open_stream=video_streams.open_by_url))
    tiles = [TileRequest(f"t{number}", number, (160, 90)) for number in range(1, 6)]
    try:
        feed.set_cameras([camera(number) for number in range(1, 8)])
        feed.show(tiles, standby=[6, 7])
        until(feed, lambda: all(live(feed, tile.tile_id) for tile in tiles), within_s=30)
        monkeypatch.setattr("scc_wall.video.lane.CROWDED_PERCENT", 0)
        monkeypatch.setattr("scc_wall.video.lane.CROWDED_S", 0.0)

        def shared() -> bool:
            for tile in tiles:
                assert np.asarray(feed.newest(tile.tile_id).pixels)[..., :3].any()
            return sorted(len(lane.streams) for lane in feed._pool.lanes) == [3, 4]

        until(feed, shared, within_s=30)
        until(feed, lambda: {tile.shown.lane.number for tile in feed._tiles.values()} == {0, 1}, within_s=30)
        until(feed, lambda: all(live(feed, tile.tile_id) for tile in tiles), within_s=30)
        until(feed, lambda: sum(len(lane.slots) for lane in feed._pool.lanes) == len(tiles))
        assert len(feed._pool.lanes) == 2, "no more than there are cores"
    finally:
        feed.close()


def test_a_decoder_that_hangs_is_noticed_since_others_wait_on_its_thread(monkeypatch, caplog) -> None:
    monkeypatch.setattr("scc_wall.video.lane.KILLED_AFTER_SILENT_S", 0.5)
    feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(processes=1, open_stream=video_streams.open_by_url))
    try:
        feed.set_cameras([camera(number) for number in range(1, 5)] + [camera(5, "rtsp://hanging")])
        feed.show([TileRequest(str(number), number, (160, 90)) for number in range(1, 6)])
        until(feed, lambda: all(live(feed, str(number)) for number in range(1, 6)))
        first = feed._pool.lanes[0].worker.process.pid
        until(feed, lambda: not all(live(feed, str(number)) for number in range(1, 5)))  # it took one pump along
        until(feed, lambda: feed._pool.lanes[0].worker is None, within_s=20)
        assert feed._pool.lanes[0].crashes[-1] == {StreamKey(5, StreamRole.MAIN)}
        until(feed, lambda: all(live(feed, str(number)) for number in range(1, 6)))
        assert feed._pool.lanes[0].worker.process.pid != first
        assert "decoder-silent" in caplog.text
    finally:
        feed.close()


def test_closing_ends_everything_within_its_bound() -> None:
    gc.collect()
    before = len(shared_memory_of(os.getpid()))
    pid = _shown_and_closed()
    gc.collect()
    assert not runs(pid)
    assert len(shared_memory_of(os.getpid())) == before


def _shown_and_closed() -> int:
    feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(processes=1, open_stream=video_streams.open_by_url))
    try:
        feed.set_cameras([camera()])
        feed.show([TileRequest("t", 1, (160, 90))])
        until(feed, lambda: live(feed))
        pid = pid_of(feed)
        started_mono_ns = SYSTEM_CLOCK.mono_ns()
    finally:
        feed.close()
    assert SYSTEM_CLOCK.mono_ns() - started_mono_ns < 3e9
    feed.close()
    assert feed.tick() == ()
    assert feed.newest("t") is None
    return pid


def test_nothing_is_left_when_the_ui_process_is_killed() -> None:
    """Neither a stopped decode process nor a running one outlives it."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import ui_process\n"
        "if __name__ == '__main__':\n"
        "    ui_process.main()\n"
    )
    ui = subprocess.Popen([sys.executable, "-c", script, str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True)
    assert ui.stdout is not None
    try:
        pids = [int(pid) for pid in ui.stdout.readline().split()]
        assert len(pids) == 2
        shared = shared_files([ui.pid, *pids])
        if sys.platform != "win32":
            os.kill(pids[0], signal.SIGSTOP)
        ui.kill()
        ui.wait(5)
        until_mono_ns = SYSTEM_CLOCK.mono_ns() + 2_000_000_000
        while any(runs(pid) for pid in pids):
            assert SYSTEM_CLOCK.mono_ns() < until_mono_ns, "decode processes outlive the UI process"
            PULSE.wait(0.02)
    finally:
        ui.kill()
        ui.wait(5)
        ui.stdout.close()
    assert not [file for file in shared if file.exists()]


def test_what_the_client_can_not_speak_is_read_by_the_fallback_and_told(feed: DecodedFeed, tmp_path: Path) -> None:
    path = tmp_path / "clip.h264"
    path.write_bytes(b"".join(data for data, _keyframe in video_streams.clip()))
    feed.set_cameras([camera(main=f"file:{path}")])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed) and feed.status("t").facts.fallback)
    assert feed.status("t").facts.codec == "h264"
    assert video_streams.number_shown(feed) is not None
    found: list = []
    until(feed, lambda: bool(found.extend(feed.openers_found()) or found))
    assert found == [(StreamKey(1, StreamRole.MAIN), Opener.FALLBACK_FAST)]


def test_the_openers_are_tried_in_turn(feed: DecodedFeed) -> None:
    feed.set_cameras([camera(main="rtsp://unsupported")])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: feed.status("t").facts.fallback)
    until(feed, lambda: len(feed._pool.lanes) == 2, within_s=20)
    assert feed._pool.lanes[1].flavour is Flavour.FALLBACK_FULL


def test_a_camera_that_is_taken_away_and_given_back_is_shown_again(feed: DecodedFeed) -> None:
    feed.set_cameras([camera()])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed))
    feed.set_cameras([])
    assert feed.newest("t") is None
    assert not feed._pool.lanes[0].streams
    feed.set_cameras([camera()])
    until(feed, lambda: live(feed) and feed.newest("t") is not None)


def posted(feed: DecodedFeed, monkeypatch) -> list[object]:
    """Return the list that takes what is said to the decode processes from now on."""
    said: list[object] = []
    post = DecodeWorker.post

    def spied(worker: DecodeWorker, message, *more, **named) -> None:
        said.append(message)
        post(worker, message, *more, **named)

    monkeypatch.setattr(DecodeWorker, "post", spied)
    return said


def keys_of(said: list[object]) -> set[StreamKey]:
    return {m.source.key if isinstance(m, PutStream) else m.key for m in said if isinstance(m, PutStream | DropStream)}


def test_one_camera_changes_and_the_other_35_go_on(feed: DecodedFeed, monkeypatch) -> None:
    cameras = [camera(number) for number in range(1, 37)]
    feed.set_cameras(cameras)
    feed.show([TileRequest(f"t{one.camera_id}", one.camera_id, (64, 36)) for one in cameras])
    until(feed, lambda: all(live(feed, f"t{number}") for number in range(1, 37)), within_s=60)
    slots = {tile_id: tile.shown.slot_id for tile_id, tile in feed._tiles.items()}
    said = posted(feed, monkeypatch)
    renamed = [replace(one, name=f"{one.name} baru", number=one.camera_id, region_code="16.71") for one in cameras]
    feed.set_cameras(renamed)
    assert not said
    renamed[6] = replace(renamed[6], main=StreamConfig("rtsp://unreachable"))
    feed.set_cameras(renamed)
    assert keys_of(said) == {StreamKey(7, StreamRole.MAIN)}
    assert feed.newest("t7") is None  # a picture of the old address never stands under its name again
    assert feed.status("t7").state is TileState.CONNECTING
    until(feed, lambda: feed.status("t7").cause is Cause.UNREACHABLE)
    assert {tile_id: tile.shown.slot_id for tile_id, tile in feed._tiles.items() if tile_id != "t7"} == {
        tile_id: slot_id for tile_id, slot_id in slots.items() if tile_id != "t7"
    }
    others = [feed.cameras()[one.camera_id].status for one in cameras if one.camera_id != 7]
    assert all(status.facts.reopened == 0 and status.link.failures == 0 for status in others)
    feed.set_cameras(cameras)
    until(feed, lambda: live(feed, "t7"))


def test_a_password_that_changed_asks_that_camera_again_and_keeps_its_picture(feed: DecodedFeed, monkeypatch) -> None:
    two = [camera(1), replace(camera(2), credentials=Credentials("admin", "lama"))]
    feed.set_cameras(two)
    feed.show([TileRequest("t1", 1, (160, 90)), TileRequest("t2", 2, (160, 90))])
    until(feed, lambda: live(feed, "t1") and live(feed, "t2"))
    said = posted(feed, monkeypatch)
    two[1] = replace(two[1], credentials=Credentials("admin", "baru"))
    feed.set_cameras(two)
    assert keys_of(said) == {StreamKey(2, StreamRole.MAIN)}
    assert feed.newest("t2") is not None
    assert feed._pool.health(StreamKey(2, StreamRole.MAIN)) is None  # what the old account did proves nothing
    until(feed, lambda: (health := feed._pool.health(StreamKey(2, StreamRole.MAIN))) is not None and health.proven)
    assert live(feed, "t2")


def test_a_sub_stream_that_is_taken_away_leaves_the_main_stream(feed: DecodedFeed) -> None:
    feed.set_cameras([camera(main="rtsp://clip/640x360", sub="rtsp://clip/320x180")])
    feed.show([TileRequest("t", 1, (160, 90))])
    until(feed, lambda: live(feed) and feed.status("t").role is StreamRole.SUB)
    feed.set_cameras([camera(main="rtsp://clip/640x360")])
    until(feed, lambda: live(feed) and feed.status("t").role is StreamRole.MAIN)


def test_what_an_older_reader_says_of_another_address_is_not_believed(feed: DecodedFeed) -> None:
    key = StreamKey(1, StreamRole.MAIN)
    feed.set_cameras([camera()])
    feed.show([TileRequest("t", 1, (160, 90))])
    feed.set_cameras([camera(main="rtsp://clip/640x360")])
    lane = feed._pool.lane_of(key)
    late = StreamHealth(key, Link(LinkPhase.STREAMING), StreamFacts(), Opener.THIN, proven=True)
    lane.heard(None, Health((late,)))
    assert lane.health.get(key) != late
    late = replace(late, revision=lane.streams[key].source.revision)
    lane.heard(None, Health((late,)))
    assert lane.health[key] == late


def test_an_old_picture_does_not_hide_why_its_stream_is_being_opened(feed: DecodedFeed) -> None:
    key, now = StreamKey(1, StreamRole.MAIN), 10**12
    link = Link(LinkPhase.OPENING, Cause.ANSWER_TIMEOUT, 2)  # what a new decode process says of its first tries
    health = StreamHealth(key, link, StreamFacts(), Opener.THIN)
    old = feed._status(key, health, now - 5 * 10**9, now)
    assert (old.state, old.cause) == (TileState.CONNECTING, Cause.ANSWER_TIMEOUT)
    assert feed._status(key, health, now - 10**8, now).state is TileState.LIVE


def test_many_streams_start_further_processes_while_there_are_cores(monkeypatch) -> None:
    monkeypatch.setattr("scc_wall.video.placement.STREAMS_A_PROCESS", 1)
    monkeypatch.setattr("scc_wall.video.settings.os.cpu_count", lambda: 3)
    feed = DecodedFeed(SYSTEM_CLOCK, VideoSettings(open_stream=video_streams.open_by_url))
    try:
        assert len(feed._pool.lanes) == 1
        feed.set_cameras([camera(number) for number in range(1, 5)])
        feed.show([TileRequest(f"t{number}", number, (160, 90)) for number in range(1, 5)])
        until(feed, lambda: all(live(feed, f"t{number}") for number in range(1, 5)), within_s=30)
        assert sorted(len(lane.streams) for lane in feed._pool.lanes) == [1, 1, 2]
    finally:
        feed.close()
