"""How the store is: looked at without changing anything, by sqlite3 alone. For `scc-wall doctor` and the desk."""

import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.incident import Incident
from scc_wall.storage import recovery
from scc_wall.storage.backups import Backups
from scc_wall.storage.quarantine import Quarantine

FULL_BYTES: Final = 5_000_000
"""With less room SQLite's log can't grow: nothing can be written."""


class StoreState(StrEnum):
    """What the store is like now."""

    OK = "ok"
    NEW = "new"
    """There is none yet; the first start makes it."""
    SERVER = "server"
    """It is on a database server, which has its own ways to look after it."""
    DAMAGED = "damaged"
    """Or empty, or gone: the next start of the wall puts it aside and takes the newest backup."""
    LOCKED = "locked"
    READ_ONLY = "read-only"
    FULL = "full"
    """It can be read; there is no room to write."""
    UNKNOWN = "unknown"
    """It could not be looked at."""


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What was found.

    Parameters
    ----------
    place
        Its file, or the server's address without a password.
    told
        In a sentence.
    why
        What the system said; empty for nothing.
    free_bytes
        Room on its disk; None: not known, or on a server.
    backup_utc
        When the newest backup was made; None for none, or on a server.
    backups
        How many there are.
    incident
        What last happened to the store as a whole: it was damaged or replaced. None: nothing ever.
    """

    state: StoreState
    place: str
    told: Told
    why: str = ""
    size_bytes: int = 0
    free_bytes: int | None = None
    backup_utc: datetime | None = None
    backups: int = 0
    incident: Incident | None = None

    @property
    def good(self) -> bool:
        """Whether it can be used as it is."""
        return self.state in {StoreState.OK, StoreState.NEW, StoreState.SERVER}


def look_at(home: Home) -> StoreHealth:
    """Return how the store of a home is; every page of it is read, so never on a thread that somebody waits for."""
    if home.store_url is not None:
        return StoreHealth(StoreState.SERVER, "SCC_WALL_STORE", _TOLD[StoreState.SERVER])
    state, why = _state(home)
    backups = Backups(home.backups, SYSTEM_CLOCK).list()
    done = [case.incident for case in Quarantine(home.quarantine).cases() if case.finished]
    return StoreHealth(
        state,
        str(home.database),
        _TOLD[state],
        why,
        home.database.stat().st_size if home.database.exists() else 0,
        _free_bytes(home.root),
        backups[0].at_utc if backups else None,
        len(backups),
        done[-1] if done else None,
    )


def _state(home: Home) -> tuple[StoreState, str]:
    try:
        found = recovery.found_in(home)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        locked = code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        return StoreState.LOCKED if locked else StoreState.UNKNOWN, str(error)
    except OSError as error:
        return StoreState.UNKNOWN, str(error)
    if found is not None:
        return StoreState.DAMAGED, found[1] or found[0].value
    if not home.database.exists():
        return StoreState.NEW, ""
    if not (os.access(home.database, os.W_OK) and os.access(home.root, os.W_OK)):
        return StoreState.READ_ONLY, str(home.root)
    free = _free_bytes(home.root)
    return (StoreState.FULL, f"{free} B") if free is not None and free < FULL_BYTES else (StoreState.OK, "")


def _free_bytes(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


_TOLD: Final = {
    StoreState.OK: Told("Penyimpanan utuh dan dapat ditulis.", "The store holds together and can be written."),
    StoreState.NEW: Told("Belum ada penyimpanan; dibuat saat pertama dijalankan.", "No store yet; the start makes it."),
    StoreState.SERVER: Told(
        "Penyimpanan ada di server PostgreSQL: pemeriksaan dan cadangannya dari server itu (pg_dump), bukan dari sini.",
        "The store is on a PostgreSQL server: its checks and backups are that server's (pg_dump), not made here.",
    ),
    StoreState.DAMAGED: Told(
        "Penyimpanan rusak atau hilang: dinding yang dijalankan memakai cadangan terbaru, berkas ini disisihkan.",
        "The store is damaged or gone: a wall that is started takes the newest backup and puts this file aside.",
    ),
    StoreState.LOCKED: Told("Penyimpanan dikunci program lain.", "Another program holds the store."),
    StoreState.READ_ONLY: Told(
        "Penyimpanan hanya dapat dibaca: periksa izin folder.",
        "The store can only be read: check the folder's permission.",
    ),
    StoreState.FULL: Told("Disk penuh: penyimpanan hanya dapat dibaca.", "The disk is full: it can only be read."),
    StoreState.UNKNOWN: Told("Penyimpanan tidak dapat diperiksa.", "The store can't be looked at."),
}
