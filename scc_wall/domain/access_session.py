"""An access session: a person, a letter, and until when. Pure rules (specs/access.md, "The session").

::

    OPEN ──15 min without a hand on it──► LOCKED ──password──► OPEN
      │                                     │
      └───────────── logout, end by a supervisor, letter's until, shift cap ─────────────► ENDED

The wall clock is read once, when the session opens, and once when it is restored; what is left is counted on the
monotonic clock from there, so that setting the wall clock back gains nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

SHIFT_S: Final = 12 * 3600.0
IDLE_S: Final = 15 * 60.0
WARN_AT_S: Final = (15 * 60.0, 5 * 60.0)
"""Seconds before the end at which the person is warned."""
CLOCK_JUMP_S: Final = 2.0


class SessionState(StrEnum):
    """Drawn above."""

    OPEN = "open"
    LOCKED = "locked"
    ENDED = "ended"


class EndReason(StrEnum):
    """Why a session ended."""

    LOGOUT = "logout"
    LETTER_ENDED = "letter-ended"
    SHIFT_ENDED = "shift-ended"
    LETTER_REVOKED = "letter-revoked"
    ENDED_BY_SUPERVISOR = "ended-by-supervisor"
    ACCOUNT_CLOSED = "account-closed"
    NOT_RESTORED = "not-restored"


@dataclass(frozen=True, slots=True)
class AccessSession:
    """A session as it stands at one moment.

    Parameters
    ----------
    ends_mono_ns, touched_mono_ns
        On the monotonic clock of this machine's present run.
    ends_by
        What will end it if nothing else does.
    vouched_by
        The person who vouched for a letter without a scan; None if nobody had to.
    """

    session_id: int
    person_id: int
    letter_id: int
    purpose: str
    opened_utc: datetime
    opened_mono_ns: int
    ends_mono_ns: int
    ends_by: EndReason
    touched_mono_ns: int
    state: SessionState = SessionState.OPEN
    vouched_by: int | None = None
    ended: EndReason | None = None

    def left_s(self, now_mono_ns: int) -> float:
        """Return the seconds until its end, 0.0 once it ended."""
        if self.state is SessionState.ENDED:
            return 0.0
        return max(0.0, (self.ends_mono_ns - now_mono_ns) / 1e9)


def span(now_utc: datetime, valid_until_utc: datetime) -> tuple[float, EndReason]:
    """Return how long a session that opens now may last, in seconds, and what ends it then."""
    letter_s = (valid_until_utc - now_utc).total_seconds()
    if letter_s < SHIFT_S:
        return max(0.0, letter_s), EndReason.LETTER_ENDED
    return SHIFT_S, EndReason.SHIFT_ENDED


def at(session: AccessSession, now_mono_ns: int) -> AccessSession:
    """Return the session as time alone has made it: locked after idleness, ended at its end."""
    if session.state is SessionState.ENDED:
        return session
    if now_mono_ns >= session.ends_mono_ns:
        return end(session, session.ends_by)
    if session.state is SessionState.OPEN and now_mono_ns - session.touched_mono_ns >= IDLE_S * 1e9:
        return replace(session, state=SessionState.LOCKED)
    return session


def touched(session: AccessSession, hand_mono_ns: int) -> AccessSession:
    """Return the session after a hand was on its controls while they were open; a locked or ended one stays so."""
    if session.state is not SessionState.OPEN:
        return session
    return replace(session, touched_mono_ns=max(session.touched_mono_ns, hand_mono_ns))


def unlocked(session: AccessSession, now_mono_ns: int) -> AccessSession:
    """Return the session after its person gave the password again; an ended one stays so."""
    now = at(session, now_mono_ns)
    if now.state is not SessionState.LOCKED:
        return now
    return replace(now, state=SessionState.OPEN, touched_mono_ns=now_mono_ns)


def end(session: AccessSession, reason: EndReason) -> AccessSession:
    """Return the session ended; the first reason stays."""
    if session.state is SessionState.ENDED:
        return session
    return replace(session, state=SessionState.ENDED, ended=reason)


def warnings_due(session: AccessSession, before_mono_ns: int, now_mono_ns: int) -> tuple[float, ...]:
    """Return which warnings (seconds before the end) fell between two moments, the later one included."""
    if session.state is SessionState.ENDED:
        return ()
    before_s = (session.ends_mono_ns - before_mono_ns) / 1e9
    now_s = (session.ends_mono_ns - now_mono_ns) / 1e9
    return tuple(at_s for at_s in WARN_AT_S if now_s <= at_s < before_s)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """What the store keeps of a session, so that it can be restored after a restart.

    Parameters
    ----------
    seen_utc
        Until when the program is known to have run with it; written every half minute.
    left_s
        What was left then.
    """

    session_id: int
    person_id: int
    letter_id: int
    purpose: str
    opened_utc: datetime
    seen_utc: datetime
    left_s: float
    ends_by: EndReason
    vouched_by: int | None = None
    ended: EndReason | None = None
    ended_utc: datetime | None = None


def restored(record: SessionRecord, now_utc: datetime, now_mono_ns: int) -> AccessSession | None:
    """Return the session after a restart, locked until its person gives the password; None if it is over.

    A wall clock that stands before the moment at which the session was last seen was set back: nothing can be said
    of the time between, so it is over.
    """
    away_s = (now_utc - record.seen_utc).total_seconds()
    if record.ended is not None or away_s < -CLOCK_JUMP_S:
        return None
    left_s = record.left_s - max(0.0, away_s)
    if left_s <= 0:
        return None
    return AccessSession(
        session_id=record.session_id,
        person_id=record.person_id,
        letter_id=record.letter_id,
        purpose=record.purpose,
        opened_utc=record.opened_utc,
        opened_mono_ns=now_mono_ns,
        ends_mono_ns=now_mono_ns + int(left_s * 1e9),
        ends_by=record.ends_by,
        touched_mono_ns=now_mono_ns,
        state=SessionState.LOCKED,
        vouched_by=record.vouched_by,
    )
