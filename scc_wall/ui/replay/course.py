"""One replay in the hand of a person: what they wish, as values; `ReplayUi` has it done."""

from dataclasses import dataclass, field, replace
from typing import Final

from scc_wall.domain.replay import SPEEDS, ReplayPhase, ReplayState, ReplayWish

BACK_S: Final = (10.0, 20.0, 30.0)
"""How far the key leads back, the first time and again."""
FRESH_NS: Final = 700_000_000
"""A step counts from where the one before led if that was asked for so lately: its picture may not be there yet."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a replay shall be, and how it goes on.

    Parameters
    ----------
    began_mono_ns
        What `back` counts from.
    wish
        What was wished last; its jump is that of the moment only.
    target
        (Where the last jump led, when it was asked for), both in monotonic nanoseconds.
    """

    began_mono_ns: int
    back: int = 0
    wish: ReplayWish = field(default_factory=ReplayWish)
    target: tuple[int, int] = (0, 0)

    def first(self, now_mono_ns: int) -> "Course":
        """Return the course that begins the first stretch back."""
        return self._to(self.began_mono_ns - int(BACK_S[self.back] * 1e9), now_mono_ns, playing=True)

    def further(self, state: ReplayState, now_mono_ns: int) -> "Course":
        """Go further back; from the furthest to the nearest again, and past what there is to its beginning."""
        course = replace(self, back=(self.back + 1) % len(BACK_S))
        return course.to(state, course.began_mono_ns - int(BACK_S[course.back] * 1e9), now_mono_ns, playing=True)

    def to(self, state: ReplayState, at_mono_ns: int, now_mono_ns: int, *, playing: bool | None = None) -> "Course":
        """Jump there, or to the nearest there is."""
        inside = min(max(at_mono_ns, state.from_mono_ns), state.until_mono_ns)
        return self._to(inside, now_mono_ns, playing=self.wish.playing if playing is None else playing)

    def step(self, state: ReplayState, seconds: float, now_mono_ns: int) -> "Course":
        """Jump so many seconds on, or back."""
        at_mono_ns, asked_mono_ns = self.target
        fresh = asked_mono_ns and now_mono_ns - asked_mono_ns < FRESH_NS
        here = at_mono_ns if fresh else state.shown_mono_ns
        return self.to(state, here + int(seconds * 1e9), now_mono_ns)

    def pause(self, state: ReplayState, now_mono_ns: int) -> "Course":
        """Stop, or go on; at its end begin again."""
        if state.phase is ReplayPhase.ENDED:
            return self.to(state, state.from_mono_ns, now_mono_ns, playing=True)
        return replace(self, wish=self.wish._replace(at_mono_ns=None, playing=not self.wish.playing))

    def faster(self, steps: int) -> "Course":
        """Go on faster, or slower."""
        index = min(max(SPEEDS.index(self.wish.speed) + steps, 0), len(SPEEDS) - 1)
        return replace(self, wish=self.wish._replace(at_mono_ns=None, speed=SPEEDS[index]))

    def _to(self, at_mono_ns: int, now_mono_ns: int, *, playing: bool) -> "Course":
        wish = self.wish._replace(at_mono_ns=at_mono_ns, playing=playing)
        return replace(self, wish=wish, target=(at_mono_ns, now_mono_ns))
