"""The log folder: how much it holds, and how many errors of late."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from scc_wall.app.doctor.finding import Finding, Level, told
from scc_wall.base.told import Told

TITLE: Final = Told("Log", "Log")
LATELY: Final = timedelta(hours=24)
READ_BYTES: Final = 20 * 1024 * 1024
"""Of the newest lines; older ones are not of the last day, or there are far too many anyway."""
_LINE: Final = re.compile(rb"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\S* (ERROR|CRITICAL) ", re.MULTILINE)


def logbook(folder: Path, now_utc: datetime) -> Finding:
    """Count the errors of the last day."""
    files = log_files(folder)
    if not files:
        what = told("belum ada ({folder})", "none yet ({folder})", folder=folder)
        return Finding("logs", Level.GOOD, TITLE, what, facts={"files": 0})
    size = sum(_size(file) for file in files)
    moments = [moment for moment in _errors(files) if now_utc - LATELY <= moment]
    what = told(
        "{files} berkas, {size:.1f} MB, {errors} kesalahan dalam 24 jam ({folder})",
        "{files} files, {size:.1f} MB, {errors} errors in 24 hours ({folder})",
        files=len(files),
        size=size / 1e6,
        errors=len(moments),
        folder=folder,
    )
    facts = {"files": len(files), "bytes": size, "errors_24h": len(moments)}
    if not moments:
        return Finding("logs", Level.GOOD, TITLE, what, facts=facts)
    last = max(moments)
    why = told("Yang terakhir: {at} UTC.", "The last one: {at} UTC.", at=f"{last:%Y-%m-%d %H:%M:%S}")
    todo = Told(
        "Kirim bundel ke pendukung: scc-wall doctor --bundle", "Send a bundle to support: scc-wall doctor --bundle"
    )
    return Finding("logs", Level.CARE, TITLE, what, why, todo, facts | {"last_error_utc": last.isoformat()})


def log_files(folder: Path) -> list[Path]:
    """Return what stands in the log folder and the folders in it, the newest first; links are left alone."""
    try:
        found = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    except OSError:
        return []
    return sorted(found, key=_written, reverse=True)


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _errors(files: list[Path]) -> Iterator[datetime]:
    left = READ_BYTES
    for file in files:
        if left <= 0:
            return
        content = tail(file, left)
        left -= len(content)
        for found in _LINE.finditer(content):
            try:
                yield datetime.fromisoformat(found[1].decode("ascii")).replace(tzinfo=UTC)
            except ValueError:
                continue


def tail(file: Path, most_bytes: int) -> bytes:
    """Return the end of a file, from the beginning of a line if it is cut; nothing if it can't be read."""
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, 2)
            opened.seek(max(0, size - most_bytes))
            content = opened.read(most_bytes)
    except OSError:
        return b""
    return content if size <= most_bytes else content.partition(b"\n")[2]
