"""Verdicts on the content of sites with their evidence, and the baselines that persons approved."""

import math
import sys
from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from scc_wall.domain.site import ContentVerdict, Evidence, EvidenceLayer, VerdictLevel
from scc_wall.domain.site_store import Approved, KeptVerdict
from scc_wall.storage.site_codes import us_of, utc_at, utc_at_or_none
from scc_wall.storage.site_tables import site_approved, site_verdicts

MOST_EVIDENCE: Final = 100
"""Of one verdict: a person is convinced by fewer, and a hostile page offers any number."""
LONGEST_MATCH: Final = 200
LONGEST_PLACE: Final = 500


def insert_changed(connection: Connection, verdicts: Sequence[tuple[int, datetime, ContentVerdict]]) -> None:
    """Keep those that say something else than the one before of the same site."""
    for site_id, at_utc, verdict in verdicts:
        if _newest(connection, site_id) != (int(verdict.level), verdict.fingerprint):
            row = {
                "site_id": site_id,
                "at_us": us_of(at_utc),
                "level": int(verdict.level),
                "fingerprint": verdict.fingerprint,
                "evidence": [_document(each) for each in verdict.evidence[:MOST_EVIDENCE]],
                "dismissed_by": "",
                "reason": "",
            }
            connection.execute(insert(site_verdicts), row)


def _newest(connection: Connection, site_id: int) -> tuple[int, str] | None:
    of_site = select(*site_verdicts.c["level", "fingerprint"]).where(site_verdicts.c.site_id == site_id)
    row = connection.execute(of_site.order_by(site_verdicts.c.id.desc()).limit(1)).first()
    return None if row is None else (row.level, row.fingerprint)


def _document(each: Evidence) -> list[object]:
    weight = each.weight if math.isfinite(each.weight) else 0.0
    where, matched = each.where[:LONGEST_PLACE], each.matched[:LONGEST_MATCH]
    return [each.layer.value, where, matched, weight, each.url[:LONGEST_PLACE]]


def kept_verdict(row: Any) -> KeptVerdict:
    """Return what a row of `site_verdicts` says."""
    evidence = tuple(
        Evidence(EvidenceLayer(layer), str(where), str(matched), float(weight), str(url))
        for layer, where, matched, weight, url in row.evidence
    )
    return KeptVerdict(
        row.id,
        row.site_id,
        utc_at(row.at_us),
        ContentVerdict(VerdictLevel(row.level), evidence, row.fingerprint),
        row.dismissed_by,
        utc_at_or_none(row.dismissed_us),
        row.reason,
    )


def dismissed_fingerprints(connection: Connection) -> dict[int, str]:
    """Return, for each site that has one, the fingerprint of the newest verdict that was marked false."""
    found = site_verdicts.c
    newest = select(func.max(found.id)).where(found.dismissed_us.is_not(None)).group_by(found.site_id)
    rows = connection.execute(select(*found["site_id", "fingerprint"]).where(found.id.in_(newest)))
    return {row.site_id: row.fingerprint for row in rows}


# --- baselines


def put_approved(connection: Connection, baseline: Approved) -> None:
    """Keep a baseline in place of the one before."""
    connection.execute(delete(site_approved).where(site_approved.c.site_id == baseline.site_id))
    row = {
        "site_id": baseline.site_id,
        "url": baseline.url,
        "shingles": _packed(baseline.shingles),
        "by": baseline.by,
        "at_us": us_of(baseline.at_utc),
    }
    connection.execute(insert(site_approved), row)


def approved(row: Any) -> Approved:
    """Return what a row of `site_approved` says."""
    return Approved(row.site_id, row.url, _unpacked(row.shingles), row.by, utc_at(row.at_us))


def _packed(shingles: frozenset[int]) -> bytes:
    """Return hashes of up to 64 bits, signed or not: a letter for which, then eight bytes each, the lowest first.

    Raises
    ------
    OverflowError
        If one has more bits: a bug of the caller.
    """
    kind = "q" if min(shingles, default=0) < 0 else "Q"
    packed = array(kind, sorted(shingles))
    if sys.byteorder == "big":
        packed.byteswap()
    return kind.encode() + packed.tobytes()


def _unpacked(stored: bytes) -> frozenset[int]:
    packed = array(stored[:1].decode())
    packed.frombytes(stored[1:])
    if sys.byteorder == "big":
        packed.byteswap()
    return frozenset(packed)
