"""Stretches a passphrase to the key that seals the master key.

Argon2id comes from argon2-cffi, which passwords need anyway, rather than from cryptography: there it is missing
wherever cryptography was built with an OpenSSL before 3.2, as distributions do.
"""

from typing import Final

from scc_wall.vault.field import KEY_BYTES

SALT_BYTES: Final = 16
ARGON2ID: Final = "argon2id-3-65536-4"
"""Three passes over 64 MiB in four lanes, 0.1 to 0.3 s. Source: RFC 9106, section 4, second recommended option."""
SCRYPT: Final = "scrypt-32768-8-3"
"""What earlier programs wrote; still read, no longer written."""
KNOWN: Final = frozenset({ARGON2ID, SCRYPT})


def stretched(kdf: str, passphrase: str, salt: bytes) -> bytes:
    """Return the 32 bytes that a passphrase and its salt give."""
    secret = passphrase.encode("utf-8", "surrogatepass")
    if kdf == SCRYPT:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        return Scrypt(salt=salt, length=KEY_BYTES, n=2**15, r=8, p=3).derive(secret)
    from argon2.low_level import Type, hash_secret_raw  # 8 ms of a wall's start that most walls can save

    return hash_secret_raw(
        secret, salt, time_cost=3, memory_cost=64 * 1024, parallelism=4, hash_len=KEY_BYTES, type=Type.ID
    )
