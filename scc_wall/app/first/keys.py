"""The master key at the first start: found or made, and read back by a second vault, as the next start will."""

from collections.abc import Callable
from typing import Final, Protocol

from scc_wall.access.service import AUDIT_PURPOSE
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.first.desk import KeyPlaceKind, PhraseWantedError
from scc_wall.vault.key_file import InRing, Sealed
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.passphrase import AskPassphrase, Wanted
from scc_wall.vault.vault_error import NoPassphraseError

NOT_READ_BACK: Final = SccError(
    Told("Kunci yang baru disimpan terbaca lain.", "The key that was just kept reads differently."),
    None,
    Told("Periksa penyimpan sandi sistem, lalu coba lagi.", "Check the system's keyring, then try again."),
)
WRONG_PHRASE: Final = PhraseWantedError(
    Told("Frasa sandi tidak cocok dengan berkas kunci.", "The passphrase does not fit the key file."),
    None,
    Told(
        "Ketik lagi dengan teliti; perhatikan huruf besar dan kecil.",
        "Type it again with care; mind capital and small letters.",
    ),
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
        PhraseWantedError
            If it takes a passphrase and none is given, or the one that is given does not open the key.
        SccError
            If it can't be had, made or read back.
        """
        there = self.place() is not KeyPlaceKind.NONE
        try:
            key = self._derived(phrase)
            opened_before = there and phrase is None and self.place() is KeyPlaceKind.PASSPHRASE
            if not opened_before and self._read_back(phrase) != key:  # else it was read when the program started
                raise NOT_READ_BACK
        except NoPassphraseError as error:  # what it advises is for a terminal
            raise WRONG_PHRASE if phrase is not None else PhraseWantedError(error.what, error.why) from error
        return self.place()

    def _derived(self, phrase: str | None) -> bytes:
        self._asked.offer(phrase)
        try:
            self._vault.try_again()
            return self._vault.derive(AUDIT_PURPOSE, make=True)
        finally:
            self._asked.offer(None)

    def _read_back(self, phrase: str | None) -> bytes:
        def answer(wanted: Wanted) -> str | None:
            return phrase if wanted is Wanted.PRESENT else None

        return self._reopened(answer).derive(AUDIT_PURPOSE, make=False)
