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

    __slots__ = ("_scaled", "picture_bgr")

    def __init__(self) -> None:
        self.picture_bgr: Pixels | None = None
        self._scaled: dict[tuple[int, int], Pixels] = {}

    def scaled(self, size_px: tuple[int, int]) -> Pixels:
        """Return memory for a picture of (width, height), ``(height, width, 3) uint8``; the same for the same size."""
        room = self._scaled.get(size_px)
        if room is None:
            if len(self._scaled) >= _MOST_SIZES:
                self._scaled.clear()
            self._scaled[size_px] = room = np.empty((size_px[1], size_px[0], 3), np.uint8)
        return room


class Scratches:
    """The scratches of a process; the one used last is taken first."""

    def __init__(self) -> None:
        self._free: deque[Scratch] = deque()

    def take(self) -> Scratch:
        """Return a free one, a new one if all are in use."""
        try:
            return self._free.pop()
        except IndexError:
            return Scratch()

    def give(self, scratch: Scratch) -> None:
        """Give one back."""
        self._free.append(scratch)
