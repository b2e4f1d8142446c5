"""Latencies counted in log-spaced buckets, so that hours can be merged into days and p50 and p95 still be read.

A bucket is 2^(1/4) wide (19 %): 64 of them reach from 1 ms to 55 s. A quantile read from them is at most 9 % off (the
middle of a bucket, geometrically).
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

BUCKETS: Final = 64
PER_OCTAVE: Final = 4


def bucket_of(latency_ms: float) -> int:
    """Return the bucket of a latency: 0 for up to 1 ms, the last one for everything beyond 55 s."""
    if latency_ms <= 1:
        return 0
    return min(BUCKETS - 1, int(PER_OCTAVE * math.log2(latency_ms)))


def middle_ms(bucket: int) -> float:
    """Return the geometric middle of a bucket in milliseconds."""
    return float(2 ** ((bucket + 0.5) / PER_OCTAVE))


@dataclass(frozen=True, slots=True)
class LatencyBuckets:
    """How many looks fell into each bucket.

    Parameters
    ----------
    counts
        `BUCKETS` counts, or none at all for no looks.
    """

    counts: tuple[int, ...] = ()

    @classmethod
    def of(cls, latencies_ms: Iterable[float]) -> "LatencyBuckets":
        """Count latencies."""
        counts = [0] * BUCKETS
        for latency_ms in latencies_ms:
            counts[bucket_of(latency_ms)] += 1
        return cls(tuple(counts)) if any(counts) else cls()

    @classmethod
    def merge(cls, parts: Iterable["LatencyBuckets"]) -> "LatencyBuckets":
        """Add several up."""
        filled = [part.counts for part in parts if part.counts]
        return cls(tuple(map(sum, zip(*filled, strict=True)))) if filled else cls()

    @property
    def total(self) -> int:
        """Return how many looks were counted."""
        return sum(self.counts)

    def quantile_ms(self, share: float) -> float | None:
        """Return the latency that `share` (0–1) of the looks stayed below, None without looks."""
        wanted = math.ceil(share * self.total)
        if not self.counts or self.total == 0:
            return None
        seen = 0
        for bucket, count in enumerate(self.counts):
            seen += count
            if seen >= max(wanted, 1):
                return middle_ms(bucket)
        return middle_ms(BUCKETS - 1)

    def packed(self) -> bytes:
        """Return them for a store: pairs of bucket and count, as varints; empty for none."""
        out = bytearray()
        for bucket, count in enumerate(self.counts):
            if count:
                out.append(bucket)
                left = count
                while left > 127:
                    out.append(left & 127 | 128)
                    left >>= 7
                out.append(left)
        return bytes(out)

    @classmethod
    def unpacked(cls, packed: bytes) -> "LatencyBuckets":
        """Read what `packed` wrote.

        Raises
        ------
        ValueError
            If it is not what `packed` writes.
        """
        counts = [0] * BUCKETS
        left = iter(packed)
        try:
            for bucket in left:
                count = next(left)
                if count > 127:  # a day's are of two bytes, and the panel reads thousands of days at once
                    more = next(left)
                    count = count & 127 | more << 7 if more < 128 else _rest(left, count & 127 | (more & 127) << 7)
                counts[bucket] += count
        except (IndexError, StopIteration):
            raise ValueError("latency buckets are damaged") from None
        return cls(tuple(counts)) if any(counts) else cls()


class PackedBuckets(LatencyBuckets):
    """The same as they stand in a store, unpacked when somebody asks: of thousands of days only a few are asked for.

    Parameters
    ----------
    packed
        What `packed` wrote; damaged, it counts as no looks.
    """

    __slots__ = ("_packed", "_unpacked")
    _packed: bytes
    _unpacked: tuple[int, ...]

    def __init__(self, packed: bytes) -> None:
        object.__setattr__(self, "_packed", packed)

    @property
    def counts(self) -> tuple[int, ...]:
        """Return the counts."""
        try:
            return self._unpacked
        except AttributeError:
            object.__setattr__(self, "_unpacked", self._read())
            return self._unpacked

    def _read(self) -> tuple[int, ...]:
        try:
            return LatencyBuckets.unpacked(self._packed).counts
        except ValueError:
            return ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LatencyBuckets) and self.counts == other.counts

    def __hash__(self) -> int:
        return hash((self.counts,))

    def __reduce__(self) -> tuple[type["PackedBuckets"], tuple[bytes]]:
        return PackedBuckets, (self._packed,)


def _rest(left: Iterator[int], count: int) -> int:
    """Return a count of more than two bytes, of which the first fourteen bits were read."""
    shift = 14
    while True:
        byte = next(left)
        count |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return count
