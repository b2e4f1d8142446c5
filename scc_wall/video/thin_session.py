"""One connection through the thin client: keeps the newest group of pictures and, while wanted, decodes.

::

    STANDING_BY ──shown──► CATCHING_UP ──nothing left to decode──► LIVE
         ▲                      │                                    │
         └────────hidden────────┴───────────────hidden───────────────┘

The decoder belongs to the catch-up thread in CATCHING_UP, else to the reader thread; the state changes under one lock,
so it is handed over, never shared. The reader thread alone reads the stream: blocked in it, it could not start
decoding the moment its camera is shown.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.cause import Cause
from scc_wall.video.canvas import Canvas
from scc_wall.video.decoder import PictureStamp, StreamDecoder, parameter_sets
from scc_wall.video.gop import GroupOfPictures
from scc_wall.video.health import Meter
from scc_wall.video.pace import Pace
from scc_wall.video.picture import CodedPicture, PictureStream, StreamError

CATCH_UP_THREADS: Final = 4
CATCH_UP_THREADS_FROM_BYTES: Final = 200_000
"""A kept group of more bytes is caught up with by several threads; a sub-stream's is decoded faster by one."""
WARM_NS: Final = 10_000_000_000
"""A hidden stream keeps its decoder so long: shown again, only the pictures since are decoded."""
HAND_OVER_S: Final = 10.0
"""How long an ended stream waits for its catch-up to notice; a bound only, a catch-up takes tenths of a second."""
UNDECODABLE_AFTER: Final = 100
"""Pictures in a row that gave nothing before the stream counts as undecodable: 4 s at 25 pictures a second."""
STANDBY_REST_S: Final = 0.05
"""Hidden streams are read that seldom: one wake-up for all packets of a picture or two instead of one for each."""


class Decoding(Enum):
    """Who decodes; drawn above."""

    STANDING_BY = "standing-by"
    CATCHING_UP = "catching-up"
    LIVE = "live"


class ThinSession:
    """One open stream, from its first picture to its end.

    Parameters
    ----------
    submit
        Runs a catch-up on another thread.
    turn
        Held while decoding and drawing, not while waiting.
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
        turn: AbstractContextManager[object],
        decoding: Callable[[bool], None],
        hardware: bool,
    ) -> None:
        self._stream = stream
        self._canvas = canvas
        self._meter = meter
        self._clock = clock
        self._submit = submit
        self._turn = turn
        self._native = decoding
        self._hardware = hardware
        self._gop = GroupOfPictures()
        self._pace = Pace()
        self._changed = threading.Condition()
        self._state = Decoding.STANDING_BY
        self._ended = False
        self._failure: StreamError | None = None
        self._decoder: StreamDecoder | None = None
        self._sets = b""
        self._decoded_serial = 0
        self._hidden_mono_ns = 0
        self._fruitless = 0
        self.newest: CodedPicture | None = None
        self.picture_px: tuple[int, int] | None = None

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
        return self._state is Decoding.STANDING_BY

    @property
    def hardware(self) -> bool:
        """Whether hardware decodes."""
        return self._decoder is not None and self._decoder.hardware

    def run(self, stopped: Callable[[], bool]) -> None:
        """Read pictures until the stream ends or `stopped`; the caller opened it and closes it.

        Raises
        ------
        StreamError
            When the stream ended or can't be decoded.
        """
        with self._changed:
            self._become(self._state)
        try:
            while not stopped():
                self._next()
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._state is not Decoding.CATCHING_UP, timeout=HAND_OVER_S)

    def wish_changed(self) -> None:
        """Look again whether the camera is shown; from the control thread."""
        with self._changed:
            if not self._canvas.wanted or self._state is not Decoding.STANDING_BY or self._ended:
                return
            if len(self._gop) == 0:
                self._become(Decoding.LIVE)  # begins with the next keyframe
                return
            self._become(Decoding.CATCHING_UP)
        self._submit(self._catch_up)

    def _become(self, state: Decoding) -> None:
        """Change the state; who stands by is in no hurry. The lock is held."""
        self._state = state
        self._stream.rest(STANDBY_REST_S if state is Decoding.STANDING_BY else 0.0)

    def _next(self) -> None:
        """Read one picture and do with it what the state asks for."""
        if self._failure is not None:
            raise self._failure
        picture = self._received()
        with self._changed:
            self._gop.add(picture)
            if self._state is Decoding.LIVE and not self._canvas.wanted:
                self._become(Decoding.STANDING_BY)
                self._hidden_mono_ns = picture.arrived_mono_ns
                self._canvas.forget()
            if self._state is not Decoding.LIVE:
                self._cool_down(picture.arrived_mono_ns)
                self._changed.notify_all()
                return
        self._decode(picture)

    def _received(self) -> CodedPicture:
        """Read the next picture from the stream and count it."""
        picture = self._stream.read()
        self._meter.picture(picture.arrived_mono_ns, len(picture.data))
        if picture.damaged:
            self._meter.damaged += 1
        else:
            self.newest = picture
        return picture

    def _cool_down(self, now_mono_ns: int) -> None:
        """Drop the decoder of a stream that has been hidden for long; the lock is held."""
        if self._state is Decoding.STANDING_BY and now_mono_ns - self._hidden_mono_ns > WARM_NS:
            self._decoder = None

    # ---- decoding, on the thread that owns the decoder

    def _decode(self, picture: CodedPicture) -> None:
        """Decode the newest picture and show it."""
        if picture.keyframe:
            self._at_keyframe(picture)
        if self._decoder is None:
            return
        self._decoder.put(picture)
        self._decoded_serial = self._gop.next_serial
        with self._turn:
            stamp = self._through(self._decoder)
            if stamp is not None:
                self._show(self._decoder, stamp)

    def _at_keyframe(self, picture: CodedPicture) -> None:
        """Begin anew where needed: no decoder yet, another format, or one with threads left from catching up."""
        sets = parameter_sets(picture)
        if picture.damaged and sets != self._sets:
            self._decoder = None  # whatever it says of its format can't be trusted
            return
        if self._decoder is None or self._decoder.threads > 1 or sets != self._sets:
            self._begin(picture, threads=1)

    def _begin(self, keyframe: CodedPicture, threads: int) -> None:
        self._sets = parameter_sets(keyframe)
        self._decoder = StreamDecoder(keyframe.codec, self._pull, threads=threads, hardware=self._hardware)

    def _through(self, decoder: StreamDecoder) -> PictureStamp | None:
        """Decode all that was put; return the stamp of the last picture that came out."""
        stamp = None
        self._native(True)  # noqa: FBT003 - a flag in shared memory
        try:
            while decoder.unread:
                out = decoder.grab()
                if out is not None:
                    stamp = out
                    self._meter.decoded += 1
        finally:
            self._native(False)  # noqa: FBT003 - as above
        self._fruitless = 0 if stamp is not None else self._fruitless + 1
        if self._fruitless > UNDECODABLE_AFTER:
            raise StreamError(Cause.UNDECODABLE, f"{self._fruitless} pictures in a row gave nothing")
        return stamp

    def _show(self, decoder: StreamDecoder, stamp: PictureStamp) -> None:
        """Draw the picture that came out last, unless it is damaged or others wait behind it already."""
        if stamp.damaged:
            return
        now_mono_ns = self._clock.mono_ns()
        if self._pace.behind(stamp.arrived_mono_ns, stamp.rtp_timestamp, now_mono_ns):
            self._meter.dropped += 1
            return
        picture_px = self._canvas.show(decoder.retrieve, stamp.arrived_mono_ns, stamp.rtp_timestamp)
        if picture_px is not None:
            self.picture_px = picture_px

    def _pull(self) -> CodedPicture | None:
        """Return the next picture for a decoder that reorders; None at the end. Called from C++: must not raise."""
        try:
            if self._state is Decoding.CATCHING_UP:
                with self._changed:
                    self._changed.wait_for(lambda: self._ended or self._gop.next_serial > self._decoded_serial)
                    newer = None if self._ended else self._gop.since(self._decoded_serial)
                    if not newer:
                        return None
                    self._decoded_serial += 1
                    return newer[0]
            picture = self._received()
            with self._changed:
                self._gop.add(picture)
                self._decoded_serial = self._gop.next_serial
        except StreamError as error:
            self._failure = error
            return None
        else:
            return picture

    # ---- catching up, on another thread

    def _catch_up(self) -> None:
        """Decode the kept pictures up to the newest, show it, and hand the decoder to the reader thread."""
        try:
            while not self._caught_up():
                decoder = self._decoder
                assert decoder is not None
                with self._turn:
                    stamp = self._through(decoder)
                    if stamp is not None:
                        self._pace.reset()
                        self._show(decoder, stamp)
        except StreamError as error:
            self._give_up(error)
        except BaseException:
            self._give_up(StreamError(Cause.INTERNAL, "catching up failed"))
            raise

    def _give_up(self, error: StreamError) -> None:
        with self._changed:
            self._failure = error
            self._decoder = None
            self._become(Decoding.STANDING_BY)
            self._changed.notify_all()

    def _caught_up(self) -> bool:
        """Put what was kept since the last picture decoded; if nothing is left, hand over and return True."""
        with self._changed:
            kept = self._gop.since(self._gop.first_serial) or []
            rest = None if self._decoder is None else self._gop.since(self._decoded_serial)
            if self._ended or not kept or (rest is not None and not rest):
                self._become(Decoding.LIVE if self._canvas.wanted else Decoding.STANDING_BY)
                self._changed.notify_all()
                return True
            self._decoded_serial = self._gop.next_serial
        for picture in self._from_where(kept, rest):
            assert self._decoder is not None
            self._decoder.put(picture)
        return False

    def _from_where(self, kept: list[CodedPicture], rest: list[CodedPicture] | None) -> list[CodedPicture]:
        """Return the pictures to decode: the rest with the warm decoder, or all kept ones from the keyframe on."""
        if rest is not None and len(rest) <= len(kept) // 2:
            return rest
        many = sum(len(picture.data) for picture in kept) > CATCH_UP_THREADS_FROM_BYTES
        threads = CATCH_UP_THREADS if many else 1
        if self._decoder is None or self._decoder.threads != threads or parameter_sets(kept[0]) != self._sets:
            self._begin(kept[0], threads)
        return kept
