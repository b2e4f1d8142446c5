"""The master key at the first start: found or made, and read back by a second vault, as the next start will."""

from collections.abc import Callable
from typing import Final, Protocol

from scc_wall.access.service import AUDIT_PURPOSE
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.first.desk import KeyPlaceKind
from scc_wall.vault.key_file import InRing, Sealed
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.passphrase import AskPassphrase, Wanted

NOT_READ_BACK: Final = SccError(
    Told("Kunci yang baru disimpan terbaca lain.", "The key that was just kept reads differently."),
    None,
    Told("Periksa penyimpan sandi sistem, lalu coba lagi.", "Check the system's keyring, then try again."),
)


class OfferPhrase(Protocol):
    """Who is asked for the passphrase (`app.passphrase_dialog.WallPassphrase`), told it beforehand."""

    def offer(self, phrase: str | None) -> None:
        """Answer with this once; None: with nothing any more."""
        ...


class FirstKeys:
    """See above; belongs on a worker.

    Parameters
    ----------
    reopened
        Returns another vault of the same home, with nothing in its memory.
    """

    def __init__(self, vault: KeyVault, asked: OfferPhrase, reopened: Callable[[AskPassphrase], KeyVault]) -> None:
        self._vault = vault
        self._asked = asked
        self._reopened = reopened

    def place(self) -> KeyPlaceKind:
        """Return where the key is kept.

        Raises
        ------
        VaultError
            If the key file is damaged.
        """
        place = self._vault.status().place
        if place is None:
            return KeyPlaceKind.NONE
        if isinstance(place, InRing):
            return KeyPlaceKind.RING
        return KeyPlaceKind.PASSPHRASE if isinstance(place, Sealed) else KeyPlaceKind.OPEN

    def make(self, phrase: str | None) -> KeyPlaceKind:
        """Find or make the key, read it back, and return where it is kept.

        Raises
        ------
        SccError
            If it can't be had, made or read back.
        """
        there = self.place() is not KeyPlaceKind.NONE
        self._asked.offer(phrase)
        try:
            self._vault.try_again()
            key = self._vault.derive(AUDIT_PURPOSE, make=True)
        finally:
            self._asked.offer(None)
        opened_before = there and phrase is None and self.place() is KeyPlaceKind.PASSPHRASE
        if not opened_before:  # that one was typed when the program started, and was read then

            def answer(wanted: Wanted) -> str | None:
                return phrase if wanted is Wanted.PRESENT else None

            if self._reopened(answer).derive(AUDIT_PURPOSE, make=False) != key:
                raise NOT_READ_BACK
        return self.place()
