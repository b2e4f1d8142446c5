"""What a program and all its descendants cost, from /proc alone."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TICKS_PER_S: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100  # it is measured on Linux alone


@dataclass(frozen=True, slots=True)
class Cost:
    """Totals of a process tree at one moment.

    Parameters
    ----------
    cpu_s
        User and system time so far.
    switches
        Context switches so far, wanted and unwanted, of all threads.
    pss_mb
        Proportional set size in 10^6 bytes: shared pages are counted once over those who share them.
    """

    cpu_s: float
    switches: int
    pss_mb: float
    processes: int
    threads: int


def _stat(pid: int) -> list[str] | None:
    """Return the fields of /proc/PID/stat after the name: [0] state, [1] parent, [3] session, [11] utime and so on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def tree(root: int) -> set[int]:
    """Return `root`, its descendants, and whoever else lives in the session that it leads."""
    parents: dict[int, int] = {}
    sessions: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))) is not None:
            parents[int(entry.name)], sessions[int(entry.name)] = int(fields[1]), int(fields[3])
    found = {root} | {pid for pid, session in sessions.items() if session == root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _switches(pid: int) -> int:
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        try:
            lines = status.read_text("utf-8").splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)
    return total


def _pss_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6


def cost(root: int, *, memory: bool = True) -> Cost:
    """Add up the tree of `root`; `memory` may be left out, as it makes the kernel walk all page tables."""
    pids = [(pid, fields) for pid in tree(root) if (fields := _stat(pid)) is not None]
    return Cost(
        cpu_s=sum(int(fields[11]) + int(fields[12]) for _, fields in pids) / _TICKS_PER_S,
        switches=sum(_switches(pid) for pid, _ in pids),
        pss_mb=sum(_pss_mb(pid) for pid, _ in pids) if memory else 0.0,
        processes=len(pids),
        threads=sum(int(fields[17]) for _, fields in pids),
    )


def cpu_s(pid: int) -> float:
    """Return the user and system time of one process alone, 0.0 if it is gone."""
    fields = _stat(pid)
    return 0.0 if fields is None else (int(fields[11]) + int(fields[12])) / _TICKS_PER_S


def machine_busy_s() -> float:
    """Return the time that all cores together were not idle since the machine started."""
    fields = [int(field) for field in Path("/proc/stat").read_text("utf-8").split("\n", 1)[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / _TICKS_PER_S  # [3] idle, [4] waiting for a disk
