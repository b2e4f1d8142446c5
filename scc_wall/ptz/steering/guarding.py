"""Has the guardian watch one camera from the first command of a move to the proof that it stands."""

from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.steering import StopGuard

BEAT_S: Final = 0.4
"""Source: `StopGuard.beat`, at least twice a second."""


class Guarding:
    """The guardian, as far as it concerns one camera; each of its calls is made once."""

    def __init__(self, guard: StopGuard, camera_id: int, clock: Clock) -> None:
        self._guard, self._camera_id, self._clock = guard, camera_id, clock
        self._armed = False
        self._due_mono_ns = 0

    def arm(self) -> bool:
        """Have it watched; return whether it is."""
        if not self._armed:
            self._armed = self._guard.arm(self._camera_id)
            self._due_mono_ns = self._clock.mono_ns() + round(BEAT_S * 1e9)
        return self._armed

    def beat(self) -> int | None:
        """Say that it is held, if it is time to; return when it is time again, None if nobody watches."""
        if not self._armed:
            return None
        now = self._clock.mono_ns()
        if now >= self._due_mono_ns:
            self._guard.beat(self._camera_id)
            self._due_mono_ns = now + round(BEAT_S * 1e9)
        return self._due_mono_ns

    def disarm(self) -> None:
        """Have it watched no more. Idempotent."""
        if self._armed:
            self._armed = False
            self._guard.disarm(self._camera_id)
