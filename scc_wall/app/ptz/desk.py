"""The steering desk (`ui.ptz.desk.PtzDesk`): what the panel asks for, passed to controllers, leave, lock and diary.

What belongs to the UI thread answers from memory; `ptz-leave` asks the store for leave and holds locks on; what goes
through a `Work` runs on the panel's own worker.
"""

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from typing import Final

from scc_wall.access.presence import SessionEvent, SessionEventKind
from scc_wall.access.service import Access
from scc_wall.app.ptz.denials import Denials
from scc_wall.app.ptz.diary import Diary
from scc_wall.app.ptz.leaves import Leaves
from scc_wall.app.ptz.reins import STOPS, Reins
from scc_wall.app.ptz.steered import Steered
from scc_wall.app.ptz.watch import Events, Watch
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.ptz_figures import PtzFigures
from scc_wall.domain.ptz_lock import LockHeldError, PtzLock, PtzLocks, outranks
from scc_wall.domain.role import Action
from scc_wall.domain.steering import Command, Drive, Patrol, PatrolState, PatrolStore
from scc_wall.ui.ptz.desk import CameraAlarm, PtzPast, PtzView

log = logging.getLogger(__name__)

UNKNOWN: Final = Told("Kamera ini tidak dapat digerakkan.", "This camera can't be steered.")
LOCK_LOST: Final = Told(
    "Kunci kamera tidak dapat dipertahankan di basis data: kamera dihentikan. "
    "Gerakkan lagi; bila berulang, lapor admin.",
    "The lock can't be held on in the database: the camera was stopped. Move it again; if it goes on, tell an admin.",
)
STOPPED: Final = Told("Kamera dihentikan.", "The camera was stopped.")
UNATTENDED_S: Final = 2.0
"""The windows follow four times a second. Who holds a stick in windows that hang can't let go of it."""
UNATTENDED: Final = Told(
    "Kamera dihentikan: jendela tidak menjawab. Tekan lagi untuk melanjutkan.",
    "The camera was stopped: the windows did not answer. Press again to go on.",
)
FAILED: Final = Told("Kesalahan tak terduga; lihat berkas log.", "An unexpected error; see the log file.")


class Desk(Events):
    """See above.

    Parameters
    ----------
    access
        Returns access once it is open.
    cameras
        Returns all cameras as they are configured now.
    executor
        With one thread, on which the store is asked for leave; None: one of its own.
    """

    def __init__(
        self,
        access: Callable[[], Access | None],
        cameras: Callable[[], Mapping[int, CameraConfig]],
        *,
        steered: Steered,
        leaves: Leaves,
        locks: PtzLocks,
        diary: Diary,
        patrols: PatrolStore,
        clock: Clock,
        executor: Executor | None = None,
    ) -> None:
        self._access = access
        self._cameras = cameras
        self._steered = steered
        self._leaves = leaves
        self._locks = locks
        self._diary = diary
        self._patrols = patrols
        self._clock = clock
        self._leaving = executor or ThreadPoolExecutor(1, thread_name_prefix="ptz-leave")
        self._watch = Watch(steered, leaves, locks, self, clock)
        self._attached: Access | None = None
        self._taken_up = False
        self._refusals: dict[int, tuple[Told, int]] = {}
        self._numbers = count(1)
        self._renewing: set[int] = set()
        self._seen: object = None
        self._revision = 0
        self._followed: Mapping[int, CameraConfig] | None = None
        self._followed_mono_ns: int | None = None
        self._refused_wish: object = None
        self._denials = Denials(clock)
        self._runaways = 0
        self._denied = 0
        self._closed = False

    def start(self) -> None:
        """Begin to watch."""
        self._watch.start()

    # --- at once, on the UI thread

    def revision(self) -> int:
        """See `PtzDesk`."""
        held = self._locks.held()
        seen = (
            tuple(reins.snapshot() for reins in self._steered.all().values()),
            tuple(replace(lock, left_s=_whole(lock.left_s)) for lock in held.values()),
            self._who(),
            self._leaves.closed(),
            tuple(self._refusals.items()),
            bool(self._alarming()) and self._clock.mono_ns() // 10**9,
        )
        if seen != self._seen:
            self._seen = seen
            self._revision += 1
        return self._revision

    def _who(self) -> object:
        present = self._leaves.present()
        if present is None:
            return None
        return present.session.session_id, present.session.state, present.account.role, present.scope

    def view(self, camera_id: int) -> PtzView:
        """See `PtzDesk`."""
        camera = self._cameras().get(camera_id)
        if camera is None or camera.onvif is None or not camera.onvif.steerable:
            return PtzView(camera_id, denied=UNKNOWN)
        reins, lock = self._steered.get(camera_id), self._locks.held().get(camera_id)
        denied = self._leaves.why_not(camera)
        refusal, number = self._refusals.get(camera_id, (None, 0))
        return PtzView(
            camera_id,
            steering=None if reins is None else reins.snapshot(),
            lock=lock,
            allowed=denied is None,
            denied=denied,
            may_take_over=lock is not None and not lock.mine and self._outranks(camera, lock),
            closed=self._leaves.closed(),
            refusal=refusal,
            refusal_number=number,
        )

    def _outranks(self, camera: CameraConfig, lock: PtzLock) -> bool:
        present = self._leaves.present()
        if present is None or self._leaves.why_not(camera, Action.PTZ_TAKE_OVER) is not None:
            return False
        return outranks(present.account.role, lock.holder.role)

    def locks(self) -> Mapping[int, PtzLock]:
        """See `PtzDesk`."""
        return self._locks.held()

    def alarms(self) -> Sequence[CameraAlarm]:
        """See `PtzDesk`."""
        now = self._clock.mono_ns()
        since = [(one.camera, at) for one in self._alarming() if (at := one.snapshot().alarm_since_mono_ns) is not None]
        told = [CameraAlarm(camera.camera_id, camera.title, seconds_between(at, now)) for camera, at in since]
        return sorted(told, key=lambda alarm: -alarm.since_s)

    def faults(self) -> Mapping[int, Told]:
        """Return why cameras that somebody steers now do not obey, by camera; from memory."""
        held = [one for one in self._steered.all().values() if one.leave is not None]
        return {one.camera_id: fault for one in held if (fault := one.snapshot().fault) is not None}

    def _alarming(self) -> list[Reins]:
        return [one for one in self._steered.all().values() if one.snapshot().alarm_since_mono_ns is not None]

    def select(self, camera_id: int | None) -> None:
        """See `PtzDesk`; a patrol goes on while its camera is not looked at."""
        before = self._steered.selected
        if before == camera_id:
            return
        self._steered.selected, self._refused_wish = camera_id, None
        left = None if before is None else self._steered.get(before)
        if left is not None and left.snapshot().patrol is PatrolState.NONE:
            left.halt()
        self._connect_selected()

    def _connect_selected(self) -> None:
        """Take the selected camera in hand for whoever may steer it; a refusal is told once to each of them."""
        camera_id = self._steered.selected
        if camera_id is None or self._steered.get(camera_id) is not None:
            return
        wished = (camera_id, self._who(), self._cameras())
        camera = self._cameras().get(camera_id)
        if wished == self._refused_wish or camera is None or self._leaves.why_not(camera) is not None:
            return
        self._refused_wish = wished if self._in_hand(camera_id) is None else None

    def _in_hand(self, camera_id: int, *, beyond: bool = False) -> Reins | None:
        """Return the reins of a camera, taken up if need be; None if that is refused, which is told."""
        camera = self._cameras().get(camera_id)
        if camera is None or camera.onvif is None or not camera.onvif.steerable:
            self._refuse(camera_id, UNKNOWN)
            return None
        try:
            return self._steered.take(camera, beyond=beyond)
        except SccError as error:
            self._refuse(camera_id, error.in_one(why=False))
            return None

    def steer(self, camera_id: int, command: Command) -> None:
        """See `PtzDesk`."""
        if isinstance(command, STOPS):
            self._let_go_of_stick(camera_id, command)
            return
        if self._closed or self._is_denied(camera_id) or (reins := self._in_hand(camera_id)) is None:
            return
        if reins.offer(command, self._leaves.known(reins.camera)):
            self._leaving.submit(self._ask_leave, reins)

    def _let_go_of_stick(self, camera_id: int, command: Command) -> None:
        """Stop; but a stick that was let go after somebody else took the camera over must not stop theirs."""
        reins, lock = self._steered.get(camera_id), self._locks.held().get(camera_id)
        if reins is None:
            return
        if reins.leave is None and lock is not None and not lock.mine:
            reins.forget_holds()
        else:
            reins.stop(command)

    def _is_denied(self, camera_id: int) -> bool:
        """Return whether memory says that they may not steer it: told at once, in the audit once a minute."""
        camera = self._cameras().get(camera_id)
        why = None if camera is None else self._leaves.why_not(camera)
        if camera is None or why is None:
            return False
        self._denied += 1
        self._refuse(camera_id, why)
        if self._denials.due(camera_id, self._who(), why):
            self._quietly(lambda: self._leaves.record_denial(camera))
        return True

    def halt(self, camera_id: int) -> None:
        """See `PtzDesk`."""
        reins = self._steered.get(camera_id) or self._in_hand(camera_id, beyond=True)
        if reins is not None:
            reins.stop_now()

    def follow(self) -> None:
        """Let go of cameras that are gone or changed, connect the selected one for who came in; on the UI thread."""
        self._followed_mono_ns = self._clock.mono_ns()
        cameras = self._cameras()
        if cameras is not self._followed:
            self._followed = cameras
            self._steered.follow(cameras)
        self._connect_selected()

    # --- leave, on its thread

    def _ask_leave(self, reins: Reins) -> None:
        try:
            while True:
                commands = reins.waiting()
                leave = self._leaves.give(reins, commands)
                if self._leaves.why_not(reins.camera) is not None:  # the session ended while the store was asked
                    reins.refuse()
                    return
                if reins.deliver(leave, commands):
                    return
        except SccError as error:
            self._on_refused(reins, error)
        except Exception:
            log.exception("leave to steer could not be asked for")
            reins.refuse()
            self._refuse(reins.camera_id, FAILED)

    def _on_refused(self, reins: Reins, error: SccError) -> None:
        """Whoever moved it so far may not go on either: it stops."""
        moved = reins.leave is not None
        reins.refuse()
        if moved:
            reins.halt()
        self._denied += 1
        self._refuse(reins.camera_id, error.in_one(why=False))

    def _refuse(self, camera_id: int, told: Told) -> None:
        self._refusals[camera_id] = (told, next(self._numbers))

    def _renew(self, reins: Reins) -> None:
        try:
            self._leaves.renew(reins)
        except LockHeldError:
            reins.end()  # the watch sees it too, and tells by whom
        except SccError as error:
            log.warning("a camera's lock could not be held on: %s", error)
        finally:
            self._renewing.discard(reins.camera_id)

    # --- what the watch tells

    def lost(self, lock: PtzLock) -> None:
        """See `Events`."""
        if (reins := self._steered.get(lock.camera_id)) is not None:
            reins.end()
        self._quietly(lambda: self._refuse(lock.camera_id, self._leaves.why_taken(lock)))

    def unheld(self, reins: Reins) -> None:
        """See `Events`."""
        reins.end()
        self._refuse(reins.camera_id, LOCK_LOST)

    def renew_wanted(self, reins: Reins) -> None:
        """See `Events`."""
        if reins.camera_id not in self._renewing:
            self._renewing.add(reins.camera_id)
            self._leaving.submit(self._renew, reins)

    def session_over(self, reins: Reins, why: Told) -> None:
        """See `Events`."""
        moved = reins.busy
        reins.end()
        if moved:
            self._refuse(reins.camera_id, Told(f"{STOPPED.id} {why.id}", f"{STOPPED.en} {why.en}"))

    def alarm(self, reins: Reins, since_mono_ns: int, *, over: bool) -> None:
        """See `Events`."""
        self._runaways += not over
        seconds = seconds_between(since_mono_ns, self._clock.mono_ns())
        self._diary.alarm(reins.camera, reins.mover(), over=over, seconds=seconds)

    def _stop_unattended(self) -> None:
        """Stop what a stick moves that nobody could let go of: the windows do not answer."""
        seen, now = self._followed_mono_ns, self._clock.mono_ns()
        if seen is None or seconds_between(seen, now) < UNATTENDED_S:
            return
        for reins in self._steered.all().values():
            if reins.pushed:
                log.warning("the windows do not answer: camera %d is stopped", reins.camera_id)
                reins.halt()
                self._refuse(reins.camera_id, UNATTENDED)

    def looked(self) -> None:
        """Follow access as soon as it is open, and write what a program that died left."""
        self._stop_unattended()
        access = self._access()
        if access is None or self._taken_up:
            return
        if access is not self._attached:
            self._attached = access
            access.sessions.listeners.append(self._on_session)
        self._taken_up = True
        self._leaving.submit(self._take_up)

    def _take_up(self) -> None:
        try:
            self._diary.take_up()
        except SccError as error:
            self._taken_up = False
            log.warning("moves that were cut off could not be recorded yet: %s", error)
        except Exception:
            log.exception("moves that were cut off could not be recorded")

    def _on_session(self, event: SessionEvent) -> None:
        """Stop what whoever had leave may not go on with; on the thread on which it happened."""
        if event.kind in {SessionEventKind.LOCKED, SessionEventKind.ENDED, SessionEventKind.CHANGED}:
            self._watch.look_at_sessions()
        if event.kind is SessionEventKind.ENDED:
            session_id = event.presence.session.session_id
            self._quietly(lambda: self._leaves.end_session(session_id))

    def _quietly(self, job: Callable[[], object]) -> None:
        """Have it done on the thread that asks the store; nobody waits for it."""

        def run() -> None:
            try:
                job()
            except SccError as error:
                log.warning("steering: %s", error)
            except Exception:
                log.exception("steering: a job behind the panel failed")

        if not self._closed:
            self._leaving.submit(run)

    # --- through a Work

    def reserve(self, camera_id: int) -> None:
        """See `PtzDesk`."""
        self._leaves.reserve(self._configured(camera_id))

    def let_go(self, camera_id: int) -> None:
        """See `PtzDesk`."""
        if (reins := self._steered.get(camera_id)) is not None:
            reins.end()
        self._leaves.let_go(self._configured(camera_id))

    def take_over(self, camera_id: int, reason: str) -> None:
        """See `PtzDesk`."""
        self._leaves.take_over(self._configured(camera_id), reason)

    def past(self, camera_id: int) -> PtzPast:
        """See `PtzDesk`."""
        return PtzPast(tuple(self._patrols.patrols(camera_id)), self._patrols.preset_pictures(camera_id))

    def save_patrol(self, patrol: Patrol) -> Patrol:
        """See `PtzDesk`."""
        camera = self._configured(patrol.camera_id)
        self._leaves.patrols_may_change(camera, command="save", patrol=patrol.name, presets=len(patrol.tokens))
        return self._patrols.save_patrol(patrol)

    def remove_patrol(self, patrol: Patrol) -> None:
        """See `PtzDesk`."""
        self._leaves.patrols_may_change(self._configured(patrol.camera_id), command="remove", patrol=patrol.name)
        self._patrols.remove_patrol(patrol.patrol_id)

    def keep_picture(self, camera_id: int, token: str, jpeg: bytes) -> None:
        """See `PtzDesk`; it belongs to a preset whose row stands in the audit already."""
        told = self._leaves.why_not(self._configured(camera_id))
        if told is not None:
            raise SccError(told)
        self._patrols.keep_preset_picture(camera_id, token, jpeg)

    def _configured(self, camera_id: int) -> CameraConfig:
        camera = self._cameras().get(camera_id)
        if camera is None or camera.onvif is None or not camera.onvif.steerable:
            raise SccError(UNKNOWN)
        return camera

    # --- figures and the end

    def figures(self) -> PtzFigures:
        """Return how steering goes; from memory."""
        snapshots = [reins.snapshot() for reins in self._steered.all().values()]
        return PtzFigures(
            in_hand=len(snapshots),
            moving=sum(one.drive in {Drive.MOVING, Drive.STOPPING, Drive.RUNAWAY} for one in snapshots),
            alarms=sum(one.alarm_since_mono_ns is not None for one in snapshots),
            runaways=self._runaways,
            moves=self._steered.moves,
            commands=self._steered.commands,
            unproved=self._steered.unproved,
            failed=self._watch.faults,
            refused=self._denied,
        )

    def close(self) -> None:
        """Take no more commands, stop every camera and wait for the proof, give the locks back. Idempotent."""
        if self._closed:
            return
        present = self._leaves.present()
        holds = {reins.camera_id for reins in self._steered.all().values() if reins.leave is not None}
        self._closed = True
        self._watch.close()
        self._steered.close()
        self._leaving.shutdown(wait=True, cancel_futures=True)
        if present is not None and holds:
            try:
                self._leaves.end_session(present.session.session_id)
            except SccError as error:  # they are freed by time
                log.warning("the locks of steered cameras could not be given back: %s", error)


def _whole(left_s: float | None) -> float | None:
    """Return the seconds as a countdown shows them."""
    return None if left_s is None else float(math.ceil(left_s))
