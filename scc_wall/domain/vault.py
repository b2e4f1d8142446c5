"""The protocol of whoever keeps secrets; the store seals its secret fields with it, `scc_wall.vault` is real."""

from typing import NamedTuple, Protocol


class SecretPlace(NamedTuple):
    """Where a sealed field stands; sealed into it, so that it can't be moved to another row or column unseen."""

    table: str
    column: str
    row: str


class Vault(Protocol):
    """Seals short secrets (passwords, addresses that hold one). Usable from any thread.

    `seal` is called inside the transaction that writes the field: a rotation of the key relies on it.
    """

    def seal(self, secret: str, place: SecretPlace) -> bytes:
        """Return `secret` encrypted for `place`; makes the master key when the first secret is sealed.

        Raises
        ------
        SccError
            If the master key exists but can't be had.
        """
        ...

    def unseal(self, sealed: bytes, place: SecretPlace) -> str:
        """Return what was sealed for `place`.

        Raises
        ------
        SccError
            If the key can't be had, is another one, or the field was changed or moved.
        """
        ...


class KeyDeriver(Protocol):
    """Gives keys of their own for purposes beside sealing, e.g. the audit chain. Usable from any thread."""

    def derive(self, purpose: str, *, make: bool = True) -> bytes:
        """Return 32 bytes for that purpose, always the same, also after a rotation of the master key.

        Parameters
        ----------
        make
            Whether to make the keys if there are none yet; without, that is an error.

        Raises
        ------
        SccError
            If the keys can't be had.
        """
        ...
