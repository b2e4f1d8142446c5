"""Backups: made while others write, looked through, counted; no clock and no damage takes a good one away."""

import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.storage import backups as module
from scc_wall.storage.backups import KEPT, Backups, DamagedError
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import START_UTC, ManualClock
from tests.support.vault import ScriptedVault


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with open_store(home, ScriptedVault(), ManualClock()) as made:
        yield made


@pytest.fixture
def backups(home: Home, clock: ManualClock) -> Backups:
    return Backups(home.backups, clock)


def small(path: Path) -> None:
    """Leave a file that holds together."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE one (two)")
    connection.close()


def test_it_holds_one_state_while_another_writes(
    home: Home, store: Store, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGES", 4)
    asked, written = 0, 0

    def stopped() -> bool:
        """Write between two portions: a copy that began anew with each write would never end."""
        nonlocal asked, written
        asked += 1
        if asked % 5 == 1:
            store.cameras.add(CameraConfig(0, f"Camera {asked}", StreamConfig("rtsp://h/1")))
            written += 1
        return False

    made = backups.make(home.database, stopped=stopped)
    assert made is not None
    assert written > 3
    with sqlite3.connect(made.path) as copied:
        assert copied.execute("SELECT count(*) FROM cameras").fetchone() == (0,)
    copied.close()
    assert [path.name for path in home.backups.iterdir()] == ["scc-wall-000001-20260105T010000Z.db"]
    if sys.platform != "win32":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_a_writer_is_not_held_up(home: Home, store: Store, backups: Backups) -> None:
    """Another thread's copy stands still in the middle; rows are written all the same."""
    begun, go_on = threading.Event(), threading.Event()

    def stopped() -> bool:
        begun.set()
        go_on.wait(20)
        return True

    thread = threading.Thread(target=backups.make, args=(home.database,), kwargs={"stopped": stopped}, name="backup")
    thread.start()
    assert begun.wait(20)
    store.cameras.add(CameraConfig(0, "A", StreamConfig("rtsp://h/1")))
    go_on.set()
    thread.join()
    assert list(home.backups.iterdir()) == []  # it was given up, and nothing is left


def test_a_damaged_store_gives_no_backup(home: Home, store: Store, backups: Backups) -> None:
    store.close()
    content = home.database.read_bytes()
    home.database.write_bytes(content[: len(content) // 2])
    with pytest.raises(DamagedError, match="rusak"):
        backups.make(home.database)
    assert list(home.backups.iterdir()) == []


def test_too_little_room_is_told_and_nothing_is_written(
    home: Home, store: Store, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=100_000_000))
    with pytest.raises(StoreError, match="Disk penuh"):
        backups.make(home.database)
    assert backups.list() == []


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_is_wrong_takes_no_good_backup_away(
    home: Home, store: Store, backups: Backups, clock: ManualClock, year: int
) -> None:
    home.backups.mkdir(parents=True)
    for number in range(1, KEPT + 1):
        small(home.backups / f"scc-wall-{number:06d}-202601{number:02d}T190000Z.db")
    small(home.backups / "scc-wall-000003-20260101T000000Z-wished.db")
    clock.set_wall_clock(datetime(year, 1, 1, tzinfo=UTC))
    wrong = backups.make(home.database)
    assert [backup.number for backup in backups.prune()] == [1]
    clock.set_wall_clock(START_UTC)
    right = backups.make(home.database)
    assert wrong is not None
    assert right is not None
    assert [one.number for one in backups.list()[:2]] == [right.number, wrong.number] == [KEPT + 2, KEPT + 1]
    assert backups.newest_good() == right
    assert [backup.number for backup in backups.prune()] == [2]
    assert sum(1 for one in backups.list() if not one.wished) == KEPT
    assert any(one.wished for one in backups.list())
    assert backups.prune() == []


def test_what_a_power_cut_left_is_swept_and_other_files_are_left_alone(
    home: Home, store: Store, backups: Backups
) -> None:
    home.backups.mkdir(parents=True)
    for name in (".scc-wall-000001-20260105T010000Z.db.part", "notes.txt", "scc-wall-000001-20269905T010000Z.db"):
        (home.backups / name).write_text("x", encoding="utf-8")
    made = backups.make(home.database, wished=True)
    assert made is not None
    names = {path.name for path in home.backups.iterdir()}
    assert names == {"notes.txt", "scc-wall-000001-20269905T010000Z.db", made.path.name}
    assert backups.list() == [made]
    assert made.wished
