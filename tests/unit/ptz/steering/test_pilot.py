"""The controller's decisions, in a manual clock's time: hold, release, proof, presets, faults."""

from itertools import pairwise

import pytest

from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import PtzVector
from scc_wall.domain.steering import Centre, Drive, GotoPreset, Hold, Release
from scc_wall.ptz.steering.outgoing import CallKind
from tests.support.clock import ManualClock
from tests.support.steering_world import World, WorldCamera, refusal

RIGHT = Hold(pan=1.0)
SLOWLY = Hold(pan=0.2)


@pytest.fixture
def world(clock: ManualClock) -> World:
    return World(clock).connected()


def test_it_connects_and_tells_what_it_found(world: World) -> None:
    assert world.now.abilities is not None
    assert [preset.name for preset in world.now.presets or ()] == ["Ampera", "Pasar"]
    assert world.now.position is not None
    assert world.now.fault is None
    assert not world.sent


def test_hold_moves_and_release_stops_it_for_sure(world: World) -> None:
    world.do(RIGHT, then_s=1.0)
    assert world.now.drive is Drive.MOVING
    assert world.camera.moving
    world.do(Release(), then_s=0.05)
    assert world.now.drive is Drive.STOPPING
    assert world.run(2.0, lambda: world.now.drive is Drive.REST)
    assert not world.camera.moving
    assert world.sent[-1].call == "stop"
    world.run(3.0)
    assert [(record.how, record.proved) for record in world.moves] == [(("hold",), True)]


def test_a_held_move_is_renewed_and_its_timeout_is_whole_seconds(world: World) -> None:
    world.do(RIGHT, then_s=0.9)
    world.run(6.0)
    moves = [one for one in world.sent if one.call == "move"]
    assert len(moves) > 4
    assert all(one.timeout_s == 3 for one in moves)
    assert max(b.at_s - a.at_s for a, b in pairwise(moves)) < 1.5


def test_a_stick_that_nobody_speaks_of_any_more_is_let_go(world: World) -> None:
    world.do(Hold(pan=0.1), then_s=50.0)
    world.do(Hold(pan=-0.1), then_s=50.0)
    assert world.now.drive is Drive.MOVING
    world.run(11.0)
    assert world.now.drive is Drive.REST
    assert world.now.fault is not None
    assert not world.camera.moving


@pytest.mark.parametrize("ill", ["hang", "drop", refusal()])
def test_stops_are_never_a_flood(world: World, ill: str | CameraCallError) -> None:
    world.do(SLOWLY, then_s=0.5)
    world.camera.ill = {"stop": ill, "status": "hang"}
    before = len(world.launched)
    world.do(Release(), then_s=10.0)
    assert world.now.drive is Drive.RUNAWAY
    assert 6 <= len([kind for kind, _ in world.launched[before:] if kind is CallKind.STOP]) <= 24


def test_a_stop_that_hangs_does_not_keep_the_camera_turning(world: World) -> None:
    world.camera.ill = {"stop": "hang"}
    world.do(Hold(pan=0.1), then_s=0.5)
    world.do(Release(), then_s=1.3)
    assert not world.camera.moving


def test_stops_do_not_lock_an_account_out(world: World) -> None:
    world.do(SLOWLY, then_s=0.5)
    world.camera.ill = {"*": CameraCallError(CallCause.WRONG_PASSWORD)}
    before = len(world.launched)
    world.do(Release(), then_s=20.0)
    assert len([kind for kind, _ in world.launched[before:] if kind is CallKind.STOP]) <= 4
    assert world.now.drive is Drive.RUNAWAY


def test_an_account_that_is_refused_once_costs_a_second(world: World) -> None:
    world.do(SLOWLY, then_s=0.5)
    world.camera.ill = {"stop": CameraCallError(CallCause.WRONG_PASSWORD)}
    world.do(Release(), then_s=0.5)
    world.camera.ill = {}
    assert world.run(2.0, lambda: world.now.drive is Drive.REST)
    assert not world.camera.moving


def test_a_preset_is_gone_to_and_its_arrival_proved(world: World) -> None:
    world.do(GotoPreset("2"), then_s=0.3)
    assert world.now.drive is Drive.MOVING
    assert world.run(10.0, lambda: world.now.drive is Drive.REST)
    assert world.camera.look().pan_deg == pytest.approx(-30.0)
    assert not world.camera.moving


def test_a_stop_that_nobody_takes_is_an_alarm(world: World) -> None:
    world.do(RIGHT, then_s=1.0)
    world.camera.ill = {"*": CameraCallError(CallCause.OFFLINE)}
    world.do(Release(), then_s=4.5)
    assert world.now.drive is Drive.STOPPING
    world.run(1.0)
    assert world.now.drive is Drive.RUNAWAY
    assert world.now.alarm_since_mono_ns is not None
    world.do(RIGHT, then_s=1.0)
    assert world.now.drive is Drive.RUNAWAY
    assert world.guard.armed
    world.camera.ill = {}
    assert world.run(5.0, lambda: world.now.drive is Drive.REST)
    assert world.now.alarm_since_mono_ns is None
    assert not world.guard.armed


def test_a_hanging_move_does_not_hold_up_the_stop(world: World) -> None:
    world.do(RIGHT, then_s=1.0)
    world.camera.ill = {"move": "hang"}
    world.do(Hold(pan=-1.0), then_s=0.2)
    world.do(Release(), then_s=0.1)
    assert world.sent[-1].call == "stop"
    assert world.run(5.0, lambda: world.now.drive is Drive.REST)
    assert world.now.alarm_since_mono_ns is None


def test_a_lost_answer_to_a_move_is_a_move(world: World) -> None:
    world.camera.ill = {"move": "drop"}
    world.do(RIGHT, then_s=0.1)
    assert world.now.drive is Drive.STOPPING
    assert world.run(4.0, lambda: world.now.drive is Drive.REST)
    assert not world.camera.moving
    assert world.now.fault is not None


def test_a_preset_that_is_gone_is_told_and_the_list_read_again(world: World) -> None:
    del world.camera.kept["2"]
    world.do(GotoPreset("2"), then_s=1.0)
    assert world.now.drive is Drive.REST
    assert world.now.fault is not None
    assert "preset" in world.now.fault.en
    assert [preset.token for preset in world.now.presets or ()] == ["1"]


def test_a_stop_that_is_refused_gives_place_to_a_speed_of_nothing(world: World) -> None:
    world.camera.ill = {"stop": refusal()}
    world.do(RIGHT, then_s=1.0)
    world.do(Release())
    assert world.run(3.0, lambda: world.now.drive is Drive.REST)
    assert not world.camera.moving
    assert world.sent[-1].call == "move"


def test_without_status_it_is_still_usable_but_never_proved(clock: ManualClock) -> None:
    world = World(clock)
    world.camera.ill = {"status": CameraCallError(CallCause.UNSUPPORTED)}
    world.connected()
    assert not world.now.tells_rest
    world.do(RIGHT, then_s=1.0)
    world.do(Release())
    assert world.run(3.0, lambda: world.now.drive is Drive.REST)
    assert not world.camera.moving
    assert len([one for one in world.sent if one.call == "stop"]) >= 3
    world.run(3.0)
    assert [record.proved for record in world.moves] == [False]


@pytest.mark.parametrize("ill", [refusal(), "hang", "drop"])
def test_a_status_that_was_never_answered_leaves_the_camera_usable(
    clock: ManualClock, ill: str | CameraCallError
) -> None:
    world = World(clock)
    world.camera.ill = {"status": ill}
    assert world.run(30.0, lambda: world.now.drive is Drive.REST)
    assert not world.now.tells_rest
    world.do(RIGHT, then_s=1.0)
    world.do(Release())
    assert world.run(4.0, lambda: world.now.drive is Drive.REST)
    assert not world.camera.moving
    world.run(20.0)
    assert world.now.drive is Drive.REST
    assert [record.proved for record in world.moves] == [False]
    world.camera.ill = {}
    world.run(10.0)
    assert world.now.tells_rest


@pytest.mark.parametrize("ill", ["hang", "drop"])
def test_presets_that_are_never_told_leave_the_camera_usable(clock: ManualClock, ill: str) -> None:
    world = World(clock)
    world.camera.ill = {"presets": ill}
    assert world.run(30.0, lambda: world.now.drive is Drive.REST)
    assert world.now.presets is None


@pytest.mark.parametrize("ending", ["halt", "close"])
@pytest.mark.parametrize("cause", [CallCause.UNSUPPORTED, CallCause.REDIRECTED])
def test_a_move_that_was_refused_and_yet_taken_is_stopped(world: World, ending: str, cause: CallCause) -> None:
    def acts_and_refuses(velocity: PtzVector, timeout_s: float | None = None) -> None:
        WorldCamera.move(world.camera, velocity, None)
        raise CameraCallError(cause)

    world.camera.move = acts_and_refuses  # type: ignore[method-assign]
    world.do(RIGHT, then_s=0.3)
    if ending == "halt":
        world.pilot.halt()
    else:
        world.pilot.close(2.0)
    world.run(2.0)
    assert not world.camera.moving
    assert world.sent[-1].stops


def test_a_move_that_comes_long_after_it_was_given_up_is_stopped(world: World) -> None:
    world.camera.ill = {"move": "drop"}
    world.do(RIGHT, then_s=0.2)
    world.camera.ill = {}
    world.do(Release())
    assert world.run(5.0, lambda: world.now.drive is Drive.REST)
    world.camera.move(PtzVector((1.0, 0.0)))
    world.run(2.5)
    assert not world.camera.moving


def test_without_guardian_nothing_moves_on_and_on(world: World) -> None:
    world.guard.there = False
    world.do(RIGHT, then_s=1.0)
    assert world.now.fault is not None
    assert not world.sent
    world.do(GotoPreset("2"), then_s=0.5)
    assert world.camera.moving


def test_a_click_brings_a_point_to_the_middle(world: World) -> None:
    world.do(Centre(0.75, 0.5), then_s=0.1)
    assert world.now.ghost is not None
    assert world.run(5.0, lambda: world.now.drive is Drive.REST)
    assert world.camera.look().pan_deg == pytest.approx(15.0, abs=0.1)
    assert world.now.ghost is None


def test_closing_stops_it_first(world: World) -> None:
    world.do(RIGHT, then_s=1.0)
    world.pilot.close(2.0)
    assert world.run(2.0, lambda: world.pilot.ended)
    assert world.pilot.proved
    assert world.camera.closed
    assert not world.camera.moving
    assert world.moves[-1].proved


def test_rest_is_not_believed_while_a_move_may_still_arrive(clock: ManualClock) -> None:
    world = World(clock, late_s=lambda kind: 1.5 if kind is CallKind.MOVE else 0.01).connected()
    world.do(RIGHT, then_s=0.1)
    world.do(Release(), then_s=1.3)
    assert world.now.drive is Drive.STOPPING
    assert world.run(5.0, lambda: world.now.drive is Drive.REST)
    assert world.sent[-1].call == "stop"
    assert not world.camera.moving


@pytest.mark.parametrize("released_s", [0.1, 0.5, 1.0, 1.5, 1.9])
def test_a_move_that_is_obeyed_after_its_answer_was_given_up_is_stopped(world: World, released_s: float) -> None:
    world.camera.ill = {"move": "late"}
    world.do(SLOWLY, then_s=released_s)
    world.do(Release())
    assert world.run(8.0, lambda: world.now.drive is Drive.REST)
    world.run(3.0)
    assert not world.camera.moving
    assert world.now.drive is Drive.REST


def test_rest_is_not_believed_before_a_stop_arrived(clock: ManualClock) -> None:
    world = World(clock, late_s=lambda kind: 0.8 if kind is CallKind.STOP else 0.01)
    world.camera.head._latency_s = 0.6  # a motor that takes its time
    world.connected()
    world.do(RIGHT, then_s=0.05)
    world.do(Release(), then_s=0.75)
    assert world.now.drive is Drive.STOPPING
    assert world.run(5.0, lambda: world.now.drive is Drive.REST)
    assert not world.camera.moving


def test_the_last_to_arrive_is_a_plain_stop_though_another_way_was_tried(clock: ManualClock) -> None:
    world = World(clock, late_s=lambda kind: 1.0 if kind is CallKind.STOP else 0.01).connected()
    world.do(SLOWLY, then_s=0.5)
    world.do(Release())
    assert world.run(5.0, lambda: world.now.drive is Drive.REST)
    world.run(3.0)
    assert "move" in [one.call for one in world.sent if one.stops]
    assert world.sent[-1].call == "stop"
