"""The simulated year in small: the bytes of a row decide what a year of 62 sites takes."""

from pathlib import Path

import pytest

from scc_wall.storage import engine
from tools.site_year import CHANGES_A_DAY, START_UTC, Year, pages, report

SITES, DAYS, DAYS_OF_LOOKS = 2, 10, 3
MOST_BYTES = 200_000_000
ROWS_OF_A_YEAR = 62 * (48 * 60 + 90 * 24 + 365 + 365 * CHANGES_A_DAY * 2)
"""Looks, hours, days, changes (with those that flap)."""


def test_a_year_of_62_sites_stays_under_200_mb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # No file becomes smaller by waiting for the disk, and there are hundreds of transactions.
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "PRAGMA synchronous = OFF"))
    year = Year(tmp_path / "year.db", SITES)
    try:
        year.run(DAYS, DAYS_OF_LOOKS)
        assert len(year.history.results(year.site_ids[0], START_UTC)) == 48 * 60
        assert {len(found) for found in year.history.hours(year.site_ids, START_UTC).values()} == {DAYS * 24}
        days = year.history.days(year.site_ids, START_UTC.date())
        assert {len(found) for found in days.values()} == {DAYS + 1}  # in Palembang the first one began before
        rows = sum(rows for _, _, rows in pages(year.database))
        assert year.file.stat().st_size / rows * ROWS_OF_A_YEAR < MOST_BYTES / 2
        assert year.sizes[-1] <= year.sizes[-2] * 1.05  # what is deleted makes room for what comes
        assert "store after 10 days of 2 sites" in report(year, DAYS, DAYS_OF_LOOKS)
    finally:
        year.database.close()
