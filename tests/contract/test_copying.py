"""A store is copied to a server whole or not at all, and goes on there."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Float, Integer, LargeBinary, Table, insert, select

from scc_wall.base.paths import Home
from scc_wall.cli.command_line import run_command
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.storage.columns import AnyText, Document
from scc_wall.storage.copying import copy_store
from scc_wall.storage.engine import Database, sqlite_url
from scc_wall.storage.store import open_store
from scc_wall.storage.tables import metadata
from scc_wall.storage.told_errors import StoreError
from tests.support.access_values import sealing
from tests.support.clock import ManualClock
from tests.support.postgresql import PostgresqlServer
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.needs("postgresql")
CHECKED: dict[str, object] = {"letters.state": "requested", "streams.role": "main", "streams.transport": "tcp"}


def value(table: Table, column: Any) -> object:
    """Return something odd that the column takes."""
    match column.type:
        case _ if f"{table.name}.{column.name}" in CHECKED:
            return CHECKED[f"{table.name}.{column.name}"]
        case _ if column.foreign_keys:
            return (next(iter(column.foreign_keys)).column.table.name == "regions" and "16.71") or 7
        case AnyText():
            return "a\0b \ud800 é"
        case Document():
            return [1, "é"]
        case LargeBinary():
            return b"\0\xff"
        case Boolean():
            return True
        case Integer():
            return 7
        case Float():
            return 0.1
        case _:
            return "x" * min(getattr(column.type, "length", None) or 3, 3)


@pytest.fixture
def source(tmp_path: Path, vault: ScriptedVault, clock: ManualClock) -> Iterator[Database]:
    """A store with something in every table."""
    home = Home(tmp_path / "home")
    with open_store(home, vault, clock) as store:
        for number in range(3):
            store.audit.append(sealing(AuditEntry("session.open", details=(("n", number),))))
    with closing(Database(sqlite_url(home.database))) as database:
        with database.writing() as connection:
            for table in metadata.sorted_tables:
                if table.name not in {"regions", "audit"}:
                    connection.execute(insert(table), {c.name: value(table, c) for c in table.columns})
        yield database


def rows(database: Database) -> dict[str, list[object]]:
    with database.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in metadata.sorted_tables
        }


def test_every_row_of_every_table_is_there_and_new_ones_get_the_next_numbers(
    source: Database, postgresql_server: PostgresqlServer, vault: ScriptedVault, clock: ManualClock
) -> None:
    url, told = postgresql_server.new_database(), {}
    with closing(Database(url)) as target:
        copied = copy_store(source, target, told.__setitem__)
        assert rows(target) == rows(source)
    assert all(told[table.name] for table in metadata.sorted_tables)
    assert copied == sum(told.values())
    with open_store(url, vault, clock) as store:
        added = store.cameras.add(CameraConfig(0, "Baru", StreamConfig("rtsp://127.0.0.1/a")))
        assert added.camera_id == 8
        assert store.audit.append(sealing(AuditEntry("session.open"))).number == 4


def test_a_database_that_holds_something_is_left_alone(source: Database, postgresql_server: PostgresqlServer) -> None:
    url = postgresql_server.new_database()
    with closing(Database(url)) as target:
        copy_store(source, target, lambda *_: None)
        before = rows(target)
        with pytest.raises(StoreError, match="tidak kosong"):
            copy_store(source, target, lambda *_: None)
        assert rows(target) == before


def test_what_goes_wrong_on_the_way_leaves_nothing(source: Database, postgresql_server: PostgresqlServer) -> None:
    def fail(table: str, _rows: int) -> None:
        if table == "streams":
            raise StoreError("the disk is full")

    url = postgresql_server.new_database()
    with closing(Database(url)) as target:
        with pytest.raises(StoreError):
            copy_store(source, target, fail)
        assert [name for name, found in rows(target).items() if found] == ["regions"]


def test_the_command_copies_and_verifies(
    postgresql_server: PostgresqlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("SCC_WALL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    phrase = tmp_path / "phrase"
    phrase.write_text("kata-kata panjang di pintu", "utf-8")
    phrase.chmod(0o600)
    monkeypatch.setenv("SCC_WALL_PASSPHRASE_FILE", str(phrase))
    listed = tmp_path / "list.csv"
    listed.write_text("name,main_url,username,password\nAmpera,rtsp://127.0.0.1/a,operator,rahasia\n", "utf-8")
    assert run_command(["cameras", "import", str(listed)]) == 0
    url = postgresql_server.new_database(empty=True)
    assert run_command(["store", "copy", url]) == 0
    assert f"SCC_WALL_STORE={url}" in capsys.readouterr().out
    assert run_command(["store", "copy", url]) == 2
    assert "tidak kosong" in capsys.readouterr().err
    monkeypatch.setenv("SCC_WALL_STORE", url)
    assert run_command(["cameras", "list"]) == 0
    assert "Ampera" in capsys.readouterr().out
    assert run_command(["store", "copy", url]) == 2  # it is on a server already
