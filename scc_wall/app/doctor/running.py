"""Whether a wall runs on this home now, by its lock; what the lock's file says is only told."""

import json
import os
from pathlib import Path
from typing import Any, Final

from scc_wall.app.doctor.finding import Finding, Level, told
from scc_wall.base.file_lock import take
from scc_wall.base.told import Told

TITLE: Final = Told("Dinding", "Wall")
_LARGEST_BYTES: Final = 1024


def running(file: Path) -> Finding:
    """Look at the lock of the one wall."""
    held, said = _held(file)
    if not held:
        what = Told("tidak sedang berjalan", "not running now")
        return Finding("wall", Level.GOOD, TITLE, what, facts={"running": False})
    pid = said.get("pid") if isinstance(said.get("pid"), int) else None
    since = str(said.get("since_utc", "?"))[:40]
    what = told(
        "sedang berjalan, proses {pid}, sejak {since} UTC",
        "runs, process {pid}, since {since} UTC",
        pid="?" if pid is None else pid,
        since=since.removesuffix("+00:00"),
    )
    return Finding("wall", Level.GOOD, TITLE, what, facts={"running": True, "pid": pid, "since_utc": since})


def _held(file: Path) -> tuple[bool, dict[str, Any]]:
    """Return whether somebody holds the lock, and what they said of themselves.

    The lock is ours for some microseconds where nobody has it; a wall that starts just then would have to be started
    again.
    """
    try:
        descriptor = os.open(file, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return False, {}
    try:
        if take(descriptor):
            return False, {}
        os.lseek(descriptor, 0, os.SEEK_SET)
        said = json.loads(os.read(descriptor, _LARGEST_BYTES))
    except (OSError, ValueError):
        return True, {}
    else:
        return True, said if isinstance(said, dict) else {}
    finally:
        os.close(descriptor)
