"""A store of locks in memory, for as many stations as a test wants; can be away."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.ptz_lock import LockHolder, StoredLock
from scc_wall.domain.role import Role


class LocksInMemory:
    """A `domain.ptz_lock.LockStore`."""

    def __init__(self) -> None:
        self.rows: dict[int, StoredLock] = {}
        self.away = False
        self.asked = 0
        self.before_swap: Callable[[], None] = lambda: None

    def locks(self) -> Sequence[StoredLock]:
        """Return all rows."""
        self._ask()
        return list(self.rows.values())

    def swap(self, lock: StoredLock, instead_of: StoredLock | None) -> bool:
        """Put a lock where exactly `instead_of` stands."""
        self._ask()
        self.before_swap()
        if self.rows.get(lock.camera_id) != instead_of:
            return False
        self.rows[lock.camera_id] = lock
        return True

    def touch(self, marks: Collection[str]) -> frozenset[str]:
        """Give a sign of life."""
        self._ask()
        found = [lock for lock in self.rows.values() if lock.mark in marks]
        self.rows |= {lock.camera_id: replace(lock, touched=lock.touched + 1) for lock in found}
        return frozenset(lock.mark for lock in found)

    def let_go(self, marks: Collection[str]) -> None:
        """Remove takings."""
        self._ask()
        self.rows = {camera_id: lock for camera_id, lock in self.rows.items() if lock.mark not in marks}

    def _ask(self) -> None:
        self.asked += 1
        if self.away:
            raise SccError(Told("penyimpanan pergi", "the store is away"))


def person(
    login: str, role: Role = Role.SUPERVISOR, station: str | None = None, session_id: int | None = None
) -> LockHolder:
    """Return somebody at a station of their own."""
    number = sum(login.encode()) if session_id is None else session_id
    return LockHolder(login, login.title(), role, station or f"meja-{login}", number)
