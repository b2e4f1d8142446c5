"""`scc-wall backup`: makes a backup of the store now, or lists those that there are."""

import argparse
import sqlite3

from scc_wall.base import logs
from scc_wall.base.clock import wib_told
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home, home
from scc_wall.base.told import Told

_ABOUT = Told(
    "Tanpa LIST: membuat cadangan penyimpanan sekarang, juga selagi dinding berjalan; yang diminta begini tidak "
    "pernah dihapus sendiri. Dinding membuatnya tiap hari dan menyimpan 14 yang terbaru. "
    "Salin folder cadangan ke disk lain.",
    "Without LIST: makes a backup of the store now, while the wall runs too; one asked for so is never deleted "
    "by itself. The wall makes one each day and keeps the newest 14. Copy the folder to another disk.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.description = str(_ABOUT)
    text = Told("tampilkan cadangan yang ada", "show the backups that there are")
    parser.add_argument("action", nargs="?", choices=("now", "list"), default="now", metavar="LIST", help=str(text))


def run(arguments: argparse.Namespace) -> int:
    """Make a backup, or list them; return the exit status."""
    here = home()
    log_file = logs.configure(here)
    try:
        refuse_server(here)
        return _list(here) if arguments.action == "list" else _make(here)
    finally:
        logs.end(log_file)


def refuse_server(here: Home) -> None:
    """Return if the store is a file.

    Raises
    ------
    SccError
        If it is on a server.
    """
    if here.store_url is not None:
        raise SccError(
            Told("Penyimpanan ada di server PostgreSQL.", "The store is on a PostgreSQL server."),
            Told("Cadangannya dibuat oleh server itu, bukan oleh SCC Wall.", "That server backs it up, not SCC Wall."),
            Told(
                "Minta pengelola basis data: pg_dump harian, dan uji pemulihannya dengan pg_restore.",
                "Ask who runs the database: a daily pg_dump, and a trial of pg_restore.",
            ),
        )


def _make(here: Home) -> int:
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.cli.access_opening import opened_store
    from scc_wall.cli.on_record import by_user
    from scc_wall.storage.backups import Backups

    with opened_store(make=False) as (store, vault), by_user(store, vault, "backup"):
        made = Backups(here.backups, SYSTEM_CLOCK).make(here.database, wished=True)
    assert made is not None  # nobody stops it
    told = Told("Cadangan dibuat dan diperiksa: {file}", "The backup was made and looked through: {file}")
    print(told.format(file=made.path))
    return 0


def _list(here: Home) -> int:
    """List them; 1 if one of them can't be used."""
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.cli.cameras import table
    from scc_wall.storage import integrity
    from scc_wall.storage.backups import Backup, Backups

    def state(backup: Backup) -> Told:
        try:
            fault = integrity.fault_in(backup.path)
        except sqlite3.Error as error:
            fault = str(error)
        return Told("utuh", "good") if fault is None else Told(f"RUSAK: {fault}", f"DAMAGED: {fault}")

    found = [(one, state(one)) for one in Backups(here.backups, SYSTEM_CLOCK).list()]
    if not found:
        print(Told("Belum ada cadangan di {folder}.", "No backups yet in {folder}.").format(folder=here.backups))
        return 0
    heads = (Told("dibuat", "made"), Told("ukuran", "size"), Told("keadaan", "state"), Told("berkas", "file"))
    rows = [
        (
            str(wib_told(one.at_utc)),
            f"{one.size_bytes / 1e6:.1f} MB",
            str(said),
            str(one.path),
        )
        for one, said in found
    ]
    print(table([tuple(map(str, heads)), *rows]))
    return 1 if any(said.en != "good" for _, said in found) else 0
