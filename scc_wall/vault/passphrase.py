"""The passphrase of an unattended start: from a file that a variable names, or from systemd's credentials."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scc_wall.base.told import Told
from scc_wall.vault.vault_error import VaultError

FILE_VARIABLE: Final = "SCC_WALL_PASSPHRASE_FILE"
CREDENTIALS_VARIABLE: Final = "CREDENTIALS_DIRECTORY"
CREDENTIAL: Final = "scc-wall-passphrase"
"""Source: systemd.exec(5), LoadCredential=."""
_LONGEST_BYTES: Final = 4096


def passphrase(environ: Mapping[str, str]) -> str | None:
    """Return the passphrase without its line end, None if none is given.

    Raises
    ------
    VaultError
        If the named file can't be read or holds none: starting without it would make another key.
    """
    if named := environ.get(FILE_VARIABLE):
        return _read(Path(named))
    if folder := environ.get(CREDENTIALS_VARIABLE):
        credential = Path(folder) / CREDENTIAL
        return _read(credential) if credential.exists() else None
    return None


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST_BYTES).decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, type(error).__name__) from error
    if not text:
        raise _unreadable(path, "kosong / empty")
    return text


def _unreadable(path: Path, why: str) -> VaultError:
    return VaultError(
        Told("Frasa sandi tidak dapat dibaca.", "The passphrase can't be read."),
        Told(f"{path}: {why}", f"{path}: {why}"),
        Told(f"Periksa berkas yang disebut {FILE_VARIABLE}.", f"Check the file named by {FILE_VARIABLE}."),
    )
