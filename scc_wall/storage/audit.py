"""The audit's rows: written behind the newest in one transaction, read in portions, never changed, purged as a whole.

A row that somebody made unreadable is given with a seal that fits nothing, so that whoever verifies the chain finds
it broken there instead of meeting an error.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final, NoReturn

from sqlalchemy import Connection, Executable, delete, func, insert, select, type_coerce
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import NullType

from scc_wall.domain.audit import (
    FIRST_SEAL,
    AuditEntry,
    AuditResult,
    AuditRow,
    SealedBody,
    Value,
    body_of,
    details_text,
)
from scc_wall.storage.audit_guard import unguarded
from scc_wall.storage.columns import given_text
from scc_wall.storage.engine import Database
from scc_wall.storage.tables import audit

PORTION: Final = 1000
"""Rows read at once: a quarter of a megabyte; more at once take longer a row."""
NEWEST_OF: Final = 5000
"""How many rows are looked through for those of one session: there is no index by session, and the rest is older."""
_RESULTS: Final = {result.value: result for result in AuditResult}
_UNREADABLE: Final = AuditEntry("unreadable")
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_RAW: Final = tuple(type_coerce(column, NullType()) for column in audit.c)
"""As they stand there, in the order of the table: SQLite may hold other things than text and bytes in such columns,
which SQLAlchemy's types can't take; and 100,000 rows are read in half the time."""
_NEWEST: Final = select(audit.c.number, _RAW[-1]).order_by(audit.c.number.desc()).limit(1)


class AuditRepository:
    """A `domain.access_store.AuditStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, make: Callable[[int, bytes], AuditRow]) -> AuditRow:
        """Store `make(number, seal of the row before)` behind the newest row, in one transaction; return it.

        Raises
        ------
        StoreError
            If it can't be written: then nothing may be done that needs it.
        ValueError
            If `make` gave another number than the one it was told: a bug of the caller.
        """
        with self._database.writing() as connection:
            return _append(connection, make)

    def purge(self, through: int, make: Callable[[int, bytes], AuditRow]) -> AuditRow:
        """Delete the rows up to that number and store the record of it as `append` does, in one transaction.

        Raises
        ------
        StoreError
            If it can't be done: nothing is deleted then.
        ValueError
            As `append`.
        """
        with self._database.writing() as connection:
            row = _append(connection, make)
            if through >= row.number:
                raise ValueError(f"row {row.number} can't tell of its own end")
            with unguarded(connection):
                connection.execute(delete(audit).where(audit.c.number <= through))
        return row

    def first(self) -> int:
        """Return the number of the oldest row; 0 if there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.min(audit.c.number))) or 0

    def with_action(self, action: str) -> Sequence[AuditRow]:
        """Return the rows of that action in their order."""
        query = select(*_RAW).where(audit.c.action == action).order_by(audit.c.number)
        return list(map(_row, self._read(query)))

    def newest_of(self, session_id: int, most: int) -> Sequence[AuditRow]:
        """Return the newest rows of a session, the newest first; those among the last `NEWEST_OF` rows of all."""
        with self._database.reading() as connection:
            last = _newest(connection)[0]
        query = (
            select(*_RAW)
            .where(audit.c.session_id == session_id, audit.c.number > last - NEWEST_OF)
            .order_by(audit.c.number.desc())
            .limit(most)
        )
        return list(map(_row, self._read(query)))

    def newest(self) -> tuple[int, bytes]:
        """Return number and seal of the newest row; 0 and `FIRST_SEAL` if there is none."""
        with self._database.reading() as connection:
            return _newest(connection)

    def rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield the rows behind that number in their order, as they stand in the store, read in portions."""
        for portion in self._portions(after):
            yield from map(_row, portion)

    def bodies(self, after: int = 0) -> Iterator[SealedBody]:
        """Yield the same rows as they were sealed, for `domain.audit.verify_bodies`: a third of the time of `rows`."""
        for portion in self._portions(after):
            yield from map(_sealed_body, portion)

    def _portions(self, after: int) -> Iterator[Sequence[Sequence[Any]]]:
        while portion := self._portion(after):
            yield portion
            after = portion[-1][0]

    def _portion(self, after: int) -> Sequence[Sequence[Any]]:
        return self._read(select(*_RAW).where(audit.c.number > after).order_by(audit.c.number).limit(PORTION))

    def _read(self, query: Executable) -> Sequence[Sequence[Any]]:
        with self._database.reading() as connection:
            try:
                return connection.execute(query).all()
            except OperationalError:
                if not self._database.is_sqlite:
                    raise
                _take_any_bytes(connection)
                return connection.execute(query).all()


def _append(connection: Connection, make: Callable[[int, bytes], AuditRow]) -> AuditRow:
    number, seal = _newest(connection)
    row = make(number + 1, seal)
    if row.number != number + 1:
        raise ValueError(f"row {row.number} can't stand behind row {number}")
    connection.execute(insert(audit).values(_values(row)))
    return row


def _take_any_bytes(connection: Connection) -> None:
    """Have bytes that are no UTF-8, which SQLite may hold as text, spoil their own value and not the whole answer.

    Only once it was met: reading takes half as long again with it.
    """
    lenient = partial(str, encoding="utf-8", errors="surrogateescape")
    connection.connection.driver_connection.text_factory = lenient  # type: ignore[union-attr]  # sqlite3's


def _newest(connection: Connection) -> tuple[int, bytes]:
    row = connection.execute(_NEWEST).first()
    return (0, FIRST_SEAL) if row is None else (int(row[0]), _seal(row[1]))


def _values(row: AuditRow) -> dict[str, object]:
    entry = row.entry
    return {
        "number": row.number,
        "at_utc": row.at_utc.isoformat(timespec="microseconds"),  # as it was sealed, whatever its zone
        "mono_ns": row.mono_ns,
        "action": entry.action,
        "who": entry.who,
        "letter_number": entry.letter_number,
        "subject": entry.subject,
        "result": entry.result.value,
        "details": details_text(entry.details),
        "session_id": entry.session_id,
        "seal": row.seal,
    }


def _sealed_body(row: Sequence[Any]) -> SealedBody:
    number, at_utc, mono_ns, action, who, letter_number, subject, result, details, session_id, seal = row
    try:
        if "\\" in "".join((action, who, letter_number, subject)):
            action, who, letter_number, subject = map(given_text, (action, who, letter_number, subject))
        body = body_of(number, at_utc, mono_ns, action, who, letter_number, subject, result, details, session_id)
    except (ValueError, TypeError):
        body = None
    return number, body, _seal(seal)


def _row(row: Sequence[Any]) -> AuditRow:
    number, at_utc, mono_ns, action, who, letter_number, subject, result, details, session_id, seal = row
    try:
        if "\\" in "".join((action, who, letter_number, subject)):
            action, who, letter_number, subject = map(given_text, (action, who, letter_number, subject))
        entry = AuditEntry(
            action,
            who,
            letter_number,
            subject,
            _RESULTS[result],
            _details(details) if details != "[]" else (),
            session_id,
        )
        return AuditRow(number, datetime.fromisoformat(at_utc), mono_ns, entry, _seal(seal))
    except (LookupError, ValueError, TypeError):
        return AuditRow(number, _NEVER, 0, _UNREADABLE, b"")


def _details(text: str) -> tuple[tuple[str, Value], ...]:
    pairs, end = _decode(text)
    if end != len(text):
        raise ValueError(text)
    return tuple(map(tuple, pairs))


def _seal(stored: object) -> bytes:
    """Return a seal as it stands there; what is none fits nothing."""
    return stored if isinstance(stored, bytes) else b""


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


_decode: Final = json.JSONDecoder(parse_constant=_no_number).raw_decode
"""NaN stands in no sealed row."""
