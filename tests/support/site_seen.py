"""What was seen of sites, for the tests of every store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from scc_wall.domain.site import (
    ContentVerdict,
    Evidence,
    EvidenceLayer,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteState,
    VerdictLevel,
)
from scc_wall.domain.site_status import StateChange
from scc_wall.storage.store import Store

MIDNIGHT_WIB = datetime(2026, 1, 4, 17, tzinfo=UTC)
"""Where Monday the 5th begins in Palembang."""
HOUR = timedelta(hours=1)
SQL = "x'); DROP TABLE site_notes; --\\'\"%_; \0 \ud800 \u202e😀"


def look(at_utc: datetime, site_id: int = 1, cause: SiteCause | None = None, ms: float | None = 100.0) -> ProbeResult:
    """Return a look at a site."""
    return ProbeResult(site_id, at_utc, cause, None, 200, ProbePhases(first_byte_ms=ms))


def each_minute(start_utc: datetime, minutes: int, site_id: int = 1) -> list[ProbeResult]:
    """Return a look for each minute."""
    return [look(start_utc + timedelta(minutes=minute), site_id) for minute in range(minutes)]


def up(at_utc: datetime, site_id: int = 1) -> StateChange:
    """Return that a site was found up."""
    return StateChange(site_id, at_utc, SiteState.UP)


def down(at_utc: datetime, site_id: int = 1) -> StateChange:
    """Return that a site was found down."""
    return StateChange(site_id, at_utc, SiteState.DOWN, SiteCause.HTTP_5XX)


def verdict(fingerprint: str, level: VerdictLevel = VerdictLevel.HACKED) -> ContentVerdict:
    """Return a verdict with evidence, hostile text in it."""
    found = Evidence(EvidenceLayer.LEXICON, "title", f"slot {SQL}", 2.5, "https://a.id/x")
    return ContentVerdict(level, (found, replace(found, layer=EvidenceLayer.PATHS, weight=1)), fingerprint)


def rows(store: Store, table: str) -> int:
    """Return how many rows a table has."""
    with store.site_history._database.reading() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0)
