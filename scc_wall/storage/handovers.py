"""Handovers of shifts: sheets that are never changed, and who gave and took them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Column, Integer, RowMapping, String, Table, Update, insert, select, update

from scc_wall.base.clock import aware_utc_of
from scc_wall.domain.handover import CHANGED, Handover, Party
from scc_wall.domain.shift_sheet import document, sheet_of
from scc_wall.storage.columns import AnyText, Document, moment, moment_or_none
from scc_wall.storage.engine import Database
from scc_wall.storage.metadata import metadata
from scc_wall.storage.site_codes import read_each

handovers: Final = Table(
    "handovers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sheet", Document, nullable=False),
    Column("sheet_sha256", String(64), nullable=False),
    Column("given_by", Document, nullable=False),
    Column("given_utc", String(40), nullable=False),
    Column("taken_by", Document),
    Column("taken_utc", String(40)),
    Column("taken_remark", AnyText, nullable=False),
    Column("withdrawn_utc", String(40)),
    sqlite_autoincrement=True,
)
"""`given_by`, `taken_by`: a `domain.handover.Party` as it was then: login, name, number of the letter, session. An
account that is closed later must not take its name out of the past."""


class HandoverRepository:
    """A `domain.handover.HandoverStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, handover: Handover) -> Handover:
        """Store a new one; return it with its id."""
        values = {
            "sheet": document(handover.sheet),
            "sheet_sha256": handover.sheet_sha256,
            "given_by": _party_values(handover.given_by),
            "given_utc": moment(handover.given_utc),
            "taken_remark": "",
            "withdrawn_utc": moment_or_none(handover.withdrawn_utc),
        }
        with self._database.writing() as connection:
            added = insert(handovers).values(**values).returning(handovers.c.id)
            return replace(handover, handover_id=connection.execute(added).scalar_one())

    def take(self, handover_id: int, by: Party, at_utc: datetime, remark: str) -> bool:
        """Keep who took it; False if it waits no longer."""
        return self._settle(
            handover_id,
            update(handovers).values(taken_by=_party_values(by), taken_utc=moment(at_utc), taken_remark=remark),
        )

    def withdraw(self, handover_id: int, at_utc: datetime) -> bool:
        """Keep that it was taken back; False if it waits no longer."""
        return self._settle(handover_id, update(handovers).values(withdrawn_utc=moment(at_utc)))

    def waiting(self) -> Handover | None:
        """Return the newest that waits; None if none does.

        Raises
        ------
        HandoverError
            If it can't be read: what stands there was changed.
        """
        query = select(handovers).where(_WAITS).order_by(handovers.c.id.desc()).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        found = read_each([row], _made, "handovers")
        if not found:
            raise CHANGED
        return found[0]

    def newest(self, count: int) -> Sequence[Handover]:
        """Return the newest ones, newest first; a row that can't be read hides no other."""
        query = select(handovers).order_by(handovers.c.id.desc()).limit(count)
        with self._database.reading() as connection:
            return read_each(connection.execute(query).mappings(), _made, "handovers")

    def withdraw_before(self, handover_id: int, at_utc: datetime) -> int:
        """Take back all that waited before that one was given, those that can't be read too; return how many."""
        here = (handovers.c.id < handover_id) & _WAITS
        with self._database.writing() as connection:
            return connection.execute(update(handovers).values(withdrawn_utc=moment(at_utc)).where(here)).rowcount

    def _settle(self, handover_id: int, change: Update) -> bool:
        with self._database.writing() as connection:
            return connection.execute(change.where(handovers.c.id == handover_id, _WAITS)).rowcount == 1


_WAITS: Final = handovers.c.taken_utc.is_(None) & handovers.c.withdrawn_utc.is_(None)


def _party_values(party: Party) -> list[object]:
    return [party.login, party.name, party.letter_number, party.session_id]


def _party(values: list[object]) -> Party:
    login, name, letter_number, session_id = values
    return Party(str(login), str(name), str(letter_number), int(str(session_id)))


def _made(row: RowMapping) -> Handover:
    return Handover(
        sheet_of(row["sheet"]),
        str(row["sheet_sha256"]),
        _party(row["given_by"]),
        aware_utc_of(row["given_utc"]),
        row["id"],
        None if row["taken_by"] is None else _party(row["taken_by"]),
        None if row["taken_utc"] is None else aware_utc_of(row["taken_utc"]),
        str(row["taken_remark"]),
        None if row["withdrawn_utc"] is None else aware_utc_of(row["withdrawn_utc"]),
    )
