"""What a purge must not take away: the rows that bear witness to accounts and letters that are still there.

::

    row 12  account.edit  login, role, hash …  ──deleted by the purge──►  row 90  account.kept  the same, of 12
                                                                          row 91  retention.purge  through 40

They are written before the rows are deleted, from rows of an audit that holds, never from the database's other tables:
what was put into those by hand stays without a witness. Source: decision 0032.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Final

from scc_wall.access.restored import KEPT_RESTORED, RESTORED, repeated_rows
from scc_wall.access.witness import KEPT, Witness, place_of, said_of
from scc_wall.base.course import Course
from scc_wall.base.told import Told
from scc_wall.domain.access_store import AccessStore
from scc_wall.domain.audit import AuditEntry, AuditRow

_LOOKING: Final = Told("Mencari baris yang masih diperlukan…", "Looking for rows that are still needed…")
_KEPT: Final = {**KEPT, RESTORED: KEPT_RESTORED}


class KeptRows:
    """Says which rows a purge has to repeat.

    Parameters
    ----------
    store
        Says of whom rows are still needed.
    """

    def __init__(self, store: AccessStore, witness: Witness) -> None:
        self._store = store
        self._rows = store.audit
        self._witness = witness

    def through(self, number: int, until_utc: datetime, course: Course) -> list[AuditRow]:
        """Return the rows up to that number that are to be repeated, in their order.

        Parameters
        ----------
        until_utc
            When that row was written: a letter that had ended by then is not needed any more.
        course
            Told what is done; may stop it.

        Raises
        ------
        Stopped
            If it was stopped.
        SccError
            If the store can't be read.
        """
        found = chain(self._of_accounts(), self._of_letters(until_utc), repeated_rows(self._rows))
        rows: dict[int, AuditRow] = {}
        for row in found:
            course.step(_LOOKING)
            if row.number <= number:
                rows[row.number] = row
        return sorted(rows.values(), key=lambda row: row.number)

    def _of_accounts(self) -> Iterator[AuditRow]:
        for account in self._store.accounts.list():
            made, hashed = self._witness.rows_of_account(account.login)
            yield from {row.number: row for row in (*hashed, *made)}.values()

    def _of_letters(self, until_utc: datetime) -> Iterator[AuditRow]:
        for stored in self._store.letters.list():
            if stored.letter.valid_until_utc > until_utc:
                approved, revoked = self._witness.rows_of_letter(stored.letter_id)
                yield from (*approved, *revoked)


def repeated(row: AuditRow) -> AuditEntry:
    """Return the entry that repeats a row; of one that repeats another itself, the first one stays named.

    Who has it written is not named yet.
    """
    said = row.entry.details
    if "of" not in said_of(row):
        said += (("of", place_of(row)), ("by", row.entry.who), ("at", row.at_utc.isoformat(timespec="seconds")))
    action = _KEPT.get(row.entry.action, row.entry.action)
    return AuditEntry(action, subject=row.entry.subject, details=said)
