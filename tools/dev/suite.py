"""The whole suite in three runs: what shares the machine, what waits more than it works, what wants it alone."""

import os
import subprocess
from pathlib import Path
from typing import Final

from tools.dev.console import say
from tools.dev.environment import ROOT

ALONE: Final = ("tests/fault/video", "tests/system", "tests/unit/video")
"""Tests that start, kill and time whole walls and streams: beside others they would test the machine instead."""
IN_PAIRS: Final = ("tests/fault",)
"""Tests that start, kill and time single programs: they wait for most of their time."""
TOGETHER: Final = ("tests/unit", "tests/qt", "tests/contract")
MOST_WORKERS: Final = 4
PAIR: Final = 2


def is_whole(arguments: list[str]) -> bool:
    """Return whether nothing chooses tests or asks for one piece: no arguments of pytest, or of its output only."""
    return all(argument.startswith(("--durations", "--tb", "--color", "--hypothesis")) for argument in arguments)


def run(python: Path, arguments: list[str]) -> int:
    """Run all tests; return pytest's exit status, of the first run that failed."""
    statuses = [
        _pytest(python, [*_on_cores(TOGETHER, workers()), *arguments]),
        _pytest(python, [*_on_cores(IN_PAIRS, min(PAIR, workers())), *arguments]),
        _pytest(python, [*ALONE, *arguments]),
    ]
    if any(statuses):
        failed = " and ".join(str(number) for number, status in enumerate(statuses, 1) if status)
        say(f"tests failed in run {failed} of the three above")
    return next((status for status in statuses if status), 0)


def _on_cores(folders: tuple[str, ...], cores: int) -> list[str]:
    ignored = [f"--ignore={folder}" for folder in ALONE]
    return [*folders, *ignored, f"--numprocesses={cores}", "--dist=loadfile"]


def workers() -> int:
    """Return on how many cores the first run goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def _pytest(python: Path, arguments: list[str]) -> int:
    return subprocess.run([str(python), "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode
