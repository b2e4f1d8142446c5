"""The audit as CSV: all of it for auditors, one session's rows besides for whoever may export evidence."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from scc_wall.access.audit_log import AuditLog
from scc_wall.access.policy import Asker, Policy
from scc_wall.domain import csv_text
from scc_wall.domain.access_store import AuditStore
from scc_wall.domain.audit import AuditRow
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


class Exports:
    """Takes rows out of the audit.

    Parameters
    ----------
    audit
        Anchored at each export, so that what was handed out can't be replaced behind it.
    """

    def __init__(self, store: AuditStore, audit: AuditLog, policy: Policy) -> None:
        self._store = store
        self._audit = audit
        self._policy = policy

    def audit_csv(self, by: Asker | None, *, excel: bool = True) -> bytes:
        """Return all rows as CSV, the row of this export last.

        Raises
        ------
        AccessDenied
            If `by` may not.
        SccError
            If the audit can't be read, written or anchored.
        """
        self._policy.check_and_record(by, Action.AUDIT_EXPORT, subject="audit")
        self._audit.write_anchor()
        return csv_text.write(_table(self._store.rows()), excel=excel)

    def session_csv(self, by: Asker | None, session_id: int, *, excel: bool = True) -> bytes:
        """Return the rows of one session as CSV.

        Raises
        ------
        AccessDenied, SccError
            As `audit_csv`.
        """
        return csv_text.write(_table(iter(self.session_rows(by, session_id))), excel=excel)

    def session_rows(self, by: Asker | None, session_id: int) -> Sequence[AuditRow]:
        """Return the rows of one session, for its CSV or its berita acara; recorded and anchored as an export.

        Raises
        ------
        AccessDenied, SccError
            As `audit_csv`.
        """
        auditor = by is not None and allows(by.account.role, Action.AUDIT_EXPORT)
        action = Action.AUDIT_EXPORT if auditor else Action.EXPORT
        self._policy.check_and_record(by, action, subject=f"session:{session_id}")
        self._audit.write_anchor()
        return [row for row in self._store.rows() if row.entry.session_id == session_id]


def _table(rows: Iterator[AuditRow]) -> Iterator[Sequence[str]]:
    yield COLUMNS
    for row in rows:
        entry = row.entry
        yield (
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
