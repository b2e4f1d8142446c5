"""A store of access in memory, for tests; can be made to fail."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import EndReason, SessionRecord
from scc_wall.domain.access_store import Attachment, StoredLetter
from scc_wall.domain.audit import FIRST_SEAL, AuditRow, SealedBody, canonical
from scc_wall.domain.letter import Letter, LetterError, LetterState
from scc_wall.domain.person import Account, Failures, Visitor
from scc_wall.domain.setting import Setting, Value


class Disk:
    """What all parts write to, one transaction at a time."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.full = False

    def check(self) -> None:
        """Return unless it is full.

        Raises
        ------
        SccError
            If it is.
        """
        if self.full:
            raise SccError(Told("disk penuh", "disk full"))


class MemoryAccounts:
    """Accounts and failures."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.kept: dict[int, Account] = {}
        self.failed: dict[str, Failures] = {}

    def add(self, account: Account) -> Account:
        """Store an account."""
        with self._disk.lock:
            self._disk.check()
            if self.by_login(account.login) is not None:
                raise SccError(Told("sudah dipakai", "taken"))
            stored = replace(account, person_id=len(self.kept) + 1)
            self.kept[stored.person_id] = stored
            return stored

    def add_first(self, account: Account) -> Account:
        """Store the first account."""
        with self._disk.lock:
            if self.kept:
                raise SccError(Told("sudah ada", "there is one"))
            return self.add(account)

    def change(self, account: Account) -> None:
        """Replace an account."""
        with self._disk.lock:
            self._disk.check()
            self.kept[account.person_id] = account

    def by_login(self, login: str) -> Account | None:
        """Find an account."""
        return next((one for one in self.kept.values() if one.login.casefold() == login.casefold()), None)

    def by_id(self, person_id: int) -> Account | None:
        """Find an account."""
        return self.kept.get(person_id)

    def list(self) -> Sequence[Account]:
        """Return all."""
        return sorted(self.kept.values(), key=lambda one: one.name)

    def failures(self, login: str) -> Failures:
        """Return those of a login."""
        return self.failed.get(login.casefold(), Failures())

    def change_failures(self, login: str, change: Callable[[Failures], Failures]) -> Failures:
        """Change those of a login."""
        with self._disk.lock:
            self._disk.check()
            self.failed[login.casefold()] = changed = change(self.failures(login))
            return changed


class MemoryLetters:
    """Letters and scans."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.kept: dict[int, StoredLetter] = {}
        self.scans: dict[str, Attachment] = {}

    def add(self, letter: Letter, registered_by: int | None, now_utc: datetime) -> StoredLetter:
        """Store a letter."""
        with self._disk.lock:
            self._disk.check()
            same = (letter.number, letter.office, letter.dated.year)
            if any((one.letter.number, one.letter.office, one.letter.dated.year) == same for one in self.kept.values()):
                raise LetterError(Told("nomor sudah ada", "number is there"), field="number")
            stored = StoredLetter(len(self.kept) + 1, letter, LetterState.WAITING, registered_by, now_utc)
            self.kept[stored.letter_id] = stored
            return stored

    def by_id(self, letter_id: int) -> StoredLetter | None:
        """Find a letter."""
        return self.kept.get(letter_id)

    def list(self, text: str = "") -> Sequence[StoredLetter]:
        """Return those that hold a text in their number."""
        return [one for one in reversed(self.kept.values()) if text in one.letter.number]

    def move(self, letter_id: int, before: LetterState, after: LetterState, person_id: int) -> bool:
        """Move a letter."""
        with self._disk.lock:
            self._disk.check()
            stored = self.kept[letter_id]
            if stored.state is not before:
                return False
            who = "approved_by" if after is LetterState.APPROVED else "revoked_by"
            moved = replace(stored, state=after)
            self.kept[letter_id] = (
                replace(moved, approved_by=person_id) if who == "approved_by" else replace(moved, revoked_by=person_id)
            )
            return True

    def keep(self, attachment: Attachment) -> None:
        """Keep a scan."""
        with self._disk.lock:
            self._disk.check()
            self.scans.setdefault(attachment.sha256, attachment)

    def attachment(self, sha256: str) -> Attachment | None:
        """Find a scan."""
        return self.scans.get(sha256)


class MemorySessions:
    """Sessions."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.kept: dict[int, SessionRecord] = {}

    def add(self, record: SessionRecord) -> SessionRecord:
        """Store a session."""
        with self._disk.lock:
            self._disk.check()
            stored = replace(record, session_id=len(self.kept) + 1)
            self.kept[stored.session_id] = stored
            return stored

    def seen(self, session_id: int, seen_utc: datetime, left_s: float) -> None:
        """Note that it runs."""
        with self._disk.lock:
            self._disk.check()
            self.kept[session_id] = replace(self.kept[session_id], seen_utc=seen_utc, left_s=left_s)

    def end(self, session_id: int, reason: EndReason, ended_utc: datetime) -> bool:
        """Note its end."""
        with self._disk.lock:
            self._disk.check()
            record = self.kept.get(session_id)
            if record is None or record.ended is not None:
                return False
            self.kept[session_id] = replace(record, ended=reason, ended_utc=ended_utc)
            return True

    def open_ones(self) -> Sequence[SessionRecord]:
        """Return those without an end."""
        return [one for one in self.kept.values() if one.ended is None]

    def newest(self, most: int) -> Sequence[SessionRecord]:
        """The last ones."""
        return list(reversed(self.kept.values()))[:most]

    def by_id(self, session_id: int) -> SessionRecord | None:
        """Find a session."""
        return self.kept.get(session_id)


class MemoryVisitors:
    """Visitors."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.kept: dict[int, Visitor] = {}

    def add(self, visitor: Visitor) -> Visitor:
        """Store a visitor."""
        with self._disk.lock:
            self._disk.check()
            stored = replace(visitor, visitor_id=len(self.kept) + 1)
            self.kept[stored.visitor_id] = stored
            return stored

    def left(self, visitor_id: int, left_utc: datetime) -> bool:
        """Note that one left."""
        with self._disk.lock:
            self._disk.check()
            visitor = self.kept.get(visitor_id)
            if visitor is None or visitor.left_utc is not None:
                return False
            self.kept[visitor_id] = replace(visitor, left_utc=left_utc)
            return True

    def present(self) -> Sequence[Visitor]:
        """Return those who have not left."""
        return [one for one in self.kept.values() if one.left_utc is None]


class MemoryAudit:
    """The audit's rows; `kept` is open to attacks."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.full = False
        self.kept: list[AuditRow] = []

    def append(self, make: Callable[[int, bytes], AuditRow]) -> AuditRow:
        """Store a row."""
        with self._disk.lock:
            self._disk.check()
            if self.full:
                raise SccError(Told("audit penuh", "audit full"))
            number, seal = self.newest()
            self.kept.append(row := make(number + 1, seal))
            return row

    def newest(self) -> tuple[int, bytes]:
        """Return number and seal of the newest row."""
        return (self.kept[-1].number, self.kept[-1].seal) if self.kept else (0, FIRST_SEAL)

    def rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield the rows."""
        return iter([row for row in self.kept if row.number > after])

    def bodies(self, after: int = 0) -> Iterator[SealedBody]:
        """Yield the rows as they were sealed."""
        return (
            (row.number, canonical(row.number, row.at_utc, row.mono_ns, row.entry), row.seal)
            for row in self.rows(after)
        )

    def first(self) -> int:
        """Return the number of the oldest row."""
        return self.kept[0].number if self.kept else 0

    def with_action(self, action: str) -> Sequence[AuditRow]:
        """Return the rows of that action."""
        return [row for row in self.kept if row.entry.action == action]

    def purge(self, through: int, make: Callable[[int, bytes], AuditRow]) -> AuditRow:
        """Delete rows, and store the record of it."""
        with self._disk.lock:
            row = self.append(make)
            self.kept[:] = [one for one in self.kept if one.number > through]
            return row


class MemoryStore:
    """All of it; outlives what is built over it, as a database outlives a restart."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.accounts = MemoryAccounts(self.disk)
        self.letters = MemoryLetters(self.disk)
        self.sessions = MemorySessions(self.disk)
        self.visitors = MemoryVisitors(self.disk)
        self.audit = MemoryAudit(self.disk)


class MemorySettings:
    """Settings."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}

    def get(self, setting: Setting[Value]) -> Value:
        """What is stored, or what holds without."""
        return cast("Value", self.kept.get(setting.key, setting.default))

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep it."""
        self.kept[setting.key] = value
