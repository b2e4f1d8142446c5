"""Lets each source speak only so often: one bad camera can write thousands of lines a second."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

BURST_LINES: Final = 50
LINES_PER_S: Final = 5.0
MOST_SOURCES: Final = 1000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_mono_ns: int
    suppressed: int = 0


class RateLimit:
    """A token bucket for each source: `burst` lines at once, then `per_s` lines a second.

    Not safe for threads by itself: its caller holds a lock.
    """

    def __init__(self, burst: int = BURST_LINES, per_s: float = LINES_PER_S) -> None:
        self._burst = float(burst)
        self._per_s = per_s
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._looked_mono_ns: int | None = None
        self._next_look_ns = int(1e9 / per_s)

    def allow(self, source: str, mono_ns: int) -> bool:
        """Take a token of `source`; return False, and count, if it has none left."""
        bucket = self._filled(source, mono_ns)
        if bucket.tokens < 1.0:
            bucket.suppressed += 1
            return False
        bucket.tokens -= 1.0
        return True

    def take_suppressed(self, mono_ns: int, *, final: bool = False) -> list[tuple[str, int]]:
        """Return, once, how many lines were suppressed of each source that may speak again (at the end: of all)."""
        # No source gets a token sooner; looking at a thousand of them for each line of a flood would be one itself.
        if not final and self._looked_mono_ns is not None and 0 <= mono_ns - self._looked_mono_ns < self._next_look_ns:
            return []
        self._looked_mono_ns = mono_ns
        taken: list[tuple[str, int]] = []
        for source in [name for name, bucket in self._buckets.items() if bucket.suppressed]:
            bucket = self._filled(source, mono_ns)
            if final or bucket.tokens >= 1.0:
                taken.append((source, bucket.suppressed))
                bucket.suppressed = 0
        return taken

    def _filled(self, source: str, mono_ns: int) -> _Bucket:
        bucket = self._buckets.get(source)
        if bucket is None:
            self._drop_oldest()
            bucket = self._buckets[source] = _Bucket(self._burst, mono_ns)
        elapsed_s = max(0, mono_ns - bucket.filled_mono_ns) / 1e9
        bucket.tokens = min(self._burst, bucket.tokens + elapsed_s * self._per_s)
        bucket.filled_mono_ns = mono_ns
        self._buckets.move_to_end(source)
        return bucket

    def _drop_oldest(self) -> None:
        """Keep the number of sources bounded; the one that was silent longest has a full bucket anyway."""
        if len(self._buckets) >= MOST_SOURCES:
            self._buckets.popitem(last=False)
