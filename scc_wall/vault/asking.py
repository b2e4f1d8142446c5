"""What a person is asked who has to type the passphrase, at a terminal or in a dialog."""

from collections.abc import Callable

from scc_wall.base.told import Told
from scc_wall.vault.passphrase import SHORTEST, Wanted

PRESENT = Told(
    "Kunci kata sandi di PC ini disegel saat pemasangan; tanyakan frasanya kepada admin.\nFrasa sandi berkas kunci: ",
    "The key of the passwords was sealed when this PC was set up; ask the admin for its passphrase.\n"
    "Passphrase of the key file: ",
)
AGAIN = Told("Frasa sandi tidak cocok. Coba lagi: ", "That passphrase does not fit. Try again: ")
NEW = Told(
    "Kunci kata sandi disegel dengan frasa sandi; catat dan simpan di tempat aman.\n"
    "Frasa sandi baru (paling sedikit {count} huruf): ",
    "The key of the passwords is sealed with a passphrase; write it down and keep it safe.\n"
    "New passphrase (at least {count} characters): ",
).format(count=SHORTEST)
TWICE = Told("Ketik sekali lagi: ", "Type it once more: ")
SHORT = Told("Terlalu pendek. Coba lagi: ", "Too short. Try again: ")
DIFFERENT = Told("Keduanya tidak sama. Ketik lagi: ", "The two differ. Type it again: ")


def conversation(wanted: Wanted, typed: Callable[[Told], str | None]) -> str | None:
    """Return the passphrase, None if the person left.

    Parameters
    ----------
    typed
        Shows a question and returns what was typed to it, None if the person left or typed nothing.
    """
    if wanted is not Wanted.NEW:
        return typed(PRESENT if wanted is Wanted.PRESENT else AGAIN)
    question = NEW
    while (first := typed(question)) is not None:
        if len(first) < SHORTEST:
            question = SHORT
        elif typed(TWICE) == first:
            return first
        else:
            question = DIFFERENT
    return None
