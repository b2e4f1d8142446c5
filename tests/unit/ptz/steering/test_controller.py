"""The worker thread: it ends, and a bug of ours ends in a stop."""

import threading

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.stop import StopToken
from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig
from scc_wall.domain.steering import Drive, GotoPreset, MoveRecord, StopGuard
from scc_wall.ptz.steering.controller import SteeredCamera, steer
from tests.support.clock import ManualClock
from tests.support.steering_world import WorldCamera, WorldGuard

LONG_S = 20.0
CAMERA = CameraConfig(7, "PTZ", StreamConfig("rtsp://127.0.0.1/"), onvif=OnvifSetup("127.0.0.1"))


class Faulty(WorldGuard):
    """A guardian whose link has a bug."""

    asked = threading.Event()

    def arm(self, camera_id: int) -> bool:
        self.asked.set()
        raise ZeroDivisionError


def steered(guard: StopGuard, changed: threading.Condition, stop: StopToken, moves: list[MoveRecord]):
    def on_change() -> None:
        with changed:
            changed.notify_all()

    found = steer(
        CAMERA,
        lambda: WorldCamera(ManualClock()),
        clock=SYSTEM_CLOCK,
        guard=guard,
        stop=stop,
        on_moved=moves.append,
        on_change=on_change,
    )
    assert isinstance(found, SteeredCamera)
    with changed:
        assert changed.wait_for(lambda: found.snapshot().drive is Drive.REST, LONG_S)
    return found


def test_a_stop_token_ends_the_worker():
    stop = StopToken()
    found = steered(WorldGuard(ManualClock()), threading.Condition(), stop, [])
    stop.stop()
    found._thread.join(LONG_S)
    assert not found._thread.is_alive()
    assert found.close()


def test_a_bug_of_ours_is_logged_and_the_worker_goes_on(expected_logs):
    changed, moves = threading.Condition(), []
    found = steered(Faulty(ManualClock()), changed, StopToken(), moves)
    expected_logs.expect("a step failed")
    found.command(GotoPreset("1"))
    assert Faulty.asked.wait(LONG_S)
    assert found.close(LONG_S)
    assert not found._thread.is_alive()
