"""Asks for the passphrase of the key file at the terminal."""

import getpass
import sys

from scc_wall.base.told import Told
from scc_wall.vault.passphrase import SHORTEST, Wanted

_PRESENT = Told("Frasa sandi berkas kunci: ", "Passphrase of the key file: ")
_AGAIN = Told("Frasa sandi tidak cocok. Coba lagi: ", "That passphrase does not fit. Try again: ")
_NEW = Told(
    "Kunci kata sandi disegel dengan frasa sandi; catat dan simpan di tempat aman.\n"
    "Frasa sandi baru (paling sedikit {count} huruf): ",
    "The key of the passwords is sealed with a passphrase; write it down and keep it safe.\n"
    "New passphrase (at least {count} characters): ",
).format(count=SHORTEST)
_TWICE = Told("Ketik sekali lagi: ", "Type it once more: ")
_SHORT = Told("Terlalu pendek. Coba lagi: ", "Too short. Try again: ")
_DIFFERENT = Told("Keduanya tidak sama. Ketik lagi: ", "The two differ. Type it again: ")


def ask_at_terminal(wanted: Wanted) -> str | None:
    """Return what was typed, unseen; None if there is no terminal, or nothing was typed."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    try:
        return _new() if wanted is Wanted.NEW else _typed(_PRESENT if wanted is Wanted.PRESENT else _AGAIN)
    except EOFError:
        return None


def _new() -> str | None:
    prompt = _NEW
    while (first := _typed(prompt)) is not None:
        if len(first) < SHORTEST:
            prompt = _SHORT
        elif _typed(_TWICE) == first:
            return first
        else:
            prompt = _DIFFERENT
    return None


def _typed(prompt: Told) -> str | None:
    return getpass.getpass(str(prompt)) or None
