"""Access sessions, past and present, and visitors under a host."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import RowMapping, insert, select, update

from scc_wall.base.told import Told
from scc_wall.domain.access_session import EndReason, SessionRecord
from scc_wall.domain.person import Visitor
from scc_wall.storage.columns import moment, moment_or_none, readable, utc_of, utc_or_none
from scc_wall.storage.engine import Database
from scc_wall.storage.tables import access_sessions, visitors


class SessionRepository:
    """A `domain.access_store.SessionStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: SessionRecord) -> SessionRecord:
        """Store a new session, its id is ignored; return it with its new one."""
        with self._database.writing() as connection:
            added = insert(access_sessions).values(_session_values(record)).returning(access_sessions.c.id)
            return replace(record, session_id=connection.execute(added).scalar_one())

    def seen(self, session_id: int, seen_utc: datetime, left_s: float) -> None:
        """Note that it still runs; nothing happens if it has ended."""
        here = (access_sessions.c.id == session_id) & access_sessions.c.ended.is_(None)
        with self._database.writing() as connection:
            connection.execute(update(access_sessions).where(here).values(seen_utc=moment(seen_utc), left_s=left_s))

    def end(self, session_id: int, reason: EndReason, ended_utc: datetime) -> bool:
        """Note its end; False if it had ended: the first reason stays."""
        here = (access_sessions.c.id == session_id) & access_sessions.c.ended.is_(None)
        values = {"ended": reason.value, "ended_utc": moment(ended_utc)}
        with self._database.writing() as connection:
            return connection.execute(update(access_sessions).where(here).values(values)).rowcount == 1

    def open_ones(self) -> Sequence[SessionRecord]:
        """Return those without an end, the oldest first."""
        query = select(access_sessions).where(access_sessions.c.ended.is_(None)).order_by(access_sessions.c.id)
        with self._database.reading() as connection:
            return [_session(row) for row in connection.execute(query).mappings()]

    def newest(self, most: int) -> Sequence[SessionRecord]:
        """Return the last ones, ended or not, the newest first."""
        query = select(access_sessions).order_by(access_sessions.c.id.desc()).limit(most)
        with self._database.reading() as connection:
            return [_session(row) for row in connection.execute(query).mappings()]

    def by_id(self, session_id: int) -> SessionRecord | None:
        """Return a session, None if there is none."""
        with self._database.reading() as connection:
            query = select(access_sessions).where(access_sessions.c.id == session_id)
            row = connection.execute(query).mappings().first()
        return None if row is None else _session(row)


class VisitorRepository:
    """A `domain.access_store.VisitorStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, visitor: Visitor) -> Visitor:
        """Store a visitor, the id is ignored; return it with its new one."""
        with self._database.writing() as connection:
            added = insert(visitors).values(_visitor_values(visitor)).returning(visitors.c.id)
            return replace(visitor, visitor_id=connection.execute(added).scalar_one())

    def left(self, visitor_id: int, left_utc: datetime) -> bool:
        """Note that a visitor left; False if that was noted before."""
        here = (visitors.c.id == visitor_id) & visitors.c.left_utc.is_(None)
        with self._database.writing() as connection:
            return connection.execute(update(visitors).where(here).values(left_utc=moment(left_utc))).rowcount == 1

    def present(self) -> Sequence[Visitor]:
        """Return those who have not left, in the order in which they came."""
        query = select(visitors).where(visitors.c.left_utc.is_(None)).order_by(visitors.c.id)
        with self._database.reading() as connection:
            return [_visitor(row) for row in connection.execute(query).mappings()]


def _session_values(record: SessionRecord) -> dict[str, object]:
    return {
        "person_id": record.person_id,
        "letter_id": record.letter_id,
        "purpose": record.purpose,
        "opened_utc": moment(record.opened_utc),
        "seen_utc": moment(record.seen_utc),
        "left_s": record.left_s,
        "ends_by": record.ends_by.value,
        "vouched_by": record.vouched_by,
        "ended": None if record.ended is None else record.ended.value,
        "ended_utc": moment_or_none(record.ended_utc),
    }


def _session(row: RowMapping) -> SessionRecord:
    with readable(Told("Sesi", "A session")):
        return SessionRecord(
            session_id=row["id"],
            person_id=row["person_id"],
            letter_id=row["letter_id"],
            purpose=row["purpose"],
            opened_utc=utc_of(row["opened_utc"]),
            seen_utc=utc_of(row["seen_utc"]),
            left_s=float(row["left_s"]),
            ends_by=EndReason(row["ends_by"]),
            vouched_by=row["vouched_by"],
            ended=None if row["ended"] is None else EndReason(row["ended"]),
            ended_utc=utc_or_none(row["ended_utc"]),
        )


def _visitor_values(visitor: Visitor) -> dict[str, object]:
    return {
        "name": visitor.name,
        "number": visitor.number,
        "office": visitor.office,
        "purpose": visitor.purpose,
        "host_session_id": visitor.host_session_id,
        "since_utc": moment(visitor.since_utc),
        "left_utc": moment_or_none(visitor.left_utc),
    }


def _visitor(row: RowMapping) -> Visitor:
    with readable(Told("Tamu", "A visitor")):
        return Visitor(
            visitor_id=row["id"],
            name=row["name"],
            number=row["number"],
            office=row["office"],
            purpose=row["purpose"],
            host_session_id=row["host_session_id"],
            since_utc=utc_of(row["since_utc"]),
            left_utc=utc_or_none(row["left_utc"]),
        )
