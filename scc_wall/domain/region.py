"""The 17 kabupaten and kota of Sumatera Selatan."""

import csv
from dataclasses import dataclass
from functools import cache

from scc_wall.base.resources import resource


@dataclass(frozen=True, slots=True)
class Region:
    """One kabupaten or kota.

    Parameters
    ----------
    code
        Kemendagri code, e.g. `16.71`.
    kind
        `Kabupaten` or `Kota`.
    name
        Without the kind, e.g. `Palembang`.
    """

    code: str
    kind: str
    name: str
    capital: str

    @property
    def title(self) -> str:
        """Return kind and name: two regions may share a name otherwise (Kota and Kabupaten)."""
        return f"{self.kind} {self.name}"


@cache
def regions() -> tuple[Region, ...]:
    """Return all regions in the order of their codes, from `resources/regions.csv`."""
    with resource("regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Region(r["code"], r["kind"], r["name"], r["capital"]) for r in rows)
