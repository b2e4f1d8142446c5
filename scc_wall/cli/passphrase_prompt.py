"""Asks for the passphrase of the key file at the terminal."""

import getpass
import sys

from scc_wall.base.told import Told
from scc_wall.vault.asking import conversation
from scc_wall.vault.passphrase import Wanted


def at_terminal() -> bool:
    """Return whether a person can type something in."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask_at_terminal(wanted: Wanted) -> str | None:
    """Return what was typed, unseen; None if there is no terminal, or nothing was typed."""
    if not at_terminal():
        return None
    try:
        return conversation(wanted, _typed)
    except EOFError:
        return None


def _typed(question: Told) -> str | None:
    return getpass.getpass(str(question)) or None
