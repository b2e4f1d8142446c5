"""A patrol: which preset is next, and when."""

from typing import Final

from scc_wall.domain.steering import Patrol, PatrolState

RESUMED_S: Final = 30.0
"""After the last command of a person. Source: specs/ptz.md."""
LEAST: Final = 2
LEAST_DWELL_S: Final = 1.0


class Round:
    """Where a patrol stands.

    ::

        PAUSED ─30 s after the last command, at rest─► GOING ─arrived─► STAYING ─dwell─► GOING
           ▲                                             └───────── a person steers ───────┘
           └─────────────────────────────────────────────┘
    """

    def __init__(self, patrol: Patrol, tokens: tuple[str, ...]) -> None:
        self.patrol = patrol
        self.tokens = tokens
        self.state = PatrolState.STAYING
        self.due_mono_ns = 0
        self.at = ""
        """The preset it goes to or stays at; empty before the first."""
        self._next = 0

    def go(self) -> str:
        """Return the preset to go to now."""
        self.at = self.tokens[self._next % len(self.tokens)]
        self._next += 1
        self.state = PatrolState.GOING
        return self.at

    def arrived(self, now_ns: int) -> None:
        """Stay for a while; also where it could not get to."""
        if self.state is PatrolState.GOING:
            self.state = PatrolState.STAYING
            self.due_mono_ns = now_ns + round(max(self.patrol.dwell_s, LEAST_DWELL_S) * 1e9)

    def pause(self, now_ns: int) -> None:
        """Wait for a person who steers; go on that long after their last command."""
        self.state = PatrolState.PAUSED
        self.due_mono_ns = now_ns + round(RESUMED_S * 1e9)

    @property
    def missing(self) -> bool:
        """Whether it was this patrol that could not get to a preset just now."""
        return self.state is PatrolState.STAYING

    def leave_out(self) -> bool:
        """Leave out the preset that it went to, since the camera has it no longer; return whether enough are left."""
        self.tokens = tuple(one for one in self.tokens if one != self.at)
        return len(set(self.tokens)) >= LEAST
