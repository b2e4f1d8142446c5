"""What the session panel says, as values; `app` fills them in."""

from dataclasses import dataclass
from datetime import datetime

from scc_wall.domain.access_session import SessionState
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.person import Visitor
from scc_wall.domain.role import Role


@dataclass(frozen=True, slots=True)
class Act:
    """Something done in the session, as the audit has it.

    Parameters
    ----------
    subject
        On what, in a person's words; empty for nothing that they know.
    result
        How it went: what was tried and failed was refused by nobody.
    """

    at_utc: datetime
    action: str
    subject: str = ""
    result: AuditResult = AuditResult.DONE


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """The session of this room.

    Parameters
    ----------
    letter_title
        What the letter sends its people for.
    region_codes, cameras
        What it limits them to: regions, and how many cameras named by themselves; both empty: nothing.
    letter_left_s, session_left_s
        Seconds until the letter ends, and until the session does, by the letter or by the longest shift.
    visitors, acts
        None while they are not read yet; the newest act first.
    """

    name: str
    role: Role
    state: SessionState
    since_utc: datetime
    letter_number: str
    letter_title: str
    until_utc: datetime
    letter_left_s: float
    session_left_s: float
    region_codes: tuple[str, ...] = ()
    cameras: int = 0
    ptz: bool = False
    visitors: tuple[Visitor, ...] | None = None
    acts: tuple[Act, ...] | None = None
