"""The machine: processors, memory, and the disk that the store lies on."""

import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from scc_wall import __version__
from scc_wall.app.doctor.finding import Finding, Level, both, told
from scc_wall.base.told import Told
from scc_wall.domain.setting import JsonValue

LEAST_CORES: Final = 4
LEAST_MEMORY_MIB: Final = 4 * 1024
LEAST_AVAILABLE_MIB: Final = 600
"""What a wall of 36 pictures takes, and somewhat more (specs/video.md: 450 MB)."""
LOW_DISK_BYTES: Final = 2 * 10**9
"""Source: issue F, point 4."""
FULL_DISK_BYTES: Final = 200 * 10**6
"""Logs alone take half of it."""
_PROGRAM: Final = Told("Program", "Program")
_MACHINE: Final = Told("Komputer", "Computer")
_DISK: Final = Told("Disk", "Disk")


def program() -> Finding:
    """Say which program this is, and on what it runs."""
    frozen = bool(getattr(sys, "frozen", False))
    what = both(
        "SCC Wall {version}, Python {python}, {system}",
        version=__version__,
        python=platform.python_version(),
        system=platform.platform(terse=True),
    )
    facts: dict[str, JsonValue] = {"version": __version__, "python": platform.python_version(), "frozen": frozen}
    return Finding("program", Level.GOOD, _PROGRAM, what, facts=facts | {"system": platform.platform()})


def machine() -> Finding:
    """Look at processors and memory."""
    cores, (total_mib, available_mib) = core_count(), memory_mib()
    what = told(
        "{cores} inti prosesor, memori {total} MiB, tersedia {available} MiB",
        "{cores} processor cores, {total} MiB of memory, {available} MiB available",
        cores=cores,
        total=_or_unknown(total_mib),
        available=_or_unknown(available_mib),
    )
    facts: dict[str, JsonValue] = {"cores": cores, "memory_mib": total_mib, "available_mib": available_mib}
    if available_mib is not None and available_mib < LEAST_AVAILABLE_MIB:
        why = Told("Memori hampir habis.", "Memory is nearly used up.")
        todo = Told("Tutup program lain, atau tambah memori.", "Close other programs, or add memory.")
        return Finding("machine", Level.CARE, _MACHINE, what, why, todo, facts)
    if cores < LEAST_CORES or (total_mib is not None and total_mib < LEAST_MEMORY_MIB):
        why = Told(
            f"Dinding 36 kamera membutuhkan {LEAST_CORES} inti dan {LEAST_MEMORY_MIB} MiB.",
            f"A wall of 36 cameras needs {LEAST_CORES} cores and {LEAST_MEMORY_MIB} MiB.",
        )
        todo = Told("Tampilkan lebih sedikit kamera sekaligus.", "Show fewer cameras at once.")
        return Finding("machine", Level.CARE, _MACHINE, what, why, todo, facts)
    return Finding("machine", Level.GOOD, _MACHINE, what, facts=facts)


def disk(folder: Path) -> Finding:
    """Look at the disk that `folder` is on, or will be."""
    place = _nearest(folder)
    usage = shutil.disk_usage(place)
    what = told(
        "{free:.1f} GB bebas dari {total:.1f} GB ({place})",
        "{free:.1f} GB free of {total:.1f} GB ({place})",
        free=usage.free / 1e9,
        total=usage.total / 1e9,
        place=place,
    )
    writable = _is_writable(place)
    facts: dict[str, JsonValue] = {"free_bytes": usage.free, "total_bytes": usage.total, "writable": writable}
    clear = Told(
        "Kosongkan ruang: hapus berkas lain, atau potret lama di folder snapshots.",
        "Free some space: delete other files, or old snapshots in the folder snapshots.",
    )
    if usage.free < FULL_DISK_BYTES:
        why = Told("Disk penuh: tidak ada yang dapat disimpan.", "The disk is full: nothing can be saved.")
        return Finding("disk", Level.BAD, _DISK, what, why, clear, facts)
    if not writable:
        why = told("Tanpa izin tulis di {place}.", "No permission to write in {place}.", place=place)
        todo = Told("Jalankan sebagai pengguna yang memasang SCC Wall.", "Run it as the user who installed SCC Wall.")
        return Finding("disk", Level.BAD, _DISK, what, why, todo, facts)
    if usage.free < LOW_DISK_BYTES:
        why = Told("Kurang dari 2 GB.", "Less than 2 GB.")
        return Finding("disk", Level.CARE, _DISK, what, why, clear, facts)
    return Finding("disk", Level.GOOD, _DISK, what, facts=facts)


def _is_writable(place: Path) -> bool:
    """Return whether a file can be made and written there; it is without a name where the system has such, and gone.

    What `os.access` says leaves out the rights on Windows, quotas, and disks that turned read-only.
    """
    try:
        with tempfile.TemporaryFile(dir=place, prefix="scc-wall-") as trial:
            trial.write(b"scc-wall")
            trial.flush()
    except OSError:
        return False
    return True


def core_count() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on Windows
    return (os.cpu_count() or 1) if affinity is None else len(affinity(0))


def memory_mib() -> tuple[int | None, int | None]:
    """Return (all memory, what is available of it) in MiB, None for what the system does not tell."""
    if os.name == "nt":
        return _windows_memory_mib()
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except (OSError, ValueError):
        return None, None
    kib = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines) if rest.split()}
    total, available = kib.get("MemTotal"), kib.get("MemAvailable")
    return None if total is None else total // 1024, None if available is None else available // 1024


def _windows_memory_mib() -> tuple[int | None, int | None]:
    """Source: Microsoft, `GlobalMemoryStatusEx` and MEMORYSTATUSEX."""
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "available", "c", "d", "e", "f", "g")),
        )

    status = Status(length=ctypes.sizeof(Status))
    windll = getattr(ctypes, "windll", None)
    if windll is None or not windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None, None
    return status.total // 2**20, status.available // 2**20


def _or_unknown(number: int | None) -> object:
    return "?" if number is None else number


def _nearest(folder: Path) -> Path:
    """Return the folder itself, or the nearest one above it that is there."""
    for place in (folder, *folder.parents):
        if place.is_dir():
            return place
    return Path(folder.anchor or ".")
