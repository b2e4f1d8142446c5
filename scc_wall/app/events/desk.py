"""The desk of the events (`ui.events.desk.EventsDesk`): the book to follow, the store to write to, rights to act under.

`take`, `revision` and `snapshot` belong to the UI thread and wait for nothing; the rest runs on the panel's worker.
"""

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from scc_wall.app.events.rights import Rights
from scc_wall.app.events.shown import Shown
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventNote, EventStore
from scc_wall.domain.event_book import EventBook
from scc_wall.domain.event_cause import Seen
from scc_wall.domain.role import Action
from scc_wall.domain.setting import Setting
from scc_wall.ui.events.desk import EventsSnapshot

log = logging.getLogger(__name__)

OF_LATE: Final = 300
"""Events of runs before that are shown at once."""
KEPT_DAYS: Final = Setting("events.retention_days", 365)
"""What is over is forgotten after so long; what is open never is."""
LEAST_DAYS: Final = 30
MOST_DAYS: Final = 36_500
"""A setting that was edited by hand must not reach before the first year."""
AT_ONCE: Final = 50
"""Events whose ids go into one row of the audit."""
LONGEST_IN_AUDIT: Final = 200
"""Characters of a note; all of it stands beside the event."""


class PurgingStore(EventStore, Protocol):
    """An event store that can forget what is old."""

    def purge(self, before_utc: datetime) -> int:
        """Forget what began before then and is over; return how many events."""
        ...


class Desk:
    """See above. Made on the worker: it reads what earlier runs left.

    Parameters
    ----------
    station
        Whose events these are: another station of the same store follows its own, and ends them.

    Raises
    ------
    SccError
        If the store can't be read.
    """

    def __init__(self, store: PurgingStore, rights: Rights, clock: Clock, station: str = "") -> None:
        self._store = store
        self._station = station
        self._rights = rights
        self._clock = clock
        self.book = EventBook()
        self.shown = Shown()
        self._trouble: Told | None = None
        self._turns = 0
        """How often the store began to refuse, or took events again."""
        self._noted: deque[tuple[Sequence[int], str, datetime]] = deque()
        """What people took note of and the book does not know yet."""
        self._snapshot: tuple[tuple[int, Told | None], EventsSnapshot] | None = None
        self._take_up()

    def _take_up(self) -> None:
        """Show what earlier runs left, and go on with what lasts."""
        late = {event.event_id: event for event in (*self._store.open_ones(), *self._store.newest(OF_LATE))}
        own = {"", self._station}
        events = [late[event_id] for event_id in sorted(late) if late[event_id].station in own]
        self.shown.take_stored(events)
        taken = self.book.restore(events)
        for number, event in taken.items():
            self.shown.know(number, event.event_id)
        followed = {event.event_id for event in taken.values()}
        for event in events:
            if event.lasting and event.event_id not in followed:  # nobody would ever end it
                self.shown.end(event.event_id, self._clock.now_utc())

    # ---- what holds now: the UI thread

    def take(self, seen: Seen) -> None:
        """Take what the sources know now."""
        while self._noted:
            numbers, by, at_utc = self._noted.popleft()
            for number in numbers:
                self.book.acknowledge(number, by, at_utc)
        self.shown.take(self.book.step(seen))

    def revision(self) -> int:
        """See `EventsDesk`."""
        return self.shown.revision + self._turns

    def snapshot(self) -> EventsSnapshot:
        """See `EventsDesk`."""
        now = (self.shown.revision, self._trouble)
        if self._snapshot is None or self._snapshot[0] != now:
            self._snapshot = (now, EventsSnapshot(self.shown.newest_first(), self._trouble))
        return self._snapshot[1]

    @property
    def trouble(self) -> Told | None:
        """Why events can't be kept just now; None while they can."""
        return self._trouble

    @property
    def owes(self) -> bool:
        """Whether there is something to write; from memory."""
        return self.shown.owes

    # ---- what is kept: the worker

    def write(self) -> None:
        """Write what is owed; what can't be written waits for the next time, shown all the same."""
        try:
            for place, event in self.shown.owed():
                self._write(place, event)
        except SccError as error:
            if self._trouble is None:
                log.warning("events can't be stored: %s", error.told())
            self._set_trouble(error.what)
        else:
            self._set_trouble(None)

    def _set_trouble(self, trouble: Told | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._turns += 1

    def _write(self, place: int, event: Event) -> None:
        if event.event_id > 0:
            self._store.change(event)
            self.shown.written(place, event)
        else:
            self.shown.written(place, self._store.add(replace(event, station=self._station)))

    def purge(self, days: int) -> int:
        """Forget what is over and older than so many days; return how many events."""
        return self._store.purge(self._clock.now_utc() - timedelta(days=min(max(days, LEAST_DAYS), MOST_DAYS)))

    def older(self, before_id: int, count: int) -> Sequence[Event]:
        """See `EventsDesk`."""
        return self._store.newest(count, before_id=before_id)

    def acknowledge(self, event_ids: Sequence[int]) -> None:
        """See `EventsDesk`."""
        self.write()  # what is not stored yet gets its id, or the store says why not
        if self._trouble is not None and any(event_id < 0 for event_id in event_ids):
            raise SccError(NOT_KEPT, self._trouble, LATER)
        found = [
            (number, event) for number, event in self.shown.find(self._ids_now(event_ids)) if not event.acknowledged_by
        ]
        asked = [event for _, event in found]
        outside = {event.event_id for event in self._rights.outside(Action.EVENT_ACKNOWLEDGE, asked)}
        inside = [(number, event) for number, event in found if event.event_id not in outside]
        for start in range(0, len(inside), AT_ONCE):
            self._acknowledge(inside[start : start + AT_ONCE])
        if outside:
            subject = f"event:{next(iter(outside))}" if len(outside) == 1 else "events"
            raise self._rights.refuse(Action.EVENT_ACKNOWLEDGE, subject)

    def _acknowledge(self, events: Sequence[tuple[int | None, Event]]) -> None:
        ids = " ".join(str(event.event_id) for _, event in events)
        first = events[0][1]
        subject = f"event:{first.event_id}" if len(events) == 1 else "events"
        details = (("count", len(events)), ("ids", ids), ("first", first.told.id[:LONGEST_IN_AUDIT]))
        now_utc = self._clock.now_utc()
        with self._rights.recorded(Action.EVENT_ACKNOWLEDGE, subject, details) as by:
            for _, event in events:
                if self._store.acknowledge(event.event_id, by, now_utc):
                    self.shown.acknowledged(event.event_id, by, now_utc)
                else:
                    self._take_as_stored(event.event_id)
        self._noted.append(([number for number, _ in events if number is not None], by, now_utc))

    def take_note(self, number: int, by: str, at_utc: datetime) -> None:
        """Keep that somebody took note of an event elsewhere, where they were allowed to and it was recorded."""
        self.write()
        event = self.shown.by_number(number)
        if event is not None and event.event_id > 0 and not event.acknowledged_by:
            self._store.acknowledge(event.event_id, by, at_utc)
            self.shown.acknowledged(event.event_id, by, at_utc)
            self._noted.append(([number], by, at_utc))

    def _take_as_stored(self, event_id: int) -> None:
        """Somebody at another station was faster: theirs counts."""
        for event in self._store.newest(1, before_id=event_id + 1):
            if event.event_id == event_id and event.acknowledged_utc is not None:
                self.shown.acknowledged(event_id, event.acknowledged_by, event.acknowledged_utc)

    def add_note(self, event_id: int, text: str) -> None:
        """See `EventsDesk`."""
        self.write()
        (event_id,) = self._ids_now([event_id]) or (event_id,)
        if event_id < 0:
            raise SccError(NOT_KEPT, self._trouble, LATER)
        words = text.strip()
        details = (("note", words[:LONGEST_IN_AUDIT]),)
        subject = f"event:{event_id}"
        if self._rights.outside(Action.EVENT_NOTE, self._known(event_id)):
            raise self._rights.refuse(Action.EVENT_NOTE, subject)
        with self._rights.recorded(Action.EVENT_NOTE, subject, details) as by:
            note = EventNote(by, self._clock.now_utc(), words)
            self._store.add_note(event_id, note)
        self.shown.noted(event_id, note)

    def _known(self, event_id: int) -> Sequence[Event]:
        """Return an event that is shown, or that is older than those and stands in the store."""
        shown = [event for _, event in self.shown.find([event_id])]
        return shown or [one for one in self._store.newest(1, before_id=event_id + 1) if one.event_id == event_id]

    def _ids_now(self, event_ids: Sequence[int]) -> list[int]:
        """Return the ids by which events are known since they were stored."""
        return [self.shown.id_now(event_id) for event_id in event_ids]


NOT_KEPT: Final = Told("Peristiwa itu belum dapat disimpan.", "That event can't be stored yet.")
LATER: Final = Told(
    "Tetap tampil dan disimpan nanti; coba lagi sebentar.", "It stays shown and is stored later; try again in a moment."
)
