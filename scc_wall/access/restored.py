"""A backup that took the store's place: what the audit says of it, and which anchors tell of rows that went with it.

::

    rows    1 … 40 ── backup ── 41 … 95 (lost with the store)         anchors  … 38, 60, 95
                  └─ 41 store.restored  anchors 3, anchored 95, its seal ── 42 …     41, 80 …

The anchors that were there before tell of rows 60 and 95, which are not in this chain any more. They are passed over
only because row 41, sealed as all others, says how many there were and how the last one ran; what they tell of is said
to be missing by whoever verifies the audit. A store that was put back without such a row was cut.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from scc_wall.domain.access_store import AuditStore
from scc_wall.domain.audit import Anchor, AuditEntry, AuditRow, Value
from scc_wall.domain.incident import Incident

RESTORED: Final = "store.restored"
KEPT_RESTORED: Final = "store.kept-restored"
"""By which a purge repeats such a row, as `witness.KEPT` does others."""
BEGUN_ANEW: Final = "store.begun-anew"
"""There was no backup. No anchor is passed over then: who takes the store away gets no new first admin."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a row says of such a backup.

    Parameters
    ----------
    number
        Of the row; what stood in the lost store from this number on is missing.
    backup_utc
        When the backup was made, as it was written down.
    missing_through
        Number of the last missing row that an anchor tells of; 0 if none does, though some may be missing.
    folder
        Where the lost store was put aside.
    """

    number: int
    at_utc: datetime
    backup: str
    backup_utc: str
    by: str
    folder: str
    missing_through: int = 0


def entry_of(incident: Incident, anchors: Sequence[Anchor]) -> AuditEntry:
    """Return the entry of an incident.

    Parameters
    ----------
    anchors
        As they stand there before the next one is written.
    """
    details: tuple[tuple[str, Value], ...] = (
        ("kind", incident.kind.value),
        ("why", incident.why),
        ("folder", incident.folder),
        ("noticed", incident.at_utc.isoformat(timespec="seconds")),
    )
    if not incident.backup:
        return AuditEntry(BEGUN_ANEW, incident.by, subject="store", details=details)
    made = "" if incident.backup_utc is None else incident.backup_utc.isoformat(timespec="seconds")
    details += (("backup", incident.backup), ("made", made), ("anchors", len(anchors)))
    if anchors:
        details += (("anchored", anchors[-1].number), ("anchor_seal", anchors[-1].seal.hex()))
    return AuditEntry(RESTORED, incident.by, subject="store", details=details)


def in_this_chain(store: AuditStore, anchors: Sequence[Anchor]) -> tuple[list[Anchor], tuple[Restored, ...]]:
    """Return the anchors that must fit the chain as it is, and what backups took the store's place.

    Raises
    ------
    SccError
        If the store can't be read.
    """
    lost: set[int] = set()
    found: list[Restored] = []
    for row in (*store.with_action(KEPT_RESTORED), *store.with_action(RESTORED)):
        number, gone = _first_missing(row), set[int]()
        if _names(row, anchors):
            gone = {place for place in range(_number(row, "anchors")) if anchors[place].number >= number}
        lost |= gone
        through = max((anchors[place].number for place in gone), default=0)
        found.append(_restored(row, number, through))
    found.sort(key=lambda one: one.number)
    return [anchor for place, anchor in enumerate(anchors) if place not in lost], tuple(found)


def repeated_rows(store: AuditStore) -> Iterable[AuditRow]:
    """Return the rows that a purge has to repeat: the anchors stay, and so must what says of some that they are lost.

    Raises
    ------
    SccError
        If the store can't be read.
    """
    return (*store.with_action(KEPT_RESTORED), *store.with_action(RESTORED))


def _names(row: AuditRow, anchors: Sequence[Anchor]) -> bool:
    """Return whether the anchors a row speaks of are those that are there: the file may have been begun anew since."""
    count = _number(row, "anchors")
    if not 0 < count <= len(anchors):
        return False
    last, said = anchors[count - 1], dict(row.entry.details)
    return (last.number, last.seal.hex()) == (said.get("anchored"), said.get("anchor_seal"))


def _first_missing(row: AuditRow) -> int:
    return _number(row, "of") or row.number


def _restored(row: AuditRow, number: int, through: int) -> Restored:
    said = {name: str(value) for name, value in row.entry.details}
    by = said.get("by", row.entry.who) if row.entry.action == KEPT_RESTORED else row.entry.who
    return Restored(
        number, row.at_utc, said.get("backup", ""), said.get("made", ""), by, said.get("folder", ""), through
    )


def _number(row: AuditRow, name: str) -> int:
    value = dict(row.entry.details).get(name)
    return value if isinstance(value, int) else 0
