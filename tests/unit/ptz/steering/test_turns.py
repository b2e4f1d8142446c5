"""What a person asks for one after the other: wheel, boxes, clicks that wait, presets, patrols, and their records."""

from dataclasses import replace

import pytest

from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import PtzVector
from scc_wall.domain.steering import (
    Box,
    Centre,
    Drive,
    EndPatrol,
    GotoHome,
    GotoPreset,
    Hold,
    Patrol,
    PatrolState,
    Release,
    RemovePreset,
    SaveHome,
    SavePreset,
    StartPatrol,
    ZoomBy,
)
from scc_wall.ptz.steering.outgoing import CallKind
from scc_wall.simulator.onvif.mechanics import Look
from tests.support.clock import ManualClock
from tests.support.steering_world import ABILITIES, ZOOM, World, refusal

ROUND = StartPatrol(Patrol(3, 7, "Sungai", ("1", "2"), dwell_s=5.0))


@pytest.fixture
def world(clock: ManualClock) -> World:
    return World(clock, setup=OnvifSetup("", widest_deg=60.0, most_times=30.0)).connected()


def at_rest(world: World, within_s: float = 15.0) -> None:
    world.run(0.2)
    assert world.run(within_s, lambda: world.now.drive is Drive.REST), world.now


def test_notches_of_the_wheel_within_a_moment_are_one_command(world: World) -> None:
    world.do(ZoomBy(1.0), then_s=0.05)
    world.do(ZoomBy(2.0), then_s=0.05)
    assert not world.sent
    at_rest(world)
    assert [one.call for one in world.sent] == ["absolute"]
    assert world.camera.look().magnification == pytest.approx(1.25**3, rel=0.01)


def test_a_box_is_turned_to_and_zoomed_into_by_one_command(world: World) -> None:
    world.do(Box(0.5, 0.5, 0.25, 0.2), then_s=0.1)
    assert world.now.ghost is not None
    assert (world.now.ghost.left, world.now.ghost.width) == (pytest.approx(0.5), pytest.approx(0.25))
    at_rest(world)
    assert [(one.call, one.space) for one in world.sent] == [("relative", "fov")]
    look = world.camera.look()
    assert look.pan_deg == pytest.approx(7.5, abs=0.01)
    assert look.tilt_deg == pytest.approx(-60 * 9 / 16 * 0.1, abs=0.01)
    assert look.magnification == pytest.approx(4.0, rel=0.01)


def test_a_slip_of_the_hand_is_no_box(world: World) -> None:
    world.do(Box(0.5, 0.5, 0.02, 0.2), Centre(0.5, 0.5), ZoomBy(0.0), then_s=2.0)
    assert not world.sent


def test_a_click_waits_for_a_still_picture_but_not_for_long(world: World) -> None:
    world.do(Centre(0.6, 0.5), then_s=0.05)
    world.do(Centre(0.6, 0.5), then_s=0.2)
    assert len(world.sent) == 1
    at_rest(world)
    world.camera.ill = {"status": "hang"}
    world.do(Centre(0.4, 0.5), then_s=0.05)
    world.do(Centre(0.4, 0.5), then_s=2.4)
    before = len(world.sent)
    world.run(0.3)
    assert len(world.sent) == before + 1


def test_a_click_ends_a_held_move(world: World) -> None:
    world.do(Hold(pan=0.1), then_s=0.5)
    world.do(Centre(0.6, 0.5))
    at_rest(world)
    assert [one.call for one in world.sent if not one.stops] == ["move", "relative"]
    assert world.sent[1].stops


def test_without_a_view_space_it_turns_by_degrees_then_by_a_timed_pulse(clock: ManualClock) -> None:
    known = OnvifSetup("", widest_deg=60.0)
    without_view = replace(ABILITIES, translation=())
    world = World(clock, setup=known, abilities=without_view).connected()
    world.do(Centre(0.75, 0.5))
    at_rest(world)
    assert [(one.call, one.space) for one in world.sent] == [("absolute", "degrees")]
    assert world.camera.look().pan_deg == pytest.approx(16.1, abs=0.1)  # of a lens, a little more than 15
    blind = World(clock, abilities=replace(without_view, position=(), zoom_position=(ZOOM,))).connected()
    blind.do(Centre(0.75, 0.5))
    at_rest(blind)
    assert blind.sent[0].call == "move"
    assert blind.sent[0].timeout_s == 2
    assert blind.sent[-1].stops
    assert blind.camera.look().pan_deg > 5


def test_a_camera_that_swallows_a_zoom_is_told_again_with_pan_and_tilt(world: World) -> None:
    world.camera.swallows = True
    world.do(ZoomBy(4.0))
    at_rest(world)
    assert world.now.zoom_swallowed
    assert world.camera.look().magnification == pytest.approx(1.25**4, rel=0.01)
    world.do(ZoomBy(-2.0))
    at_rest(world)
    assert len(world.sent) == 3


def test_a_held_zoom_that_is_swallowed_is_told_again_with_pan_and_tilt(world: World) -> None:
    world.camera.swallows = True
    world.do(Hold(zoom=0.5), then_s=2.0)
    assert world.now.zoom_swallowed
    assert world.camera.look().zoom > 0.1
    assert world.sent[-1].velocity == PtzVector((0.0, 0.0), 0.5)


def test_a_zoom_at_its_end_is_not_taken_for_swallowed(world: World) -> None:
    world.do(Hold(zoom=-0.5), then_s=2.0)
    world.do(Release(), ZoomBy(-3.0))
    at_rest(world)
    assert not world.now.zoom_swallowed


def test_it_turns_slower_the_nearer_it_looks(world: World) -> None:
    world.do(ZoomBy(20.0))
    at_rest(world)
    assert world.now.zoom.nearest
    assert world.now.zoom.times == pytest.approx(30.0)
    world.do(Hold(pan=0.6), then_s=0.1)
    velocity = world.sent[-1].velocity
    assert velocity is not None
    assert velocity.pan_tilt == (pytest.approx(0.6 / 30), 0.0)


def test_a_move_cancels_the_stop_before_it_and_the_stop_does_not_arrive_behind(world: World) -> None:
    world.do(Hold(pan=0.5), then_s=0.5)
    world.do(Release(), Hold(pan=-0.5), then_s=0.5)
    assert world.now.drive is Drive.MOVING
    assert not world.sent[-1].stops
    assert world.camera.moving
    assert len([one for one in world.sent if one.stops]) == 1


def test_presets_are_never_dropped_and_holds_are(world: World) -> None:
    for token in ("2", "1", "2"):
        world.do(Hold(pan=0.5), Hold(pan=0.7), GotoPreset(token))
    at_rest(world)
    assert len([one for one in world.sent if one.call == "goto_preset"]) == 3
    assert len([one for one in world.sent if one.call == "move" and not one.stops]) <= 1


def test_saving_removing_and_home(world: World) -> None:
    world.do(SavePreset("Musi"), SaveHome(), then_s=0.2)
    assert [preset.name for preset in world.now.presets or ()] == ["Ampera", "Pasar", "Musi"]
    world.do(RemovePreset("3"), RemovePreset("3"), then_s=0.2)
    assert [preset.name for preset in world.now.presets or ()] == ["Ampera", "Pasar"]
    assert world.now.fault is not None
    world.do(GotoHome())
    at_rest(world)
    assert world.now.fault is None


def test_a_factory_s_place_is_used_where_there_is_no_room(world: World) -> None:
    world.camera.kept |= {str(n): (f"Preset {n}", Look(0, 0, 0)) for n in range(3, 33)}
    world.camera.room = False
    world.do(GotoHome())
    at_rest(world)
    world.do(SavePreset("Musi"), then_s=0.5)
    assert [preset.name for preset in world.now.presets or ()] == ["Ampera", "Pasar", "Musi"]


def test_a_patrol_goes_round_pauses_for_a_person_and_goes_on(world: World) -> None:
    world.do(ROUND, then_s=0.1)
    assert (world.now.patrol, world.now.patrol_preset, world.now.patrol_id) == (PatrolState.GOING, "1", 3)
    assert world.run(10, lambda: world.now.patrol is PatrolState.STAYING)
    stayed = world.camera.now_s
    assert world.run(10, lambda: world.now.patrol_preset == "2")
    assert world.camera.now_s - stayed == pytest.approx(5.0, abs=0.1)
    world.do(Hold(pan=0.2), then_s=1.0)
    assert world.now.patrol is PatrolState.PAUSED
    world.do(Release())
    let_go = world.camera.now_s
    assert world.run(40, lambda: world.now.patrol is PatrolState.GOING)
    assert world.camera.now_s - let_go == pytest.approx(30.0, abs=2.5)
    world.do(EndPatrol())
    at_rest(world)
    assert world.now.patrol is PatrolState.NONE
    assert world.sent[-1].stops


def test_a_patrol_needs_two_presets_that_are_there(world: World) -> None:
    world.do(StartPatrol(Patrol(3, 7, "Sungai", ("1", "9", "1"))), then_s=1.0)
    assert world.now.patrol is PatrolState.NONE
    assert world.now.fault is not None
    world.do(ROUND, then_s=0.1)
    del world.camera.kept["2"]
    world.run(30)
    assert world.now.patrol is PatrolState.NONE
    assert world.now.drive is Drive.REST
    assert world.now.fault is not None


def test_a_patrol_is_recorded_every_minute_and_ends_with_a_halt(world: World) -> None:
    world.do(ROUND, then_s=130.0)
    assert len(world.moves) == 2
    assert all(record.how == ("patrol",) and record.proved and record.seconds <= 60 for record in world.moves)
    world.pilot.halt()
    world.run(5.0)
    assert world.now.patrol is PatrolState.NONE
    count = len(world.sent)
    world.run(60.0)
    assert len(world.sent) == count


def test_moves_a_moment_apart_are_one_record(world: World) -> None:
    world.do(Hold(pan=0.3), then_s=0.5)
    world.do(Release())
    at_rest(world)
    world.run(1.0)
    world.do(GotoPreset("1"))
    at_rest(world)
    world.run(3.0)
    world.do(GotoHome())
    at_rest(world)
    world.run(3.0)
    assert [record.how for record in world.moves] == [("hold", "preset"), ("home",)]
    first = world.moves[0]
    assert first.proved
    assert first.from_position == PtzVector((0.0, pytest.approx(1 / 6, abs=1e-4)), 0.0)
    assert first.to_position != first.from_position
    assert first.seconds > 1.5


def test_a_move_that_is_not_proved_to_end_is_recorded_with_the_alarm(world: World) -> None:
    world.do(Hold(pan=0.1), then_s=0.5)
    world.camera.ill = {"*": "hang"}
    world.do(Release(), then_s=6.0)
    assert [record.proved for record in world.moves] == [False]
    assert world.moves[0].seconds == pytest.approx(5.5, abs=0.1)


def test_a_camera_that_is_not_there_is_tried_again(clock: ManualClock) -> None:
    world = World(clock)
    world.reachable = CameraCallError(CallCause.OFFLINE)
    world.run(3.0)
    assert world.now.drive is Drive.LOST
    assert world.now.fault is not None
    world.do(GotoHome(), then_s=1.0)
    world.reachable = None
    assert world.run(40.0, lambda: world.now.drive is Drive.REST)
    assert world.now.fault is None


def test_a_wrong_password_is_not_tried_often(clock: ManualClock) -> None:
    world = World(clock)
    world.reachable = CameraCallError(CallCause.WRONG_PASSWORD)
    world.run(130.0)
    assert len([kind for kind, _ in world.launched]) == 3


def test_a_camera_that_is_lost_at_rest_takes_no_moves(world: World) -> None:
    world.camera.ill = {"*": CameraCallError(CallCause.OFFLINE)}
    assert world.run(15.0, lambda: world.now.drive is Drive.LOST)
    world.do(GotoHome(), then_s=0.5)
    assert not world.sent
    assert world.now.fault is not None
    world.camera.ill = {}
    assert world.run(40.0, lambda: world.now.drive is Drive.REST)


def test_a_camera_that_another_moves_is_not_called_at_rest(world: World) -> None:
    world.camera.goto_preset("2")
    assert world.run(6.0, lambda: world.now.drive is Drive.MOVING)
    at_rest(world)
    world.run(5.0)
    assert not world.moves


def test_a_bug_of_ours_ends_in_a_stop(world: World) -> None:
    world.do(Hold(pan=0.2), then_s=0.5)
    world.pilot.recover()
    at_rest(world)
    assert world.sent[-1].stops


def test_a_fault_that_says_no_to_a_box_leaves_it_at_rest(world: World) -> None:
    world.camera.ill = {"relative": refusal("Sender", "InvalidArgVal", "InvalidTranslation")}
    world.do(Box(0.1, 0.1, 0.5, 0.5), then_s=0.5)
    assert world.now.drive is Drive.REST
    assert world.now.fault is not None
    assert not [one for one in world.sent if one.stops]


def test_a_stick_that_is_stirred_is_told_eight_times_a_second(world: World) -> None:
    for change in range(150):
        world.do(Hold(pan=0.5 if change % 2 else -0.5), then_s=0.02)
    sent = [at_s for kind, at_s in world.launched if kind is CallKind.MOVE]
    assert 20 <= len(sent) <= 25
    assert all(later - earlier >= 1.0 for earlier, later in zip(sent, sent[8:], strict=False))


def test_a_stick_that_was_let_go_before_its_turn_moves_nothing(clock: ManualClock) -> None:
    world = World(clock, late_s=lambda kind: 0.5 if kind is CallKind.MOVE else 0.01).connected()
    world.do(GotoPreset("1"), then_s=0.1)
    world.do(Hold(pan=0.5), Release(), then_s=3.0)
    assert [one.call for one in world.sent if not one.stops] == ["goto_preset"]
    assert world.now.drive is Drive.REST
    assert not world.camera.moving
