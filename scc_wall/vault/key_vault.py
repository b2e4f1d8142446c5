"""The vault: finds the master key, or makes it with the first secret, and seals with it.

::

    key file says   keyring ──► ask the keyring          no key file ──unseal──► told: no key
                    passphrase ──► ask the passphrase         └──first seal──► keyring, else passphrase, else unsealed
                    unsealed ──► read it
"""

import base64
import binascii
import logging
import os
import threading
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.vault import SecretPlace
from scc_wall.vault import field, key_file
from scc_wall.vault.passphrase import passphrase
from scc_wall.vault.ring import OsRing, Ring, is_off
from scc_wall.vault.vault_error import VaultError

SERVICE: Final = "SCC Wall"
KEY_FILE: Final = "master-key.json"

_log = logging.getLogger(__name__)


class KeyVault:
    """The vault of one home; the key is found when it is first needed, and kept in memory.

    Parameters
    ----------
    ring
        None where no keyring may be used.
    environ
        Where the passphrase is looked for.
    """

    def __init__(self, home: Home, ring: Ring | None, environ: Mapping[str, str]) -> None:
        self._path = home.keys / KEY_FILE
        self._ring = ring
        self._environ = environ
        self._lock = threading.Lock()
        self._key: bytes | None = None
        self._failure: VaultError | None = None

    @property
    def path(self) -> Path:
        """The key file, whether or not it exists yet."""
        return self._path

    @property
    def lies_open(self) -> bool:
        """Whether the master key stands in its file unsealed: there was neither keyring nor passphrase."""
        return isinstance(key_file.read(self._path), key_file.Unsealed)

    def seal(self, secret: str, place: SecretPlace) -> bytes:
        """Return `secret` sealed for `place`; the first one makes the master key.

        Raises
        ------
        VaultError
            If the master key exists but can't be had, or can't be made.
        """
        with self._lock:
            if self._key is None:
                self._key = self._found() or self._make()
            return field.seal(self._key, secret, place)

    def unseal(self, sealed: bytes, place: SecretPlace) -> str:
        """Return what was sealed for `place`.

        Raises
        ------
        VaultError
            If the key can't be had, is another one, or the field was changed or moved.
        """
        with self._lock:
            if self._key is None:
                self._key = self._found()
            if self._key is None:
                raise _missing(self._path)
            return field.unseal(self._key, sealed, place)

    def try_again(self) -> None:
        """Forget that the key could not be had: a person has unlocked the keyring, say."""
        with self._lock:
            self._failure = None

    def _found(self) -> bytes | None:
        """Return the key that exists; a failure is remembered, since a silent keyring costs seconds a camera."""
        if self._failure is not None:
            raise VaultError(self._failure.what, self._failure.why, self._failure.todo)
        try:
            return self._find()
        except VaultError as error:
            self._failure = error
            raise

    def _find(self) -> bytes | None:
        """Return the key that exists, None if none was ever made."""
        match key_file.read(self._path):
            case None:
                return None
            case key_file.InRing(user):
                return self._from_ring(user)
            case key_file.Unsealed(key):
                _log.warning("the master key lies unsealed in %s: who reads that file has all passwords", self._path)
                return key
            case key_file.Sealed() as sealed:
                phrase = passphrase(self._environ)
                if phrase is None:
                    raise _no_passphrase(self._path)
                return sealed.open(phrase)

    def _from_ring(self, user: str) -> bytes:
        text = self._ring.get(SERVICE, user) if self._ring else None
        try:
            key = base64.b64decode(text or "", validate=True)
        except binascii.Error:
            key = b""
        if len(key) != field.KEY_BYTES:
            raise _not_in_ring()
        return key

    def _make(self) -> bytes:
        """Make the key and say where it is; if another process was faster, return its key."""
        key = os.urandom(field.KEY_BYTES)
        place = self._place_for(key)
        if not key_file.write(self._path, place):
            found = self._find()
            if found is None:
                raise _missing(self._path)
            return found
        if isinstance(place, key_file.Unsealed):
            _log.warning(
                "no keyring and no passphrase: the master key lies unsealed in %s; protect that folder, or set %s",
                self._path,
                "SCC_WALL_PASSPHRASE_FILE",
            )
        return key

    def _place_for(self, key: bytes) -> key_file.KeyPlace:
        user = uuid.uuid4().hex  # of its own for each home: several installations may share one account
        if self._ring and self._ring.put(SERVICE, user, base64.b64encode(key).decode("ascii")):
            return key_file.InRing(user)
        phrase = passphrase(self._environ)
        return key_file.Unsealed(key) if phrase is None else key_file.seal_key(key, phrase)


def open_vault(home: Home, environ: Mapping[str, str] | None = None) -> KeyVault:
    """Return the vault of a home, with the machine's keyring unless `SCC_WALL_KEYRING=off`."""
    env = os.environ if environ is None else environ
    return KeyVault(home, None if is_off(env) else OsRing(), env)


def _missing(path: Path) -> VaultError:
    return VaultError(
        Told("Kunci untuk kata sandi yang tersimpan tidak ada.", "The key of the stored passwords is missing."),
        Told(f"{path} tidak ada", f"{path} does not exist"),
        Told(
            "Pulihkan berkas itu dari cadangan, atau masukkan lagi kata sandi kamera.",
            "Restore that file from a backup, or enter the cameras' passwords again.",
        ),
    )


def _no_passphrase(path: Path) -> VaultError:
    return VaultError(
        Told("Berkas kunci disegel dengan frasa sandi.", "The key file is sealed with a passphrase."),
        Told(f"{path}: tidak ada frasa sandi", f"{path}: no passphrase is given"),
        Told(
            "Sebutkan berkas frasa sandi dengan SCC_WALL_PASSPHRASE_FILE.",
            "Name the passphrase's file by SCC_WALL_PASSPHRASE_FILE.",
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
