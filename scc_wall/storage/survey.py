"""A look at a store that changes nothing: for whoever has to say what is wrong with it, and for the support bundle.

It neither migrates nor makes anything. A file is read with sqlite3 alone; beside it no file is made where nobody has
the store open. What is not there yet in an older schema is simply missing.
"""

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import quote

from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.vault import Vault
from scc_wall.storage.engine import BUSY_TIMEOUT_MS, Database, server_url
from scc_wall.storage.rows import CameraRows, Unreadable, unsealed
from scc_wall.storage.told_errors import told_errors

CHECK_S: Final = 20.0
"""A store of some hundred megabytes is checked in a second or two; a slow disk must not hold up the rest."""
_STEPS: Final = 10_000
"""Of SQLite's machine, between two looks at the clock."""


class Look(Protocol):
    """An open store that is only read."""

    @property
    def place(self) -> str:
        """Path or address, without a password."""
        ...

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Return what a query gives; raises `StoreError` or `sqlite3.Error` if the database refuses."""
        ...


@dataclass(frozen=True, slots=True)
class FileLook:
    """A SQLite file."""

    place: str
    connection: sqlite3.Connection

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Return what a query gives."""
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def quick_check(self, within_s: float = CHECK_S) -> list[str] | None:
        """Return what SQLite finds wrong with the file, empty if nothing; None if it took too long."""
        until_s = time.monotonic() + within_s
        self.connection.set_progress_handler(lambda: int(time.monotonic() > until_s), _STEPS)
        try:
            said = [str(row[0]) for row in self.connection.execute("PRAGMA quick_check(10)")]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return None
            raise
        finally:
            self.connection.set_progress_handler(None, 0)
        return [] if said == ["ok"] else said


@dataclass(frozen=True, slots=True)
class ServerLook:
    """A database on a server."""

    place: str
    connection: Any
    """SQLAlchemy's, in a transaction that may only read."""

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Return what a query gives."""
        with told_errors(self.place), self.connection.begin_nested():
            return [dict(row) for row in self.connection.exec_driver_sql(query).mappings()]


def is_open(file: Path) -> bool:
    """Return whether some program has a SQLite file open, or was killed over it: a log stands beside it."""
    return any(file.with_name(f"{file.name}{end}").exists() for end in ("-wal", "-journal"))


@contextmanager
def looking_at_file(file: Path) -> Iterator[FileLook]:
    """Open a SQLite file to look at it.

    Raises
    ------
    sqlite3.Error
        If it can't be opened.
    """
    # A file in WAL mode that nobody has open has no log beside it; opened as one that never changes, none is made.
    alone = not is_open(file)
    path = file.absolute().as_posix()
    rooted = path if path.startswith("/") else f"/{path}"  # C:/… ; Source: sqlite.org/uri.html, "The URI Path"
    address = f"file://{quote(rooted, safe='/:')}?mode=ro{'&immutable=1' if alone else ''}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None)
    with closing(connection):
        connection.execute("PRAGMA query_only = ON")
        yield FileLook(str(file), connection)


@contextmanager
def looking(home: Home) -> Iterator[Look]:
    """Open the store of a home to look at it.

    Raises
    ------
    sqlite3.Error, StoreError
        If it can't be opened.
    """
    if home.store_url is None:
        with looking_at_file(home.database) as look:
            yield look
        return
    with closing(Database(server_url(home.store_url))) as database, database.reading() as connection:
        yield ServerLook(database.place, connection)


def revision(look: Look) -> str | None:
    """Return the store's schema, None if it has none; raises what the database raises."""
    rows = look.rows("SELECT version_num FROM alembic_version")
    return str(rows[0]["version_num"]) if rows else None


def cameras_of(look: Look, vault: Vault, on_unreadable: Unreadable) -> tuple[CameraConfig, ...]:
    """Return the cameras with their secrets, as far as the vault gives them; raises what the database raises."""
    streams: dict[int, list[dict[str, Any]]] = {}
    for row in look.rows("SELECT * FROM streams"):
        streams.setdefault(row["camera_id"], []).append(row)
    setups = {row["camera_id"]: row for row in look.rows("SELECT * FROM onvif_setups")}
    found = []
    for row in look.rows("SELECT * FROM cameras ORDER BY position, id"):
        tags = row["tags"]
        row["tags"] = json.loads(tags) if isinstance(tags, str) else tags
        found.append(unsealed(CameraRows(row, streams.get(row["id"], []), setups.get(row["id"])), vault, on_unreadable))
    return tuple(found)


def table_names(look: Look) -> list[str]:
    """Return the tables, sorted."""
    if isinstance(look, FileLook):
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    else:
        query = "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    return [str(row["name"]) for row in look.rows(query)]


def row_counts(look: Look) -> Mapping[str, int]:
    """Return table → number of rows."""
    return {
        name: int(look.rows(f'SELECT count(*) AS rows FROM "{name}"')[0]["rows"])  # noqa: S608 - a name of its own list
        for name in table_names(look)
    }
