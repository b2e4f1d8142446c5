"""Passwords: argon2id, checked at the same cost whether or not there is an account behind them.

No password leaves this module: not in an exception, not in a log, not in a repr.
"""

import base64
import os
import unicodedata
from typing import Final, Protocol

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

SHORTEST: Final = 12
KINDS: Final = 3
"""Different characters at least: one key held down is no password."""
LONGEST: Final = 1024
"""Nobody types more; a text of megabytes would only keep the machine busy."""
_DUMMY_SALT_BYTES: Final = 16


class PasswordError(SccError):
    """A password that may not be chosen; says why, never what it was."""


class Hasher(Protocol):
    """What is needed of `argon2.PasswordHasher`."""

    def hash(self, password: str | bytes) -> str:
        """Return a new hash in its text form."""
        ...

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002 - argon2's own name
        """Return True, or raise `argon2.exceptions.VerifyMismatchError`."""
        ...

    def check_needs_rehash(self, hash: str | bytes) -> bool:  # noqa: A002 - argon2's own name
        """Return whether the hash was made with other parameters."""
        ...


class Passwords:
    """Makes and checks hashes; safe for threads.

    Parameters
    ----------
    hasher
        argon2-cffi with its defaults unless a test counts what is hashed. Source: specs/access.md, "The session".
    """

    def __init__(self, hasher: Hasher | None = None) -> None:
        default = PasswordHasher()
        self._hasher: Hasher = default if hasher is None else hasher
        self._dummy = _dummy_hash(hasher if isinstance(hasher, PasswordHasher) else default)

    def hash(self, password: str) -> str:
        """Return a new hash of a password in argon2's text form."""
        return self._hasher.hash(_bytes(password))

    def matches(self, stored: str | None, password: str) -> bool:
        """Return whether the password is the one of that hash; one hash is computed whatever the answer.

        Parameters
        ----------
        stored
            None where there is no account: a hash that nothing matches takes its place, so that the time is the same.
        """
        try:
            return (
                self._hasher.verify(self._dummy if stored is None else stored, _bytes(password)) and stored is not None
            )
        except InvalidHashError:  # damaged in the store: found before anything was computed
            return self.matches(None, password) if stored is not None else False
        except Argon2Error:
            return False

    def outdated(self, stored: str) -> bool:
        """Return whether a hash that just matched was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(stored)


def check_rules(password: str, login: str) -> None:
    """Return if the password may be chosen.

    Raises
    ------
    PasswordError
        If it is too short, too long, or the login itself.
    """
    length = len(_normal(password))
    if not long_enough(password):
        why = Told(
            f"Paling sedikit {SHORTEST} karakter; ini {length}.", f"At least {SHORTEST} characters; these are {length}."
        )
    elif length > LONGEST:
        why = Told(f"Paling banyak {LONGEST} karakter.", f"At most {LONGEST} characters.")
    elif not not_the_login(password, login):
        why = Told("Sama dengan nama masuk.", "It is the login name itself.")
    elif kinds_of(password) < KINDS:
        why = Told("Karakter yang sama terus diulang.", "The same characters are repeated over and over.")
    else:
        return
    raise PasswordError(
        Told("Kata sandi ini tidak dapat dipakai.", "This password can't be used."),
        why,
        Told("Pilih beberapa kata yang mudah Anda ingat.", "Choose a few words that you remember easily."),
    )


def long_enough(password: str) -> bool:
    """Return whether it has enough characters."""
    return len(_normal(password)) >= SHORTEST


def kinds_of(password: str) -> int:
    """Return how many different characters it has."""
    return len(set(_normal(password)))


def not_the_login(password: str, login: str) -> bool:
    """Return whether it is something else than the login."""
    return _normal(password).strip().casefold() != login.strip().casefold()


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def _bytes(password: str) -> bytes:
    """Return what is hashed: the same for the same keys on every keyboard, and never an error that quotes it."""
    return _normal(password)[: LONGEST + 1].encode("utf-8", "surrogatepass")


def _dummy_hash(hasher: PasswordHasher) -> str:
    """Return a hash with the parameters of `hasher` that no password is known for, without computing one."""
    salt, rest = os.urandom(_DUMMY_SALT_BYTES), os.urandom(hasher.hash_len)
    costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${costs}${_base64(salt)}${_base64(rest)}"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
