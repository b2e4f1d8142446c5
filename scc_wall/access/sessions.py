"""The session in this room: opened by the door, locked by idleness, ended by whatever comes first.

Judged on the monotonic clock alone. The state changes first, then it is written, then told: a store that fails never
keeps a session open. What could not be written of an end is owed, and written at a later tick.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from scc_wall.access.audit_log import AuditLog
from scc_wall.access.credentials import Credentials
from scc_wall.access.presence import Presence, SessionEvent, SessionEventKind, why_not
from scc_wall.access.told_errors import NO_SESSION, SESSION_ENDED, LoginRefused
from scc_wall.access.witness import TamperedError, Witness
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain import access_session as rules
from scc_wall.domain.access_session import AccessSession, EndReason, SessionRecord, SessionState
from scc_wall.domain.access_store import AccessStore, StoredLetter
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.letter import LetterState
from scc_wall.domain.nip import normal_number
from scc_wall.domain.person import Account

HEARTBEAT_S: Final = 30.0
Listener = Callable[[SessionEvent], None]

log = logging.getLogger(__name__)


class Sessions:
    """Holds the session of this room; safe for threads. Whoever only asks who is in never waits for the disk.

    Parameters
    ----------
    credentials
        For unlocking.
    """

    def __init__(
        self, store: AccessStore, audit: AuditLog, credentials: Credentials, clock: Clock, witness: Witness
    ) -> None:
        self._witness = witness
        self._store = store
        self._audit = audit
        self._credentials = credentials
        self._clock = clock
        self._lock = threading.RLock()
        self._now: Presence | None = None
        self._hand = (0, 0)
        """Whose hand was on the controls last (session) and when, read and written whole: the lock is held for as long
        as the disk takes, and the thread of the windows must not wait for it."""
        self._ticked_mono_ns = clock.mono_ns()
        self._beat_mono_ns = clock.mono_ns()
        self._owed: deque[Callable[[], object]] = deque()
        self.listeners: list[Listener] = []
        """Called with every event, on the thread that caused it."""

    def present(self) -> Presence | None:
        """Return who is in, as of now; None if nobody is. A locked session is still there, an ended one is not."""
        now = self._now
        if now is None:
            return None
        session = rules.at(self._with_hand(now.session), self._clock.mono_ns())
        return None if session.state is SessionState.ENDED else replace(now, session=session)

    def open_id(self) -> int | None:
        """Return the id of the session that may act now; None if nobody is in, or it is locked."""
        now = self.present()
        return now.session.session_id if now is not None and now.session.state is SessionState.OPEN else None

    def account_now(self, person_id: int) -> Account | None:
        """Return an account as it stands in the store now, None if there is none.

        Raises
        ------
        SccError
            If the store can't be read.
        """
        return self._store.accounts.by_id(person_id)

    def ever_opened(self) -> bool:
        """Return whether anybody was ever let in here, at this station or another one of the same store.

        Raises
        ------
        SccError
            If store or audit can't be read.
        """
        return self._now is not None or bool(self._store.sessions.newest(1)) or self._witness.ever_entered()

    def _with_hand(self, session: AccessSession) -> AccessSession:
        """Return the session with the last hand that was on its controls while they were open."""
        session_id, hand_mono_ns = self._hand
        return rules.touched(session, hand_mono_ns) if session_id == session.session_id else session

    def open(self, asked: SessionRecord, presence: Presence) -> Presence:
        """Open a session: its audit row first, then its record, then the controls.

        Parameters
        ----------
        asked, presence
            As they shall be, with 0 for the session's id.

        Raises
        ------
        SccError
            If somebody is in already, or the audit or the store can't be written.
        """
        with self._lock:
            self._raise_if_taken()
            vouched_by = asked.vouched_by
            self._audit.record(
                presence.entry(
                    "session.opening", subject=f"letter:{asked.letter_id}", purpose=asked.purpose, vouched_by=vouched_by
                )
            )
            record = self._store.sessions.add(asked)
            opened = replace(presence, session=replace(presence.session, session_id=record.session_id))
            try:
                self._audit.record(
                    opened.entry(
                        "session.open",
                        purpose=asked.purpose,
                        left_s=asked.left_s,
                        vouched_by=vouched_by,
                        person=asked.person_id,
                        letter=asked.letter_id,
                    )
                )
            except SccError:
                self._owe(lambda: self._end_in_store(record.session_id, EndReason.NOT_RESTORED))
                raise
            self._take(opened)
            self._owe(lambda: self._leave_other_rooms(opened))
        return self._tell(SessionEventKind.OPENED, opened)

    def _leave_other_rooms(self, here: Presence) -> None:
        """End the older sessions of whoever just came in: nobody is in two rooms at once (decision 0037)."""
        number = normal_number(here.account.number)
        own = {one.person_id for one in self._store.accounts.list() if normal_number(one.number) == number}
        own.add(here.account.person_id)
        for record in self._store.sessions.open_ones():
            # Only older ones: of two that open at the same moment one stays.
            if record.person_id in own and record.session_id < here.session.session_id:
                self._audit.record(_end_entry(record, EndReason.IN_ANOTHER_ROOM))
                self._end_in_store(record.session_id, EndReason.IN_ANOTHER_ROOM)

    def touch(self) -> None:
        """Note that a hand is on the controls; a locked session stays locked."""
        now = self.present()
        if now is not None and now.session.state is SessionState.OPEN:  # else it is the next tick's to tell
            self._hand = (now.session.session_id, self._clock.mono_ns())

    def unlock(self, password: str) -> Presence:
        """Unlock by the password of whoever is in, and return them.

        Raises
        ------
        LoginRefused
            If nobody is in, or the password is wrong.
        SccError
            If the audit can't be written: it stays locked.
        """
        before = self._required()
        proven = self._credentials.prove(before.account.login, password, purpose="unlock")
        with self._lock:
            now = self._required()
            if proven.account.person_id != now.account.person_id or now.session.session_id != before.session.session_id:
                raise LoginRefused(SESSION_ENDED)
            if self._beat() is not None:  # e.g. the same person is in at another room
                raise LoginRefused(SESSION_ENDED)
            self._audit.record(now.entry("session.unlock"))
            session = rules.unlocked(now.session, self._clock.mono_ns())
            self._now = unlocked = replace(now, session=session)
        return self._tell(SessionEventKind.UNLOCKED, unlocked)

    def lock(self) -> None:
        """Lock at once, as somebody does who leaves the desk."""
        with self._lock:
            now = self.present()
            if now is None or now.session.state is not SessionState.OPEN:
                return
            self._now = locked = replace(now, session=replace(now.session, state=SessionState.LOCKED))
            self._owe_row(locked.entry("session.lock", why="asked"))
        self._tell(SessionEventKind.LOCKED, locked)

    def log_out(self) -> None:
        """End the session of whoever is in; nothing happens if nobody is."""
        with self._lock:
            if self._now is not None:
                self._end(EndReason.LOGOUT)

    def end(self, session_id: int, reason: EndReason, by: AuditEntry) -> bool:
        """End a session, here or of another program on the same store; return False if it had ended.

        Parameters
        ----------
        by
            The row that says who ended it and why. The session of this room ends even if it can't be written.

        Raises
        ------
        SccError
            If the audit or the store can't be written.
        """
        with self._lock:
            if self._now is not None and self._now.session.session_id == session_id:
                self._end(reason)
                self._audit.record(by)
                return True
            self._audit.record(by)
            return self._end_in_store(session_id, reason)

    def letter_revoked(self, letter_id: int) -> None:
        """End at once every session under a letter that was just revoked."""
        self._end_all(lambda record: record.letter_id == letter_id, EndReason.LETTER_REVOKED)

    def account_closed(self, person_id: int) -> None:
        """End at once every session of an account that was just closed."""
        self._end_all(lambda record: record.person_id == person_id, EndReason.ACCOUNT_CLOSED)

    def account_changed(self, account: Account) -> None:
        """Let the present session go on with what an account is now, its role above all."""
        with self._lock:
            if self._now is None or self._now.account.person_id != account.person_id:
                return
            self._now = changed = replace(self._now, account=account)
        self._tell(SessionEventKind.CHANGED, changed)

    def restore(self, only: int | None = None) -> Presence | None:
        """Take up the newest session that a restart interrupted, locked; end those that can't go on.

        Parameters
        ----------
        only
            The session of this room, where several rooms share a store: the others are left alone then.

        Raises
        ------
        SccError
            If the store can't be read, or the audit can't be written: nobody is in then.
        """
        with self._lock:
            self._raise_if_taken()
            restored: Presence | None = None
            open_ones = [one for one in self._store.sessions.open_ones() if only in {None, one.session_id}]
            for record in sorted(open_ones, key=lambda one: one.session_id, reverse=True):
                found = self._restorable(record) if restored is None else None
                if found is None:
                    self._audit.record(_end_entry(record, EndReason.NOT_RESTORED))
                    self._end_in_store(record.session_id, EndReason.NOT_RESTORED)
                    continue
                self._audit.record(found.entry("session.restore", left_s=round(self._left_s(found.session), 3)))
                restored = found
            if restored is None:
                return None
            self._take(restored)
        return self._tell(SessionEventKind.RESTORED, restored)

    def tick(self) -> tuple[SessionEvent, ...]:
        """Let time do its work, once a second: warn, lock, end, note every half minute; return what happened."""
        with self._lock:
            self._settle_owed()
            before, self._ticked_mono_ns = self._ticked_mono_ns, self._clock.mono_ns()
            if self._now is None:
                return ()
            if seconds_between(self._beat_mono_ns, self._ticked_mono_ns) >= HEARTBEAT_S and (ended := self._beat()):
                return (ended,)
            return self._aged(before)

    def _aged(self, before_mono_ns: int) -> tuple[SessionEvent, ...]:
        assert self._now is not None
        old, mono_ns = self._with_hand(self._now.session), self._ticked_mono_ns
        session = rules.at(old, mono_ns)
        if session.state is SessionState.ENDED:
            return (self._end(session.ends_by),)
        told = [
            SessionEvent(SessionEventKind.WARNING, self._now, at_s)
            for at_s in rules.warnings_due(session, before_mono_ns, mono_ns)
        ]
        if session.state is not old.state:
            self._now = replace(self._now, session=session)
            self._owe_row(self._now.entry("session.lock", why="idle"))
            told.append(SessionEvent(SessionEventKind.LOCKED, self._now, self._left_s(session)))
        self._publish(told)
        return tuple(told)

    def _beat(self) -> SessionEvent | None:
        """Note that the session runs; end it if others ended it, or revoked its letter, or closed its account."""
        assert self._now is not None
        self._beat_mono_ns = self._ticked_mono_ns
        session = self._now.session
        try:
            self._store.sessions.seen(session.session_id, self._clock.now_utc(), self._left_s(session))
            if (reason := self._ended_elsewhere()) is not None:
                return self._end(reason)
        except SccError as error:
            log.warning("the session could not be noted: %s", error)
        return None

    def _ended_elsewhere(self) -> EndReason | None:
        assert self._now is not None
        record = self._store.sessions.by_id(self._now.session.session_id)
        if record is not None and record.ended is not None:
            return record.ended
        letter = self._store.letters.by_id(self._now.letter.letter_id)
        if letter is None or letter.state is LetterState.REVOKED:
            return EndReason.LETTER_REVOKED
        account = self._store.accounts.by_id(self._now.account.person_id)
        if account is None or not account.active:
            return EndReason.ACCOUNT_CLOSED
        if (account, letter) != (self._now.account, self._now.letter):
            if (reason := self._tampered(account, letter)) is not None:
                return reason
            self._now = replace(self._now, account=account, letter=letter)
            self._tell(SessionEventKind.CHANGED, self._now)
        return None

    def _tampered(self, account: Account, letter: StoredLetter) -> EndReason | None:
        """Return why nobody may go on so: the audit knows nothing of the change."""
        try:
            self._witness.check_account(account)
        except TamperedError:
            return EndReason.ACCOUNT_CLOSED
        try:
            self._witness.check_letter(letter)
        except TamperedError:
            return EndReason.LETTER_REVOKED
        return None

    def _end(self, reason: EndReason) -> SessionEvent:
        """End the present session: in memory whatever happens, in store and audit now or later."""
        assert self._now is not None
        gone, self._now = self._now, None
        # Time may have ended it before the asked reason came.
        ended = rules.end(rules.at(gone.session, self._clock.mono_ns()), reason)
        presence = replace(gone, session=ended)
        why = ended.ended or reason
        self._owe_row(presence.entry("session.end", reason=why.value))
        self._owe(lambda: self._end_in_store(ended.session_id, why))
        event = SessionEvent(SessionEventKind.ENDED, presence, 0.0, why)
        self._publish([event])
        return event

    def _end_all(self, meant: Callable[[SessionRecord], bool], reason: EndReason) -> None:
        with self._lock:
            if self._now is not None and meant(_record_of(self._now)):
                self._end(reason)
            for record in self._store.sessions.open_ones():
                if meant(record):
                    self._owe_row(_end_entry(record, reason))
                    self._end_in_store(record.session_id, reason)

    def _restorable(self, record: SessionRecord) -> Presence | None:
        now_utc, now = self._clock.now_utc(), self._clock.mono_ns()
        session = rules.restored(record, now_utc, now)
        account = self._store.accounts.by_id(record.person_id)
        letter = self._store.letters.by_id(record.letter_id)
        if session is None or account is None or letter is None or not account.active:
            return None
        if why_not(letter, account, now_utc, vouched=record.vouched_by is not None) is not None:
            return None
        granted_s = self._witness.left_s(record, now_utc)
        if granted_s <= 0 or self._tampered(account, letter) is not None:
            return None
        left_s = min(granted_s, (letter.letter.valid_until_utc - now_utc).total_seconds())
        ends = min(session.ends_mono_ns, now + int(left_s * 1e9))
        return Presence(replace(session, ends_mono_ns=ends), account, letter)

    def _take(self, presence: Presence) -> None:
        self._now = presence
        self._ticked_mono_ns = self._beat_mono_ns = self._clock.mono_ns()

    def _raise_if_taken(self) -> None:
        if (now := self.present()) is not None:
            raise LoginRefused(
                Told(f"{now.account.name} masih masuk.", f"{now.account.name} is still in."),
                None,
                Told("Keluarkan dulu sesi itu.", "Log that session out first."),
            )
        if self._now is not None:
            self._end(self._now.session.ends_by)  # it ended between two ticks

    def _required(self) -> Presence:
        if (now := self.present()) is None:
            raise LoginRefused(NO_SESSION)
        return now

    def _left_s(self, session: AccessSession) -> float:
        return session.left_s(self._clock.mono_ns())

    def _end_in_store(self, session_id: int, reason: EndReason) -> bool:
        return self._store.sessions.end(session_id, reason, self._clock.now_utc())

    def _owe_row(self, entry: AuditEntry) -> None:
        self._owe(lambda: self._audit.record(entry))

    def _owe(self, write: Callable[[], object]) -> None:
        """Write now, or at a later tick if the store fails; in the order in which it was owed."""
        self._owed.append(write)
        self._settle_owed()

    def _settle_owed(self) -> None:
        while self._owed:
            try:
                self._owed[0]()
            except SccError as error:
                log.warning("what became of a session could not be written yet: %s", error)
                return
            self._owed.popleft()

    def _tell(self, kind: SessionEventKind, presence: Presence) -> Presence:
        self._publish([SessionEvent(kind, presence, self._left_s(presence.session))])
        return presence

    def _publish(self, events: Sequence[SessionEvent]) -> None:
        for event in events:
            for listener in tuple(self.listeners):
                try:
                    listener(event)
                except Exception:  # one listener's bug must keep no session open, nor the others unaware
                    log.exception("a listener of the sessions failed")


def _end_entry(record: SessionRecord, reason: EndReason) -> AuditEntry:
    """Return the row of the end of a session that is not the present one."""
    details = (("reason", reason.value),)
    return AuditEntry(
        "session.end", subject=f"session:{record.session_id}", details=details, session_id=record.session_id
    )


def _record_of(presence: Presence) -> SessionRecord:
    """Return enough of a record to ask whether it is meant."""
    session = presence.session
    return SessionRecord(
        session.session_id,
        session.person_id,
        session.letter_id,
        session.purpose,
        session.opened_utc,
        session.opened_utc,
        0.0,
        session.ends_by,
    )
