"""A stop that is owed: when it is sent again, in which way, and what must have been sent before rest is believed."""

from enum import StrEnum
from typing import Final

from scc_wall.domain.camera_error import CallCause, CameraCallError

FIRST_GAP_S: Final = 0.1
LONGEST_GAP_S: Final = 2.0
ALARM_S: Final = 5.0
"""Source: specs/ptz.md: again after 0.1, 0.2, 0.4 s…; after 5 s an alarm."""
LOCKOUT_GAPS_S: Final = (1.0, 3.0, 10.0)
"""Between stops that the camera refuses for their account, the last for all that follow: more often, and it locks that
account for all. The first ones soon, since the account was good for the move."""
LATE_S: Final = 1.0
"""How late a move whose answer was lost may still reach the camera. Source: specs/ptz.md, jitter of 800 ms."""
AT_ONCE_MOST: Final = 3
"""Stops on their way at a time: those that hang may not hold up the next, nor use up a camera's connections."""
HANGS_S: Final = 0.9
"""After which a stop without an answer hangs: another way is tried beside it. Source: specs/ptz.md, 800 ms."""
ACCEPTED_ENOUGH: Final = 3
"""Without any word of where it stands: so many stops that it took."""


class StopWay(StrEnum):
    """The ways to stop a camera, the plainest first."""

    STOP = "stop"
    ZERO_SPEED = "zero-speed"
    ZERO_WAY = "zero-way"


_PLAIN_FIRST: Final = 4
"""Then the others take turns with plain ones: some cameras obey one, some the other; the last shall be plain."""


class StopSeries:
    """The stops from a release to the proof that the camera stands.

    Parameters
    ----------
    unknown_ways
        Those that this camera does not know; learnt here, kept by who asks.
    """

    def __init__(self, began_mono_ns: int, unknown_ways: set[StopWay]) -> None:
        self.began_mono_ns = began_mono_ns
        self.by_loss = False
        self.accepted = 0
        """Since `covered_mono_ns`."""
        self.covered_mono_ns: int | None = None
        """When a stop was sent behind which no move can come any more."""
        self._due_mono_ns = began_mono_ns
        self._required_mono_ns = began_mono_ns
        self._unknown = unknown_ways
        self._refused: set[StopWay] = set()
        self._on_way: list[tuple[StopWay, int]] = []
        self._sent = self._stronger = 0
        self._spare_mono_ns = began_mono_ns
        self._spare_gap_s = FIRST_GAP_S
        self._last: StopWay | None = None
        self._gap_s = FIRST_GAP_S
        self._locked_out = 0

    def next_mono_ns(self) -> int:
        """Return when the next is due, as far as is known now."""
        by_gap = self._due_mono_ns if len(self._on_way) < AT_ONCE_MOST else None
        by_hanging = self._hangs_mono_ns() if self._spare() is not None else None
        return min((due for due in (by_gap, by_hanging) if due is not None), default=self._due_mono_ns + 10**9)

    def send(self, now_ns: int, *, moves_on_way: bool) -> StopWay:
        """Return the way of the stop that is sent now."""
        hangs, spare = self._hangs_mono_ns(), self._spare()
        if spare is not None and hangs is not None and now_ns >= hangs:
            way = spare
            self._spare_mono_ns = now_ns + round(self._spare_gap_s * 1e9)
            self._spare_gap_s = min(self._spare_gap_s * 2, LONGEST_GAP_S)
        else:
            if self.covered_mono_ns is None and now_ns >= self._required_mono_ns and not moves_on_way:
                self.covered_mono_ns, self.accepted, self._sent = now_ns, 0, 0
            way = self._next_way()
            self._plan(way, now_ns)
        self._last = way
        self._on_way.append((way, now_ns))
        return way

    def _plan(self, way: StopWay, now_ns: int) -> None:
        if way is self._plain:
            self._due_mono_ns = now_ns + round(self._gap_s * 1e9)
            self._gap_s = min(self._gap_s * 2, LONGEST_GAP_S)
        else:
            self._due_mono_ns = now_ns + round(FIRST_GAP_S * 1e9)
        if now_ns < self._required_mono_ns:
            self._due_mono_ns = min(self._due_mono_ns, self._required_mono_ns)

    def move_ended(self, now_ns: int, *, lost: bool) -> None:
        """Count no more on what was sent: a move may have come after it, and if its answer is lost, still may."""
        self._required_mono_ns = now_ns + (round(LATE_S * 1e9) if lost else 0)
        self._due_mono_ns = now_ns
        self.covered_mono_ns = None
        self._gap_s = FIRST_GAP_S
        self.by_loss |= lost

    def answered(self, way: StopWay, sent_ns: int, now_ns: int, error: CameraCallError | None) -> None:
        """Take the answer to a stop; a way that is refused gives place to the next at once."""
        self._on_way.remove((way, sent_ns))
        if way is not self._plain:
            self._last, self._due_mono_ns = way, now_ns  # behind it, too, a plain one
        if error is None:
            self.accepted += self.covered_mono_ns is not None and sent_ns >= self.covered_mono_ns
        elif error.cause in (CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN):
            self._due_mono_ns = now_ns + round(LOCKOUT_GAPS_S[min(self._locked_out, len(LOCKOUT_GAPS_S) - 1)] * 1e9)
            self._locked_out += 1
        elif error.cause in (CallCause.UNSUPPORTED, CallCause.FAULT):
            if way in self._usable and len(self._usable) in (2, 3) and way not in self._refused:
                self._due_mono_ns = now_ns
            self._refused.add(way)
            if error.cause is CallCause.UNSUPPORTED:
                self._unknown.add(way)

    @property
    def begun(self) -> bool:
        """Whether one was sent."""
        return self._last is not None

    @property
    def ends_plainly(self) -> bool:
        """Whether no other than a stop of the plainest kind can arrive last."""
        return self._last is self._plain and all(way is self._plain for way, _ in self._on_way)

    def taken_well(self, now_ns: int) -> bool:
        """Return whether a camera that tells nothing took stops enough, and had the time to brake."""
        ends = self.taken_well_mono_ns
        return ends is not None and now_ns >= ends

    @property
    def taken_well_mono_ns(self) -> int | None:
        """When a camera that tells nothing has had the time to brake; None: it has not taken stops enough."""
        if self.covered_mono_ns is None or self.accepted < ACCEPTED_ENOUGH or not self.ends_plainly:
            return None
        return self.covered_mono_ns + round(LATE_S * 1e9)

    def _next_way(self) -> StopWay:
        self._sent += 1
        plain, others = self._plain, self._usable[1:]
        if not others or self.covered_mono_ns is None or self._sent <= _PLAIN_FIRST or self._last is not plain:
            return plain
        self._stronger += 1
        return others[(self._stronger - 1) % len(others)]

    @property
    def _usable(self) -> list[StopWay]:
        """The ways that were not refused, the plainest first; all of them if all were: they are tried all the same."""
        return [way for way in StopWay if way not in self._refused and way not in self._unknown] or [*StopWay]

    @property
    def _plain(self) -> StopWay:
        return self._usable[0]

    def _hangs_mono_ns(self) -> int | None:
        """Return when another way is to be tried, since the oldest on its way counts as hanging; None without any."""
        return max(self._on_way[0][1] + round(HANGS_S * 1e9), self._spare_mono_ns) if self._on_way else None

    def _spare(self) -> StopWay | None:
        """Return another way that is not on its way yet, None without."""
        tried = {way for way, _ in self._on_way}
        return next((way for way in self._usable if way not in tried), None)
