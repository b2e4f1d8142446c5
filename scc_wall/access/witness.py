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
waiting letter     neither of them                             it was never approved nor revoked
session            `session.open`; no `session.end`            its person and letter; no longer than was granted
================== =========================================== ======================================================

Without a row there is no such account, letter or session. A purge says anew what the rows said that it deletes
(`access.kept_rows`): such a row stands where the one stood that it repeats.
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
from scc_wall.domain.audit import AuditEntry, AuditResult, AuditRow, Value
from scc_wall.domain.letter import Letter, LetterState
from scc_wall.domain.person import Account
from scc_wall.domain.role import Action

CLOSED: Final = "closed"
KEPT: Final = {
    Action.ACCOUNT_EDIT.value: "account.kept",
    Action.LETTER_APPROVE.value: "letter.kept",
    Action.LETTER_REVOKE.value: "letter.kept-revoked",
}
"""Rows by which a purge repeats what stood in rows that it deletes; they name its number as `of`."""
_HASHES: Final = 2
_ENTERED: Final = ("session.opening", "session.open", "session.end", Action.RETENTION_PURGE.value)
"""Rows that stand in no audit of a room that nobody entered yet, however they went."""


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

    def hash_detail(self, account: Account) -> tuple[str, str]:
        """Return the detail by which a row bears witness to an account's password."""
        return "hash", self.hash_mark(account.password_hash)

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
        made, hashed = self.rows_of_account(account.login)
        subject = f"person:{account.person_id}"
        if not self._made_so(account, made):
            raise self._tampered(subject, "account", account.login)
        if not self._hashed_so(account, hashed):
            raise self._tampered(subject, "password", account.login)

    def check_empty(self) -> None:
        """Return if the audit bears out that there is no account yet, and none was ever used.

        One first account may stand in it: a power cut came between its row and the account itself.

        Raises
        ------
        TamperedError
            If accounts were taken out of the database, or rows out of the audit.
        SccError
            If the store can't be read.
        """
        made = self._rows(Action.ACCOUNT_EDIT.value, lambda row: said_of(row).get("first") is not True)
        found = self._audit.check().finding
        cut = found is not None and found.broken is not None  # anchors that are merely gone are told of elsewhere
        if made or cut or self._rows("session.open", lambda _: True):
            raise TamperedError(*_TOLD["accounts"])

    def ever_entered(self) -> bool:
        """Return whether the audit knows of a session, or can't say: it was cut, purged or edited.

        Raises
        ------
        SccError
            If the store can't be read.
        """
        if any(self._store.with_action(action) for action in _ENTERED) or self._store.first() > 1:
            return True
        found = self._audit.check().finding
        return found is not None and found.broken is not None

    def rows_of_account(self, login: str) -> tuple[Sequence[AuditRow], Sequence[AuditRow]]:
        """Return what bears witness to the account of a login, and what does to its password; each may be empty."""
        rows = self._rows(Action.ACCOUNT_EDIT.value, lambda row: said_of(row).get("login") == login)
        made = [row for row in rows if "role" in said_of(row) or said_of(row).get("change") == CLOSED]
        return made[:1], [row for row in rows if "hash" in said_of(row)][:_HASHES]

    def _made_so(self, account: Account, made: Sequence[AuditRow]) -> bool:
        said = said_of(made[0]) if made else {}
        return (
            bool(made)
            and self._audit.is_genuine(made[0])
            and said.get("change") != CLOSED
            and (said.get("role"), said.get("active")) == (account.role.value, account.active)
            and said.get("number") == self.number_mark(account.number)
        )

    def _hashed_so(self, account: Account, hashed: Sequence[AuditRow]) -> bool:
        return self.hash_mark(account.password_hash) in self._genuine(hashed, "hash")

    def check_letter(self, stored: StoredLetter) -> None:
        """Return if an approved letter is as it was approved, and one that waits was never approved nor revoked.

        Raises
        ------
        TamperedError, SccError
            As `check_account`.
        """
        approved, revoked = self.rows_of_letter(stored.letter_id)
        as_approved = not revoked and self._approved_so(stored, approved)
        so = {LetterState.APPROVED: as_approved, LetterState.WAITING: not (approved or revoked)}
        if not so.get(stored.state, True):
            raise self._tampered(f"letter:{stored.letter_id}", "letter", stored.letter.number)

    def rows_of_letter(self, letter_id: int) -> tuple[Sequence[AuditRow], Sequence[AuditRow]]:
        """Return what bears witness to the approval of a letter, and to its end; each may be empty."""
        subject = f"letter:{letter_id}"
        approved = self._rows(Action.LETTER_APPROVE.value, lambda row: row.entry.subject == subject)[:1]
        return approved, self._rows(Action.LETTER_REVOKE.value, lambda row: row.entry.subject == subject)[:1]

    def _approved_so(self, stored: StoredLetter, approved: Sequence[AuditRow]) -> bool:
        return self.letter_mark(stored.letter) in self._genuine(approved, "content")

    def left_s(self, record: SessionRecord, now_utc: datetime) -> float:
        """Return how long a session may last from now on at most: 0 if it was never opened so, or was ended."""
        opened = self._rows("session.open", lambda row: row.entry.session_id == record.session_id)
        if not opened or not self._audit.is_genuine(opened[0]):
            return 0.0
        if self._rows("session.end", lambda row: row.entry.session_id == record.session_id):
            return 0.0
        said = said_of(opened[0])
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
        jumps = (said_of(row) for row in self._rows("clock.jump", lambda row: row.number > opened.number))
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
        return self._with_kept(found, action, meant)

    def _with_kept(self, found: list[AuditRow], action: str, meant: Callable[[AuditRow], bool]) -> Sequence[AuditRow]:
        """Return the rows together with those that a purge repeated, which stand where those stood; each one once."""
        if action not in KEPT:
            return found
        kept = [row for row in self._store.with_action(KEPT[action]) if meant(row)]
        by_place = {place_of(row): row for row in (*kept, *found)}
        return [by_place[place] for place in sorted(by_place, reverse=True)]

    def _genuine(self, rows: Sequence[AuditRow], name: str) -> set[object]:
        return {said_of(row).get(name) for row in rows if self._audit.is_genuine(row)}

    def _tampered(self, subject: str, what: str, who: str) -> TamperedError:
        details = (("what", what), ("of", who))
        self._audit.record(AuditEntry("tampered", subject=subject, result=AuditResult.REFUSED, details=details))
        return TamperedError(*_TOLD[what])


def said_of(row: AuditRow) -> dict[str, Value]:
    """Return what a row says, by name."""
    return dict(row.entry.details)


def place_of(row: AuditRow) -> int:
    """Return the number of a row, or of the one that it repeats."""
    repeated = said_of(row).get("of") if row.entry.action in KEPT.values() else None
    return repeated if isinstance(repeated, int) else row.number


def _canonical(letter: Letter) -> str:
    """Return all of a letter as one text, whatever order its sets have."""
    values = asdict(letter)
    if not letter.scope.ptz:  # as it was marked before there was one: letters that were approved then stay genuine
        del values["scope"]["ptz"]
    return json.dumps(values, default=_plain, sort_keys=True)


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
    "accounts": (
        Told("Semua akun hilang dari basis data.", "All accounts are gone from the database."),
        Told("Menurut audit atau jangkarnya, akun pernah ada.", "By the audit or its anchors there were some."),
        Told(
            "Laporkan kepada auditor dan pulihkan cadangan; instalasi baru dimulai dengan SCC_WALL_HOME yang kosong.",
            "Tell the auditor and restore a backup; a new installation begins with an empty SCC_WALL_HOME.",
        ),
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
