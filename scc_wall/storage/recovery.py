"""What becomes of a store that is damaged, empty or gone: put aside whole, and the newest good backup takes its place.

::

    looked at ─well, new─► used
        └─ damaged, empty, gone ─► backup copied beside it ─► put aside ─► copy renamed into place ─► finished
                                       └─ no good backup ───► put aside ─► a new store is begun

Only who holds the home alone does it (the wall, `scc-wall restore`); a command that meets a damaged store says so.
After a power cut between any two steps the next start goes on.
"""

import logging
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.paths import Home
from scc_wall.domain.incident import Incident, IncidentKind
from scc_wall.storage import durable, integrity
from scc_wall.storage.backups import Backups
from scc_wall.storage.quarantine import Case, Quarantine
from scc_wall.storage.told_errors import told_errors

log = logging.getLogger(__name__)

DRAFT: Final = ".scc-wall.db.restoring"
Found = tuple[IncidentKind, str]
"""What was found, and what SQLite says of it."""


def recover(home: Home, clock: Clock) -> Incident | None:
    """Put a good store in place of one that is not; return what happened, None if it was well or there never was one.

    Raises
    ------
    StoreError
        If it can't be done, e.g. for lack of room: everything is as it was then.
    """
    with told_errors(str(home.database)):
        try:
            found = found_in(home)
        except sqlite3.Error as error:  # held by another program, or not to be read: opening it tells what it is
            log.warning("the store could not be looked through: %s", error)
            return None
        return _finished_late(home) if found is None else _replaced(home, clock, found)


def found_in(home: Home) -> Found | None:
    """Return what is wrong with the store of a home; None if nothing is, or there never was one.

    Raises
    ------
    OSError, sqlite3.Error
        If it can't be looked at.
    """
    try:
        size_bytes = home.database.stat().st_size
    except FileNotFoundError:
        return (IncidentKind.GONE, "") if _was_there(home) else None
    if not size_bytes:
        return (IncidentKind.EMPTY, "") if _was_there(home) else None
    fault = integrity.fault_in(home.database)
    if fault == integrity.NO_TABLES:
        return (IncidentKind.EMPTY, fault) if _was_there(home) else None
    return None if fault is None else (IncidentKind.DAMAGED, fault)


def put_in_place(home: Home, backup: Path, incident: Incident) -> Incident:
    """Put the store aside and a copy of a backup in its place; return the incident with the folder.

    Raises
    ------
    OSError, SccError
        If it can't be done; the store is as it was then, or the next start goes on with it.
    """
    draft = home.root / DRAFT
    draft.unlink(missing_ok=True)  # half a copy of a start that was cut off
    durable.copy(backup, draft)
    return _exchanged(home, incident)


def _exchanged(home: Home, incident: Incident) -> Incident:
    """Put the store aside and the draft, which is whole, in its place."""
    quarantine = Quarantine(home.quarantine)
    case = quarantine.put_aside(home.database, incident)
    (home.root / DRAFT).replace(home.database)
    durable.settle_names(home.root)
    quarantine.keep(replace(case, finished=True))
    return case.incident


def _was_there(home: Home) -> bool:
    """Return whether there had been a store in this home: it left anchors or backups."""
    with suppress(OSError):
        if home.anchors.stat().st_size > 0:
            return True
    return home.backups.is_dir() and any(home.backups.glob("scc-wall-*.db"))


def _replaced(home: Home, clock: Clock, found: Found) -> Incident:
    kind, why = found
    begun = _unfinished(home) if kind is IncidentKind.GONE else None
    if begun is not None and begun.incident.backup and _is_whole(home.root / DRAFT):
        incident = _exchanged(home, begun.incident)
    else:
        incident = Incident(clock.now_utc(), kind, "", why) if begun is None else begun.incident
        incident = _with_newest(home, clock, incident)
    log.error("%s. %s", incident.told().en, incident.todo().en)
    return incident


def _with_newest(home: Home, clock: Clock, incident: Incident) -> Incident:
    """Put the newest good backup in the store's place, or nothing where there is none."""
    backup = Backups(home.backups, clock).newest_good()
    if backup is not None:
        chosen = replace(incident, backup=backup.path.name, backup_utc=backup.at_utc)
        return put_in_place(home, backup.path, chosen)
    quarantine = Quarantine(home.quarantine)
    case = quarantine.put_aside(home.database, replace(incident, backup="", backup_utc=None))
    quarantine.keep(replace(case, finished=True))
    return case.incident


def _unfinished(home: Home) -> Case | None:
    """Return what a start was about to do when it was cut off."""
    cases = Quarantine(home.quarantine).cases()
    return cases[-1] if cases and not cases[-1].finished else None


def _finished_late(home: Home) -> Incident | None:
    """Return what a start had done before it was cut off: its store is in place, and that was not written yet."""
    case = _unfinished(home)
    if case is None or not case.incident.backup or not home.database.exists() or (home.root / DRAFT).exists():
        return None
    Quarantine(home.quarantine).keep(replace(case, finished=True))
    return case.incident


def _is_whole(draft: Path) -> bool:
    try:
        return draft.exists() and integrity.fault_in(draft) is None
    except sqlite3.Error:
        return False
