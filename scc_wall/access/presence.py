"""Who is in the room under which letter, and what is told of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from scc_wall.domain.access_session import AccessSession, EndReason
from scc_wall.domain.access_store import StoredLetter
from scc_wall.domain.audit import AuditEntry, AuditResult, Value
from scc_wall.domain.letter import LetterError, LetterState, Scope, refusal
from scc_wall.domain.nip import normal_number
from scc_wall.domain.person import Account


@dataclass(frozen=True, slots=True)
class Presence:
    """A session with its person and letter, as they stood at one moment."""

    session: AccessSession
    account: Account
    letter: StoredLetter

    @property
    def scope(self) -> Scope:
        """What their letter limits them to, and lets them do beyond their role.

        Only an approved letter lets them do more: of one that waits, the audit bears no witness to what it says (0032).
        """
        scope = self.letter.letter.scope
        return scope if self.letter.state is LetterState.APPROVED else replace(scope, ptz=False)

    def entry(
        self, action: str, *, subject: str = "", result: AuditResult = AuditResult.DONE, **details: Value
    ) -> AuditEntry:
        """Return an entry of the audit in this person's name, under this letter, in this session."""
        return AuditEntry(
            action,
            who=self.account.login,
            letter_number=self.letter.letter.number,
            subject=subject or f"session:{self.session.session_id}",
            result=result,
            details=tuple(details.items()),
            session_id=self.session.session_id or None,  # 0 before it was stored
        )


class SessionEventKind(StrEnum):
    """What can happen to a session."""

    OPENED = "opened"
    RESTORED = "restored"
    WARNING = "warning"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """Something that happened to the present session; told to the listeners after it did.

    Parameters
    ----------
    left_s
        Until the end, in seconds; for a warning the full 900 or 300.
    reason
        Why it ended; None for everything else.
    """

    kind: SessionEventKind
    presence: Presence
    left_s: float
    reason: EndReason | None = None


def why_not(stored: StoredLetter, account: Account, now_utc: datetime, *, vouched: bool = False) -> LetterError | None:
    """Return why a letter does not let that person in now, None if it does; one vouched for needs no approval."""
    state = LetterState.APPROVED if vouched and stored.state is LetterState.WAITING else stored.state
    return refusal(stored.letter, state, normal_number(account.number), now_utc)
