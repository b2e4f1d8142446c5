"""`scc-wall restore FILE`: puts a backup in the store's place; the store is put aside, never deleted."""

import argparse
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.base import logs
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home, home
from scc_wall.base.told import Told

if TYPE_CHECKING:
    from scc_wall.vault.key_vault import KeyVault

_ABOUT: Final = Told(
    "Memakai cadangan FILE sebagai penyimpanan. Dinding harus sudah diakhiri. FILE diperiksa dulu; penyimpanan yang "
    "sekarang dipindahkan ke folder quarantine. Hanya admin; tercatat di audit. Yang disimpan sesudah cadangan itu "
    "tidak ada lagi, dan audit verify mengatakannya.",
    "Takes the backup FILE as the store. The wall must have been ended. FILE is looked through first; the present "
    "store is moved to the folder quarantine. Only for admins; on record in the audit. What was stored since "
    "that backup is gone, and audit verify says so.",
)
_NOT_ON_RECORD: Final = Told(
    "Belum tercatat di audit ({why}); dinding mencatatnya saat akses dibuka.",
    "Not on record in the audit yet ({why}); the wall does that when access opens.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.description = str(_ABOUT)
    text = Told("berkas cadangan (lihat: scc-wall backup list)", "file of a backup (see: scc-wall backup list)")
    parser.add_argument("file", type=Path, metavar="FILE", help=str(text))


def run(arguments: argparse.Namespace) -> int:
    """Put the backup in place; return the exit status."""
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.base.one_program import only_program
    from scc_wall.cli.backup import refuse_server

    here, file = home(), arguments.file.absolute()
    refuse_server(here)
    check_file(file)
    with only_program(here.running, SYSTEM_CLOCK):
        log_file = logs.configure(here)
        try:
            return _restore(here, file)
        finally:
            logs.end(log_file)


def check_file(file: Path) -> None:
    """Return if a file is a store of SCC Wall that holds together and that this program can read.

    Raises
    ------
    SccError
        If it is not.
    """
    from scc_wall.storage import integrity
    from scc_wall.storage.revision import HEAD

    refused = Told("Berkas ini tidak dapat dipakai sebagai penyimpanan.", "This file can't be taken as the store.")
    other = Told("Pilih cadangan lain: scc-wall backup list", "Choose another backup: scc-wall backup list")
    try:
        fault = integrity.fault_in(file)
        revision = "" if fault is not None else integrity.revision_of(file)
    except (sqlite3.Error, OSError) as error:
        raise SccError(refused, Told(f"{file}: {error}", f"{file}: {error}"), other) from error
    if fault is not None:
        raise SccError(refused, Told(f"{file}: {fault}", f"{file}: {fault}"), other)
    if not revision or revision > HEAD:
        why = Told(f"{file}: skema {revision or '-'}", f"{file}: schema {revision or '-'}")
        raise SccError(refused, why, other)
    if integrity.has_log(file):
        why = Told(
            "Di sebelahnya ada log (-wal) yang belum masuk.", "Beside it lies a log (-wal) that is not in it yet."
        )
        raise SccError(refused, why, Told("Akhiri program yang memakainya.", "End the program that uses it."))


def _restore(here: Home, file: Path) -> int:
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.cli.passphrase_prompt import ask_at_terminal
    from scc_wall.domain.incident import Incident, IncidentKind
    from scc_wall.storage.recovery import found_in, put_in_place
    from scc_wall.storage.told_errors import told_errors
    from scc_wall.vault.key_vault import open_vault

    vault = open_vault(here, ask=ask_at_terminal)
    with told_errors(str(here.database)):
        kind, why = found_in(here) or (IncidentKind.WISHED, "")
        by = _wished_by(here, vault, file, usable=kind is IncidentKind.WISHED and here.database.exists())
        incident = Incident(SYSTEM_CLOCK.now_utc(), kind, "", why, file.name, _made_utc(file), by)
        incident = put_in_place(here, file, incident)
    print(incident.told())
    print(incident.todo())
    _put_on_record(vault)
    return 0


def _wished_by(here: Home, vault: "KeyVault", file: Path, *, usable: bool) -> str:
    """Return who wishes it: an admin by their password, or the system's user where no store says who is one."""
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.cli.on_record import asked_admin, system_user
    from scc_wall.domain.role import Action
    from scc_wall.storage.store import open_store

    if not usable:
        return system_user()
    with open_store(here, vault, SYSTEM_CLOCK) as store:
        return asked_admin(store, vault, Action.STORE_RESTORE, "restore", (("file", file.name),)) or system_user()


def _put_on_record(vault: "KeyVault") -> None:
    """Have it stand in the audit of the store that is there now, where somebody has an account in it."""
    from scc_wall.cli.access_opening import access_over, opened_store

    try:
        with opened_store(make=False) as (store, _):
            if store.accounts.list():
                access_over(store, vault)
    except SccError as error:
        print(
            Told(_NOT_ON_RECORD.id.format(why=error.what.id), _NOT_ON_RECORD.en.format(why=error.what.en)),
            file=sys.stderr,
        )


def _made_utc(file: Path) -> datetime:
    """Return when a backup was made: by its name, else by its file."""
    from scc_wall.storage.backups import made_utc

    return made_utc(file) or datetime.fromtimestamp(file.stat().st_mtime, UTC)
