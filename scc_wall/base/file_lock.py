"""The system's lock on an open file: gone when it is closed, and with its process, however that ends.

Source: flock(2); Microsoft, "_locking". Not POSIX record locks: whoever else opens and closes the file drops those.
"""

import os
import sys
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCKED_BYTE: Final = 1 << 30
"""Windows lets nobody else read a byte that is locked; so it is one far behind what is read."""

if sys.platform == "win32":

    def take(descriptor: int) -> bool:
        """Lock the file if nobody else has; return whether it is this program's now."""
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def take(descriptor: int) -> bool:
        """Lock the file if nobody else has; return whether it is this program's now."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
