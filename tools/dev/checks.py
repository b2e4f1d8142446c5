"""`dev.py check`: each check is named in the output with its time; all run even if one fails."""

import subprocess
import time
from typing import Final

from tools.dev.console import give_up
from tools.dev.environment import ROOT, python, script

CHECKS: Final[dict[str, list[str]]] = {
    "ruff": [str(python()), "-m", "ruff", "check", "."],
    "format": [str(python()), "-m", "ruff", "format", "--check", "."],
    "mypy": [str(python()), "-m", "mypy"],
    "imports": [str(script("lint-imports"))],
    "translations": [str(python()), "-m", "tools.translations", "check"],
}
"""Name → command line, run at the repository's root."""


def run(names: list[str]) -> int:
    """Run the named checks, all if none is named; return 1 if any failed.

    Raises
    ------
    SetupError
        If there is no check of a given name.
    """
    if unknown := [name for name in names if name not in CHECKS]:
        give_up(f"no check called {', '.join(unknown)}; there are {', '.join(CHECKS)}")
    passed = {name: _run_one(name) for name in names or CHECKS}
    failed = [name for name, good in passed.items() if not good]
    print(f"check: {len(passed) - len(failed)} of {len(passed)} passed", *failed, sep="; FAILED: ")
    return 1 if failed else 0


def _run_one(name: str) -> bool:
    print(f"== {name}", flush=True)
    started_s = time.perf_counter()
    good = subprocess.run(CHECKS[name], cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 0
    print(f"== {name}: {'passed' if good else 'FAILED'} in {time.perf_counter() - started_s:.1f} s\n", flush=True)
    return good
