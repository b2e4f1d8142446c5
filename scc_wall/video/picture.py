"""A coded picture on its way from the RTSP client to the decoder, and the protocol of whoever delivers it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from scc_wall.domain.cause import Cause


class Codec(StrEnum):
    """What the thin client speaks."""

    H264 = "h264"
    H265 = "h265"


class CodedPicture(NamedTuple):
    """One whole coded picture (access unit); a tuple, since one is made 25 times a second for each stream.

    Parameters
    ----------
    data
        Annex B byte stream: every NAL unit behind a start code, parameter sets in front of a keyframe even where the
        camera sends them in the SDP only, and an access unit delimiter of the codec at the end, so that FFmpeg's parser
        knows the picture is complete without waiting for the next.
    keyframe
        True for IDR (H.264) and IRAP (H.265) pictures: decoding can start here.
    damaged
        True if a packet of it, or of a picture since the last keyframe, was lost: it must not be shown as good.
    rtp_timestamp
        90 kHz units, 32 bits, wraps around.
    arrived_mono_ns
        When its last packet was read from the socket, on the process-wide monotonic clock.
    """

    data: bytes
    codec: Codec
    keyframe: bool
    damaged: bool
    rtp_timestamp: int
    arrived_mono_ns: int


@dataclass(frozen=True, slots=True)
class StreamCounters:
    """What a picture stream counted since it was opened; a snapshot."""

    pictures: int = 0
    damaged: int = 0
    packets: int = 0
    packets_lost: int = 0
    bytes_received: int = 0
    camera_clock_offset_s: float | None = None


class StreamError(Exception):
    """A stream could not be opened or ended.

    Parameters
    ----------
    cause
        For the person.
    detail
        For the log, in English, without any secret; may hold what the camera said.
    """

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(f"{cause}: {detail}" if detail else str(cause))
        self.cause = cause
        self.detail = detail


class PolledStream(Protocol):
    """An open stream that is read without ever waiting, by one thread at a time; see `PictureStream.polled`."""

    def fileno(self) -> int:
        """Return the descriptor that all its bytes come through, to be waited for together with others."""
        ...

    def receive(self) -> bool:
        """Receive what has come; return whether there may be more; raises `StreamError`."""
        ...

    def take(self) -> CodedPicture | None:
        """Return the next picture of what was received, None if there is no whole one; raises `StreamError`."""
        ...

    def holds_bytes(self) -> bool:
        """Return whether anything received was not taken yet."""
        ...

    def attend(self) -> None:
        """Do what time asks for, a few times a second; raises `StreamError` when no picture came for too long."""
        ...

    def end(self) -> None:
        """Go back to waiting reads."""
        ...


class PictureStream(Protocol):
    """One open stream of coded pictures, used by one thread at a time.

    `interrupt` and `rest` alone may be called from another thread, at any time, more than once. `interrupt` makes a
    blocked call raise `StreamError` at once.
    """

    def open(self) -> None:
        """Connect and start playing, within the deadlines of each step; raises `StreamError`."""
        ...

    def read(self) -> CodedPicture:
        """Return the next picture, blocking up to the read timeout; raises `StreamError` when the stream ended."""
        ...

    def polled(self) -> PolledStream | None:
        """Return what reads it without waiting from now on, until its `end`; None if only `read` can."""
        ...

    def counters(self) -> StreamCounters:
        """Return what was counted so far."""
        ...

    def rest(self, rest_s: float) -> None:
        """Let what comes gather for so long before taking it; 0.0: take it at once. From any thread, at any time."""
        ...

    def interrupt(self) -> None:
        """End any blocked call from another thread."""
        ...

    def close(self) -> None:
        """Tear the session down if it is up, and free the sockets; idempotent, bounded to about 0.2 s."""
        ...
