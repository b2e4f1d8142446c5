"""Access from end to end over a real store: in by password, letter and session, out again, all of it in the audit."""

from pathlib import Path

import pytest

from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.audit_check import verify
from scc_wall.access.policy import AccessDenied
from scc_wall.access.told_errors import LoginRefused
from scc_wall.domain.access_session import EndReason, SessionState
from scc_wall.domain.letter import LetterError, LetterState
from scc_wall.domain.role import Action
from scc_wall.storage.store import Store
from tests.support.access_room import KEY, PASSWORD, Room, letter
from tests.support.clock import ManualClock


@pytest.fixture
def room(store: Store, clock: ManualClock, tmp_path: Path) -> Room:
    return Room(tmp_path, store, clock)


def holds(room: Room) -> bool:
    return verify(room.store.audit, KEY, AnchorFile(room.anchors, KEY)) is None


def test_a_shift_from_the_letter_to_the_log_out(room: Room) -> None:
    access = room.access
    registered = access.letters.register(room.prove("operator"), letter(number="15/OR/2026"))
    with pytest.raises(LetterError):  # nobody approved it yet
        room.enter(letter_id=registered.letter_id)
    access.letters.approve(room.prove("wakil"), registered.letter_id)
    presence = room.enter(letter_id=registered.letter_id)
    access.policy.check_and_record(presence, Action.LAYOUT_CHANGE, subject="layout:Harian")
    with pytest.raises(AccessDenied):
        access.policy.check(presence, Action.ACCOUNT_EDIT)
    access.sessions.log_out()
    with pytest.raises(AccessDenied):
        access.policy.check(presence, Action.LAYOUT_CHANGE)
    record = room.store.sessions.by_id(presence.session.session_id)
    assert record is not None
    assert record.ended is EndReason.LOGOUT
    assert room.actions()[-9:] == [
        "letter.register",
        "!login.refused",
        "letter.approve",
        "session.opening",
        "session.open",
        "layout.change",
        "!account.edit",
        "session.end",
        "!layout.change",
    ]
    assert holds(room)


def test_a_revoked_letter_ends_its_session_at_once(room: Room) -> None:
    stored = room.letter()
    presence = room.enter(letter_id=stored.letter_id)
    room.access.letters.revoke(room.prove("wakil"), stored.letter_id, "salah orang")
    assert room.access.sessions.present() is None
    with pytest.raises(AccessDenied):
        room.access.policy.check(presence, Action.LAYOUT_CHANGE)
    kept = room.store.letters.by_id(stored.letter_id)
    assert kept is not None
    assert kept.state is LetterState.REVOKED
    assert holds(room)


def test_a_restart_gives_the_session_back_locked_and_no_longer(room: Room) -> None:
    presence = room.enter()
    room.clock.advance(3600.0)
    room.access.sessions.touch()
    room.access.sessions.tick()
    left_s = presence.session.left_s(room.clock.mono_ns())
    room.clock.advance(60.0)
    again = room.restarted().sessions.restore()
    assert again is not None
    assert again.session.state is SessionState.LOCKED
    assert again.session.left_s(room.clock.mono_ns()) <= left_s
    assert room.access.sessions.unlock(PASSWORD).session.state is SessionState.OPEN
    assert holds(room)


def test_the_sixth_password_is_refused_though_it_is_right_also_after_a_restart(room: Room) -> None:
    for _ in range(5):
        with pytest.raises(LoginRefused):
            room.enter(password="salah-sekali-lagi")
    room.restarted()
    with pytest.raises(LoginRefused):
        room.enter()
    room.clock.advance(15 * 60 + 1)
    assert room.enter().account.login == "operator"
    assert holds(room)
