"""A session ended by somebody else: a supervisor, a revoked letter, a closed account, another program."""

import pytest

from scc_wall.access.sessions import HEARTBEAT_S
from scc_wall.access.told_errors import AccessDenied, LoginRefused
from scc_wall.domain.access_session import EndReason
from scc_wall.domain.letter import LetterState
from tests.support.access_room import Room
from tests.support.session_steps import closed, ended, heard, run


def test_an_end_that_can_not_be_written_ends_and_is_written_later(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.enter()
    room.memory.disk.full = True
    room.access.sessions.log_out()
    assert room.access.sessions.present() is None
    assert ended(room) is None
    room.access.sessions.tick()
    room.memory.disk.full = False
    room.access.sessions.tick()
    assert ended(room) is EndReason.LOGOUT
    assert room.actions().count("session.end") == 1


def test_a_supervisor_ends_it_for_a_reason(room: Room) -> None:
    events = heard(room)
    room.enter()
    with pytest.raises(LoginRefused, match="alasan"):
        room.access.door.end_session(room.prove("supervisor"), 1, " ")
    with pytest.raises(AccessDenied):
        room.access.door.end_session(room.prove("admin"), 1, "pergantian")
    room.access.door.end_session(room.prove("supervisor"), 1, "pergantian")
    assert events[-1] == "ended:ended-by-supervisor"
    assert room.actions()[2:] == ["!session.end-other", "session.end", "session.end-other"]
    with pytest.raises(LoginRefused, match="berakhir"):
        room.access.door.end_session(room.prove("supervisor"), 1, "pergantian")


def test_a_revoked_letter_ends_its_sessions_at_once(room: Room) -> None:
    events = heard(room)
    letter_id = room.enter().letter.letter_id
    room.access.letters.revoke(room.prove("supervisor"), letter_id, "salah orang")
    assert events[-1] == "ended:letter-revoked"
    assert ended(room) is EndReason.LETTER_REVOKED


def test_a_closed_account_ends_its_session_at_once(room: Room) -> None:
    events = heard(room)
    room.enter()
    room.access.accounts.close(room.prove("admin"), 1, "pindah tugas")
    assert events[-1] == "ended:account-closed"


def test_what_another_program_did_counts_at_the_next_heartbeat(room: Room) -> None:
    events = heard(room)
    letter_id = room.enter().letter.letter_id
    room.store.letters.move(letter_id, LetterState.APPROVED, LetterState.REVOKED, 5)
    run(room, HEARTBEAT_S - 10)
    assert events == ["opened"]
    run(room, 10)
    assert events == ["opened", "ended:letter-revoked"]


def test_an_end_or_a_closed_account_of_another_program_counts_at_the_next_heartbeat(room: Room) -> None:
    events = heard(room)
    letter_id = room.enter().letter.letter_id
    room.store.sessions.end(1, EndReason.ENDED_BY_SUPERVISOR, room.clock.now_utc())
    run(room, HEARTBEAT_S)
    room.enter(letter_id=letter_id)
    closed(room)
    run(room, HEARTBEAT_S)
    assert events == ["opened", "ended:ended-by-supervisor", "opened", "ended:account-closed"]


def test_a_revoked_letter_ends_the_sessions_of_other_programs_on_the_store(room: Room) -> None:
    letter_id = room.enter().letter.letter_id
    room.restarted()
    room.access.letters.revoke(room.prove("supervisor"), letter_id, "salah orang")
    assert ended(room) is EndReason.LETTER_REVOKED
    assert room.actions()[-2:] == ["letter.revoke", "session.end"]
