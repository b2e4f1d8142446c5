"""A stop that is owed: when it is sent again, in which way, and what must have been sent before rest is believed."""

from enum import StrEnum
from typing import Final

from scc_wall.domain.camera_error import CallCause, CameraCallError

FIRST_GAP_S: Final = 0.1
LONGEST_GAP_S: Final = 2.0
ALARM_S: Final = 5.0
"""Source: specs/ptz.md: again after 0.1, 0.2, 0.4 s…; after 5 s an alarm."""
LOCKOUT_GAP_S: Final = 10.0
"""Between stops that the camera refuses for their account: more often, and it locks that account for all."""
LATE_S: Final = 1.0
"""How late a move whose answer was lost may still reach the camera. Source: specs/ptz.md, jitter of 800 ms."""
AT_ONCE_MOST: Final = 3
"""Stops on their way at a time: those that hang may not hold up the next, nor use up a camera's connections."""
ACCEPTED_ENOUGH: Final = 3
"""Without any word of where it stands: so many stops that it took."""


class StopWay(StrEnum):
    """The ways to stop a camera, the plainest first."""

    STOP = "stop"
    ZERO_SPEED = "zero-speed"
    ZERO_WAY = "zero-way"


_PLAIN: Final = (StopWay.STOP,) * 4
_STRONGER: Final = (StopWay.ZERO_SPEED, StopWay.STOP, StopWay.ZERO_WAY, StopWay.STOP)
"""After the plain ones, again and again: some cameras obey one, some the other; the last shall always be plain."""


class StopSeries:
    """The stops from a release to the proof that the camera stands.

    Parameters
    ----------
    unknown_ways
        Those that this camera does not know; learnt here, kept by who asks.
    """

    def __init__(self, began_mono_ns: int, unknown_ways: set[StopWay]) -> None:
        self.began_mono_ns = began_mono_ns
        self.due_mono_ns = began_mono_ns
        self.by_loss = False
        self.on_way = 0
        self.accepted = 0
        self.covered_mono_ns: int | None = None
        """When a stop was sent behind which no move can come any more."""
        self._required_mono_ns = began_mono_ns
        self._unknown = unknown_ways
        self._refused: set[StopWay] = set()
        self._sent = 0
        self._last: StopWay | None = None
        self._gap_s = FIRST_GAP_S

    def due(self, now_ns: int) -> bool:
        """Return whether one is to be sent now."""
        return now_ns >= self.due_mono_ns and self.on_way < AT_ONCE_MOST

    def send(self, now_ns: int, *, moves_on_way: bool) -> StopWay:
        """Return the way of the stop that is sent now."""
        way = self._last = self._next_way()
        self.on_way += 1
        if way is StopWay.STOP or StopWay.STOP in self._refused | self._unknown:
            self.due_mono_ns = now_ns + round(self._gap_s * 1e9)
            self._gap_s = min(self._gap_s * 2, LONGEST_GAP_S)
        else:
            self.due_mono_ns = now_ns + round(FIRST_GAP_S * 1e9)
        if now_ns < self._required_mono_ns:
            self.due_mono_ns = min(self.due_mono_ns, self._required_mono_ns)
        elif self.covered_mono_ns is None and not moves_on_way:
            self.covered_mono_ns, self.accepted = now_ns, 0
        return way

    def move_ended(self, now_ns: int, *, lost: bool) -> None:
        """Count no more on what was sent: a move may have come after it, and if its answer is lost, still may."""
        self._required_mono_ns = now_ns + (round(LATE_S * 1e9) if lost else 0)
        self.due_mono_ns = now_ns
        self.covered_mono_ns = None
        self._sent, self._gap_s = 0, FIRST_GAP_S
        self.by_loss |= lost

    def answered(self, way: StopWay, sent_ns: int, now_ns: int, error: CameraCallError | None) -> None:
        """Take the answer to a stop; a way that is refused gives place to the next at once."""
        self.on_way -= 1
        if error is None:
            self.accepted += self.covered_mono_ns is not None and sent_ns >= self.covered_mono_ns
        elif error.cause in (CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN):
            self.due_mono_ns = max(self.due_mono_ns, now_ns + round(LOCKOUT_GAP_S * 1e9))
        elif error.cause in (CallCause.UNSUPPORTED, CallCause.FAULT):
            known = self._refused | self._unknown
            if way not in known and len(known) + 1 < len(StopWay):
                self.due_mono_ns = now_ns
            self._refused.add(way)
            if error.cause is CallCause.UNSUPPORTED:
                self._unknown.add(way)

    @property
    def begun(self) -> bool:
        """Whether one was sent."""
        return self._last is not None

    @property
    def ends_plainly(self) -> bool:
        """Whether the last one was a plain stop, or the camera takes none."""
        return self._last is StopWay.STOP or StopWay.STOP in self._refused | self._unknown

    def taken_well(self, now_ns: int) -> bool:
        """Return whether a camera that tells nothing took stops enough, and had the time to brake."""
        covered = self.covered_mono_ns
        return covered is not None and self.accepted >= ACCEPTED_ENOUGH and now_ns - covered >= round(LATE_S * 1e9)

    def _next_way(self) -> StopWay:
        plain, stronger = self._usable(_PLAIN), self._usable(_STRONGER)
        if not stronger:  # all were refused: try them all the same
            stronger = [*StopWay]
        self._sent += 1
        if self._sent <= len(plain):
            return plain[self._sent - 1]
        return stronger[(self._sent - len(plain) - 1) % len(stronger)]

    def _usable(self, ways: tuple[StopWay, ...]) -> list[StopWay]:
        return [way for way in ways if way not in self._refused | self._unknown]
