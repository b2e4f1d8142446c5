"""How long the audit is kept: what is older may be deleted by an admin, from the oldest row on, and leaves its record.

::

    of rows 1 … n, those that bear witness to an account or letter ──repeated──►  rows before m (`access.kept_rows`)
    rows 1 … n, older than the retention ──deleted──►  row m: retention.purge, through n, seal of n
    verification begins behind row n, with the seal that row m holds; row m is part of the chain itself

Many rows go in portions, each a purge by itself: it can be stopped between two, and each record says how many are gone.

Source: specs/access.md, "The audit".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from scc_wall.access.audit_log import AuditLog
from scc_wall.access.kept_rows import KeptRows, repeated
from scc_wall.access.policy import Asker, Policy
from scc_wall.base.clock import Clock, wib_told
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_store import AuditStore
from scc_wall.domain.audit import AuditRow
from scc_wall.domain.role import Action
from scc_wall.domain.setting import Setting

RETENTION_DAYS: Final = Setting("audit.retention_days", 365)
LEAST_DAYS: Final = 30
"""Nobody may empty the audit by a setting of nothing."""


GAP: Final = timedelta(days=30)
"""From one row to the next: nobody did anything for a month, or the clock is wrong; the rows can't say which."""
STEADY_FOR: Final = timedelta(days=3)
"""So long after it nothing is deleted; a clock that is years ahead is noticed by then."""


PORTION_ROWS: Final = 10_000
"""Rows that are deleted at once: 0.05 s."""
STEP_ROWS: Final = 1000
"""Rows that are read between two looks at whether somebody stopped it: 0.02 s."""


class RetentionError(SccError):
    """Nothing may be deleted now."""


@dataclass(frozen=True, slots=True)
class Due:
    """Rows that are older than the retention.

    Parameters
    ----------
    through
        Number of the last one; they reach back to the oldest row there is.
    seal
        Of that row.
    left
        Of rows that a purge deleted: what is as old and still there, for somebody stopped it; None if nothing is.
    """

    rows: int
    through: int
    from_utc: datetime
    until_utc: datetime
    seal: bytes
    left: "Due | None" = None


class Retention:
    """Deletes what is too old.

    Parameters
    ----------
    store
        The rows.
    kept
        Which of them are repeated before they are deleted.
    """

    def __init__(self, store: AuditStore, audit: AuditLog, policy: Policy, clock: Clock, kept: KeptRows) -> None:
        self._kept = kept
        self._store = store
        self._audit = audit
        self._policy = policy
        self._clock = clock

    def due(self, days: int, course: Course | None = None) -> Due | None:
        """Return what is older than so many days, None if nothing is.

        Only the beginning of the chain: a row that stands behind a younger one waits for it. Judged by the newest row
        where the wall clock is ahead of it, so that a clock that went wrong while nobody was in deletes nothing.

        Parameters
        ----------
        course
            Told how far it is; may stop it.

        Raises
        ------
        RetentionError
            If so few days may not be chosen.
        Stopped
            If it was stopped.
        SccError
            If the audit can't be read.
        """
        return _joined(self._portions(days, course or Course()))

    def _portions(self, days: int, course: Course) -> list[Due]:
        """Return what is older than so many days, in portions from the oldest on."""
        check_days(days)
        number, _ = self._store.newest()
        newest = next(iter(self._store.rows(number - 1)), None) if number else None
        if newest is None:
            return []
        older_than = min(newest.at_utc, self._clock.now_utc()) - timedelta(days=days)
        portions: list[Due] = []
        first: AuditRow | None = None
        last: AuditRow | None = None
        for row in self._followed(course, _COUNTING):
            if row.at_utc >= older_than:
                break
            first, last = first or row, row
            if last.number - first.number + 1 >= PORTION_ROWS:
                portions.append(_portion(first, last))
                first = None
        if first is not None and last is not None:
            portions.append(_portion(first, last))
        return portions

    def _followed(self, course: Course, told: Told) -> Iterator[AuditRow]:
        """Yield the rows of the audit, and say how far it is."""
        before, newest = max(self._store.first() - 1, 0), self._store.newest()[0]
        for place, row in enumerate(self._store.rows()):
            if place % STEP_ROWS == 0:
                course.step(told, row.number - before, newest - before)
            yield row

    def _moved_utc(self, course: Course) -> datetime | None:
        """Return when, by the rows, the clock went far forward if that was of late; None if it is to be believed."""
        before: datetime | None = None
        since: datetime | None = None
        for row in self._followed(course, _CLOCK):
            if since is not None and row.at_utc < since:  # it was set back before that
                since = None
            if before is not None and row.at_utc - before > GAP:
                since = row.at_utc
            before = row.at_utc
        if before is None or since is None:
            return None
        return since if min(before, self._clock.now_utc()) - since < STEADY_FOR else None

    def choose(self, by: Asker | None, days: int, keep: Callable[[int], object]) -> None:
        """Have the audit kept for so many days from now on; nothing is deleted by it.

        Parameters
        ----------
        keep
            Stores them, as `RETENTION_DAYS`.

        Raises
        ------
        AccessDenied
            If `by` may not.
        RetentionError
            If they are too few.
        SccError
            If it can't be written.
        """
        self._policy.check(by, Action.SETTING_CHANGE, subject=RETENTION_DAYS.key)
        assert by is not None  # else it was denied
        check_days(days)
        with self._policy.recorded(by, Action.SETTING_CHANGE, subject=RETENTION_DAYS.key, details=(("days", days),)):
            keep(days)

    def purge(self, by: Asker | None, days: int, course: Course | None = None) -> Due | None:
        """Delete what is older than so many days; return what was deleted, None if nothing is so old.

        Parameters
        ----------
        course
            Told how far it is; may stop it before the first row and between two portions.

        Raises
        ------
        AccessDenied
            If `by` may not.
        RetentionError
            If so few days may not be chosen, or the audit does not hold: then its rows are evidence. So too while the
            clock has just gone forward by more than `GAP`: whoever logs in then writes rows of that day, and all others
            would seem to be too old.
        Stopped
            If it was stopped before anything was deleted; later it returns what was.
        SccError
            If it can't be read, written or anchored; of portions that were deleted before, the records say so.
        """
        course = course or Course()
        self._policy.check(by, Action.RETENTION_PURGE, subject="audit")
        assert by is not None  # else it was denied
        if (found := self._audit.check(course).finding) is not None:
            self._policy.refuse(by, Action.RETENTION_PURGE, "broken", subject="audit")
            raise RetentionError(_BROKEN, found.told, _ASK_AUDITOR)
        if (moved_utc := self._moved_utc(course)) is not None:
            self._policy.refuse(by, Action.RETENTION_PURGE, "clock", subject="audit")
            raise RetentionError(_MOVED, wib_told(moved_utc), _SET_CLOCK)
        portions = self._portions(days, course)
        if (due := _joined(portions)) is None:
            return None
        kept = self._kept.through(due.through, due.until_utc, course)
        self._audit.write_anchor()
        gone = 0
        for place, portion in enumerate(portions):
            try:
                course.step(_DELETING, gone, due.rows)
            except Stopped:
                if place == 0:
                    raise
                return self._stopped(portions, place)
            gone += portion.rows
            here = [row for row in kept if row.number <= portion.through]
            kept = kept[len(here) :]
            self._delete(by, portion, here, (("days", days), ("so_far", gone), ("due", due.rows)))
        return due

    def _stopped(self, portions: list[Due], place: int) -> Due | None:
        deleted = _joined(portions[:place])
        return None if deleted is None else replace(deleted, left=_joined(portions[place:]))

    def _delete(self, by: Asker, portion: Due, kept: list[AuditRow], said: tuple[tuple[str, int], ...]) -> None:
        """Delete a portion, behind the rows that repeat what of it is still needed."""
        purge = self._policy.entry(by, Action.RETENTION_PURGE, "audit", _record(portion) + said)
        for row in kept:
            who, session_id = purge.who, purge.session_id
            entry = replace(repeated(row), who=who, letter_number=purge.letter_number, session_id=session_id)
            self._audit.record(entry)
        self._audit.purge(portion.through, purge)
        self._audit.write_anchor()


def _portion(first: AuditRow, last: AuditRow) -> Due:
    return Due(last.number - first.number + 1, last.number, first.at_utc, last.at_utc, last.seal)


def _joined(portions: list[Due]) -> Due | None:
    """Return them as one, None for none."""
    if not portions:
        return None
    return replace(portions[-1], rows=sum(one.rows for one in portions), from_utc=portions[0].from_utc)


def check_days(days: int) -> None:
    """Return if so many days may be chosen.

    Raises
    ------
    RetentionError
        If they are too few.
    """
    if days < LEAST_DAYS:
        raise RetentionError(
            Told(
                f"Audit disimpan paling sedikit {LEAST_DAYS} hari.",
                f"The audit is kept for {LEAST_DAYS} days at least.",
            )
        )


def _record(due: Due) -> tuple[tuple[str, str | int], ...]:
    return (
        ("through", due.through),
        ("rows", due.rows),
        ("from", due.from_utc.isoformat(timespec="seconds")),
        ("until", due.until_utc.isoformat(timespec="seconds")),
        ("seal", due.seal.hex()),
    )


_COUNTING: Final = Told("Menghitung baris yang lama…", "Counting the old rows…")
_CLOCK: Final = Told("Memeriksa jam audit…", "Checking the audit's clock…")
_DELETING: Final = Told("Menghapus baris…", "Deleting rows…")


_BROKEN: Final = Told(
    "Audit tidak utuh, maka tidak ada yang dihapus.", "The audit does not hold, so nothing is deleted."
)
_MOVED: Final = Told(
    "Jam komputer baru saja maju lebih dari sebulan menurut audit, maka belum ada yang dihapus.",
    "By the audit the computer's clock has just gone forward by more than a month, so nothing is deleted yet.",
)
_SET_CLOCK: Final = Told(
    "Periksa tanggal komputer; bila benar (lama tidak ada kegiatan), coba lagi sesudah tiga hari.",
    "Check the computer's date; if it is right (nobody did anything for long), try again after three days.",
)
_ASK_AUDITOR: Final = Told(
    "Simpan basis data dan berkas jangkar apa adanya, lalu laporkan kepada auditor.",
    "Keep the database and the anchor file as they are, and tell the auditor.",
)
