"""The guardian without its process: what is armed is stopped by silence and by the end, and nobody else."""

import threading
from collections.abc import Iterator

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import Motion, PtzStatus
from scc_wall.guardian.guardian import End, Guardian
from scc_wall.guardian.messages import Arm, Beat, Disarm, Forget, Goodbye, Heard, Introduce
from scc_wall.guardian.stopping import StopLimits
from tests.support.clock import ManualClock

LIMITS = StopLimits(most_s=1.0, first_s=0.01, longest_s=0.02, look_s=0.0, late_s=0.0)
WITHIN_S = 10.0


class Cameras:
    """Cameras by id, which note when they are stopped; those that hang do so until the test is over."""

    def __init__(self) -> None:
        self.stopped: dict[int, threading.Event] = {number: threading.Event() for number in (1, 2, 3)}
        self.hangs: set[int] = set()
        self.opened: list[Introduce] = []
        self.over = threading.Event()

    def open(self, introduced: Introduce) -> "Ptz":
        self.opened.append(introduced)
        return Ptz(self, introduced.camera_id)


class Ptz:
    def __init__(self, cameras: Cameras, number: int) -> None:
        self.cameras, self.number = cameras, number

    def stop(self) -> None:
        if self.number in self.cameras.hangs:
            self.cameras.over.wait(WITHIN_S)
            raise CameraCallError(CallCause.TIMEOUT)
        self.cameras.stopped[self.number].set()

    def status(self) -> PtzStatus:
        return PtzStatus(pan_tilt=Motion.IDLE, zoom=Motion.IDLE)

    def close(self) -> None:
        pass


class Served:
    """A guardian, served by a thread."""

    def __init__(self, cameras: Cameras, silence_s: float) -> None:
        self.answers: list[object] = []
        self.said = threading.Condition()
        self.guardian = Guardian(SYSTEM_CLOCK, cameras.open, self._answer, limits=LIMITS, silence_s=silence_s)
        self.thread = threading.Thread(target=self.guardian.serve, name="served")
        self.thread.start()

    def _answer(self, message: object) -> None:
        with self.said:
            self.answers.append(message)
            self.said.notify_all()

    def tell(self, *events) -> None:
        for event in events:
            self.guardian.tell(event)

    def heard(self, *answers: Heard) -> bool:
        with self.said:
            return self.said.wait_for(lambda: all(answer in self.answers for answer in answers), WITHIN_S)

    def ended(self) -> bool:
        self.thread.join(WITHIN_S)
        return not self.thread.is_alive()


@pytest.fixture
def cameras() -> Cameras:
    return Cameras()


@pytest.fixture
def serve(cameras: Cameras) -> Iterator:
    served: list[Served] = []

    def begin(silence_s: float = 60.0) -> Served:
        served.append(Served(cameras, silence_s))
        served[0].tell(*(Introduce(number, f"camera-{number}") for number in (1, 2)))
        return served[0]

    yield begin
    cameras.over.set()
    for one in served:
        one.tell(Goodbye())
        assert one.ended()


@pytest.mark.parametrize("end", [Goodbye(), End("the link ended")])
def test_the_end_stops_what_is_armed_alone(serve, cameras: Cameras, end, caplog) -> None:
    served = serve()
    served.tell(Arm(1, 1), Arm(2, 2), Disarm(2), end)
    assert served.ended()
    assert cameras.stopped[1].is_set()
    assert not cameras.stopped[2].is_set()
    assert served.heard(Heard(1, 1, True), Heard(2, 2, True))


def test_with_nothing_armed_it_ends_at_once(serve, cameras: Cameras) -> None:
    served = serve()
    served.tell(End("the link ended"))
    assert served.ended()
    assert not cameras.stopped[1].is_set()


def test_silence_stops_and_the_next_beat_arms_anew(serve, cameras: Cameras, caplog) -> None:
    served = serve(silence_s=0.2)
    served.tell(Arm(1, 1))
    assert cameras.stopped[1].wait(WITHIN_S)
    cameras.stopped[1].clear()
    served.tell(Beat(1, 2))
    assert served.heard(Heard(1, 2, True))
    assert cameras.stopped[1].wait(WITHIN_S)


def test_a_camera_that_hangs_delays_no_other(serve, cameras: Cameras, caplog) -> None:
    cameras.hangs = {1}
    served = serve()
    served.tell(Arm(1, 1), Arm(2, 2), End("the link ended"))
    assert cameras.stopped[2].wait(WITHIN_S)
    assert not cameras.stopped[1].is_set()
    cameras.hangs = set()
    cameras.over.set()
    assert cameras.stopped[1].wait(WITHIN_S)
    assert served.ended()


def test_a_camera_that_hangs_for_ever_does_not_keep_it(cameras: Cameras, monkeypatch, caplog) -> None:
    monkeypatch.setattr("scc_wall.guardian.guardian.LAST_CALL_S", 0.1)
    cameras.hangs = {1}
    guardian = Guardian(SYSTEM_CLOCK, cameras.open, lambda message: None, limits=StopLimits(most_s=0.1))
    for event in (Introduce(1, "camera-1"), Arm(1, 1), Goodbye()):
        guardian.tell(event)
    guardian.serve()
    assert not cameras.over.is_set()
    cameras.over.set()


def test_a_camera_that_was_not_introduced_can_not_be_armed(serve) -> None:
    served = serve()
    served.tell(Arm(3, 1), Beat(2, 2), Forget(2), Arm(2, 3))
    assert served.heard(Heard(3, 1, False), Heard(2, 2, False), Heard(2, 3, False))


def test_a_camera_is_asked_before_it_is_needed_and_again_with_a_new_account(serve, cameras: Cameras, caplog) -> None:
    served = serve()
    served.tell(Introduce(1, "camera-1"), Introduce(1, "camera-1", "budi", "baru"), Arm(1, 1), Goodbye())
    assert served.ended()
    assert cameras.stopped[1].is_set()
    assert "baru" in {one.password for one in cameras.opened if one.camera_id == 1}


def test_a_bug_ends_no_guardian(serve, cameras: Cameras, caplog) -> None:
    served = serve()
    served.tell(Arm(1, 1), Arm([], 2), Goodbye())
    assert served.ended()
    assert [record.message for record in caplog.records if record.exc_info] == ["a bug in the guardian"]
    assert cameras.stopped[1].is_set()


def test_what_was_said_while_it_stood_still_itself_is_heard_first(cameras: Cameras, clock: ManualClock, caplog) -> None:
    """The beats of that time are still in the pipe; without one, the camera is stopped soon."""
    guardian = Guardian(clock, cameras.open, lambda message: None, limits=LIMITS)
    guardian._take(Introduce(1, "camera-1"))
    guardian._take(Arm(1, 1))
    asleep_mono_ns = clock.mono_ns()
    clock.advance(60.0)
    guardian._look(asleep_mono_ns, wait_s=2.0)
    assert guardian._wait_s() == pytest.approx(0.25)
    awake_mono_ns = clock.mono_ns()
    clock.advance(0.3)
    guardian._look(awake_mono_ns, wait_s=0.25)
    assert cameras.stopped[1].wait(WITHIN_S)
