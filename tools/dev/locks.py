"""`dev.py lock`: pyproject.toml → requirements/dev.txt and run.txt, every file of every version pinned by its hash.

One lock serves Windows and Linux and every Python from 3.11 on (`--universal`: markers tell them apart), and it names
no registry, so that each machine uses the one it is set up for.
"""

import shutil
import subprocess
from typing import Final

from tools.dev.console import give_up, say
from tools.dev.environment import ROOT

_COMPILE: Final = [
    *("pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--quiet"),
]


def write(arguments: list[str]) -> int:
    """Write both locks; return the exit status.

    Raises
    ------
    SetupError
        If uv is not installed.
    """
    uv = shutil.which("uv")
    if uv is None:
        give_up("locking needs uv (`pip install uv`, or your system's package)")
    # run.txt takes its versions from dev.txt, so that what is tested is what runs.
    dev = ["--group", "dev", "-o", "requirements/dev.txt"]
    run = ["--group", "build", "-c", "requirements/dev.txt", "-o", "requirements/run.txt"]
    for options in (dev, run):
        say(f"writing {options[-1]}")
        status = subprocess.run([uv, *_COMPILE, *options, *arguments], cwd=ROOT, check=False).returncode
        if status != 0:
            return status
    return 0
