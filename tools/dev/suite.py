"""The whole suite in two runs: first what shares the machine, on several cores, then what wants it alone."""

import os
import subprocess
from pathlib import Path
from typing import Final

from tools.dev.console import say
from tools.dev.environment import ROOT

ALONE: Final = ("tests/fault", "tests/system", "tests/unit/video")
"""Tests that start, kill and time whole programs and streams: beside others they would test the machine instead."""
TOGETHER: Final = ("tests/unit", "tests/qt", "tests/contract")
MOST_WORKERS: Final = 4
_NO_TESTS: Final = 5


def is_whole(arguments: list[str]) -> bool:
    """Return whether nothing chooses tests or asks for one piece: no arguments of pytest, or of its output only."""
    return all(argument.startswith(("--durations", "--tb", "--color", "--hypothesis")) for argument in arguments)


def run(python: Path, arguments: list[str]) -> int:
    """Run all tests; return pytest's exit status, of the first run that failed."""
    together = [
        *TOGETHER,
        *(f"--ignore={folder}" for folder in ALONE),
        f"--numprocesses={workers()}",
        "--dist=loadfile",
    ]
    statuses = [_pytest(python, [*together, *arguments]), _pytest(python, [*ALONE, *arguments])]
    if any(statuses):
        say("tests failed: see the summary above" if statuses[1] else "tests failed in the first of the two runs above")
    return next((status for status in statuses if status), 0)


def workers() -> int:
    """Return on how many cores the first run goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def _pytest(python: Path, arguments: list[str]) -> int:
    return subprocess.run([str(python), "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode
