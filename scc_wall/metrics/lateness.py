"""How late the UI timer was, over its last ticks."""

from collections import deque
from typing import Final

TICKS: Final = 2048
"""About half a minute at 60 ticks a second: long enough for a 99th percentile, short enough to show what is."""
QUANTILES: Final = (0.5, 0.9, 0.99, 1.0)


class TickLateness:
    """Collects the lateness of ticks; one thread records and reads."""

    def __init__(self) -> None:
        self._late_s: deque[float] = deque(maxlen=TICKS)

    def record(self, late_s: float) -> None:
        """Note one tick: seconds behind its time, 0.0 or less if it came early."""
        self._late_s.append(max(0.0, late_s))

    def quantiles(self) -> dict[float, float]:
        """Return quantile → seconds (nearest rank), empty before the first tick."""
        ordered = sorted(self._late_s)
        if not ordered:
            return {}
        return {q: ordered[min(len(ordered) - 1, int(q * len(ordered)))] for q in QUANTILES}
