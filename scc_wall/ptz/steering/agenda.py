"""The moment of one step, and when the next is due."""

from scc_wall.base.clock import Clock


class Agenda:
    """Everybody in a step says by when the next must come; the earliest counts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.now = clock.mono_ns()
        self._next = self.now

    def begin(self, longest_s: float) -> None:
        """Begin a step; the next comes after that time at the latest."""
        self.now = self._clock.mono_ns()
        self._next = self.after(longest_s)

    def after(self, seconds: float) -> int:
        """Return the moment that long after this step."""
        return self.now + round(seconds * 1e9)

    def by(self, moment_mono_ns: int | None) -> None:
        """Have the next step at that moment at the latest; None: no wish."""
        if moment_mono_ns is not None:
            self._next = min(self._next, moment_mono_ns)

    def at_once(self) -> None:
        """Have the next step right after this."""
        self._next = self.now

    def left_s(self) -> float:
        """Return the seconds until the next step."""
        return max(0.0, (self._next - self._clock.mono_ns()) / 1e9)
