"""What the audit bears witness to of accounts, letters and sessions: whoever edits the database by hand is not let in.

The rows of the audit are sealed by a key that is not in the database. So an account, a letter or a session counts only
as its newest sealed row says it was made:

================== =========================================== ======================================================
what               row                                         must be so
================== =========================================== ======================================================
account            newest `account.edit` of its login          role, number, and that it is open
its password       the two newest rows that name one           its hash is one of theirs: the newest may have been
                                                               recorded a moment before a power cut
approved letter    newest `letter.approve`, `letter.revoke`    every field as it was approved; not revoked
session            `session.open`; no `session.end`            its person and letter; no longer than was granted
================== =========================================== ======================================================

Without a row there is no such account, letter or session, unless the retention may have deleted it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final

from scc_wall.access.audit_log import AuditLog
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionRecord
from scc_wall.domain.access_store import AuditStore, StoredLetter
from scc_wall.domain.audit import AuditEntry, AuditResult, AuditRow
from scc_wall.domain.letter import Letter, LetterState
from scc_wall.domain.person import Account
from scc_wall.domain.role import Action

CLOSED: Final = "closed"
_HASHES: Final = 2


class TamperedError(SccError):
    """The database says something else than the audit."""


class Witness:
    """Compares what stands in the store with what the audit says of it; safe for threads."""

    def __init__(self, store: AuditStore, audit: AuditLog) -> None:
        self._store = store
        self._audit = audit

    def hash_mark(self, password_hash: str) -> str:
        """Return what stands in the audit for a password's hash."""
        return self._audit.fingerprint(f"hash {password_hash}")

    def number_mark(self, number: str) -> str:
        """Return what stands in the audit for a person's number."""
        return self._audit.fingerprint(f"number {number}")

    def letter_mark(self, letter: Letter) -> str:
        """Return what stands in the audit for everything that a letter says."""
        return self._audit.fingerprint(f"letter {_canonical(letter)}")

    def check_account(self, account: Account) -> None:
        """Return if the audit does not contradict an account.

        Raises
        ------
        TamperedError
            If it does; that stands in the audit then.
        SccError
            If the store can't be read, or the row not be written.
        """
        rows = self._rows(Action.ACCOUNT_EDIT.value, lambda row: _said(row).get("login") == account.login)
        made = [row for row in rows if "role" in _said(row) or _said(row).get("change") == CLOSED][:1]
        hashed = [row for row in rows if "hash" in _said(row)][:_HASHES]
        subject = f"person:{account.person_id}"
        if not (self._made_so(account, made[0]) if made else self._was_purged()):
            raise self._tampered(subject, "account", account.login)
        marks = self._genuine(hashed, "hash")
        if not (self.hash_mark(account.password_hash) in marks if hashed else self._was_purged()):
            raise self._tampered(subject, "password", account.login)

    def _made_so(self, account: Account, row: AuditRow) -> bool:
        said = _said(row)
        return (
            self._audit.is_genuine(row)
            and said.get("change") != CLOSED
            and (said.get("role"), said.get("active")) == (account.role.value, account.active)
            and said.get("number") == self.number_mark(account.number)
        )

    def _was_purged(self) -> bool:
        """Return whether rows were deleted by the retention, as a genuine row says: theirs is not known any more."""
        return any(map(self._audit.is_genuine, self._rows(Action.RETENTION_PURGE.value, lambda _: True)))

    def check_letter(self, stored: StoredLetter) -> None:
        """Return if an approved letter is as it was approved.

        Raises
        ------
        TamperedError, SccError
            As `check_account`.
        """
        if stored.state is not LetterState.APPROVED:
            return
        subject = f"letter:{stored.letter_id}"
        approved = self._rows(Action.LETTER_APPROVE.value, lambda row: row.entry.subject == subject)[:1]
        revoked = self._rows(Action.LETTER_REVOKE.value, lambda row: row.entry.subject == subject)
        same = self.letter_mark(stored.letter) in self._genuine(approved, "content")
        if revoked or not (same if approved else self._was_purged()):
            raise self._tampered(subject, "letter", stored.letter.number)

    def left_s(self, record: SessionRecord, now_utc: datetime) -> float:
        """Return how long a session may last from now on at most: 0 if it was never opened so, or was ended."""
        opened = self._rows("session.open", lambda row: row.entry.session_id == record.session_id)
        if not opened or not self._audit.is_genuine(opened[0]):
            return 0.0
        if self._rows("session.end", lambda row: row.entry.session_id == record.session_id):
            return 0.0
        said = _said(opened[0])
        granted_s = said.get("left_s")
        if not isinstance(granted_s, float | int) or (said.get("person"), said.get("letter")) != (
            record.person_id,
            record.letter_id,
        ):
            return 0.0
        passed_s = (now_utc - opened[0].at_utc).total_seconds() - self._set_since(opened[0])
        return max(0.0, granted_s - max(0.0, passed_s))

    def _set_since(self, opened: AuditRow) -> float:
        """Return by how much the wall clock was set since, as it was seen and recorded."""
        jumps = (_said(row) for row in self._rows("clock.jump", lambda row: row.number > opened.number))
        seconds = [said.get("seconds") for said in jumps if said.get("how") == "set"]
        return float(sum(by_s for by_s in seconds if isinstance(by_s, float | int)))

    def _rows(self, action: str, meant: Callable[[AuditRow], bool]) -> Sequence[AuditRow]:
        """Return what came about of that action, the newest first."""
        found: list[AuditRow] = []
        failed: list[tuple[object, ...]] = []
        for row in reversed(self._store.with_action(action)):
            if not meant(row):
                continue
            if row.entry.result is AuditResult.FAILED:
                failed.append(row.entry.details[:-1])  # behind it stands the error
            elif row.entry.result is AuditResult.DONE:
                if row.entry.details in failed:
                    failed.remove(row.entry.details)
                else:
                    found.append(row)
        return found

    def _genuine(self, rows: Sequence[AuditRow], name: str) -> set[object]:
        return {_said(row).get(name) for row in rows if self._audit.is_genuine(row)}

    def _tampered(self, subject: str, what: str, who: str) -> TamperedError:
        details = (("what", what), ("of", who))
        self._audit.record(AuditEntry("tampered", subject=subject, result=AuditResult.REFUSED, details=details))
        return TamperedError(*_TOLD[what])


def _said(row: AuditRow) -> dict[str, object]:
    return dict(row.entry.details)


def _canonical(letter: Letter) -> str:
    """Return all of a letter as one text, whatever order its sets have."""
    return json.dumps(asdict(letter), default=_plain, sort_keys=True)


def _plain(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, frozenset) else str(value)


_TODO: Final = Told(
    "Laporkan kepada auditor: scc-wall audit verify. Sesudah diperiksa, admin menetapkannya lagi.",
    "Tell the auditor: scc-wall audit verify. Once it was looked into, an admin sets it again.",
)
_TOLD: Final = {
    "account": (
        Told("Akun ini diubah di luar program.", "This account was changed outside of the program."),
        Told("Peran atau keadaannya bukan seperti tercatat dalam audit.", "It is not what the audit says."),
        _TODO,
    ),
    "password": (
        Told("Kata sandi akun ini diganti di luar program.", "This password was replaced outside of the program."),
        Told("Audit tidak mencatat penggantian itu.", "The audit knows nothing of it."),
        _TODO,
    ),
    "letter": (
        Told("Surat tugas ini diubah di luar program.", "This letter was changed outside of the program."),
        Told("Isinya bukan seperti yang disetujui.", "It is not what was approved."),
        _TODO,
    ),
}
