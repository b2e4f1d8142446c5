"""The worker thread of one steered camera, and the controller that others see."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.stop import StopToken
from scc_wall.domain.camera import CameraConfig, OnvifSetup
from scc_wall.domain.ptz import PtzCamera
from scc_wall.domain.steering import Command, MoveRecord, Steering, SteeringSnapshot, StopGuard
from scc_wall.ptz.steering.calls import CallThreads
from scc_wall.ptz.steering.pilot import Pilot

log = logging.getLogger(__name__)
CLOSE_S: Final = 2.0
AGAIN_S: Final = 0.1


class SteeredCamera:
    """A `scc_wall.domain.steering.Steering`: a pilot, and a thread that steps it.

    Parameters
    ----------
    stop
        Ends it as `close` does, from its own thread.
    """

    def __init__(
        self,
        camera: CameraConfig,
        ptz: Callable[[], PtzCamera],
        *,
        clock: Clock,
        guard: StopGuard,
        stop: StopToken,
        on_moved: Callable[[MoveRecord], None],
        on_change: Callable[[], None],
    ) -> None:
        self._stop = stop
        self._closing = threading.Lock()
        self._woken = threading.Event()
        self._name = f"ptz:cam-{camera.camera_id}"
        self._calls = CallThreads(self._name)
        self._pilot = Pilot(
            camera.camera_id,
            camera.onvif or OnvifSetup(""),
            ptz,
            clock=clock,
            calls=self._calls,
            guard=guard,
            on_moved=on_moved,
            on_change=on_change,
            wake=self._woken.set,
        )
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()

    def command(self, command: Command) -> None:
        """Have something done."""
        self._pilot.command(command)

    def halt(self) -> None:
        """Forget what waits and stop it now."""
        self._pilot.halt()

    def snapshot(self) -> SteeringSnapshot:
        """Return what holds now."""
        return self._pilot.snapshot

    def close(self, within_s: float = CLOSE_S) -> bool:
        """Halt, wait for the proof, let go of the camera; return whether there is proof.

        Without proof the guardian stays armed, and since nobody tells it any more that the camera is held, it stops it.
        """
        self._pilot.close(within_s)
        if threading.current_thread() is not self._thread:
            self._thread.join(within_s + 1.0)
        return self._pilot.ended and self._pilot.proved

    def _run(self) -> None:
        asked_to_end = False
        while not self._pilot.ended:
            self._woken.clear()
            if self._stop.stopped and not asked_to_end:
                asked_to_end = True
                self._pilot.close(CLOSE_S)
            self._woken.wait(self._step())
        self._calls.close(0.0)

    def _step(self) -> float:
        try:
            return self._pilot.step()
        except Exception:  # a bug of ours must not leave a camera turning
            log.exception("%s: a step failed", self._name)
            self._pilot.recover()
            return AGAIN_S


def steer(
    camera: CameraConfig,
    ptz: Callable[[], PtzCamera],
    *,
    clock: Clock,
    guard: StopGuard,
    stop: StopToken,
    on_moved: Callable[[MoveRecord], None],
    on_change: Callable[[], None],
) -> Steering:
    """Return the controller of a camera, connecting already.

    Parameters
    ----------
    ptz
        Reaches the camera, on a thread of the controller's; tried again while it raises `CameraCallError`. Its calls
        should take 2 s at most: one that is lost is told within the 5 s before the alarm.
    on_moved, on_change
        Told of a move that is over, and that `snapshot` answers something new; both on the worker thread, so they must
        not wait for anything.
    """
    return SteeredCamera(camera, ptz, clock=clock, guard=guard, stop=stop, on_moved=on_moved, on_change=on_change)
