"""Puts master keys where they are kept, and gets them back: keyring, key file sealed by a passphrase, or unsealed.

::

    new key ─► keyring ─else─► passphrase (file, credential, asked) ─else─► refused, unless an unsealed key is allowed
"""

import base64
import binascii
import logging
import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from scc_wall.base.told import Told
from scc_wall.vault.field import KEY_BYTES, NONCE_BYTES
from scc_wall.vault.key_file import InRing, KeyPlace, Sealed, Unsealed
from scc_wall.vault.passphrase import AskPassphrase, Wanted, passphrase
from scc_wall.vault.ring import Ring
from scc_wall.vault.stretch import ARGON2ID, SALT_BYTES, stretched
from scc_wall.vault.vault_error import NoPassphraseError, VaultError

SERVICE: Final = "SCC Wall"
ALLOW_VARIABLE: Final = "SCC_WALL_ALLOW_UNSEALED_KEY"
TRIES: Final = 3
"""How often a person may mistype the passphrase."""
_BOUND: Final = b"scc-wall master key 1"

_log = logging.getLogger(__name__)


def ask_nobody(_wanted: Wanted) -> str | None:
    """Answer for a program that nobody sits in front of."""
    return None


class KeyPlaces:
    """Where one home's master keys are kept. What a passphrase was stretched to is remembered, never the passphrase.

    Parameters
    ----------
    path
        The key file, to be named in what is told.
    """

    def __init__(
        self, path: Path, ring: Ring | None, environ: Mapping[str, str], ask: AskPassphrase, *, allow_unsealed: bool
    ) -> None:
        self._path = path
        self._ring = ring
        self._environ = environ
        self._ask = ask
        self._allow_unsealed = allow_unsealed
        self._stretched: dict[tuple[str, bytes], bytes] = {}

    def open(self, place: KeyPlace) -> bytes:
        """Return the key that is kept there.

        Raises
        ------
        VaultError
            If it can't be had.
        """
        match place:
            case InRing(user):
                return self._from_ring(user)
            case Unsealed(key):
                _log.warning(
                    "the master key lies unsealed in %s: who reads that file has all passwords; "
                    "seal it with: scc-wall keys seal",
                    self._path,
                )
                return key
            case Sealed():
                return self._unsealed(place)

    def keep(self, key: bytes, *, safely: bool = False) -> KeyPlace:
        """Keep a key as safely as this machine can.

        Parameters
        ----------
        safely
            Refuse to keep it unsealed even where that is allowed.

        Raises
        ------
        VaultError
            If there is neither keyring nor passphrase, and an unsealed key is not allowed.
        """
        if self._ring is not None:
            user = uuid.uuid4().hex  # of its own for each key: several installations may share one account
            if self._ring.put(SERVICE, user, base64.b64encode(key).decode("ascii")):
                return InRing(user)
        phrase = passphrase(self._environ)
        if phrase is None and (safely or not self._allow_unsealed):
            phrase = self._ask(Wanted.NEW)
            if phrase is None:
                raise _nowhere_safe()
        return Unsealed(key) if phrase is None else self.sealed(key, phrase)

    def keep_like(self, key: bytes, place: KeyPlace) -> KeyPlace:
        """Keep a new key the way the present one is kept; one that lay unsealed is kept as safely as can be.

        A sealed one keeps its salt, so that whoever has opened it needs no passphrase for the new one.
        """
        if not isinstance(place, Sealed) or place.kdf != ARGON2ID:
            return self.keep(key)
        self._unsealed(place)
        return self._sealed_by(key, place.salt)

    def sealed(self, key: bytes, phrase: str) -> Sealed:
        """Return the key sealed with a passphrase."""
        salt = os.urandom(SALT_BYTES)
        self._stretched[ARGON2ID, salt] = stretched(ARGON2ID, phrase, salt)
        return self._sealed_by(key, salt)

    def forget(self, place: KeyPlace) -> None:
        """Take a key that nothing is sealed with any more out of the keyring."""
        if isinstance(place, InRing) and self._ring is not None and not self._ring.delete(SERVICE, place.user):
            _log.warning("an old master key could not be taken out of the keyring; it opens nothing any more")

    def needs_person(self, place: KeyPlace) -> bool:
        """Return whether `open` would ask a person."""
        return (
            isinstance(place, Sealed)
            and (place.kdf, place.salt) not in self._stretched
            and passphrase(self._environ) is None
        )

    def _sealed_by(self, key: bytes, salt: bytes) -> Sealed:
        nonce = os.urandom(NONCE_BYTES)
        return Sealed(ARGON2ID, salt, nonce, AESGCM(self._stretched[ARGON2ID, salt]).encrypt(nonce, key, _BOUND))

    def _unsealed(self, place: Sealed) -> bytes:
        name = place.kdf, place.salt
        if name in self._stretched:
            return _opened(place, self._stretched[name])
        given = passphrase(self._environ)
        wanted = Wanted.PRESENT
        for _ in range(TRIES):
            phrase = self._ask(wanted) if given is None else given
            if phrase is None:
                raise _no_passphrase(self._path)
            strong = stretched(place.kdf, phrase, place.salt)
            try:
                key = _opened(place, strong)
            except VaultError:
                if given is not None:
                    raise
                wanted = Wanted.AGAIN
            else:
                self._stretched[name] = strong
                return key
        raise _wrong_passphrase()

    def _from_ring(self, user: str) -> bytes:
        text = self._ring.get(SERVICE, user) if self._ring else None
        try:
            key = base64.b64decode(text or "", validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise _not_in_ring()
        return key


def _opened(place: Sealed, strong: bytes) -> bytes:
    try:
        return AESGCM(strong).decrypt(place.nonce, place.sealed_key, _BOUND)
    except InvalidTag:
        raise _wrong_passphrase() from None


def _wrong_passphrase() -> VaultError:
    return VaultError(
        Told("Frasa sandi tidak cocok dengan berkas kunci.", "The passphrase does not fit the key file."),
        todo=Told(
            "Ketik lagi dengan teliti, atau periksa berkas pada SCC_WALL_PASSPHRASE_FILE.",
            "Type it again with care, or check the file named by SCC_WALL_PASSPHRASE_FILE.",
        ),
    )


def _no_passphrase(path: Path) -> VaultError:
    return NoPassphraseError(
        Told("Berkas kunci disegel dengan frasa sandi.", "The key file is sealed with a passphrase."),
        Told(f"{path}: tidak ada frasa sandi", f"{path}: no passphrase is given"),
        Told(
            "Sebutkan berkas frasa sandi dengan SCC_WALL_PASSPHRASE_FILE, atau ketik di terminal.",
            "Name the passphrase's file by SCC_WALL_PASSPHRASE_FILE, or type it at a terminal.",
        ),
    )


def _nowhere_safe() -> VaultError:
    return NoPassphraseError(
        Told("Kunci tidak dapat disimpan dengan aman.", "The key can't be kept safely."),
        Told(
            "komputer ini tidak punya penyimpan sandi sistem, dan tidak ada frasa sandi",
            "this computer has no system keyring, and no passphrase is given",
        ),
        Told(
            "Jalankan di terminal untuk mengetik frasa sandi, atau sebutkan berkasnya dengan SCC_WALL_PASSPHRASE_FILE. "
            f"Hanya untuk percobaan: {ALLOW_VARIABLE}=1 menyimpannya terbuka.",
            "Run it at a terminal to type a passphrase, or name its file by SCC_WALL_PASSPHRASE_FILE. "
            f"For trials only: {ALLOW_VARIABLE}=1 keeps it unsealed.",
        ),
    )


def _not_in_ring() -> VaultError:
    return VaultError(
        Told(
            "Kunci tidak dapat diambil dari penyimpan sandi sistem.",
            "The key can't be had from the system's keyring.",
        ),
        Told(
            "penyimpan sandi terkunci, tidak menjawab, atau milik pengguna lain",
            "the keyring is locked, does not answer, or belongs to another user",
        ),
        Told(
            "Masuk sebagai pengguna yang memasang SCC Wall dan buka kunci penyimpan sandi, lalu coba lagi.",
            "Log in as the user who installed SCC Wall and unlock the keyring, then try again.",
        ),
    )
