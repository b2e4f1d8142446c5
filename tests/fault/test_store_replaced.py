"""A store that is damaged, empty or gone: put aside whole, the newest good backup in its place, all of it told."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.audit_log import AuditLog
from scc_wall.app.incidents import enter_events, incidents_not_on_record, start_audit
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.incident import IncidentKind
from scc_wall.storage import durable, integrity
from scc_wall.storage.backups import Backups
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.quarantine import Quarantine
from scc_wall.storage.recovery import recover
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import DiskFullError, StoreError
from tests.support.access_room import KEY
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.allows_log("The store was")


def opened(home: Home) -> Store:
    return open_store(home, ScriptedVault(), ManualClock())


def add(home: Home, name: str) -> None:
    with opened(home) as store:
        store.cameras.add(CameraConfig(0, name, StreamConfig("rtsp://h/1")))


def names(home: Home) -> list[str]:
    with opened(home) as store:
        return [camera.name for camera in store.cameras.list()]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def backups(home: Home, clock: ManualClock) -> Backups:
    """Return the backups of a home whose store has a camera `kept`, backed up, and one that is not."""
    add(home, "kept")
    made = Backups(home.backups, clock)
    assert made.make(home.database) is not None
    add(home, "since")
    return made


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def no_room(source: Path, target: Path) -> None:
    raise OSError(28, "No space left on device")


def overwrite_a_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8 * 4096 : 9 * 4096] = os.urandom(4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (cut, IncidentKind.DAMAGED),
        (overwrite_a_page, IncidentKind.DAMAGED),
        (lambda path: path.write_bytes(b"no database at all" * 500), IncidentKind.DAMAGED),
        (lambda path: path.write_bytes(b""), IncidentKind.EMPTY),
        (Path.unlink, IncidentKind.GONE),
    ],
)
def test_the_newest_backup_takes_its_place_and_the_old_file_is_kept(
    home: Home, backups: Backups, clock: ManualClock, harm: Callable[[Path], object], kind: IncidentKind
) -> None:
    harm(home.database)
    left = home.database.read_bytes() if home.database.exists() else None
    incident = recover(home, clock)
    assert incident is not None
    assert (incident.kind, incident.backup) == (kind, backups.list()[0].path.name)
    kept = Path(incident.folder) / home.database.name
    assert (kept.read_bytes() if kept.exists() else None) == left
    assert "05/01/2026 08.00 WIB" in str(incident.told())
    assert incident.folder in str(incident.todo())
    assert names(home) == ["kept"]
    assert recover(home, clock) is None


def test_a_store_that_is_well_or_new_is_left_alone(home: Home, backups: Backups, clock: ManualClock) -> None:
    before = home.database.read_bytes()
    assert recover(home, clock) is None
    assert home.database.read_bytes() == before
    new = Home(home.root / "elsewhere")
    new.ensure()
    assert recover(new, clock) is None
    new.database.touch()  # a first start that was cut off
    assert recover(new, clock) is None


@pytest.mark.allows_log("is passed over")
def test_a_backup_that_is_damaged_itself_is_passed_over(home: Home, backups: Backups, clock: ManualClock) -> None:
    assert backups.make(home.database) is not None
    cut(backups.list()[0].path)
    cut(home.database)
    incident = recover(home, clock)
    assert incident is not None
    assert incident.backup == backups.list()[1].path.name
    assert names(home) == ["kept"]


def test_without_a_backup_a_new_store_is_begun_and_says_so(home: Home, clock: ManualClock) -> None:
    add(home, "lost")
    cut(home.database)
    incident = recover(home, clock)
    assert incident is not None
    assert "tidak ada cadangan" in str(incident.told())
    assert names(home) == []
    assert (Path(incident.folder) / home.database.name).stat().st_size > 0


class Cut(BaseException):
    """The power goes."""


def test_a_start_that_is_cut_off_anywhere_is_gone_on_with(
    home: Home, backups: Backups, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(home.database)
    steps = [Path.replace, durable.settle_names, durable.copy, Quarantine.keep]
    whole = shutil.copytree(home.root, home.root.parent / "whole")
    for stop_at in range(1, 12):
        shutil.rmtree(home.root)
        shutil.copytree(whole, home.root)
        taken = 0

        def counted(step: Callable[..., object], stop: int = stop_at) -> Callable[..., object]:
            def call(*args: object) -> object:
                nonlocal taken
                taken += 1
                if taken == stop:
                    raise Cut
                return step(*args)

            return call

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", counted(steps[0]))
            patch.setattr(durable, "settle_names", counted(steps[1]))
            patch.setattr(durable, "copy", counted(steps[2]))
            patch.setattr(Quarantine, "keep", counted(steps[3]))
            try:
                recover(home, clock)
            except Cut:
                pass
            else:
                break
        recover(home, clock)
        assert names(home) == ["kept"]
        cases = Quarantine(home.quarantine).cases()
        assert [case.finished for case in cases][-1:] == [True]
        assert any((Path(case.incident.folder) / home.database.name).exists() for case in cases)
    else:
        pytest.fail("it never came to its end")
    assert stop_at > 5


@pytest.mark.allows_log("the store does not open")
def test_no_room_for_the_copy_leaves_everything_as_it_is(
    home: Home, backups: Backups, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(home.database)
    before = home.database.read_bytes()

    monkeypatch.setattr(durable, "copy", no_room)
    with pytest.raises(StoreError, match="Disk penuh"):
        recover(home, clock)
    assert home.database.read_bytes() == before
    assert Quarantine(home.quarantine).cases() == ()


def test_the_wall_s_store_opens_over_the_backup(home: Home, backups: Backups, clock: ManualClock) -> None:
    cut(home.database)
    late = LateStore.at(home, ScriptedVault(), clock, lambda camera, error: None)
    assert [camera.name for camera in late.whole().cameras.list()] == ["kept"]
    late.close()


def test_it_is_told_once_in_the_events_and_stands_once_in_the_audit(
    home: Home, backups: Backups, clock: ManualClock
) -> None:
    cut(home.database)
    incident = recover(home, clock)
    assert incident is not None
    with opened(home) as store:
        log = AuditLog(store.audit, KEY, clock, AnchorFile(home.anchors, KEY))
        assert [told.id for told in incidents_not_on_record(home)] == [incident.told().id]
        for _ in range(2):  # the second time is the next start
            enter_events(store.events, home.root)
            start_audit(log, home.root)
        (event,) = store.events.newest(9)
        assert (event.kind, event.told, event.waiting) == ("store.replaced", incident.told(), True)
        assert [row.entry.action for row in store.audit.rows()] == ["store.restored"]
    assert incidents_not_on_record(home) == []


@pytest.mark.allows_log("the wall starts from a backup", "the store does not open")
def test_a_wall_whose_store_can_not_be_replaced_starts_from_the_backup_and_has_its_store_later(
    home: Home, backups: Backups, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(home.database)
    with monkeypatch.context() as patch:
        patch.setattr(durable, "copy", no_room)
        late = LateStore.at(home, ScriptedVault(), clock, lambda camera, error: None)
        assert [camera.name for camera in late.cameras] == ["kept"]
        assert not late.is_open
        with pytest.raises(StoreError, match="Disk penuh"):
            late.whole()
        assert isinstance(late.error, DiskFullError)
        assert "tersisa" in str(late.error.why)
    late.open_behind()
    assert late._thread is not None
    late._thread.join()
    assert late.is_open
    assert late.error is None
    late.close()


@pytest.mark.allows_log("could not be looked through")
def test_a_store_that_another_program_holds_is_not_taken_for_damaged(
    home: Home, backups: Backups, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integrity, "PATIENCE_S", 0.01)
    other = sqlite3.connect(home.database, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert recover(home, clock) is None
    other.execute("ROLLBACK")
    other.close()
    assert Quarantine(home.quarantine).cases() == ()
    assert names(home) == ["kept", "since"]
