"""Memory for pictures on their way from the decoder into the slots, shared by all streams of a process.

A stream that kept such memory for itself would find it gone from the processor's caches at its next picture: 36 streams
of 640×360 took 1.12 ms a picture with shared memory, 1.26 with their own (one thread, three runs in turn).
"""

from collections import deque
from typing import Final

import numpy as np

from scc_wall.video.pixels import Pixels

_MOST_SIZES: Final = 8


class Scratch:
    """Memory for one picture, whole and scaled; used by one thread at a time.

    Parameters
    ----------
    picture_bgr
        The whole picture that was retrieved last, ``(height, width, 3) uint8``; None before the first.
    """

    __slots__ = ("picture_bgr", "scaled")

    def __init__(self) -> None:
        self.picture_bgr: Pixels | None = None
        self.scaled = _Rooms()


class _Rooms(dict[tuple[int, int], "Pixels"]):
    """Memory for pictures of (width, height), ``(height, width, 3) uint8``; made when it is asked for first."""

    def __missing__(self, size_px: tuple[int, int]) -> Pixels:
        if len(self) >= _MOST_SIZES:
            self.clear()
        self[size_px] = room = np.empty((size_px[1], size_px[0], 3), np.uint8)
        return room


class Scratches:
    """The scratches of a process; the one used last is taken first."""

    def __init__(self) -> None:
        self._free: deque[Scratch] = deque()
        self.give = self._free.append
        """Gives one back."""

    def take(self) -> Scratch:
        """Return a free one, a new one if all are in use."""
        try:
            return self._free.pop()
        except IndexError:
            return Scratch()
