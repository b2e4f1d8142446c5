"""The events that are shown: those of this run, and of runs before what is open or was of late. For several threads.

An event that is not stored yet is known by a negative id: it can be seen and chosen all the same.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from scc_wall.domain.event import Event, EventNote
from scc_wall.domain.event_book import Change

log = logging.getLogger(__name__)

MOST_SHOWN: Final = 2000
"""Older ones that are not open are read from the store when somebody asks for them."""
MOST_OWED: Final = 5000
"""Events that wait for a store that can't be written; the oldest of them go first, and the log says so."""


class Shown:
    """See above. Nothing here waits for the store."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: dict[int, Event] = {}
        """By their place: what came first stands first."""
        self._places: dict[int, int] = {}
        """By the number of the book."""
        self._owed: dict[int, None] = {}
        """Places whose event is not written as it is now."""
        self._next = 1
        self.revision = 0
        self.dropped = 0

    def take_stored(self, events: Iterable[Event]) -> None:
        """Show events of runs before, oldest first; before anything of this run."""
        with self._lock:
            for event in events:
                self._place(event)

    def know(self, number: int, event_id: int) -> None:
        """Know by which number the book goes on with a stored event."""
        with self._lock:
            place = next(place for place, event in self._events.items() if event.event_id == event_id)
            self._places[number] = place

    def take(self, changes: Iterable[Change]) -> None:
        """Show what the book tells."""
        with self._lock:
            for change in changes:
                place = self._places.get(change.number)
                if place is None:
                    place = self._places[change.number] = self._place(change.event)
                    self._events[place] = replace(change.event, event_id=-place)
                else:
                    before = self._events[place]
                    self._events[place] = _as_known(change.event, before)
                self._owed[place] = None
                self.revision += 1
            self._trim()

    def _place(self, event: Event) -> int:
        place, self._next = self._next, self._next + 1
        self._events[place] = event
        self.revision += 1
        return place

    def _trim(self) -> None:
        surplus = len(self._owed) - MOST_OWED
        for place in [place for place in self._owed if not self._events[place].lasting][: max(0, surplus)]:
            del self._owed[place]
            if not self.dropped:
                log.warning("the store has refused events for so long that the oldest are not kept any more")
            self.dropped += 1
        surplus = len(self._events) - MOST_SHOWN
        if surplus > 0:
            gone = [place for place, event in self._events.items() if not event.open and place not in self._owed]
            for place in gone[:surplus]:
                del self._events[place]
            self._places = {number: place for number, place in self._places.items() if place in self._events}

    # ---- what is asked of it

    def newest_first(self) -> tuple[Event, ...]:
        """Return all of them by their time; of one moment, what came last first.

        The order in which they came will not do: a camera's event is told seconds after the moment it bears.
        """
        with self._lock:
            return tuple(sorted(self._events.values(), key=lambda event: event.at_utc))[::-1]

    def owed(self) -> list[tuple[int, Event]]:
        """Return what is to be written, by place, oldest first."""
        with self._lock:
            return [(place, self._events[place]) for place in sorted(self._owed)]

    @property
    def owes(self) -> bool:
        """Whether there is something to write."""
        return bool(self._owed)

    def id_now(self, event_id: int) -> int:
        """Return the id of an event since it was stored; the same for one that is not, or is not shown."""
        with self._lock:
            event = self._events.get(-event_id) if event_id < 0 else None
        return event_id if event is None else event.event_id

    def by_number(self, number: int) -> Event | None:
        """Return an event by its number in the book; None if it is shown no longer."""
        with self._lock:
            return self._events.get(self._places.get(number, 0))

    def find(self, event_ids: Sequence[int]) -> list[tuple[int | None, Event]]:
        """Return events that are shown, each with the number of the book if it has one."""
        wanted = set(event_ids)
        with self._lock:
            numbers = {place: number for number, place in self._places.items()}
            return [(numbers.get(p), event) for p, event in self._events.items() if event.event_id in wanted]

    # ---- what became of them

    def written(self, place: int, event: Event) -> None:
        """Know that an event stands in the store as it was then; it may have changed meanwhile."""
        with self._lock:
            now = self._events.get(place)
            if now is None:
                return
            before_id = now.event_id
            if before_id != event.event_id:
                self._events[place] = replace(now, event_id=event.event_id)
                self.revision += 1
            if replace(now, event_id=event.event_id) == event:
                self._owed.pop(place, None)

    def acknowledged(self, event_id: int, by: str, at_utc: datetime) -> None:
        """Know who took note of an event; the first one stays."""

        def first(event: Event) -> Event:
            return event if event.acknowledged_by else replace(event, acknowledged_by=by, acknowledged_utc=at_utc)

        self._change(event_id, first)

    def end(self, event_id: int, at_utc: datetime) -> None:
        """End an event that nobody follows; it is owed to the store."""
        with self._lock:
            for place, event in self._events.items():
                if event.event_id == event_id:
                    self._events[place] = replace(event, ended_utc=max(event.at_utc, at_utc))
                    self._owed[place] = None
                    self.revision += 1
                    return

    def noted(self, event_id: int, note: EventNote) -> None:
        """Know what was written beside an event."""
        self._change(event_id, lambda event: replace(event, notes=(*event.notes, note)))

    def _change(self, event_id: int, change: Callable[[Event], Event]) -> None:
        with self._lock:
            for place, event in self._events.items():
                if event.event_id == event_id:
                    self._events[place] = change(event)
                    self.revision += 1
                    return


def _as_known(event: Event, before: Event) -> Event:
    """Return what an event became by itself, with what people did about it."""
    said = before if before.acknowledged_by else event
    by, at_utc = said.acknowledged_by, said.acknowledged_utc
    return replace(event, event_id=before.event_id, acknowledged_by=by, acknowledged_utc=at_utc, notes=before.notes)
