"""What opens a session: a person, a letter, a purpose, the audit's row, and nobody else inside."""

import threading
from dataclasses import replace
from typing import Any

import pytest

from scc_wall.access.told_errors import LoginRefused
from scc_wall.base.errors import SccError
from scc_wall.domain.letter import LetterError, LetterState
from tests.support.access_room import PASSWORD, Room
from tests.support.session_steps import heard


def test_a_letter_a_password_and_a_purpose_open_the_door(room: Room) -> None:
    events = heard(room)
    presence = room.enter()
    assert presence.account.login == "operator"
    assert presence.session.session_id == 1
    assert presence.session.left_s(room.clock.mono_ns()) == 8 * 3600
    assert room.access.sessions.present() == presence
    assert room.actions() == ["session.opening", "session.open"]
    assert events == ["opened"]


def test_the_numbers_of_letter_and_account_may_be_grouped_otherwise(room: Room) -> None:
    account = room.store.accounts.by_login("operator")
    assert account is not None
    room.store.accounts.change(replace(account, number="19850314 201001 1 004"))
    room.enter()


@pytest.mark.parametrize(("purpose", "notice"), [("", True), ("  \n", True), ("x" * 501, True), ("piket", False)])
def test_the_form_must_be_complete(room: Room, purpose: str, notice: bool) -> None:
    with pytest.raises(LoginRefused):
        room.access.door.log_in("operator", PASSWORD, room.letter().letter_id, purpose, notice_acknowledged=notice)
    assert room.access.sessions.present() is None


def test_only_one_is_in(room: Room) -> None:
    room.enter()
    with pytest.raises(LoginRefused, match="masih masuk"):
        room.enter("supervisor")
    room.access.sessions.log_out()
    room.enter("supervisor")


def test_two_who_open_at_once_do_not_both_get_in(room: Room) -> None:
    letter_id, barrier, results = room.letter().letter_id, threading.Barrier(2, timeout=10), []

    def enter(login: str) -> None:
        barrier.wait()
        try:
            results.append(room.enter(login, letter_id=letter_id).account.login)
        except LoginRefused:
            results.append("")

    threads = [threading.Thread(target=enter, args=(login,)) for login in ("operator", "supervisor")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(map(bool, results)) == [False, True]


@pytest.mark.parametrize("state", [LetterState.WAITING, LetterState.REVOKED])
def test_a_letter_that_is_not_approved_opens_nothing(room: Room, state: LetterState) -> None:
    with pytest.raises(LetterError):
        room.enter(letter_id=room.letter(state=state).letter_id)
    assert room.actions() == ["!login.refused"]


def test_a_letter_that_is_over_not_there_or_of_others_opens_nothing(room: Room) -> None:
    over = room.letter(hours=-0.5)
    with pytest.raises(LetterError, match="berakhir"):
        room.enter(letter_id=over.letter_id)
    with pytest.raises(LetterError, match="tidak terdaftar"):
        room.enter(letter_id=99)
    with pytest.raises(LetterError, match="Nama Anda"):
        room.enter("wakil")
    assert room.actions() == ["!login.refused"] * 3
    assert room.store.sessions.open_ones() == []


@pytest.mark.parametrize("rows_before", [0, 1])
def test_no_session_opens_without_its_audit_row(room: Room, rows_before: int) -> None:
    letter_id = room.letter().letter_id
    append = room.memory.audit.append

    def fails_later(make: Any) -> Any:
        room.memory.audit.full = len(room.memory.audit.kept) >= rows_before
        return append(make)

    room.memory.audit.append = fails_later  # type: ignore[method-assign]
    with pytest.raises(SccError, match="audit penuh"):
        room.enter(letter_id=letter_id)
    assert room.access.sessions.present() is None
    assert room.store.sessions.open_ones() == []


def test_a_session_that_can_not_be_stored_does_not_open(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(record: Any) -> Any:
        room.memory.disk.full = True
        room.memory.disk.check()

    monkeypatch.setattr(room.memory.sessions, "add", fail)
    with pytest.raises(SccError):
        room.enter()
    assert room.access.sessions.present() is None
