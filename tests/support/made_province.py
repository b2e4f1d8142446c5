"""The websites of the province as the monitors would show them: made-up looks, judged by the program's own rules.

::

    what happens to a site ─► looks, one a minute ─┬─► SiteBook ─► statuses, changes, events
                                                   └─► hours, days, uptimes of the same looks and changes

So that no state, bar, curve or figure says another thing than the one beside it.
"""

import csv
import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Final
from urllib.parse import urlsplit

from scc_wall.base.clock import WIB
from scc_wall.base.resources import resource
from scc_wall.base.told import Told
from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import (
    ContentVerdict,
    Evidence,
    EvidenceLayer,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteCertificate,
    SiteConfig,
    SiteState,
    VerdictLevel,
)
from scc_wall.domain.site_fold import RETRY_S, unsettled
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import LatencySummary
from scc_wall.domain.site_uptime import uptime
from scc_wall.monitors.clock_gate import ClockState
from scc_wall.monitors.site_book import SiteBook, is_watched
from tests.support.clock import ManualClock

RUN: Final = timedelta(hours=6)
"""How long ago the program was started."""
STOPPED: Final = timedelta(seconds=40)
"""How long it was off before that."""
DAYS: Final = 90
HACKED, DOWN, EXPIRED, LAPSED, SUSPECTED = 3, 8, 13, 18, 23
STALE: Final = 12
ENDING: Final = 14
"""A site whose certificate ends in two days."""
SLOW, SLOWER, WORKED_ON = 28, 33, 38
KNOWN_AFTER: Final = timedelta(minutes=15)
"""Alarms older than this were taken note of."""


@dataclass(frozen=True)
class Spell:
    """What happens to a site for some time, given in minutes before now.

    Parameters
    ----------
    cause
        Why looks fail; None: they don't.
    first_byte_ms
        Of slow looks; 0: as usual.
    found
        What stands on the page.
    """

    since: float
    until: float = 0.0
    cause: SiteCause | None = None
    first_byte_ms: float = 0.0
    found: ContentVerdict | None = None


GAMBLING: Final = ContentVerdict(
    VerdictLevel.HACKED,
    (
        Evidence(
            EvidenceLayer.LEXICON,
            "title",
            "SLOT GACOR MAXWIN 2026 | Diskominfo",
            3.0,
            "https://diskominfo.sumselprov.go.id/",
        ),
        Evidence(EvidenceLayer.LEXICON, "hidden div", "<b>togel</b> hari ini, situs judi resmi", 2.0),
        Evidence(EvidenceLayer.OUTGOING, "a", "https://gacor88.example/daftar", 2.0),
    ),
    "f00d",
)
ODD_LINK: Final = ContentVerdict(VerdictLevel.SUSPICIOUS, GAMBLING.evidence[2:], "beef")
SPELLS: Final = {
    HACKED: (Spell(4.5, found=GAMBLING), Spell(19 * 60 + 1.5, 18.5 * 60, SiteCause.HTTP_5XX)),
    DOWN: (Spell(12.2, cause=SiteCause.HTTP_5XX),),
    EXPIRED: (Spell(5.3 * 60, cause=SiteCause.TLS_EXPIRED),),
    LAPSED: (Spell(3.1 * 60, cause=SiteCause.DNS),),
    SUSPECTED: (Spell(52.5, found=ODD_LINK),),
    SLOW: (Spell(77.5, first_byte_ms=4200.0),),
    SLOWER: (Spell(2.4 * 60, first_byte_ms=5100.0),),
}
_CERTIFICATE_DAYS: Final = {HACKED: 61.0, ENDING: 2.4, EXPIRED: -5.3 / 24}


def _noise(number: int) -> float:
    """Return a number from 0 to 1 that looks like chance, the same each time."""
    mixed = (number ^ number >> 16) * 0x45D9F3B & 0xFFFFFFFF
    mixed = (mixed ^ mixed >> 16) * 0x45D9F3B & 0xFFFFFFFF
    return (mixed ^ mixed >> 16) % 1000 / 1000


@dataclass
class MadeSite:
    """One site and what happens to it; all else follows."""

    site: SiteConfig
    now_utc: datetime
    spells: Sequence[Spell] = ()
    results: list[ProbeResult] = field(default_factory=list)
    """Looks of this run."""
    changes: list[StateChange] = field(default_factory=list)
    """Of the last 90 days, oldest first."""

    def spell_at(self, at_utc: datetime) -> Spell | None:
        """Return what happens to it then."""
        ago = (self.now_utc - at_utc).total_seconds() / 60
        return next((one for one in self.spells if one.until < ago <= one.since), None)

    def look(self, at_utc: datetime) -> ProbeResult:
        """Return what a look finds then."""
        spell, number = self.spell_at(at_utc), self.site.site_id
        cause = None if spell is None else spell.cause
        usual_ms = 90 + number * 389 % 500
        busy = 1.6 if 1 <= at_utc.hour <= 9 else 1.0  # office hours in Palembang
        noise = _noise(int(at_utc.timestamp()) // 60 * 97 + number)
        first_byte_ms = (usual_ms * busy if spell is None or not spell.first_byte_ms else spell.first_byte_ms) * (
            0.85 + 0.3 * noise
        )
        tls_ms = 20 + 20 * noise if self.site.url.startswith("https:") else None
        phases = ProbePhases(4 + 8 * noise, 10 + 12 * noise, tls_ms, first_byte_ms, 20 + 40 * (1 - noise))
        detail = None
        if cause is SiteCause.DNS:
            phases = ProbePhases()
        elif cause is SiteCause.TLS_EXPIRED:
            phases = replace(phases, first_byte_ms=None, transfer_ms=None)
        elif cause is SiteCause.HTTP_5XX:
            detail = Told("HTTP 502", "HTTP 502")
        return ProbeResult(number, at_utc, cause, detail, phases=phases, certificate=self._certificate())

    def _certificate(self) -> SiteCertificate | None:
        if not self.site.url.startswith("https:"):
            return None
        host = urlsplit(self.site.url).hostname or ""
        days = _CERTIFICATE_DAYS.get(self.site.site_id, 32 + self.site.site_id % 50)
        ends = self.now_utc + timedelta(days=days)
        return SiteCertificate(f"CN={host}", "CN=R11, O=Let's Encrypt", (host,), ends - timedelta(days=90), ends, 2)

    def day_of_looks(self) -> list[ProbeResult]:
        """Return the looks of the last 24 hours, oldest first."""
        began = self.now_utc - RUN - STOPPED
        minutes = range(int((timedelta(days=1) - RUN).total_seconds() / 60))
        return [*(self.look(began - timedelta(minutes=n)) for n in reversed(minutes)), *self.results]

    def summary(self, start_utc: datetime, span: timedelta, looks: Sequence[ProbeResult]) -> LatencySummary:
        """Sum up what was between two moments."""
        until = min(start_utc + span, self.now_utc)
        counted = uptime(self.changes, start_utc, until)
        good = [one.phases.first_byte_ms for one in looks if one.ok and one.phases.first_byte_ms is not None]
        failures = sum(not one.ok for one in looks)
        buckets = LatencyBuckets.of(good)
        return LatencySummary(self.site.site_id, start_utc, len(looks), failures, buckets, counted.up_s, counted.down_s)

    def hours(self) -> list[LatencySummary]:
        """Return the last 24 hours, oldest first."""
        looks: dict[datetime, list[ProbeResult]] = {}
        for one in self.day_of_looks():
            looks.setdefault(one.at_utc.replace(minute=0, second=0, microsecond=0), []).append(one)
        return [self.summary(start, timedelta(hours=1), found) for start, found in sorted(looks.items())]

    def days(self) -> list[LatencySummary]:
        """Return the last 90 days of WIB, oldest first; days without anything known are left out."""
        midnight = self.now_utc.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
        usual = [self.look(self.now_utc - timedelta(days=2, minutes=4 * n)) for n in range(360)]
        found = []
        for back in range(DAYS - 1, -1, -1):
            start = (midnight - timedelta(days=back)).astimezone(self.now_utc.tzinfo)
            one = self.summary(start, timedelta(days=1), usual)
            found += [one] if one.up_s + one.down_s > 0 else []
        return found


def earlier_changes(site_id: int, now_utc: datetime) -> list[StateChange]:
    """Return what earlier runs of the program saw of a site: a few outages, and weeks in which nobody watched."""
    dice, began = Random(site_id), now_utc - RUN - STOPPED

    def ago(days: float, state: SiteState, cause: SiteCause | None = None) -> StateChange:
        return StateChange(site_id, now_utc - timedelta(days=days), state, cause)

    changes = [ago(DAYS, SiteState.UP)]
    if site_id == HACKED:
        changes += [ago(41, SiteState.DOWN, SiteCause.DNS), ago(40.5, SiteState.UP)]
        changes += [ago(20, SiteState.UNKNOWN), ago(16, SiteState.UP)]
        changes += [ago(19 / 24, SiteState.DOWN, SiteCause.HTTP_5XX), ago(18.5 / 24, SiteState.UP)]
    else:
        for _ in range(dice.randrange(4)):
            day = dice.uniform(2, DAYS - 2)
            lasted = dice.choice((0.01, 0.03, 0.1, 0.4))
            changes += [ago(day, SiteState.DOWN, SiteCause.CONNECT), ago(day - lasted, SiteState.UP)]
        changes += [ago(60, SiteState.UNKNOWN), ago(46, SiteState.UP)] if site_id % 4 == 0 else []
    changes.sort(key=lambda change: change.at_utc)
    return [*changes, StateChange(site_id, began, SiteState.UNKNOWN)]


@dataclass
class Made:
    """All sites, and the book of the monitors."""

    book: SiteBook
    sites: dict[int, MadeSite]


def read_sites(now_utc: datetime) -> list[SiteConfig]:
    """Return the OPD list of the product, planned work at one of its sites."""
    with resource("opd.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    began = (now_utc - timedelta(hours=2)).astimezone(WIB)
    planned = (f"sekali {began:%Y-%m-%d %H:%M} 240m",)
    return [
        SiteConfig(row["name"], row["url"], n, maintenance=planned if n == WORKED_ON else ())
        for n, row in enumerate(rows, 1)
    ]


@lru_cache(maxsize=4)
def watched_province(now_utc: datetime, cut_off_utc: datetime | None = None) -> Made:
    """Let the monitors watch the province for some hours; the same each time.

    Parameters
    ----------
    cut_off_utc
        When the own network was cut off; None: it was not.
    """
    clock = ManualClock(start_utc=now_utc - RUN)
    book = SiteBook(clock)
    book.hear_clock(ClockState.SURE, clock.now_utc())
    made = {}
    for site in read_sites(now_utc):
        book.take_up(site, clock.now_utc())
        spells = SPELLS.get(site.site_id, ())
        made[site.site_id] = MadeSite(site, now_utc, spells, changes=earlier_changes(site.site_id, now_utc))
    _watch(book, clock, [one for one in made.values() if is_watched(one.site)], cut_off_utc or now_utc)
    if cut_off_utc is not None:
        clock.advance((cut_off_utc - clock.now_utc()).total_seconds())
        book.hear_network(NetworkState.CUT, cut_off_utc)
    clock.advance((now_utc - clock.now_utc()).total_seconds())
    book.settle_all(now_utc)
    for result in book.unwritten.results:
        made[result.site_id].results.append(result)
    for change in book.unwritten.changes:
        made[change.site_id].changes.append(change)
    for event in book.events.events:
        if now_utc - event.at_utc > KNOWN_AFTER:
            book.acknowledge(event.event_id, "Sari Wulandari", event.at_utc + timedelta(minutes=2))
    return Made(book, made)


def _watch(book: SiteBook, clock: ManualClock, sites: Iterable[MadeSite], until_utc: datetime) -> None:
    """Look at each site as the timetable would, the last one 12 s to a minute before the end."""
    start_utc = clock.now_utc()
    end_s = (until_utc - start_utc).total_seconds()
    queue: list[tuple[float, int]] = []
    by_id = {}
    for one in sites:
        number = one.site.site_id
        by_id[number] = one
        age_s = 12 + (number - HACKED) * 7 % 45
        heapq.heappush(queue, ((end_s - age_s - RETRY_S) % one.site.interval_s, number))
    while queue:
        at_s, number = heapq.heappop(queue)
        one, at_utc = by_id[number], start_utc + timedelta(seconds=at_s)
        hung = number == STALE and until_utc - at_utc < timedelta(minutes=5)
        if at_s > end_s - 12 or hung:
            continue
        clock.advance((at_utc - clock.now_utc()).total_seconds())
        spell = one.spell_at(at_utc)
        after = book.saw(one.look(at_utc), None if spell is None else spell.found, at_utc)
        heapq.heappush(queue, (at_s + (RETRY_S if unsettled(after) else one.site.interval_s), number))
