"""What a station knows of the locks: its own takings, and what it saw of all rows by its own monotonic clock.

No wall clock, and no other station's clock, is ever looked at (decision 0044). Pure: no store, no thread.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from scc_wall.base.clock import seconds_between
from scc_wall.domain.ptz_lock import FREED_AFTER_S, PtzLock, StoredLock

SIGN_OF_LIFE_S: Final = 3.0
"""How often a reservation is touched while nobody commands: four times before others would see it stand still."""


@dataclass(frozen=True, slots=True)
class Taking:
    """A lock of this station's own.

    Parameters
    ----------
    commanded_mono_ns
        When its holder last commanded.
    confirmed_mono_ns
        Just before the last sign of life that the store took: from then on others wait `FREED_AFTER_S`, never less.
    """

    lock: StoredLock
    commanded_mono_ns: int
    confirmed_mono_ns: int

    def left_s(self, now_mono_ns: int) -> float:
        """Return for how long it is surely ours yet if neither a command nor a sign of life follows."""
        from_ns = self.confirmed_mono_ns
        if not self.lock.reserved:
            from_ns = min(from_ns, self.commanded_mono_ns)
        return FREED_AFTER_S - seconds_between(from_ns, now_mono_ns)

    def is_due(self, now_mono_ns: int) -> bool:
        """Return whether the store has to be given a sign of life."""
        if self.commanded_mono_ns > self.confirmed_mono_ns:
            return True
        return self.lock.reserved and seconds_between(self.confirmed_mono_ns, now_mono_ns) >= SIGN_OF_LIFE_S


@dataclass(frozen=True, slots=True)
class _Sight:
    lock: StoredLock
    since_mono_ns: int


class LockMemory:
    """Not safe for threads by itself: `StationLocks` guards it."""

    def __init__(self) -> None:
        self.mine: dict[int, Taking] = {}
        self.owed: set[str] = set()
        """Marks of takings that were given up and may still stand in the store."""
        self._seen: dict[int, _Sight] = {}

    @property
    def has_seen(self) -> bool:
        """Whether any row stood in the store when this station last looked."""
        return bool(self._seen)

    def note(self, locks: Iterable[StoredLock], now_mono_ns: int) -> None:
        """Take in what stands in the store; a taking of ours that does not stand there any more is lost."""
        before = self._seen
        self._seen = {lock.camera_id: self._sight(before.get(lock.camera_id), lock, now_mono_ns) for lock in locks}
        for camera_id, taking in list(self.mine.items()):
            seen = self._seen.get(camera_id)
            if seen is None or seen.lock.mark != taking.lock.mark:
                del self.mine[camera_id]
        self.owed &= {seen.lock.mark for seen in self._seen.values()}

    def taken(self, taking: Taking, now_mono_ns: int) -> None:
        """Take in that the store made a camera ours."""
        self.mine[taking.lock.camera_id] = taking
        self._seen[taking.lock.camera_id] = _Sight(taking.lock, now_mono_ns)

    def commanded(self, camera_id: int, now_mono_ns: int) -> None:
        """Take in that the holder of a camera that is ours commands."""
        self.mine[camera_id] = replace(self.mine[camera_id], commanded_mono_ns=now_mono_ns)

    def confirmed(self, asked: Iterable[str], stood: Iterable[str], began_mono_ns: int) -> None:
        """Take in which of our takings the store knew of as they were touched; the others are lost."""
        stand, all_asked = frozenset(stood), frozenset(asked)
        for camera_id, taking in list(self.mine.items()):
            if taking.lock.mark in stand:
                self.mine[camera_id] = replace(taking, confirmed_mono_ns=began_mono_ns)
            elif taking.lock.mark in all_asked:
                del self.mine[camera_id]

    def give_up(self, meant: Callable[[StoredLock], bool]) -> None:
        """Give up the takings of ours that are meant."""
        for camera_id, taking in list(self.mine.items()):
            if meant(taking.lock):
                del self.mine[camera_id]
                self.owed.add(taking.lock.mark)

    def give_up_ended(self, now_mono_ns: int) -> None:
        """Give up the takings of ours whose time is over."""
        ended = {taking.lock.mark for taking in self.mine.values() if taking.left_s(now_mono_ns) <= 0}
        self.give_up(lambda lock: lock.mark in ended)

    def stood_s(self, lock: StoredLock, now_mono_ns: int) -> float:
        """Return for how long a row has been as it is, as far as this station saw; for ever if it was ours and is not.

        A row seen for the first time was 0 s so: a station that has just started waits like any other.
        """
        taking = self.mine.get(lock.camera_id)
        if lock.mark in self.owed:
            return math.inf
        if taking is not None and taking.lock.mark == lock.mark:
            return FREED_AFTER_S - taking.left_s(now_mono_ns)
        seen = self._seen.get(lock.camera_id)
        return seconds_between(seen.since_mono_ns, now_mono_ns) if seen is not None and seen.lock == lock else 0.0

    def shown(self, lock: StoredLock, now_mono_ns: int) -> PtzLock | None:
        """Return a row as a person is shown it, None if the camera is free."""
        left_s = FREED_AFTER_S - self.stood_s(lock, now_mono_ns)
        if left_s <= 0:
            return None
        taking = self.mine.get(lock.camera_id)
        mine = taking is not None and taking.lock.mark == lock.mark
        return PtzLock(lock.camera_id, lock.holder, None if lock.reserved else left_s, mine, lock.reserved)

    def held(self, now_mono_ns: int) -> dict[int, PtzLock]:
        """Return all cameras that somebody holds."""
        shown = {camera_id: self.shown(seen.lock, now_mono_ns) for camera_id, seen in self._seen.items()}
        return {camera_id: lock for camera_id, lock in shown.items() if lock is not None}

    @staticmethod
    def _sight(before: _Sight | None, lock: StoredLock, now_mono_ns: int) -> _Sight:
        return before if before is not None and before.lock == lock else _Sight(lock, now_mono_ns)
