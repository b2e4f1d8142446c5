"""Layer 5: how much of the text is what a person approved. Never a hash of the page: one new headline is no attack."""

import zlib
from datetime import datetime
from typing import Final

from scc_wall.domain.site import EvidenceLayer, Page
from scc_wall.domain.site_store import Approved
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.folding import words_of
from scc_wall.monitors.content.reading import Reading, read

SHINGLE_WORDS: Final = 4
MAX_SHINGLES: Final = 1_500
"""Kept of one page: those with the smallest hashes, so that two pages keep the same ones of what they share."""
FEWEST: Final = 20
"""Shingles of an approved page below which nothing can be said."""
SUSPICIOUS_BELOW: Final = 0.5


def shingles_of(text: str) -> frozenset[int]:
    """Return the hashes (32 bits) of every four words in a row of a text, at most `MAX_SHINGLES`."""
    words = words_of(text)
    count = max(1, len(words) - SHINGLE_WORDS + 1) if words else 0
    hashes = {zlib.crc32(" ".join(words[place : place + SHINGLE_WORDS]).encode()) for place in range(count)}
    return frozenset(sorted(hashes)[:MAX_SHINGLES])


def similarity(approved: frozenset[int], seen: frozenset[int]) -> float:
    """Return which share (0–1) of the approved text still stands in the text seen, 1 for nothing approved.

    A share of the approved, not of both: what is added is for the other layers to judge.
    """
    limits = [max(one) for one in (approved, seen) if len(one) >= MAX_SHINGLES]
    limit = min(limits, default=2**32)
    compared = {one for one in approved if one <= limit}
    return len(compared & seen) / len(compared) if compared else 1.0


def approved_from(site_id: int, page: Page, by: str, at_utc: datetime) -> Approved:
    """Return the baseline that a person approves by saying that a page is as it should be."""
    return Approved(site_id, page.url, shingles_of(read(page).visible), by, at_utc)


def similarity_findings(reading: Reading, approved: Approved | None) -> list[Finding]:
    """Return what the baseline says of a page."""
    if approved is None or len(approved.shingles) < FEWEST:
        return []
    share = similarity(approved.shingles, shingles_of(reading.visible))
    if share >= SUSPICIOUS_BELOW:
        return []
    told = f"{share:.0%} dari teks yang disetujui masih ada"
    return [Finding(EvidenceLayer.SIMILARITY, "teks", "baseline", told, 1.5 - share, reading.url)]
