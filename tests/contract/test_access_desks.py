"""The desks that the dialogs ask, over a real store: what is typed arrives, and the service layer decides."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scc_wall.access.passwords import LONGEST, PasswordError, Passwords, check_rules
from scc_wall.access.policy import AccessDenied
from scc_wall.access.service import build
from scc_wall.access.told_errors import LoginRefused
from scc_wall.app.access.desks import PASSWORD_RULES, RoomAccounts, RoomDesk, RoomLetters, RoomVisitors
from scc_wall.base.errors import SccError
from scc_wall.domain.access_session import EndReason, SessionState
from scc_wall.domain.letter import LetterError, LetterState, Signatory
from scc_wall.domain.role import Role
from scc_wall.storage.store import Store
from scc_wall.ui.access.desk import Attempt, Credentials, NewAccount, NewAdmin, Vouch
from tests.support.access_room import KEY, NUMBERS, OTHER_SUPERVISOR, PASSWORD, CountingHasher, Room, letter
from tests.support.clock import ManualClock

OPERATOR = Credentials("operator", PASSWORD)
GONE = "197101011995031001"


@pytest.fixture
def room(store: Store, clock: ManualClock, tmp_path: Path) -> Room:
    return Room(tmp_path, store, clock)


@pytest.fixture
def desk(room: Room) -> RoomDesk:
    return RoomDesk(room.access, room.store, room.clock)


def attempt(letter_id: int, vouch: Vouch | None = None, *, read: bool = True) -> Attempt:
    return Attempt(OPERATOR, letter_id, "Piket malam", notice_read=read, vouch=vouch)


def test_a_new_letter_is_registered_vouched_for_and_opens_the_door(room: Room, desk: RoomDesk) -> None:
    stored = desk.register(OPERATOR, letter(number="15/OR/2026"), None)
    assert stored.state is LetterState.WAITING
    assert [one.letter_id for one in desk.letters_for("operator")] == [stored.letter_id]
    assert desk.offices() == [stored.letter.office]
    session = desk.log_in(attempt(stored.letter_id, Vouch(Credentials("wakil", PASSWORD), "Jam 3 pagi")))
    assert (session.name, session.role, session.letter_number) == ("Operator", Role.OPERATOR, "15/OR/2026")
    assert session.left_s == 8 * 3600
    assert desk.session() == session
    row = next(row for row in room.store.audit.rows() if row.entry.action == "letter.vouch")
    assert dict(row.entry.details)["reason"] == "Jam 3 pagi"


def test_locked_unlocked_and_out(room: Room, desk: RoomDesk) -> None:
    desk.log_in(attempt(room.letter().letter_id))
    desk.lock()
    shown = desk.session()
    assert shown is not None
    assert shown.state is SessionState.LOCKED
    with pytest.raises(LoginRefused):
        desk.unlock("bukan-kata-sandi")
    assert desk.unlock(PASSWORD).state is SessionState.OPEN
    desk.log_out()
    assert desk.session() is None


def test_the_door_lists_nobody_who_may_not_come_in_and_no_letter_that_does_not_open_it(
    room: Room, desk: RoomDesk
) -> None:
    gone = room.person("keluar", Role.OPERATOR, GONE)
    room.store.accounts.change(replace(gone, active=False))
    room.letter(state=LetterState.REVOKED)
    room.letter(hours=-0.5)
    waiting, holds = room.letter(state=LetterState.WAITING), room.letter()
    assert "keluar" not in desk.logins()
    assert {"operator", "wakil"} <= set(desk.logins())
    assert [one.letter_id for one in desk.letters_for("OPERATOR")] == [holds.letter_id, waiting.letter_id]
    assert desk.letters_for("wakil") == []  # no letter names them
    assert desk.letters_for("tidak-ada") == []


def test_a_letter_that_is_not_complete_names_its_field(desk: RoomDesk) -> None:
    with pytest.raises(LetterError) as refused:
        desk.register(OPERATOR, replace(letter(), office=" ", signatory=Signatory("", "", "")), None)
    assert refused.value.field == "office"


def test_an_unread_notice_opens_nothing(room: Room, desk: RoomDesk) -> None:
    with pytest.raises(LoginRefused):
        desk.log_in(attempt(room.letter().letter_id, read=False))
    assert desk.session() is None


def test_the_first_admin_is_made_once(store: Store, clock: ManualClock, tmp_path: Path) -> None:
    access = build(store, KEY, clock, tmp_path / "anchors.txt", Passwords(CountingHasher()))
    desk = RoomDesk(access, store, clock)
    desk.make_first_admin(NewAdmin("Rina", Credentials("rina", PASSWORD), "KTA-1", "belum ber-NIP"))
    (rina,) = store.accounts.list()
    assert (rina.role, rina.number_reason) == (Role.ADMIN, "belum ber-NIP")
    with pytest.raises(SccError):
        desk.make_first_admin(NewAdmin("Tono", Credentials("tono", PASSWORD), NUMBERS[Role.ADMIN]))


def test_letters_are_approved_and_revoked_by_whoever_may(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    by_operator = RoomLetters(room.access, room.store, lambda: room.prove("operator"))
    with pytest.raises(AccessDenied):
        by_operator.approve(waiting.letter_id)
    with pytest.raises(AccessDenied):
        RoomLetters(room.access, room.store, lambda: None).approve(waiting.letter_id)
    by_wakil = RoomLetters(room.access, room.store, lambda: room.prove("wakil"))
    by_wakil.approve(waiting.letter_id)
    assert [one.state for one in by_wakil.find_letters(waiting.letter.number)] == [LetterState.APPROVED]
    room.enter(letter_id=waiting.letter_id)
    by_wakil.revoke(waiting.letter_id, "salah orang")
    assert room.access.sessions.present() is None
    assert (by_wakil.name_of(1), by_wakil.name_of(999)) == ("Operator", "—")


def test_accounts_are_added_changed_and_closed_by_an_admin_alone(room: Room) -> None:
    desk = RoomAccounts(room.access, room.store, lambda: room.prove("admin"))
    new = NewAccount("Tono", Credentials("tono", "kuda-nil-di-air"), GONE, Role.OPERATOR)
    desk.add_account(new)
    tono = next(account for account in desk.accounts() if account.login == "tono")
    desk.change_role(tono.person_id, Role.AUDITOR)
    desk.set_password(tono.person_id, "kuda-laut-di-air")
    assert room.access.door.prove("tono", "kuda-laut-di-air").account.role is Role.AUDITOR
    desk.close_account(tono.person_id, "pindah tugas")
    with pytest.raises(LoginRefused):
        room.access.door.prove("tono", "kuda-laut-di-air")
    for by in (lambda: room.prove("wakil"), lambda: None):
        with pytest.raises(AccessDenied):
            RoomAccounts(room.access, room.store, by).set_password(1, "kuda-laut-di-air")
    assert room.access.door.prove("operator", PASSWORD)


def test_closing_an_account_ends_its_session(room: Room) -> None:
    presence = room.enter()
    desk = RoomAccounts(room.access, room.store, lambda: room.prove("admin"))
    desk.close_account(presence.account.person_id, "pindah tugas")
    record = room.store.sessions.by_id(presence.session.session_id)
    assert record is not None
    assert record.ended is EndReason.ACCOUNT_CLOSED


def test_visitors_come_under_whoever_is_in(room: Room) -> None:
    desk = RoomVisitors(room.access)
    with pytest.raises(AccessDenied):
        desk.let_in("Andi", "KTA-2020-77", "Radio", "Liputan")
    presence = room.enter()
    desk.let_in("Andi", "KTA-2020-77", "Radio", "Liputan")
    (visitor,) = desk.visitors()
    assert visitor.host_session_id == presence.session.session_id
    desk.see_out(visitor.visitor_id)
    assert desk.visitors() == []


def test_the_numbers_of_the_room_are_of_different_people() -> None:
    assert len({*NUMBERS.values(), OTHER_SUPERVISOR, GONE}) == 6


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=40) | st.sampled_from(["operator-malam", "aaaaaaaaaaaa", "ababababababab"]), st.text(max_size=20)
)
def test_the_rules_that_are_shown_are_the_rules_that_hold(password: str, login: str) -> None:
    shown = all(rule.met(password, login) for rule in PASSWORD_RULES)
    try:
        check_rules(password, login)
    except PasswordError:
        assert not shown
    else:
        assert shown
        assert len(password) <= LONGEST


def test_a_supervisor_lets_a_number_pass_that_is_no_nip(room: Room) -> None:
    desk = RoomAccounts(room.access, room.store, lambda: room.prove("admin"))
    new = NewAccount("Andi", Credentials("andi", PASSWORD), "KTA-2020-77", Role.OPERATOR, "anggota TNI")
    for second in (None, Credentials("operator", PASSWORD), Credentials("supervisor", "salah")):
        with pytest.raises(SccError):
            desk.add_account(replace(new, let_pass_by=second))
    assert room.store.accounts.by_login("andi") is None
    desk.add_account(replace(new, let_pass_by=Credentials("supervisor", PASSWORD)))
    row = list(room.store.audit.rows())[-1].entry
    assert dict(row.details)["let_pass_by"] == "supervisor"
    refused = [row.entry.action for row in room.store.audit.rows() if row.entry.result.value == "refused"]
    assert "vouch.refused" in refused
