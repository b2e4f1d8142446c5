"""Which cameras are armed, when each was last heard of, which are to be stopped. Pure: neither I/O nor a clock.

::

            arm ┌─────────────────────────────────────────────┐
                ▼                silence, end                 │ stop done
    (not known) ARMED ────────────────────────────► STOPPING ─┴► STOPPED
         ▲        ▲                                    │           │
         │        └── beat, arm (not after the end) ◄──┴───────────┤
         └────────────────────── disarm ◄──────────────────────────┘

A beat after a stop by silence arms anew: whoever hung goes on, and may go on moving. After the end (the link broke, or
the UI process said goodbye) nobody can hold a camera any more, and every stop is carried through.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SILENCE_S: Final = 2.0
"""Without a beat for so long, an armed camera is stopped; beats come twice a second."""
GRACE_S: Final = 0.25
"""How long a beat that waits in the pipe may take to be read once this process runs again."""


class Phase(StrEnum):
    """What is done for a camera."""

    ARMED = "armed"
    STOPPING = "stopping"
    STOPPED = "stopped"
    """The stop was sent until it was proved or nothing more could be done; the UI process has said nothing since."""


@dataclass(slots=True)
class _Watched:
    phase: Phase
    heard_mono_ns: int


class Watch:
    """The cameras that the UI process moves.

    Parameters
    ----------
    silence_s
        How long it may say nothing of an armed camera.
    """

    def __init__(self, silence_s: float = SILENCE_S) -> None:
        self._silence_ns = int(silence_s * 1e9)
        self._watched: dict[int, _Watched] = {}
        self.ended = False

    def phase(self, camera_id: int) -> Phase | None:
        """Return what is done for a camera; None if nothing."""
        watched = self._watched.get(camera_id)
        return watched.phase if watched is not None else None

    def arm(self, camera_id: int, now_mono_ns: int) -> None:
        """Note that a move begins, or goes on."""
        if not self.ended:
            self._watched[camera_id] = _Watched(Phase.ARMED, now_mono_ns)

    def beat(self, camera_id: int, now_mono_ns: int) -> bool:
        """Note that somebody still holds the camera; return whether it is armed: not if it never was."""
        if camera_id in self._watched:
            self.arm(camera_id, now_mono_ns)
        return self.phase(camera_id) is Phase.ARMED

    def disarm(self, camera_id: int) -> None:
        """Note that the camera stands. Idempotent."""
        if not self.ended:
            self._watched.pop(camera_id, None)

    def silent(self, now_mono_ns: int) -> tuple[int, ...]:
        """Return the cameras that are to be stopped now, each once."""
        return self._stopping(
            camera_id
            for camera_id, watched in self._watched.items()
            if watched.phase is Phase.ARMED and now_mono_ns - watched.heard_mono_ns >= self._silence_ns
        )

    def end(self) -> tuple[int, ...]:
        """Note that nobody holds anything any more; return the cameras that are to be stopped now."""
        self.ended = True
        return self._stopping(camera_id for camera_id, watched in self._watched.items() if watched.phase is Phase.ARMED)

    def stopped(self, camera_id: int) -> None:
        """Note that a stop is done, whatever came of it."""
        if self.phase(camera_id) is Phase.STOPPING:
            self._watched[camera_id].phase = Phase.STOPPED

    def forgive(self, now_mono_ns: int) -> None:
        """Note that this process itself did not run for a while: what was said meanwhile is still to be read."""
        latest = now_mono_ns - self._silence_ns + int(GRACE_S * 1e9)
        for watched in self._watched.values():
            watched.heard_mono_ns = max(watched.heard_mono_ns, latest)

    def wait_s(self, now_mono_ns: int) -> float | None:
        """Return how long nothing needs to be looked at; None: until somebody says something."""
        heard = [watched.heard_mono_ns for watched in self._watched.values() if watched.phase is Phase.ARMED]
        return max(0.0, (min(heard) + self._silence_ns - now_mono_ns) / 1e9) if heard else None

    def _stopping(self, camera_ids: Iterable[int]) -> tuple[int, ...]:
        found = tuple(camera_ids)
        for camera_id in found:
            self._watched[camera_id].phase = Phase.STOPPING
        return found
