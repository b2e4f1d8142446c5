"""The locks as one station sees them: answers from memory, agrees with the others through the store."""

import logging
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.ptz_lock import (
    LockHeldError,
    LockHolder,
    LockStore,
    PtzLock,
    StoredLock,
    is_theirs,
    outranks,
    yields,
)
from scc_wall.ptz.lock.memory import LockMemory, Taking

_log = logging.getLogger(__name__)

TRIES: Final = 5
"""Rounds of look and swap: each is lost only to somebody who won it, whom the next look shows."""


class StationLocks:
    """A `domain.ptz_lock.PtzLocks`, safe for threads; `LockWatch` has it look.

    `held`, and `take` while the camera is held by the one who asks, answer from memory. What else asks the store may
    wait for it, so it is not for the UI's thread; and nothing here is ever asked for a stop.

    Parameters
    ----------
    needed
        Whether any camera can be steered; without one, and nothing held, the store is left alone.
    """

    def __init__(self, store: LockStore, clock: Clock, needed: Callable[[], bool] = lambda: True) -> None:
        self._store = store
        self._clock = clock
        self._needed = needed
        self._memory = LockMemory()
        self._guard = threading.Lock()  # of the memory alone, never held while the store is asked
        self._changes = 0
        self.commanded = threading.Event()
        """Set while commands go on, so that the watch looks sooner and a takeover elsewhere is noticed at once."""

    # --- domain.ptz_lock.PtzLocks

    def held(self) -> Mapping[int, PtzLock]:
        """Return all cameras that somebody holds, by id; from memory."""
        with self._guard:
            return self._memory.held(self._clock.mono_ns())

    def take(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Take the camera, or hold it on.

        Raises
        ------
        LockHeldError
            If somebody else holds it.
        SccError
            If the store can't be asked; what is held stays held for its 15 s.
        """
        return self._held_on(camera_id, holder) or self._have(camera_id, holder)

    def take_over(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Take the camera from who holds it, if the asker outranks them.

        Raises
        ------
        LockHeldError
            If it is held by somebody of equal or higher rank.
        SccError
            If the store can't be asked.
        """
        return self._held_on(camera_id, holder) or self._have(camera_id, holder, overrule=True)

    def reserve(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Keep the camera beyond the last command.

        Raises
        ------
        LockHeldError
            If somebody else holds it.
        SccError
            If the store can't be asked.
        """
        held = self._held_on(camera_id, holder)
        return held if held is not None and held.reserved else self._have(camera_id, holder, reserve=True)

    def release(self, camera_id: int, holder: LockHolder) -> None:
        """Let the camera go; without the store the others see it free 15 s later. Idempotent."""
        self._forget(lambda lock: lock.camera_id == camera_id and is_theirs(lock.holder, holder))

    def release_all(self, session_id: int) -> None:
        """Let go of everything that a session holds; without the store as `release`. Idempotent."""
        self._forget(lambda lock: lock.holder.session_id == session_id)

    # --- for the watch

    def look(self) -> None:
        """Give signs of life for what is held here, let go of what is over, and see what stands in the store.

        Raises
        ------
        SccError
            If the store can't be asked: what was known ages, what is held here is ours for its 15 s.
        """
        needed = self._needed()
        with self._guard:
            now = self._clock.mono_ns()
            self._memory.give_up_ended(now)
            owed = frozenset(self._memory.owed)
            due = frozenset(one.lock.mark for one in self._memory.mine.values() if one.is_due(now))
            if not (self._memory.mine or owed or needed):
                self._memory.note((), now)
                return
        if owed:
            self._store.let_go(owed)
        if due:
            stood = self._store.touch(due)
            with self._guard:
                self._memory.confirmed(due, stood, now)
        self._read()

    def close(self) -> None:
        """Let go of all that is held here. Idempotent."""
        self._forget(lambda _: False, everything_here=True)

    # --- within

    def _held_on(self, camera_id: int, holder: LockHolder) -> PtzLock | None:
        """Return the lock if it is the asker's by memory, as of a command now."""
        with self._guard:
            now = self._clock.mono_ns()
            taking = self._memory.mine.get(camera_id)
            if taking is None or taking.lock.holder != holder or taking.left_s(now) <= 0:
                return None
            self._memory.commanded(camera_id, now)
            shown = self._memory.shown(taking.lock, now)
        self.commanded.set()
        return shown

    def _have(self, camera_id: int, holder: LockHolder, *, overrule: bool = False, reserve: bool = False) -> PtzLock:
        """Agree with the other stations through the store."""
        asked = self._clock.mono_ns()
        for _ in range(TRIES):
            stands = self._standing(camera_id)
            self._refuse_held(stands, holder, overrule=overrule)
            kept = stands is not None and stands.reserved and is_theirs(stands.holder, holder)
            wanted = StoredLock(camera_id, holder, secrets.token_hex(8), reserved=reserve or kept)
            began = self._clock.mono_ns()
            if self._store.swap(wanted, stands):
                return self._taken(Taking(wanted, asked, began))
        raise SccError(
            Told("Kamera ini sedang diperebutkan.", "Several people take this camera at once."),
            todo=Told("Coba lagi.", "Try again."),
        )

    def _standing(self, camera_id: int) -> StoredLock | None:
        return next((lock for lock in self._read() if lock.camera_id == camera_id), None)

    def _taken(self, taking: Taking) -> PtzLock:
        with self._guard:
            now = self._clock.mono_ns()
            self._changes += 1
            self._memory.taken(taking, now)
            shown = self._memory.shown(taking.lock, now)
        lock = taking.lock
        return shown or PtzLock(
            lock.camera_id, lock.holder, None if lock.reserved else 0.0, mine=True, reserved=lock.reserved
        )

    def _refuse_held(self, stands: StoredLock | None, holder: LockHolder, *, overrule: bool) -> None:
        if stands is None:
            return
        with self._guard:
            stood_s = self._memory.stood_s(stands, self._clock.mono_ns())
        if not yields(stands, stood_s, holder, overrule=overrule):
            raise self._refusal(stands, holder)

    def _refusal(self, stands: StoredLock, holder: LockHolder) -> LockHeldError:
        with self._guard:
            shown = self._memory.shown(stands, self._clock.mono_ns())
        shown = shown or PtzLock(stands.camera_id, stands.holder, None, mine=False)
        return LockHeldError(shown, may_take_over=outranks(holder.role, stands.holder.role))

    def _read(self) -> Sequence[StoredLock]:
        """Return what stands in the store, and remember it, unless this station changed it while it was read."""
        with self._guard:
            changes = self._changes
        locks = self._store.locks()
        with self._guard:
            if changes == self._changes:
                self._memory.note(locks, self._clock.mono_ns())
        return locks

    def _forget(self, meant: Callable[[StoredLock], bool], *, everything_here: bool = False) -> None:
        with self._guard:
            self._changes += 1
            self._memory.give_up(lambda lock: everything_here or meant(lock))
            owed = set(self._memory.owed)
            nothing = not owed and not self._memory.has_seen
        if nothing and not self._needed():
            return
        try:
            if not everything_here:
                owed |= {lock.mark for lock in self._store.locks() if meant(lock)}
            if owed:
                self._store.let_go(owed)
        except SccError as error:  # the next look tries again, and without any sign of life it is free in 15 s
            _log.warning("a camera's lock stays in the store until it stands still: %s", error.what.en)
