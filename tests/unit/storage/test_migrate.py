import shutil
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from scc_wall.storage import engine
from scc_wall.storage import migrate as migrate_module
from scc_wall.storage.engine import PRAGMAS, Database, sqlite_url
from scc_wall.storage.migrate import HEAD, alembic_config, migrate
from scc_wall.storage.tables import metadata
from scc_wall.storage.told_errors import StoreError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    # whatever a folder may be called; Windows allows no question mark
    return tmp_path / f"50%25 (copy) ÷{'' if sys.platform == 'win32' else '?'}#.db"


def test_models_are_what_the_migrations_make(file: Path) -> None:
    database = Database(sqlite_url(file))
    assert migrate(database)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for table in metadata.sorted_tables:  # what Alembic does not compare
            checks = {check["name"] for check in found.get_check_constraints(table.name)}
            wanted = {str(c.name) for c in table.constraints if type(c).__name__ == "CheckConstraint"}
            assert checks == wanted
    database.close()


def test_ids_are_never_given_twice(file: Path) -> None:
    database = Database(sqlite_url(file))
    migrate(database)
    with database.reading() as connection:
        sql = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'cameras'"))
    database.close()
    assert "AUTOINCREMENT" in str(sql)


def test_a_store_of_the_first_schema_is_brought_up_to_date_with_what_it_holds(file: Path) -> None:
    config, database = alembic_config(), Database(sqlite_url(file))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO settings (key, value) VALUES ('x', '[7]')"))
    assert migrate(database)
    with database.reading() as connection:
        assert connection.execute(text("SELECT value FROM settings")).all() == [("[7]",)]
        assert inspect(connection).has_table("audit")
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        assert not inspect(connection).has_table("audit")
    database.close()


def test_cameras_of_the_schema_before_ptz_stay_as_they_are_and_may_go_back(file: Path) -> None:
    config, database = alembic_config(), Database(sqlite_url(file))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        columns = "id, position, name, name_key, transport, username, password_sealed, tags"
        values = "7, 0, 'Ampera', 'ampera', 'tcp', 'admin', x'00ff', '[]'"
        connection.execute(text(f"INSERT INTO cameras ({columns}) VALUES ({values})"))
        stream = "INSERT INTO streams (camera_id, role, url, opener) VALUES (7, 'main', 'rtsp://h/1', 'thin')"
        connection.execute(text(stream))
    assert migrate(database)
    with database.reading() as connection:
        row = connection.execute(text("SELECT id, name, password_sealed, place FROM cameras")).one()
        assert tuple(row) == (7, "Ampera", b"\x00\xff", None)
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        assert connection.scalar(text("SELECT url FROM streams WHERE camera_id = 7")) == "rtsp://h/1"
        assert not inspect(connection).has_table("ptz_locks")
    database.close()


def test_errors_hold_no_values_of_a_statement(file: Path) -> None:
    database = Database(sqlite_url(file))
    with pytest.raises(DBAPIError) as refused, database.writing() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:hash)"), {"hash": "SECRET"})
    assert "SECRET" not in str(refused.value)
    database.close()


def test_the_known_head_is_that_of_the_scripts() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD


def test_a_store_that_is_up_to_date_needs_no_alembic(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(sqlite_url(file))
    assert migrate(database)
    monkeypatch.setattr(migrate_module, "alembic_config", None)
    assert not migrate(database)
    database.close()


def test_the_pragmas_hold_on_every_connection(file: Path) -> None:
    database = Database(sqlite_url(file))
    for _ in range(2):
        with database.reading() as connection, database.reading() as other:
            for each in (connection, other):
                assert [
                    each.exec_driver_sql(f"PRAGMA {name}").scalar()
                    for name in ("busy_timeout", "journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
                ] == [2000, "wal", 2, 1, 1]
    assert len(PRAGMAS) == 5
    database.close()


def test_a_migration_that_fails_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(migrate_module.SCRIPTS, scripts)
    first = scripts / "versions" / "v0001_first_tables.py"
    first.write_text(first.read_text(encoding="utf-8").replace("    _wall()\n", "    1 / 0\n"), encoding="utf-8")
    monkeypatch.setattr(migrate_module, "SCRIPTS", scripts)
    database = Database(sqlite_url(file))
    with pytest.raises(ZeroDivisionError):
        migrate(database)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == []
    database.close()


def test_two_programs_may_open_a_new_store_at_once(file: Path) -> None:
    databases = [Database(sqlite_url(file)) for _ in range(2)]
    start = threading.Barrier(2)
    done: list[bool] = []

    def open_one(database: Database) -> None:
        start.wait(10)
        migrate(database)
        done.append(True)

    threads = [threading.Thread(target=open_one, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    for database in databases:
        database.close()
    assert done == [True, True]


def test_a_newer_schema_is_told_and_left_alone(file: Path) -> None:
    database = Database(sqlite_url(file))
    migrate(database)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="lebih baru") as refused:
        migrate(database)
    assert "9999" in refused.value.told()
    database.close()
    with sqlite3.connect(file) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    plain.close()


@pytest.mark.parametrize("url", ["nonsense", "nosuchdatabase://u:SECRET@h/x"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(StoreError) as refused:
        Database(url)
    assert "SECRET" not in refused.value.told()


def test_the_place_shown_has_no_password(file: Path) -> None:
    database = Database(sqlite_url(file))
    assert database.place == str(file)
    database.close()


@pytest.mark.parametrize("usual_ms", [2_000, 10])
def test_a_migration_alone_waits_longer_for_another_program(
    file: Path, usual_ms: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", (f"PRAGMA busy_timeout = {usual_ms}", *PRAGMAS[1:]))
    database = Database(sqlite_url(file))
    try:
        with database.writing(30_000) as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000
        with database.writing() as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == usual_ms
    finally:
        database.close()
