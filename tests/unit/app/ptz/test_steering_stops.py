"""Whatever happens, a camera stops: by anybody's stop, by hung windows, by another tile, by the end."""

from dataclasses import replace

import pytest

from scc_wall.access.audit_watch import CLOSED
from scc_wall.base.errors import SccError
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.ptz_lock import LockHolder
from scc_wall.domain.role import Role
from scc_wall.domain.steering import Drive, EndPatrol, Patrol, PatrolState, Release, StartPatrol
from tests.support.scripted_station import DISK, LEFT


def test_a_stop_asks_nobody(steering) -> None:
    steering.locks.failure = DISK
    steering.settings.failure = DISK
    steering.room.access.sessions.log_out()
    for stop in (Release(), EndPatrol()):
        steering.desk.steer(1, stop)
        assert steering.heard()[-1] == stop
    steering.desk.halt(1)
    assert steering.heard()[-2:] == ["halt", Release()]


def test_the_view_tells_that_no_act_can_be_recorded_and_a_stop_goes_out_all_the_same(steering) -> None:
    audit, before = steering.room.memory.audit, steering.desk.revision()
    audit.full = True
    with pytest.raises(SccError):
        steering.room.access.audit.record(AuditEntry("snapshot"))
    assert steering.desk.view(1).closed == CLOSED
    assert steering.desk.revision() > before
    steering.desk.halt(1)
    assert steering.heard()[-2:] == ["halt", Release()]
    audit.full = False
    steering.room.access.audit.ensure()
    assert steering.desk.view(1).closed is None


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


def test_closing_stops_every_camera_and_gives_the_locks_back(steering) -> None:
    steering.desk.close()
    steering.desk.close()
    assert steering.controllers[1].closed
    assert not steering.locks.held()
    steering.desk.steer(1, LEFT)
    assert steering.heard()[-1] == "halt"
