"""The times to the first byte of each site over its last 7 days, by hour: what its own p95 is read from."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from scc_wall.domain.latency import BUCKETS, LatencyBuckets, bucket_of
from scc_wall.domain.site_store import LatencySummary

KEPT: Final = timedelta(days=7)


@dataclass(slots=True)
class LatencyMemory:
    """The good looks of one site. For one thread.

    Hours are kept packed, some 20 bytes each: 300 sites for a week are one megabyte instead of thirty.
    """

    _hours: deque[tuple[datetime, bytes]] = field(default_factory=deque)
    """Hours that are over, oldest first."""
    _hour_utc: datetime | None = None
    _hour: list[int] = field(default_factory=lambda: [0] * BUCKETS)
    _week: list[int] = field(default_factory=lambda: [0] * BUCKETS)
    """All of it added up, the hour under way included."""

    def restore(self, hours: Iterable[LatencySummary]) -> None:
        """Take up what history kept, oldest first; before the first look."""
        for hour in hours:
            self._hours.append((hour.start_utc, hour.first_byte.packed()))
            self._count(hour.first_byte, 1)

    def add(self, first_byte_ms: float, at_utc: datetime) -> None:
        """Count one good look."""
        hour_utc = at_utc.replace(minute=0, second=0, microsecond=0)
        if hour_utc != self._hour_utc:
            self._turn(hour_utc)
        bucket = bucket_of(first_byte_ms)
        self._hour[bucket] += 1
        self._week[bucket] += 1

    def week(self) -> LatencyBuckets:
        """Return the looks of the last 7 days."""
        return LatencyBuckets(tuple(self._week))

    def _turn(self, hour_utc: datetime) -> None:
        if self._hour_utc is not None:
            self._hours.append((self._hour_utc, LatencyBuckets(tuple(self._hour)).packed()))
        self._hour_utc, self._hour = hour_utc, [0] * BUCKETS
        while self._hours and hour_utc - self._hours[0][0] >= KEPT:
            self._count(LatencyBuckets.unpacked(self._hours.popleft()[1]), -1)

    def _count(self, buckets: LatencyBuckets, times: int) -> None:
        for bucket, count in enumerate(buckets.counts):
            self._week[bucket] += times * count
