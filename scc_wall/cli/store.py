"""`scc-wall store copy URL`: copies the store to a PostgreSQL server, which may be used in its place from then on."""

import argparse
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Final

from scc_wall.base import logs
from scc_wall.base.paths import STORE_VARIABLE, home
from scc_wall.base.told import Told

if TYPE_CHECKING:
    from sqlalchemy import URL

    from scc_wall.vault.key_vault import KeyVault

_ABOUT: Final = Told(
    "Menyalin seluruh penyimpanan ke basis data PostgreSQL yang kosong, seluruhnya atau tidak sama sekali. Dinding "
    "harus sudah diakhiri. Hanya admin; tercatat di audit, dan audit salinannya diperiksa. Berkas lama tidak diubah.",
    "Copies the whole store into an empty PostgreSQL database, all of it or nothing. The wall must have been ended. "
    "Only for admins; on record in the audit, and the copy's audit is verified. The old file is not changed.",
)
_NEXT: Final = Told(
    "Selesai: {rows} baris, audit utuh.\nMulai sekarang jalankan dengan {variable}={url}\nSesudah dinding berjalan "
    "dengan itu, pindahkan {file} ke tempat cadangan: yang ditulis di sana tidak sampai ke server.",
    "Done: {rows} rows, the audit is whole.\nFrom now on run with {variable}={url}\nOnce the wall runs with that, move "
    "{file} to where backups are: what is written there does not reach the server.",
)
_BROKEN: Final = Told(
    "Salinan ada, tetapi auditnya tidak utuh: {why}. Jangan dipakai; laporkan kepada auditor.",
    "The copy is there, but its audit is not whole: {why}. Do not use it; tell the auditor.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.description = str(_ABOUT)
    actions = parser.add_subparsers(dest="action", required=True)
    text = Told("salin ke PostgreSQL", "copy to PostgreSQL")
    copy = actions.add_parser("copy", help=str(text), description=str(_ABOUT))
    copy.add_argument("url", metavar="URL", help="postgresql+psycopg://USER@SERVER/DATABASE")


def run(arguments: argparse.Namespace) -> int:
    """Copy the store; return the exit status: 1 if the audit of the copy is not whole."""
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.base.one_program import only_program
    from scc_wall.cli.backup import refuse_server

    here = home()
    refuse_server(here)
    with only_program(here.running, SYSTEM_CLOCK):
        log_file = logs.configure(here)
        try:
            return _copy(arguments.url)
        finally:
            logs.end(log_file)


def _copy(url: str) -> int:
    from scc_wall.cli.access_opening import opened_store
    from scc_wall.cli.on_record import by_admin
    from scc_wall.domain.role import Action
    from scc_wall.storage.copying import copy_store
    from scc_wall.storage.engine import Database, server_url, sqlite_url
    from scc_wall.storage.migrate import migrate

    here = home()
    address = server_url(url)
    with closing(Database(address)) as target, opened_store(make=False) as (store, vault):
        migrate(target)
        place = (("to", target.place),)
        with (
            by_admin(store, vault, Action.STORE_RESTORE, "store copy", place),
            closing(Database(sqlite_url(here.database))) as source,
        ):
            rows = copy_store(source, target, _say)
        fault = _fault_of(address, vault)
    if fault:
        print(_BROKEN.format(why=fault), file=sys.stderr)
        return 1
    print(_NEXT.format(rows=rows, variable=STORE_VARIABLE, url=url, file=here.database))
    return 0


def _say(table: str, rows: int) -> None:
    if rows:
        print(f"{table}: {rows}", flush=True)


def _fault_of(address: "URL", vault: "KeyVault") -> str:
    """Return what is broken first in the audit of the copy; empty for nothing, or where nothing was recorded yet."""
    from scc_wall.access.anchor_file import AnchorFile
    from scc_wall.access.audit_check import verify
    from scc_wall.access.service import AUDIT_PURPOSE
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.store import open_store

    with open_store(address.render_as_string(), vault, SYSTEM_CLOCK) as copied:
        if copied.audit.newest()[0] == 0:
            return ""
        key = vault.derive(AUDIT_PURPOSE, make=False)
        finding = verify(copied.audit, key, AnchorFile(home().anchors, key))
    return "" if finding is None else str(finding.told)
