"""A backup that took the store's place is on record, what went with the old one is said, and no cut hides behind it."""

from datetime import timedelta
from pathlib import Path

import pytest

from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.audit_check import check
from scc_wall.access.audit_log import AuditLog
from scc_wall.access.restored import BEGUN_ANEW, KEPT_RESTORED
from scc_wall.domain.audit import AuditEntry, AuditRow
from scc_wall.domain.incident import Incident, IncidentKind
from tests.support.access_memory import Disk, MemoryAudit
from tests.support.access_room import KEY, Room
from tests.support.clock import START_UTC, ManualClock

INCIDENT = Incident(
    START_UTC, IncidentKind.DAMAGED, "/home/q/1", "malformed", "scc-wall-000001.db", START_UTC - timedelta(hours=9)
)
NOT_REPLACED = Incident(START_UTC, IncidentKind.DAMAGED, "/home/q/1", "malformed")


@pytest.fixture
def store() -> MemoryAudit:
    return MemoryAudit(Disk())


@pytest.fixture
def anchors(tmp_path: Path) -> AnchorFile:
    return AnchorFile(tmp_path / "anchors.txt", KEY)


@pytest.fixture
def backup(store: MemoryAudit, anchors: AnchorFile, clock: ManualClock) -> list[AuditRow]:
    """Return the rows of a backup: five; behind it stand five more, three of them anchored."""
    log = AuditLog(store, KEY, clock, anchors)
    log.start()
    for number in range(10):
        log.record(AuditEntry("snapshot", subject=f"camera:{number}"))
        if number in {2, 4, 5, 7}:
            log.write_anchor()
    return store.kept[:5]


def begun(store: MemoryAudit, anchors: AnchorFile, clock: ManualClock, *incidents: Incident) -> AuditLog:
    log = AuditLog(store, KEY, clock, anchors)
    log.start(incidents)
    return log


def broken(store: MemoryAudit, anchors: AnchorFile) -> tuple[int, str] | None:
    finding = check(store, KEY, anchors).finding
    return None if finding is None or finding.broken is None else (finding.broken.number, finding.broken.why)


def test_what_is_missing_behind_the_backup_is_said_and_the_chain_goes_on(
    store: MemoryAudit, anchors: AnchorFile, clock: ManualClock, backup: list[AuditRow]
) -> None:
    store.kept[:] = backup
    assert broken(store, anchors) == (6, "tail")  # nobody said why yet
    log = begun(store, anchors, clock, INCIDENT)
    for grown in range(8):
        verdict = check(store, KEY, anchors)
        assert verdict.finding is None
        (restored,) = verdict.restored
        assert (restored.number, restored.missing_through, restored.folder) == (6, 8, "/home/q/1")
        assert restored.backup_utc.startswith("2026-01-04")
        log.record(AuditEntry("snapshot", subject=str(grown)))
        log.write_anchor()


def test_what_is_cut_after_the_backup_is_found_as_ever(
    store: MemoryAudit, anchors: AnchorFile, clock: ManualClock, backup: list[AuditRow]
) -> None:
    store.kept[:] = backup
    log = begun(store, anchors, clock, INCIDENT)
    for _ in range(2):
        log.record(AuditEntry("snapshot"))
        log.write_anchor()
    whole = list(store.kept)
    store.kept[:] = whole[:6]
    assert broken(store, anchors) == (7, "tail")
    store.kept[:] = whole[:5]
    assert broken(store, anchors) == (6, "tail")  # with the row that told of it
    store.kept[:] = whole[:3]
    begun(store, anchors, clock)  # goes on as if nothing had been
    assert broken(store, anchors) is not None


def test_anchors_begun_anew_are_not_passed_over_for_those_of_before(
    store: MemoryAudit, anchors: AnchorFile, clock: ManualClock, backup: list[AuditRow]
) -> None:
    store.kept[:] = backup
    begun(store, anchors, clock, INCIDENT)
    anchors.path.unlink()
    log = begun(store, anchors, clock)
    for _ in range(8):
        log.record(AuditEntry("snapshot"))
        log.write_anchor()
    assert check(store, KEY, anchors).restored[0].missing_through == 0
    del store.kept[8:]
    assert broken(store, anchors) == (9, "tail")


def test_two_backups_one_behind_the_other(
    store: MemoryAudit, anchors: AnchorFile, clock: ManualClock, backup: list[AuditRow]
) -> None:
    store.kept[:] = backup
    log = begun(store, anchors, clock, INCIDENT)
    log.record(AuditEntry("snapshot"))
    log.write_anchor()
    store.kept[:] = backup[:4]
    begun(store, anchors, clock, INCIDENT)
    verdict = check(store, KEY, anchors)
    assert verdict.finding is None
    assert [(one.number, one.missing_through) for one in verdict.restored] == [(5, 8)]


def test_a_store_begun_anew_passes_over_no_anchor(
    store: MemoryAudit, anchors: AnchorFile, clock: ManualClock, backup: list[AuditRow]
) -> None:
    store.kept.clear()
    begun(store, anchors, clock, NOT_REPLACED)
    assert store.kept[0].entry.action == BEGUN_ANEW
    assert broken(store, anchors) is not None  # else whoever destroys the store would be let in as its first admin


def test_a_purge_repeats_the_row_for_the_anchors_stay(tmp_path: Path) -> None:
    room = Room(tmp_path)
    audit, kept = room.access.audit, room.store.audit.kept
    for _ in range(9):
        audit.record(AuditEntry("snapshot"))
        audit.write_anchor()
    del kept[4:]
    log = AuditLog(room.store.audit, KEY, room.clock, AnchorFile(room.anchors, KEY))
    log.start([INCIDENT])
    room.restarted()
    for _ in range(2):
        for days in (400, 4):
            room.clock.advance(days * 86400)
            room.access.audit.record(AuditEntry("snapshot"))
        assert room.access.retention.purge(room.prove("admin"), 365) is not None
        verdict = room.access.audit.check()
        assert verdict.finding is None
        assert [(one.number, one.missing_through) for one in verdict.restored] == [(5, 9)]
    assert KEPT_RESTORED in room.actions()
