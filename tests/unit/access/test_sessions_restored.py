"""A session after a restart: restored locked, never longer than it was."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.access.door import Vouch
from scc_wall.access.sessions import HEARTBEAT_S
from scc_wall.access.told_errors import AccessDenied
from scc_wall.base.errors import SccError
from scc_wall.domain.access_session import EndReason, SessionState
from scc_wall.domain.letter import LetterState
from scc_wall.domain.role import Action
from tests.support.access_room import PASSWORD, Room
from tests.support.clock import START_UTC
from tests.support.session_steps import closed, ended, heard, run


def test_a_restart_restores_it_locked(room: Room) -> None:
    room.enter()
    run(room, 600)
    room.clock.advance(20)
    events = heard_after_restart(room)
    restored = room.access.sessions.restore()
    assert restored is not None
    assert restored.session.state is SessionState.LOCKED
    assert restored.session.left_s(room.clock.mono_ns()) == pytest.approx(8 * 3600 - 620)
    with pytest.raises(AccessDenied):
        room.access.policy.check(restored, Action.SNAPSHOT)
    room.access.sessions.unlock(PASSWORD)
    assert events == ["restored", "unlocked"]
    assert room.actions()[-2:] == ["!snapshot", "session.unlock"]
    assert "session.restore" in room.actions()


def heard_after_restart(room: Room) -> list[str]:
    room.restarted()
    return heard(room)


def over(room: Room) -> None:
    room.clock.advance(8 * 3600)


def set_back(room: Room) -> None:
    room.clock.set_wall_clock(START_UTC - timedelta(minutes=1))


def revoked(room: Room) -> None:
    room.store.letters.move(1, LetterState.APPROVED, LetterState.REVOKED, 5)


@pytest.mark.parametrize("happens", [over, set_back, revoked, closed])
def test_what_can_not_go_on_is_not_restored(room: Room, happens: Any) -> None:
    room.enter()
    happens(room)
    room.restarted()
    assert room.access.sessions.restore() is None
    assert ended(room) is EndReason.NOT_RESTORED
    assert room.actions()[-1] == "session.end"


def test_a_vouched_session_is_restored_too(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD))
    room.restarted()
    assert room.access.sessions.restore() is not None


def test_only_the_session_of_this_room_is_restored(room: Room) -> None:
    room.enter()
    room.restarted()
    assert room.access.sessions.restore(only=99) is None
    assert ended(room) is None
    assert room.access.sessions.restore(only=1) is not None


def test_nothing_is_restored_without_an_audit_row(room: Room) -> None:
    room.enter()
    room.restarted()
    room.memory.audit.full = True
    with pytest.raises(SccError):
        room.access.sessions.restore()
    assert room.access.sessions.present() is None


@settings(max_examples=40)
@given(steps=st.lists(st.tuples(st.floats(0, 5000), st.booleans()), max_size=12))
def test_restarts_never_lengthen_a_session(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[float, bool]]
) -> None:
    room = Room(Path(tmp_path_factory.mktemp("room")))
    room.enter(letter_id=room.letter(hours=5).letter_id)
    opened = room.clock.mono_ns()
    for advance_s, restart in steps:
        room.clock.advance(advance_s)
        room.access.sessions.tick()
        if restart:
            room.restarted()
            room.access.sessions.restore()
        assert room.access.sessions.present() is None or (room.clock.mono_ns() - opened) / 1e9 < 5 * 3600


def test_a_restored_session_ends_with_its_letter_by_the_wall_clock_too(room: Room) -> None:
    """A clock set on while it ran left it its time; a restart may only shorten that."""
    room.enter()
    room.clock.set_wall_clock(START_UTC + timedelta(hours=7))
    run(room, HEARTBEAT_S)
    room.restarted()
    restored = room.access.sessions.restore()
    assert restored is not None
    assert restored.session.left_s(room.clock.mono_ns()) == pytest.approx(3600 - HEARTBEAT_S)
