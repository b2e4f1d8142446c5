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
    """

    def __init__(
        self,
        trim: Callable[[], object] | None = None,
        *,
        first_after_s: float = FIRST_AFTER_S,
        every_s: float = EVERY_S,
    ) -> None:
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
        while not self._stop.wait(wait_s):
            self._trim()
            wait_s = every_s


def malloc_trim() -> Callable[[], object] | None:
    """Return glibc's, which lets go of the interpreter meanwhile; None on another system or C library."""
    if sys.platform != "linux":
        return None
    import ctypes

    with suppress(OSError, AttributeError):
        call = ctypes.CDLL(None).malloc_trim
        return lambda: call(0)
    return None
