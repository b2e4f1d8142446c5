"""The key file: says where the master key is, and holds it where there is no keyring.

It is made with the first secret and from then on always there, so that a keyring that is away for a moment is never
taken for an installation without a key, whose old secrets a new key would orphan.
"""

import base64
import json
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from scc_wall.base.told import Told
from scc_wall.vault.field import KEY_BYTES, NONCE_BYTES
from scc_wall.vault.vault_error import VaultError

SCRYPT_N: Final = 2**15
SCRYPT_R: Final = 8
SCRYPT_P: Final = 3
"""32 MiB and about 0.3 s. Source: OWASP Password Storage Cheat Sheet, scrypt."""

FORMAT: Final = 1
_BOUND: Final = b"scc-wall master key 1"


@dataclass(frozen=True, slots=True)
class InRing:
    """The key is in the keyring under this user name."""

    user: str


@dataclass(frozen=True, slots=True)
class Unsealed:
    """The key itself: whoever reads the file has it."""

    key: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """The key sealed with a passphrase (scrypt, AES-256-GCM)."""

    salt: bytes
    nonce: bytes
    sealed_key: bytes

    def open(self, passphrase: str) -> bytes:
        """Return the key.

        Raises
        ------
        VaultError
            If the passphrase is another one, or the file was changed.
        """
        try:
            return AESGCM(_stretched(passphrase, self.salt)).decrypt(self.nonce, self.sealed_key, _BOUND)
        except InvalidTag:
            raise VaultError(
                Told("Frasa sandi tidak cocok dengan berkas kunci.", "The passphrase does not fit the key file."),
                todo=Told(
                    "Periksa berkas pada SCC_WALL_PASSPHRASE_FILE.", "Check the file named by SCC_WALL_PASSPHRASE_FILE."
                ),
            ) from None


KeyPlace = InRing | Unsealed | Sealed


def seal_key(key: bytes, passphrase: str) -> Sealed:
    """Return the key sealed with a passphrase."""
    salt, nonce = os.urandom(16), os.urandom(NONCE_BYTES)
    return Sealed(salt, nonce, AESGCM(_stretched(passphrase, salt)).encrypt(nonce, key, _BOUND))


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P).derive(passphrase.encode())


def read(path: Path) -> KeyPlace | None:
    """Return what the key file says, None if there is none.

    Raises
    ------
    VaultError
        If it can't be read or is damaged.
    """
    try:
        if sys.platform != "win32" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
        document = json.loads(path.read_bytes())
        return _place(document)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(path, type(error).__name__) from error


def write(path: Path, place: KeyPlace) -> bool:
    """Make the key file, whole or not at all; return False if another process made one meanwhile.

    Raises
    ------
    VaultError
        If it can't be written.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(_document(place)).encode())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # unlike a rename, fails if it exists
        finally:
            draft.unlink()
        _sync_folder(path.parent)
    except FileExistsError:
        return False
    except OSError as error:
        raise VaultError(
            Told("Berkas kunci tidak dapat dibuat.", "The key file can't be made."),
            Told(f"{path}: {error.strerror}", f"{path}: {error.strerror}"),
            Told("Periksa izin tulis dan ruang disk.", "Check the permission to write and the space on the disk."),
        ) from error
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut: the secrets in the store are nothing without it."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _document(place: KeyPlace) -> dict[str, Any]:
    match place:
        case InRing(user):
            return {"format": FORMAT, "kind": "keyring", "user": user}
        case Unsealed(key):
            return {"format": FORMAT, "kind": "unsealed", "key": _text(key)}
        case Sealed(salt, nonce, sealed_key):
            parts = {"salt": _text(salt), "nonce": _text(nonce), "sealed_key": _text(sealed_key)}
            return {"format": FORMAT, "kind": "passphrase", "kdf": "scrypt-32768-8-3", **parts}


def _place(document: dict[str, Any]) -> KeyPlace:
    if document["format"] != FORMAT:
        raise ValueError("format")
    match document["kind"]:
        case "keyring":
            return InRing(str(document["user"]))
        case "unsealed":
            return Unsealed(_bytes(document["key"], KEY_BYTES))
        case "passphrase" if document["kdf"] == "scrypt-32768-8-3":
            sealed = _bytes(document["sealed_key"], KEY_BYTES + 16)
            return Sealed(_bytes(document["salt"], 16), _bytes(document["nonce"], NONCE_BYTES), sealed)
        case _:
            raise ValueError("kind")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    data = base64.b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError("length")
    return data


def _unreadable(path: Path, why: str) -> VaultError:
    return VaultError(
        Told("Berkas kunci tidak dapat dibaca.", "The key file can't be read."),
        Told(f"{path}: {why}", f"{path}: {why}"),
        Told(
            "Pulihkan dari cadangan; tanpa itu, pindahkan berkasnya dan masukkan lagi kata sandi kamera.",
            "Restore it from a backup; without one, move it away and enter the cameras' passwords again.",
        ),
    )
