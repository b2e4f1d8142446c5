"""When each site is looked at next: a timetable without threads; `SiteWatch` asks it and starts what it says.

::

    add ──► waits until due ──step──► under way ──done──► waits: a moment of its interval ± 10 %, or 20 s if in doubt
                     │                    ▲
                     └─ due, but 16 are under way, or its host is busy, or it is in trouble and 12 of those are ┘

Sites in trouble (their latest look failed) may take up at most 12 of the 16 places: however many of them hang, the
others are looked at in time. Source of every number but that one: specs/opd.md, "Probing" and "Defacement".
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Final
from urllib.parse import urlsplit

from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_fold import RETRY_S

AT_ONCE: Final = 16
TROUBLED_AT_ONCE: Final = 12
JITTER: Final = 0.1
FULL_EVERY_S: Final = 15 * 60.0
CRAWL_EVERY_S: Final = 6 * 3_600.0


@dataclass(frozen=True, slots=True)
class Look:
    """One look that is to be made now.

    Parameters
    ----------
    number
        Of this look, never used twice.
    full
        The body is wanted even if it has not changed.
    crawl
        Come as a crawler too, and visit robots.txt, the sitemap and the watched paths.
    """

    site: SiteConfig
    number: int
    full: bool
    crawl: bool


@dataclass(slots=True)
class _Entry:
    site: SiteConfig
    host: str
    due_ns: int
    full_ns: int
    crawl_ns: int
    planned_ns: int
    """Where the rhythm stands; retries do not shift it."""
    turn: int = 0
    """Of the newest entry in the heap; older ones there are void."""
    troubled: bool = False
    look: Look | None = None
    again: bool = False


@dataclass(slots=True)
class Scheduler:
    """The timetable of all sites that are watched. For one thread.

    Parameters
    ----------
    random
        Spreads looks; seeded by tests.
    """

    random: Random
    at_once: int = AT_ONCE
    troubled_at_once: int = TROUBLED_AT_ONCE
    _entries: dict[int, _Entry] = field(default_factory=dict)
    _heap: list[tuple[int, int, int]] = field(default_factory=list)
    """Due moment, turn, site."""
    _late: list[int] = field(default_factory=list)
    """Sites that are due and wait for a place, in the order in which they fell due."""
    _busy: dict[str, int] = field(default_factory=dict)
    """The look under way at each host."""
    _under_way: dict[int, tuple[str, bool]] = field(default_factory=dict)
    """Host and trouble of each look under way; one may outlive its site."""
    _turns: int = 0
    _looks: int = 0

    def add_all(self, sites: Iterable[SiteConfig], now_ns: int, crawl_first: frozenset[int] = frozenset()) -> None:
        """Take sites up, their first looks spread evenly over their interval.

        Parameters
        ----------
        crawl_first
            Sites whose first look is a crawler's visit too.
        """
        new = list(sites)
        slots = self.random.sample(range(len(new)), len(new))
        for site, slot in zip(new, slots, strict=True):
            self._take_up(site, now_ns + _ns(site.interval_s * slot / len(new)), now_ns, site.site_id in crawl_first)

    def add(self, site: SiteConfig, now_ns: int) -> None:
        """Take up a site that a person just entered, or whose address changed: it is looked at right away."""
        self._take_up(site, now_ns, now_ns, crawl_first=False)

    def change(self, site: SiteConfig, now_ns: int) -> None:
        """Go on with a site as it is configured now, its address being the same."""
        entry = self._entries[site.site_id]
        entry.site = site
        if entry.look is None and entry.due_ns > (limit_ns := now_ns + _ns(site.interval_s)):
            self._plan(entry, limit_ns)

    def remove(self, site_id: int) -> None:
        """Forget a site; a look under way keeps its place until it is done."""
        self._entries.pop(site_id, None)
        self._late = [late for late in self._late if late != site_id]

    def look_now(self, site_id: int, now_ns: int) -> None:
        """Have a full look with a crawler's visit as soon as there is a place; after the look under way, if any."""
        entry = self._entries.get(site_id)
        if entry is None:
            return
        entry.full_ns = entry.crawl_ns = now_ns
        if entry.look is None:
            self._plan(entry, now_ns)
        else:
            entry.again = True

    def spread(self, now_ns: int, over_s: float) -> None:
        """Look at every site within that time, whatever was planned."""
        waiting = [entry for entry in self._entries.values() if entry.look is None]
        for place, entry in enumerate(self.random.sample(waiting, len(waiting))):
            self._plan(entry, min(entry.due_ns, now_ns + _ns(over_s * place / len(waiting))))

    def step(self, now_ns: int) -> list[Look]:
        """Return the looks to start now; each is under way until `done`."""
        while self._heap and self._heap[0][0] <= now_ns:
            _, turn, site_id = heapq.heappop(self._heap)
            entry = self._entries.get(site_id)
            if entry is not None and entry.turn == turn:
                self._late.append(site_id)
        started, still_late = [], []
        for site_id in self._late:
            entry = self._entries[site_id]
            if self._has_place(entry):
                started.append(self._start(entry, now_ns))
            else:
                still_late.append(site_id)
        self._late = still_late
        return started

    def done(self, look: Look, now_ns: int, *, ok: bool, retry: bool, crawl_again: bool = False) -> None:
        """Plan the next look of a site after one is over.

        Parameters
        ----------
        ok
            The site answered; it is in no trouble.
        retry
            The next one comes after 20 s.
        crawl_again
            What was found can only be taken back by another crawler's visit: make it with the next full look.
        """
        self._leave(look)
        entry = self._entries.get(look.site.site_id)
        if entry is None or entry.look is not look:
            return
        entry.look, entry.troubled = None, not ok
        if not ok and look.full:
            entry.full_ns = now_ns  # it brought none
        if not ok and look.crawl:
            entry.crawl_ns = now_ns
        if crawl_again:
            entry.crawl_ns = min(entry.crawl_ns, entry.full_ns)
        again, entry.again = entry.again, False
        self._plan(entry, now_ns if again else self._next_ns(entry, now_ns, retry))

    def holds(self, look: Look) -> bool:
        """Return whether a look is still of a site as it is configured, address and all."""
        entry = self._entries.get(look.site.site_id)
        return entry is not None and entry.look is look

    def next_ns(self) -> int | None:
        """Return when the next site falls due; None if none waits for a moment."""
        while self._heap:
            due_ns, turn, site_id = self._heap[0]
            entry = self._entries.get(site_id)
            if entry is not None and entry.turn == turn:
                return due_ns
            heapq.heappop(self._heap)
        return None

    @property
    def under_way(self) -> int:
        """How many looks are being made."""
        return len(self._under_way)

    def _take_up(self, site: SiteConfig, due_ns: int, now_ns: int, crawl_first: bool) -> None:
        self.remove(site.site_id)
        crawl_s = 0.0 if crawl_first else self.random.uniform(0, CRAWL_EVERY_S)
        entry = _Entry(site, _host(site.url), due_ns, now_ns, now_ns + _ns(crawl_s), due_ns)
        self._entries[site.site_id] = entry
        self._plan(entry, due_ns)

    def _plan(self, entry: _Entry, due_ns: int) -> None:
        self._turns += 1
        entry.due_ns, entry.turn = due_ns, self._turns
        if entry.site.site_id in self._late:
            self._late.remove(entry.site.site_id)
        heapq.heappush(self._heap, (due_ns, entry.turn, entry.site.site_id))

    def _has_place(self, entry: _Entry) -> bool:
        if len(self._under_way) >= self.at_once or entry.host in self._busy:
            return False
        troubled = sum(troubled for _, troubled in self._under_way.values())
        return not entry.troubled or troubled < self.troubled_at_once

    def _start(self, entry: _Entry, now_ns: int) -> Look:
        self._looks += 1
        crawl = entry.crawl_ns <= now_ns
        full = crawl or entry.full_ns <= now_ns
        look = Look(entry.site, self._looks, full, crawl)
        entry.look = look
        self._busy[entry.host] = look.number
        self._under_way[look.number] = (entry.host, entry.troubled)
        if full:
            # Never later than asked: the rhythm of looks may make it wait for one of them more.
            early_s = entry.site.interval_s * (1 + JITTER)
            entry.full_ns = now_ns + _ns(max(0.0, FULL_EVERY_S - early_s))
        if crawl:
            entry.crawl_ns = now_ns + _ns(CRAWL_EVERY_S * self.random.uniform(1 - JITTER, 1))
        return look

    def _leave(self, look: Look) -> None:
        host, _ = self._under_way.pop(look.number)
        if self._busy.get(host) == look.number:
            del self._busy[host]

    def _next_ns(self, entry: _Entry, now_ns: int, retry: bool) -> int:
        interval_ns = _ns(entry.site.interval_s)
        if retry:
            return now_ns + min(interval_ns, _ns(RETRY_S))
        # From where the rhythm stood, so that slow answers do not stretch it; from now after a delay or retries.
        since_ns = entry.planned_ns if entry.planned_ns > now_ns - interval_ns // 2 else now_ns
        entry.planned_ns = since_ns + round(interval_ns * self.random.uniform(1 - JITTER, 1 + JITTER))
        return entry.planned_ns


def _host(url: str) -> str:
    """Return what only one look at a time may go to: a host, or one of its ports that an address names."""
    return urlsplit(url).netloc.lower() or url


def _ns(seconds: float) -> int:
    return round(seconds * 1e9)
