"""What is older than the retention is deleted by an admin alone, and the audit stays verifiable across it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from scc_wall.access import retention
from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.audit_check import Verdict, check
from scc_wall.access.audit_log import AuditLog
from scc_wall.access.policy import AccessDenied
from scc_wall.access.retention import RetentionError
from scc_wall.base.course import Course, Stopped
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.audit import AuditEntry, Broken
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.contract.test_audit_store import CHANGES, by_force, database
from tests.support.access_room import KEY, Room
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

DAY_S = 86400.0


@pytest.fixture
def room(store: Store, clock: ManualClock, tmp_path: Path) -> Room:
    """Ten rows, of which six are older than a year."""
    room = Room(tmp_path, store, clock)
    for number in range(10):
        clock.advance(60 * DAY_S if number == 6 else 61 * DAY_S if number == 7 else 1.0)
        if number == 8:
            clock.advance(300 * DAY_S)
        if number == 9:
            clock.advance(3.1 * DAY_S)
        room.access.audit.record(AuditEntry("layout.change", who="operator", subject=f"layout:{number + 1}"))
    room.access.audit.write_anchor()
    return room


def verdict(room: Room) -> Verdict:
    return check(room.store.audit, KEY, AnchorFile(room.anchors, KEY))


def numbers(room: Room) -> list[int]:
    return [row.number for row in room.store.audit.rows()]


def test_a_purge_deletes_the_oldest_leaves_its_record_and_the_chain_holds(room: Room) -> None:
    purged = room.access.retention.purge(room.prove("admin"), 365)
    assert purged is not None
    assert (purged.rows, purged.through) == (6, 6)
    assert numbers(room) == [7, 8, 9, 10, 11]
    record = list(room.store.audit.rows())[-1].entry
    assert (record.action, record.who) == ("retention.purge", "admin")
    assert {"through": 6, "rows": 6, "days": 365}.items() <= dict(record.details).items()
    found = verdict(room)
    assert (found.finding, found.first, found.last, found.rows) == (None, 7, 11, 5)
    assert room.access.retention.purge(room.prove("admin"), 365) is None
    assert numbers(room) == [7, 8, 9, 10, 11]


def test_what_was_purged_is_overwritten_in_the_file_of_sqlite(clock: ManualClock, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    for subject, days in (("camera:77-old", 400), ("camera:77-young", 0)):
        with open_store(home, ScriptedVault(), clock) as store:
            AuditLog(store.audit, KEY, clock, AnchorFile(tmp_path / "anchors.txt", KEY)).record(
                AuditEntry("snapshot", subject=subject)
            )
        clock.advance(days * DAY_S)
    assert b"camera:77-old" in home.database.read_bytes()  # closed, the write-ahead log is written back
    with open_store(home, ScriptedVault(), clock) as store:
        log = AuditLog(store.audit, KEY, clock, AnchorFile(tmp_path / "anchors.txt", KEY))
        log.purge(1, AuditEntry("retention.purge"))
    assert b"camera:77-old" not in home.database.read_bytes()
    assert b"camera:77-young" in home.database.read_bytes()


def test_it_holds_across_two_purges_and_after_the_first_record_was_purged_too(room: Room) -> None:
    room.access.retention.purge(room.prove("admin"), 365)
    room.clock.advance(500 * DAY_S)
    room.access.audit.record(AuditEntry("snapshot"))
    room.clock.advance(3.1 * DAY_S)
    room.access.audit.record(AuditEntry("snapshot"))
    room.access.retention.purge(room.prove("admin"), 365)
    assert numbers(room) == [12, 13, 14]
    assert verdict(room).finding is None


class StopsAt(Course):
    """Is stopped when the work is about to do that for the n-th time."""

    def __init__(self, doing: str, times: int) -> None:
        super().__init__()
        self._doing, self._left = doing, times
        self.told: list[tuple[int, int]] = []

    def step(self, told: Told, done: int = 0, of: int = 0) -> None:
        if told.en == self._doing:
            self.told.append((done, of))
            self._left -= 1
            if not self._left:
                self.stop()
        super().step(told, done, of)


@pytest.mark.parametrize("portions", [0, 1, 2, 3])
def test_a_purge_stops_between_portions_says_how_many_are_gone_and_the_chain_holds(
    room: Room, monkeypatch: pytest.MonkeyPatch, portions: int
) -> None:
    monkeypatch.setattr(retention, "PORTION_ROWS", 2)
    course = StopsAt("Deleting rows…", portions + 1)
    gone = 2 * portions
    if not portions:
        with pytest.raises(Stopped):
            room.access.retention.purge(room.prove("admin"), 365, course)
    else:
        purged = room.access.retention.purge(room.prove("admin"), 365, course)
        assert purged is not None
        assert (purged.rows, purged.through) == (gone, gone)
        left = purged.left
        assert (left and (left.rows, left.through)) == ((6 - gone, 6) if gone < 6 else None)
        assert left == (room.access.retention.due(365) if gone < 6 else None)
    assert numbers(room)[0] == gone + 1
    assert course.told == [(2 * n, 6) for n in range(min(portions + 1, 3))]
    said = [dict(row.entry.details) for row in room.store.audit.with_action("retention.purge")]
    assert [(one["rows"], one["so_far"], one["due"]) for one in said] == [(2, 2 * n + 2, 6) for n in range(portions)]
    assert verdict(room).finding is None
    if gone < 6:  # what was left goes the next time
        rest = room.access.retention.purge(room.prove("admin"), 365)
        assert rest is not None
        assert rest.rows == 6 - gone
    assert numbers(room)[0] == 7
    assert verdict(room).finding is None


@pytest.mark.parametrize(
    "doing",
    ["Checking whether the audit holds…", "Checking the audit's clock…", "Counting the old rows…", "Deleting rows…"],
)
def test_a_purge_that_is_stopped_before_the_first_row_is_gone_leaves_all_as_it_was(room: Room, doing: str) -> None:
    before = list(room.store.audit.rows())
    with pytest.raises(Stopped):
        room.access.retention.purge(room.prove("admin"), 365, StopsAt(doing, 1))
    assert list(room.store.audit.rows()) == before


def test_the_guard_is_shut_again(room: Room, store: Store) -> None:
    room.access.retention.purge(room.prove("admin"), 365)
    before = numbers(room)
    for change in CHANGES:
        statement = change.replace("= 2", "= 8").replace("= 3", "= 9")
        with (
            pytest.raises(Exception, match=r"append-only|permission denied|ditulis"),
            database(store).writing() as open_,
        ):
            open_.execute(text(statement))
    assert numbers(room) == before
    assert verdict(room).finding is None


def test_nobody_but_an_admin_purges(room: Room) -> None:
    before = numbers(room)
    for who in ("operator", "supervisor", "auditor", None):
        with pytest.raises(AccessDenied):
            room.access.retention.purge(room.prove(who) if who else None, 365)
        before.append(before[-1] + 1)
        assert numbers(room) == before
        assert room.actions()[-1] == "!retention.purge"


def test_so_few_days_that_it_would_be_empty_are_refused(room: Room) -> None:
    for days in (0, -365, 29):
        with pytest.raises(RetentionError):
            room.access.retention.purge(room.prove("admin"), days)
    assert len(numbers(room)) == 10


def test_a_clock_that_is_ahead_deletes_nothing_that_is_young(room: Room) -> None:
    room.clock.advance(10 * 365 * DAY_S)
    due = room.access.retention.due(365)
    assert due is not None
    assert due.through == 6


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_is_wrong_while_an_admin_is_at_it_deletes_nothing_young(room: Room, year: int) -> None:
    right = room.clock.now_utc()
    room.clock.set_wall_clock(right.replace(year=year))
    room.access.audit.record(AuditEntry("snapshot"))  # what is done then bears that day
    before = numbers(room)
    if year == 2099:
        with pytest.raises(RetentionError, match="maju lebih dari sebulan"):
            room.access.retention.purge(room.prove("admin"), 365)
    else:
        assert room.access.retention.purge(room.prove("admin"), 365) is None
    assert numbers(room)[: len(before)] == before
    room.clock.set_wall_clock(right)
    room.access.audit.record(AuditEntry("snapshot"))
    room.clock.advance(3.1 * DAY_S)
    room.access.audit.record(AuditEntry("snapshot"))
    due = room.access.retention.purge(room.prove("admin"), 369)
    assert due is not None
    assert due.through == 6


def test_a_row_behind_a_younger_one_waits_for_it(room: Room) -> None:
    now = room.clock.now_utc()
    room.clock.set_wall_clock(now.replace(year=now.year - 3))
    room.access.audit.record(AuditEntry("snapshot"))
    room.clock.set_wall_clock(now)
    room.access.audit.record(AuditEntry("snapshot"))
    due = room.access.retention.due(365)
    assert due is not None
    assert due.through == 6


@pytest.mark.parametrize(
    ("attack", "broken"),
    [
        ("UPDATE audit SET who = 'x' WHERE number = 7", Broken(7, "seal")),
        ("DELETE FROM audit WHERE number <= 9", Broken(7, "gap")),
        ("DELETE FROM audit WHERE number = 11", Broken(1, "gap")),
        ("UPDATE audit SET details = replace(details, '\"through\",6', '\"through\",7') WHERE number = 11", None),
    ],
)
def test_attacks_after_a_purge_are_found(room: Room, store: Store, attack: str, broken: Broken | None) -> None:
    room.access.retention.purge(room.prove("admin"), 365)
    by_force(store)(attack)
    finding = verdict(room).finding
    assert finding is not None
    assert finding.broken is not None
    assert broken in {None, finding.broken}
    with pytest.raises(RetentionError):
        room.access.retention.purge(room.prove("admin"), 365)


def test_a_deletion_that_claims_to_be_a_purge_is_found(room: Room, store: Store) -> None:
    row = list(store.audit.rows())[3]
    details = f'[["through",4],["seal","{row.seal.hex()}"]]'
    by_force(store)(f"UPDATE audit SET action = 'retention.purge', details = '{details}' WHERE number = 9")
    by_force(store)("DELETE FROM audit WHERE number <= 4")
    finding = verdict(room).finding
    assert finding is not None
    assert finding.broken == Broken(9, "seal")


def test_a_broken_audit_is_evidence_and_is_not_purged(room: Room, store: Store) -> None:
    by_force(store)("UPDATE audit SET who = 'x' WHERE number = 2")
    with pytest.raises(RetentionError, match="tidak utuh"):
        room.access.retention.purge(room.prove("admin"), 365)
    assert numbers(room) == list(range(1, 12))
    assert room.actions()[-1] == "!retention.purge"


def test_a_purge_that_fails_leaves_all_as_it_was(room: Room, store: Store) -> None:
    before = list(store.audit.rows())
    with pytest.raises(ValueError, match="its own end"):
        room.access.audit.purge(99, AuditEntry("retention.purge"))
    if database(store).is_sqlite:
        by_force(store)("CREATE TRIGGER stop BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'no'); END")
        with pytest.raises((StoreError, Exception), match="no"):
            room.access.retention.purge(room.prove("admin"), 365)
    assert list(store.audit.rows()) == before
    assert verdict(room).finding is None
