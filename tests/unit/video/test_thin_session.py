"""Standing by, catching up, live: on a stream that the test hands out picture by picture."""

import gc
import queue
import socket
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise

import numpy as np
import pytest
from video_streams import clip, number_of

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile import WHOLE, Fit, Rotation
from scc_wall.video.canvas import Canvas
from scc_wall.video.health import Meter
from scc_wall.video.picture import Codec, CodedPicture, StreamCounters, StreamError
from scc_wall.video.protocol import Drawing
from scc_wall.video.pump import Pump
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Headers, SlotReader, SlotWriter, slot_bytes
from scc_wall.video.thin_session import SEEN_NS, STANDBY_REST_S, ThinSession

SIZE_PX = (160, 90)


class HandedOut:
    """A stream whose pictures the test puts in; `asked` counts the reads that began."""

    def __init__(self, *, polled: bool) -> None:
        self.pictures: queue.Queue[CodedPicture | StreamError] = queue.Queue()
        self.asked = threading.Semaphore(0)
        self.rests_s: list[float] = []
        self._polled = Polled(self) if polled else None

    def put(self, picture: CodedPicture | StreamError) -> None:
        self.pictures.put(picture)
        self.ring()

    def ring(self) -> None:
        if self._polled is not None:
            self._polled.bell.send(b"!")

    def open(self) -> None: ...

    def read(self) -> CodedPicture:
        self.asked.release()
        picture = self.pictures.get(timeout=20)
        if isinstance(picture, StreamError):
            raise picture
        return picture

    def rest(self, rest_s: float) -> None:
        self.rests_s.append(rest_s)

    def polled(self) -> "Polled | None":
        return self._polled

    def counters(self) -> StreamCounters:
        return StreamCounters()

    def interrupt(self) -> None: ...

    def close(self) -> None:
        if self._polled is not None:
            self._polled.bell.close()
            self._polled.rope.close()


class Polled:
    """The same stream, asked without waiting; `asked` counts the pictures that were dealt with."""

    def __init__(self, stream: HandedOut) -> None:
        self._stream = stream
        self._dealing = False
        self.rope, self.bell = socket.socketpair()
        self.rope.settimeout(0)

    def fileno(self) -> int:
        return self.rope.fileno()

    def receive(self) -> bool:
        with suppress(BlockingIOError):
            self.rope.recv(4096)
        return False

    def take(self) -> CodedPicture | None:
        if self._dealing:
            self._dealing = False
            self._stream.asked.release()
        try:
            picture = self._stream.pictures.get_nowait()
        except queue.Empty:
            return None
        if isinstance(picture, StreamError):
            raise picture
        self._dealing = True
        return picture

    def holds_bytes(self) -> bool:
        return self._dealing or not self._stream.pictures.empty()

    def attend(self) -> None: ...

    def end(self) -> None: ...


class Bench:
    """A session on a thread, one slot to look at, and the pictures of a clip to hand out."""

    def __init__(self, *, pumped: bool) -> None:
        self.pump = Pump(SYSTEM_CLOCK)
        self.stream, self.meter = HandedOut(polled=pumped), Meter()
        self.canvas = Canvas(SYSTEM_CLOCK)
        self.pool = ThreadPoolExecutor(1, "catch-up")
        self.caught_up: list = []
        self.session = ThinSession(
            self.stream,
            self.canvas,
            self.meter,
            SYSTEM_CLOCK,
            submit=lambda work: self.caught_up.append(self.pool.submit(work)),
            decoding=lambda _busy: None,
            hardware=False,
        )
        self.headers = Headers.create()
        self.headers.clear_slot(0)
        self.block = SharedBlock.create(slot_bytes(SIZE_PX))
        self.reader = SlotReader(self.headers, 0, self.block, SIZE_PX)
        self.failure: StreamError | None = None
        self.pumped_at: list[int] = []
        self.number = 0
        self.thread = threading.Thread(target=self.run, name="reader")
        self.thread.start()
        self.stream.asked.acquire(timeout=20)

    def run(self) -> None:
        try:
            while True:
                self.session.run(lambda: False)
                self.stream.asked.release()  # the one that made it light was dealt with
                self.pumped_at.append(self.number)
                self.pump.carry(self.session)
        except StreamError as error:
            self.failure = error
        finally:
            self.session.end()

    def hand(self, count: int, units=None, **changes: object) -> None:
        """Hand out the next pictures and wait until they are dealt with."""
        units = units or clip()
        for _ in range(count):
            data, keyframe = units[self.number % len(units)]
            now = SYSTEM_CLOCK.mono_ns()
            picture = CodedPicture(data, Codec.H264, keyframe, False, self.number * 3600, now)
            self.number += 1
            self.stream.put(picture._replace(**changes))
            assert self.stream.asked.acquire(timeout=20)

    def show(self) -> None:
        drawing = Drawing(SIZE_PX, Fit.FIT, Rotation.NONE, WHOLE)
        self.canvas.set_outputs({0: drawing}, {0: SlotWriter(self.headers, 0, self.block, SIZE_PX)})
        self.session.wish_changed()
        for work in self.caught_up:
            work.result(timeout=20)

    def hide(self) -> None:
        self.canvas.set_outputs({}, {})
        self.session.wish_changed()

    def shown(self) -> int | None:
        taken = self.reader.take()
        return None if taken is None else number_of(np.asarray(taken.pixels))

    def end(self) -> None:
        self.stream.put(StreamError(Cause.CLOSED))
        self.thread.join(20)
        assert not self.thread.is_alive()
        self.pump.close()
        self.stream.close()
        self.pool.shutdown()


@pytest.fixture(params=[False, True], ids=["own thread", "pumped"])
def bench(request):
    bench = Bench(pumped=request.param)
    yield bench
    bench.end()


def test_ended_it_keeps_neither_decoder_nor_pictures_though_somebody_still_holds_it(bench: Bench) -> None:
    bench.show()
    bench.hand(20)
    decoder = weakref.ref(bench.session._projector._decoder)
    assert decoder() is not None
    bench.stream.put(StreamError(Cause.CLOSED))
    bench.thread.join(20)
    assert not gc.isenabled()
    assert decoder() is None
    assert bench.session.kept() == []
    assert bench.session.picture_px is not None  # what was learned of it stays


def test_a_session_is_freed_with_the_last_who_holds_it() -> None:
    made = ThinSession(
        HandedOut(polled=False),
        Canvas(SYSTEM_CLOCK),
        Meter(),
        SYSTEM_CLOCK,
        submit=lambda _work: None,
        decoding=lambda _busy: None,
        hardware=False,
    )
    session = weakref.ref(made)
    assert not gc.isenabled()
    del made
    assert session() is None


def test_hidden_it_keeps_and_does_not_decode(bench: Bench) -> None:
    bench.hand(30)
    assert bench.session.standing_by
    assert bench.meter.received == 30
    assert bench.meter.decoded == 0


def test_hidden_it_takes_its_time_and_shown_it_is_at_once_in_a_hurry(bench: Bench) -> None:
    bench.hand(20)
    bench.show()
    bench.hand(1)
    bench.hide()
    bench.hand(1)
    assert bench.stream.rests_s[0] == STANDBY_REST_S
    assert set(bench.stream.rests_s[1:-1]) == {0.0}
    assert bench.stream.rests_s[-1] == STANDBY_REST_S


def test_shown_it_has_the_newest_picture_without_waiting_for_another(bench: Bench) -> None:
    bench.hand(20)
    bench.show()
    assert bench.shown() == 19
    assert bench.meter.decoded == 20
    bench.hand(1)
    assert bench.shown() == 20


def test_shown_before_anything_came_it_begins_with_the_first_keyframe(bench: Bench) -> None:
    bench.show()
    bench.hand(1)
    assert bench.shown() == 0


def test_joined_within_a_group_it_waits_for_the_keyframe(bench: Bench) -> None:
    bench.number = 20
    bench.show()
    bench.hand(5)
    assert bench.shown() is None
    bench.hand(1)
    assert bench.shown() == 25


def test_shown_again_within_the_group_only_the_pictures_since_are_decoded(bench: Bench) -> None:
    bench.show()
    bench.hand(20)
    bench.hide()
    bench.hand(3)
    decoded = bench.meter.decoded
    assert bench.shown() == 19
    bench.show()
    assert bench.shown() == 22
    assert bench.meter.decoded == decoded + 3


def test_shown_again_in_a_later_group_it_begins_at_its_keyframe(bench: Bench) -> None:
    bench.show()
    bench.hand(20)
    bench.hide()
    bench.hand(15)
    decoded = bench.meter.decoded
    bench.show()
    assert bench.shown() == 34
    assert bench.meter.decoded == decoded + 10


def test_damaged_pictures_are_not_shown_until_a_good_one(bench: Bench) -> None:
    bench.show()
    bench.hand(10)
    bench.hand(5, damaged=True)
    assert bench.shown() == 9
    assert bench.meter.damaged == 5
    bench.number = 25
    bench.hand(1)
    assert bench.shown() == 25


def test_another_size_in_the_middle_of_a_stream_gets_a_new_decoder(bench: Bench) -> None:
    bench.show()
    bench.hand(10)
    bench.number = 0
    bench.hand(10, units=clip(640, 360))
    assert bench.session.picture_px == (640, 360)
    assert bench.shown() == 9
    bench.number = 0
    bench.hand(3)
    assert bench.session.picture_px == (320, 180)
    assert bench.shown() == 2


def test_a_large_group_is_caught_up_with_by_threads_and_goes_on_by_one(bench: Bench, monkeypatch) -> None:
    monkeypatch.setattr("scc_wall.video.thin_session.CATCH_UP_THREADS_FROM_BYTES", 10)
    bench.hand(20)
    bench.show()
    assert bench.shown() == 19
    bench.hand(3)
    assert bench.shown() == 22
    assert bench.session._projector.threads == 4
    bench.hand(3)
    assert bench.shown() == 25
    assert bench.session._projector.threads == 1


def test_pictures_that_give_nothing_end_the_stream_as_undecodable(bench: Bench) -> None:
    bench.show()
    bench.hand(5)
    bench.hand(99, data=b"\0\0\0\1\x01\xc0\x3f\xff\xff\0\0\0\1\x09\xf0", keyframe=False)
    assert bench.failure is None
    for _ in range(3):
        bench.stream.put(CodedPicture(b"\0\0\0\1\x01\xc0\x3f\xff\xff\0\0\0\1\x09\xf0", Codec.H264, False, False, 0, 0))
    bench.thread.join(20)
    assert bench.failure is not None
    assert bench.failure.cause is Cause.UNDECODABLE


def test_the_end_of_the_stream_is_told(bench: Bench) -> None:
    bench.hand(3)
    bench.stream.put(StreamError(Cause.RESET))
    bench.thread.join(20)
    assert bench.failure is not None
    assert bench.failure.cause is Cause.RESET


@pytest.fixture
def pumped():
    bench = Bench(pumped=True)
    yield bench
    bench.end()


def test_hidden_streams_are_pumped_from_their_first_picture_on(pumped: Bench) -> None:
    pumped.hand(3)
    assert pumped.pumped_at == [1]


def test_shown_streams_are_pumped_once_a_picture_was_drawn(pumped: Bench) -> None:
    pumped.show()
    pumped.number = 20  # in the middle of a group: nothing to draw before the next keyframe, the 26th picture
    pumped.hand(8)
    assert pumped.pumped_at == [26]
    assert pumped.shown() == 27


def test_large_pictures_are_pumped_only_while_they_are_hidden(pumped: Bench, monkeypatch) -> None:
    monkeypatch.setattr("scc_wall.video.projector.LIGHT_PX", 320 * 180 - 1)
    pumped.hand(2)
    assert pumped.pumped_at == [1]
    pumped.show()
    pumped.hand(3)
    assert pumped.shown() == 4
    assert pumped.pumped_at == [1]
    assert not pumped.session.standing_by
    pumped.hide()
    pumped.hand(2)
    assert len(pumped.pumped_at) == 2


def test_of_two_pictures_that_came_together_both_are_drawn_long_enough_to_be_seen(pumped: Bench, monkeypatch) -> None:
    monkeypatch.setattr(
        "scc_wall.video.pace.LATE_NS", 60_000_000_000
    )  # a busy machine makes it late, which is not the point
    pumped.show()
    pumped.hand(2)
    drawn: list[tuple[int, int]] = []
    all_drawn = threading.Event()
    show = pumped.canvas.show

    now_mono_ns = SYSTEM_CLOCK.mono_ns()

    def noted(retrieve, arrived_mono_ns: int):
        drawn.append((arrived_mono_ns - now_mono_ns, SYSTEM_CLOCK.mono_ns()))
        if len(drawn) == 4:
            all_drawn.set()
        return show(retrieve, arrived_mono_ns)

    monkeypatch.setattr(pumped.canvas, "show", noted)
    for number in (2, 3, 4, 5):
        data, keyframe = clip()[number]
        pumped.stream.pictures.put(CodedPicture(data, Codec.H264, keyframe, False, number * 3600, now_mono_ns + number))
    pumped.stream.ring()
    assert all_drawn.wait(20)
    assert [number for number, _ in drawn] == [2, 3, 4, 5]
    # Noted a little after the moment that counts, each by a different little: half of it tells the rule from none.
    assert all(later - sooner >= SEEN_NS // 2 for (_, sooner), (_, later) in pairwise(drawn))


def test_a_decoder_that_waits_for_further_pictures_is_given_back_and_catches_up(pumped: Bench) -> None:
    pumped.show()
    pumped.hand(10)
    assert pumped.pumped_at == [1]
    pumped.session._pull()  # as the decoder does
    pumped.hand(1)
    for work in pumped.caught_up:
        work.result(timeout=20)
    pumped.hand(3)
    assert pumped.shown() == 13
