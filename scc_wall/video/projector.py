"""From coded pictures to drawn ones: one stream's decoder and what is kept beside it."""

from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.cause import Cause
from scc_wall.video.canvas import Canvas
from scc_wall.video.decoder import StreamDecoder, parameter_sets
from scc_wall.video.health import Meter
from scc_wall.video.pace import Pace
from scc_wall.video.picture import CodedPicture, StreamError

UNDECODABLE_AFTER: Final = 100
"""Pictures in a row that gave nothing before the stream counts as undecodable: 4 s at 25 pictures a second."""
LIGHT_PX: Final = 500_000
"""Pictures of at most so many pixels take a millisecond or two."""


class Projector:
    """Decodes the pictures put into it and draws the last of them; used by one thread at a time.

    Parameters
    ----------
    pull
        See `StreamDecoder`.
    native
        Told True before and False after native decoding.
    """

    def __init__(
        self,
        canvas: Canvas,
        meter: Meter,
        clock: Clock,
        *,
        pull: Callable[[], CodedPicture | None],
        native: Callable[[bool], None],
        hardware: bool,
    ) -> None:
        self._canvas = canvas
        self._meter = meter
        self._clock = clock
        self._pull = pull
        self._native = native
        self._hardware = hardware
        self._pace = Pace()
        self._decoder: StreamDecoder | None = None
        self._sets = b""
        self._fruitless = 0
        self.picture_px: tuple[int, int] | None = None
        self.drawn_mono_ns = 0
        self.is_light = False
        """Whether it has drawn, and `project` neither takes long nor waits for anything."""

    @property
    def is_set(self) -> bool:
        """Whether there is a decoder: it began at a keyframe."""
        return self._decoder is not None

    @property
    def threads(self) -> int:
        """How many threads decode, 0 without a decoder."""
        return 0 if self._decoder is None else self._decoder.threads

    @property
    def hardware(self) -> bool:
        """Whether hardware decodes."""
        return self._decoder is not None and self._decoder.hardware

    def meet(self, keyframe: CodedPicture) -> None:
        """Begin anew where needed: no decoder yet, another format, or one with threads left from catching up."""
        sets = parameter_sets(keyframe)
        if keyframe.damaged and sets != self._sets:
            self.drop()  # whatever it says of its format can't be trusted
        elif self.threads != 1 or sets != self._sets:
            self._begin(keyframe, sets, threads=1)

    def set_up(self, keyframe: CodedPicture, threads: int) -> None:
        """Have a decoder for that keyframe, with so many threads."""
        sets = parameter_sets(keyframe)
        if self.threads != threads or sets != self._sets:
            self._begin(keyframe, sets, threads)

    def drop(self) -> None:
        """Give the decoder up."""
        self._decoder = None
        self.is_light = False

    def put(self, picture: CodedPicture) -> None:
        """Hand in the next picture."""
        assert self._decoder is not None
        self._decoder.put(picture)

    def project(self, newest: CodedPicture) -> None:
        """Decode the next picture, and draw what comes out unless it is damaged or too late.

        Nothing without a decoder, which begins with a keyframe (`meet`).

        Raises
        ------
        StreamError
            UNDECODABLE.
        """
        if newest.keyframe:
            self.meet(newest)
        decoder = self._decoder
        if decoder is not None:
            decoder.put(newest)
            picture = self._through(decoder)
            if picture is not None and not picture.damaged:
                self._show(decoder, picture)

    def catch_up(self) -> None:
        """Decode all that was put and draw the last picture, as `project` does. It waited on purpose: not late."""
        assert self._decoder is not None
        picture = self._through(self._decoder)
        if picture is not None:
            self._pace.reset()
            if not picture.damaged:
                self._show(self._decoder, picture)

    def _begin(self, keyframe: CodedPicture, sets: bytes, threads: int) -> None:
        self._sets = sets
        self.is_light = False
        self._decoder = StreamDecoder(keyframe.codec, self._pull, threads=threads, hardware=self._hardware)

    def _through(self, decoder: StreamDecoder) -> CodedPicture | None:
        """Decode all that was put; return what was put in for the last picture that came out."""
        picture = None
        self._native(True)  # noqa: FBT003 - a flag in shared memory
        try:
            while decoder.unread:
                out = decoder.grab()
                if out is not None:
                    picture = out
                    self._meter.decoded += 1
        finally:
            self._native(False)  # noqa: FBT003 - as above
        self._fruitless = 0 if picture is not None else self._fruitless + 1
        if self._fruitless > UNDECODABLE_AFTER:
            raise StreamError(Cause.UNDECODABLE, f"{self._fruitless} pictures in a row gave nothing")
        return picture

    def _show(self, decoder: StreamDecoder, picture: CodedPicture) -> None:
        """Draw the picture that came out last, unless others wait behind it already."""
        now_mono_ns = self._clock.mono_ns()
        if self._pace.behind(picture.arrived_mono_ns, picture.rtp_timestamp, now_mono_ns):
            self._meter.dropped += 1
            return
        picture_px = self._canvas.show(decoder.retrieve, picture.arrived_mono_ns)
        if picture_px is not None:
            self.drawn_mono_ns = now_mono_ns
            if picture_px != self.picture_px or not self.is_light:
                self.picture_px = picture_px
                self.is_light = _is_light(decoder, picture_px)


def _is_light(decoder: StreamDecoder, picture_px: tuple[int, int]) -> bool:
    """Return whether pictures of that size neither take long nor wait for anything."""
    small = picture_px[0] * picture_px[1] <= LIGHT_PX
    return small and decoder.threads == 1 and decoder.in_order and not decoder.hardware
