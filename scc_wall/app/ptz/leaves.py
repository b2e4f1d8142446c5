"""Gives leave to steer: policy first, then the lock, then the mark of a move; in the store, on threads that wait."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from scc_wall.access.audit_watch import AuditTrouble
from scc_wall.access.policy import judge
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.access.told_errors import LOG_IN, NO_SESSION, AccessDenied
from scc_wall.app.ptz.diary import Diary
from scc_wall.app.ptz.reins import ACTS, Leave, Reins
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.audit import AuditResult, AuditRow, Value
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.ptz_lock import FREED_AFTER_S, LockHeldError, LockHolder, PtzLock, PtzLocks
from scc_wall.domain.role import Action
from scc_wall.domain.steering import Command, ReadPresets, RemovePreset, SaveHome, SavePreset

RENEW_S: Final = 1.0
"""How often the lock is held on while commands go on; the locks themselves decide when the store has to know."""
LONGEST_REASON: Final = 300
NOBODY: Final = AccessDenied(NO_SESSION, None, LOG_IN)
NO_REASON: Final = SccError(
    Told("Alasan belum diisi.", "The reason is missing."),
    None,
    Told("Tulis mengapa kamera ini diambil alih.", "Write why this camera is taken over."),
)
TAKEN: Final = Told("Kamera diambil alih oleh {name} di {station}.", "{name} at {station} took the camera over.")
WHY: Final = Told("Alasan:", "Reason:")


def holder_of(presence: Presence, station: str) -> LockHolder:
    """Return who holds a camera when that person does, at this station."""
    who = presence.account
    return LockHolder(who.login, who.name, who.role, station, presence.session.session_id)


class Leaves:
    """See above; every call may wait for the store and raise SccError.

    Parameters
    ----------
    access
        Returns access once it is open.
    station
        As others read it.
    owing
        Whether rows of the audit wait to be written: then no command goes without asking it.
    rows
        Returns the audit's rows of an action.
    """

    def __init__(
        self,
        access: Callable[[], Access | None],
        locks: PtzLocks,
        diary: Diary,
        station: str,
        clock: Clock,
        *,
        owing: Callable[[], bool],
        rows: Callable[[str], Sequence[AuditRow]],
    ) -> None:
        self._access = access
        self._locks = locks
        self._diary = diary
        self._station = station
        self._clock = clock
        self._owing = owing
        self._rows = rows

    # --- from memory

    def present(self) -> Presence | None:
        """Return who is in; from memory."""
        access = self._access()
        return None if access is None else access.sessions.present()

    def closed(self) -> AuditTrouble | None:
        """Return why no control works now, whoever is in; from memory."""
        access = self._access()
        return None if access is None else access.watch.closed()

    def why_not(self, camera: CameraConfig, action: Action = Action.PTZ_MOVE) -> Told | None:
        """Return why whoever is in may not do that with the camera, None if they may; from memory."""
        present = self.present()
        if present is None:
            return NO_SESSION
        refusal = judge(present.session, present.account.role, action, present.scope, camera)
        return None if refusal is None else refusal.told

    def known(self, camera: CameraConfig) -> Presence | None:
        """Return who is in if memory says that they may steer it, and the audit can be written; notes their hand."""
        access = self._access()
        if access is None or access.audit.failing or self._owing() or self.why_not(camera) is not None:
            return None
        access.sessions.touch()
        return access.sessions.present()

    # --- in the store

    def give(self, reins: Reins, commands: Sequence[Command]) -> Leave:
        """Return leave for these commands, with the lock taken and what has to stand in the store standing there.

        Raises
        ------
        SccError
            If the policy denies it, somebody else holds the camera, or the store can't be written.
        """
        access, presence = self._in()
        access.policy.check(presence, Action.PTZ_MOVE, reins.camera)
        leave = reins.leave
        if leave is None or not leave.is_of(presence):
            leave = self._taken(reins, presence)
        for command in commands:
            if isinstance(command, ACTS):
                self._diary.record("ptz.preset", reins.camera, presence, **_told(command))
        if not reins.marked and any(not isinstance(one, (*ACTS, ReadPresets)) for one in commands):
            self._diary.begin(reins.camera, presence)
            reins.marked = True
        return leave

    def record_denial(self, camera: CameraConfig) -> None:
        """Have it stand in the audit that somebody wanted to steer who may not."""
        access = self._access()
        if access is not None:
            with suppress(AccessDenied):  # which memory said already, and the person was told
                access.policy.check(access.sessions.present(), Action.PTZ_MOVE, camera)

    def _taken(self, reins: Reins, presence: Presence) -> Leave:
        now_mono_ns = self._clock.mono_ns()
        self._locks.take(reins.camera_id, holder_of(presence, self._station))
        return Leave(presence, now_mono_ns)

    def renew(self, reins: Reins) -> None:
        """Hold the lock on.

        Raises
        ------
        LockHeldError
            If somebody else has it.
        SccError
            If the store can't be asked.
        """
        leave = reins.leave
        if leave is not None:
            reins.renewed(self._taken(reins, leave.presence))

    def is_due(self, leave: Leave) -> bool:
        """Return whether the store should hear of the lock again."""
        return seconds_between(leave.touched_mono_ns, self._clock.mono_ns()) >= RENEW_S

    def is_stale(self, leave: Leave) -> bool:
        """Return whether the store was not told for so long that the lock is free."""
        return seconds_between(leave.touched_mono_ns, self._clock.mono_ns()) >= FREED_AFTER_S

    def end_session(self, session_id: int) -> None:
        """Let go of all that a session holds."""
        self._locks.release_all(session_id)

    def why_taken(self, lock: PtzLock) -> Told:
        """Return who took a camera over, with the reason that stands in the audit."""
        told = TAKEN.format(name=lock.holder.name, station=lock.holder.station)
        reason = self._reason(f"camera:{lock.camera_id}", lock.holder.session_id)
        return Told(f"{told.id} {WHY.id} {reason}", f"{told.en} {WHY.en} {reason}") if reason else told

    def _reason(self, subject: str, session_id: int) -> str:
        for row in reversed(self._rows(Action.PTZ_TAKE_OVER.value)):
            entry = row.entry
            if (entry.subject, entry.session_id, entry.result) == (subject, session_id, AuditResult.DONE):
                return str(dict(entry.details).get("reason", ""))
        return ""

    # --- what a person asks for beside commands

    def reserve(self, camera: CameraConfig) -> Leave:
        """Keep the camera beyond the last command."""
        access, presence = self._in()
        access.policy.check(presence, Action.PTZ_MOVE, camera)
        now_mono_ns = self._clock.mono_ns()
        self._locks.reserve(camera.camera_id, holder_of(presence, self._station))
        self._diary.record("ptz.reserve", camera, presence)
        access.sessions.touch()
        return Leave(presence, now_mono_ns)

    def let_go(self, camera: CameraConfig) -> None:
        """Give the camera back."""
        presence = self.present()
        if presence is not None:
            self._locks.release(camera.camera_id, holder_of(presence, self._station))

    def take_over(self, camera: CameraConfig, reason: str) -> Leave:
        """Take the camera from who holds it; recorded before.

        Raises
        ------
        SccError
            If there is no reason, the policy denies it, or the holder is of equal rank.
        """
        access, presence = self._in()
        why = " ".join(reason.split())[:LONGEST_REASON]
        if not why:
            raise NO_REASON
        held = self._locks.held().get(camera.camera_id)
        before = "" if held is None else f"{held.holder.login} ({held.holder.station})"
        details: tuple[tuple[str, Value], ...] = (("camera", camera.name), ("from", before), ("reason", why))
        access.policy.check_and_record(presence, Action.PTZ_TAKE_OVER, camera, details=details)
        now_mono_ns = self._clock.mono_ns()
        try:
            self._locks.take_over(camera.camera_id, holder_of(presence, self._station))
        except SccError as error:
            failed = (*details, ("why", "held" if isinstance(error, LockHeldError) else "store"))
            subject = f"camera:{camera.camera_id}"
            access.policy.failed(presence, Action.PTZ_TAKE_OVER, subject=subject, details=failed)
            raise
        access.sessions.touch()
        return Leave(presence, now_mono_ns)

    def patrols_may_change(self, camera: CameraConfig, **details: Value) -> None:
        """Return if whoever is in may change what is stored of a camera's patrols; recorded."""
        access, presence = self._in()
        access.policy.check(presence, Action.PTZ_MOVE, camera)
        self._diary.record("ptz.patrol", camera, presence, **details)
        access.sessions.touch()

    def _in(self) -> tuple[Access, Presence]:
        access = self._access()
        if access is None:
            raise NOBODY
        presence = access.sessions.present()
        if presence is None:
            access.policy.check(None, Action.PTZ_MOVE)  # which has the refusal stand in the audit
            raise NOBODY
        return access, presence


def _told(command: Command) -> dict[str, Value]:
    """Return what a row says of an act on the camera's presets."""
    if isinstance(command, SavePreset):
        return {"command": "save", "preset": command.name, "token": command.token}
    if isinstance(command, RemovePreset):
        return {"command": "remove", "token": command.token}
    return {"command": "save-home"} if isinstance(command, SaveHome) else {}
