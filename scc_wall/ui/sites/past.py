"""A site's past as a row draws it: 60 beats, 24 hours, 90 days. Pure; made off the UI thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from scc_wall.base.clock import WIB
from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import ProbeResult, SiteConfig
from scc_wall.domain.site_slow import SLOW_MS, slow_after_ms
from scc_wall.domain.site_store import LatencySummary
from scc_wall.ui.sites.desk import SiteLine

BEATS: Final = 60
HOURS: Final = 24
DAYS: Final = 90
WEEK_DAYS: Final = 7
"""Of these looks a site's usual time is, above a multiple of which a look was slow. Source: specs/opd.md, "State"."""


class Beat(IntEnum):
    """How one look went."""

    GOOD = 0
    SLOW = 1
    BAD = 2


@dataclass(frozen=True, slots=True)
class Day:
    """One day: how much of it is known, and how much of that the site was down; both 0 to 1."""

    covered: float
    down: float


@dataclass(frozen=True, slots=True)
class RowPast:
    """What the small pictures of a row show.

    Parameters
    ----------
    beats
        The oldest first, `BEATS` at most.
    last_utc
        Of the newest beat; None without one.
    medians_ms
        First byte of each hour, the oldest first; None for an hour without a good look.
    days
        The oldest first; None for a day without data.
    slow_ms
        First byte above which a look was slow, as the rule of the state has it: else a site could be called slow
        beside sixty good looks.
    """

    beats: tuple[Beat, ...] = ()
    last_utc: datetime | None = None
    medians_ms: tuple[float | None, ...] = ()
    p95_ms: float | None = None
    days: tuple[Day | None, ...] = ()
    slow_ms: float = SLOW_MS

    def beaten(self, result: ProbeResult) -> "RowPast":
        """Return it with one more look; a look that is no later than the newest one is known already."""
        if self.last_utc is not None and result.at_utc <= self.last_utc:
            return self
        beats = (*self.beats[1 - BEATS :], beat_of(result, self.slow_ms))
        return replace(self, beats=beats, last_utc=result.at_utc)


def beat_of(result: ProbeResult, slow_ms: float) -> Beat:
    """Return how a look went."""
    if not result.ok:
        return Beat.BAD
    first_byte_ms = result.phases.first_byte_ms
    return Beat.SLOW if first_byte_ms is not None and first_byte_ms > slow_ms else Beat.GOOD


def past_of(site: SiteConfig, line: SiteLine, now_utc: datetime) -> RowPast:
    """Return the past of a row from what the store kept."""
    beats = list(line.beats)[-BEATS:]
    week = LatencyBuckets.merge(day.first_byte for day in _week(line.days, now_utc))
    slow_ms = slow_after_ms(site.slow_first_byte_s, week)
    return RowPast(
        slow_ms=slow_ms,
        beats=tuple(beat_of(result, slow_ms) for result in beats),
        last_utc=beats[-1].at_utc if beats else None,
        medians_ms=_medians(line.hours, now_utc),
        p95_ms=LatencyBuckets.merge(hour.first_byte for hour in line.hours).quantile_ms(0.95),
        days=_days(line.days, now_utc),
    )


def _week(days: Iterable[LatencySummary], now_utc: datetime) -> Iterable[LatencySummary]:
    return (day for day in days if now_utc - day.start_utc < timedelta(days=WEEK_DAYS))


def _medians(hours: Sequence[LatencySummary], now_utc: datetime) -> tuple[float | None, ...]:
    slots: list[float | None] = [None] * HOURS
    newest = now_utc.replace(minute=0, second=0, microsecond=0)
    for hour in hours:
        back = round((newest - hour.start_utc) / timedelta(hours=1))
        if 0 <= back < HOURS:
            slots[HOURS - 1 - back] = hour.first_byte.quantile_ms(0.5)
    return tuple(slots)


def _days(days: Iterable[LatencySummary], now_utc: datetime) -> tuple[Day | None, ...]:
    slots: list[Day | None] = [None] * DAYS
    local = now_utc.astimezone(WIB)
    today = local.date()
    for day in days:
        date = day.start_utc.astimezone(WIB).date()
        back = (today - date).days
        known_s = day.up_s + day.down_s
        if 0 <= back < DAYS and known_s > 0:
            span_s = 86400.0 if back else max(known_s, local.hour * 3600.0 + local.minute * 60.0)
            slots[DAYS - 1 - back] = Day(min(1.0, known_s / span_s), day.down_s / known_s)
    return tuple(slots)
