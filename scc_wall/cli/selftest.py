"""`scc-wall selftest`: tries this installation in three minutes at most, mostly in seconds, without touching it."""

import argparse
from pathlib import Path

from scc_wall.base.told import Told
from scc_wall.cli.run import say

_PICTURE = Told("simpan gambar dinding uji ke FILE", "leave a picture of the wall that was tried in FILE")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help=str(_PICTURE))


def run(arguments: argparse.Namespace) -> int:
    """Try everything; return 0, or 1 if something failed."""
    from scc_wall.app.selftest.selftest import run_selftest

    picture: Path | None = arguments.screenshot
    return run_selftest(say, None if picture is None else picture.resolve())
