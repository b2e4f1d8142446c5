"""The 62 websites of the demo: named as the units of the province are, some of them in trouble from the start."""

import csv
import re
from typing import Final
from urllib.parse import urlsplit

from scc_wall.base.resources import resource
from scc_wall.simulator.sites.faults import SiteFault
from scc_wall.simulator.sites.server import SimulatedSite

COUNT: Final = 62
FAULTS: Final = {
    "dinsos": SiteFault.ERROR,
    "dishub": SiteFault.CERT_SOON,
    "disbun": SiteFault.HACKED_HIDDEN,
    "desdm": SiteFault.CERT_EXPIRED,
    "bpkad": SiteFault.SLOW,
    "esumsel": SiteFault.DNS_MISSING,
    "sitarung": SiteFault.REFUSED,
}
"""What is wrong from the start, by the name of the site."""


def demo_sites(count: int = COUNT) -> list[SimulatedSite]:
    """Return simulated sites: those of the list of OPD without aliases, then more of the same kind."""
    with resource("opd.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "(alias)" not in row["name"]]
    sites: dict[str, SimulatedSite] = {}
    for turn in range(count):
        row = rows[turn % len(rows)]
        title = row["name"] if turn < len(rows) else f"{row['name']} ({turn + 1})"
        name = _unused(_name(row["url"], title), sites)
        sites[name] = SimulatedSite(name, title, https=not row["url"].startswith("http://"))
    return list(sites.values())


def _name(url: str, title: str) -> str:
    """Return a name for commands and host: of the real address where there is one, else of the title's letters."""
    first = (urlsplit(url).hostname or "").removeprefix("www.").partition(".")[0]
    return first or re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40].strip("-")


def _unused(name: str, taken: dict[str, SimulatedSite]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
