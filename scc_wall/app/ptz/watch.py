"""Looks four times a second whether those who steer still may: session, lock, alarm; from memory, so never late."""

import logging
import threading
from collections.abc import Mapping
from typing import Final

from scc_wall.access.told_errors import SESSION_ENDED
from scc_wall.app.ptz.leaves import Leaves
from scc_wall.app.ptz.reins import Leave, Reins
from scc_wall.app.ptz.steered import Steered
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.stop import StopToken
from scc_wall.base.told import Told
from scc_wall.domain.ptz_lock import PtzLock, PtzLocks
from scc_wall.domain.steering import SteeringSnapshot

log = logging.getLogger(__name__)

LOOK_S: Final = 0.25
TAKING_S: Final = 2.0
"""How long a lock that was just taken may be missing in what is known of all locks."""


class Events:
    """What the watch tells; every call returns at once."""

    def lost(self, lock: PtzLock) -> None:
        """Hear that somebody else took a camera that was held here."""

    def unheld(self, reins: Reins) -> None:
        """Hear that the lock could not be held on for too long."""

    def renew_wanted(self, reins: Reins) -> None:
        """Have the store told that the camera is still held."""

    def session_over(self, reins: Reins, why: Told) -> None:
        """Hear that whoever had leave may not go on."""

    def alarm(self, reins: Reins, since_mono_ns: int, *, over: bool) -> None:
        """Hear that a camera was told to stop then and is not proved to stand; or, `over`, that it is at last."""

    def looked(self) -> None:
        """Hear that everything was looked at."""


class Watch:
    """See above.

    Parameters
    ----------
    events
        Told what is found, on this thread.
    """

    def __init__(self, steered: Steered, leaves: Leaves, locks: PtzLocks, events: Events, clock: Clock) -> None:
        self._steered = steered
        self._leaves = leaves
        self._locks = locks
        self._events = events
        self._clock = clock
        self._alarms: dict[int, int] = {}
        self._mine: frozenset[int] = frozenset()
        """What was locked for this station at the last look."""
        self._faulty: frozenset[int] = frozenset()
        self.faults = 0
        """How often a camera began to fail: refused a command, or did not answer."""
        self._stop = StopToken()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Look from now on, on a thread."""
        self._thread = threading.Thread(target=self._run, name="ptz-watch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.wait(LOOK_S):
            try:
                self.look()
            except Exception:  # a bug here must not leave the other cameras unwatched
                log.exception("the watch over steered cameras failed")

    def look(self) -> None:
        """Look once."""
        held = self._locks.held()
        self.look_at_sessions()
        self._look_for_losses(held)
        faulty = set()
        for reins in self._steered.all().values():
            now = reins.snapshot()
            if now.fault is not None:
                faulty.add(reins.camera_id)
            self._look_at_alarm(reins, now)
            if (leave := reins.leave) is not None:
                self._look_at_lock(reins, leave, held)
        self.faults += len(faulty - self._faulty)
        self._faulty = frozenset(faulty)
        self._steered.drop_unneeded(held, lambda camera: self._leaves.why_not(camera) is None)
        self._events.looked()

    def look_at_sessions(self) -> None:
        """Look whether whoever had leave is still in, and still may; also as soon as a session tells of a change."""
        now = self._leaves.present()
        for reins in self._steered.all().values():
            if (leave := reins.leave) is None:
                continue
            why = self._leaves.why_not(reins.camera)
            another = now is None or now.session.session_id != leave.presence.session.session_id
            if why is not None or another:
                self._events.session_over(reins, SESSION_ENDED if now is None else why or OTHER_PERSON)

    def _look_for_losses(self, held: Mapping[int, PtzLock]) -> None:
        ours = self._mine | {reins.camera_id for reins in self._steered.all().values() if reins.leave is not None}
        self._mine = frozenset(camera_id for camera_id, lock in held.items() if lock.mine)
        for camera_id in ours - self._mine:
            if (lock := held.get(camera_id)) is not None:
                self._events.lost(lock)

    def _look_at_lock(self, reins: Reins, leave: Leave, held: Mapping[int, PtzLock]) -> None:
        lock = held.get(reins.camera_id)
        busy = reins.busy
        reserved = lock is not None and lock.reserved
        if busy and self._leaves.is_stale(leave) and not reserved:
            self._events.unheld(reins)
        elif (busy or leave.touched_mono_ns < reins.commanded_mono_ns) and self._leaves.is_due(leave):
            self._events.renew_wanted(reins)
        elif lock is None and not busy and seconds_between(leave.touched_mono_ns, self._clock.mono_ns()) > TAKING_S:
            reins.free()

    def _look_at_alarm(self, reins: Reins, now: SteeringSnapshot) -> None:
        before = self._alarms.get(reins.camera_id)
        since = now.alarm_since_mono_ns
        if before is None and since is not None:
            self._alarms[reins.camera_id] = since
            self._events.alarm(reins, since, over=False)
        elif before is not None and since is None:
            del self._alarms[reins.camera_id]
            self._events.alarm(reins, before, over=True)

    def close(self) -> None:
        """End the thread. Idempotent."""
        self._stop.stop()
        if self._thread is not None:
            self._thread.join()


OTHER_PERSON: Final = Told("Sesi berganti: kamera dihentikan.", "Another session began: the camera was stopped.")
