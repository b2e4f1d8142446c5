"""The passphrase: from a file that a variable names, from systemd's credentials, or from a person who is asked."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Final

from scc_wall.base.told import Told
from scc_wall.vault.vault_error import VaultError

FILE_VARIABLE: Final = "SCC_WALL_PASSPHRASE_FILE"
CREDENTIALS_VARIABLE: Final = "CREDENTIALS_DIRECTORY"
CREDENTIAL: Final = "scc-wall-passphrase"
"""Source: systemd.exec(5), LoadCredential=."""
SHORTEST: Final = 12
"""Characters of a new passphrase that a person types: whoever copies the key file may guess as long as they like."""
_LONGEST_BYTES: Final = 4096


class Wanted(Enum):
    """What a person is asked for."""

    PRESENT = "present"
    """The passphrase of the key file."""
    AGAIN = "again"
    """The same; what came before did not fit."""
    NEW = "new"
    """A new one: typed twice by whoever asks for it."""


AskPassphrase = Callable[[Wanted], str | None]
"""Asks a person; None: nobody is there, or they left. Called in the thread that needs the key."""


def passphrase(environ: Mapping[str, str]) -> str | None:
    """Return the passphrase without its line end, None if none is given.

    Raises
    ------
    VaultError
        If the named file can't be read or holds none: starting without it would make another key.
    """
    if named := environ.get(FILE_VARIABLE):
        return read_passphrase(Path(named))
    if folder := environ.get(CREDENTIALS_VARIABLE):
        credential = Path(folder) / CREDENTIAL
        return read_passphrase(credential) if credential.exists() else None
    return None


def read_passphrase(path: Path) -> str:
    """Return the passphrase in a file without its line end.

    Raises
    ------
    VaultError
        If the file can't be read or holds none.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST_BYTES)
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from error
    text = _decoded(content)
    if text is None:
        raise _unreadable(path, "bukan UTF-8 / not UTF-8")
    if not text:
        raise _unreadable(path, "kosong / empty")
    return text


def _decoded(content: bytes) -> str | None:
    """Return the text, None if it is none; the decoder's error carries the passphrase and must not get out."""
    try:
        return content.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return None


def _unreadable(path: Path, why: str) -> VaultError:
    return VaultError(
        Told("Frasa sandi tidak dapat dibaca.", "The passphrase can't be read."),
        Told(f"{path}: {why}", f"{path}: {why}"),
        Told(f"Periksa berkas yang disebut {FILE_VARIABLE}.", f"Check the file named by {FILE_VARIABLE}."),
    )
