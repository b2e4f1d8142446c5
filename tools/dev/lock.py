"""One `dev.py` at a time changes the environment; the system drops the lock when its holder dies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tools.dev.console import say

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str], *, wait: bool) -> None:
        while True:
            try:
                # LK_LOCK tries for 10 s, then raises: ask again for as long as we may wait.
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    raise
else:
    import fcntl

    def _take(file: IO[str], *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(lock_file: Path) -> Iterator[None]:
    """Hold `lock_file` for the length of the block; wait for whoever holds it."""
    with lock_file.open("w", encoding="utf-8") as file:
        try:
            _take(file, wait=False)
        except OSError:
            say("another dev.py is setting up; waiting for it")
            _take(file, wait=True)
        yield
