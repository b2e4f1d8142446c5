"""The steering desk over scripted controllers, with the real policy and audit: who may steer, and what ends it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scc_wall.access.door import Vouch
from scc_wall.access.told_errors import NO_SESSION
from scc_wall.app.ptz.desk import LOCK_LOST, Desk
from scc_wall.app.ptz.diary import Diary
from scc_wall.app.ptz.leaves import NO_REASON, Leaves
from scc_wall.app.ptz.steered import LINGER_S, MOST, Steered
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import EndReason
from scc_wall.domain.audit import AuditEntry, AuditResult
from scc_wall.domain.letter import LetterState, Scope
from scc_wall.domain.ptz_lock import LockHolder
from scc_wall.domain.role import Role
from scc_wall.domain.steering import (
    Drive,
    EndPatrol,
    GotoPreset,
    Hold,
    Patrol,
    PatrolState,
    Release,
    SavePreset,
    StartPatrol,
)
from tests.support.access_room import PASSWORD, Room
from tests.support.clock import ManualClock
from tests.support.steering_script import MemoryLocks, MemorySettings, ScriptedSteering, Turns, ptz_camera

LEFT, RIGHT = Hold(pan=-1.0), Hold(pan=1.0)
DISK = SccError(Told("Disk penuh.", "The disk is full."))


class Patrols:
    """A `PatrolStore` in memory."""

    def __init__(self) -> None:
        self.kept: dict[int, Patrol] = {}
        self.pictures: dict[str, bytes] = {}

    def patrols(self, camera_id: int) -> Sequence[Patrol]:
        return [one for one in self.kept.values() if one.camera_id == camera_id]

    def save_patrol(self, patrol: Patrol) -> Patrol:
        stored = replace(patrol, patrol_id=patrol.patrol_id or len(self.kept) + 1)
        self.kept[stored.patrol_id] = stored
        return stored

    def remove_patrol(self, patrol_id: int) -> None:
        self.kept.pop(patrol_id, None)

    def preset_pictures(self, camera_id: int) -> dict[str, bytes]:
        return dict(self.pictures)

    def keep_preset_picture(self, camera_id: int, token: str, jpeg: bytes | None) -> None:
        if jpeg is not None:
            self.pictures[token] = jpeg


class Station:
    """One station: a desk over a room, its locks and scripted cameras."""

    def __init__(self, room: Room, locks: MemoryLocks, settings: MemorySettings, clock: ManualClock) -> None:
        self.room, self.locks, self.clock = room, locks, clock
        self.settings = settings
        self.cameras = {number: ptz_camera(number) for number in range(1, 13)}
        self.controllers: dict[int, ScriptedSteering] = {}
        self.turns = Turns()
        self.notes: list[object] = []

        def make(camera, on_move):
            self.controllers[camera.camera_id] = ScriptedSteering(camera, on_move, clock)
            return self.controllers[camera.camera_id]

        self.diary = Diary(self.access, lambda job: job(), settings, locks.station, clock)
        self.leaves = leaves = Leaves(
            self.access,
            locks,
            self.diary,
            locks.station,
            clock,
            owing=lambda: bool(self.notes),
            rows=lambda action: [row for row in room.store.audit.rows() if row.entry.action == action],
        )
        self.patrols = Patrols()
        self.steered = Steered(make, self.diary, clock)
        self.desk = Desk(
            self.access,
            lambda: self.cameras,
            steered=self.steered,
            leaves=leaves,
            locks=locks,
            diary=self.diary,
            patrols=self.patrols,
            clock=clock,
            executor=self.turns,
        )

    def access(self):
        return self.room.access

    def look(self, seconds: float = 0.0) -> None:
        """Let time pass, and the watch look."""
        self.clock.advance(seconds)
        self.desk._watch.look()

    def heard(self, camera_id: int = 1) -> list[object]:
        return self.controllers[camera_id].heard

    def rows(self, action: str) -> list[AuditEntry]:
        return [row.entry for row in self.room.store.audit.rows() if row.entry.action == action]

    def refusal(self, camera_id: int = 1) -> str:
        told = self.desk.view(camera_id).refusal
        return "" if told is None else told.en


@pytest.fixture
def room(tmp_path, clock) -> Room:
    return Room(tmp_path, clock=clock)


@pytest.fixture
def station(room, clock):
    one = Station(room, MemoryLocks(clock, "ruang-1"), MemorySettings(), clock)
    yield one
    one.desk.close()


@pytest.fixture
def steering(station) -> Station:
    """A station whose supervisor holds camera 1's stick."""
    station.room.enter("supervisor")
    station.look()
    station.desk.select(1)
    station.desk.steer(1, RIGHT)
    assert station.heard() == [RIGHT]
    return station


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


def test_the_first_command_takes_the_lock_and_later_ones_ask_no_store(steering) -> None:
    assert steering.locks.asked == ["take 1"]
    for step in range(20):
        steering.desk.steer(1, replace(RIGHT, pan=step / 20))
        steering.clock.advance(0.1)
    assert len(steering.heard()) == 21
    assert steering.locks.asked == ["take 1"]
    lock = steering.desk.view(1).lock
    assert lock is not None
    assert (lock.mine, lock.holder.login, lock.holder.station) == (True, "supervisor", "ruang-1")


def test_the_lock_is_held_on_while_the_stick_is_held_without_a_write_per_look(steering) -> None:
    for _ in range(240):
        steering.look(0.25)
    assert 40 <= steering.locks.asked.count("take 1") <= 61  # a minute, once a second
    assert steering.locks.held()[1].mine


def test_the_lock_is_freed_15_s_after_the_last_command_and_asked_for_anew(steering) -> None:
    steering.clock.advance(2.0)
    steering.desk.steer(1, Release())
    steering.controllers[1].now = replace(steering.controllers[1].now, drive=Drive.REST)
    for _ in range(8):
        steering.look(0.5)  # the last command is told to the store, too
    left_s = steering.locks.held()[1].left_s
    assert left_s is not None
    assert 10.5 <= left_s <= 15.0
    steering.look(left_s + 0.1)
    assert not steering.locks.held()
    steering.locks.all[1] = (LockHolder("lain", "Lain", Role.OPERATOR, "ruang-2", 99), steering.clock.mono_ns(), False)
    steering.desk.steer(1, RIGHT)
    assert steering.heard()[-1] != RIGHT
    assert "Held by Lain at ruang-2" in steering.refusal()


def test_a_stop_asks_nobody(steering) -> None:
    steering.locks.failure = DISK
    steering.settings.failure = DISK
    steering.room.access.sessions.log_out()
    for stop in (Release(), EndPatrol()):
        steering.desk.steer(1, stop)
        assert steering.heard()[-1] == stop
    steering.desk.halt(1)
    assert steering.heard()[-2:] == ["halt", Release()]


def test_a_stop_waits_until_the_camera_is_reached_and_needs_no_session(station) -> None:
    station.desk.halt(1)
    one = station.controllers[1]
    one.now, one.stops = replace(one.now, drive=Drive.CONNECTING), False
    station.desk.halt(1)
    one.heard.clear()
    station.look()
    assert one.heard == []
    one.now = replace(one.now, drive=Drive.MOVING)
    station.look()
    station.look()
    assert one.heard == [Release()]
    one.stops = True


def test_a_stick_let_go_late_does_not_stop_who_took_the_camera_over(steering) -> None:
    steering.locks.all[1] = (LockHolder("x", "X", Role.SUPERVISOR, "b", 9), steering.clock.mono_ns(), False)
    steering.look(0.25)
    steering.desk.steer(1, Release())
    assert steering.heard()[-1] == "halt"


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


def test_who_loses_the_lock_is_halted_and_told_by_whom_and_why(steering, tmp_path) -> None:
    other = LockHolder("bos", "Ibu Bos", Role.SUPERVISOR, "ruang-2", 77)
    steering.locks.all[1] = (other, steering.clock.mono_ns(), False)
    entry = AuditEntry(
        "ptz.take-over", "bos", subject="camera:1", details=(("reason", "Kebakaran {di} pasar"),), session_id=77
    )
    steering.room.access.audit.record(entry)
    steering.look(0.25)
    assert steering.heard()[-1] == "halt"
    assert steering.refusal() == "Ibu Bos at ruang-2 took the camera over. Reason: Kebakaran {di} pasar"
    number = steering.desk.view(1).refusal_number
    steering.look(0.25)
    assert steering.desk.view(1).refusal_number == number  # told once
    assert steering.desk.view(1).steering is not None


@pytest.mark.allows_log("do not answer")
def test_windows_that_hang_can_not_keep_a_stick_held(steering) -> None:
    for _ in range(40):
        steering.desk.follow()
        steering.look(0.25)
    assert "halt" not in steering.heard()
    steering.look(1.0)
    assert "halt" not in steering.heard()
    steering.look(1.1)
    assert steering.heard()[-1] == "halt"
    assert "did not answer" in steering.refusal()


def test_who_loses_a_reservation_is_told_too(station) -> None:
    station.room.enter("supervisor")
    station.desk.reserve(1)
    station.look()
    station.locks.all[1] = (LockHolder("bos", "Ibu Bos", Role.ADMIN, "ruang-2", 77), station.clock.mono_ns(), False)
    station.look()
    station.look()
    assert station.refusal() == "Ibu Bos at ruang-2 took the camera over."
    assert station.desk.view(1).refusal_number == 1


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


def test_a_take_over_needs_a_reason_and_stands_in_the_audit(station) -> None:
    station.room.enter("supervisor")
    holder = LockHolder("op", "Operator", Role.OPERATOR, "ruang-2", 7)
    station.locks.all[1] = (holder, station.clock.mono_ns(), False)
    assert station.desk.view(1).may_take_over
    with pytest.raises(SccError) as refused:
        station.desk.take_over(1, "  ")
    assert refused.value is NO_REASON
    station.desk.take_over(1, "Kebakaran")
    (row,) = station.rows("ptz.take-over")
    assert dict(row.details) == {"camera": "PTZ 1", "from": "op (ruang-2)", "reason": "Kebakaran"}
    assert station.locks.held()[1].mine
    station.locks.all[2] = (replace(holder, role=Role.SUPERVISOR), station.clock.mono_ns(), False)
    assert not station.desk.view(2).may_take_over
    with pytest.raises(SccError, match="Op"):
        station.desk.take_over(2, "Kebakaran")
    assert [row.result for row in station.rows("ptz.take-over")][-1] is AuditResult.FAILED


def test_an_operator_may_not_take_over(station) -> None:
    station.room.enter("operator")
    with pytest.raises(SccError):
        station.desk.take_over(1, "Karena saya mau")
    assert station.rows("ptz.take-over")[-1].result is AuditResult.REFUSED


def test_a_move_is_one_row_of_who_began_it(steering) -> None:
    steering.clock.advance(1.5)
    steering.room.access.sessions.log_out()
    steering.controllers[1].tell_move(proved=True, seconds=1.5)
    steering.controllers[1].tell_move(proved=False, seconds=0.0)
    done, failed = steering.rows("ptz.move")
    assert (done.who, done.subject, done.result, done.session_id) == ("supervisor", "camera:1", AuditResult.DONE, 1)
    told = dict(done.details)
    assert told["camera"] == "PTZ 1"
    assert (told["from"], told["to"], told["seconds"]) == ("0.100 -0.200 zoom 0.300", "—", 1.5)
    assert (told["how"], told["commands"], done.letter_number) == ("hold,zoom", 7, "1/9286/07/2017")
    assert (failed.result, dict(failed.details)["why"]) == (AuditResult.FAILED, "not proved")


def test_a_move_that_the_program_did_not_live_to_see_end_is_recorded_at_the_next_start(steering) -> None:
    assert steering.settings.kept["ptz.moving.ruang-1"]  # before the first command was sent
    after = Station(steering.room, steering.locks, steering.settings, steering.clock)
    steering.room.restarted()
    after.look()
    after.look()
    (row,) = after.rows("ptz.move")
    assert (row.who, row.letter_number, row.subject) == ("supervisor", "1/9286/07/2017", "camera:1")
    assert (row.result, dict(row.details)["why"], row.session_id) == (AuditResult.FAILED, "cut-off", 1)
    assert after.settings.kept["ptz.moving.ruang-1"] == {}
    after.desk.close()


def test_the_mark_goes_with_the_row_and_comes_with_the_next_move(steering) -> None:
    steering.clock.advance(2.0)
    steering.controllers[1].tell_move()
    assert steering.settings.kept["ptz.moving.ruang-1"] == {}
    steering.desk.steer(1, LEFT)
    assert steering.settings.kept["ptz.moving.ruang-1"]
    assert steering.locks.asked == ["take 1"]  # the lock is still held: it is not asked for again


def test_what_can_not_be_marked_is_not_moved(station) -> None:
    station.room.enter("supervisor")
    station.settings.failure = DISK
    station.desk.steer(1, RIGHT)
    assert station.heard() == []
    assert station.refusal() == "The disk is full."
    station.settings.failure = None
    station.desk.steer(1, RIGHT)
    assert station.heard() == [RIGHT]


def test_rows_that_are_owed_keep_commands_from_passing_by_the_policy(steering) -> None:
    steering.notes.append("a row that could not be written")
    steering.turns.at_once = False
    steering.desk.steer(1, LEFT)
    assert steering.heard() == [RIGHT]
    steering.turns.run()
    assert steering.heard() == [RIGHT, LEFT]


@pytest.mark.allows_log("could not be held on")
def test_a_lock_that_can_not_be_held_on_stops_the_camera_before_others_may_take_it(steering) -> None:
    steering.locks.failure = DISK
    for _ in range(62):
        steering.look(0.25)
    assert "halt" in steering.heard()
    assert steering.desk.view(1).refusal == LOCK_LOST


def test_another_tile_stops_the_camera_before_but_not_its_patrol(steering) -> None:
    steering.desk.select(2)
    assert steering.heard(1)[-1] == "halt"
    steering.desk.steer(2, StartPatrol(Patrol(1, 2, "Malam", ("1", "2"))))
    steering.controllers[2].now = replace(steering.controllers[2].now, patrol=PatrolState.GOING)
    steering.desk.select(None)
    assert "halt" not in steering.heard(2)
    for _ in range(300):
        steering.look(0.25)
    assert steering.locks.held()[2].mine  # as long as it goes round
    assert not steering.controllers[2].closed
    steering.room.access.sessions.log_out()
    assert steering.heard(2)[-1] == "halt"


def test_what_is_not_needed_is_let_go_of_after_a_while(steering) -> None:
    steering.desk.steer(1, Release())
    steering.controllers[1].now = replace(steering.controllers[1].now, drive=Drive.REST)
    steering.desk.select(None)
    for _ in range(20):
        steering.look(1.0)
    assert not steering.controllers[1].closed  # it was locked until 5 s ago
    steering.look(LINGER_S)
    steering.desk.close()
    assert steering.controllers[1].closed
    assert steering.desk.view(1).steering is None


def test_the_selected_camera_is_connected_for_whoever_may_steer_it(station) -> None:
    station.desk.select(1)
    station.desk.follow()
    station.room.enter("operator")
    station.desk.follow()
    assert not station.controllers
    station.room.access.sessions.log_out()
    station.room.enter("supervisor")
    station.desk.follow()
    assert list(station.controllers) == [1]
    station.room.access.sessions.log_out()
    for _ in range(2):
        station.look(LINGER_S)
    assert station.desk.view(1).steering is None
    station.room.enter("supervisor")
    station.desk.follow()
    assert station.desk.view(1).steering is not None


def test_there_is_an_end_to_how_many_are_in_hand(station) -> None:
    station.room.enter("supervisor")
    for camera_id in station.cameras:
        station.desk.select(camera_id)
    assert len(station.controllers) == MOST
    assert "Too many" in station.refusal(MOST + 1)
    station.desk.halt(MOST + 1)
    assert station.heard(MOST + 1) == ["halt", Release()]
    for _ in range(2):
        station.look(LINGER_S)
    station.desk.select(1)
    assert station.desk.view(1).steering is not None


def test_a_camera_that_is_removed_or_changed_is_stopped_and_let_go_of(steering) -> None:
    first = steering.controllers[1]
    setup = steering.cameras[1].onvif
    assert setup is not None
    steering.cameras = {**steering.cameras, 1: replace(steering.cameras[1], onvif=replace(setup, address="http://b"))}
    steering.desk.follow()
    assert steering.controllers[1] is not first  # still selected: the new one is in hand
    steering.cameras = {key: one for key, one in steering.cameras.items() if key != 1}
    steering.desk.follow()
    steering.desk.close()
    assert first.closed
    assert "halt" in first.heard
    assert steering.desk.view(1).denied is not None


def test_a_camera_that_somebody_steers_and_that_fails_is_told_with_why(steering) -> None:
    assert steering.desk.faults() == {}
    why = Told("Kamera tidak menjawab.", "The camera does not answer.")
    one = steering.controllers[1]
    one.now = replace(one.now, drive=Drive.LOST, fault=why)
    assert steering.desk.faults() == {1: why}
    steering.desk.steer(1, Release())
    steering.look(16.0)  # nobody holds it any more
    assert steering.desk.faults() == {}


def test_a_runaway_is_an_alarm_and_two_rows(steering) -> None:
    one = steering.controllers[1]
    one.now = replace(one.now, drive=Drive.RUNAWAY, alarm_since_mono_ns=steering.clock.mono_ns())
    before = steering.desk.revision()
    steering.look(3.0)
    (alarm,) = steering.desk.alarms()
    assert (alarm.camera_id, alarm.name, alarm.since_s) == (1, "PTZ 1", 3.0)
    assert steering.desk.revision() > before
    one.now = replace(one.now, drive=Drive.REST, alarm_since_mono_ns=None)
    steering.look(2.0)
    assert not steering.desk.alarms()
    (began,), (over,) = steering.rows("ptz.runaway"), steering.rows("ptz.runaway-over")
    assert (began.result, began.who) == (AuditResult.FAILED, "supervisor")
    assert dict(over.details)["seconds"] == 5.0
    assert steering.desk.figures().runaways == 1


def test_presets_and_patrols_are_rows_of_their_own(steering) -> None:
    steering.desk.steer(1, SavePreset("Gerbang"))
    (row,) = steering.rows("ptz.preset")
    assert dict(row.details)["preset"] == "Gerbang"
    stored = steering.desk.save_patrol(Patrol(0, 1, "Malam", ("1", "2")))
    steering.desk.keep_picture(1, "7", b"jpeg")
    past = steering.desk.past(1)
    assert (list(past.patrols), past.pictures) == ([stored], {"7": b"jpeg"})
    steering.desk.remove_patrol(stored)
    assert [dict(row.details)["command"] for row in steering.rows("ptz.patrol")] == ["save", "remove"]


def test_reserving_and_letting_go(steering) -> None:
    steering.desk.reserve(1)
    for _ in range(4):
        steering.look(20.0)
    lock = steering.desk.view(1).lock
    assert lock is not None
    assert lock.reserved
    steering.desk.let_go(1)
    assert steering.heard()[-1] == "halt"
    assert steering.desk.view(1).lock is None
    assert len(steering.rows("ptz.reserve")) == 1


def test_the_revision_rests_while_nothing_changes(steering) -> None:
    before = steering.desk.revision()
    assert steering.desk.revision() == before
    steering.clock.advance(1.0)
    assert steering.desk.revision() > before  # the countdown


def test_closing_stops_every_camera_and_gives_the_locks_back(steering) -> None:
    steering.desk.close()
    steering.desk.close()
    assert steering.controllers[1].closed
    assert not steering.locks.held()
    steering.desk.steer(1, LEFT)
    assert steering.heard()[-1] == "halt"


def _letter_for_deputy(room: Room) -> int:
    """Return a letter that names the deputy, too."""
    from scc_wall.domain.letter import LetterState, NamedPerson
    from tests.support.access_room import OTHER_SUPERVISOR, letter

    named = letter(number="9/9286/07/2017")
    named = replace(named, persons=(*named.persons, NamedPerson("Wakil", OTHER_SUPERVISOR)))
    stored = room.store.letters.add(named, 1, room.clock.now_utc())
    room.store.letters.move(stored.letter_id, LetterState.WAITING, LetterState.APPROVED, 2)
    return stored.letter_id
