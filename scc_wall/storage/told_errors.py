"""Tells what the database refuses in a person's words (house style 7)."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy.exc import DBAPIError, OperationalError

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told


class StoreError(SccError):
    """The store can't be used, or refuses a change."""


class DiskFullError(StoreError):
    """There is no room to write, or the disk refuses to."""


class _Refusal(NamedTuple):
    what: Told
    todo: Told


_LOCKED = _Refusal(
    Told("Penyimpanan sedang dipakai program lain.", "The store is in use by another program."),
    Told(
        "Tutup program lain yang membuka {place}, lalu coba lagi.",
        "Close the other program that has {place} open, then try again.",
    ),
)
_READ_ONLY = _Refusal(
    Told("Penyimpanan tidak dapat dibuka atau ditulis.", "The store can't be opened or written."),
    Told(
        "Periksa izin tulis folder {place}, atau pilih folder lain dengan SCC_WALL_HOME.",
        "Check the permission to write {place}, or choose another folder by SCC_WALL_HOME.",
    ),
)
_DISK = _Refusal(
    Told(
        "Disk penuh atau tidak dapat ditulis; perubahan tidak disimpan.",
        "The disk is full or can't be written; the change was not saved.",
    ),
    Told("Kosongkan ruang di disk dari {place}, lalu coba lagi.", "Free space on the disk of {place}, then try again."),
)
_CORRUPT = _Refusal(
    Told("Berkas penyimpanan rusak.", "The store's file is damaged."),
    Told(
        "Jangan ubah {place}: dinding yang dijalankan menyisihkannya dan memakai cadangan terbaru; cadangan lain "
        "dipakai dengan scc-wall restore BERKAS.",
        "Leave {place} as it is: a wall that is started puts it aside and takes the newest backup; another one is "
        "taken by scc-wall restore FILE.",
    ),
)
_UNREACHABLE = _Refusal(
    Told("Server penyimpanan tidak dapat dipakai.", "The store's server can't be used."),
    Told("Periksa alamat, jaringan dan akun dari {place}.", "Check address, network and account of {place}."),
)

_BY_SQLITE_CODE: Final = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_FULL: _DISK,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _CORRUPT,
    sqlite3.SQLITE_NOTADB: _CORRUPT,
}
"""Primary result codes. Source: sqlite.org/rescode.html."""

_BY_SQLSTATE: Final = {
    "25006": _READ_ONLY,  # read_only_sql_transaction: a standby
    "42501": _READ_ONLY,  # insufficient_privilege
    "53100": _DISK,  # disk_full
    "55P03": _LOCKED,  # lock_not_available: the writer before holds on
    "XX001": _CORRUPT,  # data_corrupted
    "XX002": _CORRUPT,  # index_corrupted
}
"""Source: PostgreSQL's documentation, appendix A, "Error Codes"."""


@contextmanager
def told_errors(place: str) -> Iterator[None]:
    """Turn the errors of the environment that the database raises inside into `StoreError`; let bugs pass.

    Parameters
    ----------
    place
        Path or address of the store without its password, to be shown.

    Raises
    ------
    StoreError
        What happened, why, and what to do.
    """
    try:
        yield
    except DBAPIError as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise _error(refusal, place, str(error.orig)) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise _error(_DISK if full else _READ_ONLY, place, error.strerror or str(error)) from error


def _refusal(error: DBAPIError) -> _Refusal | None:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _BY_SQLITE_CODE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(state, str) and state in _BY_SQLSTATE:
        return _BY_SQLSTATE[state]
    return _UNREACHABLE if isinstance(error, OperationalError) and not isinstance(error.orig, sqlite3.Error) else None


def _room(place: str) -> Told | None:
    """Return how much is free on the disk of a file; None where nobody can say."""
    try:
        free = shutil.disk_usage(Path(place).parent).free
    except (OSError, ValueError):
        return None
    return Told(f"tersisa {free / 1e6:.1f} MB", f"{free / 1e6:.1f} MB left")


def _error(refusal: _Refusal, place: str, why: str) -> StoreError:
    if refusal is _DISK and (room := _room(place)) is not None:
        told = Told(f"{place}: {why}, {room.id}", f"{place}: {why}, {room.en}")
        return DiskFullError(refusal.what, told, refusal.todo.format(place=place))
    return StoreError(refusal.what, Told(f"{place}: {why}", f"{place}: {why}"), refusal.todo.format(place=place))
