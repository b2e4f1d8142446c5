"""What holds on a server alone: its schema, its rights, and what is told when it can't be used."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from scc_wall.base.paths import home
from scc_wall.cli.command_line import run_command
from scc_wall.domain.audit import AuditEntry
from scc_wall.storage import engine
from scc_wall.storage.engine import Database, server_url
from scc_wall.storage.migrate import migrate
from scc_wall.storage.store import open_store
from scc_wall.storage.tables import metadata
from scc_wall.storage.told_errors import StoreError
from tests.support.access_values import sealing
from tests.support.clock import ManualClock
from tests.support.postgresql import PostgresqlServer
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.needs("postgresql")


def test_models_are_what_the_migrations_make_and_two_may_make_it_at_once(postgresql_server: PostgresqlServer) -> None:
    url = postgresql_server.new_database(empty=True)
    databases = [Database(url) for _ in range(2)]
    done: list[bool] = []
    threads = [threading.Thread(target=lambda one=one: done.append(migrate(one))) for one in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(done) == 2
    with databases[0].reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    for database in databases:
        database.close()


def test_the_rights_to_change_the_audit_are_revoked_from_its_owner(postgresql_server: PostgresqlServer) -> None:
    asked = create_engine(postgresql_server.new_database())
    for statement in ("UPDATE audit SET who = ''", "DELETE FROM audit", "TRUNCATE audit"):
        with asked.connect() as connection, pytest.raises(ProgrammingError, match="permission denied"):
            connection.execute(text(statement))
    asked.dispose()


def test_a_writer_that_holds_on_is_told(postgresql_server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 20)
    url = postgresql_server.new_database()
    holder = Database(url)
    with open_store(url, ScriptedVault(), ManualClock()) as store:
        with holder.writing(), pytest.raises(StoreError, match="sedang dipakai"):
            store.audit.append(sealing(AuditEntry("session.open")))
        assert store.audit.append(sealing(AuditEntry("session.open"))).number == 1
    holder.close()


def test_a_reader_sees_one_state_and_changes_nothing(postgresql_server: PostgresqlServer) -> None:
    url = postgresql_server.new_database()
    database = Database(url)
    count = text("SELECT count(*) FROM audit")
    with open_store(url, ScriptedVault(), ManualClock()) as store, database.reading() as connection:
        assert connection.scalar(count) == 0
        store.audit.append(sealing(AuditEntry("session.open")))
        assert connection.scalar(count) == 0
    with pytest.raises(StoreError, match="tidak dapat dibuka atau ditulis"), database.reading() as connection:
        connection.execute(text("DELETE FROM settings"))
    database.close()


def test_a_server_that_is_not_there_is_told_without_a_password(
    postgresql_server: PostgresqlServer, tmp_path: Path
) -> None:
    url = f"postgresql+psycopg://scc:SECRET@/x?host={tmp_path}"
    with pytest.raises(StoreError, match="Server penyimpanan") as told:
        open_store(url, ScriptedVault(), ManualClock())
    assert "SECRET" not in told.value.told()


def test_a_connection_that_the_server_ended_is_made_anew(postgresql_server: PostgresqlServer) -> None:
    with open_store(postgresql_server.new_database(), ScriptedVault(), ManualClock()) as store:
        database = store.audit._database
        with pytest.raises(StoreError), database.writing() as connection:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        assert store.audit.append(sealing(AuditEntry("session.open"))).number == 1


def test_commands_keep_the_store_on_the_server_that_the_environment_names(
    postgresql_server: PostgresqlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("SCC_WALL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    phrase = tmp_path / "phrase"
    phrase.write_text("kata-kata panjang di pintu", "utf-8")
    phrase.chmod(0o600)
    monkeypatch.setenv("SCC_WALL_PASSPHRASE_FILE", str(phrase))
    monkeypatch.setenv("SCC_WALL_STORE", postgresql_server.new_database(empty=True))
    listed = tmp_path / "list.csv"
    listed.write_text("name,main_url,username,password\nAmpera,rtsp://127.0.0.1/a,operator,rahasia\n", "utf-8")
    assert run_command(["cameras", "import", str(listed)]) == 0
    capsys.readouterr()
    assert run_command(["cameras", "list"]) == 0
    assert "Ampera" in capsys.readouterr().out
    assert run_command(["audit", "verify"]) == 0
    assert not home().database.exists()


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("postgresql+psycopg://scc:rahasia@127.0.0.1/scc", "sandi"),
        ("postgresql+psycopg://scc@127.0.0.1/scc?password=rahasia", "sandi"),
        ("mysql://scc@127.0.0.1/scc", "PostgreSQL"),
        ("sqlite:///elsewhere.db", "PostgreSQL"),
        ("not an address", "PostgreSQL"),
    ],
)
def test_an_address_with_a_password_or_of_another_database_is_refused(url: str, word: str) -> None:
    with pytest.raises(StoreError) as refused:
        server_url(url)
    assert word in f"{refused.value.what} {refused.value.why} {refused.value.todo}"
    assert "rahasia" not in f"{refused.value!r} {refused.value}"
