"""One program with a wall for each home: two would both take up the same session, and write over each other's layout.

The system holds the lock for as long as the file is open, so it is gone with its process, however that ends. What
stands in the file (who, since when) is only told to people; nothing is decided by it. Decision 0030 says why neither a
file with a process number nor `QLockFile`.
"""

import errno
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from scc_wall.base.clock import Clock, wib_told
from scc_wall.base.errors import SccError
from scc_wall.base.file_lock import take
from scc_wall.base.logs import NO_FOLDER, OTHER_FOLDER
from scc_wall.base.paths import Home
from scc_wall.base.told import Told

RUNS_ALREADY: Final = 3
"""What a second program ends with: whoever starts it again and again (the guardian) must know this from a failure."""
_LARGEST_BYTES: Final = 1024


class RunsAlreadyError(SccError):
    """Another program with a wall runs on this home."""

    exit_status: ClassVar[int] = RUNS_ALREADY


@contextmanager
def only_program(file: Path, clock: Clock) -> Iterator[None]:
    """Be the one program that holds this file for as long as the block lasts.

    Raises
    ------
    RunsAlreadyError
        If another one holds it.
    SccError
        If the file can't be made.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = _opened(file)
    except OSError as error:
        raise SccError(NO_FOLDER, Told(*[f"{file}: {error.strerror}"] * 2), OTHER_FOLDER) from error
    try:
        if not take(descriptor):
            raise _runs_already(_read(descriptor))
        _write(descriptor, clock)
        try:
            yield
        finally:
            with suppress(OSError):  # nobody runs: nothing to tell any more
                os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _opened(file: Path) -> int:
    """Open the file; on a disk that turned read-only, as it is there: it can be locked all the same."""
    # O_NOFOLLOW: nobody has another file written over by a link of this name.
    kind = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | kind, 0o600)  # no child inherits it (PEP 446)
    except OSError as error:
        if error.errno != errno.EROFS:
            raise
        return os.open(file, os.O_RDONLY | kind)


@contextmanager
def shown_first(home: Home, clock: Clock) -> Iterator[None]:
    """Have the windows of the program that runs already brought to the front, if the block meets one.

    Raises
    ------
    RunsAlreadyError
        In one sentence if they came; in full if it does not answer.
    """
    try:
        yield
    except RunsAlreadyError as error:
        from scc_wall.base.front import CAME, ask

        if ask(home, clock):
            raise RunsAlreadyError(CAME) from error
        raise


def is_held(file: Path) -> bool:
    """Return whether a program holds this file now; False if that can't be told."""
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        return not take(descriptor)
    finally:
        os.close(descriptor)


def _write(descriptor: int, clock: Clock) -> None:
    """Say who it is; a disk that is full keeps no wall from running."""
    said = {"pid": os.getpid(), "host": platform.node(), "since_utc": clock.now_utc().isoformat(timespec="seconds")}
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(said).encode("ascii"))


def _read(descriptor: int) -> dict[str, object]:
    """Return what the other one said of itself, as far as it can be read."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        said = json.loads(os.read(descriptor, _LARGEST_BYTES))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _runs_already(said: dict[str, object]) -> RunsAlreadyError:
    pid = said["pid"] if isinstance(said.get("pid"), int) else "?"
    host = str(said.get("host", ""))
    since = _since(said.get("since_utc"))
    there = "" if host in {"", platform.node()} else "".join(c for c in host if c.isprintable())[:64]
    return RunsAlreadyError(
        Told("SCC Wall sudah berjalan.", "SCC Wall is running already."),
        Told(
            f"Proses {pid}{f' di komputer {there}' if there else ''}, sejak {since.id}. Satu folder "
            "(SCC_WALL_HOME) hanya untuk satu dinding.",
            f"Process {pid}{f' on the computer {there}' if there else ''}, since {since.en}. One folder "
            "(SCC_WALL_HOME) is for one wall only.",
        ),
        Told(
            "Pakai jendela dinding yang sudah terbuka. Bila tidak tampak, akhiri proses itu lalu jalankan lagi; untuk "
            "dinding kedua di komputer ini, beri SCC_WALL_HOME lain.",
            "Use the wall's window that is open. If it is not to be seen, end that process and start again; for a "
            "second wall on this computer, set another SCC_WALL_HOME.",
        ),
    )


def _since(text: object) -> Told:
    try:
        return wib_told(datetime.fromisoformat(str(text)))
    except (ValueError, OverflowError):
        return Told("?", "?")
