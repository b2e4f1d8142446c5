"""Layer 1, signatures: what defacers sign with, and letters in which no Indonesian office writes."""

import re
from collections.abc import Iterator
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.folding import fold
from scc_wall.monitors.content.places import HEAD_NAMES, TITLE, VISIBLE, Piece, file_pieces
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.terms import find_terms

SHORT_PAGE_WORDS: Final = 150
"""A page of less is no report on a defacement."""
HONEST_LINKS: Final = 8
"""A short page with as many links is a page of a site, not what a defacer leaves."""

_ALIEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff]")
_ALIEN_GAMBLING = re.compile(
    "สล็อต|บาคาร่า|คาสิโน|แทงบอล|赌场|老虎机|百家乐|娱乐城|博彩|카지노|토토사이트|슬롯|"
    "カジノ|激安|казино|เว็บตรง|nổ hũ|nhà cái"
)


def deface_findings(reading: Reading) -> list[Finding]:
    """Return what signature of a defacer stands in a page.

    On a bare page (short, with few links) nothing that speaks against it counts: "keamanan" is a word of taunts too.
    """
    short = len(reading.visible.split()) < SHORT_PAGE_WORDS
    bare = short and len({link.href for link in reading.links}) < HONEST_LINKS
    found: list[Finding] = []
    for piece in _pieces(reading, 1.0 if bare else VISIBLE):
        for hit in find_terms(piece.text, deface=True):
            if hit.excused and not bare:
                continue
            sure = bare and (hit.root == "signed" or (hit.root == "sign" and piece.where != "text"))
            weight = TITLE if sure else hit.weight * piece.factor
            told = f"{hit.term}: {hit.context}"
            found.append(Finding(EvidenceLayer.LEXICON, piece.where, f"deface {hit.root}", told, weight, reading.url))
    return found


def _pieces(reading: Reading, visible: float) -> Iterator[Piece]:
    for title in reading.titles:
        yield Piece("title", title, TITLE)
    for name, content in reading.metas:
        if name in HEAD_NAMES:
            yield Piece(f"meta {name}", content, 1.0)
    for heading in reading.headings:
        yield Piece("heading", heading, TITLE)
    for how, text in reading.hidden[:200]:
        yield Piece(f"hidden {how}", text[:20_000], 0.8)
    for alt in reading.alts:
        yield Piece("img alt", alt, 0.8)
    yield from file_pieces(reading, 1.2)
    yield Piece("text", reading.visible[:100_000], visible)


def alien_findings(reading: Reading) -> list[Finding]:
    """Return whether a page is written in letters that no Indonesian office writes in: spam for other countries.

    Counted after look-alikes were folded, else every homoglyph were Russian.
    """
    title = " ".join(reading.titles)
    found = [
        Finding(EvidenceLayer.LEXICON, where, "alien gambling", match[0], weight, reading.url)
        for where, text, weight in (("title", title, TITLE), ("text", reading.visible[:100_000], 1.0))
        if (match := _ALIEN_GAMBLING.search(text))
    ]
    for where, text, least, share in (("title", title, 5, 0.25), ("text", reading.visible[:20_000], 60, 0.3)):
        count = len(_ALIEN.findall(fold(text)))
        if count >= least and count >= share * len(text.replace(" ", "")):
            found.append(Finding(EvidenceLayer.LEXICON, where, f"alien {where}", text, 1.0, reading.url))
    return found
