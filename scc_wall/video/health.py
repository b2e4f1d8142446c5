"""What one reader measures of its stream: pictures a second, their interval, what was dropped, reopened."""

from collections import deque
from dataclasses import replace
from typing import Final

from scc_wall.base.clock import seconds_between
from scc_wall.domain.tile import StreamFacts

WINDOW_S: Final = 4.0
"""Pictures per second are measured over this long; the load rule of specs/video.md looks at 4 s too."""
_WINDOW_NS: Final = int(WINDOW_S * 1e9)


class Meter:
    """Rates of one stream over the last seconds, and its counts since the reader was made."""

    def __init__(self) -> None:
        self._arrivals: deque[tuple[int, int]] = deque()
        self._window_bytes = 0
        self.received = 0
        self.decoded = 0
        self.dropped = 0
        self.damaged = 0
        self.reopened = 0

    def picture(self, arrived_mono_ns: int, size_bytes: int, *, damaged: bool = False) -> None:
        """Count a picture received."""
        self.received += 1
        if damaged:
            self.damaged += 1
        arrivals = self._arrivals
        arrivals.append((arrived_mono_ns, size_bytes))
        self._window_bytes += size_bytes
        oldest_mono_ns = arrived_mono_ns - _WINDOW_NS
        # Two are always kept, so that a stream of one picture in 5 s has an interval too.
        while arrivals[0][0] < oldest_mono_ns and len(arrivals) > 2:
            self._window_bytes -= arrivals.popleft()[1]

    def interrupted(self) -> None:
        """Forget the rates: the stream ended."""
        self._arrivals.clear()
        self._window_bytes = 0

    @property
    def interval_s(self) -> float | None:
        """Mean time between pictures over the window; None with fewer than two."""
        if len(self._arrivals) < 2:
            return None
        return seconds_between(self._arrivals[0][0], self._arrivals[-1][0]) / (len(self._arrivals) - 1)

    def facts(self, known: StreamFacts, now_mono_ns: int) -> StreamFacts:
        """Return `known` with the measured figures filled in."""
        frames_per_s = bits_per_s = 0.0
        if len(self._arrivals) >= 2:
            silence_s = seconds_between(self._arrivals[-1][0], now_mono_ns)
            interval_s = self.interval_s or 0.0
            # A stream that fell silent slows down in the figure too, instead of keeping its last rate.
            span_s = (len(self._arrivals) - 1) * interval_s + max(0.0, silence_s - 2 * interval_s)
            if span_s > 0:
                frames_per_s = (len(self._arrivals) - 1) / span_s
                bits_per_s = (self._window_bytes - self._arrivals[0][1]) * 8 / span_s
        return replace(
            known,
            frames_per_s=frames_per_s,
            bits_per_s=bits_per_s,
            frames_received=self.received,
            frames_decoded=self.decoded,
            frames_dropped=self.dropped,
            frames_damaged=self.damaged,
            reopened=self.reopened,
        )
