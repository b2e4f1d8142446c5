"""The wall's processes, from /proc: who they are and what each holds."""

import os
from pathlib import Path

from tools.bench.processes import tree
from tools.soak.figures import Sample

DECODE = "decode"
_MIB = 1024.0


def named(wall_pid: int) -> dict[int, str]:
    """Return the wall's processes with what they are."""
    found = {pid: _name(pid, wall_pid) for pid in tree(wall_pid)}
    return {pid: name for pid, name in found.items() if name}


def decoders(wall_pid: int) -> list[int]:
    """Return the decode processes, in the order of their ids."""
    return sorted(pid for pid, name in named(wall_pid).items() if name == DECODE)


def _name(pid: int, wall_pid: int) -> str:
    if pid == wall_pid:
        return "wall"
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
        name = Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return ""
    line = " ".join(words)
    if state == "Z" or not line.strip():
        return ""
    if "resource_tracker" in line:
        return "tracker"
    if name.startswith("decode-"):
        return DECODE
    return "guardian" if "guardian" in words else Path(words[0]).name


def sample(pid: int, at_s: float, rest: int) -> Sample | None:
    """Return what a process holds now, None if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
        status = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
        descriptors = len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208 - Path.iterdir asks for each of them
    except OSError:
        return None
    kib = {parts[0]: int(parts[1]) for line in lines[1:] if len(parts := line.split()) >= 2}
    threads = next((int(line.split()[1]) for line in status if line.startswith("Threads:")), 0)
    # Not the private pages: those of a library's file become private whenever another program that has it open ends.
    own = kib.get("Anonymous:", 0)
    return Sample(at_s, own / _MIB, kib.get("Pss:", 0) / _MIB, threads, descriptors, rest)
