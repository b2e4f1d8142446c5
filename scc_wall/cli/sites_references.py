"""`scc-wall sites references`: the hosts that tell the sites' fault from the own network's."""

import argparse
import sys

from scc_wall.base.told import Told
from scc_wall.cli.on_record import by_admin
from scc_wall.domain.role import Action
from scc_wall.domain.site_references import REFERENCES, read_references


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.description = str(
        Told(
            "Tanpa argumen mencetak host acuan. Bila setengah dari semua situs gagal dan semua host acuan tidak "
            "menjawab, jaringan SCC sendiri yang putus. Berlaku sejak dinding dinyalakan lagi.",
            "Without arguments, prints the reference hosts. If half of all sites fail and no reference host answers, "
            "it is SCC's own network that is cut off. Takes effect when the wall is started the next time.",
        )
    )
    text = Told("alamat IP dan porta, mis. 10.1.1.1:443", "IP address and port, e.g. 10.1.1.1:443")
    parser.add_argument("hosts", nargs="*", metavar="IP:PORT", help=str(text))
    text = Told("tanpa host acuan: jaringan sendiri tidak pernah dinyatakan putus", "none at all")
    parser.add_argument("--none", action="store_true", help=str(text))


def run(arguments: argparse.Namespace) -> int:
    """Print or keep the reference hosts; return the exit status."""
    from scc_wall.cli.sites_store import open_here, vault_here

    wanted = ", ".join(arguments.hosts)
    read_references(wanted)  # before anything is kept
    vault = vault_here()
    with open_here(vault) as store:
        if arguments.hosts or arguments.none:
            details = (("references", wanted or "-"),)
            with by_admin(store, vault, Action.SETTING_CHANGE, "sites references", details):
                store.settings.set(REFERENCES, wanted)
            print(Told("Disimpan; berlaku pada start berikut.", "Kept; in use from the next start."), file=sys.stderr)
        print(store.settings.get(REFERENCES) or "-")
    return 0
