"""A PostgreSQL server of the tests' own: Debian's package, started in a temporary folder, reached by a socket there.

One for the whole run, a new database for each test, copied from one that was brought to the newest schema and gone with
its test. The role that tests connect as owns its database and is no superuser, so that revoked rights are felt.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import create_engine, text

from scc_wall.storage.engine import Database
from scc_wall.storage.migrate import migrate
from tests.support.ci import in_ci

_OPTIONS: Final = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=30 -c shared_buffers=16MB"
)
_ROLE: Final = "scc"
_MEMORY: Final = Path("/dev/shm")
_ROOM_BYTES: Final = 2 << 30
"""A server with a few databases takes 0.15 GB, and each worker starts one."""


class PostgresqlServer:
    """A running server.

    Parameters
    ----------
    folder
        Holds its data and its socket; belongs to the user that the server runs as.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._made: list[str] = []
        self._engine = create_engine(self.url("postgres", "postgres"), isolation_level="AUTOCOMMIT")
        self._binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)

    def start(self) -> None:
        """Make the cluster, start the server, and make the database that the others are copies of."""
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"{_OPTIONS} -k {self._folder}"
        self._run("pg_ctl", "-D", data, "-w", "-t", "30", "-l", str(self._folder / "log"), "-o", options, "start")
        self._execute(f"CREATE ROLE {_ROLE} LOGIN", f"CREATE DATABASE template OWNER {_ROLE}")
        database = Database(self.url("template"))
        migrate(database)
        database.close()

    def stop(self) -> None:
        """Stop it at once; its data is thrown away."""
        self._engine.dispose()
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")

    def url(self, name: str, role: str = _ROLE) -> str:
        """Return SQLAlchemy's address of a database."""
        return f"postgresql+psycopg://{role}@/{name}?host={self._folder}"

    def new_database(self, *, empty: bool = False) -> str:
        """Return the address of a new database, of the newest schema if it is not to be empty."""
        name = f"test_{next(self._numbers)}"
        template = "template0" if empty else "template"
        # Page by page through the log, the default since 15, takes three times as long.
        by_files = " STRATEGY file_copy" if _version(self._binaries) >= 15 else ""
        self._execute(f"CREATE DATABASE {name} OWNER {_ROLE} TEMPLATE {template}{by_files}")
        self._made.append(name)
        return self.url(name)

    def drop_databases(self) -> None:
        """Drop what was made: 470 files each, which would reach the disk before the end of the run."""
        made, self._made = self._made, []
        self._execute(*(f"DROP DATABASE {name} WITH (FORCE)" for name in made))

    def _execute(self, *statements: str) -> None:
        with self._engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._binaries / program), *arguments],
            user=_user(),
            group=_user(),
            extra_groups=[] if _user() else None,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=50,
            check=False,
        )
        assert done.returncode == 0, f"{program}: {done.stdout}"


def _user() -> str | None:
    """Return the user to run as: PostgreSQL refuses to run as root, and Debian's package brings a user for it."""
    return "postgres" if os.geteuid() == 0 else None


def _version(binaries: Path) -> int:
    return int(binaries.parent.name)


def _place() -> Path | None:
    """Return where to put it: into memory if that has room, since nothing of it outlives the run; else None."""
    return _MEMORY if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES else None


@pytest.fixture
def postgresql_server(postgresql_cluster: PostgresqlServer) -> Iterator[PostgresqlServer]:
    """Return the server; the databases that the test makes are gone at its end."""
    yield postgresql_cluster
    postgresql_cluster.drop_databases()


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[PostgresqlServer]:
    """Start the server for the first test that asks for it; skip that where its driver is not installed."""
    if not in_ci():
        pytest.importorskip("psycopg", reason="needs psycopg, which the dev group of pyproject.toml brings")
    folder = Path(tempfile.mkdtemp(prefix="scc-pg-", dir=_place()))
    # Not pytest's: that is closed to other users, and its paths are too long.
    if user := _user():
        shutil.chown(folder, user, user)
    server = PostgresqlServer(folder)
    try:
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
