"""The life of a session: warned, locked, unlocked, ended in time, whatever the wall clock does."""

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.access.presence import SessionEvent, SessionEventKind
from scc_wall.access.sessions import HEARTBEAT_S
from scc_wall.access.told_errors import LoginRefused
from scc_wall.base.errors import SccError
from scc_wall.domain.access_session import IDLE_S, SHIFT_S, EndReason, SessionState
from tests.support.access_room import PASSWORD, Room
from tests.support.clock import START_UTC
from tests.support.session_steps import ended, heard, run


def test_it_warns_and_ends_with_the_letter(room: Room) -> None:
    events = heard(room)
    room.enter(letter_id=room.letter(hours=1).letter_id)
    run(room, 3600)
    assert events == ["opened", "warning:900", "warning:300", "ended:letter-ended"]
    assert ended(room) is EndReason.LETTER_ENDED
    assert room.actions()[-1] == "session.end"


def test_it_ends_with_the_shift(room: Room) -> None:
    events = heard(room)
    room.enter(letter_id=room.letter(hours=100).letter_id)
    run(room, SHIFT_S - 60, 60)
    assert room.access.sessions.present() is not None
    run(room, 60, 60)
    assert events[-1] == "ended:shift-ended"


def test_idleness_locks_and_the_password_unlocks(room: Room) -> None:
    events = heard(room)
    room.enter()
    run(room, IDLE_S - 10, touching=False)
    assert events == ["opened"]
    run(room, 10, touching=False)
    assert events == ["opened", "locked"]
    room.access.sessions.touch()
    now = room.access.sessions.present()
    assert now is not None
    assert now.session.state is SessionState.LOCKED
    with pytest.raises(LoginRefused):
        room.access.sessions.unlock("wrong")
    assert room.access.sessions.unlock(PASSWORD).session.state is SessionState.OPEN
    assert events == ["opened", "locked", "unlocked"]
    assert room.actions()[2:] == ["session.lock", "!unlock.refused", "session.unlock"]


def test_a_touch_after_the_time_neither_unlocks_nor_hides_the_lock(room: Room) -> None:
    events = heard(room)
    room.enter()
    room.clock.advance(IDLE_S)
    room.access.sessions.touch()
    room.access.sessions.tick()
    assert events == ["opened", "locked"]


def test_one_may_lock_at_once(room: Room) -> None:
    events = heard(room)
    room.enter()
    room.access.sessions.lock()
    room.access.sessions.lock()
    assert events == ["opened", "locked"]


def test_five_wrong_passwords_at_a_locked_session_lock_the_account(room: Room) -> None:
    room.enter()
    room.access.sessions.lock()
    for _ in range(5):
        with pytest.raises(LoginRefused):
            room.access.sessions.unlock("wrong")
    with pytest.raises(LoginRefused, match="dikunci"):
        room.access.sessions.unlock(PASSWORD)


def test_it_stays_locked_while_the_audit_can_not_be_written(room: Room) -> None:
    room.enter()
    room.access.sessions.lock()
    room.memory.audit.full = True
    with pytest.raises(SccError):
        room.access.sessions.unlock(PASSWORD)
    now = room.access.sessions.present()
    assert now is not None
    assert now.session.state is SessionState.LOCKED


def test_a_heartbeat_notes_what_is_left(room: Room) -> None:
    room.enter()
    run(room, 65, 5)
    record = room.store.sessions.by_id(1)
    assert record is not None
    assert record.seen_utc == START_UTC + timedelta(seconds=60)
    assert record.left_s == 8 * 3600 - 60


def test_a_listener_that_fails_stops_nobody(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: SessionEvent) -> None:
        raise ValueError("bug")

    room.access.sessions.listeners.append(fail)
    events = heard(room)
    room.enter()
    assert events == ["opened"]
    assert "a listener of the sessions failed" in caplog.text


steps = st.lists(
    st.one_of(
        st.tuples(st.just("advance"), st.floats(0, 3 * 3600)),
        st.tuples(st.just("set"), st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1))),  # noqa: DTZ001 - made aware below
        st.tuples(st.sampled_from(["touch", "unlock", "tick", "lock", "watch"]), st.none()),
    ),
    max_size=30,
)


@settings(max_examples=60)
@given(hours=st.floats(0.01, 300), steps=steps)
def test_no_session_lasts_longer_than_its_letter_or_12_hours(
    tmp_path_factory: pytest.TempPathFactory, hours: float, steps: list[tuple[str, Any]]
) -> None:
    """Whatever the wall clock does meanwhile; and it is never longer locked out than that either."""
    room = Room(Path(tmp_path_factory.mktemp("room")))
    letter = room.letter(hours=hours)
    room.enter(letter_id=letter.letter_id)
    opened = room.clock.mono_ns()
    longest_s = min(SHIFT_S, (letter.letter.valid_until_utc - START_UTC).total_seconds())
    sessions = room.access.sessions
    for what, value in steps:
        if what == "advance":
            room.clock.advance(value)
        elif what == "set":
            room.clock.set_wall_clock(value.replace(tzinfo=START_UTC.tzinfo))
        elif what == "unlock" and sessions.present() is not None:
            sessions.unlock(PASSWORD)
        elif what == "watch":
            room.access.audit.watch_clock()
        elif what != "unlock":
            getattr(sessions, what)()
        gone_s = (room.clock.mono_ns() - opened) / 1e9
        assert sessions.present() is None or gone_s < longest_s
        if gone_s < longest_s - 1e-6:
            assert sessions.present() is not None


def test_who_is_in_is_known_while_the_disk_is_waited_for(room: Room) -> None:
    """The lock is held as long as a write takes; the thread of the windows asks all the time."""
    room.enter()
    inside, go_on = threading.Event(), threading.Event()
    end_in_store = room.store.sessions.seen

    def slowly(*args: object) -> None:
        inside.set()
        go_on.wait(10)
        end_in_store(*args)  # type: ignore[arg-type]

    room.store.sessions.seen = slowly  # type: ignore[method-assign]
    room.clock.advance(HEARTBEAT_S + 1)
    ticking = threading.Thread(target=room.access.sessions.tick)
    ticking.start()
    assert inside.wait(10)
    answers: list[object] = []

    def ask() -> None:
        room.access.sessions.touch()
        answers.append(room.access.sessions.present())

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join(5)
    go_on.set()
    ticking.join(10)
    asking.join(10)
    assert len(answers) == 1
    assert answers[0] is not None


def test_hands_between_two_ticks_count_each(room: Room) -> None:
    room.enter()
    for _ in range(3):
        room.clock.advance(IDLE_S - 1)
        room.access.sessions.touch()
    room.clock.advance(IDLE_S - 1)
    present = room.access.sessions.present()
    assert present is not None
    assert present.session.state is SessionState.OPEN
    room.clock.advance(1)
    room.access.sessions.touch()  # too late: it is locked
    assert room.access.sessions.tick()[0].kind is SessionEventKind.LOCKED


def test_only_an_open_session_may_act(room: Room) -> None:
    sessions = room.access.sessions
    assert sessions.open_id() is None
    present = room.enter()
    assert sessions.open_id() == present.session.session_id
    sessions.lock()
    assert sessions.open_id() is None
    sessions.log_out()
    assert sessions.open_id() is None
