"""The events as they stand: one for one thing that happened, a flood gathered into one. Pure.

::

    DOWN ──site answers──► DOWN, ended   and UP
    DOWN, ended, of a flapping site, within 10 min ──DOWN again──► the same, counted once more
    11th event within 10 min ──► FLOOD holding all of them; more join it until 10 min pass or it is acknowledged
    the own network: cut and back are never part of a flood; hacked sites only of one of their own kind

Source: specs/desk.md, "Calm by default" (EEMUA 191: over 10 alarms in 10 minutes is a flood).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from scc_wall.domain.site_event import EventKind, SiteEvent

FLOOD_OVER: Final = 10
FLOOD_WITHIN: Final = timedelta(minutes=10)
KEPT: Final = 500
"""Events that are kept; the oldest go first."""
_OWN_NETWORK: Final = frozenset({EventKind.NETWORK_CUT, EventKind.NETWORK_BACK})
_LASTING: Final = frozenset(
    {EventKind.DOWN, EventKind.HACKED, EventKind.SUSPICIOUS, EventKind.CERTIFICATE, EventKind.NETWORK_CUT}
)
"""Kinds that last until they are over; while one of a site lasts, another of its kind says nothing new."""


@dataclass(frozen=True, slots=True)
class EventBook:
    """All events of this run, oldest first; each step makes a new one."""

    events: tuple[SiteEvent, ...] = ()
    next_id: int = 1

    def add(self, event: SiteEvent, *, flapping: bool = False) -> "EventBook":
        """Return the book with one more thing that happened; one that already lasts is not told twice.

        Parameters
        ----------
        flapping
            Its site comes and goes: it counts up the event that it already has.
        """
        if event.kind in _LASTING and any(_same_lasting(old, event) for old in _with_members(self.events)):
            return self
        if flapping and (known := _late_alike(self.events, event)) is not None:
            again = replace(known, count=known.count + 1, ended_utc=None)
            return replace(self, events=tuple(again if old is known else old for old in self.events))
        numbered, next_id = replace(event, event_id=self.next_id), self.next_id + 1
        flood = _open_flood(self.events, event)
        if flood is None:
            return _flooded(EventBook((*self.events, numbered)[-KEPT:], next_id), numbered)
        more = _gathered(flood, (numbered,))
        return EventBook(tuple(more if old is flood else old for old in self.events), next_id)

    def over(self, site_ids: tuple[int, ...], kinds: Iterable[EventKind], at_utc: datetime) -> "EventBook":
        """Return the book with what lasted of these kinds ended; none as `site_ids` is the own network."""
        ended = frozenset(kinds) & _LASTING
        return self._each(lambda event: _ended(event, ended, site_ids, at_utc)) if ended else self

    def acknowledge(self, event_id: int, by: str, at_utc: datetime) -> "EventBook":
        """Return the book with an event acknowledged; the first to do so counts, an unknown event changes nothing."""
        return self._each(lambda event: _acknowledged(event, by, at_utc) if event.event_id == event_id else event)

    def _each(self, change: Callable[[SiteEvent], SiteEvent]) -> "EventBook":
        return replace(self, events=tuple(change(event) for event in self.events))


def _with_members(events: Iterable[SiteEvent]) -> Iterable[SiteEvent]:
    for event in events:
        yield from event.members or (event,)


def _same_lasting(old: SiteEvent, event: SiteEvent) -> bool:
    alike = old.kind is event.kind and old.site_ids == event.site_ids and old.alarm is event.alarm
    return alike and old.ended_utc is None


def _late_alike(events: tuple[SiteEvent, ...], event: SiteEvent) -> SiteEvent | None:
    alike = (old for old in reversed(events) if old.kind is event.kind and old.site_ids == event.site_ids)
    latest = next(alike, None)
    late = latest is not None and event.at_utc - (latest.ended_utc or latest.at_utc) < FLOOD_WITHIN
    return latest if late else None


def _family(event: SiteEvent) -> str:
    """Return what may be gathered with it: a hacked site must not vanish among sites that are slow to answer."""
    first = event.members[0] if event.members else event
    if first.kind in _OWN_NETWORK:
        return "network"
    return "hacked" if first.kind is EventKind.HACKED else "others"


def _open_flood(events: tuple[SiteEvent, ...], event: SiteEvent) -> SiteEvent | None:
    for flood in reversed(events):
        if flood.kind is EventKind.FLOOD and _family(flood) == _family(event):
            is_open = not flood.acknowledged_by and event.at_utc - flood.members[-1].at_utc < FLOOD_WITHIN
            return flood if is_open else None
    return None


def _flooded(book: EventBook, newest: SiteEvent) -> EventBook:
    """Return the book with what came of late gathered, if that is too much."""
    late = tuple(event for event in book.events if _counts(event, newest))
    if len(late) <= FLOOD_OVER:
        return book
    flood = _gathered(SiteEvent(EventKind.FLOOD, late[0].at_utc, event_id=book.next_id, count=0), late)
    rest = tuple(event for event in book.events if not _counts(event, newest))
    return EventBook((*rest, flood), book.next_id + 1)


def _counts(event: SiteEvent, newest: SiteEvent) -> bool:
    family = _family(newest)
    if event.kind is EventKind.FLOOD or event.acknowledged_by or family == "network" or _family(event) != family:
        return False
    return newest.at_utc - event.at_utc < FLOOD_WITHIN


def _gathered(flood: SiteEvent, more: tuple[SiteEvent, ...]) -> SiteEvent:
    members = (*flood.members, *more)[-KEPT:]
    sites = dict.fromkeys(site_id for member in members for site_id in member.site_ids)
    return _as_a_whole(replace(flood, members=members, site_ids=tuple(sites), count=flood.count + len(more)))


def _acknowledged(event: SiteEvent, by: str, at_utc: datetime) -> SiteEvent:
    if event.acknowledged_by:
        return event
    members = tuple(_acknowledged(member, by, at_utc) for member in event.members)
    return replace(event, acknowledged_by=by, acknowledged_utc=at_utc, members=members)


def _ended(event: SiteEvent, kinds: frozenset[EventKind], site_ids: tuple[int, ...], at_utc: datetime) -> SiteEvent:
    if event.members:
        members = tuple(_ended(member, kinds, site_ids, at_utc) for member in event.members)
        return event if members == event.members else _as_a_whole(replace(event, members=members))
    if event.ended_utc is None and event.kind in kinds and event.site_ids == site_ids:
        return replace(event, ended_utc=at_utc)
    return event


def _as_a_whole(flood: SiteEvent) -> SiteEvent:
    """Return a flood, ended once everything in it that lasted has."""
    lasting = [member for member in flood.members if member.kind in _LASTING]
    ends = [member.ended_utc for member in lasting if member.ended_utc is not None]
    return replace(flood, ended_utc=max(ends) if ends and len(ends) == len(lasting) else None)
