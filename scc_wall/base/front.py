"""A second start brings the first program's windows to the front: it leaves a file in the home the first looks for.

The home is this user's alone, so nobody else can ask for it; nothing listens, and a program that hangs finds the file
when its guardian has started it again. Standard library alone: the guardian asks too.
"""

import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.paths import Home
from scc_wall.base.told import Told

WAITS_S: Final = 3.0
"""How long the second waits for the first to have taken note; it looks twice a second."""
LOOKS_S: Final = 0.02
CAME: Final = Told(
    "SCC Wall sudah berjalan; jendelanya dimunculkan ke depan.",
    "SCC Wall is running already; its windows were brought to the front.",
)
_LARGEST_BYTES: Final = 1024


def ask(here: Home, clock: Clock, within_s: float = WAITS_S) -> bool:
    """Ask the program that runs on this home to show its windows; return whether it did."""
    _let_it(here.running)
    try:
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(here.front, flags, 0o600))
    except OSError:
        return False
    until_mono_ns, pause = clock.mono_ns() + int(within_s * 1e9), threading.Event()
    while here.front.exists():
        if clock.mono_ns() >= until_mono_ns:
            return False
        pause.wait(LOOKS_S)
    return True


def was_asked(file: Path) -> bool:
    """Return whether somebody asks, once."""
    if not os.path.lexists(file):
        return False
    try:
        file.unlink()
    except OSError:
        return False  # it stays asked for
    return True


def _let_it(running: Path) -> None:
    """Let the other process take the front: Windows allows it to nobody but who was started by the person's hand."""
    if sys.platform == "win32":
        import ctypes

        with suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads(running.read_bytes()[:_LARGEST_BYTES])
            ctypes.windll.user32.AllowSetForegroundWindow(int(said["pid"]))
