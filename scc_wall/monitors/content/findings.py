"""What the layers hand to the judge, and how many of them make a verdict."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from scc_wall.domain.site import ContentVerdict, Evidence, EvidenceLayer, VerdictLevel

HACKED_AT: Final = 2.0
"""Points of one layer: two strong terms, or one in the title (opd.md)."""
HACKED_TOGETHER_AT: Final = 2.5
"""Points of all layers: none is sure alone, together they are."""
SUSPICIOUS_AT: Final = 1.0
ROUNDING: Final = 0.01
"""Weights of evidence are kept to two places."""
KEPT: Final = 24
"""Evidence of one verdict, the heaviest first."""
MATCHED_CHARS: Final = 200
TELLING: Final = 0.3
"""What weighs less stays out of verdict and fingerprint."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence before it is judged.

    Parameters
    ----------
    key
        What it is, without what changes from visit to visit: a root of the lexicon, a host. Of one key and layer only
        the heaviest counts, and fingerprints are made of keys.
    """

    layer: EvidenceLayer
    where: str
    key: str
    matched: str
    weight: float
    url: str = ""


def verdict_of(findings: Iterable[Finding]) -> ContentVerdict:
    """Return level, evidence and fingerprint."""
    best: dict[tuple[EvidenceLayer, str], Finding] = {}
    for found in findings:
        place = (found.layer, found.key)
        if found.weight >= TELLING and (place not in best or best[place].weight < found.weight):
            best[place] = found
    kept = sorted(best.values(), key=lambda one: (-one.weight, one.layer, one.key))
    level = _level(kept)
    evidence = tuple(
        Evidence(one.layer, one.where[:80], shown(one.matched), round(one.weight, 2), shown(one.url))
        for one in kept[:KEPT]
    )
    return ContentVerdict(level, evidence, fingerprint(level, kept))


def _level(findings: Sequence[Finding]) -> VerdictLevel:
    sums: dict[EvidenceLayer, float] = {}
    for found in findings:
        sums[found.layer] = sums.get(found.layer, 0.0) + found.weight
    most, together = max(sums.values(), default=0.0), sum(sums.values())
    if most >= HACKED_AT - ROUNDING or together >= HACKED_TOGETHER_AT - ROUNDING:
        return VerdictLevel.HACKED
    return VerdictLevel.SUSPICIOUS if most >= SUSPICIOUS_AT - ROUNDING else VerdictLevel.CLEAN


def fingerprint(level: VerdictLevel, findings: Iterable[Finding]) -> str:
    """Return the fingerprint of a finding: the same for the same keys, whatever the words around them."""
    keys = sorted({f"{one.layer.value}\t{one.key}" for one in findings})
    return _digest((level.name, *keys)) if keys else ""


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def shown(text: str) -> str:
    """Return a text as it may be shown: one line, without control and direction signs, at most 200 characters."""
    text = " ".join(text[: MATCHED_CHARS * 4].split())
    return "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")[:MATCHED_CHARS]
