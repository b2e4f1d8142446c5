"""People: those with an account, and visitors under a host."""

from dataclasses import dataclass
from datetime import datetime

from scc_wall.domain.role import Role


@dataclass(frozen=True, slots=True)
class Account:
    """A person who can log in.

    Parameters
    ----------
    person_id
        0 before it was stored.
    login
        What is typed at the door; compared without regard to case.
    number
        NIP or another id, as letters name it.
    number_reason
        Why a supervisor let a number pass that is no NIP; empty if it is one.
    password_hash
        argon2id in its own text form; never shown.
    """

    person_id: int
    login: str
    name: str
    number: str
    role: Role
    password_hash: str
    rank: str = ""
    position: str = ""
    office: str = ""
    number_reason: str = ""
    active: bool = True

    def __repr__(self) -> str:
        return f"Account({self.person_id}, {self.login!r}, {self.role})"


@dataclass(frozen=True, slots=True)
class Failures:
    """Failed logins of one login name since the last good one; kept in the store, so that a restart forgives nothing.

    Parameters
    ----------
    locked_until_utc
        None while it is not locked.
    """

    count: int = 0
    locked_until_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person without an account, let in by a host who answers for them.

    Parameters
    ----------
    number
        NIP or another id. No identity card's number or photo is kept (specs/access.md).
    """

    visitor_id: int
    name: str
    number: str
    office: str
    purpose: str
    host_session_id: int
    since_utc: datetime
    left_utc: datetime | None = None
