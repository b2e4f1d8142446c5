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
