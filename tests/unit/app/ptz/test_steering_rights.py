"""Who may steer, by session, letter and role, and that every end of a session stops the camera."""

from dataclasses import replace

import pytest

from scc_wall.access.door import Vouch
from scc_wall.access.told_errors import NO_SESSION
from scc_wall.domain.access_session import EndReason
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.letter import LetterState, Scope
from scc_wall.domain.steering import GotoPreset, Release
from tests.support.access_room import PASSWORD, Room
from tests.support.scripted_station import LEFT, RIGHT
from tests.support.steering_script import ptz_camera


def test_nobody_steers_before_they_are_in(station) -> None:
    station.desk.select(1)
    for _ in range(3):
        station.desk.steer(1, RIGHT)
    assert not station.controllers
    assert station.refusal() == NO_SESSION.en
    assert station.room.actions().count("!ptz.move") == 1
    assert not station.locks.held()
    view = station.desk.view(1)
    assert (view.allowed, view.denied) == (False, NO_SESSION)


def test_an_operator_is_denied_once_in_the_audit_and_the_camera_hears_nothing(station) -> None:
    station.room.enter("operator")
    station.desk.steer(1, RIGHT)
    assert not station.controllers
    assert station.room.actions()[-1] == "!ptz.move"
    assert station.desk.figures().refused == 1
    station.clock.advance(61)
    station.desk.steer(1, RIGHT)
    assert station.room.actions().count("!ptz.move") == 2


def test_a_letter_limits_to_its_region(station) -> None:
    station.cameras[2] = ptz_camera(2, region_code="16.02")
    letter = station.room.letter(Scope(frozenset({"16.71"})))
    station.room.enter("supervisor", letter_id=letter.letter_id)
    for camera_id in (1, 2):
        station.desk.steer(camera_id, RIGHT)
    assert (station.heard(1), list(station.controllers)) == ([RIGHT], [1])
    assert "outside" in station.refusal(2)


def test_a_letter_that_nobody_approved_yet_offers_an_operator_no_steering(station) -> None:
    waiting = station.room.letter(Scope(ptz=True), state=LetterState.WAITING)
    station.room.enter("operator", letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD, "jam 3 pagi"))
    assert not station.desk.view(1).allowed  # else the panel and the tile would offer what the policy denies
    approved = station.room.letter(Scope(ptz=True))
    station.room.access.sessions.log_out()
    station.room.enter("operator", letter_id=approved.letter_id)
    assert station.desk.view(1).allowed


def test_only_the_newest_hold_waits_for_leave_and_a_release_takes_it_away(station) -> None:
    station.room.enter("supervisor")
    station.turns.at_once = False
    for hold in (LEFT, RIGHT, LEFT):
        station.desk.steer(1, hold)
    station.desk.steer(1, GotoPreset("3"))
    assert station.turns.run() == 1
    assert station.heard() == [LEFT, GotoPreset("3")]
    station.room.access.sessions.log_out()
    station.room.enter("supervisor")
    station.desk.steer(1, RIGHT)
    station.desk.steer(1, Release())
    station.turns.run()
    assert RIGHT not in station.heard()


@pytest.mark.parametrize("end", ["log-out", "lock", "supervisor", "idle", "letter"])
def test_every_end_of_a_session_stops_the_camera(steering, end) -> None:
    sessions = steering.room.access.sessions
    present = sessions.present()
    assert present is not None
    if end == "log-out":
        sessions.log_out()
    elif end == "lock":
        sessions.lock()
    elif end == "supervisor":
        sessions.end(present.session.session_id, EndReason.ENDED_BY_SUPERVISOR, AuditEntry("session.end-other"))
    else:
        steering.clock.advance(901 if end == "idle" else 8 * 3600)
        steering.look()
    assert steering.heard()[-1] == "halt"
    why = "The controls are locked." if end in {"lock", "idle"} else "The session has ended."
    assert steering.refusal() == f"The camera was stopped. {why}"
    steering.desk.steer(1, LEFT)
    assert LEFT not in steering.heard()
    released = "release-all 1" in steering.locks.asked
    assert released == (end in {"log-out", "supervisor"})  # time's own ends are told with the next tick of access


def test_a_new_session_is_asked_anew(steering) -> None:
    steering.room.access.sessions.log_out()
    steering.room.enter("wakil", letter_id=_letter_for_deputy(steering.room))
    steering.desk.steer(1, LEFT)
    assert steering.heard()[-2:] == ["halt", LEFT]
    assert steering.locks.asked[-1] == "take 1"
    assert steering.locks.held()[1].holder.login == "wakil"


def test_leave_that_comes_too_late_moves_nothing(station) -> None:
    station.room.enter("supervisor")
    station.turns.at_once = False
    station.desk.steer(1, RIGHT)
    give = station.leaves.give

    def slow(*asked):
        leave = give(*asked)
        station.room.access.sessions.log_out()
        return leave

    station.leaves.give = slow
    station.turns.run()
    assert RIGHT not in station.heard()


def test_rows_that_are_owed_keep_commands_from_passing_by_the_policy(steering) -> None:
    steering.notes.append("a row that could not be written")
    steering.turns.at_once = False
    steering.desk.steer(1, LEFT)
    assert steering.heard() == [RIGHT]
    steering.turns.run()
    assert steering.heard() == [RIGHT, LEFT]


def _letter_for_deputy(room: Room) -> int:
    """Return a letter that names the deputy, too."""
    from scc_wall.domain.letter import LetterState, NamedPerson
    from tests.support.access_room import OTHER_SUPERVISOR, letter

    named = letter(number="9/9286/07/2017")
    named = replace(named, persons=(*named.persons, NamedPerson("Wakil", OTHER_SUPERVISOR)))
    stored = room.store.letters.add(named, 1, room.clock.now_utc())
    room.store.letters.move(stored.letter_id, LetterState.WAITING, LetterState.APPROVED, 2)
    return stored.letter_id
