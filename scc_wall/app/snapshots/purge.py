"""Snapshots that are older than the retention go, with their row in the audit; nobody deletes one by hand.

What was handed out lives on where it was taken to; the audit keeps its hash.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from scc_wall.app.snapshots.files import SnapshotFiles
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.evidence import folder_of
from scc_wall.domain.setting import Setting
from scc_wall.domain.snapshot import Snapshot, SnapshotStore

if TYPE_CHECKING:
    from scc_wall.access.audit_log import AuditLog

log = logging.getLogger(__name__)

KEEP_DAYS: Final = Setting("snapshots.keep_days", 90)
"""0: for ever."""
LONGEST_DAYS: Final = 36_500
"""A setting that was edited by hand must not reach before the first year."""
ACTION: Final = "snapshot.purge"


def due(snapshots: Sequence[Snapshot], keep_days: int, now_utc: datetime) -> list[Snapshot]:
    """Return those that are older than that; none if they are kept for ever."""
    before_utc = now_utc - timedelta(days=min(keep_days, LONGEST_DAYS))
    return [one for one in snapshots if keep_days > 0 and one.taken_utc < before_utc]


def purge(store: SnapshotStore, files: SnapshotFiles, audit: "AuditLog", keep_days: int, now_utc: datetime) -> int:
    """Remove what is too old; return how many went.

    Raises
    ------
    SccError
        If it can't be recorded or the store refuses: then what was not removed yet stays.
    """
    there = store.all()
    _sweep(files, there, keep_days, now_utc)
    old = due(there, keep_days, now_utc)
    if not old:
        return 0
    details = (("removed", len(old)), ("days", keep_days), ("from", old[-1].snapshot_id), ("to", old[0].snapshot_id))
    with audit.recorded(AuditEntry(ACTION, subject="snapshots", details=details)):
        for one in old:
            try:
                files.remove(one)
            except OSError as error:  # its row stays: it is tried again the next day
                log.warning("a snapshot can't be removed: %s", error.strerror)
            else:
                store.remove([one.snapshot_id])
    return len(old)


def _sweep(files: SnapshotFiles, there: Sequence[Snapshot], keep_days: int, now_utc: datetime) -> None:
    """Remove old files that no row names: the program ended between a file and its row, and no retention knew them."""
    if keep_days <= 0:
        return
    before_day = folder_of(now_utc - timedelta(days=min(keep_days, LONGEST_DAYS)))
    for one in files.strays(before_day, [snapshot.file for snapshot in there]):
        try:
            one.unlink()
            log.info("a file of a snapshot that was never finished is removed: %s", one.name)
            with suppress(OSError):  # others lie in it
                one.parent.rmdir()
        except OSError as error:
            log.warning("a snapshot can't be removed: %s", error.strerror)
