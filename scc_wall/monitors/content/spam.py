"""Layer 1: gambling spam and defacers' signatures, by the place where they stand."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.terms import DEFACE, Hit, find_terms

TITLE: Final = 2.0
"""One strong term in the title is enough (opd.md)."""
VISIBLE: Final = 0.5
"""What everybody can read is soon noticed, and also stands in honest reports."""
SHORT_PAGE_WORDS: Final = 150
"""A page of less is no report on a defacement."""
MAX_PIECES: Final = 1_500

_HEADS = frozenset(
    "description keywords og:title og:description twitter:title twitter:description og:site_name title abstract author".split()
)


class Piece(NamedTuple):
    """A text in its place, and what a term counts there."""

    where: str
    text: str
    factor: float


def pieces_of(reading: Reading) -> Iterator[Piece]:
    """Yield the texts of a page that the lexicon looks at, the telling ones first."""
    for title in reading.titles:
        yield Piece("title", title, TITLE)
    for name, content in reading.metas:
        if name in _HEADS:
            yield Piece(f"meta {name}", content, 1.5 if name.endswith("title") else 1.0)
    for heading in reading.headings:
        yield Piece("heading", heading, 1.0)
    for how, text in reading.hidden:
        yield Piece(f"hidden {how}", text, 1.1)
    for script in reading.scripts:
        if "ld+json" in script.kind:
            yield Piece("ld+json", script.content[:50_000], 1.0)
    for link in reading.links:
        if link.text:
            yield Piece("hidden a" if link.hidden else "a", link.text, 1.1 if link.hidden else 1.0)
    for alt in reading.alts:
        yield Piece("img alt", alt, 0.8)
    for comment in reading.comments:
        yield Piece("comment", comment[:20_000], 0.8)


def spam_findings(reading: Reading, layer: EvidenceLayer = EvidenceLayer.LEXICON) -> list[Finding]:
    """Return what gambling spam stands in a page."""
    found = [
        finding
        for piece, _ in zip(pieces_of(reading), range(MAX_PIECES), strict=False)
        for finding in _of_piece(piece, find_terms(piece.text), layer, reading.url)
    ]
    return found + _of_piece(Piece("text", "", VISIBLE), find_terms(reading.visible), layer, reading.url)


def _of_piece(piece: Piece, hits: Iterable[Hit], layer: EvidenceLayer, url: str) -> list[Finding]:
    return [
        Finding(layer, piece.where, hit.root, f"{hit.term}: {hit.context}", hit.weight * piece.factor, url)
        for hit in hits
        if not hit.excused
    ]


def deface_findings(reading: Reading) -> list[Finding]:
    """Return what signature of a defacer stands in a page.

    A short page is judged without regard to what speaks against it: "keamanan" is a word of reports and of taunts.
    """
    short = len(reading.visible.split()) < SHORT_PAGE_WORDS
    honest = short and len({link.href for link in reading.links}) >= 8
    found: list[Finding] = []
    for piece in _deface_pieces(reading, 1.0 if short else VISIBLE):
        for hit in find_terms(piece.text, DEFACE):
            if not hit.excused or (short and not honest and piece.where != "comment"):
                weight = hit.weight * piece.factor
                matched = f"{hit.term}: {hit.context}"
                found.append(
                    Finding(EvidenceLayer.LEXICON, piece.where, f"deface {hit.root}", matched, weight, reading.url)
                )
    return found


def _deface_pieces(reading: Reading, visible: float) -> Iterator[Piece]:
    for title in reading.titles:
        yield Piece("title", title, TITLE)
    for name, content in reading.metas:
        if name in _HEADS:
            yield Piece(f"meta {name}", content, 1.0)
    for heading in reading.headings:
        yield Piece("heading", heading, 1.2)
    for how, text in reading.hidden[:200]:
        yield Piece(f"hidden {how}", text[:20_000], 0.8)
    for alt in reading.alts:
        yield Piece("img alt", alt, 0.8)
    yield Piece("text", reading.visible[:100_000], visible)
