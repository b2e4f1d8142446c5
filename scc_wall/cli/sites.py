"""`scc-wall sites`: check one website, import and export them all."""

import argparse
import importlib
from typing import Final, Protocol, cast

from scc_wall.base.told import Told

ACTIONS: Final[dict[str, tuple[str, Told]]] = {
    "check": ("scc_wall.cli.sites_check", Told("lihat satu situs sekarang", "look at one website now")),
    "import": ("scc_wall.cli.sites_import", Told("impor situs dari CSV", "import sites from a CSV file")),
    "export": ("scc_wall.cli.sites_export", Told("ekspor situs ke CSV", "export sites to CSV")),
}
"""Action → its module, with ``add_arguments(parser)`` and ``run(arguments)``, and one line of help."""


class _Action(Protocol):
    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, (module, help_text) in ACTIONS.items():
        action = actions.add_parser(name, help=str(help_text))
        _module(module).add_arguments(action)


def run(arguments: argparse.Namespace) -> int:
    """Run the action; return its exit status."""
    return _module(ACTIONS[arguments.action][0]).run(arguments)


def _module(name: str) -> _Action:
    return cast("_Action", importlib.import_module(name))
