"""How long each step may take, and how much a camera may send before it counts as hostile."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Deadlines in seconds, each for a whole step, however the bytes trickle in.

    Source: specs/video.md, "A deadline for each step".

    Parameters
    ----------
    connect_s
        Name resolution and TCP connection together.
    answer_s
        Each answer, from sending the request to the answer's last byte; the TLS handshake counts as one.
    first_picture_s
        From the first `read` to the first picture.
    read_s
        Each later picture.
    """

    connect_s: float = 5.0
    answer_s: float = 5.0
    first_picture_s: float = 8.0
    read_s: float = 10.0


MAX_HEAD_BYTES: Final = 64 * 1024
MAX_HEADERS: Final = 256
MAX_BODY_BYTES: Final = 1024 * 1024
MAX_PICTURE_BYTES: Final = 8 * 1024 * 1024
"""A 4K intra picture at the highest quality stays below 4 MiB."""
MAX_WAITING_BYTES: Final = 4 * MAX_PICTURE_BYTES
"""Whole pictures that may wait while an answer is awaited: more than 5 s of any camera."""
MAX_GARBAGE_BYTES: Final = 1024 * 1024
"""Bytes that make no sense in a row before the stream is given up."""
TICK_S: Final = 0.25
"""Longest single wait in the kernel: after it the deadlines and the interruption are looked at again.

A wait ends at once when interrupted, on Windows by a socket pair; the tick is the safety net, and bounds the one wait
that is left to OpenSSL there, for the rest of a record that has begun to come.
"""
