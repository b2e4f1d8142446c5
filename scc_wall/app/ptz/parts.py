"""What meets only here: controllers over ONVIF, the guardian beside them, the locks over the store."""

import threading
from collections import Counter
from collections.abc import Callable
from functools import partial

from scc_wall.app.guardian.link import GuardianLink
from scc_wall.app.guardian.process import open_ptz
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.base.clock import Clock
from scc_wall.base.stop import StopToken
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.ptz import PtzCamera
from scc_wall.domain.steering import Command, MoveRecord, Steering, SteeringSnapshot
from scc_wall.guardian.messages import Introduce, introduction
from scc_wall.ptz.lock.station import StationLocks
from scc_wall.ptz.lock.watch import LockWatch
from scc_wall.ptz.steering.controller import steer
from scc_wall.storage.store import Store


class Parts:
    """Makes controllers, and closes what all of them share.

    Parameters
    ----------
    needed
        Whether any camera can be steered; without one the store is not asked for locks.
    guard
        The guardian; None: one of this home, started by the first camera that is selected.
    """

    def __init__(
        self,
        store: Store,
        origin: PtzOrigin,
        clock: Clock,
        needed: Callable[[], bool],
        guard: GuardianLink | None = None,
    ) -> None:
        self._clock = clock
        self._guard = guard or GuardianLink(origin.home, clock=clock)
        self._stop = StopToken()
        self._users: Counter[int] = Counter()
        self._mutex = threading.Lock()
        self.locks = StationLocks(store.ptz_locks, clock, needed)
        self._lock_watch = LockWatch(self.locks)

    @property
    def guardian_pid(self) -> int | None:
        """The guardian's process; None while there is none that listens."""
        return self._guard.pid

    def make(self, camera: CameraConfig, on_move: Callable[[MoveRecord], None]) -> Steering:
        """Return a controller for a camera, connecting on threads of its own; the guardian knows the camera then."""
        introduced = introduction(camera)
        assert introduced is not None  # only cameras that can be steered are selected
        with self._mutex:
            self._users[camera.camera_id] += 1
            self._guard.introduce(camera)
        inner = steer(
            camera,
            partial(self._reach, introduced),
            clock=self._clock,
            guard=self._guard,
            stop=self._stop,
            on_moved=on_move,
            on_change=_nothing,
        )
        return _Forgotten(inner, partial(self._forget, camera.camera_id))

    def _reach(self, introduced: Introduce) -> PtzCamera:
        """Reach a camera, and wait while the guardian starts without which it is not moved; on a controller's thread.

        Raises
        ------
        CameraCallError
            As `open_ptz` does.
        """
        ptz = open_ptz(introduced)
        self._guard.await_start()
        return ptz

    def _forget(self, camera_id: int) -> None:
        """Have the guardian forget a camera, unless another controller for it was made meanwhile."""
        with self._mutex:
            self._users[camera_id] -= 1
            if self._users[camera_id] <= 0:
                self._guard.forget(camera_id)

    def close(self) -> None:
        """Let go of the locks, and say goodbye to the guardian; after the controllers were closed. Idempotent."""
        self._stop.stop()
        self._lock_watch.close()
        self._guard.close()


class _Forgotten:
    """A controller whose camera the guardian forgets as soon as it is proved to stand at the end."""

    def __init__(self, inner: Steering, forget: Callable[[], None]) -> None:
        self._inner = inner
        self._forget: Callable[[], None] | None = forget
        self.command: Callable[[Command], None] = inner.command
        self.halt: Callable[[], None] = inner.halt
        self.snapshot: Callable[[], SteeringSnapshot] = inner.snapshot

    def close(self, within_s: float = 2.0) -> bool:
        """Close it; without proof the guardian stops the camera, so it is not forgotten."""
        proved = self._inner.close(within_s)
        forget, self._forget = self._forget, None
        if forget is not None and proved:
            forget()
        return proved


def _nothing() -> None:
    """Do nothing: the panel looks by itself."""
