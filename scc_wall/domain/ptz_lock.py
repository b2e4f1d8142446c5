"""Who holds a camera: values, rules and protocols of the lock (specs/ptz.md; decision 0044)."""

from collections.abc import Collection, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class StoredLock:
    """A lock as all stations see it. It tells no time: their clocks differ.

    Parameters
    ----------
    mark
        Of this one taking; no two are the same.
    touched
        Goes up with every sign of life. One who sees it stand still for `FREED_AFTER_S` sees a free camera.
    """

    camera_id: int
    holder: LockHolder
    mark: str
    touched: int = 0
    reserved: bool = False


_RANKS: Final = {Role.OPERATOR: 1, Role.SUPERVISOR: 2}


def outranks(asker: Role, holder: Role) -> bool:
    """Return whether one of that role may take a camera from one of the other, with a reason; equals may not."""
    return _RANKS.get(asker, 0) > _RANKS.get(holder, 0)


def is_theirs(lock: LockHolder, asker: LockHolder) -> bool:
    """Return whether a lock is the asker's own: of this session, or of an older one of theirs, which ends (0037)."""
    if lock.session_id == asker.session_id:
        return (lock.login, lock.station) == (asker.login, asker.station)
    return lock.login == asker.login and lock.session_id < asker.session_id


def yields(lock: StoredLock, stood_s: float, asker: LockHolder, *, overrule: bool) -> bool:
    """Return whether a lock gives way to the asker.

    Parameters
    ----------
    stood_s
        For how long the asker's station has seen it as it is, by that station's own monotonic clock.
    overrule
        Whether it is taken over: that was allowed and its reason recorded before.
    """
    if stood_s >= FREED_AFTER_S or is_theirs(lock.holder, asker):
        return True
    return overrule and outranks(asker.role, lock.holder.role)


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


class LockStore(Protocol):
    """Where the stations meet: one row for each camera that is held. Every call may raise SccError."""

    def locks(self) -> Sequence[StoredLock]:
        """Return all rows."""
        ...

    def swap(self, lock: StoredLock, instead_of: StoredLock | None) -> bool:
        """Put a lock where exactly `instead_of` stands, None for nothing; False if something else stands there.

        Of two at the same moment one alone gets True.
        """
        ...

    def touch(self, marks: Collection[str]) -> frozenset[str]:
        """Give a sign of life for these takings; return those that still stand."""
        ...

    def let_go(self, marks: Collection[str]) -> None:
        """Remove these takings, as far as they stand. Idempotent."""
        ...
