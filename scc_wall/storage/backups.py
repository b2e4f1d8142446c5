"""Backups of the store: whole SQLite files in a folder, each looked through before it counts as one.

::

    store ─64 pages at a time─► .part ─quick_check─► on the disk ─► backups/scc-wall-000123-20261122T190000Z.db

They are counted, and the count says which is newer: a clock that was wrong for a day must neither hide the newest one
nor have good ones deleted. Those that a person asked for stay until a person deletes them.
"""

import errno
import logging
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.storage import durable, integrity
from scc_wall.storage.quarantine import MOMENT
from scc_wall.storage.told_errors import StoreError, told_errors

log = logging.getLogger(__name__)

KEPT: Final = 14
PAGES: Final = 64
"""Copied at once: a quarter of a megabyte, about a millisecond."""
REST_S: Final = 0.002
"""Between two portions, for whoever else wants the disk: 100 MB take a second longer by it."""
SPARE_BYTES: Final = 200_000_000
"""So much is left free by a backup."""
_NAME: Final = re.compile(r"scc-wall-(\d{6,})-(\d{8}T\d{6}Z)(-wished)?\.db")
_PART: Final = ".part"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup.

    Parameters
    ----------
    number
        Grows with each one.
    at_utc
        When it was made, by the clock of then.
    wished
        Whether a person asked for it.
    """

    path: Path
    number: int
    at_utc: datetime
    wished: bool
    size_bytes: int


class DamagedError(StoreError):
    """No backup was made, for the store itself does not hold together."""


class Backups:
    """The folder of the backups."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock

    def list(self) -> Sequence[Backup]:
        """Return all backups, the newest first; other files in the folder are passed over."""
        try:
            found = [_backup(path) for path in self.folder.iterdir()]
        except OSError:
            return ()
        return sorted((one for one in found if one is not None), key=lambda one: one.number, reverse=True)

    def newest_good(self) -> Backup | None:
        """Return the newest one that holds together, None if none does."""
        for backup in self.list():
            try:
                fault = integrity.fault_in(backup.path)
            except sqlite3.Error as error:
                fault = str(error)
            if fault is None:
                return backup
            log.warning("backup %s is passed over: %s", backup.path.name, fault)
        return None

    def make(self, store: Path, *, wished: bool = False, stopped: Callable[[], bool] = lambda: False) -> Backup | None:
        """Make a backup of the store while others write to it; return it, None if it was stopped.

        Takes its time, never on the UI thread. Nobody waits for it: it reads one state of the store in portions.

        Parameters
        ----------
        stopped
            Asked between two portions whether to give it up: the program ends.

        Raises
        ------
        StoreError
            If it can't be made, or does not hold together; no file is left of it then.
        """
        with told_errors(str(self.folder)):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep()
            self._check_room(store)
            path = self.folder / self._name(wished=wished)
            part = path.with_name(f".{path.name}{_PART}")
            try:
                if not _copy(store, part, stopped):
                    return None
                self._check(part)
                durable.settle(part)
                part.replace(path)
                durable.settle_names(self.folder)
            except sqlite3.DatabaseError as error:
                raise _told(error) from error
            finally:
                for left in (part, part.with_name(f"{part.name}-journal")):
                    left.unlink(missing_ok=True)
        made = _backup(path)
        assert made is not None
        return made

    def prune(self) -> Sequence[Backup]:
        """Delete those made by themselves beyond the newest `KEPT`; return what is gone.

        By their count alone: no clock is asked.
        """
        gone = []
        for backup in [one for one in self.list() if not one.wished][KEPT:]:
            try:
                backup.path.unlink()
            except OSError as error:
                log.warning("backup %s can't be deleted: %s", backup.path.name, error)
            else:
                gone.append(backup)
        return gone

    def _name(self, *, wished: bool) -> str:
        newest = self.list()
        number = newest[0].number + 1 if newest else 1
        return f"scc-wall-{number:06d}-{self._clock.now_utc():{MOMENT}}{'-wished' if wished else ''}.db"

    def _sweep(self) -> None:
        """Delete what a power cut left half-made."""
        for path in self.folder.glob(f".scc-wall-*{_PART}*"):
            with suppress(OSError):
                path.unlink()

    def _check_room(self, store: Path) -> None:
        """Refuse to fill the disk up: the audit needs its room more."""
        free, wanted = shutil.disk_usage(self.folder).free, store.stat().st_size + SPARE_BYTES
        if free < wanted:
            raise OSError(errno.ENOSPC, f"{free // 1_000_000} MB < {wanted // 1_000_000} MB")

    def _check(self, part: Path) -> None:
        fault = integrity.fault_in(part)
        if fault is not None:
            raise _damaged(fault)


def _copy(store: Path, part: Path, stopped: Callable[[], bool]) -> bool:
    """Copy one state of the store into a new file that stands for itself; return whether it was not stopped."""

    def go_on(_status: int, _left: int, _whole: int) -> None:
        if stopped():
            raise InterruptedError

    durable.new_file(part)
    with closing(sqlite3.connect(part, isolation_level=None)) as copied:
        copied.execute("PRAGMA synchronous = OFF")  # it is no backup before it was looked through and is on the disk
        with closing(integrity.connect_read_only(store)) as read:
            # One state from the first portion to the last: else every write of another begins the copy anew.
            read.execute("BEGIN")
            read.execute("SELECT count(*) FROM sqlite_master").fetchone()
            try:
                read.backup(copied, pages=PAGES, progress=go_on, sleep=REST_S)
            except InterruptedError:
                return False
        copied.execute("PRAGMA journal_mode = DELETE").fetchone()  # no log beside it: one file is all of it
    return True


def made_utc(path: Path) -> datetime | None:
    """Return when a backup was made, by its name; None for another file."""
    match = _NAME.fullmatch(path.name)
    try:
        return None if match is None else datetime.strptime(match[2], MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


def _backup(path: Path) -> Backup | None:
    match, at_utc = _NAME.fullmatch(path.name), made_utc(path)
    if match is None or at_utc is None:
        return None
    try:
        return Backup(path, int(match[1]), at_utc, match[3] is not None, path.stat().st_size)
    except OSError:
        return None


def _told(error: sqlite3.DatabaseError) -> StoreError:
    """Return what is told of an error while the copy was made: the store may be damaged, or the disk full."""
    if integrity.says_damaged(error):
        return _damaged(str(error))
    return StoreError(
        Told("Cadangan penyimpanan tidak dapat dibuat.", "A backup of the store can't be made."),
        Told(str(error), str(error)),
        Told("Periksa ruang dan izin disk; dicoba lagi nanti.", "Check space and permission; it is tried again later."),
    )


def _damaged(why: str) -> DamagedError:
    return DamagedError(
        Told(f"Penyimpanan rusak ({why}).", f"The store is damaged ({why})."),
        None,
        Told(
            "Mulai ulang program: penyimpanan ini disisihkan dan cadangan terbaru dipakai.",
            "Start the program anew: this store is put aside and the newest backup takes its place.",
        ),
    )
