"""One camera in the hand of this station: who has leave to steer it, and what waits for that leave.

::

    offer ─leave is known─────────────────► controller            (no thread, no disk between)
      └─► waits ─`leave` thread: policy, lock, mark─► deliver ─► controller
    stop, halt ──────────────────────────────────────────────────► controller, always and at once

Nothing here waits: no disk, no network. Safe for threads.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from scc_wall.access.presence import Presence
from scc_wall.base.clock import Clock
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.steering import (
    Command,
    Drive,
    EndPatrol,
    Hold,
    MoveRecord,
    PatrolState,
    ReadPresets,
    Release,
    RemovePreset,
    SaveHome,
    SavePreset,
    Steering,
    SteeringSnapshot,
)

MOST_WAITING: Final = 20
"""Commands that may wait for the store; with more of them the oldest is dropped."""
STOPS: Final = (Release, EndPatrol)
ACTS: Final = (SavePreset, RemovePreset, SaveHome)
"""What changes the camera without moving it: each is a row of its own."""
AT_REST: Final = frozenset({Drive.CONNECTING, Drive.REST, Drive.LOST})
_SAME_MOMENT: Final = timedelta(milliseconds=50)


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave to steer, as it was given.

    Parameters
    ----------
    touched_mono_ns
        When the lock was last held on in the store.
    """

    presence: Presence
    touched_mono_ns: int

    def is_of(self, now: Presence) -> bool:
        """Return whether it was given to that session, person and letter as they are now."""
        was = self.presence
        same = was.session.session_id == now.session.session_id
        return same and (was.account, was.letter) == (now.account, now.letter)


class Reins:
    """See above.

    Parameters
    ----------
    steering
        Set once the controller is there, before anything is offered.
    """

    def __init__(self, camera: CameraConfig, clock: Clock) -> None:
        self.camera = camera
        self.steering: Steering
        self._clock = clock
        self._mutex = threading.Lock()
        self._waiting: list[Command] = []
        self._asking = False
        self._leave: Leave | None = None
        self._movers: list[tuple[datetime, Presence]] = []
        self._passed_utc: datetime | None = None
        self.marked = False
        """Whether a move of now stands in the store, for the case that this program dies."""
        self.pushed = False
        """Whether a stick is held."""
        self.used_mono_ns = clock.mono_ns()
        """When it was last needed: selected, commanded, moving."""
        self.commanded_mono_ns = 0

    @property
    def camera_id(self) -> int:
        """Of the camera."""
        return self.camera.camera_id

    @property
    def leave(self) -> Leave | None:
        """Who may steer it from here; None: nobody asked, or it ended."""
        return self._leave

    def snapshot(self) -> SteeringSnapshot:
        """Return what holds of the camera."""
        return self.steering.snapshot()

    @property
    def busy(self) -> bool:
        """Whether it moves, or goes round, or may be doing so."""
        now = self.snapshot()
        return self.pushed or now.drive not in AT_REST or now.patrol is not PatrolState.NONE

    # --- commands

    def offer(self, command: Command, presence: Presence | None) -> bool:
        """Take a command; return whether leave has to be asked for now.

        Parameters
        ----------
        presence
            Who is in and may steer it as far as memory knows, with an audit that can be written; None: leave has to be
            asked for in any case.
        """
        with self._mutex:
            known = presence is not None and self._leave is not None and self._leave.is_of(presence)
            if isinstance(command, ReadPresets) or (known and self._is_free(command)):
                self._pass(command)
                return False
            if isinstance(command, Hold):
                self._waiting = [one for one in self._waiting if not isinstance(one, Hold)]
            self._waiting = [*self._waiting, command][-MOST_WAITING:]
            asks, self._asking = not self._asking, True
            return asks

    def _is_free(self, command: Command) -> bool:
        return self.marked and not self._waiting and not self._asking and not isinstance(command, ACTS)

    def waiting(self) -> tuple[Command, ...]:
        """Return what waits for leave."""
        with self._mutex:
            return tuple(self._waiting)

    def deliver(self, leave: Leave, commands: Sequence[Command]) -> bool:
        """Pass on those of `commands` that still wait; return False if others came meanwhile."""
        with self._mutex:
            self._leave = leave
            for command in commands:
                if any(one is command for one in self._waiting):
                    self._waiting = [one for one in self._waiting if one is not command]
                    self._pass(command)
            self._asking = bool(self._waiting)
            return not self._asking

    def refuse(self) -> None:
        """Forget what waits: there is no leave."""
        with self._mutex:
            self._waiting.clear()
            self._asking = False
            self._leave = None

    def stop(self, command: Command) -> None:
        """Pass on what stops: never refused. What a stick asked for is forgotten."""
        with self._mutex:
            self._waiting = [one for one in self._waiting if not isinstance(one, Hold)]
            self.pushed = False
            self._note_time()
            self.steering.command(command)

    def halt(self) -> None:
        """Stop it now and forget what waits."""
        with self._mutex:
            self._waiting.clear()
            self.pushed = False
            self.steering.halt()

    def end(self) -> None:
        """Halt, and take the leave back."""
        with self._mutex:
            self._leave = None
        self.halt()

    def renewed(self, leave: Leave) -> None:
        """Note that the store was told, unless the leave ended meanwhile."""
        with self._mutex:
            if self._leave is not None:
                self._leave = leave

    def free(self) -> None:
        """Take the leave back: the lock was let go, and nothing moves."""
        with self._mutex:
            if not self._waiting and not self._asking:
                self._leave = None

    def _pass(self, command: Command) -> None:
        self._note_time()
        if isinstance(command, Hold):
            self.pushed = bool(command.pan or command.tilt or command.zoom)
        if self._leave is not None and not isinstance(command, ReadPresets):
            self._note_mover(self._leave.presence)
        self.steering.command(command)

    def _note_time(self) -> None:
        self.commanded_mono_ns = self.used_mono_ns = self._clock.mono_ns()

    def _note_mover(self, presence: Presence) -> None:
        self._passed_utc = self._clock.now_utc()
        if not self._movers or self._movers[-1][1].session.session_id != presence.session.session_id:
            self._movers = [*self._movers[-3:], (self._passed_utc, presence)]

    # --- moves

    def ended(self, move: MoveRecord) -> tuple[Presence | None, bool]:
        """Note the end of a move; return who began it, and whether nothing has moved since.

        A patrol is told of in parts, so its camera may well move on.
        """
        going = self.snapshot().patrol in {PatrolState.GOING, PatrolState.STAYING}
        with self._mutex:
            over_utc = move.began_utc + timedelta(seconds=move.seconds)
            later = self._passed_utc is not None and self._passed_utc > over_utc + _SAME_MOMENT
            self.marked = self.marked and (later or going)
            before = [who for began_utc, who in self._movers if began_utc <= move.began_utc + _SAME_MOMENT]
            return before[-1] if before else self._movers[0][1] if self._movers else None, not (later or going)

    def mover(self) -> Presence | None:
        """Return who moved it last."""
        with self._mutex:
            return self._movers[-1][1] if self._movers else None
