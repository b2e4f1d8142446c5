"""Gives memory that was freed back to the system, for processes that run for weeks."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from scc_wall.base.stop import StopToken

FIRST_AFTER_S: Final = 5.0
"""What loading left behind is given back by then."""
EVERY_S: Final = 60.0
_M_MMAP_THRESHOLD: Final = -3
_LARGE_BYTES: Final = 128 * 1024
"""glibc's own default, which it raises by itself to what was freed last, up to 32 MB, unless it is set."""


class HeapTrimmer:
    """Has glibc give back each minute what it keeps in pieces between blocks in use; nothing on other systems.

    glibc gives back by itself what lies free at the end of a heap alone. Threads that open and close streams leave
    pieces in between, 20 to 60 MB a process within minutes, and more with every camera that fails (decision 0083).

    Parameters
    ----------
    trim
        Gives back; None: glibc's, if there is one.
    first_after_s, every_s
        When.
    settled
        Called before the first time: the program has started by then.
    """

    def __init__(
        self,
        trim: Callable[[], object] | None = None,
        *,
        first_after_s: float = FIRST_AFTER_S,
        every_s: float = EVERY_S,
        settled: Callable[[], object] | None = None,
    ) -> None:
        self._settled = settled
        self._trim = trim or malloc_trim()
        self._waits_s = first_after_s, every_s
        self._stop = StopToken()
        self._thread = threading.Thread(target=self._run, name="heap", daemon=True)
        if self._trim is not None:
            self._thread.start()

    def close(self) -> None:
        """Trim no more. Idempotent."""
        self._stop.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        assert self._trim is not None
        wait_s, every_s = self._waits_s
        settled = self._settled
        while not self._stop.wait(wait_s):
            if settled is not None:
                settled()
                settled = None
            self._trim()
            wait_s = every_s


def malloc_trim() -> Callable[[], object] | None:
    """Return glibc's, which lets go of the interpreter meanwhile; None on another system or C library."""
    call = _of_glibc("malloc_trim")
    return None if call is None else lambda: call(0)


def keep_large_blocks_apart() -> None:
    """Have glibc give each large block (a decoder's pictures) pages of its own, which go back when it is freed.

    Else the pictures of all decoders lie among small blocks, and the gaps they leave fit none that comes later
    (decision 0083). Not while the program starts: what FFmpeg's probing frees, the decoder behind it can use at once,
    and a page that the kernel has to make anew takes 2 µs (decision 0085).
    """
    call = _of_glibc("mallopt")
    if call is not None:
        call(_M_MMAP_THRESHOLD, _LARGE_BYTES)


def _of_glibc(name: str) -> Callable[..., object] | None:
    if sys.platform != "linux":
        return None
    import ctypes

    with suppress(OSError, AttributeError):
        function: Callable[..., object] = getattr(ctypes.CDLL(None), name)
        return function
    return None
