"""Slopes, recoveries and verdicts of what was noted; nothing here knows where it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean, median
from typing import Final

MOST_MIB_PER_H: Final = 1.0
"""Source: specs/packaging.md, "Soak"."""
JUDGED_SPAN_S: Final = 20 * 60.0
"""A slope over less is noise of the allocator: a single MiB within five minutes is 12 MiB/h."""
MOST_RECOVERY_S: Final = 60.0
"""A camera that refused a connection again and again is asked again within half a minute."""
MOST_LATE_S: Final = 0.25
MOST_NEW_THREADS: Final = 4
MOST_NEW_DESCRIPTORS: Final = 12
MOST_LOG_BYTES_PER_H: Final = 20 * 10**6
"""Five days in the ten files of 10 MB."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One process at one moment.

    Parameters
    ----------
    at_s
        Since the soak began.
    own_mib
        Its anonymous memory: what a leak adds to. Pages of files are shared with whoever has them open, too: what is
        private of them (USS), and a share of them (PSS), changes when another program ends.
    rest
        The rest it was taken in, from 1 on; 0: in none.
    """

    at_s: float
    own_mib: float
    pss_mib: float
    threads: int
    descriptors: int
    rest: int = 0


@dataclass(slots=True)
class Life:
    """One process from its first sample to its last."""

    name: str
    pid: int
    samples: list[Sample] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grown:
    """How a process grew.

    Parameters
    ----------
    span_s
        How long it was there behind the settling.
    mib_per_h
        Through what it kept in each rest; None with fewer than three rests.
    rested_s
        From the first of these rests to the last: what the slope goes over.
    """

    name: str
    pid: int
    span_s: float
    begin_mib: float
    end_mib: float
    pss_mib: float
    mib_per_h: float | None
    rested_s: float
    new_threads: int
    new_descriptors: int
    threads: int
    descriptors: int

    @property
    def judged(self) -> bool:
        """Whether its slope is long enough to say something."""
        return self.mib_per_h is not None and self.rested_s >= JUDGED_SPAN_S


@dataclass(frozen=True, slots=True)
class Recovery:
    """How an incident ended.

    Parameters
    ----------
    kind, told
        As planned.
    at_s
        When it was over.
    back_s
        From then until all was well again; None if it was not in time.
    away
        Who was not back then.
    """

    kind: str
    told: str
    at_s: float
    back_s: float | None
    away: tuple[str, ...] = ()


def slope_per_h(points: Sequence[tuple[float, float]]) -> float | None:
    """Return the slope of (seconds, value) by least squares, per hour; None with fewer than three points in time."""
    if len({at_s for at_s, _ in points}) < 3:
        return None
    middle_s, middle = fmean(at for at, _ in points), fmean(value for _, value in points)
    spread = sum((at - middle_s) ** 2 for at, _ in points)
    return 3600 * sum((at - middle_s) * (value - middle) for at, value in points) / spread


def kept_at_rests(samples: Iterable[Sample]) -> list[tuple[float, float]]:
    """Return (seconds, MiB) of the lowest sample of each rest: what is kept when all that can be given back is."""
    lowest: dict[int, Sample] = {}
    for sample in samples:
        if sample.rest and (sample.rest not in lowest or sample.own_mib < lowest[sample.rest].own_mib):
            lowest[sample.rest] = sample
    return [(sample.at_s, sample.own_mib) for sample in lowest.values()]


def grown(life: Life, settled_s: float) -> Grown:
    """Return how a process grew, from `settled_s` after its first sample on, by what it keeps at rest."""
    begin_s = life.samples[0].at_s + settled_s
    kept = [sample for sample in life.samples if sample.at_s >= begin_s] or life.samples[-1:]
    rests = kept_at_rests(kept)
    own = rests or [(sample.at_s, sample.own_mib) for sample in kept]
    first, last = kept[: max(1, len(kept) // 4)], kept[-max(1, len(kept) // 4) :]
    return Grown(
        life.name,
        life.pid,
        kept[-1].at_s - kept[0].at_s,
        own[0][1],
        own[-1][1],
        kept[-1].pss_mib,
        slope_per_h(rests),
        rests[-1][0] - rests[0][0] if rests else 0.0,
        round(median(s.threads for s in last) - median(s.threads for s in first)),
        round(median(s.descriptors for s in last) - median(s.descriptors for s in first)),
        kept[-1].threads,
        kept[-1].descriptors,
    )


def counted(values: Iterable[float]) -> float:
    """Return how far a counter went that may begin anew at 0 in between."""
    return sum(later - earlier if later >= earlier else later for earlier, later in pairwise(values))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that so large a share does not exceed; 0.0 of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def verdicts(
    processes: Sequence[Grown],
    recoveries: Sequence[Recovery],
    late_s: float,
    log_bytes_per_h: float,
    lost: Sequence[str],
) -> list[str]:
    """Return which limits were broken, in a line each.

    Parameters
    ----------
    late_s
        The median of the UI timer's 99th percentiles.
    lost
        What went wrong beyond figures: the wall ended, say.
    """
    broken = list(lost)
    for one in processes:
        if not one.judged:  # threads and descriptors too come with what is first used
            continue
        where = f"{one.name} ({one.pid})"
        if one.mib_per_h is not None and one.mib_per_h > MOST_MIB_PER_H:
            broken.append(f"{where} grows by {one.mib_per_h:.1f} MiB/h (limit {MOST_MIB_PER_H:g})")
        if one.new_threads > MOST_NEW_THREADS:
            broken.append(f"{where} has {one.new_threads} threads more than in the beginning")
        if one.new_descriptors > MOST_NEW_DESCRIPTORS:
            broken.append(f"{where} has {one.new_descriptors} file descriptors more than in the beginning")
    for recovery in recoveries:
        if recovery.back_s is None:
            broken.append(f"not back: {recovery.told}: {', '.join(recovery.away)}")
        elif recovery.back_s > MOST_RECOVERY_S:
            broken.append(f"back only after {recovery.back_s:.0f} s: {recovery.told}")
    if late_s > MOST_LATE_S:
        broken.append(f"the UI timer's p99 is {late_s * 1000:.0f} ms (limit {MOST_LATE_S * 1000:.0f})")
    if log_bytes_per_h > MOST_LOG_BYTES_PER_H:
        broken.append(f"the logs grow by {log_bytes_per_h / 1e6:.0f} MB/h (limit {MOST_LOG_BYTES_PER_H / 1e6:.0f})")
    return broken
