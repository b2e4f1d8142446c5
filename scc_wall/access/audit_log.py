"""The audit as it is written: each entry sealed behind the newest row, anchored outside, and the clocks watched."""

import hashlib
import hmac
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from scc_wall.access import audit_check, restored
from scc_wall.access.anchor_file import AnchorError, AnchorFile
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.redact import redact
from scc_wall.base.told import Told
from scc_wall.domain import audit as chain
from scc_wall.domain.access_session import CLOCK_JUMP_S
from scc_wall.domain.access_store import AuditStore
from scc_wall.domain.audit import Anchor, AuditEntry, AuditResult, AuditRow, Value
from scc_wall.domain.incident import Incident

ANCHOR_EVERY_S: Final = 3600.0
ANCHOR_RETRY_S: Final = 60.0
_SLEW: Final = 5e-4
"""How fast a disciplined clock may run off: NTP slews by at most 500 ppm. Source: adjtimex(2), ntpd(8)."""
_LONGEST_TEXT: Final = 500

log = logging.getLogger(__name__)


class AuditLog:
    """Writes the audit; safe for threads.

    Parameters
    ----------
    key
        For the seals, derived from the master key; 32 bytes.
    anchors
        Outside the database.
    """

    def __init__(self, store: AuditStore, key: bytes, clock: Clock, anchors: AnchorFile) -> None:
        self._store = store
        self._key = key
        self._clock = clock
        self._anchors = anchors
        self._watch = _ClockWatch(clock)
        self._lock = threading.Lock()
        self._anchor_due_mono_ns = clock.mono_ns()
        self.failing = False
        """Whether the last row could not be written."""
        self.anchor_error: SccError | None = None
        """Why the last anchor could not be written; None if it could."""
        self.anchors_lost: Told | None = None
        """What had become of the anchors when this was started; None if they were as they had been left."""

    def start(self, incidents: Iterable[Incident] = ()) -> None:
        """Note anchors that are gone and a wall clock that stands before the last one, and anchor what is there.

        Once, before any session.

        Parameters
        ----------
        incidents
            What happened to the store as a whole and is not on record yet; before it is anchored again.

        Raises
        ------
        SccError
            If the audit can't be written or its anchors can't: then nobody may be let in.
        """
        number, _ = self._store.newest()
        try:
            last = self._anchors.read(expected=number > 0)
        except AnchorError as error:  # who cut the audit may have deleted its witness: the new one must not hide that
            self.record(AuditEntry(audit_check.ANCHORS_LOST, details=(("why", error.what.en),)))
            self.anchors_lost = error.what
            last = []
        for incident in incidents:
            self.record(restored.entry_of(incident, last))
        if last and (gone_s := self._behind_s(last[-1].at_utc)) > CLOCK_JUMP_S:
            self.record(_jump(-gone_s, last[-1].at_utc, self._clock.now_utc(), "since-last-anchor"))
        self.write_anchor()

    def record(self, entry: AuditEntry) -> AuditRow:
        """Write an entry behind the newest row and return it, sealed.

        Raises
        ------
        SccError
            If it can't be written: then what it is about may not be done.
        """
        clean = _cleaned(entry)
        try:
            row = self._store.append(lambda number, before: self._row(number, before, clean))
        except BaseException:
            self.failing = True
            raise
        self.failing = False
        return row

    @contextmanager
    def recorded(self, entry: AuditEntry) -> Iterator[None]:
        """Write an entry before what it is about is done; if that fails, write so too.

        Raises
        ------
        SccError
            If it can't be written: nothing was done then.
        """
        self.record(entry)
        try:
            yield
        except BaseException as error:
            with suppress(SccError):
                why = (("error", type(error).__name__),)
                self.record(replace(entry, result=AuditResult.FAILED, details=entry.details + why))
            raise

    def purge(self, through: int, entry: AuditEntry) -> AuditRow:
        """Delete the rows up to that number, whose record `entry` is, and return its row; both or neither.

        Raises
        ------
        SccError
            If it can't be done.
        """
        clean = _cleaned(entry)
        return self._store.purge(through, lambda number, before: self._row(number, before, clean))

    def check(self, course: Course | None = None) -> audit_check.Verdict:
        """Return whether the audit holds, its anchors with it.

        Parameters
        ----------
        course
            Told how far it is; may stop it.

        Raises
        ------
        Stopped
            If it was stopped.
        SccError
            If it can't be read.
        """
        return audit_check.check(self._store, self._key, self._anchors, course)

    def ensure(self) -> None:
        """Return if rows can be written; after one that could not, by writing that it works again.

        Raises
        ------
        SccError
            If none can be written.
        """
        if self.failing:
            self.record(AuditEntry("audit.resumed"))

    def latest_utc(self) -> datetime:
        """Return the wall clock, or the moment of the newest row where that is later: the clock was set back then.

        Raises
        ------
        SccError
            If the store can't be read.
        """
        now, number = self._clock.now_utc(), self._store.newest()[0]
        newest = next(iter(self._store.rows(number - 1)), None) if number else None
        if newest is None or self._behind_s(newest.at_utc) <= CLOCK_JUMP_S:
            return now
        return newest.at_utc

    def is_genuine(self, row: AuditRow) -> bool:
        """Return whether a row was sealed by this audit's key where it stands; the whole chain is for `check`.

        Raises
        ------
        SccError
            If the store can't be read.
        """
        before = next(iter(self._store.rows(row.number - 2)), None) if row.number > 1 else None
        start = audit_check.start_of(self._store) if before is None or before.number == row.number else (0, b"")
        if before is not None and before.number == row.number - 1:
            start = before.number, before.seal
        if start[0] != row.number - 1:
            return False
        try:
            body = chain.canonical(row.number, row.at_utc, row.mono_ns, row.entry)
        except (ValueError, TypeError):
            return False
        return hmac.compare_digest(chain.sealed(self._key, start[1], body), row.seal)

    def fingerprint(self, text: str) -> str:
        """Return what stands for a text that may not be kept itself, e.g. a password typed in place of a login."""
        return hmac.new(self._key, b"fingerprint " + text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:16]

    def write_anchor(self) -> Anchor:
        """Copy the newest seal to the anchors and return it; at the start and at each export.

        Raises
        ------
        SccError
            If it can't be read or written.
        """
        now = self._clock.mono_ns()
        with self._lock:
            self._anchor_due_mono_ns = now + int(ANCHOR_RETRY_S * 1e9)
            try:
                anchor = Anchor(*self._store.newest(), self._clock.now_utc())
                self._anchors.add(anchor)
            except SccError as error:
                self.anchor_error = error
                raise
            self.anchor_error = None
            self._anchor_due_mono_ns = now + int(ANCHOR_EVERY_S * 1e9)
        return anchor

    def anchor_if_due(self) -> bool:
        """Write an anchor if the last one is an hour old; return whether one was written.

        One that could not be written goes to the log and is tried again after a minute.
        """
        if self._clock.mono_ns() < self._anchor_due_mono_ns:
            return False
        try:
            self.write_anchor()
        except SccError as error:
            log.error("the audit could not be anchored: %s", error)  # noqa: TRY400 - the environment's, no trace
            return False
        return True

    def watch_clock(self) -> float | None:
        """Return by how many seconds the wall clock was set since the last call, None if it was not; recorded once.

        Raises
        ------
        SccError
            If it can't be recorded; the next call tries again.
        """
        with self._lock:
            moved_s = self._watch.moved_s()
            if abs(moved_s) <= CLOCK_JUMP_S:
                return None
            self.record(_jump(moved_s, self._watch.expected_utc(), self._clock.now_utc(), "set"))
            self._watch.settle()
        return moved_s

    def _behind_s(self, moment: datetime) -> float:
        return (moment - self._clock.now_utc()).total_seconds()

    def _row(self, number: int, before: bytes, entry: AuditEntry) -> AuditRow:
        now = self._clock
        return chain.seal_row(self._key, before, number, entry, at_utc=now.now_utc(), mono_ns=now.mono_ns())


class _ClockWatch:
    """How far the wall clock went off the monotonic one; what an NTP daemon slews is forgiven as it goes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._mono_ns = clock.mono_ns()
        self._utc = clock.now_utc()

    def expected_utc(self) -> datetime:
        return self._clock.now_utc() - timedelta(seconds=self._off_s())

    def moved_s(self) -> float:
        off_s = self._off_s()
        if abs(off_s) <= CLOCK_JUMP_S:
            most_s = seconds_between(self._mono_ns, self._clock.mono_ns()) * _SLEW
            self._rebase(off_s - max(-most_s, min(most_s, off_s)))
        return off_s

    def settle(self) -> None:
        self._rebase(0.0)

    def _off_s(self) -> float:
        wall_s = (self._clock.now_utc() - self._utc).total_seconds()
        return wall_s - seconds_between(self._mono_ns, self._clock.mono_ns())

    def _rebase(self, still_off_s: float) -> None:
        """Count from now on, as if the wall clock were off by what was not forgiven."""
        self._mono_ns = self._clock.mono_ns()
        self._utc = self._clock.now_utc() - timedelta(seconds=still_off_s)


def _jump(by_s: float, before: datetime, after: datetime, how: str) -> AuditEntry:
    details: tuple[tuple[str, Value], ...] = (
        ("seconds", round(by_s, 3)),
        ("before", before.isoformat(timespec="seconds")),
        ("after", after.isoformat(timespec="seconds")),
        ("how", how),
    )
    return AuditEntry("clock.jump", details=details)


def _cleaned(entry: AuditEntry) -> AuditEntry:
    """Return an entry that every database takes and that holds no credential, whatever its texts were made of."""
    details = tuple((name, _text(value) if isinstance(value, str) else value) for name, value in entry.details)
    who, number, subject = _text(entry.who), _text(entry.letter_number), _text(entry.subject)
    return replace(entry, who=who, letter_number=number, subject=subject, details=details)


def _text(text: str) -> str:
    cut = text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "…"
    return redact(cut.encode("utf-8", "replace").decode().replace("\0", "␀"))
