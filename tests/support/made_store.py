"""A store that a test opens for the first time is a copy of one that the migrations made once, in this process.

The migrations take a tenth of a second of a core and some twenty waits for the disk; hundreds of tests begin with a
store of their own. Only `open_store` in this process is spared: `tests/unit/storage/test_migrate.py` calls the
migrations themselves, and programs that tests start make their stores as everybody's do.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scc_wall.storage.engine import Database, sqlite_url
from scc_wall.storage.migrate import migrate

_one_at_a_time = threading.Lock()


@pytest.fixture(scope="session", autouse=True)
def _stores_are_copied() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scc_wall.storage.store.migrate", _copied(migrate))
        yield


def _copied(migrate_for_real: Callable[[Database], bool]) -> Callable[[Database], bool]:
    def copied(database: Database) -> bool:
        made = database.is_sqlite and _copy_into(Path(database.place))
        return migrate_for_real(database) or made

    return copied


def _copy_into(file: Path) -> bool:
    """Fill an empty file that nobody holds; return False, and leave it as it is, for any other."""
    with _one_at_a_time, contextlib.suppress(OSError, sqlite3.Error):
        if file.stat().st_size:
            return False
        with contextlib.closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            if file.stat().st_size == 0:
                file.write_bytes(_made())
                return True
    return False


@cache
def _made() -> bytes:
    with TemporaryDirectory(prefix="scc-wall-store-") as folder:
        file = Path(folder) / "made.db"
        database = Database(sqlite_url(file))
        try:
            migrate(database)
        finally:
            database.close()
        return file.read_bytes()
