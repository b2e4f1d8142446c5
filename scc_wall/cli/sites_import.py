"""`scc-wall sites import`: sites from a CSV file, or the list of OPD that comes with the program."""

import argparse
from pathlib import Path
from typing import Final

from scc_wall.base.capped_file import read_capped
from scc_wall.base.resources import resource
from scc_wall.base.told import Told
from scc_wall.cli.csv_refusal import refuse
from scc_wall.cli.on_record import by_admin
from scc_wall.domain import site_csv
from scc_wall.domain.csv_table import LARGEST_FILE_BYTES
from scc_wall.domain.role import Action
from scc_wall.domain.site_import import SiteChanges, planner

_ABOUT_IMPORT: Final = Told(
    "Membaca CSV dengan kolom {columns} (urutan bebas; kolom name dan url wajib ada, url boleh kosong). Situs dengan "
    "alamat yang sama, atau dengan nama yang sama, diperbarui; lainnya ditambahkan; yang tidak ada di berkas tidak "
    "diubah. Kolom yang tidak ada di berkas tidak mengubah apa pun. Bila satu baris salah, tidak ada yang diimpor. "
    "--opd membaca daftar OPD Sumatera Selatan yang dibawa program.",
    "Reads a CSV with the columns {columns} (in any order; name and url must be there, url may be empty). A site "
    "of the same address, or of the same name, is updated; others are added; those not in the file stay. A column that "
    "the file lacks changes nothing. If one line is wrong, nothing is imported. --opd reads the list of the OPD of "
    "South Sumatra that comes with the program.",
).format(columns=",".join(site_csv.COLUMNS))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.description = str(_ABOUT_IMPORT)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("file", type=Path, nargs="?", metavar="FILE.csv")
    text = Told("daftar OPD yang dibawa program", "the list of OPD that comes with the program")
    source.add_argument("--opd", action="store_true", help=str(text))
    text = Told("hanya periksa, jangan ubah apa pun", "only check, change nothing")
    parser.add_argument("--dry-run", action="store_true", help=str(text))


def run(arguments: argparse.Namespace) -> int:
    """Import a file, or the list that comes with the program; return the exit status (2: nothing was imported)."""
    file: Path = resource(site_csv.OPD_LIST) if arguments.opd else arguments.file
    parsed = site_csv.parse(read_capped(file, LARGEST_FILE_BYTES))
    if parsed.errors:
        return refuse(file, parsed.errors)
    from scc_wall.cli.sites_store import open_here, vault_here

    vault = vault_here()
    with open_here(vault) as store:
        changes = store.sites.apply(planner(parsed.rows), dry_run=True)  # refused before a password is asked for
        if not arguments.dry_run:
            details = (("file", file.name), ("rows", len(parsed.rows)))
            with by_admin(store, vault, Action.CONFIGURATION_IMPORT, "sites import", details):
                changes = store.sites.apply(planner(parsed.rows), dry_run=False)
    print(_summary(changes, dry_run=arguments.dry_run))
    return 0


def _summary(changes: SiteChanges, *, dry_run: bool) -> str:
    told = Told(
        "{new} baru, {updated} diperbarui, {unchanged} tidak berubah",
        "{new} new, {updated} updated, {unchanged} unchanged",
    ).format(new=len(changes.added), updated=len(changes.updated), unchanged=changes.unchanged)
    trial = Told(" (hanya diperiksa, tidak ada yang diubah)", " (only checked, nothing was changed)")
    return f"{told}{trial if dry_run else ''}"
