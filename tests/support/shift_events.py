"""Events in memory, for tests of what only reads them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from scc_wall.domain.event import Event, EventNote


class MemoryEvents:
    """A `domain.event.EventStore` that forgets everything at the end."""

    def __init__(self, *events: Event) -> None:
        self.events = list(events)

    def add(self, event: Event) -> Event:
        """Store a new event; return it with its id."""
        stored = replace(event, event_id=len(self.events) + 1)
        self.events.append(stored)
        return stored

    def change(self, event: Event) -> None:
        """Store what the event became."""
        self.events = [event if one.event_id == event.event_id else one for one in self.events]

    def acknowledge(self, event_id: int, by: str, at_utc: datetime) -> bool:
        """Keep who took note of it; False if somebody had."""
        event = next(one for one in self.events if one.event_id == event_id)
        if event.acknowledged_by:
            return False
        self.change(replace(event, acknowledged_by=by, acknowledged_utc=at_utc))
        return True

    def add_note(self, event_id: int, note: EventNote) -> None:
        """Write a note beside an event."""
        event = next(one for one in self.events if one.event_id == event_id)
        self.change(replace(event, notes=(*event.notes, note)))

    def open_ones(self) -> Sequence[Event]:
        """Return what is open, oldest first."""
        return [event for event in self.events if event.open]

    def newest(self, count: int, *, before_id: int | None = None) -> Sequence[Event]:
        """Return the newest events, newest first."""
        older = [event for event in self.events if before_id is None or event.event_id < before_id]
        return older[::-1][:count]

    def between(self, from_utc: datetime, until_utc: datetime) -> Sequence[Event]:
        """Return what began in that time, oldest first."""
        return [event for event in self.events if from_utc <= event.at_utc <= until_utc]
