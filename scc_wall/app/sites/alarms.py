"""Events of the sites as the panel shows them, kept in the store so that a restart forgets no acknowledgement.

Written by the desk's worker alone; `shown` reads on any thread.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from scc_wall.base.clock import WIB, day_told
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_alert import KeptEvent, SiteEvents
from scc_wall.domain.site_event import EventKind, SiteEvent, told
from scc_wall.domain.site_status import SiteStatus
from scc_wall.ui.sites.desk import AlarmKind, SiteAlarm

log = logging.getLogger(__name__)

LOOKED_BACK: Final = 500
"""Events of earlier runs among which an acknowledgement is looked for."""
KINDS: Final[Mapping[EventKind, AlarmKind]] = {
    EventKind.NETWORK_CUT: AlarmKind.NETWORK,
    EventKind.HACKED: AlarmKind.HACKED,
    EventKind.DOWN: AlarmKind.DOWN,
    EventKind.SUSPICIOUS: AlarmKind.SUSPICIOUS,
    EventKind.CERTIFICATE: AlarmKind.CERTIFICATE,
    EventKind.CLOCK: AlarmKind.NETWORK,
}
"""What asks a person for something; the rest is to be read in the panel."""
ENDED: Final = Told("{site}: sertifikat sudah habis {day}", "{site}: the certificate ended {day}")
ENDS: Final = Told("{site}: sertifikat habis {day}", "{site}: the certificate ends {day}")
Subject = tuple[str, int | None]


def single(event: SiteEvent) -> list[SiteEvent]:
    """Return what an event asks a person for: itself, what it gathered, or nothing."""
    return [one for one in event.members or (event,) if one.kind in KINDS]


class KeptAlarms:
    """The events of this run in the store, and what earlier runs say of those that still last."""

    def __init__(self, store: SiteEvents) -> None:
        self._store = store
        self._kept: dict[int, KeptEvent] = {}
        self._before: dict[Subject, KeptEvent] = {}
        for event in reversed(store.newest(LOOKED_BACK)):
            self._before[event.kind, event.site_id] = event

    def unknown(self, events: Sequence[SiteEvent]) -> list[SiteEvent]:
        """Return the events that are not stored yet."""
        return [one for event in events for one in single(event) if one.event_id not in self._kept]

    def follow(self, events: Sequence[SiteEvent], sites: Mapping[int, SiteConfig]) -> None:
        """Store what is new; what lasted before the start already is the event of the run before."""
        for event in self.unknown(events):
            before = self._before.get(_subject(event)) if event.repeated else None
            self._kept[event.event_id] = before or self._add(event, sites)

    def _add(self, event: SiteEvent, sites: Mapping[int, SiteConfig]) -> KeptEvent:
        kind, site_id = _subject(event)
        site = sites.get(site_id or 0)
        kept = KeptEvent(kind, event.at_utc, told(event, site.name if site else ""), site_id)
        try:
            return self._store.add(kept)
        except SccError as error:  # it is shown all the same; only the next run will not know of it
            log.warning("an event of the sites could not be stored: %s", error)
            return kept

    def acknowledge(self, event: SiteEvent, by: str, at_utc: datetime) -> None:
        """Keep who took note of it, and of all that it gathered.

        Raises
        ------
        SccError
            If the store refuses.
        """
        for one in single(event):
            kept = self._kept.get(one.event_id)
            if kept is not None and kept.event_id:
                self._store.acknowledge(kept.event_id, by, at_utc)
                self._kept[one.event_id] = replace(kept, acknowledged_by=by, acknowledged_utc=at_utc)

    def shown(
        self,
        events: Sequence[SiteEvent],
        sites: Mapping[int, SiteConfig],
        statuses: Mapping[int, SiteStatus] | None = None,
    ) -> tuple[SiteAlarm, ...]:
        """Return the events as the panel shows them, newest first."""
        asking = (event for event in events if single(event))
        alarms = [_alarm(event, self._kept.get(event.event_id), sites, statuses or {}) for event in asking]
        return tuple(sorted(alarms, key=lambda alarm: alarm.at_utc, reverse=True))


def _subject(event: SiteEvent) -> Subject:
    """Return what two runs of the program know an event by."""
    days = f" {int(event.alarm)}" if event.kind is EventKind.CERTIFICATE else ""
    return event.kind.value + days, event.site_ids[0] if event.site_ids else None


def _alarm(
    event: SiteEvent,
    kept: KeptEvent | None,
    sites: Mapping[int, SiteConfig],
    statuses: Mapping[int, SiteStatus],
) -> SiteAlarm:
    site_id = event.site_ids[0] if len(event.site_ids) == 1 else 0
    by, at_utc = event.acknowledged_by, event.acknowledged_utc
    if not by and kept is not None:
        by, at_utc = kept.acknowledged_by, kept.acknowledged_utc
    return SiteAlarm(
        alarm_id=event.event_id,
        kind=AlarmKind.FLOOD if event.members else KINDS[event.kind],
        at_utc=event.at_utc,
        site_id=site_id,
        name=sites[site_id].name if site_id in sites else "",
        cause=event.cause,
        over_utc=event.ended_utc,
        acknowledged_by=by,
        acknowledged_utc=at_utc,
        told=_told(event, sites.get(site_id), statuses.get(site_id)),
        rings=event.rings,
    )


def _told(event: SiteEvent, site: SiteConfig | None, status: SiteStatus | None) -> Told | None:
    """Return what happened where the panel's own words would not say it; else None."""
    if event.members or event.kind is EventKind.CLOCK:
        return told(event)
    return _certificate(event, site, status)


def _certificate(event: SiteEvent, site: SiteConfig | None, status: SiteStatus | None) -> Told | None:
    """Return which certificate ends when; None if that is not known, or not what happened."""
    if event.kind is not EventKind.CERTIFICATE or site is None or status is None or status.certificate is None:
        return None
    ends = status.certificate.expires_utc
    text = ENDED if ends <= event.at_utc else ENDS
    return text.format(site=site.name, day=day_told(ends.astimezone(WIB)))
