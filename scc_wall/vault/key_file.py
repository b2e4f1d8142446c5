"""The key file: says where the master key is, and holds it where there is no keyring.

It is made with the first secret and from then on always there, so that a keyring that is away for a moment is never
taken for an installation without a key, whose old secrets a new key would orphan. During a rotation it names the old
key too, until nothing is sealed with that any more.
"""

import base64
import json
import os
import stat
import sys
from dataclasses import dataclass
from dataclasses import field as part
from pathlib import Path
from typing import Any, Final

from scc_wall.base.told import Told
from scc_wall.vault.field import KEY_BYTES, KEY_ID_BYTES, NONCE_BYTES, TAG_BYTES
from scc_wall.vault.stretch import KNOWN, SALT_BYTES
from scc_wall.vault.vault_error import VaultError

FORMAT: Final = 2
FIRST_FORMAT: Final = 1
"""One key without its id, and no root: still read."""


@dataclass(frozen=True, slots=True)
class InRing:
    """The key is in the keyring under this user name."""

    user: str


@dataclass(frozen=True, slots=True)
class Unsealed:
    """The key itself: whoever reads the file has it."""

    key: bytes = part(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """The key sealed with what a passphrase gives (AES-256-GCM).

    Parameters
    ----------
    kdf
        How the passphrase is stretched, one of `stretch.KNOWN`.
    """

    kdf: str
    salt: bytes
    nonce: bytes
    sealed_key: bytes


KeyPlace = InRing | Unsealed | Sealed


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A master key.

    Parameters
    ----------
    key_id
        Its public name; empty in a file of the first format.
    """

    place: KeyPlace
    key_id: bytes = b""


@dataclass(frozen=True, slots=True)
class KeyDocument:
    """What the key file says.

    Parameters
    ----------
    current
        Seals whatever is sealed from now on.
    old
        The key before it, as long as something may be sealed with it: a rotation is not finished.
    root
        The root of derived keys, sealed with `current`; empty if none was made yet.
    """

    current: KeptKey
    old: KeptKey | None = None
    root: bytes = b""


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever the file is replaced, None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def read(path: Path) -> KeyDocument | None:
    """Return what the key file says, None if there is none.

    Raises
    ------
    VaultError
        If it can't be read or is damaged.
    """
    try:
        if sys.platform != "win32" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    try:
        return _read_document(json.loads(content))
    except (ValueError, KeyError, TypeError) as error:
        why = type(error).__name__
    raise _unreadable(path, why)  # outside: the parser's errors carry the whole file, which may be the key itself


def make(path: Path, document: KeyDocument) -> bool:
    """Make the key file, whole or not at all; return False if another process made one meanwhile.

    Raises
    ------
    VaultError
        If it can't be written.
    """
    try:
        draft = _draft(path, document)
        try:
            os.link(draft, path)  # unlike a rename, fails if it exists
        finally:
            draft.unlink()
        _sync_folder(path.parent)
    except FileExistsError:
        return False
    except OSError as error:
        raise _unwritable(path, error) from error
    return True


def replace(path: Path, document: KeyDocument) -> None:
    """Put another content in place of the file's, whole or not at all; only with `only_one` held.

    Raises
    ------
    VaultError
        If it can't be written; the file is as it was.
    """
    try:
        _draft(path, document).replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def _draft(path: Path, document: KeyDocument) -> Path:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(_written_document(document)).encode())
        file.flush()
        os.fsync(file.fileno())
    return draft


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut: the secrets in the store are nothing without it."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# --- how it is written


def _written_document(document: KeyDocument) -> dict[str, Any]:
    written: dict[str, Any] = {"format": FORMAT, "current": _written(document.current), "root": _text(document.root)}
    return written if document.old is None else written | {"old": _written(document.old)}


def _written(kept: KeptKey) -> dict[str, Any]:
    return {"id": kept.key_id.hex(), **_written_place(kept.place)}


def _written_place(place: KeyPlace) -> dict[str, Any]:
    match place:
        case InRing(user):
            return {"kind": "keyring", "user": user}
        case Unsealed(key):
            return {"kind": "unsealed", "key": _text(key)}
        case Sealed(kdf, salt, nonce, sealed_key):
            parts = {"salt": _text(salt), "nonce": _text(nonce), "sealed_key": _text(sealed_key)}
            return {"kind": "passphrase", "kdf": kdf, **parts}


def _read_document(written: dict[str, Any]) -> KeyDocument:
    if written["format"] == FIRST_FORMAT:
        return KeyDocument(KeptKey(_place(written)))
    if written["format"] != FORMAT:
        raise ValueError("format")
    old = _kept(written["old"]) if "old" in written else None
    return KeyDocument(_kept(written["current"]), old, base64.b64decode(written["root"], validate=True))


def _kept(written: dict[str, Any]) -> KeptKey:
    key_id = bytes.fromhex(written["id"])
    if len(key_id) != KEY_ID_BYTES:
        raise ValueError("id")
    return KeptKey(_place(written), key_id)


def _place(written: dict[str, Any]) -> KeyPlace:
    match written["kind"]:
        case "keyring":
            return InRing(str(written["user"]))
        case "unsealed":
            return Unsealed(_bytes(written["key"], KEY_BYTES))
        case "passphrase" if written["kdf"] in KNOWN:
            sealed = _bytes(written["sealed_key"], KEY_BYTES + TAG_BYTES)
            return Sealed(
                written["kdf"], _bytes(written["salt"], SALT_BYTES), _bytes(written["nonce"], NONCE_BYTES), sealed
            )
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


def _unwritable(path: Path, error: OSError) -> VaultError:
    return VaultError(
        Told("Berkas kunci tidak dapat ditulis.", "The key file can't be written."),
        Told(f"{path}: {error.strerror}", f"{path}: {error.strerror}"),
        Told("Periksa izin tulis dan ruang disk.", "Check the permission to write and the space on the disk."),
    )
