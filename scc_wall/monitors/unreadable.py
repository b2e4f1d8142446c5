"""What keeps a page from being read although its site answers: else it would be the way past every layer of the judge.

Who took over a site can have it answer in a way that browsers show and this program can't read: packed as was not
asked for, as a picture, or with nothing at all. That is no proof of an attack, but never a clean page.
"""

import hashlib
from dataclasses import replace
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.site import ContentVerdict, Evidence, EvidenceLayer, Page, ProbeResult, VerdictLevel
from scc_wall.monitors.fault import printable

BLANK_LOOKS: Final = 3
"""Looks in a row with an empty page until it is doubted: a site that is being restarted may answer so once."""
WEIGHT: Final = 1.0
"""What makes a verdict suspicious alone, and none a hack."""
_READ_AS_TEXT: Final = ("text", "html", "xml", "json")
_BINARY: Final = {
    b"\x1f\x8b": "gzip",
    b"\x1f\x9d": "compress",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "RIFF",
    b"\x00\x00\x01\x00": "ICO",
}
"""How what is no text begins; source: the formats' own signatures, the rest is left to Content-Type."""


def is_blank(page: Page) -> bool:
    """Return whether there is nothing on a page."""
    return not page.body.strip(b" \t\r\n\0\xef\xbb\xbf\xfe\xff")


def why_unreadable(result: ProbeResult, page: Page | None) -> tuple[str, str] | None:
    """Return where and what keeps a good look's page from being read; None if it can be, or was not sent."""
    if not result.ok or result.unchanged:
        return None
    if page is None:
        return ("Content-Encoding", str(result.detail or "?"))
    if is_blank(page):
        return None  # nothing to read: the visitor counts them
    kind = next((name for mark, name in _BINARY.items() if page.body.startswith(mark)), "")
    if kind:
        told = Told("isi berupa {kind}, bukan halaman", "the content is {kind}, no page")
        return ("isi", str(told.format(kind=kind)))
    said = page.content_type.partition(";")[0].strip().lower()
    if said and not any(word in said for word in _READ_AS_TEXT):
        told = Told("{said}, bukan halaman", "{said}, no page")
        return ("Content-Type", str(told.format(said=printable(said))))
    return None


BLANK_FOUND: Final = Told(
    "halaman kosong pada {count} pemeriksaan berturut-turut", "an empty page at {count} looks in a row"
)


def doubt(layer: EvidenceLayer, where: str, matched: str, url: str = "") -> Evidence:
    """Return the evidence that something could not be read."""
    return Evidence(layer, where, matched[:200], WEIGHT, url)


def doubted(verdict: ContentVerdict | None, *found: Evidence) -> ContentVerdict | None:
    """Return a verdict with what could not be read added: at least suspicious, never better than before."""
    if not found:
        return verdict
    before = verdict or ContentVerdict(VerdictLevel.CLEAN)
    keys = "\n".join([before.fingerprint, *(f"{one.layer}|{one.where}|{one.matched}" for one in found)])
    return replace(
        before,
        level=max(before.level, VerdictLevel.SUSPICIOUS),
        evidence=(*found, *before.evidence),
        fingerprint=hashlib.blake2b(keys.encode(), digest_size=16).hexdigest(),
    )
