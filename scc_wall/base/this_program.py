"""How this program starts itself again: from source it is a module of Python, frozen it is an executable of its own."""

import sys


def program(*words: str) -> list[str]:
    """Return the command line that starts this program once more.

    Parameters
    ----------
    words
        As at the terminal, behind `scc-wall`.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "scc_wall", *words]
