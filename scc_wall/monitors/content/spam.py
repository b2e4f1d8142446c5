"""Layer 1: gambling spam and defacers' signatures, by the place where they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.folding import fold
from scc_wall.monitors.content.lexicon import NEWS_WEIGHT
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.terms import Hit, find_terms

TITLE: Final = 2.0
"""One strong term in the title is enough (opd.md)."""
VISIBLE: Final = 0.5
"""What everybody can read is soon noticed, and also stands in honest reports."""
IN_REPORT: Final = 0.15
"""The same on a page whose title speaks against gambling: a report may quote much."""
STRONG: Final = 1.0
MORE_TERMS: Final = 2
MORE_SHARE: Final = 0.4
"""What a second and a third term of one root count: `togel`, `bandar togel`."""
SHORT_PAGE_WORDS: Final = 150
"""A page of less is no report on a defacement."""
MAX_PIECES: Final = 1_500

_HEADS = frozenset(
    "description keywords og:title og:description twitter:title twitter:description og:site_name title abstract author".split()
)


_SEPARATOR = re.compile(r"\s[-|–—»•·]{1,2}\s")
_TELLING_FILE = re.compile(r"slot|gacor|togel|judi|maxwin|casino|hack|defac|pwn", re.IGNORECASE)
_WRITTEN_BY_STYLE = re.compile(r"content\s?:\s?[\"']([^\"']{5,300})[\"']")
_ALIEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff]")
_ALIEN_GAMBLING = re.compile("สล็อต|บาคาร่า|คาสิโน|แทงบอล|赌场|老虎机|百家乐|娱乐城|博彩|카지노|토토사이트|슬롯|カジノ|激安|казино|เว็บตรง|nổ hũ|nhà cái")


class Piece(NamedTuple):
    """A text in its place, and what a term counts there."""

    where: str
    text: str
    factor: float


def pieces_of(reading: Reading) -> Iterator[Piece]:
    """Yield the texts of a page that the lexicon looks at, the telling ones first."""
    for title in reading.titles:
        for part in _parts(title):
            yield Piece("title", part, TITLE)
    for name, content in reading.metas:
        if name.endswith("title"):
            for part in _parts(content):
                yield Piece(f"meta {name}", part, 1.5)
        elif name in _HEADS:
            yield Piece(f"meta {name}", content, 1.0)
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
    for image in reading.images:
        if _TELLING_FILE.search(image[:500]):
            yield Piece("img src", image[:500], 0.8)
    for style in reading.styles:
        for match in list(_WRITTEN_BY_STYLE.finditer(style[:200_000]))[:20]:
            yield Piece("style content", match[1], 1.1)
    for comment in reading.comments:
        yield Piece("comment", comment[:20_000], 0.8)


def _parts(title: str) -> list[str]:
    """Return the parts of a title: the office's name (`Diskominfo`, `Kepegawaian`) is no word against gambling."""
    return [part for part in _SEPARATOR.split(title[:1_000]) if part.strip()]


def spam_findings(reading: Reading, layer: EvidenceLayer = EvidenceLayer.LEXICON) -> list[Finding]:
    """Return what gambling spam stands in a page."""
    found: list[tuple[Finding, str]] = []
    report = False
    for piece, _ in zip(pieces_of(reading), range(MAX_PIECES), strict=False):
        hits = find_terms(piece.text)
        report |= piece.factor >= 1.5 and any(hit.excused for hit in hits)
        found += _of_piece(piece, hits, layer, reading.url)
    body = Piece("text", "", IN_REPORT if report else VISIBLE)
    found += _of_piece(body, find_terms(reading.visible), layer, reading.url)
    return _without_repeats(found)


def _of_piece(piece: Piece, hits: Iterable[Hit], layer: EvidenceLayer, url: str) -> list[tuple[Finding, str]]:
    """Return findings with their terms. What is doubtful is not doubled in a title: `Arsip Tag: judi online`."""
    found: list[tuple[Finding, str]] = []
    for hit in hits:
        if hit.excused:
            continue
        open_news = hit.in_news and not piece.where.startswith("hidden")
        weight = min(hit.weight, NEWS_WEIGHT) if open_news else hit.weight
        factor = piece.factor if weight >= STRONG else min(1.0, piece.factor)
        finding = Finding(layer, piece.where, hit.root, f"{hit.term}: {hit.context}", weight * factor, url)
        found.append((finding, hit.term))
    return found


def _without_repeats(found: Iterable[tuple[Finding, str]]) -> list[Finding]:
    """Return the heaviest finding of each term; of a root the first counts in full, `MORE_TERMS` others in part."""
    best: dict[tuple[str, str], Finding] = {}
    for finding, term in found:
        place = (finding.key, term)
        if place not in best or best[place].weight < finding.weight:
            best[place] = finding
    counts: dict[str, int] = {}
    kept: list[Finding] = []
    for finding in sorted(best.values(), key=lambda one: -one.weight):
        count = counts[finding.key] = counts.get(finding.key, 0) + 1
        if count == 1:
            kept.append(finding)
        elif count <= 1 + MORE_TERMS and finding.weight >= VISIBLE:
            kept.append(replace(finding, key=f"{finding.key} {count}", weight=finding.weight * MORE_SHARE))
    return kept


def deface_findings(reading: Reading) -> list[Finding]:
    """Return what signature of a defacer stands in a page.

    A short page is judged without regard to what speaks against it: "keamanan" is a word of reports and of taunts.
    """
    short = len(reading.visible.split()) < SHORT_PAGE_WORDS
    honest = short and len({link.href for link in reading.links}) >= 8
    found: list[Finding] = []
    bare = short and not honest
    for piece in _deface_pieces(reading, 1.0 if short else VISIBLE):
        for hit in find_terms(piece.text, deface=True):
            if not hit.excused or bare:
                sure = bare and (hit.root == "signed" or (hit.root == "sign" and piece.where != "text"))
                weight = TITLE if sure else hit.weight * piece.factor
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
        yield Piece("heading", heading, TITLE)
    for how, text in reading.hidden[:200]:
        yield Piece(f"hidden {how}", text[:20_000], 0.8)
    for alt in reading.alts:
        yield Piece("img alt", alt, 0.8)
    for image in reading.images:
        if _TELLING_FILE.search(image[:500]):
            yield Piece("img src", image[:500].replace("_", " "), 1.2)
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
