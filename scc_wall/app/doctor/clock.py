"""The clock: sessions, letters and evidence go by it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from scc_wall.app.doctor.finding import Finding, Level, both, told
from scc_wall.base.clock import WIB, Clock, wib_told
from scc_wall.base.told import Told
from scc_wall.domain.setting import JsonValue

TITLE: Final = Told("Jam", "Clock")
EARLIEST_UTC: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""This program is younger."""
AHEAD: Final = timedelta(minutes=2)
"""Files of another machine's clock may be so much younger than now."""
_ASK_S: Final = 5.0


def clock(here: Clock, root: Path) -> Finding:
    """Look whether the time can be right, and whether the system keeps it so."""
    now_utc = here.now_utc()
    newest_utc = newest_file_utc(root)
    offset = datetime.now().astimezone().utcoffset() or timedelta(0)
    kept = kept_by_server()
    server = {
        True: Told("disetel oleh server waktu", "kept by a time server"),
        False: Told("TIDAK disetel oleh server waktu", "NOT kept by a time server"),
        None: Told("server waktu tidak diketahui", "time server unknown"),
    }[kept]
    what = both("{now}, UTC{zone}, {server}", now=wib_told(now_utc, seconds=True), zone=_zone(offset), server=server)
    facts: dict[str, JsonValue] = {
        "now_utc": now_utc.isoformat(timespec="seconds"),
        "utc_offset_s": int(offset.total_seconds()),
        "time_server": kept,
        "newest_file_utc": None if newest_utc is None else newest_utc.isoformat(timespec="seconds"),
    }
    set_it = Told(
        "Setel jam dan nyalakan server waktu (NTP) di komputer ini.", "Set the clock and switch on a time server (NTP)."
    )
    if now_utc < EARLIEST_UTC:
        why = Told("Tanggal ini sebelum program dibuat.", "That date is before this program was made.")
        return Finding("clock", Level.BAD, TITLE, what, why, set_it, facts)
    if newest_utc is not None and now_utc < newest_utc - AHEAD:
        why = told(
            "Berkas SCC Wall yang terbaru bertanggal {newest}: jam pernah mundur, atau sekarang terlambat.",
            "The newest file of SCC Wall is of {newest}: the clock went back, or is slow now.",
            newest=wib_told(newest_utc),
        )
        return Finding("clock", Level.BAD, TITLE, what, why, set_it, facts)
    if kept is False:
        why = Told(
            "Jam yang tidak disetel bergeser beberapa detik tiap hari.",
            "A clock that nobody sets drifts by seconds a day.",
        )
        return Finding("clock", Level.CARE, TITLE, what, why, set_it, facts)
    if offset != WIB.utcoffset(None):
        why = Told("Zona waktu komputer bukan WIB (UTC+7).", "The computer's time zone is not WIB (UTC+7).")
        todo = Told(
            "SCC Wall selalu menulis WIB; setel zona agar jam lain di ruangan sama.",
            "SCC Wall always writes WIB; set the zone, so that other clocks in the room agree.",
        )
        return Finding("clock", Level.CARE, TITLE, what, why, todo, facts)
    return Finding("clock", Level.GOOD, TITLE, what, facts=facts)


def jumped(start: tuple[int, datetime], end: tuple[int, datetime]) -> timedelta:
    """Return how far the wall clock moved beyond monotonic time between two readings of both."""
    return (end[1] - start[1]) - timedelta(microseconds=(end[0] - start[0]) / 1000)


def newest_file_utc(root: Path) -> datetime | None:
    """Return when the newest of the home's files was written, None if there is none."""
    stamps = list(_stamps(root))
    try:
        return datetime.fromtimestamp(max(stamps), UTC) if stamps else None
    except (OverflowError, ValueError, OSError):
        return None


def _stamps(root: Path) -> Iterable[float]:
    for folder in (root, root / "logs"):
        try:
            found = [entry for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
        except OSError:
            continue
        for entry in found:
            try:
                yield entry.stat(follow_symlinks=False).st_mtime
            except OSError:
                continue


def kept_by_server() -> bool | None:
    """Return whether the system says that a time server keeps its clock, None if it says nothing."""
    if sys.platform == "win32":
        said = _said("w32tm", "/query", "/status")
        if said is None:
            return None
        return "local cmos" not in said.lower() and "free-running" not in said.lower()
    said = _said("timedatectl", "show", "-p", "NTPSynchronized", "--value")
    return {"yes": True, "no": False}.get((said or "").strip())


def _said(*words: str) -> str | None:
    """Return what a program of the system says, None if it is not there, fails or stays silent."""
    program = shutil.which(words[0])
    if program is None:
        return None
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - the system's own
            [program, *words[1:]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ASK_S,
            check=False,
            creationflags=flags,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _zone(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
