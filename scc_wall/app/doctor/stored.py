"""The store: where it is, whether it holds, and how old its newest backup is."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from scc_wall.app.doctor.finding import Finding, Level, of_error, same, told
from scc_wall.base.clock import SYSTEM_CLOCK, Clock, wib_told
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.setting import JsonValue
from scc_wall.storage.backups import Backups
from scc_wall.storage.quarantine import Quarantine
from scc_wall.storage.revision import HEAD
from scc_wall.storage.survey import FileLook, is_open, looking, looking_at_file, revision

STORE: Final = Told("Penyimpanan", "Store")
BACKUP: Final = Told("Cadangan", "Backup")
QUARANTINE: Final = Told("Karantina", "Quarantine")
OLD: Final = timedelta(days=3)
"""One is made each day while the wall runs (specs/packaging.md)."""
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNREADABLE: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR)
_DAMAGED: Final = Told("rusak", "damaged")
_RESTORE: Final = Told(
    "Dinding yang dimulai berikutnya menyisihkannya dan memakai cadangan terbaru; atau pilih sendiri: scc-wall restore",
    "The wall that starts next puts it aside and takes the newest backup; or choose one: scc-wall restore",
)


def store(here: Home) -> Finding:
    """Look at the store, read only."""
    if here.store_url is not None:
        return _on_server(here)
    file = here.database
    if not file.exists():
        if Backups(here.backups, SYSTEM_CLOCK).list():
            what = Told("hilang, padahal ada cadangan", "gone, though there are backups")
            return _broken(file, what, "-", _RESTORE, {"kind": "sqlite", "place": str(file), "exists": False})
        what = told("belum ada ({file})", "none yet ({file})", file=file)
        return Finding("store", Level.GOOD, STORE, what, facts={"kind": "sqlite", "place": str(file), "exists": False})
    facts: dict[str, JsonValue] = {"kind": "sqlite", "place": str(file), "exists": True}
    try:
        facts["bytes"] = file.stat().st_size
        facts |= _looked_at(file)
    except OSError as error:
        return _broken(file, Told("tidak dapat dibaca", "can't be read"), error.strerror or "?", _CHECK_RIGHTS, facts)
    except sqlite3.Error as error:
        return _refused(file, error, facts)
    return _judged(file, facts)


def _looked_at(file: Path) -> dict[str, JsonValue]:
    """Return schema and what is wrong; looked at again if another program opened the store meanwhile."""
    alone = not is_open(file)
    try:
        with looking_at_file(file) as look:
            found = _facts(look)
    except sqlite3.DatabaseError:
        if not (alone and is_open(file)):
            raise
    else:
        if not (found["faults"] and alone and is_open(file)):
            return found
    with looking_at_file(file) as look:
        return _facts(look)


def _facts(look: FileLook) -> dict[str, Any]:
    faults = look.quick_check()
    try:
        schema = revision(look)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        schema = None  # no such table
    return {"revision": schema, "faults": faults}


def _judged(file: Path, facts: dict[str, JsonValue]) -> Finding:
    faults, schema = facts["faults"], facts["revision"]
    if faults:
        assert isinstance(faults, list)
        return _broken(file, _DAMAGED, str(faults[0])[:200], _RESTORE, facts)
    what = told(
        "{file}, SQLite, skema {schema}, {size:.1f} MB, {checked}",
        "{file}, SQLite, schema {schema}, {size:.1f} MB, {checked}",
        file=file,
        schema=schema or "-",
        size=int(str(facts["bytes"])) / 1e6,
        checked=Told("utuh", "sound") if faults == [] else Told("belum selesai diperiksa", "not wholly checked"),
    )
    return _by_schema(what, schema, facts)


def _by_schema(what: Told, schema: object, facts: dict[str, JsonValue]) -> Finding:
    if schema is None:
        why = Told("Belum diisi: dinding belum pernah dimulai.", "Not filled yet: no wall was ever started.")
        return Finding("store", Level.GOOD, STORE, what, why, facts=facts)
    if str(schema) > HEAD:
        why = told("Skema {a}, program ini {b}.", "Schema {a}, this program {b}.", a=schema, b=HEAD)
        todo = Told("Pasang versi SCC Wall yang lebih baru.", "Install the newer version of SCC Wall.")
        return Finding("store", Level.BAD, STORE, what, why, todo, facts)
    if schema != HEAD:
        why = told("Skema {a}, program ini {b}.", "Schema {a}, this program {b}.", a=schema, b=HEAD)
        todo = Told("Diperbarui saat dinding dimulai berikutnya.", "It is brought up to date when a wall starts next.")
        return Finding("store", Level.CARE, STORE, what, why, todo, facts)
    return Finding("store", Level.GOOD, STORE, what, facts=facts)


_CHECK_RIGHTS: Final = Told(
    "Periksa izin folder itu; jalankan sebagai pengguna yang memasang SCC Wall.",
    "Check that folder's permission; run it as the user who installed SCC Wall.",
)


def _refused(file: Path, error: sqlite3.Error, facts: dict[str, JsonValue]) -> Finding:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _BUSY:
        what = Told("dikunci program lain", "locked by another program")
        todo = Told(
            "Tutup program lain yang membuka {file} (dinding sendiri tidak menguncinya lama).",
            "Close the other program that has {file} open (a wall itself never locks it for long).",
        ).format(file=file)
        return _broken(file, what, str(error), todo, facts)
    if code in _UNREADABLE:
        return _broken(file, Told("tidak dapat dibaca", "can't be read"), str(error), _CHECK_RIGHTS, facts)
    return _broken(file, _DAMAGED, str(error), _RESTORE, facts)


def _broken(file: Path, what: Told, why: str, todo: Told, facts: dict[str, JsonValue]) -> Finding:
    return Finding("store", Level.BAD, STORE, what, same(f"{file}: {why}"), todo, facts)


def _on_server(here: Home) -> Finding:
    facts: dict[str, JsonValue] = {"kind": "server"}
    try:
        with looking(here) as look:
            schema = revision(look)
            place = look.place
    except SccError as error:
        found = of_error("store", STORE, error)
        return Finding("store", Level.BAD, STORE, found.what, found.why, found.todo, facts)
    what = told("{place}, skema {schema}", "{place}, schema {schema}", place=place, schema=schema or "-")
    return _by_schema(what, schema, facts | {"place": place, "revision": schema})


def backup(here: Home, clock: Clock) -> Finding:
    """Look at the backups; one is made each day while a wall runs."""
    found = Backups(here.backups, clock).list()
    if not found:
        what = told("belum ada ({folder})", "none yet ({folder})", folder=here.backups)
        if here.store_url is not None or not here.database.exists():
            return Finding("backup", Level.GOOD, BACKUP, what, facts={"count": 0})
        why = Told("Dibuat tiap hari selama dinding berjalan.", "One is made each day while a wall runs.")
        todo = Told("Atau buat sekarang: scc-wall backup", "Or make one now: scc-wall backup")
        return Finding("backup", Level.CARE, BACKUP, what, why, todo, {"count": 0})
    newest = found[0]
    what = told(
        "{count}, terbaru {name} ({at})",
        "{count}, the newest {name} ({at})",
        count=len(found),
        name=newest.path.name,
        at=wib_told(newest.at_utc),
    )
    facts: dict[str, JsonValue] = {
        "count": len(found),
        "newest": newest.path.name,
        "newest_utc": newest.at_utc.isoformat(),
        "bytes": newest.size_bytes,
    }
    if clock.now_utc() - newest.at_utc > OLD:
        why = Told("Cadangan terbaru sudah berhari-hari.", "The newest backup is days old.")
        todo = Told(
            "Jalankan dinding, atau buat sekarang: scc-wall backup", "Run the wall, or make one now: scc-wall backup"
        )
        return Finding("backup", Level.CARE, BACKUP, what, why, todo, facts)
    return Finding("backup", Level.GOOD, BACKUP, what, facts=facts)


def incidents(here: Home) -> Iterator[Finding]:
    """Yield the last time that the store was put aside, if it ever was."""
    done = [case.incident for case in Quarantine(here.quarantine).cases() if case.finished]
    if done:
        last = done[-1]
        at = wib_told(last.at_utc)
        what = told("{at}: {what}", "{at}: {what}", at=at, what=last.told())
        facts: dict[str, JsonValue] = {"count": len(done), "at_utc": last.at_utc.isoformat(), "kind": last.kind.value}
        yield Finding("quarantine", Level.CARE, QUARANTINE, what, None, last.todo(), facts)
