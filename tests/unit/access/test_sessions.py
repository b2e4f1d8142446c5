import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.access.door import Vouch
from scc_wall.access.presence import SessionEvent, SessionEventKind
from scc_wall.access.sessions import HEARTBEAT_S
from scc_wall.access.told_errors import AccessDenied, LoginRefused
from scc_wall.base.errors import SccError
from scc_wall.domain.access_session import IDLE_S, SHIFT_S, EndReason, SessionState
from scc_wall.domain.letter import LetterError, LetterState
from scc_wall.domain.role import Action
from tests.support.access_room import PASSWORD, Room
from tests.support.clock import START_UTC


def heard(room: Room) -> list[str]:
    events: list[str] = []

    def hear(event: SessionEvent) -> None:
        more = event.reason or (int(event.left_s) if event.kind is SessionEventKind.WARNING else "")
        events.append(f"{event.kind}{':' if more else ''}{more}")

    room.access.sessions.listeners.append(hear)
    return events


def run(room: Room, seconds: float, step_s: float = 10.0, *, touching: bool = True) -> None:
    """Let time pass with a tick now and then, and a hand on the controls."""
    for _ in range(int(seconds / step_s)):
        room.clock.advance(step_s)
        room.access.sessions.tick()
        if touching:
            room.access.sessions.touch()


def ended(room: Room, session_id: int = 1) -> EndReason | None:
    record = room.store.sessions.by_id(session_id)
    assert record is not None
    return record.ended


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


def test_a_waiting_letter_opens_when_a_second_person_vouches(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    presence = room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD))
    assert presence.session.vouched_by == 5
    assert room.actions() == ["letter.vouch", "session.opening", "session.open"]
    rows = list(room.store.audit.rows())
    assert rows[0].entry.who == "wakil"
    assert ("applicant", "operator") in rows[0].entry.details
    assert ("vouched_by", 5) in rows[2].entry.details


def test_nobody_vouches_for_themselves(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    with pytest.raises(LoginRefused, match="diri sendiri"):
        room.enter("supervisor", letter_id=waiting.letter_id, vouch=Vouch("SUPERVISOR", PASSWORD))
    second = room.person("akun.dua", room.prove("supervisor").account.role, "19790101 200501 2 001")
    with pytest.raises(LoginRefused, match="diri sendiri"):
        room.enter("supervisor", letter_id=waiting.letter_id, vouch=Vouch(second.login, PASSWORD))
    assert room.actions() == ["!letter.vouch"] * 2
    assert room.access.sessions.present() is None


@pytest.mark.parametrize("login", ["admin", "auditor"])
def test_only_a_supervisor_vouches(room: Room, login: str) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    with pytest.raises(AccessDenied):
        room.enter(letter_id=waiting.letter_id, vouch=Vouch(login, PASSWORD))


def test_a_vouch_needs_the_password_and_counts_failures(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    for _ in range(5):
        with pytest.raises(LoginRefused, match="salah"):
            room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", "wrong"))
    with pytest.raises(LoginRefused, match="dikunci"):
        room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD))
    assert set(room.actions()) == {"!vouch.refused"}


def test_a_vouch_opens_no_letter_that_is_revoked_or_over(room: Room) -> None:
    for letter in (room.letter(state=LetterState.REVOKED), room.letter(state=LetterState.WAITING, hours=-0.5)):
        with pytest.raises(LetterError):
            room.enter(letter_id=letter.letter_id, vouch=Vouch("wakil", PASSWORD))


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


def closed(room: Room) -> None:
    account = room.store.accounts.by_login("operator")
    assert account is not None
    room.store.accounts.change(replace(account, active=False))


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


def test_a_letter_revoked_while_passwords_are_checked_opens_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    verify = room.hasher.verify

    def revoke_meanwhile(stored: str, password: bytes) -> bool:
        room.store.letters.move(waiting.letter_id, LetterState.WAITING, LetterState.REVOKED, 5)
        return verify(stored, password)

    def on_the_second(stored: str, password: bytes) -> bool:
        monkeypatch.setattr(room.hasher, "verify", revoke_meanwhile)
        return verify(stored, password)

    monkeypatch.setattr(room.hasher, "verify", on_the_second)
    with pytest.raises(LetterError, match="dicabut"):
        room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD))
    assert room.access.sessions.present() is None


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
