"""Which denials were recorded lately: a stick pushed on and on must not fill the audit."""

from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.told import Told

SAME_REFUSAL_S: Final = 60.0
"""As `room_lock`."""


class Denials:
    """Remembers the denials of whoever is in now."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at_mono_ns: dict[tuple[int, object, Told], int] = {}

    def due(self, camera_id: int, who: object, why: Told) -> bool:
        """Return whether this one is to be recorded: not if it was within the last minute."""
        key, now = (camera_id, who, why), self._clock.mono_ns()
        before = self._at_mono_ns.get(key)
        if before is not None and seconds_between(before, now) < SAME_REFUSAL_S:
            return False
        self._at_mono_ns = {**{k: at for k, at in self._at_mono_ns.items() if k[1] == who}, key: now}
        return True
