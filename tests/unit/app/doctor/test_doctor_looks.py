import os
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.app.doctor import children, clock, key, logbook, machine, ports, running, stored
from scc_wall.app.doctor.children import Heard
from scc_wall.app.doctor.finding import Finding, Level, told
from scc_wall.app.doctor.report import last_line, lines_of, status_of
from scc_wall.base import told as texts
from scc_wall.base.one_program import only_program
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.incident import Incident, IncidentKind
from scc_wall.storage.backups import Backups
from scc_wall.storage.quarantine import Quarantine
from scc_wall.storage.revision import HEAD
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.ring import OsRing
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.allows_log("the master key lies unsealed")


@pytest.fixture(autouse=True)
def _indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_language", "id")


@pytest.fixture
def here(tmp_path: Path, clock: ManualClock) -> Home:
    made = Home(tmp_path / "home")
    open_store(made, ScriptedVault(), clock).close()
    return made


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- store


def test_a_sound_store_is_told_and_nothing_beside_it_is_made(here: Home) -> None:
    before = snapshot(here.root)
    found = stored.store(here)
    assert found.level is Level.GOOD
    assert found.facts["revision"] == HEAD
    assert found.facts["faults"] == []
    assert "utuh" in found.what.id
    assert snapshot(here.root) == before


def test_a_store_that_is_open_elsewhere_is_looked_at_as_well(here: Home, clock: ManualClock) -> None:
    with open_store(here, ScriptedVault(), clock) as store:
        assert store.regions.list()
        assert stored.store(here).level is Level.GOOD


def test_a_store_that_is_not_there_is_no_trouble_and_not_made(tmp_path: Path) -> None:
    found = stored.store(Home(tmp_path / "none"))
    assert found.level is Level.GOOD
    assert not (tmp_path / "none").exists()


def broken_page(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[8192 : len(content) - 4096] = b"\xa5" * (len(content) - 4096 - 8192)
    file.write_bytes(content)


def not_a_database(file: Path) -> None:
    file.write_bytes(b"no database at all, but long enough" * 100)


@pytest.mark.parametrize("damage", [broken_page, not_a_database])
def test_a_damaged_store_is_told_with_what_to_do(here: Home, damage) -> None:
    damage(here.database)
    found = stored.store(here)
    assert found.level is Level.BAD
    assert found.what == Told("rusak", "damaged")
    assert found.todo is not None
    assert "cadangan" in found.todo.id


def test_a_locked_store_is_told(here: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scc_wall.storage.survey.BUSY_TIMEOUT_MS", 10)
    with closing(sqlite3.connect(here.database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("UPDATE alembic_version SET version_num = version_num")
        found = stored.store(here)
    assert found.level is Level.BAD
    assert "dikunci" in found.what.id


@pytest.mark.parametrize(("schema", "level"), [("9999", Level.BAD), ("0001", Level.CARE)])
def test_another_schema_is_told(here: Home, schema: str, level: Level) -> None:
    with closing(sqlite3.connect(here.database, isolation_level=None)) as other:
        other.execute("UPDATE alembic_version SET version_num = ?", (schema,))
    assert stored.store(here).level is level


def test_the_newest_backup_is_told_and_an_old_one_warned_of(here: Home, clock: ManualClock) -> None:
    assert stored.backup(here, clock).level is Level.CARE
    made = Backups(here.backups, clock).make(here.database)
    assert made is not None
    found = stored.backup(here, clock)
    assert (found.level, found.facts["newest"]) == (Level.GOOD, made.path.name)
    clock.advance(4 * 86_400)
    assert stored.backup(here, clock).level is Level.CARE


def test_a_store_that_is_gone_though_there_are_backups_is_told(here: Home, clock: ManualClock) -> None:
    Backups(here.backups, clock).make(here.database)
    here.database.unlink()
    assert stored.store(here).level is Level.BAD


def test_a_store_that_was_put_aside_is_told(here: Home, clock: ManualClock) -> None:
    assert list(stored.incidents(here)) == []
    incident = Incident(clock.now_utc(), IncidentKind.DAMAGED, "", "page 7", "scc-wall-1.db", clock.now_utc())
    aside = Quarantine(here.quarantine)
    aside.keep(replace(aside.put_aside(here.database, incident), finished=True))
    (found,) = stored.incidents(here)
    assert found.level is Level.CARE
    assert "rusak" in found.what.id
    assert found.todo is not None
    assert "page 7" in found.todo.id


# --- clock


@pytest.fixture
def synchronised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "kept_by_server", lambda: True)


def at(moment: datetime) -> ManualClock:
    manual = ManualClock()
    manual.set_wall_clock(moment)
    return manual


@pytest.mark.usefixtures("synchronised")
def test_a_clock_that_is_behind_the_newest_file_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.utime(tmp_path / "file", (1_800_000_000, 1_800_000_000))
    newest = datetime.fromtimestamp(1_800_000_000, UTC)
    assert clock.clock(at(newest - timedelta(hours=1)), tmp_path).level is Level.BAD
    assert clock.clock(at(newest + timedelta(hours=1)), tmp_path).level is not Level.BAD


@pytest.mark.usefixtures("synchronised")
def test_a_clock_of_before_the_program_is_wrong(tmp_path: Path) -> None:
    assert clock.clock(at(datetime(2015, 1, 1, tzinfo=UTC)), tmp_path).level is Level.BAD


def test_a_clock_that_nobody_sets_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "kept_by_server", lambda: False)
    assert clock.clock(at(datetime(2027, 1, 1, tzinfo=UTC)), tmp_path).level is Level.CARE


def test_a_jump_is_what_the_wall_clock_moved_beyond_the_other() -> None:
    noon = datetime(2027, 1, 1, 12, tzinfo=UTC)
    assert clock.jumped((0, noon), (5 * 10**9, noon + timedelta(seconds=65))) == timedelta(minutes=1)


# --- machine


@pytest.mark.parametrize(("free", "level"), [(10**8, Level.BAD), (1_900_000_000, Level.CARE), (3 * 10**9, Level.GOOD)])
def test_a_disk_is_warned_of_under_two_gigabytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: Level
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10**10, 10**10 - free, free))
    assert machine.disk(tmp_path / "not" / "yet").level is level
    assert not (tmp_path / "not").exists()


def test_a_folder_that_takes_no_file_is_told_whatever_its_rights_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows `os.access` knows nothing of access lists, and root may write anywhere by its answer."""

    def refused(**_options: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10**11, 0, 10**11))
    assert machine.disk(tmp_path).level is Level.GOOD
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    found = machine.disk(tmp_path)
    assert (found.level, found.facts["writable"]) == (Level.BAD, False)


# --- ports, lock, log


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_warned_of(taken_port: int) -> None:
    assert ports.ports(taken_port).level is Level.CARE
    assert ports.ports(None).level is Level.GOOD


def test_a_wall_that_runs_is_known_by_its_lock(tmp_path: Path, clock: ManualClock) -> None:
    file = tmp_path / "running"
    guarding = tmp_path / "guarding"
    assert running.running(file, guarding).facts == {"running": False, "guarded": False}
    assert not file.exists()
    with only_program(file, clock):
        facts = running.running(file, guarding).facts
        assert (facts["running"], facts["guarded"], facts["pid"]) == (True, False, os.getpid())
    with only_program(guarding, clock):
        assert running.running(file, guarding).level is Level.CARE


def test_errors_of_the_last_day_are_counted_in_all_log_files(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    lines = [
        "2026-11-22T11:00:00.000+00:00 ERROR main x: one",
        "    2026-11-22T11:00:00.000+00:00 ERROR main x: said by a camera",
        "2026-11-22T11:00:00.000+00:00 WARNING main x: two",
        "2026-11-20T11:00:00.000+00:00 ERROR main x: old",
    ]
    (tmp_path / "a.log").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.log").write_text("2026-11-22T10:00:00.000+00:00 CRITICAL main y: three", encoding="utf-8")
    found = logbook.logbook(tmp_path, now)
    assert found.facts["errors_24h"] == 2
    assert found.facts["last_error_utc"] == "2026-11-22T11:00:00+00:00"
    assert found.level is Level.CARE
    assert logbook.logbook(tmp_path / "none", now).level is Level.GOOD


# --- key


class _Away:
    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("locked")

    set_password = delete_password = get_password  # type: ignore[assignment]


def test_a_key_that_can_not_be_had_is_told_and_never_made_anew(tmp_path: Path) -> None:
    here = Home(tmp_path)
    assert key.key(KeyVault(here, None, {}), {"SCC_WALL_KEYRING": "off"}).level is Level.CARE
    assert not here.keys.exists()
    vault = KeyVault(here, None, {}, allow_unsealed=True)
    vault.prepare()
    secret = vault.path.read_bytes()
    found = key.key(KeyVault(here, None, {}), {"SCC_WALL_KEYRING": "off"})
    assert (found.level, found.facts["reachable"], found.facts["place"]) == (Level.CARE, True, "unsealed")
    vault.path.write_bytes(b'{"format": 2}')
    found = key.key(KeyVault(here, OsRing(_Away), {}), {"SCC_WALL_KEYRING": "off"})
    assert (found.level, found.facts["reachable"]) == (Level.BAD, False)
    assert vault.path.read_bytes() != secret


# --- children


def test_a_child_that_could_not_start_qt_is_told_with_its_words() -> None:
    found = children.screens(Heard({}, -6, "could not load the Qt platform plugin xcb"))
    assert found.level is Level.BAD
    assert found.why is not None
    assert "xcb" in found.why.id
    assert children.screens(Heard({}, None)).level is Level.BAD
    assert children.decoder(Heard({}, 1)).level is Level.BAD


def test_screens_are_told_with_scale_and_physical_size() -> None:
    screen = {"name": "HDMI-1", "size_px": [3840, 2160], "size_mm": [1210, 680], "scale_percent": 200, "hertz": 60}
    heard = Heard({"platform": "xcb", "qt": "6.11.3", "screens": [screen | {"primary": True}]}, -11)
    found = children.screens(heard)
    assert found.level is Level.GOOD
    assert "HDMI-1 3840×2160 200 %, 1210×680 mm, 60 Hz" in found.what.id
    assert children.graphics(heard).facts == {"renderer": None}


# --- report


def test_a_trouble_is_told_in_lines_without_secrets() -> None:
    bad = Finding(
        "camera",
        Level.BAD,
        Told("Kamera 01", "Camera 01"),
        told("gagal", "failed"),
        Told("rtsp://u:Mark3r@h/x\nOK  palsu", "x"),
        Told("Periksa.", "Check."),
    )
    good = Finding("disk", Level.GOOD, Told("Disk", "Disk"), Told("baik", "good"), Told("tak tampak", "unseen"))
    assert lines_of(bad) == [
        "✗   Kamera 01: gagal",
        "      Sebab: rtsp://***@h/x OK  palsu",
        "      Tindakan: Periksa.",
    ]
    assert lines_of(good) == ["OK  Disk: baik"]
    assert (status_of([good]), status_of([good, bad])) == (0, 1)
    assert last_line([bad, good]) == "1 masalah (✗), 0 perhatian (!)."
