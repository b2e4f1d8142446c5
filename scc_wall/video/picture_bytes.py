"""The byte stream that OpenCV reads coded pictures from, and what OpenCV forgets to free while it reads.

For each read OpenCV 4.14 makes a new string "read" to look the method up by, and never lets go of it
(`PythonStreamReader::read` in its `modules/videoio/misc/python/pyopencv_videoio.hpp`): 53 bytes a picture, 200 MB an
hour with 36 streams. The name arrives here with the look-up, so it can be let go of here (decision 0077).
"""

import ctypes
import io
import sys
from collections import deque
from collections.abc import Callable
from typing import Any, Final

import cv2

_FORGETS: Final = cv2.__version__ == "4.14.0"
"""Whether this OpenCV was tried and forgets them. With any other nothing is done: a test says what it does."""
_LATER: Final = 256
"""So many calls later a name is let go of: whoever looked something up by it is long done."""
_FORGOTTEN: Final = 3
"""References to a name that nobody has any more: `_free`'s, that of its question, and the one that was never let go of.
Who frees the names he calls by leaves one less.
"""
_READ: Final = "read"
_TAKE: Final = "_take"

_let_go = ctypes.pythonapi.Py_DecRef
_let_go.argtypes = [ctypes.py_object]
_let_go.restype = None
_names: deque[str] = deque()


class PictureBytes(io.BufferedIOBase):
    """The byte stream that OpenCV reads: whole pictures, never two in one answer.

    Parameters
    ----------
    next_bytes
        Returns the next bytes, blocking; empty at the end. Must not raise: it is called from C++.
    """

    def __init__(self, next_bytes: Callable[[], bytes]) -> None:
        super().__init__()
        self.rest: Final = Rest(next_bytes)
        """What is handed in and not read yet."""
        self._take: Final = self.rest.take

    def read(self, size: int | None = -1, /) -> bytes:
        """Return up to `size` bytes of one picture."""
        return self._take(size)

    def __getattribute__(self, name: str) -> Any:
        """Look something up; Python's own code has one name for all its calls, OpenCV a new one for each."""
        if _FORGETS and name is not _READ and name == _READ:
            _names.append(name)
            if len(_names) > _LATER:
                _free(_names.popleft())
            name = _TAKE  # `read` itself, without a call for handing on; Python's cache of methods knows this name
        return object.__getattribute__(self, name)

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return False: it is a live stream."""
        return False

    def seek(self, _offset: int, _whence: int = 0, /) -> int:
        """Refuse, in the way that FFmpeg understands."""
        return -1

    def tell(self) -> int:
        """Return 0."""
        return 0


def _free(name: str) -> None:
    """Let go of a name in the place of who forgot to, if that is what happened."""
    if sys.getrefcount(name) == _FORGOTTEN:
        _let_go(name)


class Rest:
    """The bytes of the picture that is being read."""

    def __init__(self, next_bytes: Callable[[], bytes]) -> None:
        self._next = next_bytes
        self._bytes = b""
        self._at = 0
        self.used_up = True
        """Whether everything handed in was read."""

    def take(self, size: int | None = -1, /) -> bytes:
        """Return up to `size` bytes, all there are where it is None or negative."""
        if self.used_up:
            self._bytes, self._at = self._next(), 0
        place, whole = self._at, self._bytes
        end = len(whole) if size is None or size < 0 else place + size
        if end == len(whole) - 1 > place + 1:  # FFmpeg has the picture then, and asks for a further one to read it
            end -= 1
        self._at = end
        self.used_up = end >= len(whole)
        return whole[place:end]
