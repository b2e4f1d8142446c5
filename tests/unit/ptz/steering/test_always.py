"""What must hold whatever a person does and whatever befalls the camera."""

import random
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scc_wall.base.told import Told
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.steering import (
    Box,
    Centre,
    Command,
    Drive,
    EndPatrol,
    GotoHome,
    GotoPreset,
    Hold,
    Patrol,
    ReadPresets,
    Release,
    SavePreset,
    StartPatrol,
    ZoomBy,
)
from scc_wall.ptz.steering.outgoing import CallKind
from tests.support.clock import ManualClock
from tests.support.steering_world import World, refusal

UNIT = st.floats(-1.2, 1.2)
PART = st.floats(0.0, 1.0)
COMMANDS = st.one_of(
    st.builds(Hold, UNIT, UNIT, UNIT),
    st.builds(Hold, UNIT, UNIT, UNIT),
    st.just(Release()),
    st.builds(Centre, PART, PART),
    st.builds(Box, PART, PART, PART, PART),
    st.builds(ZoomBy, st.floats(-5, 5)),
    st.builds(GotoPreset, st.sampled_from(["1", "2", "9"])),
    st.just(GotoHome()),
    st.just(ReadPresets()),
    st.builds(SavePreset, st.just("Musi")),
    st.just(StartPatrol(Patrol(1, 7, "Sungai", ("1", "2")))),
    st.just(EndPatrol()),
)
ILLS = st.dictionaries(
    st.sampled_from(["*", "move", "stop", "status", "goto_preset", "relative", "absolute"]),
    st.sampled_from(
        [
            "hang",
            "drop",
            "late",
            refusal(),
            refusal("Sender", "InvalidArgVal"),
            CameraCallError(CallCause.OFFLINE),
            CameraCallError(CallCause.UNSUPPORTED, Told("x", "x")),
        ]
    ),
    max_size=2,
)
STEPS = st.lists(
    st.one_of(COMMANDS, COMMANDS, COMMANDS, ILLS, st.just("halt"), st.floats(0.0, 1.5), st.floats(0.0, 0.3)),
    max_size=25,
)
ENDS = st.sampled_from(["release", "halt", "close"])
MOVES = {CallKind.MOVE, CallKind.STOP}


class Watched:
    """A world in which every step is looked at."""

    def __init__(
        self, seed: int, most_late_s: dict[CallKind, float], *, always_idle: bool, silent: bool, swallows: bool
    ) -> None:
        late = random.Random(seed)
        self.world = World(ManualClock(), late_s=lambda kind: late.uniform(0.5, 1.0) * most_late_s.get(kind, 0.02))
        self.world.camera.always_idle, self.world.camera.silent_motion = always_idle, silent
        self.world.camera.swallows = swallows
        self.world.watch = self._look
        self.world.run(5.0, lambda: self.world.now.drive is Drive.REST)

    def _look(self) -> None:
        now, world = self.world.now, self.world
        if now.drive is Drive.REST and now.tells_rest:
            assert not world.camera.moving, "said to be at rest while it moves"
        if world.guard.armed and world.guard.beats_s:
            assert world.camera.now_s - max(world.guard.beats_s) < 0.5 or world.guard.told[-1] == "arm"

    def play(self, steps: list[Command | dict[str, object] | str | float]) -> None:
        for step in steps:
            if isinstance(step, dict):
                self.world.camera.ill = step  # type: ignore[assignment]
            elif step == "halt":
                self.world.pilot.halt()
            elif isinstance(step, float):
                self.world.run(step)
            else:
                self.world.do(step)  # type: ignore[arg-type]

    def end(self, way: str) -> None:
        if way == "close":
            self.world.pilot.close(8.0)
        elif way == "halt":
            self.world.pilot.halt()
        else:  # a person who lets go, and has nothing else waiting
            self.world.pilot.halt()
            self.world.do(Release())


WATCHED = st.builds(
    Watched,
    st.integers(0, 9),
    st.dictionaries(st.sampled_from(CallKind), st.just(0.8)),
    always_idle=st.booleans(),
    silent=st.booleans(),
    swallows=st.booleans(),
)
MANY = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def test_an_idle_camera_is_not_believed_before_a_late_move_can_have_begun():
    """The move home reaches the camera 0.1 s after the stop, and a status is asked 9 ms behind it."""
    watched = Watched(4, {CallKind.MOVE: 0.8}, always_idle=False, silent=False, swallows=False)
    watched.play([Hold(0.0, 1.0, 0.0), GotoHome(), 0.8125])
    watched.end("release")
    watched.world.run(20.0)
    assert watched.world.pilot.proved


@MANY
@given(watched=WATCHED, steps=STEPS, way=ENDS, heals=st.booleans())
def test_the_last_thing_sent_is_a_stop_unless_rest_is_proved(watched, steps, way, heals):
    world = watched.world
    watched.play(steps)
    moved = any(kind in MOVES for kind, _ in world.launched)
    world.run(0.0)
    ended = len(world.launched)
    at_rest = world.now.drive in (Drive.REST, Drive.LOST)
    if heals:
        world.camera.ill = {}
    watched.end(way)
    world.run(20.0)
    after = [kind for kind, _ in world.launched[ended:] if kind in MOVES]
    assert CallKind.MOVE not in after
    if not moved or at_rest:
        return
    before = [kind for kind, _ in world.launched if kind in MOVES]
    proved = world.pilot.proved
    assert before[-1] is CallKind.STOP or proved
    if heals:
        assert world.now.drive in (Drive.REST, Drive.LOST) or world.pilot.ended
        assert not world.camera.moving
        assert not world.guard.armed
    elif not proved and world.now.tells_rest:
        assert world.now.drive is Drive.RUNAWAY or world.pilot.ended


@MANY
@given(watched=WATCHED, sticks=st.lists(st.tuples(st.builds(Hold, UNIT, UNIT, UNIT), st.floats(0.0, 0.2)), max_size=40))
def test_speeds_are_sent_no_more_than_eight_times_a_second(watched, sticks):
    world = watched.world
    for hold, wait_s in sticks:
        world.do(hold, then_s=wait_s)
    sent = [at_s for kind, at_s in world.launched if kind is CallKind.MOVE]
    assert all(later - earlier > 1.0 for earlier, later in zip(sent, sent[8:], strict=False))


@MANY
@given(watched=WATCHED, steps=STEPS)
def test_speeds_stay_in_their_range_and_timeouts_are_whole_seconds(watched, steps):
    world = watched.world
    watched.play(steps)
    world.run(1.0)
    speeds = [one for one in world.camera.sent if one.call == "move"]
    assert all(
        one.timeout_s is None or (one.timeout_s == int(one.timeout_s) and 1 <= one.timeout_s <= 60) for one in speeds
    )
    assert all(
        abs(part) <= 1.0
        for one in speeds
        if one.velocity is not None
        for part in (*(one.velocity.pan_tilt or ()), one.velocity.zoom or 0.0)
    )


@MANY
@given(watched=WATCHED, steps=STEPS)
def test_the_guardian_hears_of_it_while_it_moves(watched, steps):
    world = watched.world
    watched.play(steps)
    world.run(1.0)
    for earlier, later in pairwise(world.guard.told):
        assert earlier != later  # armed once, disarmed once
    if world.camera.moving and world.now.tells_rest:
        assert world.guard.armed
