"""All sites as they are known now: configuration, status, events, and what history is yet to be told. No threads.

::

    visit, window, network, person ─► fold / settle ─► statuses ─┬─► changes, for history
                                                                 └─► events, for the desk
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final, NamedTuple

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import ContentVerdict, ProbeResult, SiteConfig, SiteState
from scc_wall.domain.site_event import EventKind, SiteEvent, ended, happenings
from scc_wall.domain.site_event_book import EventBook
from scc_wall.domain.site_fold import FoldContext, change, first, fold, recorded, settle
from scc_wall.domain.site_maintenance import MaintenanceError, MaintenanceWindow, any_active, read_window
from scc_wall.domain.site_slow import slow_after_ms
from scc_wall.domain.site_status import SiteStatus, StateChange
from scc_wall.domain.site_store import LatencySummary
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.monitors.clock_gate import ClockState
from scc_wall.monitors.latency_memory import LatencyMemory

log = logging.getLogger(__name__)

Windows = Mapping[int | None, Sequence[MaintenanceWindow]]
"""Windows of planned work besides those that sites carry, by site; those of None hold for all."""
_KIND_OF: Final = {
    SiteState.DOWN: EventKind.DOWN,
    SiteState.HACKED: EventKind.HACKED,
    SiteState.SUSPICIOUS: EventKind.SUSPICIOUS,
}


OVERDUE_INTERVALS: Final = 5.0
OVERDUE_S: Final = 120.0
"""Without a look that counts for 5 intervals and 2 minutes (as long as the own network may be doubted) a site's state
is unknown; a full timetable, or a fault of ours, may be the reason."""


class Unwritten(NamedTuple):
    """What history is yet to be told."""

    results: list[ProbeResult]
    changes: list[StateChange]
    verdicts: list[tuple[int, datetime, ContentVerdict]]


def is_watched(site: SiteConfig) -> bool:
    """Return whether a site is looked at: it has an address and is switched on."""
    return site.enabled and bool(site.url.strip())


@dataclass(slots=True)
class SiteBook:
    """See above. For one thread; what it publishes is frozen."""

    clock: Clock
    sites: dict[int, SiteConfig] = field(default_factory=dict)
    statuses: dict[int, SiteStatus] = field(default_factory=dict)
    last_known: dict[int, StateChange] = field(default_factory=dict)
    """What held when the program ended, of sites that this run knows nothing of yet."""
    windows: Windows = field(default_factory=dict)
    events: EventBook = field(default_factory=EventBook)
    unwritten: Unwritten = field(default_factory=lambda: Unwritten([], [], []))
    changed: bool = True
    """Since the last snapshot."""
    network: NetworkState = NetworkState.OPEN
    network_since_utc: datetime | None = None
    clock_state: ClockState = ClockState.DOUBTED
    _own_windows: dict[int, tuple[MaintenanceWindow, ...]] = field(default_factory=dict)
    """Those that each site carries."""
    _latencies: dict[int, LatencyMemory] = field(default_factory=dict)
    _heard_ns: dict[int, int] = field(default_factory=dict)
    """When a look last counted, or could not count because the network was cut off."""
    _dismissed: dict[int, str] = field(default_factory=dict)

    def remember(
        self,
        last_known: Mapping[int, StateChange],
        hours: Mapping[int, Sequence[LatencySummary]],
        dismissed: Mapping[int, str],
    ) -> None:
        """Take up what history kept, before the sites."""
        self.last_known = dict(last_known)
        self._dismissed = dict(dismissed)
        for site_id, kept in hours.items():
            self._latencies.setdefault(site_id, LatencyMemory()).restore(kept)

    def take_up(self, site: SiteConfig, now_utc: datetime) -> None:
        """Have a new site, or go on with one as it is configured now."""
        self.sites[site.site_id] = site
        self._own_windows[site.site_id] = tuple(_windows(site))
        if site.site_id not in self.statuses:
            status = replace(first(site.site_id, now_utc), dismissed=self._dismissed.get(site.site_id, ""))
            self.statuses[site.site_id] = status
        if site.site_id in self._heard_ns:  # its interval may be shorter now
            self._heard_ns[site.site_id] = self.clock.mono_ns()
        self.changed = True
        self.settle(site.site_id, now_utc)

    def start_over(self, site_id: int, now_utc: datetime) -> None:
        """Forget what is known of a site: it has another address now."""
        before = self.statuses[site_id]
        after = replace(first(site_id, now_utc), dismissed=before.dismissed, frozen=before.frozen)
        self._latencies.pop(site_id, None)
        self.last_known.pop(site_id, None)
        self._become(after, now_utc)
        self.events = self.events.over((site_id,), EventKind, now_utc)

    def drop(self, site_id: int, now_utc: datetime) -> None:
        """Leave a site; history hears that nothing is known of it from now on."""
        self._become(first(site_id, now_utc), now_utc)
        self.events = self.events.over((site_id,), EventKind, now_utc)
        for known in (
            self.sites, self.statuses, self.last_known, self._latencies, self._heard_ns, self._own_windows
        ):  # fmt: skip
            known.pop(site_id, None)
        self.changed = True

    def saw(self, result: ProbeResult, verdict: ContentVerdict | None, now_utc: datetime) -> SiteStatus:
        """Take a look that counts; return the status after it."""
        before = self.statuses[result.site_id]
        self._heard_ns[result.site_id] = self.clock.mono_ns()
        after = fold(before, result, self._context(result.site_id, now_utc), verdict)
        self.unwritten.results.append(result)
        if verdict is not None and (before.verdict is None or verdict.fingerprint != before.verdict.fingerprint):
            self.unwritten.verdicts.append((result.site_id, result.at_utc, verdict))
        if result.ok and result.phases.first_byte_ms is not None:
            self._latency(result.site_id).add(result.phases.first_byte_ms, result.at_utc)
        self._become(after, now_utc)
        return after

    def settle(self, site_id: int, now_utc: datetime) -> None:
        """Let time, windows and the network have their effect on a site."""
        self._become(settle(self.statuses[site_id], self._context(site_id, now_utc)), now_utc)

    def settle_all(self, now_utc: datetime) -> None:
        """Let them have it on every site."""
        for site_id in self.statuses:
            self.settle(site_id, now_utc)

    def hear_network(self, network: NetworkState, now_utc: datetime) -> None:
        """Freeze every site when the own network is cut off, and go on when it is back: one event, not one a site."""
        if network is self.network:
            return
        cut, was_cut = network is NetworkState.CUT, self.network is NetworkState.CUT
        self.network, self.network_since_utc, self.changed = network, now_utc, True
        if cut:
            self.events = self.events.add(SiteEvent(EventKind.NETWORK_CUT, now_utc), flapping=True)
        elif was_cut:
            self.events = self.events.over((), {EventKind.NETWORK_CUT}, now_utc)
            self.events = self.events.add(SiteEvent(EventKind.NETWORK_BACK, now_utc), flapping=True)
        if was_cut:
            self._heard_ns = dict.fromkeys(self._heard_ns, self.clock.mono_ns())
        if cut or was_cut:
            self.settle_all(now_utc)

    def hear_clock(self, clock_state: ClockState, now_utc: datetime) -> None:
        """Say nothing of certificates that end while the clock is in doubt, and once if it is wrong."""
        if clock_state is self.clock_state:
            return
        was_wrong, self.clock_state, self.changed = self.clock_state is ClockState.WRONG, clock_state, True
        if clock_state is ClockState.WRONG:
            self.events = self.events.add(SiteEvent(EventKind.CLOCK, now_utc), flapping=True)
        elif was_wrong:
            self.events = self.events.over((), {EventKind.CLOCK}, now_utc)
        self.settle_all(now_utc)

    def dismiss(self, site_id: int, fingerprint: str, now_utc: datetime) -> None:
        """Let a verdict count as clean: a person marked it false."""
        self._dismissed[site_id] = fingerprint
        if (status := self.statuses.get(site_id)) is not None:
            judged = replace(status, dismissed=fingerprint)
            # While the own network is cut off as well: nobody else would end the alarm, which then rings for good.
            self.events = self.events.over((site_id,), ended(status, judged), now_utc)
            self._become(judged, now_utc)
            self.settle(site_id, now_utc)

    def acknowledge(self, event_id: int, by: str, now_utc: datetime) -> None:
        """Keep who took note of an event."""
        self.events, self.changed = self.events.acknowledge(event_id, by, now_utc), True

    def unknown_from(self, since_utc: Mapping[int, datetime]) -> None:
        """Tell history from when on nobody watched, of each site whose last state it still has as holding."""
        for site_id, at_utc in since_utc.items():
            self.unwritten.changes.append(StateChange(site_id, at_utc, SiteState.UNKNOWN))

    def close(self, now_utc: datetime) -> None:
        """Tell history that nothing is known from now on: the program ends."""
        known = [site_id for site_id, status in self.statuses.items() if recorded(status) is not SiteState.UNKNOWN]
        self.unknown_from(dict.fromkeys(known, now_utc))

    def written(self) -> Unwritten:
        """Return what history is yet to be told, and begin anew."""
        unwritten, self.unwritten = self.unwritten, Unwritten([], [], [])
        return unwritten

    def snapshot(self, now_utc: datetime) -> SitesSnapshot:
        """Return everything as it is now, frozen."""
        self.changed = False
        return SitesSnapshot(
            now_utc,
            MappingProxyType(dict(self.sites)),
            MappingProxyType(dict(self.statuses)),
            MappingProxyType({site_id: kept for site_id, kept in self.last_known.items() if site_id in self.sites}),
            self.network,
            self.network_since_utc,
            MappingProxyType(_counted(self.statuses.values())),
            self.events.events[::-1],
            self.clock_state is ClockState.WRONG,
        )

    def _context(self, site_id: int, now_utc: datetime) -> FoldContext:
        site = self.sites[site_id]
        windows = (*self._own_windows[site_id], *self.windows.get(site_id, ()), *self.windows.get(None, ()))
        return FoldContext(
            now_utc,
            watched=is_watched(site),
            maintenance=bool(windows) and any_active(windows, now_utc),
            frozen=self.network is NetworkState.CUT,
            overdue=self._is_overdue(site),
            slow_after_ms=slow_after_ms(site.slow_first_byte_s, self._latency(site_id).week()),
            clock_sure=self.clock_state is ClockState.SURE,
        )

    def _is_overdue(self, site: SiteConfig) -> bool:
        heard_ns = self._heard_ns.get(site.site_id)
        limit_s = OVERDUE_INTERVALS * site.interval_s + OVERDUE_S
        return heard_ns is not None and seconds_between(heard_ns, self.clock.mono_ns()) > limit_s

    def _latency(self, site_id: int) -> LatencyMemory:
        return self._latencies.setdefault(site_id, LatencyMemory())

    def _become(self, after: SiteStatus, now_utc: datetime) -> None:
        before = self.statuses[after.site_id]
        if after == before:
            return  # the same object stays: who shows it sees at once that nothing changed
        self.statuses[after.site_id], self.changed = after, True
        if (step := change(before, after, now_utc)) is not None:
            self.unwritten.changes.append(step)
        if not after.frozen:
            self.events = self.events.over((after.site_id,), ended(before, after), now_utc)
            for event in happenings(before, after, now_utc):
                self.events = self.events.add(self._placed(event), flapping=after.flapping)
        if after.answers is not None:
            self.last_known.pop(after.site_id, None)

    def _placed(self, event: SiteEvent) -> SiteEvent:
        """Return an event, marked if it only says again what held before the program was started."""
        known = self.last_known.get(event.site_ids[0])
        return replace(event, repeated=known is not None and _KIND_OF.get(known.state) is event.kind)


def _counted(statuses: Iterable[SiteStatus]) -> dict[SiteState, int]:
    counts = dict.fromkeys(SiteState, 0)
    for status in statuses:
        counts[status.state] += 1
    return counts


def _windows(site: SiteConfig) -> Iterator[MaintenanceWindow]:
    for text in site.maintenance:
        try:
            yield read_window(text)
        except MaintenanceError as error:  # kept by another version, or by hand: the site is watched all the same
            log.warning("site %d: %s", site.site_id, error)
