"""What the service layer of access needs of a store; `scc_wall.storage` is real. Each call is one transaction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scc_wall.domain.access_session import EndReason, SessionRecord
from scc_wall.domain.audit import AuditRow, SealedBody
from scc_wall.domain.letter import Letter, LetterState
from scc_wall.domain.person import Account, Failures, Visitor


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter with its place in the store.

    Parameters
    ----------
    registered_by, approved_by, revoked_by
        Ids of persons; None for nobody.
    """

    letter_id: int
    letter: Letter
    state: LetterState
    registered_by: int | None
    registered_utc: datetime
    approved_by: int | None = None
    revoked_by: int | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A scan, kept under the SHA-256 of its content.

    Parameters
    ----------
    name
        As it was called where it came from; data, never a path.
    kind
        `pdf`, `jpeg` or `png`, by its first bytes.
    """

    sha256: str
    name: str
    kind: str
    content: bytes


class AccountStore(Protocol):
    """People with an account."""

    def add(self, account: Account) -> Account:
        """Store a new account and return it with its id; SccError if the login is taken."""
        ...

    def add_first(self, account: Account) -> Account:
        """Store the first account and return it with its id; SccError if there is one already, even since a moment."""
        ...

    def change(self, account: Account) -> None:
        """Store an account in place of the one with its id."""
        ...

    def by_login(self, login: str) -> Account | None:
        """Return the account with that login, whatever its case; None if there is none."""
        ...

    def by_id(self, person_id: int) -> Account | None:
        """Return the account, None if there is none."""
        ...

    def list(self) -> Sequence[Account]:
        """Return all accounts in the order of their names."""
        ...

    def failures(self, login: str) -> Failures:
        """Return the failed logins of a name, whether or not there is an account of that name."""
        ...

    def change_failures(self, login: str, change: Callable[[Failures], Failures]) -> Failures:
        """Change them in one transaction, so that two logins at once count as two; return what is stored then."""
        ...


class LetterStore(Protocol):
    """Registered letters and their scans."""

    def add(self, letter: Letter, registered_by: int | None, now_utc: datetime) -> StoredLetter:
        """Register a letter, waiting for its approval; LetterError if that office has that number in that year."""
        ...

    def by_id(self, letter_id: int) -> StoredLetter | None:
        """Return a letter, None if there is none."""
        ...

    def list(self, text: str = "") -> Sequence[StoredLetter]:
        """Return the letters whose number, office, purpose or persons hold `text`, the newest first."""
        ...

    def move(self, letter_id: int, before: LetterState, after: LetterState, person_id: int) -> bool:
        """Move a letter from one state to another; False if it is not in `before` any more."""
        ...

    def keep(self, attachment: Attachment) -> None:
        """Keep a scan; one with that content is there already: nothing happens."""
        ...

    def attachment(self, sha256: str) -> Attachment | None:
        """Return a scan, None if there is none."""
        ...


class SessionStore(Protocol):
    """Access sessions, past and present."""

    def add(self, record: SessionRecord) -> SessionRecord:
        """Store a new session and return it with its id."""
        ...

    def seen(self, session_id: int, seen_utc: datetime, left_s: float) -> None:
        """Note that it still runs."""
        ...

    def end(self, session_id: int, reason: EndReason, ended_utc: datetime) -> bool:
        """Note its end; False if it had ended."""
        ...

    def open_ones(self) -> Sequence[SessionRecord]:
        """Return those without an end, the oldest first."""
        ...

    def newest(self, most: int) -> Sequence[SessionRecord]:
        """Return the last ones, ended or not, the newest first."""
        ...

    def by_id(self, session_id: int) -> SessionRecord | None:
        """Return a session, None if there is none."""
        ...


class VisitorStore(Protocol):
    """Visitors under a host."""

    def add(self, visitor: Visitor) -> Visitor:
        """Store a visitor and return it with its id."""
        ...

    def left(self, visitor_id: int, left_utc: datetime) -> bool:
        """Note that a visitor left; False if that was noted before."""
        ...

    def present(self) -> Sequence[Visitor]:
        """Return those who have not left."""
        ...


class AuditStore(Protocol):
    """The rows of the audit; nothing changes one, and only a purge deletes the oldest."""

    def append(self, make: Callable[[int, bytes], AuditRow]) -> AuditRow:
        """Store `make(number, seal of the row before)` behind the newest row, in one transaction; return it.

        Raises
        ------
        SccError
            If it can't be written: then nothing may be done that needs it.
        """
        ...

    def newest(self) -> tuple[int, bytes]:
        """Return number and seal of the newest row; 0 and `FIRST_SEAL` if there is none."""
        ...

    def rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield the rows behind that number in their order, as they stand in the store, read in portions."""
        ...

    def bodies(self, after: int = 0) -> Iterator[SealedBody]:
        """Yield the same rows as they were sealed, for `audit.verify_bodies`: a third of the time of `rows`."""
        ...

    def first(self) -> int:
        """Return the number of the oldest row; 0 if there is none."""
        ...

    def with_action(self, action: str) -> Sequence[AuditRow]:
        """Return the rows of that action in their order."""
        ...

    def purge(self, through: int, make: Callable[[int, bytes], AuditRow]) -> AuditRow:
        """Delete the rows up to that number and store the record of it as `append` does, in one transaction.

        Raises
        ------
        SccError
            If it can't be done: nothing is deleted then.
        """
        ...


class AccessStore(Protocol):
    """All of it."""

    @property
    def accounts(self) -> AccountStore:
        """People with an account."""
        ...

    @property
    def letters(self) -> LetterStore:
        """Letters and scans."""
        ...

    @property
    def sessions(self) -> SessionStore:
        """Sessions."""
        ...

    @property
    def visitors(self) -> VisitorStore:
        """Visitors."""
        ...

    @property
    def audit(self) -> AuditStore:
        """The audit's rows."""
        ...
