"""How long to wait before the next try."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

FIRST_S = 1.0
LONGEST_S = 60.0
JITTER = 0.2
"""Source: specs/video.md, "Retry for ever: 1 s doubling to 60 s, ±20 % jitter"."""


@dataclass(slots=True)
class Backoff:
    """Waits that double from `first_s` to `longest_s`, each moved by up to ±20 % so that cameras don't retry in step.

    Parameters
    ----------
    first_s, longest_s
        Shortest and longest wait in seconds before jitter.
    uniform
        Source of randomness, `random.uniform` unless a test passes its own.
    """

    first_s: float = FIRST_S
    longest_s: float = LONGEST_S
    uniform: Callable[[float, float], float] = random.uniform
    _failures: int = field(default=0, init=False)

    @property
    def failures(self) -> int:
        """How many waits were handed out since the last success."""
        return self._failures

    def next_s(self) -> float:
        """Return the seconds to wait before the next try, and count a failure."""
        doublings = min(self._failures, 30)  # 2**30 s is beyond any `longest_s`; keeps the power small for ever
        self._failures += 1
        return min(self.first_s * 2.0**doublings, self.longest_s) * self.uniform(1 - JITTER, 1 + JITTER)

    def failed_before(self, failures: int) -> None:
        """Go on after so many failures that somebody else counted."""
        self._failures = failures

    def succeed(self) -> None:
        """Start again from the shortest wait."""
        self._failures = 0
