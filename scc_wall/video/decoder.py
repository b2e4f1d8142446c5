"""The one module with `cv2.VideoCapture`: pictures of the thin client through its byte stream, or a whole URL.

A capture belongs to one thread at a time and is released by dropping it there: releasing it while another thread
grabs is a crash (design.md, decisions).
"""

import logging
import weakref
from collections import deque
from collections.abc import Callable
from typing import Final

import cv2

from scc_wall.domain.cause import Cause
from scc_wall.video.picture import Codec, CodedPicture, StreamError
from scc_wall.video.picture_bytes import PictureBytes
from scc_wall.video.pixels import Pixels
from scc_wall.video.primer import primer

log = logging.getLogger(__name__)

_DELIMITER: Final = {Codec.H264: b"\0\0\0\1\x09\xf0", Codec.H265: b"\0\0\0\1\x46\x01\x50"}
PUSHER: Final = {
    Codec.H264: b"\0\0\0\1\x01\xc0\x3f\xff\xff" + _DELIMITER[Codec.H264],
    Codec.H265: b"\0\0\0\1\x02\x01\x80\x7f\xff\xff\x80" + _DELIMITER[Codec.H265],
}
"""A slice that names a parameter set which can't exist (number 510; H.264 has 256, H.265 has 64), so the decoder
refuses it at its first bits and nothing of a picture is touched.

With n threads FFmpeg hands a picture out when n - 1 more came in; n - 1 pushers behind the newest picture get it out
at once. Measured: 49 pictures of 1920×1080, decoded by four threads in 249 ms against 476 with one, last picture
bit for bit the same, H.265 likewise (369 against 690)."""


PROBED_BYTES: Final = 4096
"""FFmpeg reads 2048 bytes to recognise a format (its `PROBE_BUF_MIN`), 4096 if a long SEI stands before the slice, and
waits for them: with a small first picture (a night scene) it would wait for the pictures after it. So a smaller one is
filled up with a filler NAL unit, to no more than one read of OpenCV's, so that nothing of it stays unread."""
_FILLER: Final = {Codec.H264: b"\0\0\0\1\x0c", Codec.H265: b"\0\0\0\1\x4c\x01"}  # H.264 type 12, H.265 type 38


class StreamDecoder:
    """A software or hardware decoder fed with coded pictures, starting at a keyframe.

    Parameters
    ----------
    pull
        Called when the decoder wants a picture beyond those put, which happens with reordered pictures only; blocks
        for the next one, returns None at the stream's end.
    threads
        1 for live pictures: more would add delay or pushers. More to catch up with a kept group of pictures.
    """

    def __init__(
        self,
        codec: Codec,
        pull: Callable[[], CodedPicture | None],
        *,
        threads: int = 1,
        hardware: bool = False,
    ) -> None:
        self.threads = threads
        self.codec = codec
        self.hardware = False
        self._hardware_wanted = hardware
        self._pull = pull
        self._waiting: deque[CodedPicture] = deque()
        self._inside: deque[CodedPicture] = deque()
        self._pushers_left = 0
        self._primer = b""
        """What goes in before the first picture, until it was read."""
        self._is_primed = False
        """Whether it is inside."""
        self._delay: int | None = None
        alive = weakref.ref(self)  # OpenCV holds the stream: through it the decoder would hold itself, for ever

        def next_bytes() -> bytes:
            decoder = alive()
            return b"" if decoder is None else decoder._next_bytes()  # noqa: SLF001 - its own

        self._bytes = PictureBytes(next_bytes)
        self._rest = self._bytes.rest
        self._capture: cv2.VideoCapture | None = None

    @property
    def unread(self) -> bool:
        """Whether something put was not read by the decoder yet: then `grab` returns without pulling."""
        return bool(self._waiting) or self._pushers_left > 0 or not self._rest.used_up

    @property
    def in_order(self) -> bool:
        """Whether a picture came out, and each comes out before the next goes in."""
        return self._delay == 0

    def put(self, picture: CodedPicture) -> None:
        """Hand in the next picture; `grab` decodes it."""
        self._waiting.append(picture)
        self._pushers_left = self.threads - 1

    def grab(self) -> CodedPicture | None:
        """Decode until a picture comes out; return what was put in for it, None if what was read gave none.

        Raises
        ------
        StreamError
            UNDECODABLE if the decoder can't be opened with the pictures put.
        """
        if self._capture is None:
            self._open()
        assert self._capture is not None
        if not self._capture.grab():
            return None
        if self._is_primed:  # the first picture out is the primer
            self._is_primed = False
            return self.grab() if self.unread else None
        if self._delay == 0 and len(self._inside) == 1:  # as nearly always
            return self._inside.popleft()
        return self._out()

    def retrieve(self, memory: Pixels | None = None) -> Pixels | None:
        """Return the picture of the last `grab`, ``(height, width, 3) uint8, BGR``, in `memory` if it fits."""
        assert self._capture is not None
        return _retrieved(self._capture, memory)

    def _open(self) -> None:
        parameters = [cv2.CAP_PROP_N_THREADS, self.threads]
        if self._hardware_wanted:
            parameters += [cv2.CAP_PROP_HW_ACCELERATION, cv2.VIDEO_ACCELERATION_ANY]
        elif self._waiting:
            self._prime(self._waiting[0])
        self._is_primed = bool(self._primer)
        capture = cv2.VideoCapture(self._bytes, cv2.CAP_FFMPEG, parameters)
        if not capture.isOpened():
            raise StreamError(Cause.UNDECODABLE, f"OpenCV does not open this {self.codec} stream")
        self.hardware = capture.get(cv2.CAP_PROP_HW_ACCELERATION) > 0
        self._capture = capture

    def _prime(self, keyframe: CodedPicture) -> None:
        """Have FFmpeg probe something cheaper than a keyframe."""
        if self.codec is Codec.H264 and (made := primer(parameter_sets(keyframe))):
            self._primer = made + _DELIMITER[Codec.H264]

    def _next_bytes(self) -> bytes:
        """Return the primer if there is one, the next picture, then the pushers one by one, then pull."""
        if self._primer:
            data, self._primer = self._primer, b""
            return self._filled(data)
        if not self._waiting and self._pushers_left > 0:
            self._pushers_left -= 1
            return PUSHER[self.codec]
        picture = self._waiting.popleft() if self._waiting else self._pulled()
        if picture is None:
            return b""
        self._inside.append(picture)
        return picture.data if self._capture is not None else self._filled(picture.data)

    def _filled(self, data: bytes) -> bytes:
        """Return the first picture, no smaller than FFmpeg's probing wants it."""
        if len(data) < PROBED_BYTES - 8:
            return (data + _FILLER[self.codec]).ljust(PROBED_BYTES - 1, b"\xff") + b"\x80"
        return data

    def _pulled(self) -> CodedPicture | None:
        """Return what `pull` gives. An exception must not pass through C++, where it is a crash (tried)."""
        try:
            return self._pull()
        except Exception:
            log.exception("no further picture for the decoder")
            return None

    def _out(self) -> CodedPicture:
        """Return what was put in for the picture that just came out.

        The decoder gives no time back. What stays inside once it began (`_delay`) is its reordering; anything beyond
        was swallowed as undecodable and is forgotten, so that a lost picture can't make later ones look old.
        """
        inside = self._inside
        if not inside:
            raise StreamError(Cause.UNDECODABLE, "more pictures came out than went in")
        if self._delay is None:
            self._delay = len(inside) - 1
        while len(inside) > self._delay + 1:
            inside.popleft()
        if len(inside) == 1:
            return inside.popleft()
        first = inside[0].rtp_timestamp  # in the order of showing; timestamps wrap at 2**32
        earliest = min(inside, key=lambda picture: (picture.rtp_timestamp - first + 2**31) % 2**32)
        inside.remove(earliest)
        return earliest


def parameter_sets(picture: CodedPicture) -> bytes:
    """Return what stands before the first slice of a keyframe that decides size and format: its parameter sets.

    OpenCV keeps the size that it opened with, and reads beyond a smaller picture's end after a change: a stream whose
    parameter sets change needs a new decoder.
    """
    data, sets = picture.data, []
    start = data.find(b"\0\0\1")
    while start >= 0 and start + 3 < len(data):
        header = data[start + 3]
        kind = header & 31 if picture.codec is Codec.H264 else header >> 1 & 63
        slice_kinds = range(1, 6) if picture.codec is Codec.H264 else range(32)
        if kind in slice_kinds:
            break
        end = data.find(b"\0\0\1", start + 3)
        if kind in ((7,) if picture.codec is Codec.H264 else (33,)):
            sets.append(data[start : end if end >= 0 else len(data)].rstrip(b"\0"))
        start = end
    return b"".join(sets)


class UrlCapture:
    """A stream that OpenCV opens by itself: the fallback.

    Parameters
    ----------
    url
        With credentials; never logged.

    Raises
    ------
    StreamError
        UNSUPPORTED if it can't be opened: OpenCV does not say why.
    """

    def __init__(self, url: str, *, open_timeout_s: float, read_timeout_s: float, hardware: bool) -> None:
        parameters = [
            *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, int(open_timeout_s * 1000)),
            *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, int(read_timeout_s * 1000)),
            *(cv2.CAP_PROP_N_THREADS, 1),
        ]
        if hardware:
            parameters += [cv2.CAP_PROP_HW_ACCELERATION, cv2.VIDEO_ACCELERATION_ANY]
        self._capture = cv2.VideoCapture(url, cv2.CAP_FFMPEG, parameters)
        if not self._capture.isOpened():
            raise StreamError(Cause.UNSUPPORTED, "OpenCV does not open it either")

    @property
    def hardware(self) -> bool:
        """Whether the picture is decoded by hardware."""
        return self._capture.get(cv2.CAP_PROP_HW_ACCELERATION) > 0

    @property
    def frames_per_s(self) -> float:
        """What the stream says of itself; 0.0 if nothing."""
        return float(self._capture.get(cv2.CAP_PROP_FPS))

    @property
    def codec(self) -> str:
        """Four letters such as `h264`, `hevc` or `mjpg`."""
        number = int(self._capture.get(cv2.CAP_PROP_FOURCC))
        return "".join(chr(number >> shift & 255) for shift in (0, 8, 16, 24)).strip("\0 ").lower()

    def grab(self) -> bool:
        """Decode the next picture; False at the stream's end or after the read timeout."""
        return self._capture.grab()

    def retrieve(self, memory: Pixels | None = None) -> Pixels | None:
        """Return the picture of the last `grab`, ``(height, width, 3) uint8, BGR``, in `memory` if it fits."""
        return _retrieved(self._capture, memory)


def _retrieved(capture: cv2.VideoCapture, memory: Pixels | None) -> Pixels | None:
    good, frame = capture.retrieve(memory)
    return frame if good and frame.ndim == 3 else None  # type: ignore[return-value]  # cv2's stubs widen the element type
