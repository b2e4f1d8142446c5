"""The running wall has its store backed up, and says so where it can't."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from scc_wall.app.backups.plan import AFTER_START_S, LATE_S
from scc_wall.app.backups.reception import BackupReception
from scc_wall.base.paths import Home
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def reception(qapp: object, home: Home, clock: ManualClock) -> Iterator[BackupReception]:
    parent = QObject()
    store = LateStore.opened(open_store(home, ScriptedVault(), clock), lambda camera, error: None)
    made = BackupReception(home, store, clock, parent)
    yield made
    made.close()
    store.close()
    parent.deleteLater()


def look(reception: BackupReception, qtbot: object) -> None:
    """Look, and wait for what the worker does."""
    reception.look()
    qtbot.waitUntil(lambda: not reception._busy, timeout=20_000)  # type: ignore[attr-defined]


def test_one_is_made_five_minutes_after_the_start_and_the_next_a_day_later(
    reception: BackupReception, home: Home, clock: ManualClock, qtbot: object
) -> None:
    look(reception, qtbot)
    look(reception, qtbot)
    assert reception.last_utc is None
    clock.advance(AFTER_START_S)
    look(reception, qtbot)
    assert reception.last_utc == clock.now_utc()
    for _ in range(3):
        clock.advance(13 * 3600.0)
        look(reception, qtbot)
    assert len(list(home.backups.iterdir())) == 2
    assert reception.trouble is None


@pytest.mark.allows_log("no backup")
def test_two_days_without_one_are_told_until_one_is_made(
    reception: BackupReception, home: Home, clock: ManualClock, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(reception, qtbot)
    clock.advance(AFTER_START_S)
    look(reception, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr("scc_wall.storage.backups.SPARE_BYTES", 1 << 60)
        clock.advance(LATE_S)
        look(reception, qtbot)
        assert reception.trouble is not None
        assert "Disk penuh" in str(reception.trouble)
    clock.advance(3600.0)
    look(reception, qtbot)
    assert reception.trouble is None
