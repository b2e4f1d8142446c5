"""Who holds a camera: values and protocols of the lock (specs/ptz.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.role import Role

FREED_AFTER_S: Final = 15.0
"""After the last command. Source: specs/ptz.md."""


@dataclass(frozen=True, slots=True)
class LockHolder:
    """A person at a station.

    Parameters
    ----------
    station
        Name of the machine and home where they are in; a person may be in at one only (decision 0037).
    session_id
        Their access session.
    """

    login: str
    name: str
    role: Role
    station: str
    session_id: int


@dataclass(frozen=True, slots=True)
class PtzLock:
    """A camera that somebody holds.

    Parameters
    ----------
    left_s
        Until it is free if nothing more is commanded; None while it is reserved.
    mine
        Whether this station holds it.
    reserved
        Kept by a person until they give it back, or their session ends.
    """

    camera_id: int
    holder: LockHolder
    left_s: float | None
    mine: bool
    reserved: bool = False


class LockHeldError(SccError):
    """Somebody else holds the camera; told with who it is, and whether the asker may take it over."""

    def __init__(self, lock: PtzLock, *, may_take_over: bool) -> None:
        who = Told("Dipegang {name} di {station}.", "Held by {name} at {station}.")
        todo = (
            Told("Ambil alih dengan alasan, atau tunggu.", "Take it over with a reason, or wait.")
            if may_take_over
            else Told("Tunggu, atau minta pemegangnya melepas.", "Wait, or ask who holds it to let go.")
        )
        super().__init__(who.format(name=lock.holder.name, station=lock.holder.station), None, todo)
        self.args = (lock, may_take_over)
        self.lock = lock
        self.may_take_over = may_take_over

    def __reduce__(self) -> "tuple[object, ...]":
        return _held, (self.lock, self.may_take_over)


def _held(lock: PtzLock, may_take_over: bool) -> LockHeldError:
    return LockHeldError(lock, may_take_over=may_take_over)


class PtzLocks(Protocol):
    """The locks as a station sees them. `held` answers from memory; all others ask the store and may raise SccError."""

    def held(self) -> Mapping[int, PtzLock]:
        """Return all cameras that somebody holds, by id; not older than a second or so."""
        ...

    def take(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Take the camera, or hold it on: called at the first command, and again while commands go on.

        Raises
        ------
        LockHeldError
            If somebody else holds it.
        """
        ...

    def take_over(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Take the camera from who holds it; whether that is allowed was decided before, with its reason recorded.

        Raises
        ------
        LockHeldError
            If it is held by somebody of equal rank.
        """
        ...

    def reserve(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Keep it beyond the last command; as `take`."""
        ...

    def release(self, camera_id: int, holder: LockHolder) -> None:
        """Let it go. Idempotent; another's lock stays."""
        ...

    def release_all(self, session_id: int) -> None:
        """Let go of everything that a session holds: it ended. Idempotent."""
        ...
