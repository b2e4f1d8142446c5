"""Where the program's threads were when it hung or crashed: written by the program, kept by the guardian.

The program writes into one file (`faulthandler`, which needs neither the interpreter nor memory); the guardian gives
what stands in it a name of its own, and keeps the newest few.
"""

import logging
import os
import stat
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

NAME: Final = "dump.txt"
_HUNG: Final = b"Timeout"
"""What `faulthandler` begins with where time ran out."""
KEPT: Final = 10
LARGEST_BYTES: Final = 256 * 1024
"""Of one that is kept; 40 threads come to 30 KB."""


def open_dump(folder: Path) -> int | None:
    """Open the program's own file, empty; return its descriptor, None if there can be none: no reason not to run."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(folder / NAME, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), 0o600)
    except OSError:
        return None


class Dumps:
    """The files of one home; nothing here ever raises.

    Parameters
    ----------
    folder
        Of the logs.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def size_bytes(self) -> int:
        """How much the program wrote; 0 for nothing."""
        try:
            found = (self._folder / NAME).lstat()
        except OSError:
            return 0
        return found.st_size if stat.S_ISREG(found.st_mode) else 0

    def keep(self, now_utc: datetime) -> str:
        """Give what was written a name of its own; return it, empty if nothing was written."""
        if not self.size_bytes:
            return ""
        name = f"dump-{now_utc:%Y%m%dT%H%M%S%f}Z.txt"
        try:
            if self.size_bytes > LARGEST_BYTES:
                os.truncate(self._folder / NAME, LARGEST_BYTES)
            (self._folder / NAME).replace(self._folder / name)
        except OSError as error:
            log.warning("the dump could not be kept: %s", error.strerror)
            return ""
        self._forget("dump-*.txt")
        return name

    def keep_copy(self, descriptor: int, now_utc: datetime) -> str:
        """Keep what the program wrote and went on from; called by the program itself. Return its name, empty for none.

        Only what tells of a UI thread that stood still: on Windows `faulthandler` also writes of exceptions that
        somebody handles, as Qt does with some of COM's.
        A copy: the program's own file stays open, and Windows renames none that is. Of a name of its own, so that a
        program that is often slow does not push the dumps of crashes out.
        """
        name = f"slow-{now_utc:%Y%m%dT%H%M%S%f}Z.txt"
        try:
            with (self._folder / NAME).open("rb") as file:
                text = file.read(LARGEST_BYTES)
            os.ftruncate(descriptor, 0)
            if not text.startswith(_HUNG):
                return ""
            target = os.open(self._folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                os.write(target, text)
            finally:
                os.close(target)
        except OSError as error:
            log.warning("the dump could not be kept: %s", error.strerror)
            return ""
        self._forget("slow-*.txt")
        return name

    def _forget(self, pattern: str) -> None:
        for old in sorted(self._folder.glob(pattern))[:-KEPT]:
            with suppress(OSError):
                old.unlink()
