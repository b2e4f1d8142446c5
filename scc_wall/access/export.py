"""Takes rows out of the audit: all or some of them for auditors, one session's besides for whoever exports evidence.

::

    who asks ─policy─► row of this export ─► anchor ─► rows: as CSV, or as what a berita acara says (`Minutes`)
                                                         └─► row with their number and SHA-256 ─► the file
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Final

from scc_wall.access.audit_check import Verdict
from scc_wall.access.audit_log import AuditLog
from scc_wall.access.policy import Asker, Policy
from scc_wall.base.clock import Clock
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain import csv_text
from scc_wall.domain.access_session import SessionRecord
from scc_wall.domain.access_store import AccessStore
from scc_wall.domain.audit import AuditResult, AuditRow, Value
from scc_wall.domain.letter import Letter
from scc_wall.domain.person import Account
from scc_wall.domain.role import Action, allows

COLUMNS: Final = (
    "number",
    "at_utc",
    "mono_ns",
    "action",
    "who",
    "letter_number",
    "subject",
    "result",
    "details",
    "session_id",
    "seal",
)
MOST_ROWS_ON_PAPER: Final = 2000
"""About 90 pages; laying them out takes 6 s on the machine of the measurements. More belongs into a CSV."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows; each limit that is given must hold, without any it is all of them.

    Parameters
    ----------
    from_utc, until_utc
        The first moment, and the first one that is left out.
    """

    session_id: int | None = None
    letter_number: str = ""
    from_utc: datetime | None = None
    until_utc: datetime | None = None

    def holds(self, row: AuditRow) -> bool:
        """Return whether a row is meant."""
        return (
            (self.session_id is None or row.entry.session_id == self.session_id)
            and (not self.letter_number or row.entry.letter_number == self.letter_number)
            and (self.from_utc is None or row.at_utc >= self.from_utc)
            and (self.until_utc is None or row.at_utc < self.until_utc)
        )

    def details(self) -> tuple[tuple[str, Value], ...]:
        """Return the limits for the row of an export."""
        moments = (("from", self.from_utc), ("until", self.until_utc))
        given = tuple((name, moment.isoformat(timespec="seconds")) for name, moment in moments if moment is not None)
        return given if not self.letter_number else (("letter", self.letter_number), *given)


ALL: Final = Selection()
STEP_ROWS: Final = 200
"""Rows between two looks at whether somebody stopped it: a hundredth of a second."""
_READING: Final = Told("Membaca audit…", "Reading the audit…")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as CSV.

    Parameters
    ----------
    rows
        How many, without the heads of the columns.
    """

    content: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a berita acara says: an official record of what was done, by whom, under which letters.

    Parameters
    ----------
    made_by
        Who asked for it.
    persons
        Those of the rows who have an account.
    sessions, letters
        Those that the rows name.
    verdict
        Whether the audit holds, as it was when this was made.
    """

    made_by: Account
    made_utc: datetime
    selection: Selection
    rows: tuple[AuditRow, ...]
    persons: tuple[Account, ...]
    sessions: tuple[SessionRecord, ...]
    letters: tuple[Letter, ...]
    verdict: Verdict


class Exports:
    """Takes rows out of the audit.

    Parameters
    ----------
    audit
        Anchored at each export, so that what was handed out can't be replaced behind it.
    """

    def __init__(self, store: AccessStore, audit: AuditLog, policy: Policy, clock: Clock) -> None:
        self._store = store
        self._audit = audit
        self._policy = policy
        self._clock = clock

    def audit_csv(self, by: Asker | None, selection: Selection = ALL, *, excel: bool = True) -> bytes:
        """Return the rows as CSV; of all rows, the row of this export is the last.

        Raises
        ------
        AccessDenied
            If `by` may not.
        SccError
            If the audit can't be read, written or anchored.
        """
        return self.table(by, selection, excel=excel).content

    def table(
        self, by: Asker | None, selection: Selection = ALL, *, excel: bool = True, course: Course | None = None
    ) -> Table:
        """Return the rows as CSV with their number.

        Parameters
        ----------
        course
            Told how far it is; may stop it.

        Raises
        ------
        AccessDenied, SccError
            As `audit_csv`.
        Stopped
            If it was stopped; the audit says so.
        """
        self._record(by, selection)
        assert by is not None  # else it was denied
        counted = _Counted(filter(selection.holds, self._followed(course)))
        with self._noted(by, selection):
            content = csv_text.write(_table(counted), excel=excel)
        return Table(content, counted.rows)

    def minutes(self, by: Asker | None, selection: Selection, course: Course | None = None) -> Minutes:
        """Return what a berita acara of these rows says.

        Raises
        ------
        AccessDenied, SccError
            As `audit_csv`, or if they are too many for paper.
        Stopped
            As `table`.
        """
        self._record(by, selection)
        assert by is not None  # else it was denied
        with self._noted(by, selection):
            counted = _Counted(filter(selection.holds, self._followed(course)))
            meant = iter(counted)
            rows = tuple(islice(meant, MOST_ROWS_ON_PAPER + 1))
            if len(rows) > MOST_ROWS_ON_PAPER:
                for _ in meant:  # the rest is counted alone: to free 100,000 rows at once stops all threads for 0.2 s
                    pass
                raise _too_many(counted.rows)
            return self._minutes(by, selection, rows, course)

    @contextmanager
    def handing_out(self, by: Asker, selection: Selection, kind: str, rows: int, content: bytes) -> Iterator[str]:
        """Write what is about to be handed out, and yield its SHA-256: the file can be told from another by it later.

        Parameters
        ----------
        kind
            Of the file, `csv` or `pdf`.

        Raises
        ------
        SccError
            If it can't be written: then no file may be.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        action, subject = self._right(by, selection)
        details = (("kind", kind), ("rows", rows), ("sha256", sha256))
        with self._policy.recorded(by, action, subject=subject, details=details):
            yield sha256

    @contextmanager
    def _noted(self, by: Asker, selection: Selection) -> Iterator[None]:
        """Write that what stands in the audit as done came to nothing, if it does."""
        try:
            yield
        except BaseException as error:
            self.gave_up(by, selection, error)
            raise

    def gave_up(self, by: Asker, selection: Selection, error: BaseException) -> None:
        """Write that what was let out of the audit came to no file."""
        action, subject = self._right(by, selection)
        entry = self._policy.entry(by, action, subject, (("error", type(error).__name__),))
        with suppress(SccError):
            self._audit.record(replace(entry, result=AuditResult.FAILED))

    def _followed(self, course: Course | None) -> Iterator[AuditRow]:
        """Yield the rows of the audit, and say how far it is."""
        newest, _ = self._store.audit.newest()
        for place, row in enumerate(self._store.audit.rows()):
            if course is not None and place % STEP_ROWS == 0:
                course.step(_READING, row.number, newest)
            yield row

    def _minutes(self, by: Asker, selection: Selection, rows: tuple[AuditRow, ...], course: Course | None) -> Minutes:
        logins = dict.fromkeys(row.entry.who for row in rows if row.entry.who)
        persons = tuple(one for login in logins if (one := self._store.accounts.by_login(login)) is not None)
        ids = dict.fromkeys(row.entry.session_id for row in rows if row.entry.session_id is not None)
        sessions = tuple(held for one_id in ids if (held := self._store.sessions.by_id(one_id)) is not None)
        return Minutes(
            by.account, self._clock.now_utc(), selection, rows, persons, sessions, self._letters(rows, sessions),
            self._audit.check(course),
        )  # fmt: skip

    def _record(self, by: Asker | None, selection: Selection) -> None:
        """Let nothing out that is not allowed, written and anchored; one session is evidence, more is the audit."""
        action, subject = self._right(by, selection)
        self._policy.check_and_record(by, action, subject=subject, details=selection.details())
        self._audit.write_anchor()

    def _right(self, by: Asker | None, selection: Selection) -> tuple[Action, str]:
        """Return which right these rows need, and of what they are."""
        auditor = by is not None and allows(by.account.role, Action.AUDIT_EXPORT)
        one_session = selection.session_id is not None
        action = Action.EXPORT if one_session and not auditor else Action.AUDIT_EXPORT
        return action, f"session:{selection.session_id}" if one_session else "audit"

    def _letters(self, rows: Sequence[AuditRow], sessions: Sequence[SessionRecord]) -> tuple[Letter, ...]:
        """Return the letters of the sessions; offices may share a number, so one is not looked for by its number."""
        ids = dict.fromkeys(session.letter_id for session in sessions)
        found = [stored.letter for one in ids if (stored := self._store.letters.by_id(one)) is not None]
        named = {row.entry.letter_number for row in rows}
        return tuple(letter for letter in found if letter.number in named)


def _too_many(count: int) -> SccError:
    most = MOST_ROWS_ON_PAPER
    return SccError(
        Told(f"Terlalu banyak untuk berita acara: {count} baris.", f"Too much for a berita acara: {count} rows."),
        Told(f"Paling banyak {most}.", f"At most {most}."),
        Told(
            "Pilih satu sesi atau hari yang lebih sedikit, atau ekspor CSV.", "Choose a session or fewer days, or CSV."
        ),
    )


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[AuditRow]) -> None:
        self._rows = rows
        self.rows = 0

    def __iter__(self) -> Iterator[AuditRow]:
        for row in self._rows:
            self.rows += 1
            yield row


def _table(rows: Iterable[AuditRow]) -> Iterator[Sequence[str]]:
    yield COLUMNS
    for row in rows:
        entry = row.entry
        cells = (
            str(row.number),
            row.at_utc.isoformat(timespec="milliseconds"),
            str(row.mono_ns),
            entry.action,
            entry.who,
            entry.letter_number,
            entry.subject,
            entry.result.value,
            json.dumps(dict(entry.details), ensure_ascii=False) if entry.details else "",
            "" if entry.session_id is None else str(entry.session_id),
            row.seal.hex(),
        )
        yield [cell.encode("utf-8", "replace").decode() for cell in cells]  # a forged row may hold half a surrogate
