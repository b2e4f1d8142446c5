"""Layer 1, gambling spam: the lexicon's terms in the places where they stand."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.lexicon import NEWS_WEIGHT
from scc_wall.monitors.content.places import VISIBLE, Piece, pieces_of
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.terms import Hit, find_terms, heaviest

IN_REPORT: Final = 0.15
"""What a visible term counts on a page whose title speaks against gambling: a report may quote much."""
IN_CLUSTER: Final = 0.8
CLUSTER_ROOTS: Final = 3
CLUSTER_WEIGHT: Final = 0.7
"""What a visible term counts where as many different ones stand that no report explains."""
STRONG: Final = 1.0
MORE_TERMS: Final = 2
MORE_SHARE: Final = 0.6
"""What a second and a third term of one root count: `togel`, `bandar togel`."""
MAX_PIECES: Final = 1_200


def spam_findings(reading: Reading, layer: EvidenceLayer = EvidenceLayer.LEXICON) -> list[Finding]:
    """Return what gambling spam stands in a page."""
    found: list[tuple[Finding, str]] = []
    report = False
    for piece, _ in zip(pieces_of(reading), range(MAX_PIECES), strict=False):
        hits = find_terms(piece.text)
        report |= piece.factor >= 1.5 and any(hit.excused for hit in hits)
        found += _of_piece(piece, hits, layer, reading.url)
    hits = find_terms(reading.visible)
    many = sum(weight >= CLUSTER_WEIGHT for weight in heaviest(hits).values()) >= CLUSTER_ROOTS
    body = Piece("text", "", IN_REPORT if report else IN_CLUSTER if many else VISIBLE)
    found += _of_piece(body, hits, layer, reading.url)
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
