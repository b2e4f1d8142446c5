"""One sealed field: which key sealed it, and AES-256-GCM bound to the place where it stands.

::

    byte   0        1–8     9–20    21–
           version  key id  nonce   ciphertext and 16-byte tag

All before the ciphertext, and the place, is associated data: whatever is changed or moved can't be unsealed.
"""

import hashlib
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from scc_wall.base.told import Told
from scc_wall.domain.vault import SecretPlace
from scc_wall.vault.vault_error import VaultError

VERSION: Final = 1
KEY_BYTES: Final = 32
KEY_ID_BYTES: Final = 8
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
"""Source: NIST SP 800-38D. Random nonces are good for 2**32 fields a key; a wall seals some thousands in its life."""

_HEAD_BYTES: Final = 1 + KEY_ID_BYTES


def key_id(key: bytes) -> bytes:
    """Return the public name of a key, from which the key can't be found."""
    return hashlib.sha256(b"scc-wall key id\0" + key).digest()[:KEY_ID_BYTES]


def key_id_of(sealed: bytes) -> bytes:
    """Return the public name of the key that sealed a field, empty if it is none."""
    return sealed[1:_HEAD_BYTES] if len(sealed) >= _HEAD_BYTES and sealed[0] == VERSION else b""


def seal(key: bytes, secret: str, place: SecretPlace) -> bytes:
    """Return `secret` sealed with `key` for `place`."""
    head = bytes([VERSION]) + key_id(key)
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(key).encrypt(nonce, secret.encode("utf-8", "surrogatepass"), _bound(head, place))


def unseal(key: bytes, sealed: bytes, place: SecretPlace) -> str:
    """Return what was sealed.

    Raises
    ------
    VaultError
        If it was sealed with another key, or changed, or moved from another place.
    """
    if len(sealed) < _HEAD_BYTES + NONCE_BYTES + TAG_BYTES or sealed[0] != VERSION:
        raise VaultError(_DAMAGED, todo=_ENTER_AGAIN)
    head, nonce = sealed[:_HEAD_BYTES], sealed[_HEAD_BYTES : _HEAD_BYTES + NONCE_BYTES]
    if head[1:] != key_id(key):
        raise VaultError(_OTHER_KEY, todo=_ENTER_AGAIN)
    try:
        plain = AESGCM(key).decrypt(nonce, sealed[_HEAD_BYTES + NONCE_BYTES :], _bound(head, place))
    except InvalidTag:
        raise VaultError(_DAMAGED, todo=_ENTER_AGAIN) from None
    return plain.decode("utf-8", "surrogatepass")


def _bound(head: bytes, place: SecretPlace) -> bytes:
    """Return the associated data; each part carries its length, so that no two places read the same."""
    parts = [part.encode("utf-8") for part in place]
    return head + b"".join(len(part).to_bytes(4, "big") + part for part in parts)


_DAMAGED = Told(
    "Kata sandi yang tersimpan rusak atau dipindahkan dari tempat lain.",
    "A stored password is damaged or was moved from another place.",
)
_OTHER_KEY = Told(
    "Kata sandi yang tersimpan disegel dengan kunci lain.", "A stored password was sealed with another key."
)
_ENTER_AGAIN = Told(
    "Pulihkan kunci dari cadangan, atau masukkan lagi kata sandi kamera.",
    "Restore the key from a backup, or enter the camera's password again.",
)
