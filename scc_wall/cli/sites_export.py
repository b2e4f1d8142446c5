"""`scc-wall sites export`: all sites as CSV."""

import argparse
import sys
from pathlib import Path

from scc_wall.base.private_file import write_private
from scc_wall.base.told import Told
from scc_wall.domain import site_csv


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.description = str(
        Told(
            "Menulis semua situs ke FILE, tanpa FILE ke layar.", "Writes all sites to FILE, without it to the terminal."
        )
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.csv")
    text = Told("untuk Excel Indonesia: BOM dan titik koma", "for Excel in Indonesia: BOM and semicolons")
    parser.add_argument("--excel", action="store_true", help=str(text))


def run(arguments: argparse.Namespace) -> int:
    """Export all sites; return the exit status."""
    from scc_wall.cli.sites_store import open_here

    with open_here() as store:
        stored = store.sites.all()
    content = site_csv.export(stored, excel=arguments.excel)
    if arguments.file is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_private(arguments.file, content)
        told = Told("{count} situs diekspor ke {file}", "{count} sites exported to {file}")
        print(told.format(count=len(stored), file=arguments.file), file=sys.stderr)
    return 0
