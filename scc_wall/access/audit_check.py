"""Whether the audit holds: its chain from the first row, or the last purge, to the newest, and its anchors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from scc_wall.access.anchor_file import AnchorError, AnchorFile
from scc_wall.access.restored import Restored, in_this_chain
from scc_wall.base.course import Course
from scc_wall.base.told import Told
from scc_wall.domain import audit as chain
from scc_wall.domain.access_store import AuditStore
from scc_wall.domain.audit import FIRST_SEAL, Anchor, AuditResult, AuditRow, Broken, SealedBody
from scc_wall.domain.role import Action

Start = tuple[int, bytes]
"""Number and seal of the row before the first one that is kept."""
STEP_ROWS: Final = 1000
"""Rows between two looks at whether somebody stopped it: a hundredth of a second."""
_CHECKING: Final = Told("Memeriksa keutuhan audit…", "Checking whether the audit holds…")
ANCHORS_LOST: Final = "anchors.lost"
"""The action of the row that is written where the anchors are not as they were left."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an audit, for people.

    Parameters
    ----------
    broken
        The first broken row; None if the anchors themselves are at fault.
    """

    told: Told
    broken: Broken | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the audit found.

    Parameters
    ----------
    finding
        What is broken first, None if all of it holds.
    first, last
        Number of the oldest and the newest row that is kept; 0 and 0 for none. Those before `first` were purged.
    from_utc, until_utc
        When these two were written; None if there are none.
    seal
        Of the newest row.
    anchors
        How many there are.
    unwitnessed
        Numbers of the rows that say that the anchors were gone or damaged: what was cut before could not be found.
    restored
        Backups that took the store's place, which is on record: what stood behind them is missing.
    """

    finding: Finding | None
    first: int
    last: int
    from_utc: datetime | None
    until_utc: datetime | None
    seal: bytes
    anchors: int
    unwitnessed: tuple[int, ...] = ()
    restored: tuple[Restored, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are if it holds."""
        return self.last - self.first + 1 if self.last else 0


def verify(store: AuditStore, key: bytes, anchors: AnchorFile) -> Finding | None:
    """Return what is broken first in the audit, None if it holds from its first row to its last anchor.

    Raises
    ------
    SccError
        If the store can't be read.
    """
    return check(store, key, anchors).finding


def check(store: AuditStore, key: bytes, anchors: AnchorFile, course: Course | None = None) -> Verdict:
    """Return what became of the audit.

    Parameters
    ----------
    course
        Told how far it is; may stop it.

    Raises
    ------
    Stopped
        If it was stopped.
    SccError
        If the store can't be read.
    """
    while True:
        start = start_of(store)
        newest, seal = store.newest()
        found, count, restored = _finding(store, key, anchors, start, course)
        if found is None or start_of(store) == start:  # else it was purged meanwhile: what was read is no more
            break
    first = store.first()
    lost = tuple(row.number for row in store.with_action(ANCHORS_LOST))
    return Verdict(found, first, newest, _moment(store, first), _moment(store, newest), seal, count, lost, restored)


def start_of(store: AuditStore) -> Start:
    """Return where the chain must begin: behind the last purge that its own rows bear witness to.

    A purge without its row shows as a gap. That such a row is genuine is found by the chain, which it is part of.
    """
    first = store.first()
    starts = [purged for row in store.with_action(Action.RETENTION_PURGE.value) if (purged := _purged(row)) is not None]
    return max((start for start in starts if start[0] < first), default=(0, FIRST_SEAL))


def told_of(broken: Broken) -> Told:
    """Return where and how a chain is broken, in a sentence."""
    return _BROKEN[broken.why].format(number=broken.number)


def _finding(
    store: AuditStore, key: bytes, anchors: AnchorFile, start: Start, course: Course | None
) -> tuple[Finding | None, int, tuple[Restored, ...]]:
    """Return what is broken first, how many anchors there are, and what backups took the store's place."""
    anchored: list[Anchor] = []
    fault: AnchorError | None = None
    try:
        anchored = anchors.read(expected=store.newest()[0] > 0)
    except AnchorError as error:
        fault = error
    fitting, restored = in_this_chain(store, anchored)
    whole = store.newest()[0] - start[0]
    bodies = store.bodies() if course is None else _stepped(store.bodies(), course, whole)
    broken = chain.verify_bodies(key, bodies, fitting, start=start)
    if broken is not None:
        return Finding(told_of(broken), broken), len(anchored), restored
    return (None if fault is None else Finding(fault.what, None)), len(anchored), restored


def _stepped(bodies: Iterable[SealedBody], course: Course, whole: int) -> Iterator[SealedBody]:
    for place, body in enumerate(bodies):
        if place % STEP_ROWS == 0:
            course.step(_CHECKING, min(place, whole), whole)
        yield body


def _purged(row: AuditRow) -> Start | None:
    """Return up to which row, and its seal, a row says that it was purged; None if it says nothing of the kind."""
    said = dict(row.entry.details)
    through, seal = said.get("through"), said.get("seal")
    if row.entry.result is not AuditResult.DONE or type(through) is not int or not isinstance(seal, str):
        return None
    try:
        return through, bytes.fromhex(seal)
    except ValueError:
        return None


def _moment(store: AuditStore, number: int) -> datetime | None:
    row = next(iter(store.rows(number - 1)), None) if number else None
    return None if row is None else row.at_utc


_BROKEN: Final = {
    "gap": Told("Baris audit {number} hilang atau tertukar.", "Audit row {number} is missing or was swapped."),
    "seal": Told("Baris audit {number} diubah.", "Audit row {number} was changed."),
    "tail": Told(
        "Audit dipotong: baris {number} dan sesudahnya hilang.",
        "The audit was cut: row {number} and those behind it are missing.",
    ),
    "anchor": Told(
        "Audit sampai baris {number} diganti: segelnya bukan yang dijangkar.",
        "The audit up to row {number} was replaced: its seal is not the one that was anchored.",
    ),
}
