"""Tells a person at a windowed program what it would say at a terminal: started by a double click, it has none."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import Final

from scc_wall.base.one_program import RUNS_ALREADY
from scc_wall.cli.run import GUARDED

COMMANDS: Final = frozenset({"run", "guard", "demo"})
"""What people start by a double click; the others are asked at a terminal, or by this program itself."""
GUARDED_S: Final = 45
"""How long the box of a guarded program stays: the guardian takes one for hanging that says nothing for 60 s
(`guardian.silence.START_S`)."""
_ERROR: Final = 0x10
_IN_FRONT: Final = 0x10000
"""Source: MB_ICONERROR and MB_SETFOREGROUND of winuser.h."""


def box_s(command: str, status: int, environ: Mapping[str, str]) -> int | None:
    """Return how long a box stays, 0 for as long as a person likes; None if none is shown.

    Parameters
    ----------
    status
        What the program ends with. Where the wall runs already, that one comes to the front: nothing is to be told.
    """
    if command not in COMMANDS or status == RUNS_ALREADY:
        return None
    return GUARDED_S if GUARDED in environ else 0


def tell(command: str, status: int, text: str, show: "Callable[[str, int], None] | None" = None) -> None:
    """Show the text if a person sits in front of this program who would see it nowhere else."""
    stays_s = box_s(command, status, os.environ)
    if stays_s is not None:
        (show or _show)(text, stays_s)


if sys.platform == "win32":

    def _show(text: str, stays_s: int) -> None:
        import ctypes

        # Not MessageBoxW, which has no end. It is in no header, but in every Windows since XP.
        forever = 0xFFFFFFFF
        shown_ms = 1000 * stays_s or forever
        ctypes.windll.user32.MessageBoxTimeoutW(None, text, "SCC Wall", _ERROR | _IN_FRONT, 0, shown_ms)
else:

    def _show(text: str, stays_s: int) -> None:
        """Do nothing: a program has a terminal, or a log of whoever started it."""
