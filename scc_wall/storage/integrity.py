"""Looks whether a SQLite file holds together, by sqlite3 alone and without writing to it.

`PRAGMA quick_check` reads every page and checks the structure; what stands in the rows is for the audit's chain.
Measured: 0.07 s for 100,000 rows of the audit (15 MB), the interpreter is free meanwhile.
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

PATIENCE_S: Final = 2.0
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_PLACE: Final = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
)
_PREFIX: Final = "*** in database main ***"
_SHOWN: Final = 200
NO_TABLES: Final = "no tables"
"""What is said of a file in which nothing was ever stored."""


def fault_in(database: Path) -> str | None:
    """Return what is wrong in a file, in SQLite's words; None if it holds, `NO_TABLES` if it holds nothing.

    Raises
    ------
    sqlite3.Error
        If it can't be looked at: another program holds it, there is no right to read it, the disk does not answer.
        That says nothing of the file.
    """
    try:
        with closing(connect_read_only(database)) as connection:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                return " ".join(str(found).removeprefix(_PREFIX).split())[:_SHOWN]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            return None if tables else NO_TABLES
    except sqlite3.DatabaseError as error:
        if says_damaged(error):
            return str(error)[:_SHOWN]
        raise


def says_damaged(error: sqlite3.Error) -> bool:
    """Return whether an error says that the file itself is damaged, rather than that it can't be reached now."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def connect_read_only(database: Path) -> sqlite3.Connection:
    """Open a file to be read, and have SQLite read something.

    A connection that may write would at its end take the log beside a damaged file into it: evidence stays as it is.

    Raises
    ------
    sqlite3.Error
        If it can't be read.
    """
    address = database.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=PATIENCE_S, isolation_level=None)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        # In a folder that can't be written, and on a full disk, there is no place for SQLite's shared memory; with
        # nothing in the log there is no need for it either. A disk that can't be read says so again.
        if error.sqlite_errorcode & 0xFF not in _NO_PLACE or has_log(database):
            raise
        return sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def revision_of(database: Path) -> str:
    """Return the schema that a store has; empty if it is no store of this program.

    Raises
    ------
    sqlite3.Error
        If it can't be read.
    """
    with closing(connect_read_only(database)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
            return ""
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return "" if row is None else str(row[0])


def has_log(database: Path) -> bool:
    """Return whether something lies in SQLite's log beside a file: the file alone is not all of it then."""
    with suppress(OSError):
        return log_of(database).stat().st_size > 0
    return False


def log_of(database: Path) -> Path:
    """Return SQLite's log beside a file, whether or not it is there."""
    return database.with_name(f"{database.name}-wal")


def beside(database: Path) -> tuple[Path, Path]:
    """Return what SQLite keeps beside a file, whether or not it is there: its log, and its shared memory."""
    return log_of(database), database.with_name(f"{database.name}-shm")
