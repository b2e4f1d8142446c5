"""The events of every source."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, literal, or_, select, union, update

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventNote, EventPriority, EventSource
from scc_wall.storage.engine import Database
from scc_wall.storage.event_tables import event_notes, events
from scc_wall.storage.site_codes import read_each, text_of, us_of, utc_at, utc_at_or_none
from scc_wall.storage.told_errors import StoreError

LONGEST_NOTE: Final = 2000
"""Characters."""
MOST_READ: Final = 20_000
"""Of one answer: a range of time chosen by a person may hold years."""
_UNTOUCHED: Final = events.c.acknowledged_us.is_(None)


class EventRepository:
    """A `domain.event.EventStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, event: Event) -> Event:
        """Store a new event with its notes, its id is ignored; return it with its new one."""
        values = _values(event) | {
            "acknowledged_by": event.acknowledged_by,
            "acknowledged_us": _us_or_none(event.acknowledged_utc),
            "is_open": event.open,
            "station": event.station,
        }
        with self._database.writing() as connection:
            event_id = connection.execute(insert(events).values(values).returning(events.c.id)).scalar_one()
            for note in event.notes:
                connection.execute(insert(event_notes).values(_note_values(event_id, note)))
        return replace(event, event_id=event_id)

    def change(self, event: Event) -> None:
        """Store what the event became by itself; who took note of it stays as it is in the store. Idempotent."""
        values = _values(event) | {"is_open": _still_open(event)}
        with self._database.writing() as connection:
            connection.execute(update(events).where(events.c.id == event.event_id).values(values))

    def acknowledge(self, event_id: int, by: str, at_utc: datetime) -> bool:
        """Keep who took note of it; False if somebody had, or it is gone: the first one stays."""
        lasting = and_(events.c.lasts, events.c.ended_us.is_(None))
        values = {"acknowledged_by": by, "acknowledged_us": us_of(at_utc), "is_open": lasting}
        here = (events.c.id == event_id) & _UNTOUCHED
        with self._database.writing() as connection:
            return connection.execute(update(events).where(here).values(values)).rowcount == 1

    def add_note(self, event_id: int, note: EventNote) -> None:
        """Write a note beside an event.

        Raises
        ------
        StoreError
            If it is empty or too long, or the event is gone.
        """
        if not 1 <= len(note.text.strip()) <= LONGEST_NOTE:
            raise StoreError(
                Told("Catatan kosong atau terlalu panjang.", "The note is empty or too long."),
                todo=Told("Tulis 1–{most} huruf.", "Write 1–{most} characters.").format(most=LONGEST_NOTE),
            )
        with self._database.writing() as connection:
            if connection.scalar(select(events.c.id).where(events.c.id == event_id)) is None:
                raise StoreError(
                    Told("Peristiwa itu sudah dihapus.", "That event was removed."),
                    Told("Masa simpannya habis.", "Its time of keeping is over."),
                )
            connection.execute(insert(event_notes).values(_note_values(event_id, note)))

    def open_ones(self) -> Sequence[Event]:
        """Return what is `open`, oldest first."""
        return self._read(select(events).where(events.c.is_open.is_(True)).order_by(events.c.id).limit(MOST_READ))

    def newest(self, count: int, *, before_id: int | None = None) -> Sequence[Event]:
        """Return the newest events, newest first; `before_id`: those that are older than that one."""
        query = select(events).order_by(events.c.id.desc()).limit(count)
        return self._read(query if before_id is None else query.where(events.c.id < before_id))

    def between(self, from_utc: datetime, until_utc: datetime) -> Sequence[Event]:
        """Return what began, ended or was noted in that time, both ends included, oldest first."""
        span = us_of(from_utc), us_of(until_utc)
        ids = union(
            select(events.c.id).where(events.c.at_us.between(*span)),
            select(events.c.id).where(events.c.ended_us.between(*span)),
            select(event_notes.c.event_id).where(event_notes.c.at_us.between(*span)),
        ).subquery()
        query = select(events).where(events.c.id.in_(select(ids.c.id))).order_by(events.c.at_us, events.c.id)
        return self._read(query.limit(MOST_READ))

    def purge(self, before_utc: datetime) -> int:
        """Forget what began before then and is not open any more, with its notes; return how many events."""
        old = (events.c.at_us < us_of(before_utc)) & events.c.is_open.is_(False)
        with self._database.writing() as connection:
            connection.execute(delete(event_notes).where(event_notes.c.event_id.in_(select(events.c.id).where(old))))
            return connection.execute(delete(events).where(old)).rowcount

    def _read(self, query: Any) -> Sequence[Event]:
        with self._database.reading() as connection:
            found = read_each(connection.execute(query).all(), _event, "events")
            return _with_notes(connection, found)


def _still_open(event: Event) -> ColumnElement[bool]:
    return or_(literal(event.lasting), and_(literal(event.todo is not None), _UNTOUCHED))


def _values(event: Event) -> dict[str, Any]:
    return {
        "source": event.source.value,
        "kind": event.kind,
        "priority": int(event.priority),
        "at_us": us_of(event.at_utc),
        "ended_us": _us_or_none(event.ended_utc),
        "lasts": event.lasts,
        "text_id": event.told.id,
        "text_en": event.told.en,
        "todo_id": None if event.todo is None else event.todo.id,
        "todo_en": None if event.todo is None else event.todo.en,
        "camera_ids": list(event.camera_ids),
        "site_ids": list(event.site_ids),
        "region_code": event.region_code,
        "members": event.members,
    }


def _note_values(event_id: int, note: EventNote) -> dict[str, Any]:
    return {"event_id": event_id, "at_us": us_of(note.at_utc), "by": note.by, "text": note.text.strip()}


def _us_or_none(utc: datetime | None) -> int | None:
    return None if utc is None else us_of(utc)


def _event(row: Any) -> Event:
    return Event(
        EventSource(row.source),
        text_of(row.kind),
        EventPriority(row.priority),
        utc_at(row.at_us),
        Told(text_of(row.text_id), text_of(row.text_en)),
        None if row.todo_id is None else Told(text_of(row.todo_id), text_of(row.todo_en or row.todo_id)),
        row.id,
        utc_at_or_none(row.ended_us),
        bool(row.lasts),
        tuple(map(int, row.camera_ids)),
        tuple(map(int, row.site_ids)),
        None if row.region_code is None else text_of(row.region_code),
        int(row.members),
        text_of(row.acknowledged_by),
        utc_at_or_none(row.acknowledged_us),
        station=text_of(row.station or ""),
    )


def _note(row: Any) -> tuple[int, EventNote]:
    return row.event_id, EventNote(text_of(row.by), utc_at(row.at_us), text_of(row.text))


def _with_notes(connection: Connection, found: Sequence[Event]) -> list[Event]:
    notes: dict[int, list[EventNote]] = {}
    for ids in _in_parts([event.event_id for event in found]):
        query = select(event_notes).where(event_notes.c.event_id.in_(ids)).order_by(event_notes.c.id)
        for event_id, note in read_each(connection.execute(query).all(), _note, "notes of events"):
            notes.setdefault(event_id, []).append(note)
    return [replace(one, notes=tuple(notes[one.event_id])) if one.event_id in notes else one for one in found]


def _in_parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """Cut what goes into one statement: PostgreSQL takes 65,535 parameters, older SQLite fewer."""
    return (ids[start : start + 500] for start in range(0, len(ids), 500))
