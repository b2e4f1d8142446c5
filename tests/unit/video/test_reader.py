"""Retrying for ever, on scripted streams and a clock of the test's own."""

import threading
from datetime import UTC, datetime

import pytest
from video_streams import ClipStream, FailingStream, clip

from scc_wall.base.backoff import Backoff
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import Opener, StreamKey, StreamRole, StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile_state import Link, LinkPhase
from scc_wall.video.picture import CodedPicture, StreamError
from scc_wall.video.pump import Pump
from scc_wall.video.reader import Reader, ReaderEnvironment

SOURCE = StreamSource(StreamKey(7, StreamRole.SUB), "kamera", "rtsp://kamera/sub")


class StandingClock:
    """A clock that stands still."""

    def mono_ns(self) -> int:
        return 10**12

    def now_utc(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC)


class Script:
    """Hands out streams in order; `opened` counts them. The last one is handed out for ever."""

    def __init__(self, *streams) -> None:
        self.streams = list(streams)
        self.opened = threading.Semaphore(0)

    def __call__(self, _source: StreamSource, _clock):
        self.opened.release()
        return self.streams.pop(0) if len(self.streams) > 1 else self.streams[0]


pumps: list[Pump] = []


@pytest.fixture(autouse=True)
def _pumps_are_closed():
    yield
    while pumps:
        pumps.pop().close()


def reader(script: Script, clock=None, source: StreamSource = SOURCE, **backoff: float) -> Reader:
    pumps.append(Pump(SYSTEM_CLOCK))
    environment = ReaderEnvironment(clock or StandingClock(), script, submit=lambda work: work(), pump=pumps[-1])
    return Reader(source, environment, backoff=Backoff(uniform=lambda _low, _high: 1.0, **backoff))


def until(condition, within_s: float = 10.0) -> None:
    pulse, until_mono_ns = threading.Event(), SYSTEM_CLOCK.mono_ns() + int(within_s * 1e9)
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns
        pulse.wait(0.002)


@pytest.fixture
def started():
    readers = []

    def start(one: Reader) -> Reader:
        readers.append(one)
        one.start()
        return one

    yield start
    for one in readers:
        one.stop()
        assert one.join(5)


def test_run_once_fails_loudly() -> None:
    with pytest.raises(StreamError) as caught:
        reader(Script(FailingStream(Cause.DNS))).run_once()
    assert caught.value.cause is Cause.DNS


def test_a_failure_is_told_with_its_next_try(started) -> None:
    one = started(reader(Script(FailingStream(Cause.CONNECT_TIMEOUT)), first_s=30.0))
    until(lambda: one.health().link.phase is LinkPhase.WAITING)
    assert one.health().link == Link(LinkPhase.WAITING, Cause.CONNECT_TIMEOUT, 1, 10**12 + 30 * 10**9)


@pytest.mark.parametrize("cause", [Cause.UNAUTHORIZED, Cause.FORBIDDEN])
def test_a_refusal_waits_a_minute_at_least_but_not_for_a_person(started, cause: Cause) -> None:
    script = Script(FailingStream(cause))
    one = started(reader(script))
    until(lambda: one.health().link.phase is LinkPhase.REFUSED)
    assert one.health().link.next_try_mono_ns == 10**12 + 60 * 10**9
    assert script.opened.acquire(timeout=5)
    one.retry()
    assert script.opened.acquire(timeout=5)


def test_waits_grow_and_a_picture_makes_them_short_again(started) -> None:
    script = Script(*[FailingStream(Cause.RESET)] * 3, ClipStream(SYSTEM_CLOCK, clip()))
    one = started(reader(script, SYSTEM_CLOCK, first_s=0.01))
    until(lambda: one.health().link == Link(LinkPhase.STREAMING))
    assert one.health().facts.reopened == 3
    assert one._backoff.failures == 0
    assert one.health().proven
    assert one.health().facts.standing_by
    assert one.health().facts.codec == "h264"


class Broken(ClipStream):
    """Has a bug."""

    def read(self) -> CodedPicture:
        raise ZeroDivisionError


def test_a_bug_of_ours_is_logged_and_does_not_end_the_reader(started, caplog) -> None:
    one = started(reader(Script(Broken(SYSTEM_CLOCK, clip()), ClipStream(SYSTEM_CLOCK, clip())), first_s=0.01))
    until(lambda: one.health().proven)
    assert one.health().facts.reopened == 1
    assert "ZeroDivisionError" in caplog.text


def test_stop_ends_it_out_of_a_wait_and_out_of_a_read(started) -> None:
    waiting = started(reader(Script(FailingStream(Cause.DNS)), first_s=30.0))
    reading = started(reader(Script(ClipStream(SYSTEM_CLOCK, clip(), fps=0.01)), SYSTEM_CLOCK))
    until(lambda: waiting.health().link.phase is LinkPhase.WAITING)
    until(lambda: reading.health().link.phase is LinkPhase.STREAMING)
    for one in (waiting, reading):
        one.stop()
        assert one.join(2)


def test_the_fallback_says_when_opencv_can_not_open_it_either() -> None:
    source = StreamSource(SOURCE.key, "kamera", "file:/nowhere.mp4", opener=Opener.FALLBACK_FAST)
    with pytest.raises(StreamError) as caught:
        reader(Script(), source=source).run_once()
    assert caught.value.cause is Cause.UNSUPPORTED


def test_waits_go_on_from_the_failures_of_other_openers(started) -> None:
    source = StreamSource(SOURCE.key, "kamera", SOURCE.url, failures=4, cause=Cause.UNSUPPORTED)
    one = started(reader(Script(FailingStream(Cause.UNSUPPORTED)), source=source))
    until(lambda: one.health().link.phase is LinkPhase.WAITING)
    link = one.health().link
    assert (link.failures, link.next_try_mono_ns) == (5, 10**12 + 16 * 10**9)
    assert source == SOURCE
