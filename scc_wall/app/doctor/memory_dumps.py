"""Dumps of memory that the system left of crashes in native code: counted and named, never opened.

They hold whatever the program knew, passwords and the master key among it. Windows writes them by the installer's wish
(`LocalDumps`, five at most); where a Linux writes its own (`core`) into the log folder, these count too. The stacks
that `faulthandler` writes are text without any memory: those are logs.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from scc_wall.app.doctor.finding import Finding, Level, told
from scc_wall.base.clock import wib_told
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.setting import JsonValue

TITLE: Final = Told("Dump memori", "Memory dumps")
_NAMES: Final = re.compile(r"(?i).*\.(?:dmp|mdmp|hdmp|core)|core(?:\.\d+)?")
_BEGINNINGS: Final = (b"MDMP", b"PAGEDU", b"\x7fELF")
"""Of minidumps, of dumps of a whole Windows, and of cores. Source: Microsoft, MINIDUMP_HEADER; elf(5)."""


def is_memory(file: Path) -> bool:
    """Return whether a file is a dump of memory, whatever it is called; one that can't be read counts as one."""
    if _NAMES.fullmatch(file.name):
        return True
    try:
        with file.open("rb") as opened:
            return opened.read(8).startswith(_BEGINNINGS)
    except OSError:
        return True


def dumps_of(home: Home) -> list[tuple[Path, int, datetime]]:
    """Return those of a home with their size and moment, the newest first."""
    found = []
    for file in (*_files(home.memory_dumps), *(one for one in _files(home.logs) if is_memory(one))):
        try:
            about = file.stat()
        except OSError:
            continue
        found.append((file, about.st_size, datetime.fromtimestamp(about.st_mtime, UTC)))
    return sorted(found, key=lambda one: one[2], reverse=True)


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink())
    except OSError:
        return


def left_behind(home: Home) -> Iterator[Finding]:
    """Yield that there are some; nothing where there are none."""
    found = dumps_of(home)
    if not found:
        return
    size, newest_utc = sum(size for _, size, _ in found), found[0][2]
    what = told(
        "{count} berkas, {size:.1f} MB, terbaru {at} ({folder})",
        "{count} files, {size:.1f} MB, the newest {at} ({folder})",
        count=len(found),
        size=size / 1e6,
        at=wib_told(newest_utc),
        folder=found[0][0].parent,
    )
    why = Told(
        "Program pernah mati di kode native. Isinya potongan memori, dapat memuat kata sandi dan kunci: tidak pernah "
        "ikut bundel.",
        "The program crashed in native code. They hold pieces of memory, maybe passwords and keys: no bundle "
        "takes them.",
    )
    todo = Told(
        "Kirim bundel. Dump hanya bila pendukung memintanya, langsung dan terenkripsi; sesudah itu hapus, lalu ganti "
        "kata sandi kamera.",
        "Send a bundle. A dump only if support asks for it, directly and encrypted; then delete it, and change the "
        "cameras' passwords.",
    )
    facts: dict[str, JsonValue] = {"count": len(found), "bytes": size, "newest_utc": newest_utc.isoformat()}
    yield Finding("memory-dumps", Level.CARE, TITLE, what, why, todo, facts)
