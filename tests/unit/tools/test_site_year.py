"""The simulated year in small: the bytes that a look and an hour take decide what a year of 62 sites takes."""

from pathlib import Path

import pytest

from scc_wall.storage import engine
from tools.site_year import START_UTC, Year, report

SITES, DAYS, DAYS_OF_LOOKS = 2, 93, 3
MOST_BYTES = 200_000_000


def test_a_year_of_62_sites_stays_under_200_mb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # No file becomes smaller by waiting for the disk, and there are a thousand transactions.
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "PRAGMA synchronous = OFF"))
    year = Year(tmp_path / "year.db", SITES)
    try:
        year.run(DAYS, DAYS_OF_LOOKS)
        assert len(year.history.results(year.site_ids[0], START_UTC)) == 48 * 60
        hours = year.history.hours(year.site_ids, START_UTC)
        assert {len(found) for found in hours.values()} == {90 * 24}
        days = year.history.days(year.site_ids, START_UTC.date())
        assert {len(found) for found in days.values()} == {DAYS + 1}  # in Palembang the first one began before
        size = year.file.stat().st_size
        assert size / SITES * 62 * 2 < MOST_BYTES  # twice: the rest of the year adds days and changes
        assert year.sizes[-1] <= year.sizes[-2] * 1.05  # what is deleted makes room for what comes
        assert "store after 93 days of 2 sites" in report(year, DAYS, DAYS_OF_LOOKS)
    finally:
        year.database.close()
