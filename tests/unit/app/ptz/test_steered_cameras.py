"""Which cameras are in hand: connected, let go of, changed, removed, and what is told of them."""

from dataclasses import replace

from scc_wall.app.ptz.steered import LINGER_S, MOST
from scc_wall.base.told import Told
from scc_wall.domain.steering import Drive, Release


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


def test_a_camera_that_is_selected_again_after_a_while_is_connected_again(station) -> None:
    station.room.enter("supervisor")
    station.desk.select(1)
    station.desk.select(None)
    for _ in range(2):
        station.look(LINGER_S)
    assert station.desk.view(1).steering is None
    station.desk.select(1)
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


def test_the_revision_rests_while_nothing_changes(steering) -> None:
    before = steering.desk.revision()
    assert steering.desk.revision() == before
    steering.clock.advance(1.0)
    assert steering.desk.revision() > before  # the countdown
