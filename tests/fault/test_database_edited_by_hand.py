"""The database edited by hand, as somebody does who has its file but not its key: it opens no door."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from scc_wall.access import audit_check
from scc_wall.access.audit_log import AuditLog
from scc_wall.access.door import Vouch
from scc_wall.access.sessions import HEARTBEAT_S
from scc_wall.access.witness import TamperedError
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.room import open_room
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.access_session import SHIFT_S, EndReason
from scc_wall.domain.access_store import StoredLetter
from scc_wall.domain.audit import AuditEntry, AuditRow
from scc_wall.domain.letter import LetterError
from scc_wall.domain.person import Account
from scc_wall.domain.role import Action, Role
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import Store, open_store
from tests.support.access_room import KEY, NUMBERS, OTHER_SUPERVISOR, PASSWORD, CountingHasher, Room, letter
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault


class RealRoom(Room):
    """A room whose people and letters were made by the program, and which lets nobody else in."""

    lenient = False

    def person(self, login: str, role: Role, number: str) -> Account:
        draft = Account(0, login, login.title(), number, role, "")
        if self.access.accounts.empty():
            return self.access.accounts.create_first_admin(draft, PASSWORD)
        return self.access.accounts.add(self.prove("admin"), draft, PASSWORD)

    def __init__(self, folder: Path, store: Store, clock: ManualClock) -> None:
        self.anchors, self.clock, self.hasher, self.store = folder / "anchors.txt", clock, CountingHasher(), store
        self.access = self.restarted()
        self.person("admin", Role.ADMIN, NUMBERS[Role.ADMIN])
        for role in (Role.OPERATOR, Role.SUPERVISOR, Role.AUDITOR):
            self.person(role.value, role, NUMBERS[role])
        self.person("wakil", Role.SUPERVISOR, OTHER_SUPERVISOR)

    def approved(self, number: str = "15/OR/2026", hours: float = 8.0) -> StoredLetter:
        made = self.access.letters.register(self.prove("operator"), letter(number=number, hours=hours))
        return self.access.letters.approve(self.prove("wakil"), made.letter_id)


@pytest.fixture
def store(tmp_path: Path, clock: ManualClock) -> Iterator[Store]:
    with open_store(Home(tmp_path / "home"), ScriptedVault(), clock) as opened:
        yield opened


@pytest.fixture
def room(store: Store, clock: ManualClock, tmp_path: Path) -> RealRoom:
    return RealRoom(tmp_path, store, clock)


@pytest.fixture
def by_hand(store: Store) -> Iterator[Callable[[str], None]]:
    def run(statement: str) -> None:
        with store.audit._database.writing() as connection:
            connection.execute(text(statement))

    return run


ByHand = Callable[[str], None]
OTHER_HASH = CountingHasher().hash(b"kata-sandi-penyerang")
OF_ACCOUNTS = {
    "another role": "UPDATE persons SET role = 'admin' WHERE login = 'operator'",
    "another number": f"UPDATE persons SET number = '{OTHER_SUPERVISOR}' WHERE login = 'operator'",
    "another hash": f"UPDATE persons SET password_hash = '{OTHER_HASH}' WHERE login = 'operator'",
}


@pytest.mark.parametrize("how", OF_ACCOUNTS)
def test_an_account_that_was_edited_lets_nobody_in(room: RealRoom, by_hand: ByHand, how: str) -> None:
    room.approved()
    by_hand(OF_ACCOUNTS[how])
    password = "kata-sandi-penyerang" if how == "another hash" else PASSWORD
    with pytest.raises(TamperedError, match="luar program"):
        room.enter(letter_id=1, password=password)
    assert room.actions()[-1] == "!tampered"
    assert room.access.sessions.present() is None
    assert room.access.audit.check().finding is None  # the audit itself is whole, and says what happened


def test_an_account_that_was_put_in_or_renamed_is_nobody(room: RealRoom) -> None:
    operator = room.store.accounts.by_login("operator")
    assert operator is not None
    room.store.accounts.change(replace(operator, login="rina"))
    with pytest.raises(TamperedError):
        room.prove("rina")
    room.store.accounts.add(Account(0, "penyerang", "X", OTHER_SUPERVISOR, Role.ADMIN, OTHER_HASH))
    with pytest.raises(TamperedError):
        room.access.door.prove("penyerang", "kata-sandi-penyerang")


def test_a_purge_that_was_forged_excuses_nobody(room: RealRoom, by_hand: ByHand) -> None:
    room.store.accounts.add(Account(0, "penyerang", "X", OTHER_SUPERVISOR, Role.ADMIN, OTHER_HASH))
    by_hand("DROP TRIGGER audit_no_update")
    by_hand("DROP TRIGGER audit_no_delete")
    by_hand(
        'UPDATE audit SET action = \'retention.purge\', details = \'[["through",1],["seal","\' ||'
        " (SELECT lower(hex(seal)) FROM audit WHERE number = 1) || '\"]]' WHERE number = 3"
    )
    by_hand("DELETE FROM audit WHERE number = 1")
    assert audit_check.start_of(room.store.audit)[0] == 1
    with pytest.raises(TamperedError):
        room.access.door.prove("penyerang", "kata-sandi-penyerang")


def test_a_closed_account_that_was_opened_by_hand_stays_closed_until_an_admin_opens_it(
    room: RealRoom, by_hand: ByHand
) -> None:
    account = room.store.accounts.by_login("operator")
    assert account is not None
    room.access.accounts.close(room.prove("admin"), account.person_id, "pindah")
    by_hand("UPDATE persons SET active = true WHERE login = 'operator'")
    with pytest.raises(TamperedError):
        room.prove("operator")
    room.access.accounts.change(room.prove("admin"), account)
    assert room.prove("operator").account.active


def test_what_the_program_changes_lets_people_in_as_before(room: RealRoom) -> None:
    """Other role, other password twice, a failed change, a hash made anew: none of it locks anybody out."""
    account = room.store.accounts.by_login("operator")
    assert account is not None
    admin = room.prove("admin")
    for role in (Role.AUDITOR, Role.OPERATOR):
        room.access.accounts.change(admin, replace(account, role=role))
        assert room.prove("operator").account.role is role
    room.access.accounts.set_password(room.prove("admin"), account.person_id, "rahasia-baru-dua")
    room.access.accounts.change_own_password("operator", "rahasia-baru-dua", PASSWORD)
    change = room.store.accounts.change

    def full(_: Account) -> None:
        raise SccError(Told("penuh", "full"))

    room.store.accounts.change = full  # type: ignore[method-assign]
    for doing in (
        lambda: room.access.accounts.close(room.prove("admin"), account.person_id, "x"),
        lambda: room.access.accounts.set_password(room.prove("admin"), account.person_id, "rahasia-baru-tiga"),
    ):
        with pytest.raises(SccError, match="penuh"):
            doing()
    room.store.accounts.change = change  # type: ignore[method-assign]
    assert room.prove("operator").account.active
    room.hasher.made = "v2"  # today's parameters are others
    room.prove("operator")
    renewed = room.store.accounts.by_login("operator")
    assert renewed is not None
    assert renewed.password_hash.startswith("v2:")
    assert room.prove("operator").account.role is Role.OPERATOR


OF_LETTERS = {
    "a later end": "UPDATE letters SET valid_until_utc = '2027-01-01T00:00:00+00:00' WHERE id = {id}",
    "leave to steer": (
        """UPDATE letters SET scope = '{{"region_codes": [], "camera_ids": [], "ptz": true}}' WHERE id = {id}"""
    ),
    "another's number": "UPDATE letters SET number = '16/OR/2026' WHERE id = {id}",
    "another office": "UPDATE letters SET office = 'Dinas Lain' WHERE id = {id}",
}


@pytest.mark.parametrize("how", OF_LETTERS)
def test_a_letter_that_was_edited_after_its_approval_opens_no_door(room: RealRoom, by_hand: ByHand, how: str) -> None:
    stored = room.approved()
    by_hand(OF_LETTERS[how].format(id=stored.letter_id))
    with pytest.raises(TamperedError, match="Surat tugas ini diubah"):
        room.enter(letter_id=stored.letter_id)
    assert room.actions()[-1] == "!tampered"


@pytest.mark.parametrize("value", ["true", "1", '"ya"'])
def test_a_letter_that_waits_gains_no_leave_to_steer(room: RealRoom, by_hand: ByHand, value: str) -> None:
    waiting = room.access.letters.register(room.prove("operator"), letter(number="15/OR/2026"))
    document = f'{{"region_codes": [], "camera_ids": [], "ptz": {value}}}'
    by_hand(f"UPDATE letters SET scope = '{document}' WHERE id = {waiting.letter_id}")
    presence = room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD, "darurat"))
    assert not presence.scope.ptz
    assert not room.access.policy.may(presence, Action.PTZ_MOVE)
    kept = room.store.letters.by_id(waiting.letter_id)
    assert kept is not None
    assert kept.letter.scope.ptz is (value == "true")  # else who approves it would not see it


def test_a_letter_that_was_approved_or_revived_by_hand_opens_no_door(room: RealRoom, by_hand: ByHand) -> None:
    waiting = room.access.letters.register(room.prove("operator"), letter(number="15/OR/2026"))
    by_hand(f"UPDATE letters SET state = 'approved', approved_by = 5 WHERE id = {waiting.letter_id}")
    with pytest.raises(TamperedError):
        room.enter(letter_id=waiting.letter_id)
    revoked = room.approved("16/OR/2026")
    room.access.letters.revoke(room.prove("wakil"), revoked.letter_id, "keliru")
    by_hand(f"UPDATE letters SET state = 'approved', revoked_by = NULL WHERE id = {revoked.letter_id}")
    with pytest.raises(TamperedError):
        room.enter(letter_id=revoked.letter_id)
    assert room.enter(letter_id=room.approved("17/OR/2026").letter_id).account.login == "operator"


OF_SESSIONS = {
    "more time": "UPDATE access_sessions SET left_s = 900000, seen_utc = '{now}'",
    "ended, and revived": "UPDATE access_sessions SET ended = NULL, ended_utc = NULL",
    "another person": "UPDATE access_sessions SET person_id = (SELECT id FROM persons WHERE login = 'supervisor')",
}


def test_a_session_that_was_given_time_by_hand_ends_when_it_would_have(room: RealRoom, by_hand: ByHand) -> None:
    room.enter(letter_id=room.approved(hours=20).letter_id)
    room.clock.advance(10 * 3600)
    by_hand(OF_SESSIONS["more time"].format(now=room.clock.now_utc().isoformat()))
    room.restarted()
    restored = room.access.sessions.restore()
    assert restored is not None
    assert restored.session.left_s(room.clock.mono_ns()) == pytest.approx(2 * 3600)
    room.clock.advance(2 * 3600)
    by_hand(OF_SESSIONS["more time"].format(now=room.clock.now_utc().isoformat()))
    room.restarted()
    assert room.access.sessions.restore() is None


@pytest.mark.parametrize("how", ["ended, and revived", "another person", "a copy"])
def test_a_session_that_nobody_opened_is_not_taken_up(room: RealRoom, by_hand: ByHand, how: str) -> None:
    room.enter(letter_id=room.approved().letter_id)
    if how == "ended, and revived":
        room.access.sessions.log_out()
    if how == "a copy":
        columns = "person_id, letter_id, purpose, opened_utc, seen_utc, left_s, ends_by"
        room.access.sessions.log_out()
        by_hand(f"INSERT INTO access_sessions ({columns}) SELECT {columns} FROM access_sessions")
    else:
        by_hand(OF_SESSIONS[how])
    room.restarted()
    assert room.access.sessions.restore() is None
    assert list(room.store.sessions.open_ones()) == []


def test_a_clock_that_was_put_right_within_a_session_costs_it_nothing_at_a_restart(room: RealRoom) -> None:
    """The computer came up nine hours slow; the session was granted by that clock."""
    room.enter(letter_id=room.approved(hours=40).letter_id)
    room.clock.set_wall_clock(room.clock.now_utc() + timedelta(hours=9))
    room.access.audit.watch_clock()
    for _ in range(60):
        room.clock.advance(60)
        room.access.sessions.touch()
        room.access.sessions.tick()
    room.restarted()
    restored = room.access.sessions.restore()
    assert restored is not None
    assert restored.session.left_s(room.clock.mono_ns()) == pytest.approx(11 * 3600, abs=60)


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (OF_ACCOUNTS["another role"], EndReason.ACCOUNT_CLOSED),
        ("UPDATE letters SET valid_until_utc = '2027-01-01T00:00:00+00:00'", EndReason.LETTER_REVOKED),
    ],
)
def test_who_makes_themselves_more_while_they_are_in_is_out(
    room: RealRoom, by_hand: ByHand, edit: str, why: EndReason
) -> None:
    room.enter(letter_id=room.approved().letter_id)
    by_hand(edit)
    room.clock.advance(HEARTBEAT_S + 1)
    (event,) = room.access.sessions.tick()
    assert event.reason is why
    assert "!tampered" in room.actions()


def test_a_row_that_was_edited_bears_no_witness(room: RealRoom) -> None:
    rows = list(room.store.audit.rows())
    assert all(map(room.access.audit.is_genuine, rows))
    for row in rows:
        for changed in (
            replace(row, mono_ns=row.mono_ns + 1),
            replace(row, number=row.number + 1),
            replace(row, seal=bytes(32)),
        ):
            assert not room.access.audit.is_genuine(changed)
    other = AuditLog(room.store.audit, bytes(32), room.clock, room.access.audit._anchors)
    assert not any(map(other.is_genuine, rows))


def purged(room: RealRoom) -> None:
    """Let months go by, and have an admin delete what is older than a hundred days."""
    for days in (126, 4):  # the clock is believed once it has gone on
        room.clock.advance(days * 86400.0)
        room.access.audit.record(AuditEntry("uji"))
    room.access.audit.record(room.access.policy.entry(room.prove("admin"), Action.SETTING_CHANGE))
    assert room.access.retention.purge(room.prove("admin"), 100) is not None
    assert room.access.audit.check().finding is None


def test_what_the_retention_deleted_locks_nobody_out(room: RealRoom) -> None:
    stored = room.approved(hours=364 * 24)
    closed = room.store.accounts.by_login("auditor")
    assert closed is not None
    room.access.accounts.close(room.prove("admin"), closed.person_id, "pindah")
    through = room.store.audit.newest()[0]
    for turn in range(2):  # the second purge repeats what the first one repeated
        purged(room)
        assert room.store.audit.first() > through + turn
        assert room.prove("operator").account.login == "operator"
        first = next(iter(room.store.audit.rows()))
        assert room.access.audit.is_genuine(first)  # its seal stands behind that of the last row that was deleted
    kept = [row.entry for row in room.store.audit.rows() if row.entry.action == "account.kept"]
    assert {entry.who for entry in kept} == {"admin"}
    assert {dict(entry.details)["login"] for entry in kept} == {"admin", "operator", "supervisor", "auditor", "wakil"}
    room.enter(letter_id=stored.letter_id)


def test_a_purge_gives_no_witness_to_what_was_put_in_by_hand(room: RealRoom, by_hand: ByHand) -> None:
    """Neither before the purge, which says again only what rows said, nor after it, when old rows are gone."""
    stored = room.approved(hours=364 * 24)
    revoked = room.approved("16/OR/2026", hours=364 * 24)
    room.access.letters.revoke(room.prove("wakil"), revoked.letter_id, "keliru")
    room.store.accounts.add(Account(0, "sebelum", "X", "198206302008011099", Role.ADMIN, OTHER_HASH))
    by_hand("UPDATE persons SET role = 'admin' WHERE login = 'operator'")
    purged(room)
    room.store.accounts.add(Account(0, "sesudah", "X", "198206302008011098", Role.ADMIN, OTHER_HASH))
    for login in ("sebelum", "sesudah"):
        with pytest.raises(TamperedError):
            room.access.door.prove(login, "kata-sandi-penyerang")
    with pytest.raises(TamperedError):
        room.prove("operator")
    by_hand("UPDATE persons SET role = 'operator' WHERE login = 'operator'")
    by_hand("UPDATE letters SET state = 'approved'")
    with pytest.raises(TamperedError):
        room.enter(letter_id=revoked.letter_id)
    room.enter(letter_id=stored.letter_id)


@pytest.mark.parametrize("later", [False, True], ids=["at once", "after a purge"])
def test_a_letter_that_was_decided_on_does_not_wait_again(room: RealRoom, by_hand: ByHand, *, later: bool) -> None:
    """Set back to waiting it would need a second person's word alone, who can't know what was decided."""
    approved, revoked = room.approved(hours=364 * 24), room.approved("16/OR/2026", hours=364 * 24)
    room.access.letters.revoke(room.prove("wakil"), revoked.letter_id, "keliru")
    if later:
        purged(room)
    by_hand("UPDATE letters SET state = 'waiting'")
    for stored in (approved, revoked):
        with pytest.raises(TamperedError):
            room.enter(letter_id=stored.letter_id, vouch=Vouch("wakil", PASSWORD, "mendesak"))


@pytest.mark.parametrize("rows_too", [False, True], ids=["the accounts", "the audit too"])
def test_whoever_empties_the_accounts_is_not_made_the_first_admin(
    room: RealRoom, by_hand: ByHand, *, rows_too: bool
) -> None:
    room.access.audit.write_anchor()
    by_hand("DELETE FROM persons")
    if rows_too:
        by_hand("DROP TRIGGER audit_no_delete")
        by_hand("DELETE FROM audit")
    with pytest.raises(TamperedError, match="Semua akun hilang"):
        room.person("penyerang", Role.ADMIN, NUMBERS[Role.ADMIN])
    assert room.store.accounts.list() == []
    if not rows_too:  # then the wall does not even offer the wizard
        vault = SimpleNamespace(derive=lambda _purpose, **_: KEY, try_again=lambda: None)
        late = LateStore((), (), lambda: room.store, store=room.store)  # type: ignore[arg-type]
        for first in (False, True):
            with pytest.raises(TamperedError, match="Semua akun hilang"):
                open_room(Entrance(vault, room.anchors), late, room.clock, first=first)


def test_a_row_that_was_repeated_stands_before_what_was_changed_since(room: RealRoom) -> None:
    """Another program changes an account between the moment it is read for the purge and that of the repeated row."""
    operator = room.store.accounts.by_login("operator")
    assert operator is not None
    record = room.access.audit.record

    def changed_meanwhile(entry: AuditEntry) -> AuditRow:
        if entry.action == "account.kept":
            room.access.audit.record = record  # type: ignore[method-assign]
            room.access.accounts.change(room.prove("admin"), replace(operator, role=Role.AUDITOR))
        return record(entry)

    for days in (396, 4):
        room.clock.advance(days * 86400.0)
        record(AuditEntry("uji"))
    room.access.audit.record = changed_meanwhile  # type: ignore[method-assign]
    assert room.access.retention.purge(room.prove("admin"), 365) is not None
    assert room.prove("operator").account.role is Role.AUDITOR


def test_a_repeated_row_that_was_forged_bears_no_witness(room: RealRoom, by_hand: ByHand) -> None:
    purged(room)
    by_hand("DROP TRIGGER audit_no_update")
    by_hand("UPDATE persons SET role = 'admin' WHERE login = 'operator'")
    by_hand("UPDATE audit SET details = replace(details, 'operator\"],[\"active', 'admin\"],[\"active')")
    with pytest.raises(TamperedError):
        room.prove("operator")


def test_a_clock_that_is_set_back_opens_no_door_that_was_shut(room: RealRoom) -> None:
    ended, valid = room.approved(hours=1), room.approved("16/OR/2026", hours=60)
    room.clock.advance(2 * 3600)
    room.access.audit.record(AuditEntry("uji"))
    room.clock.set_wall_clock(room.clock.now_utc() - timedelta(hours=1, minutes=30))
    with pytest.raises(LetterError, match="90 menit di belakang"):
        room.enter(letter_id=ended.letter_id)
    assert room.actions()[-1] == "!login.refused"
    presence = room.enter(letter_id=valid.letter_id)  # a clock that was put right shuts nobody else out
    assert presence.session.left_s(room.clock.mono_ns()) == SHIFT_S


def test_a_session_that_begins_by_a_clock_set_back_ends_with_its_letter(room: RealRoom) -> None:
    stored = room.approved(hours=3)
    room.clock.advance(2 * 3600)
    room.access.audit.record(AuditEntry("uji"))
    room.clock.set_wall_clock(room.clock.now_utc() - timedelta(hours=2))
    presence = room.enter(letter_id=stored.letter_id)
    assert presence.session.left_s(room.clock.mono_ns()) == pytest.approx(3600, abs=5)
