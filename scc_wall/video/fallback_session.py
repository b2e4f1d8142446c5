"""One connection through OpenCV's own opening by URL, for what the thin client does not speak.

It can't stand by: OpenCV decodes what it reads. Hidden, its pictures are read and not drawn.
"""

from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.cause import Cause
from scc_wall.video.canvas import Canvas
from scc_wall.video.decoder import UrlCapture
from scc_wall.video.health import Meter
from scc_wall.video.picture import StreamError

SUSPECT_AFTER_INTERVALS: Final = 3.0
"""A read that took longer is suspect: after a stall OpenCV returns old pictures as good (design.md, decisions)."""
CAUGHT_UP_AT_INTERVALS: Final = 0.5
"""A read that waited this long was for a picture that had not arrived before: the old ones are through."""
SUSPECT_AT_MOST: Final = 250
"""Old pictures in a row; a buffer holds no more, so whoever sends faster than it says is believed after that."""


class Freshness:
    """Tells old pictures from new ones by how long the reads took."""

    def __init__(self) -> None:
        self._suspect = 0

    def fresh(self, read_s: float, interval_s: float | None) -> bool:
        """Return whether the picture of a read that took `read_s` seconds counts as new."""
        if interval_s is None:
            return True
        if read_s > SUSPECT_AFTER_INTERVALS * interval_s:
            self._suspect = 1
            return False
        if self._suspect and read_s < CAUGHT_UP_AT_INTERVALS * interval_s and self._suspect < SUSPECT_AT_MOST:
            self._suspect += 1
            return False
        self._suspect = 0
        return True


class FallbackSession:
    """One stream read by `UrlCapture`, from its first picture to its end."""

    def __init__(
        self,
        capture: UrlCapture,
        canvas: Canvas,
        meter: Meter,
        clock: Clock,
        *,
        decoding: Callable[[bool], None],
        paced_by: Callable[[float], object] | None,
        read_timeout_s: float,
    ) -> None:
        self._capture = capture
        self._canvas = canvas
        self._meter = meter
        self._clock = clock
        self._native = decoding
        self._paced_by = paced_by
        self._read_timeout_s = read_timeout_s
        self._freshness = Freshness()
        self.codec = codec_name(capture.codec)
        self.hardware = capture.hardware
        self.arrived_mono_ns: int | None = None
        self.picture_px: tuple[int, int] | None = None

    @property
    def standing_by(self) -> bool:
        """Whether its pictures are not drawn."""
        return not self._canvas.wanted

    def run(self, stopped: Callable[[], bool]) -> None:
        """Read pictures until the stream ends or `stopped`.

        Raises
        ------
        StreamError
            PICTURE_TIMEOUT if there was never a picture, STALLED or CLOSED afterwards.
        """
        while not stopped():
            started_mono_ns = self._clock.mono_ns()
            self._native(True)  # noqa: FBT003 - a flag in shared memory
            good = self._capture.grab()
            self._native(False)  # noqa: FBT003 - as above
            now_mono_ns = self._clock.mono_ns()
            read_s = seconds_between(started_mono_ns, now_mono_ns)
            if not good:
                if self.arrived_mono_ns is None:
                    raise StreamError(Cause.PICTURE_TIMEOUT, "opened by OpenCV, but no picture")
                raise StreamError(Cause.STALLED if read_s >= 0.9 * self._read_timeout_s else Cause.CLOSED)
            fresh = self._freshness.fresh(read_s, self._meter.interval_s)
            self._meter.picture(now_mono_ns, 0)
            self._meter.decoded += 1
            if fresh or self.arrived_mono_ns is None:
                self.arrived_mono_ns = now_mono_ns
                self._show(now_mono_ns)
            if self._paced_by is not None:
                self._paced_by(1 / (self._capture.frames_per_s or 25.0))

    def _show(self, arrived_mono_ns: int) -> None:
        if not self._canvas.is_asked and self.picture_px is not None:
            return
        picture_px = self._canvas.show(self._capture.retrieve, arrived_mono_ns)
        if picture_px is not None:
            self.picture_px = picture_px


def codec_name(four_letters: str) -> str | None:
    """Return the name that the wall shows for FFmpeg's four letters."""
    return {"hevc": "h265", "hev1": "h265", "avc1": "h264", "mjpg": "mjpeg"}.get(four_letters, four_letters or None)
