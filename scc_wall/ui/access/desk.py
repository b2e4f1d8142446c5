"""What the dialogs of access need of the program; `app` gives them the service layer behind it.

Every call may raise SccError. One that has a `field` (LetterError) names the field that a person has to look at. No
rule of access stands here: the dialogs help to type, the service layer decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.access_store import Attachment, StoredLetter
from scc_wall.domain.letter import Letter
from scc_wall.domain.person import Account, Visitor
from scc_wall.domain.role import Role


@dataclass(frozen=True, slots=True)
class Credentials:
    """What one person types to prove who they are; its `repr` holds no password."""

    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vouch:
    """A second person who answers for a letter that nobody approved yet."""

    credentials: Credentials
    reason: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to open a session.

    Parameters
    ----------
    notice_read
        Whether the privacy notice was acknowledged.
    """

    credentials: Credentials
    letter_id: int
    purpose: str
    notice_read: bool
    vouch: Vouch | None = None


@dataclass(frozen=True, slots=True)
class PasswordRule:
    """One rule for a new password.

    Parameters
    ----------
    told
        The rule in words, e.g. "at least 12 characters".
    met
        Whether a password keeps it; the login stands beside it.
    """

    told: Told
    met: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class NewAdmin:
    """The first admin, from the wizard.

    Parameters
    ----------
    number_reason
        Why `number` is no NIP; empty if it is one.
    """

    name: str
    credentials: Credentials
    number: str
    number_reason: str = ""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that an admin adds; the password is the first one, told to the person by word of mouth.

    Parameters
    ----------
    number_reason
        Why `number` is no NIP; empty if it is one.
    let_pass_by
        The supervisor who lets such a number pass; None where there is none yet.
    """

    name: str
    credentials: Credentials
    number: str
    role: Role
    number_reason: str = ""
    let_pass_by: Credentials | None = None


@dataclass(frozen=True, slots=True)
class PresentSession:
    """The session as the desk shows it.

    Parameters
    ----------
    letter_number
        Empty for a session that needs no letter.
    left_s
        Seconds until it ends.
    """

    name: str
    role: Role
    letter_number: str
    left_s: float
    state: SessionState = SessionState.OPEN


class AccessDesk(Protocol):
    """What the dialogs ask for."""

    def logins(self) -> Sequence[str]:
        """Return the logins that are completed as one types; an installation that hides them returns none."""
        ...

    def letters_for(self, login: str) -> Sequence[StoredLetter]:
        """Return the letters, approved or waiting, that send this person now; the newest first, none if unknown."""
        ...

    def offices(self) -> Sequence[str]:
        """Return issuing offices, the one used last first."""
        ...

    def take_scan(self, path: Path) -> Attachment:
        """Read a scan from a file; LetterError with the field `attachment` if it is none or not to be trusted."""
        ...

    def register(self, credentials: Credentials, letter: Letter, scan: Attachment | None) -> StoredLetter:
        """Register a letter for a person at the door; LetterError names the field, `password` among them."""
        ...

    def log_in(self, attempt: Attempt) -> PresentSession:
        """Open a session; its vouch approves a letter that waits."""
        ...

    def unlock(self, password: str) -> PresentSession:
        """Open a locked session again."""
        ...

    def lock(self) -> None:
        """Lock the controls."""
        ...

    def log_out(self) -> None:
        """End the present session."""
        ...

    def session(self) -> PresentSession | None:
        """Return the present session, None if nobody is in."""
        ...

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules for a new password, in the order in which they are shown."""
        ...

    def make_first_admin(self, admin: NewAdmin) -> None:
        """Make the first account; SccError if there is one already."""
        ...


class LettersDesk(Protocol):
    """What the list of letters asks for; who may not do it is refused by each call."""

    def find_letters(self, text: str) -> Sequence[StoredLetter]:
        """Return the letters whose number, office, purpose or persons hold `text`, the newest first."""
        ...

    def name_of(self, person_id: int) -> str:
        """Return a person's name for the list."""
        ...

    def approve(self, letter_id: int) -> None:
        """Approve a waiting letter as a second person."""
        ...

    def revoke(self, letter_id: int, reason: str) -> None:
        """Revoke a letter, which ends the sessions under it at once."""
        ...


class AccountsDesk(Protocol):
    """What the list of accounts asks for; who may not do it is refused by each call."""

    def accounts(self) -> Sequence[Account]:
        """Return all accounts in the order of their names."""
        ...

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules for a new password."""
        ...

    def add_account(self, account: NewAccount) -> None:
        """Make an account; LetterError names the field, `login` if it is taken."""
        ...

    def change_role(self, person_id: int, role: Role) -> None:
        """Give an account another role."""
        ...

    def close_account(self, person_id: int, reason: str) -> None:
        """Close an account for a reason, which ends its session; nothing of it is deleted."""
        ...

    def set_password(self, person_id: int, password: str) -> None:
        """Set a new password for somebody who forgot theirs."""
        ...


class VisitorsDesk(Protocol):
    """What the list of visitors asks for."""

    def visitors(self) -> Sequence[Visitor]:
        """Return the visitors who have not left."""
        ...

    def let_in(self, name: str, number: str, office: str, purpose: str) -> None:
        """Register a visitor under the present session's person."""
        ...

    def see_out(self, visitor_id: int) -> None:
        """Note that a visitor left."""
        ...


class PapersDesk(Protocol):
    """What reading a letter whole asks for; who may not do it is refused by each call, and each one is recorded."""

    def may_read(self) -> bool:
        """Return whether whoever asks may; nothing is recorded."""
        ...

    def read_letter(self, letter_id: int) -> StoredLetter:
        """Return a letter to be shown with the whole numbers of persons."""
        ...

    def scan_of(self, letter_id: int) -> Attachment:
        """Return a letter's scan to be looked at; SccError if it has none, or one that is not to be trusted."""
        ...
