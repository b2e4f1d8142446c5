"""Whether a wall runs on this home now, by its lock; what the lock's file says is only told."""

import json
import os
from pathlib import Path
from typing import Any, Final

from scc_wall.app.doctor.finding import Finding, Level, told
from scc_wall.base.file_lock import take
from scc_wall.base.told import Told
from scc_wall.domain.setting import JsonValue

TITLE: Final = Told("Dinding", "Wall")
_LARGEST_BYTES: Final = 1024


def running(file: Path, guarding: Path) -> Finding:
    """Look at the lock of the one wall, and at that of its guardian."""
    held, said = _held(file)
    guarded = _held(guarding)[0]
    if not held:
        what = Told("tidak sedang berjalan", "not running now")
        if not guarded:
            return Finding("wall", Level.GOOD, TITLE, what, facts={"running": False, "guarded": False})
        why = Told("Penjaga berjalan, dindingnya tidak.", "The guardian runs, its wall does not.")
        todo = Told(
            "Tunggu sebentar; bila masih begitu, lihat log guardian.", "Wait a moment; if it stays so, see its log."
        )
        return Finding("wall", Level.CARE, TITLE, what, why, todo, {"running": False, "guarded": True})
    pid = said.get("pid") if isinstance(said.get("pid"), int) else None
    since = str(said.get("since_utc", "?"))[:40]
    what = told(
        "sedang berjalan, proses {pid}, sejak {since} UTC, {guarded}",
        "runs, process {pid}, since {since} UTC, {guarded}",
        guarded=Told("dijaga", "guarded") if guarded else Told("tanpa penjaga", "without a guardian"),
        pid="?" if pid is None else pid,
        since=since.removesuffix("+00:00"),
    )
    facts: dict[str, JsonValue] = {"running": True, "guarded": guarded, "pid": pid, "since_utc": since}
    return Finding("wall", Level.GOOD, TITLE, what, facts=facts)


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
