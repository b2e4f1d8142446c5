"""A vault for tests of the store."""

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.vault import SecretPlace


class ScriptedVault:
    """Seals by turning the text round; can be made unable to unseal."""

    def __init__(self) -> None:
        self.broken = False
        self.sealed = 0

    def seal(self, secret: str, place: SecretPlace) -> bytes:
        """Return the text turned round, with its place."""
        self.sealed += 1
        return f"{'/'.join(place)}|{secret[::-1]}".encode()

    def unseal(self, sealed: bytes, place: SecretPlace) -> str:
        """Return what was sealed.

        Raises
        ------
        SccError
            If it was sealed for another place, or the vault is broken.
        """
        bound, _, turned = sealed.decode().partition("|")
        if self.broken or bound != "/".join(place):
            raise SccError(Told("kunci tidak ada", "no key"))
        return turned[::-1]
