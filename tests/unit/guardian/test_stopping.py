"""A stop is repeated until the camera is proved to stand, in every way it takes, and ends in time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import Motion, PtzStatus, PtzVector
from scc_wall.guardian.approach import Approach
from scc_wall.guardian.messages import Introduce
from scc_wall.guardian.stopping import Outcome, StopLimits, StopRun, stands
from tests.support.clock import ManualClock

QUICK = StopLimits(first_s=0.0, longest_s=0.0, refused_first_s=0.0, look_s=0.0, late_s=0.0)


class Camera:
    """A camera that turns until it takes one of the ways that `obeys`; each call takes 0.3 s."""

    def __init__(self, clock: ManualClock, *, obeys=("stop",), refuses=(), tells="idle and position") -> None:
        self.clock = clock
        self.obeys, self.refuses, self.tells = obeys, refuses, tells
        self.moving, self.place = True, 0.0
        self.calls: list[str] = []
        self.fails: list[CallCause | None] = []
        self.opened = 0
        self.closed = 0
        self.on_call: Callable[[], None] = lambda: None

    def _call(self, name: str) -> None:
        self.calls.append(name)
        self.clock.advance(0.3)
        self.place += 0.1 * self.moving
        self.on_call()
        if self.fails and (cause := self.fails.pop(0)) is not None:
            raise CameraCallError(cause)
        if name in self.refuses:
            raise CameraCallError(CallCause.FAULT)
        if name in self.obeys:
            self.moving = False

    def stop(self) -> None:
        self._call("stop")

    def move(self, velocity: PtzVector) -> None:
        assert velocity.pan_tilt == (0.0, 0.0)
        self._call("zero")

    def relative(self, way: PtzVector) -> None:
        assert way == PtzVector((0.0, 0.0), 0.0)
        self._call("relative")

    def status(self) -> PtzStatus:
        self._call("status")
        position = PtzVector((self.place, 0.0), 0.5) if "position" in self.tells else PtzVector()
        said = Motion.MOVING if self.moving and "always" not in self.tells else Motion.IDLE
        motion = said if "idle" in self.tells else Motion.UNKNOWN
        return PtzStatus(position, pan_tilt=motion, zoom=motion)

    def close(self) -> None:
        self.closed += 1

    def open(self, introduced: Introduce) -> "Camera":
        self.opened += 1
        return self


def run_of(camera: Camera, limits: StopLimits = QUICK, superseded=lambda: False) -> StopRun:
    return StopRun(Approach(Introduce(7, "x"), camera.open), camera.clock, limits, superseded)


def test_one_stop_and_two_looks_are_enough(clock: ManualClock) -> None:
    camera = Camera(clock)
    assert run_of(camera).run() is Outcome.PROVED
    assert camera.calls == ["stop", "status", "status"]


def test_a_command_that_comes_late_is_stopped_too(clock: ManualClock) -> None:
    camera = Camera(clock)

    def move_again() -> None:
        if len(camera.calls) == 4:
            camera.moving = True

    camera.on_call = move_again
    limits = StopLimits(first_s=0.0, longest_s=0.0, look_s=0.0, late_s=1.0)
    assert run_of(camera, limits).run() is Outcome.PROVED
    assert not camera.moving
    assert camera.calls.count("stop") == 2


@pytest.mark.parametrize("tells", ["idle and position", "position", "always idle and position"])
def test_a_camera_that_takes_a_stop_and_moves_on_is_sent_the_other_ways(clock: ManualClock, tells: str) -> None:
    camera = Camera(clock, obeys=("relative",), tells=tells)
    assert run_of(camera).run() is Outcome.PROVED
    assert not camera.moving


@pytest.mark.parametrize("way", ["zero", "relative"])
def test_where_stop_is_refused_the_next_way_is_taken_at_once(clock: ManualClock, way: str) -> None:
    refuses = ("stop",) if way == "zero" else ("stop", "zero")
    camera = Camera(clock, obeys=(way,), refuses=refuses)
    assert run_of(camera).run() is Outcome.PROVED
    assert camera.calls.index("status") > camera.calls.index(way)
    assert camera.opened == 1


def test_a_camera_that_tells_nothing_is_stopped_several_times(clock: ManualClock, caplog) -> None:
    camera = Camera(clock, tells="nothing")
    assert run_of(camera).run() is Outcome.TAKEN
    assert camera.calls.count("stop") == 3
    camera = Camera(clock, refuses=("status",))
    assert run_of(camera).run() is Outcome.TAKEN
    assert camera.calls.count("stop") == 3


def test_what_fails_is_repeated_over_a_new_connection(clock: ManualClock, caplog) -> None:
    camera = Camera(clock)
    camera.fails = [CallCause.TIMEOUT, CallCause.TIMEOUT, CallCause.OFFLINE, CallCause.WRONG_PASSWORD]
    caplog.set_level("WARNING")
    assert run_of(camera).run() is Outcome.PROVED
    assert camera.calls[:2] == ["stop", "zero"]
    assert camera.calls.count("stop") == 4
    assert camera.opened == 3
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 3


def test_a_camera_that_hangs_in_one_way_is_stopped_by_the_next(clock: ManualClock) -> None:
    camera = Camera(clock, obeys=("zero",))
    camera.fails = [CallCause.TIMEOUT]
    assert run_of(camera).run() is Outcome.PROVED
    assert camera.calls[:2] == ["stop", "zero"]


def test_a_bug_is_logged_and_the_camera_stopped_all_the_same(clock: ManualClock, caplog) -> None:
    camera = Camera(clock)

    def fail_once() -> None:
        if len(camera.calls) == 1:
            raise ZeroDivisionError

    camera.on_call = fail_once
    caplog.set_level("WARNING")
    assert run_of(camera).run() is Outcome.PROVED
    assert caplog.records[0].exc_info


def test_it_gives_up_after_a_minute_and_says_so(clock: ManualClock, caplog) -> None:
    camera = Camera(clock, obeys=())
    before = clock.mono_ns()
    assert run_of(camera).run() is Outcome.GIVEN_UP
    assert 60 <= (clock.mono_ns() - before) / 1e9 < 65
    assert caplog.records[-1].levelname == "ERROR"


def test_a_stop_that_is_called_off_sends_nothing_more(clock: ManualClock) -> None:
    camera = Camera(clock, obeys=())
    run = run_of(camera)
    camera.on_call = lambda: run.call_off() if len(camera.calls) == 5 else None
    assert run.run() is Outcome.CALLED_OFF
    assert len(camera.calls) <= 6


@pytest.mark.parametrize("reached", [True, False])
def test_another_guardian_takes_over_a_camera_that_was_reached(clock: ManualClock, reached: bool, caplog) -> None:
    camera = Camera(clock, obeys=())
    camera.fails = [] if reached else [CallCause.OFFLINE] * 5
    assert run_of(camera, superseded=lambda: True).run() is Outcome.LEFT
    assert camera.calls.count("stop") == (1 if reached else 6)


COORDINATE = st.none() | st.floats(-1, 1)


@given(st.sampled_from(Motion), st.sampled_from(Motion), COORDINATE, COORDINATE)
def test_nothing_that_moves_is_said_to_stand(before: Motion, after: Motion, here: float | None, there: float | None):
    one, two = (
        PtzStatus(PtzVector((x, 0.0) if x is not None else None), pan_tilt=motion)
        for x, motion in ((here, before), (there, after))
    )
    said = stands(one, two)
    if Motion.MOVING in (before, after):
        assert said is False
    if here is not None and there is not None and abs(here - there) > 0.01:
        assert said is False
    if said is None:
        assert before is after is Motion.UNKNOWN
        assert None in (here, there)
