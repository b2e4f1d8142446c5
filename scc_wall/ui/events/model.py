"""The rows of the panel: first what waits for a person, the most urgent on top, then all else, the newest on top.

snapshot ─► events that are other objects than before ─► filter ─► order ─► rows that changed are painted again
                                                                     └─► later, while a person is about to click
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.ui.events import event_words

EVENT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Gives the `Event` of an index."""
ROWS_AT_ONCE: Final = 500
"""A list asks for every row of its model whenever one is added: the rest come when somebody scrolls down to them."""
_NO_PARENT: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
Mark = tuple[str, datetime, str | None]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a person wants to see; nothing chosen: everything."""

    source: EventSource | None = None
    least: EventPriority | None = None
    """This urgent at least."""
    region_code: str | None = None
    open_only: bool = False
    text: str = ""

    def takes(self, event: Event) -> bool:
        """Return whether an event is to be seen."""
        if self.open_only and not event.open:
            return False
        if self.source is not None and event.source is not self.source:
            return False
        if self.least is not None and event.priority > self.least:
            return False
        if self.region_code is not None and event.region_code != self.region_code:
            return False
        return not self.text or self.text in _searched(event)


def _searched(event: Event) -> str:
    notes = " ".join(note.text for note in event.notes)
    return f"{event.told} {event.todo or ''} {event.acknowledged_by} {notes}".casefold()


class EventsModel(QAbstractListModel):
    """Filtered by itself: a proxy would call back into Python for every row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now_ones: tuple[Event, ...] = ()
        self._older: dict[int, Event] = {}
        self._shown: list[Event] = []
        self._rows = ROWS_AT_ONCE
        self.filter = EventFilter()
        self.now_utc: datetime | None = None
        self.cut_off_utc: datetime | None = None
        """Since when nothing is known of the sites: the own network is cut off; None while it is not."""
        self._held = False
        self._late = False
        """Whether rows have another order than they should, for as long as they are held."""

    # --- what it holds -------------------------------------------------------------------------------------------

    def take(self, events: tuple[Event, ...], now_utc: datetime) -> None:
        """Follow what holds now."""
        self.now_utc = now_utc
        if events is not self._now_ones:
            self._now_ones = events
            if self._held:
                self._stay()
            else:
                self._arrange()

    def hold(self, *, held: bool) -> None:
        """Let every row stay where it is, for somebody is about to click on one; what is new comes after that."""
        self._held = held
        if self._late and not held:
            self._arrange()

    def _stay(self) -> None:
        """Show what became of the rows that are there."""
        now = self.all()
        places = _places(now)
        found = [places.get(event.event_id, places.get(mark_of(event))) for event in self._shown]
        self._late = True
        self._replace([old if at is None else now[at] for at, old in zip(found, self._shown, strict=True)])

    def add_older(self, events: Sequence[Event]) -> None:
        """Show events of the past behind those of now, or what became of ones that are there."""
        self._older = dict(sorted({**self._older, **{event.event_id: event for event in events}}.items(), reverse=True))
        self._arrange()

    def is_older(self, event_id: int) -> bool:
        """Return whether an event was loaded besides those of now."""
        return event_id in self._older and all(event.event_id != event_id for event in self._now_ones)

    def show_only(self, **chosen: object) -> None:
        """Filter by something else; see `EventFilter`."""
        after = replace(self.filter, **chosen)  # type: ignore[arg-type]  # the names of its own fields
        if after != self.filter:
            self.filter = after
            self._rows = ROWS_AT_ONCE
            self._arrange()

    def pass_time(self, now_utc: datetime) -> None:
        """Let time pass; rows are painted with it when they are painted."""
        self.now_utc = now_utc

    def cut_off(self, since_utc: datetime | None) -> None:
        """Take note of the own network, without which nobody knows whether an event of a site still lasts."""
        if since_utc != self.cut_off_utc:
            self.cut_off_utc = since_utc
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _arrange(self) -> None:
        self._late = False
        fitting = [event for event in self.all() if self.filter.takes(event)]
        shown = [*event_words.waiting(fitting), *(event for event in fitting if not event.waiting)]
        before = self._shown
        if len(shown) == len(before) and _ids(shown) == _ids(before):
            self._replace(shown)
            return
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        kept = [before[index.row()] for index in indexes]
        self._shown = shown
        places = _places(shown[: self._rows]) if kept else {}
        rows = [places.get(event.event_id, places.get(mark_of(event))) for event in kept]
        after = [QModelIndex() if row is None else self.index(row) for row in rows]
        self.changePersistentIndexList(indexes, after)
        self.layoutChanged.emit()

    def _replace(self, shown: list[Event]) -> None:
        """Show other objects in the same places."""
        before, self._shown = self._shown, shown
        rows = zip(shown[: self._rows], before, strict=False)
        self._repaint([place for place, (event, old) in enumerate(rows) if event is not old])

    def _repaint(self, places: list[int]) -> None:
        for place in places[:100]:
            self.dataChanged.emit(self.index(place), self.index(place))
        if len(places) > 100:
            self.dataChanged.emit(self.index(places[100]), self.index(places[-1]))

    # --- what is asked of it -------------------------------------------------------------------------------------

    def all(self) -> tuple[Event, ...]:
        """Return every event, shown or not."""
        if not self._older:
            return self._now_ones
        now = {event.event_id for event in self._now_ones}
        return (*self._now_ones, *(event for event in self._older.values() if event.event_id not in now))

    @property
    def shown(self) -> Sequence[Event]:
        """The events that pass the filter, the first row's first, also those below the last row."""
        return self._shown

    @property
    def oldest_id(self) -> int:
        """Id of the oldest event that stands in the store; 0 without one."""
        return min((event.event_id for event in self.all() if event.event_id > 0), default=0)

    def row_of(self, event_id: int) -> int | None:
        """Return where an event stands in the list, which reaches down to it from now on; None if it is not shown."""
        found = next((place for place, event in enumerate(self._shown) if event.event_id == event_id), None)
        while found is not None and found >= self.rowCount():
            self.fetchMore()
        return found

    def canFetchMore(self, parent: _Index = _NO_PARENT) -> bool:  # noqa: N802 - Qt's name
        """Return whether there are events below the last row."""
        return not parent.isValid() and len(self._shown) > self._rows

    def fetchMore(self, parent: _Index = _NO_PARENT) -> None:  # noqa: N802 - Qt's name
        """Add rows at the end: somebody scrolled there."""
        if self.canFetchMore(parent):
            last = min(len(self._shown), self._rows + ROWS_AT_ONCE) - 1
            self.beginInsertRows(QModelIndex(), self._rows, last)
            self._rows += ROWS_AT_ONCE
            self.endInsertRows()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else min(len(self._shown), self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the event for the delegate, what happened, or all of it in words for screen readers."""
        if not index.isValid() or index.row() >= len(self._shown) or self.now_utc is None:
            return None
        event = self._shown[index.row()]
        if role == EVENT_ROLE:
            return event
        if role == Qt.ItemDataRole.DisplayRole:
            return str(event.told)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return event_words.spoken(event, self.now_utc, self.cut_off_utc)
        return None


def mark_of(event: Event) -> Mark:
    """Return what an event is known by, also when it was just stored and goes by another id from then on."""
    return event.kind, event.at_utc, event.region_code


def _places(events: Sequence[Event]) -> dict[int | Mark, int]:
    """Return where events stand, by id and by mark."""
    by_mark: dict[int | Mark, int] = {mark_of(event): place for place, event in enumerate(events)}
    return by_mark | {event.event_id: place for place, event in enumerate(events)}


def _ids(events: Sequence[Event]) -> list[int]:
    return [event.event_id for event in events]
