"""`scc-wall backup` and `restore` at the terminal, and what `audit verify` says afterwards."""

import pytest

from scc_wall.access.passwords import Passwords
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.one_program import only_program
from scc_wall.base.paths import home
from scc_wall.cli import main
from scc_wall.cli.access_opening import opened_access, opened_store
from scc_wall.cli.on_record import system_user
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from scc_wall.storage.quarantine import Quarantine
from tests.support.access_room import NUMBERS, PASSWORD, LenientWitness
from tests.support.terminal import Typist, installation, typist  # noqa: F401 - fixtures, known by their names

pytestmark = [pytest.mark.usefixtures("installation"), pytest.mark.allows_log("the master key lies unsealed")]


@pytest.fixture(autouse=True)
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let in people whom a test put into the store by hand, which the audit knows nothing of."""
    monkeypatch.setattr("scc_wall.access.service.Witness", LenientWitness)


@pytest.fixture(autouse=True)
def _backed_up(installation: None) -> None:  # noqa: F811
    """An operator and an admin, three rows, a backup, then two rows more, anchored."""
    hashed = Passwords().hash(PASSWORD)
    with opened_access(make=True) as (access, store):
        for role in (Role.ADMIN, Role.OPERATOR):
            store.accounts.add(Account(0, str(role), str(role).title(), NUMBERS[role], role, hashed))
        for number in range(3):
            access.audit.record(AuditEntry("snapshot", "operator", subject=f"camera:{number}"))
    assert main(["backup"]) == 0
    with opened_access() as (access, _store):
        access.audit.record(AuditEntry("snapshot", "operator", subject="camera:since"))
        access.audit.write_anchor()


def backup() -> str:
    (path,) = home().backups.iterdir()
    return str(path)


def test_an_admin_takes_a_backup_back_and_everybody_can_read_that(
    typist: Typist,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["backup", "list"]) == 0
    assert "utuh" in capsys.readouterr().out
    typist.types("admin").unseen(PASSWORD)
    assert main(["restore", backup()]) == 0
    assert "atas permintaan, diganti cadangan" in capsys.readouterr().out
    with opened_store(make=False) as (store, _):
        rows = list(store.audit.rows())
        assert [row.entry.action for row in rows] == ["snapshot"] * 3 + ["console", "store.restored"]
        assert rows[-1].entry.who == "admin"
    (case,) = Quarantine(home().quarantine).cases()
    assert (case.finished, case.on_record, case.in_book) == (True, True, False)
    capsys.readouterr()
    assert main(["audit", "verify"]) == 1
    told = capsys.readouterr()
    assert "Rantai utuh" in told.out
    assert "oleh admin; tercatat pada baris 5" in told.err
    assert "baris 5 sampai" in told.err  # what an anchor tells of and is not here
    assert case.incident.folder in told.err


def test_nobody_else_does_and_nothing_changes(
    typist: Typist,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    typist.types("operator").unseen(PASSWORD)
    assert main(["restore", backup()]) == 2
    assert Quarantine(home().quarantine).cases() == ()


def test_it_is_refused_while_a_wall_runs_and_where_the_file_is_no_store(capsys: pytest.CaptureFixture[str]) -> None:
    with only_program(home().running, SYSTEM_CLOCK):
        assert main(["restore", backup()]) != 0
    assert "sudah berjalan" in capsys.readouterr().err
    for content in (b"", b"x" * 9000):
        other = home().root / "other.db"
        other.write_bytes(content)
        assert main(["restore", str(other)]) == 2
    assert main(["restore", str(home().root / "not there.db")]) == 2
    assert Quarantine(home().quarantine).cases() == ()


def test_a_damaged_store_is_replaced_in_the_name_of_who_runs_it(capsys: pytest.CaptureFixture[str]) -> None:
    home().database.write_bytes(home().database.read_bytes()[:9000])
    assert main(["restore", backup()]) == 0
    (case,) = Quarantine(home().quarantine).cases()
    assert (case.incident.kind.value, case.incident.by) == ("damaged", system_user())
    assert case.on_record


def test_a_store_on_a_server_is_left_to_that_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCC_WALL_STORE", "postgresql+psycopg://u@127.0.0.1/d")
    for words in (["backup"], ["backup", "list"], ["restore", "x.db"]):
        assert main(words) == 2
        assert "pg_dump" in capsys.readouterr().err
