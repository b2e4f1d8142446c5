"""What the website monitors tell, as causes for the event book; and one acknowledgement for both.

::

    monitors ─SiteEvent─► cause ─► event (of its own, of a region, of a flood)
        ▲                             │
        └─── acknowledged, all of it ─┘    and the other way, for a site's event that stands alone
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_book import EventBook
from scc_wall.domain.event_cause import Cause, site_key
from scc_wall.domain.event_group import NETWORK_CUT
from scc_wall.domain.site import CertificateAlarm, SiteCause, SiteConfig, SiteState
from scc_wall.domain.site_event import TODO, EventKind, SiteEvent, told
from scc_wall.domain.site_region import region_of_site
from scc_wall.domain.sites_snapshot import SitesSnapshot

CLOCK_WRONG: Final = "clock.wrong"
_KINDS: Final = {
    EventKind.DOWN: ("site.down", EventPriority.MEDIUM),
    EventKind.HACKED: ("site.hacked", EventPriority.HIGH),
    EventKind.SUSPICIOUS: ("site.suspicious", EventPriority.MEDIUM),
}
_ENDED: Final = f"site.certificate.{int(CertificateAlarm.RED)}"
_APART: Final = frozenset({EventKind.HACKED, EventKind.NETWORK_CUT, EventKind.CLOCK})

_Said = tuple[SiteEvent, SiteConfig | None, Cause | None]


class SiteCauses:
    """Follows the snapshots of the monitors."""

    def __init__(self) -> None:
        self._snapshot: SitesSnapshot | None = None
        self._said: dict[int, _Said] = {}
        self.causes: dict[str, Cause] = {}
        self.unknown: frozenset[str] = frozenset()
        self.watched: frozenset[int] | None = None
        """Ids of the sites that are looked at; None while the monitors are not open."""
        self.keys: dict[int, str] = {}
        """Of every event of the monitors that lasts, members of floods included: by its id there."""

    def look(self, snapshot: SitesSnapshot | None) -> None:
        """Take what the monitors know now; None: they are not open."""
        if snapshot is self._snapshot or snapshot is None:
            return
        self._snapshot = snapshot
        causes: dict[str, Cause] = {}
        expired: dict[int, Cause] = {}
        self.keys = {}
        before, self._said = self._said, {}
        for event in snapshot.events:
            for one in event.members or (event,):
                if one.ended_utc is not None:
                    continue
                site = snapshot.sites.get(one.site_ids[0]) if one.site_ids else None
                cause = self._cause(one, site, before)
                if cause is not None:
                    causes[cause.key] = cause
                    self.keys[one.event_id] = cause.key
                    expired.update({one.site_ids[0]: cause} if one.cause is SiteCause.TLS_EXPIRED else {})
        for site_id, down in expired.items():
            self._join_certificate(causes, down, site_key(_ENDED, site_id))
        self.causes, self.unknown = causes, frozenset(_unknown(snapshot))
        self.watched = frozenset(n for n, site in snapshot.sites.items() if site.enabled and site.url.strip())

    def _cause(self, event: SiteEvent, site: SiteConfig | None, before: Mapping[int, _Said]) -> Cause | None:
        """Return the cause that an event is; of the same event the same, for most last many looks."""
        said = before.get(event.event_id)
        known = said is not None and said[0] is event and said[1] is site
        cause = said[2] if said is not None and known else cause_of(event, site)
        self._said[event.event_id] = (event, site, cause)
        return cause

    def _join_certificate(self, causes: dict[str, Cause], down: Cause, key: str) -> None:
        """Let a site that is down because its certificate ended be one event, that of the certificate."""
        if (certificate := causes.get(key)) is not None:
            causes[key] = replace(certificate, told=down.told)
            causes.pop(down.key, None)
            self.keys |= {event_id: key for event_id, there in self.keys.items() if there == down.key}

    @property
    def silent(self) -> bool:
        """Whether the monitors have not said anything yet."""
        return self._snapshot is None


def cause_of(event: SiteEvent, site: SiteConfig | None) -> Cause | None:
    """Return the cause that an event of the monitors is; None for what asks for nothing."""
    if event.kind is EventKind.NETWORK_CUT:
        return _own(event, NETWORK_CUT, EventSource.NETWORK, EventPriority.HIGH)
    if event.kind is EventKind.CLOCK:
        return _own(event, CLOCK_WRONG, EventSource.CLOCK, EventPriority.MEDIUM)
    if site is None or (found := _kind(event)) is None:
        return None
    kind, priority = found
    return Cause(
        site_key(kind, site.site_id),
        EventSource.SITE,
        kind,
        priority,
        told(event, site.name),
        TODO[event.kind],
        site_id=site.site_id,
        region_code=region_of_site(site),
        gathers=event.kind is EventKind.DOWN,
        apart=event.kind in _APART,
    )


def _own(event: SiteEvent, key: str, source: EventSource, priority: EventPriority) -> Cause:
    return Cause(key, source, key, priority, told(event), TODO[event.kind], apart=True)


def _kind(event: SiteEvent) -> tuple[str, EventPriority] | None:
    if event.kind is EventKind.CERTIFICATE:
        # Of its own for each step: who took note of 30 days has not taken note of 3.
        urgent = event.alarm is CertificateAlarm.RED
        return f"site.certificate.{int(event.alarm)}", EventPriority.MEDIUM if urgent else EventPriority.LOW
    return _KINDS.get(event.kind)


def _unknown(snapshot: SitesSnapshot) -> "Sequence[str]":
    """Return the keys of sites that nothing is known of yet: they were not looked at since the start."""
    found: list[str] = []
    for site_id in snapshot.sites:
        status = snapshot.statuses.get(site_id)
        if status is None or status.state is SiteState.UNKNOWN or status.frozen:
            found += _keys_of(site_id)
    return found


@lru_cache(maxsize=2000)
def _keys_of(site_id: int) -> tuple[str, ...]:
    kinds = [*(kind for kind, _ in _KINDS.values()), *(f"site.certificate.{int(one)}" for one in CertificateAlarm)]
    return tuple(site_key(kind, site_id) for kind in kinds)


class SharedNotes:
    """Has one acknowledgement count in both places.

    Parameters
    ----------
    to_sites
        Told the ids of events of the monitors that somebody took note of elsewhere, and who when.
    """

    def __init__(self, to_sites: Callable[[Sequence[int], str, datetime], object]) -> None:
        self._to_sites = to_sites
        self._numbers: dict[int, int] = {}
        """Of the event that each event of the monitors is in, by its id there."""
        self._sent: set[int] = set()

    def follow(
        self, causes: SiteCauses, snapshot: SitesSnapshot, book: EventBook, by_number: Callable[[int], Event | None]
    ) -> list[tuple[int, str, datetime]]:
        """Pass on what was acknowledged here; return number, who and when of what was acknowledged at the sites."""
        where = {key: number for number, _, keys in book.lasting() for key in keys}
        self._numbers |= {event_id: where[key] for event_id, key in causes.keys.items() if key in where}
        there = {one.event_id: one for event in snapshot.events for one in (event, *event.members)}
        self._numbers = {event_id: number for event_id, number in self._numbers.items() if event_id in there}
        for event in snapshot.events:
            self._pass_on(event, by_number)
        return self._acknowledged_there(there, by_number)

    def _pass_on(self, event: SiteEvent, by_number: Callable[[int], Event | None]) -> None:
        if event.acknowledged_by or event.event_id in self._sent:
            return
        numbers = [self._numbers.get(one.event_id) for one in event.members or (event,)]
        known = [by_number(number) for number in numbers if number is not None]
        if not known or len(known) < len(numbers):
            return
        notes = [one for one in known if one is not None and one.acknowledged_by]
        if len(notes) == len(known) and (at_utc := notes[0].acknowledged_utc) is not None:
            self._sent.add(event.event_id)
            self._to_sites([event.event_id], notes[0].acknowledged_by, at_utc)

    def _acknowledged_there(
        self, there: dict[int, SiteEvent], by_number: Callable[[int], Event | None]
    ) -> list[tuple[int, str, datetime]]:
        found = []
        for event_id, number in self._numbers.items():
            one, event = there[event_id], by_number(number)
            if event is None or event.acknowledged_by or one.acknowledged_utc is None:
                continue
            if not event.members and not event.camera_ids and len(event.site_ids) <= 1:
                found.append((number, one.acknowledged_by, one.acknowledged_utc))
        return found
