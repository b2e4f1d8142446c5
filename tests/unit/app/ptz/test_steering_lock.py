"""The camera's lock at the desk: taken, held on, freed, lost, reserved, taken over."""

from dataclasses import replace

import pytest

from scc_wall.app.ptz.desk import LOCK_LOST
from scc_wall.app.ptz.leaves import NO_REASON
from scc_wall.base.errors import SccError
from scc_wall.domain.audit import AuditEntry, AuditResult
from scc_wall.domain.ptz_lock import LockHolder
from scc_wall.domain.role import Role
from scc_wall.domain.steering import Drive, Release
from tests.support.scripted_station import DISK, RIGHT


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


def test_who_loses_a_reservation_is_told_too(station) -> None:
    station.room.enter("supervisor")
    station.desk.reserve(1)
    station.look()
    station.locks.all[1] = (LockHolder("bos", "Ibu Bos", Role.ADMIN, "ruang-2", 77), station.clock.mono_ns(), False)
    station.look()
    station.look()
    assert station.refusal() == "Ibu Bos at ruang-2 took the camera over."
    assert station.desk.view(1).refusal_number == 1


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


@pytest.mark.allows_log("could not be held on")
def test_a_lock_that_can_not_be_held_on_stops_the_camera_before_others_may_take_it(steering) -> None:
    steering.locks.failure = DISK
    for _ in range(62):
        steering.look(0.25)
    assert "halt" in steering.heard()
    assert steering.desk.view(1).refusal == LOCK_LOST


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
