"""One connection through the thin client: keeps the newest group of pictures and, while wanted, decodes.

::

    STANDING_BY ──shown──► CATCHING_UP ──nothing left to decode──► LIVE
         ▲                      │                                    │
         └────────hidden────────┴───────────────hidden───────────────┘

The projector belongs to the catch-up thread in CATCHING_UP, else to the thread that reads; the state changes under one
lock, so it is handed over, never shared. The reading thread alone reads the stream: blocked in it, it could not start
decoding the moment its camera is shown. That is the stream's own reader thread until the stream is known to be light,
then the pump's, which never waits for one stream (`run`; `gather` and `step`).
"""

import threading
import weakref
from collections.abc import Callable
from enum import Enum
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.cause import Cause
from scc_wall.video.canvas import Canvas
from scc_wall.video.gop import GroupOfPictures
from scc_wall.video.health import Meter
from scc_wall.video.picture import CodedPicture, PictureStream, PolledStream, StreamError
from scc_wall.video.picture_ring import PictureRing
from scc_wall.video.projector import Projector

CATCH_UP_THREADS: Final = 4
CATCH_UP_THREADS_FROM_BYTES: Final = 200_000
"""A kept group of more bytes is caught up with by several threads; a sub-stream's is decoded faster by one."""
WARM_NS: Final = 10_000_000_000
"""A hidden stream keeps its decoder so long: shown again, only the pictures since are decoded."""
HAND_OVER_S: Final = 10.0
"""How long an ended stream waits for its catch-up to notice; a bound only, a catch-up takes tenths of a second."""
STANDBY_REST_S: Final = 0.1
"""Hidden streams are read that seldom: one look for the packets of two or three pictures instead of one for each. Half
of it costs half as much again (36 streams: 0.14 core instead of 0.10), and is no sooner on the screen when shown."""


SEEN_NS: Final = 10_000_000
"""The wall looks for new pictures every 10 ms. Of two that came together, the second is drawn when the first was seen:
else it would take its place unseen (of 36 streams on a busy machine 97 to 99.9 % were shown without, 100 % with it)."""


class Step(Enum):
    """What the pump should do with a session next."""

    DONE = "done"
    AGAIN = "again"
    """In its next round, even if nothing more comes."""
    LEAVE = "leave"
    """Give it back: only a thread of its own can go on."""


class Decoding(Enum):
    """Who decodes; drawn above."""

    STANDING_BY = "standing-by"
    CATCHING_UP = "catching-up"
    LIVE = "live"


# Members by a name of their own: one look-up instead of two, a dozen times a picture.
_DONE, _AGAIN, _LEAVE = Step.DONE, Step.AGAIN, Step.LEAVE
_LIVE, _STANDING_BY, _CATCHING_UP = Decoding.LIVE, Decoding.STANDING_BY, Decoding.CATCHING_UP


def _nobody() -> None:
    """Tell nobody."""


class ThinSession:
    """One open stream, from its first picture to its end.

    Parameters
    ----------
    submit
        Runs a catch-up on another thread.
    decoding
        Told True before and False after native decoding: whom to suspect after a crash.
    """

    def __init__(
        self,
        stream: PictureStream,
        canvas: Canvas,
        meter: Meter,
        clock: Clock,
        *,
        submit: Callable[[Callable[[], None]], object],
        decoding: Callable[[bool], None],
        hardware: bool,
    ) -> None:
        self._stream = stream
        self._canvas = canvas
        self._meter = meter
        self._clock = clock
        self._submit = submit
        alive = weakref.ref(self)  # else the two would hold each other, see `end`

        def pull() -> CodedPicture | None:
            session = alive()
            return None if session is None else session._pull()  # noqa: SLF001 - its own

        self._projector = Projector(canvas, meter, clock, pull=pull, native=decoding, hardware=hardware)
        self._gop = GroupOfPictures()
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._state = _STANDING_BY
        self._ended = False
        self._failure: StreamError | None = None
        self._decoded_serial = 0
        self._hidden_mono_ns = 0
        self._polled: PolledStream | None = None
        self._next: CodedPicture | None = None  # kept already, to be decoded in this round
        self._gathered = False
        self._more = True  # something may wait that the pump will not be told of
        self._in_order = True
        self._told_of_state: Callable[[], None] = _nobody
        self.newest: CodedPicture | None = None

    @property
    def arrived_mono_ns(self) -> int | None:
        """When the newest good picture arrived, None before the first."""
        return None if self.newest is None else self.newest.arrived_mono_ns

    @property
    def codec(self) -> str | None:
        """`h264` or `h265`, None before the first picture."""
        return None if self.newest is None else str(self.newest.codec)

    @property
    def standing_by(self) -> bool:
        """Whether pictures are kept, not decoded."""
        return self._state is _STANDING_BY

    @property
    def hardware(self) -> bool:
        """Whether hardware decodes."""
        return self._projector.hardware

    @property
    def picture_px(self) -> tuple[int, int] | None:
        """(width, height) of the decoded pictures, None before the first."""
        return self._projector.picture_px

    def run(self, stopped: Callable[[], bool]) -> None:
        """Read pictures until the stream ends, `stopped`, or the pump may take over; the caller opened the stream.

        Raises
        ------
        StreamError
            When the stream ended or can't be decoded.
        """
        with self._lock:
            self._become(self._state)
        while not stopped():
            self._raise_failure()
            self._take(self._stream.read())
            if self._is_light() and (polled := self._stream.polled()) is not None:
                self._polled = polled
                self._more = True
                return

    def end(self) -> None:
        """Wait for a catch-up to notice that the stream ended, and free what it decoded with; the caller closes it.

        Nothing of it may wait for Python to look for cycles, which is next to never here: decoder and pictures are 2 to
        20 MB, and whoever asks why it ended may hold the session by the error's trace.
        """
        with self._lock:
            self._ended = True
            self._changed.notify_all()
            if self._changed.wait_for(lambda: self._state is not _CATCHING_UP, timeout=HAND_OVER_S):
                self._projector.drop()
                self._gop = GroupOfPictures()
            self._told_of_state = _nobody
            self._polled = None

    # ---- for the pump

    def fileno(self) -> int:
        """Return the descriptor to be waited for."""
        assert self._polled is not None
        return self._polled.fileno()

    def tell_of_state(self, told: Callable[[], None]) -> None:
        """Have `told` called after each change of state, from whichever thread; the lock is held, it must not wait."""
        self._told_of_state = told

    def look_again(self) -> None:
        """Have the pump step it though nothing may have come, since its stream was interrupted; from any thread."""
        self._told_of_state()

    def step(self) -> Step:
        """Take what has come (or what was gathered of it), never waiting.

        Raises
        ------
        StreamError
            When the stream ended or can't be decoded.
        """
        if not self._gathered or (self._more and self._next is None):  # time has passed since, so it may be shown now
            self.gather()
        projector = self._projector
        while (picture := self._next) is not None:
            self._next = None
            projector.project(picture)
            if not (projector.is_light and self._in_order):
                self._gathered = False
                return _LEAVE
            if self._more:
                self.gather()  # the next one, if this was not drawn
        self._gathered = False
        return _AGAIN if self._more else _DONE

    def gather(self) -> None:
        """Receive what has come, and keep it up to the next picture to decode, which `step` does.

        Apart from that: Python's own part of it is quicker where it is done for several streams in a row, as decoding a
        picture drives everything else out of the caches (decision 0086).

        Raises
        ------
        StreamError
            When the stream ended or can't be decoded.
        """
        if self._failure is not None:
            raise self._failure
        polled = self._polled
        assert polled is not None
        more = self._more or polled.receive()
        self._gathered = True
        now_mono_ns = self._clock.mono_ns()
        # The picture drawn last, if it is drawing, must have been there long enough to be seen.
        while self._state is not _LIVE or now_mono_ns - self._projector.drawn_mono_ns >= SEEN_NS:
            picture = polled.take()
            if picture is not None:
                if self._keep(picture):
                    self._next = picture
                    break
            elif more:
                more = polled.receive()
            else:
                self._more = False
                return
        # What was not received yet will be told of again.
        self._more = polled.holds_bytes()

    def attend(self) -> None:
        """Do what time asks for, a few times a second; raises `StreamError` when no picture came for too long."""
        assert self._polled is not None
        self._polled.attend()

    def give_back(self) -> None:
        """Let the reader's own thread go on; called by it, when the pump does not touch the session any more."""
        self._told_of_state = _nobody
        if self._polled is not None:
            self._polled.end()
            self._polled = None
        if not self._in_order and self._state is _LIVE:  # the decoder was told that the stream ended
            with self._lock:
                self._projector.drop()
                self._become(_STANDING_BY)
            self.wish_changed()

    def _is_light(self) -> bool:
        """Return whether the pump may read it: nothing of it takes long or waits for further pictures."""
        if self._state is not _LIVE:
            return self._state is _STANDING_BY or self._polled is not None
        return self._in_order and self._projector.is_light

    def kept(self) -> list[CodedPicture]:
        """Return the kept pictures from the keyframe to the newest; from any thread."""
        with self._lock:
            return self._gop.since(self._gop.first_serial) or []

    # ---- for replay

    def record(self, ring: PictureRing | None) -> None:
        """Have each picture kept in a ring from now on, beginning with what is kept already; None: no longer."""
        with self._lock:
            if ring is not None and self._gop.ring is not ring:
                ring.interrupted()
                for picture in self._gop.since(self._gop.first_serial) or ():
                    ring.add(picture)
            self._gop.ring = ring

    # ---- shown or hidden

    def wish_changed(self) -> None:
        """Look again whether the camera is shown; from the control thread."""
        with self._lock:
            if not self._canvas.wanted or self._state is not _STANDING_BY or self._ended:
                return
            if len(self._gop) == 0:
                self._become(_LIVE)  # begins with the next keyframe
                return
            self._become(_CATCHING_UP)
        self._submit(self._catch_up)

    def _become(self, state: Decoding) -> None:
        """Change the state; who stands by is in no hurry. The lock is held."""
        self._state = state
        self._told_of_state()
        self._stream.rest(STANDBY_REST_S if state is _STANDING_BY else 0.0)

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _take(self, picture: CodedPicture) -> None:
        """Do with a picture what the state asks for."""
        if self._keep(picture):
            self._projector.project(picture)

    def _keep(self, picture: CodedPicture) -> bool:
        """Count and keep a picture; return whether it is to be decoded now."""
        self._count(picture)
        with self._lock:
            serial = self._gop.add(picture)
            if self._state is _LIVE and not self._canvas.wanted:
                self._become(_STANDING_BY)
                self._hidden_mono_ns = picture.arrived_mono_ns
                self._canvas.forget()
            if self._state is not _LIVE:
                self._cool_down(picture.arrived_mono_ns)
                if self._state is _CATCHING_UP:
                    self._changed.notify_all()
                return False
        self._decoded_serial = serial
        return True

    def _count(self, picture: CodedPicture) -> None:
        self._meter.picture(picture.arrived_mono_ns, len(picture.data), damaged=picture.damaged)
        if not picture.damaged:
            self.newest = picture

    def _cool_down(self, now_mono_ns: int) -> None:
        """Drop the decoder of a stream that has been hidden for long; the lock is held."""
        if self._state is _STANDING_BY and now_mono_ns - self._hidden_mono_ns > WARM_NS:
            self._projector.drop()

    # ---- decoding, on the thread that owns the projector

    def _pull(self) -> CodedPicture | None:
        """Return the next picture for a decoder that reorders; None at the end. Called from C++: must not raise."""
        try:
            if self._state is _CATCHING_UP:
                with self._lock:
                    self._changed.wait_for(lambda: self._ended or self._gop.next_serial > self._decoded_serial)
                    newer = None if self._ended else self._gop.since(self._decoded_serial)
                    if not newer:
                        return None
                    self._decoded_serial += 1
                    return newer[0]
            if self._polled is not None:  # the pump must not wait
                self._in_order = False
                return None
            picture = self._stream.read()
            self._count(picture)
            with self._lock:
                self._gop.add(picture)
                self._decoded_serial = self._gop.next_serial
        except StreamError as error:
            self._failure = error
            return None
        else:
            return picture

    # ---- catching up, on another thread

    def _catch_up(self) -> None:
        """Decode the kept pictures up to the newest, show it, and hand the decoder to the thread that reads."""
        try:
            while not self._caught_up():
                self._projector.catch_up()
        except StreamError as error:
            self._give_up(error)
        except BaseException:
            self._give_up(StreamError(Cause.INTERNAL, "catching up failed"))
            raise

    def _give_up(self, error: StreamError) -> None:
        with self._lock:
            self._failure = error
            self._projector.drop()
            self._become(_STANDING_BY)
            self._changed.notify_all()

    def _caught_up(self) -> bool:
        """Put what was kept since the last picture decoded; if nothing is left, hand over and return True."""
        with self._lock:
            kept = self._gop.since(self._gop.first_serial) or []
            rest = self._gop.since(self._decoded_serial) if self._projector.is_set else None
            if self._ended or not kept or (rest is not None and not rest):
                self._become(_LIVE if self._canvas.wanted else _STANDING_BY)
                self._changed.notify_all()
                return True
            self._decoded_serial = self._gop.next_serial
        for picture in self._from_where(kept, rest):
            self._projector.put(picture)
        return False

    def _from_where(self, kept: list[CodedPicture], rest: list[CodedPicture] | None) -> list[CodedPicture]:
        """Return the pictures to decode: the rest with the warm decoder, or all kept ones from the keyframe on."""
        if rest is not None and len(rest) <= len(kept) // 2:
            return rest
        many = sum(len(picture.data) for picture in kept) > CATCH_UP_THREADS_FROM_BYTES
        self._projector.set_up(kept[0], CATCH_UP_THREADS if many else 1)
        return kept
