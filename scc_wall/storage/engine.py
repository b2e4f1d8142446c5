"""The engine and its transactions: one writer at a time, each transaction short.

So it is on both databases: SQLite's `BEGIN IMMEDIATE` lets one in, and on PostgreSQL an advisory lock stands for it,
which needs no right on any table. What a writer reads is then still so when it commits.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from scc_wall.base.told import Told
from scc_wall.storage.told_errors import StoreError, told_errors

BUSY_TIMEOUT_MS: Final = 2000
AGAIN_MS: Final = 20
PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",  # first: the next one may have to wait for another process
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
)
"""Source: design.md, "Decisions": FULL loses nothing in a power cut; `INSERT OR REPLACE` slips past delete triggers
without `recursive_triggers`."""

_WRITES: Final = "scc_wall_writes"
_WRITER_LOCK: Final = int.from_bytes(b"scc-wall")
"""Number of the advisory lock of PostgreSQL, one for each database: any that no other program takes."""
_CONNECT_TIMEOUT_S: Final = 5
"""A server that is gone is told rather than waited for; libpq's own default is for ever."""


def sqlite_url(path: Path) -> URL:
    """Return the address of a SQLite file; any character may stand in its path."""
    return URL.create("sqlite", database=str(path))


def server_url(text: str) -> URL:
    """Return the address of a PostgreSQL database that holds no password.

    Raises
    ------
    StoreError
        If it is another address, or holds one: the environment is no place for it, and libpq reads its own file.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        url = URL.create("none")
    if url.drivername != "postgresql+psycopg":
        raise StoreError(
            Told("Alamat penyimpanan tidak dapat dipakai.", "The store's address can't be used."),
            Told(
                "SCC_WALL_STORE bukan alamat PostgreSQL.",
                "SCC_WALL_STORE is no address of PostgreSQL.",
            ),
            Told(
                "Tulis: postgresql+psycopg://PENGGUNA@SERVER/BASISDATA",
                "Write: postgresql+psycopg://USER@SERVER/DATABASE",
            ),
        )
    if url.password is not None or "password" in url.query:
        raise StoreError(
            Told("Alamat penyimpanan memuat kata sandi.", "The store's address holds a password."),
            Told(
                "Lingkungan program dapat dibaca orang lain.",
                "A program's environment can be read by others.",
            ),
            Told(
                "Hapus kata sandi dari SCC_WALL_STORE dan simpan di berkas kata sandi PostgreSQL "
                "(~/.pgpass, di Windows %APPDATA%\\postgresql\\pgpass.conf).",
                "Take it out of SCC_WALL_STORE and keep it in PostgreSQL's password file "
                "(~/.pgpass, on Windows %APPDATA%\\postgresql\\pgpass.conf).",
            ),
        )
    return url


class Database:
    """An engine whose errors are told and whose writers wait for each other.

    Parameters
    ----------
    url
        SQLAlchemy's URL.

    Raises
    ------
    StoreError
        If the URL is none, or its driver is not installed.
    """

    def __init__(self, url: URL | str) -> None:
        try:
            self._url = make_url(url)
            # hide_parameters: SQLAlchemy's errors hold the values of the statement, and errors get logged
            self._engine = create_engine(self._url, hide_parameters=True, **_options(self._url))
        except (ArgumentError, ImportError) as error:
            raise StoreError(
                Told("Alamat penyimpanan tidak dapat dipakai.", "The store's address can't be used."),
                Told(str(error), str(error)),
                Told("Periksa alamat dan drivernya.", "Check the address and its driver."),
            ) from error
        self._writer = threading.Lock()
        if self._engine.dialect.name == "sqlite":
            _make_strict(self._engine)
        else:
            _let_one_write(self._engine)

    @property
    def place(self) -> str:
        """Path or address for people, without its password."""
        return str(self._url.database) if self.is_sqlite else self._url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is an embedded file."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees one state of the store and changes nothing.

        Raises
        ------
        StoreError
            If the database refuses.
        """
        with told_errors(self.place), self._engine.connect() as connection:
            if not self.is_sqlite:  # whose readers see one state in any case
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, patience_ms: int = BUSY_TIMEOUT_MS) -> Iterator[Connection]:
        """Open a transaction that is committed whole at the end, or rolled back if anything is raised.

        Parameters
        ----------
        patience_ms
            How long to wait for another program's transaction, where the database is a file.

        Raises
        ------
        StoreError
            If the database refuses.
        """
        with self._writer, told_errors(self.place), self._engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with _waiting(connection, patience_ms), connection.begin():
                yield connection

    def close(self) -> None:
        """Close all connections; idempotent."""
        self._engine.dispose()


@contextmanager
def _waiting(connection: Connection, patience_ms: int) -> Iterator[None]:
    """Have SQLite wait that long; the pragma goes by SQLAlchemy, which would begin a transaction for it."""
    plain = connection.connection.dbapi_connection
    if patience_ms == BUSY_TIMEOUT_MS or plain is None or connection.dialect.name != "sqlite":
        yield
        return
    cursor = plain.cursor()
    cursor.execute("PRAGMA busy_timeout")
    [before_ms] = cursor.fetchall()[0]
    cursor.execute(f"PRAGMA busy_timeout = {patience_ms}")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {before_ms}")
        cursor.close()


def _make_strict(engine: Engine) -> None:
    """Set the pragmas on every connection, and let SQLAlchemy alone begin transactions.

    Python's own sqlite3 begins none for DDL and a lazy one for writes, so a migration would not be whole and a writer
    could fail half-way with "locked" without waiting. Source: SQLAlchemy, "Serializable isolation / Savepoints /
    Transactional DDL" of the pysqlite dialect.
    """

    @event.listens_for(engine, "connect")
    def _on_connect(dbapi_connection: Any, _record: object) -> None:
        dbapi_connection.isolation_level = None
        for pragma in PRAGMAS:
            _set(dbapi_connection, pragma)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set(dbapi_connection: Any, pragma: str) -> None:
    """Set a pragma; while another program makes the file one with a log (WAL), SQLite refuses without waiting."""
    until_s = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            dbapi_connection.execute(pragma).close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until_s:
                raise
            time.sleep(AGAIN_MS / 1000)
        else:
            return


def _options(url: URL) -> dict[str, Any]:
    """Return what a server needs that a file does not: it may be restarted, or be gone."""
    if url.get_backend_name() == "sqlite":
        return {}
    libpq = url.get_driver_name() in {"psycopg", "psycopg2"} and "connect_timeout" not in url.query
    return {"pool_pre_ping": True, "connect_args": {"connect_timeout": _CONNECT_TIMEOUT_S} if libpq else {}}


def _let_one_write(engine: Engine) -> None:
    """Have each writer of PostgreSQL wait for the one before, as long as a writer of SQLite would."""

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITES, False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_TIMEOUT_MS}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
