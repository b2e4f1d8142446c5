"""Moves as the audit tells them: everything between two rests that are more than a moment apart, in one record."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.ptz import PtzVector
from scc_wall.domain.steering import MoveRecord

MOMENT_S: Final = 2.0
PATROL_S: Final = 60.0
"""A record at the latest, while a patrol goes round."""
PATROL_RESTING_S: Final = 45.0
"""And sooner if the camera stays at a preset then, so that the record ends in a proved rest."""


@dataclass(slots=True)
class _Move:
    began_utc: datetime
    began_mono_ns: int
    origin: PtzVector | None
    how: dict[str, None] = field(default_factory=dict)
    commands: int = 0
    rested_mono_ns: int | None = None
    place: PtzVector | None = None
    proved: bool = False


class Journal:
    """Gathers commands and rests into records."""

    def __init__(self, camera_id: int, clock: Clock) -> None:
        self._camera_id = camera_id
        self._clock = clock
        self._move: _Move | None = None

    def command(self, how: str, place: PtzVector | None) -> None:
        """Note a command that was sent, and where the camera stood before it."""
        if self._move is None:
            self._move = _Move(self._clock.now_utc(), self._clock.mono_ns(), place)
        self._move.rested_mono_ns = None
        self._move.commands += 1
        self._move.how.setdefault(how)

    def stop(self) -> None:
        """Note a stop that was sent; by itself it is no move."""
        if self._move is not None and self._move.rested_mono_ns is None:
            self._move.commands += 1

    def rest(self, place: PtzVector | None, *, proved: bool) -> None:
        """Note that it stands."""
        if self._move is not None and self._move.rested_mono_ns is None:
            self._move.rested_mono_ns = self._clock.mono_ns()
            self._move.place, self._move.proved = place, proved

    def due_mono_ns(self, *, patrolling: bool) -> int | None:
        """Return when `take` has a record; None: not yet known."""
        if self._move is None:
            return None
        if patrolling:
            resting = self._move.rested_mono_ns is not None
            return self._move.began_mono_ns + round((PATROL_RESTING_S if resting else PATROL_S) * 1e9)
        if self._move.rested_mono_ns is None:
            return None
        return self._move.rested_mono_ns + round(MOMENT_S * 1e9)

    def take(self, place: PtzVector | None, *, patrolling: bool = False, at_once: bool = False) -> MoveRecord | None:
        """Return the record that is due, `at_once`: whatever there is; None without."""
        due = self.due_mono_ns(patrolling=patrolling)
        move, now = self._move, self._clock.mono_ns()
        if move is None or not (at_once or (due is not None and now >= due)):
            return None
        self._move = None
        rested = move.rested_mono_ns is not None
        return MoveRecord(
            self._camera_id,
            move.began_utc,
            seconds_between(move.began_mono_ns, move.rested_mono_ns if move.rested_mono_ns is not None else now),
            move.origin,
            move.place if rested else place,
            tuple(move.how),
            move.commands,
            move.proved and rested,
        )
