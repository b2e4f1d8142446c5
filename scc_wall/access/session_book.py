"""Sessions as they are listed: those that run, to be ended by a supervisor; the last ones, for an export."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from scc_wall.access.policy import Asker, Policy
from scc_wall.access.sessions import Sessions
from scc_wall.base.clock import Clock
from scc_wall.domain.access_session import EndReason, SessionRecord
from scc_wall.domain.access_store import AccessStore
from scc_wall.domain.role import Action

MOST: Final = 200
"""Sessions that are listed: of three shifts a day, two months."""


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session in a list.

    Parameters
    ----------
    person_id
        Of who is in.
    letter_number
        Empty for a letter that is gone.
    until_utc
        When it ended, or will.
    ended
        Why it ended, None while it runs.
    """

    session_id: int
    person_id: int
    name: str
    letter_number: str
    since_utc: datetime
    until_utc: datetime
    ended: EndReason | None = None


class SessionBook:
    """Lists sessions for who may see them.

    Parameters
    ----------
    sessions
        Knows what is left of the one of this room.
    """

    def __init__(self, store: AccessStore, sessions: Sessions, policy: Policy, clock: Clock) -> None:
        self._store = store
        self._sessions = sessions
        self._policy = policy
        self._clock = clock

    def running(self, by: Asker | None) -> Sequence[ListedSession]:
        """Return the sessions that run, here or in another room on the same store; the newest first.

        Raises
        ------
        AccessDenied
            If `by` may not end them.
        SccError
            If the store can't be read.
        """
        self._policy.check(by, Action.SESSION_END_OTHER, subject="sessions")
        return self._listed(reversed(self._store.sessions.open_ones()))

    def recent(self, by: Asker | None) -> Sequence[ListedSession]:
        """Return the last sessions, the newest first.

        Raises
        ------
        AccessDenied
            If `by` may not read the audit.
        SccError
            If the store can't be read.
        """
        self._policy.check(by, Action.AUDIT_READ, subject="sessions")
        return self._listed(self._store.sessions.newest(MOST))

    def _listed(self, records: Iterable[SessionRecord]) -> list[ListedSession]:
        names: dict[int, str] = {account.person_id: account.name for account in self._store.accounts.list()}
        numbers: dict[int, str] = {}
        for record in (held := list(records)):
            if record.letter_id not in numbers:
                stored = self._store.letters.by_id(record.letter_id)
                numbers[record.letter_id] = "" if stored is None else stored.letter.number
        return [self._line(record, names.get(record.person_id, "—"), numbers[record.letter_id]) for record in held]

    def _line(self, record: SessionRecord, name: str, number: str) -> ListedSession:
        return ListedSession(
            record.session_id,
            record.person_id,
            name,
            number,
            record.opened_utc,
            self._until(record),
            record.ended,
        )

    def _until(self, record: SessionRecord) -> datetime:
        if record.ended_utc is not None:
            return record.ended_utc
        here = self._sessions.present()
        if here is not None and here.session.session_id == record.session_id:
            return self._clock.now_utc() + timedelta(seconds=here.session.left_s(self._clock.mono_ns()))
        return record.seen_utc + timedelta(seconds=record.left_s)
