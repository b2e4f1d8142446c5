"""Which guardian of a home began last: an older one that still sends stops then knows that a camera has a new master.

A program that starts anew after a crash steers with a guardian of its own, while that of the crashed one may still be
asking a camera for proof. The mark says only "somebody began after me"; a file that can't be read says nothing.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path


class Turn:
    """The turn of this process, from now on.

    Parameters
    ----------
    file
        Of the home; its folder must exist, or nobody's turn ever ends.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._mark = secrets.token_hex(8).encode()
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with suppress(OSError):
            descriptor = os.open(file, flags, 0o600)
            try:
                os.write(descriptor, self._mark)
            finally:
                os.close(descriptor)

    def over(self) -> bool:
        """Return whether another guardian has begun since."""
        try:
            newest = self._file.read_bytes()
        except OSError:
            return False
        return len(newest) == len(self._mark) and newest != self._mark
