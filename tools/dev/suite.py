"""The whole suite in two runs: what shares the machine with everything, and what starts whole walls and streams."""

import os
import subprocess
from pathlib import Path
from typing import Final

from tools.dev.console import say
from tools.dev.environment import ROOT

FEW: Final = ("tests/fault/video", "tests/system")
"""Tests that start, kill and time whole walls and streams, of one core each: beside many others they would test the
machine instead. They wait for half of their time, so two of them get along."""
TOGETHER: Final = ("tests/fault", "tests/qt", "tests/contract", "tests/unit")
"""In the order in which they begin: what takes long and waits much first, so that no core waits for one at the end."""
MOST_CORES: Final = 4
PAIR: Final = 2
LONGEST_S: Final = 1500.0
"""Of one run, which takes 3 minutes: a hang between two tests must not hold up who waits for them, either."""
CRASHES: Final = 2
"""A worker that crashed is replaced and begins its file again; a file that ends each of them is given up."""
TOO_LONG: Final = 124
"""The status of what was ended for it, as `timeout` has it."""


def is_whole(arguments: list[str]) -> bool:
    """Return whether nothing chooses tests or asks for one piece: no arguments of pytest, or of its output only."""
    return all(argument.startswith(("--durations", "--tb", "--color", "--hypothesis")) for argument in arguments)


def run(python: Path, arguments: list[str]) -> int:
    """Run all tests; return pytest's exit status, of the first run that failed."""
    without = [f"--ignore={folder}" for folder in FEW]
    statuses = [
        _pytest(python, [*TOGETHER, *without, *_at_once(workers()), *arguments]),
        _pytest(python, [*FEW, *_at_once(min(PAIR, workers())), *arguments]),
    ]
    if any(statuses):
        failed = " and ".join(str(number) for number, status in enumerate(statuses, 1) if status)
        say(f"tests failed in run {failed} of the two above")
    return next((status for status in statuses if status), 0)


def _at_once(number: int) -> list[str]:
    return [f"--numprocesses={number}", "--dist=loadfile", "--no-loadscope-reorder", f"--max-worker-restart={CRASHES}"]


def workers() -> int:
    """Return how many files the first run tests at once: half as many again as there are cores: tests wait, too."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_CORES) * 3 // 2)


def _pytest(python: Path, arguments: list[str]) -> int:
    """Run pytest; it may keep what it makes of the tests' source, which takes half of each worker's start else."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    argv = [str(python), "-m", "pytest", *arguments]
    try:
        return subprocess.run(argv, cwd=ROOT, env=environment, check=False, timeout=LONGEST_S).returncode
    except subprocess.TimeoutExpired:
        say(f"the tests did not end within {LONGEST_S / 60:.0f} minutes")
        return TOO_LONG
