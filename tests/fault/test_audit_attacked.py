"""The audit attacked by hand in its files; `scc-wall audit verify`, run as a program, finds each attack and its row."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.audit_log import AuditLog
from scc_wall.access.service import AUDIT_PURPOSE
from scc_wall.base.paths import Home
from scc_wall.cli import main
from scc_wall.domain.audit import AuditEntry
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import KeyVault
from tests.support.clock import ManualClock

pytestmark = pytest.mark.allows_log("the master key lies unsealed")
ROOT = Path(__file__).resolve().parents[2]
COLUMNS = "at_utc, mono_ns, action, who, letter_number, subject, result, details, session_id, seal"
Attack = Callable[[sqlite3.Connection, Path], object]


def vault(home: Home) -> KeyVault:
    return KeyVault(home, None, {}, allow_unsealed=True)


def write_rows(home: Home, count: int, clock: ManualClock | None = None) -> None:
    """Write rows as the program does, anchored before and after."""
    clock = clock or ManualClock()
    key = vault(home).derive(AUDIT_PURPOSE)
    with open_store(home, vault(home), clock) as store:
        log = AuditLog(store.audit, key, clock, AnchorFile(home.anchors, key))
        log.start()
        for number in range(1, count + 1):
            clock.advance(60)
            log.record(AuditEntry("ptz.move", "budi", "15/OR/2026", f"camera:{number}", details=(("pan", 0.5),)))
        log.write_anchor()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("original") / "home")
    write_rows(home, 6)
    return home


@pytest.fixture
def home(original: Home, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(original.root, tmp_path / "attacked")))


Verify = Callable[[Home], tuple[int, str, str]]


@pytest.fixture
def verify(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Verify:
    """Return what gives status, stdout and stderr of the command, run in this process."""
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")

    def run(home: Home) -> tuple[int, str, str]:
        monkeypatch.setenv("SCC_WALL_HOME", str(home.root))
        status = main(["audit", "verify"])
        return status, *capfd.readouterr()

    return run


def verify_as_program(home: Home) -> tuple[int, str, str]:
    env = os.environ | {"SCC_WALL_HOME": str(home.root), "SCC_WALL_KEYRING": "off", "PYTHONIOENCODING": "utf-8"}
    argv = [sys.executable, "-m", "scc_wall", "audit", "verify"]
    done = subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True, timeout=50, check=False)
    return done.returncode, done.stdout, done.stderr


def attack(home: Home, how: Attack) -> None:
    """Open the database by hand, its triggers taken away."""
    with closing(sqlite3.connect(home.database)) as connection:
        for name in ("audit_no_update", "audit_no_delete", "audit_no_gap"):
            connection.execute(f"DROP TRIGGER {name}")
        how(connection, home.anchors)
        connection.commit()


def swap(connection: sqlite3.Connection, _: Path) -> None:
    connection.executescript(
        "UPDATE audit SET number = 99 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4;"
        "UPDATE audit SET number = 4 WHERE number = 99;"
    )


def delete_and_close_up(connection: sqlite3.Connection, _: Path) -> None:
    connection.executescript("DELETE FROM audit WHERE number = 3; UPDATE audit SET number = -number WHERE number > 3;")
    connection.execute("UPDATE audit SET number = -number - 1 WHERE number < 0")


def cut_and_grow(connection: sqlite3.Connection, _: Path) -> None:
    """Cut the tail and put rows of the same length there, sealed as well as one can without the key."""
    connection.execute("DELETE FROM audit WHERE number > 4")
    connection.execute(f"INSERT INTO audit SELECT number + 4, {COLUMNS} FROM audit WHERE number <= 2")


def cut_with_the_last_anchor(connection: sqlite3.Connection, anchors: Path) -> None:
    """Cut the tail, and the line of the anchor that tells."""
    connection.execute("DELETE FROM audit WHERE number > 2")
    lines = anchors.read_bytes().splitlines(keepends=True)
    anchors.write_bytes(lines[-1].replace(b"6 ", b"2 ", 1))


def by_sql(statement: str) -> Attack:
    return lambda connection, _: connection.execute(statement)


ATTACKS: dict[str, tuple[Attack, str]] = {
    "edit": (by_sql("UPDATE audit SET who = 'siti' WHERE number = 3"), "Baris audit 3 diubah"),
    "edit the time": (
        by_sql("UPDATE audit SET at_utc = '2026-01-05T01:00:00.000000+00:00' WHERE number = 3"),
        "3 diub",
    ),
    "edit a seal": (by_sql("UPDATE audit SET seal = zeroblob(32) WHERE number = 6"), "Baris audit 6 diubah"),
    "delete": (by_sql("DELETE FROM audit WHERE number = 3"), "Baris audit 3 hilang"),
    "delete the first": (by_sql("DELETE FROM audit WHERE number = 1"), "Baris audit 1 hilang"),
    "delete and close up": (delete_and_close_up, "Baris audit 3 diubah"),
    "swap": (swap, "Baris audit 3 diubah"),
    "re-insert": (
        by_sql(f"INSERT INTO audit SELECT 7, {COLUMNS} FROM audit WHERE number = 2"),
        "Baris audit 7 diubah",
    ),
    "cut the tail": (by_sql("DELETE FROM audit WHERE number > 4"), "baris 5 dan sesudahnya hilang"),
    "cut the tail and grow it": (cut_and_grow, "Baris audit 5 diubah"),
    "cut all": (by_sql("DELETE FROM audit"), "baris 1 dan sesudahnya hilang"),
    "forge a purge": (
        by_sql(
            'UPDATE audit SET action = \'retention.purge\', details = \'[["through",2],["seal","\' ||'
            " (SELECT lower(hex(seal)) FROM audit WHERE number = 2) || '\"]]' WHERE number = 5"
        ),
        "Baris audit 5 diubah",
    ),
    "change an anchor": (cut_with_the_last_anchor, "jangkar"),
    "remove the anchors": (lambda _, anchors: anchors.unlink(), "jangkar audit tidak ada lagi"),
}


def test_an_untouched_audit_holds_and_says_how_far_it_reaches(home: Home) -> None:
    status, out, err = verify_as_program(home)
    assert (status, err) == (0, "")
    assert "6 baris, nomor 1 sampai 6, dari 05/01/2026 08.01.00 WIB sampai 05/01/2026 08.06.00 WIB" in out
    assert "Rantai utuh" in out


def is_found(home: Home, name: str, verify: Verify) -> None:
    how, told = ATTACKS[name]
    attack(home, how)
    before = home.database.read_bytes(), home.anchors.read_bytes() if home.anchors.exists() else b""
    status, out, err = verify(home)
    assert (status, out) == (1, "")
    assert "AUDIT TIDAK UTUH" in err
    assert told in err
    assert "laporkan kepada auditor" in err
    assert (home.database.read_bytes(), home.anchors.read_bytes() if home.anchors.exists() else b"") == before


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_by_hand_is_found_at_its_row_and_told_what_to_do(home: Home, name: str, verify: Verify) -> None:
    is_found(home, name, verify)


@pytest.mark.parametrize("name", ["edit", "delete", "swap", "cut the tail", "re-insert"])
def test_the_program_finds_it_too(home: Home, name: str) -> None:
    is_found(home, name, verify_as_program)


def test_a_database_put_back_from_an_older_copy_is_found(home: Home, verify: Verify) -> None:
    shutil.copy(home.database, home.root / "older")
    write_rows(home, 2)
    (home.root / "older").replace(home.database)
    status, _, err = verify(home)
    assert status == 1
    assert "baris 7 dan sesudahnya hilang" in err


def test_a_tail_cut_together_with_its_anchors_is_not_forgotten_by_a_restart(home: Home, verify: Verify) -> None:
    attack(home, by_sql("DELETE FROM audit WHERE number > 4"))
    home.anchors.unlink()
    write_rows(home, 1)  # the program starts again and writes new anchors
    status, out, err = verify(home)
    assert status == 1
    assert "Rantai utuh" in out
    assert "saat baris 5 ditulis, berkas jangkar sudah hilang" in err


def test_what_can_not_be_checked_is_not_said_to_hold(home: Home, tmp_path: Path, verify: Verify) -> None:
    (home.keys / "master-key.json").unlink()
    assert verify(home)[:2] == (2, "")
    assert verify(Home(tmp_path / "nothing"))[:2] == (2, "")
    home.database.write_bytes(b"no database")
    assert verify(home)[:2] == (2, "")
