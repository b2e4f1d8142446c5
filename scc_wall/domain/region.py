"""The 17 kabupaten and kota of Sumatera Selatan."""

import csv
import difflib
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

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
    bps_code
        Code of the statistics office (`1671`); not the digits of `code`: 16.72 is Pagar Alam, 1672 Prabumulih.
    """

    code: str
    kind: str
    name: str
    capital: str
    bps_code: str = ""

    @property
    def title(self) -> str:
        """Return kind and name: two regions may share a name otherwise (Kota and Kabupaten)."""
        return f"{self.kind} {self.name}"


@cache
def regions() -> tuple[Region, ...]:
    """Return all regions in the order of their codes, from `resources/regions.csv`."""
    with resource("regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Region(r["code"], r["kind"], r["name"], r["capital"], r["bps_code"]) for r in rows)


_SHORT: Final = {
    "oku": "16.01", "oki": "16.02", "mura": "16.05", "muba": "16.06", "okutimur": "16.08", "okut": "16.08",
    "okuselatan": "16.09", "okus": "16.09", "pali": "16.12", "muratara": "16.13",
}  # fmt: skip
"""Short names that everybody in the province writes."""
_KIND = re.compile(r"^(kabupaten|kab\b|kota)[. ]*", re.IGNORECASE)


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def find_region(text: str) -> Region | None:
    """Return the region that a person means, None if it is none of ours.

    Understands `Palembang`, `Kota Palembang`, `Kab. Muara Enim`, `OKU Timur`, the codes `16.71` (also as a
    spreadsheet mangles them: `16,71`, and `16.1` for 16.10) and the code `1671` of the statistics office.
    """
    text = " ".join(text.split())
    if match := re.fullmatch(r"16[.,]([0-9]{1,2})", text):
        code = f"16.{match[1]:0<2}"
        return next((r for r in regions() if r.code == code), None)
    if re.fullmatch(r"[0-9]{4}", text):
        return next((r for r in regions() if r.bps_code == text), None)
    kind = _KIND.match(text)
    wanted = "" if kind is None else "Kota" if kind[1].casefold() == "kota" else "Kabupaten"
    key = _key(text[kind.end() :] if kind else text)
    found = next((r for r in regions() if (key and key == _key(r.name)) or r.code == _SHORT.get(key)), None)
    return found if found is not None and wanted in ("", found.kind) else None


def similar_region(text: str) -> Region | None:
    """Return the region whose name looks most like `text`, None if none does."""
    names = {_key(r.name): r for r in regions()}
    close = difflib.get_close_matches(_key(_KIND.sub("", text)), names, n=1)
    return names[close[0]] if close else None
