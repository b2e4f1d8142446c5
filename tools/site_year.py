"""A simulated year of websites watched: how large the store becomes, and how long the panel's questions take on it.

    .venv/bin/python -m tools.site_year --sites 62

Hours and days of most of the year are made straight away: their looks would have been deleted long ago. For the last
days every look is written as the program writes it, and each hour is rolled up as the program does, so that what is
deleted makes room for what comes.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import text

from scc_wall.base.collector import settle_collector
from scc_wall.base.told import Told
from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import (
    ContentVerdict,
    Evidence,
    EvidenceLayer,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteConfig,
    SiteState,
    VerdictLevel,
)
from scc_wall.domain.site_status import StateChange
from scc_wall.storage import site_rollup
from scc_wall.storage.engine import Database, sqlite_url
from scc_wall.storage.migrate import migrate
from scc_wall.storage.site_codes import HOUR_US, us_of
from scc_wall.storage.site_history import SiteHistoryRepository
from scc_wall.storage.sites import SiteRepository

START_UTC: Final = datetime(2025, 11, 22, tzinfo=UTC)
CHANGES_A_DAY: Final = 6
"""Of a site, on average: three outages or slow spells; one in twenty sites flaps at ten times that."""
SEED: Final = 20251122
MEGABYTE: Final = 1_000_000


@dataclass
class Year:
    """A store that is filled day by day.

    Parameters
    ----------
    file
        SQLite's; made if it is not there.
    """

    file: Path
    sites: int
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - a simulation
    sizes: list[int] = field(default_factory=list)
    """Of the file with its log, after each day, in bytes."""

    def __post_init__(self) -> None:
        self.database = Database(sqlite_url(self.file))
        migrate(self.database)
        self.history = SiteHistoryRepository(self.database)
        new = [SiteConfig(f"Dinas {n}", f"https://dinas{n}.example.go.id") for n in range(self.sites)]
        self.site_ids = [site.site_id for site in SiteRepository(self.database).add_all(new)]
        self._means_ms = {site_id: self.chance.uniform(60, 900) for site_id in self.site_ids}
        self._packed = {site_id: [self._hour_of(site_id) for _ in range(20)] for site_id in self.site_ids}

    def run(self, days: int, days_of_looks: int) -> None:
        """Let days pass, the last of them with every look."""
        for day in range(days):
            start_utc = START_UTC + timedelta(days=day)
            self.history.write([], list(self._changes(start_utc)), list(self._verdicts(start_utc)))
            if day < days - days_of_looks:
                self._sums(start_utc)
                self.history.roll_up(start_utc + timedelta(days=1))
            else:
                self._looks(start_utc)
            self.sizes.append(self.size())

    def size(self) -> int:
        """Return the bytes of the file and its log."""
        return sum(path.stat().st_size for path in self.file.parent.glob(f"{self.file.name}*"))

    def _sums(self, start_utc: datetime) -> None:
        first = us_of(start_utc) // HOUR_US
        rows = [
            {
                "site_id": site_id,
                "hour": hour,
                "looks": 60,
                "failures": self.chance.choice((0, 0, 0, 1, 3)),
                "up_ms": 3_600_000 - self.chance.choice((0, 0, 0, 60_000)),
                "down_ms": 0,
                "first_byte": self.chance.choice(self._packed[site_id]),
            }
            for hour in range(first, first + 24)
            for site_id in self.site_ids
        ]
        with self.database.writing() as connection:
            site_rollup.keep_hours(connection, rows)

    def _looks(self, start_utc: datetime) -> None:
        for hour in range(24):
            now_utc = start_utc + timedelta(hours=hour)
            minutes = [now_utc + timedelta(minutes=minute) for minute in range(60)]
            self.history.write([self._look(site_id, at_utc) for at_utc in minutes for site_id in self.site_ids], [], [])
            self.history.roll_up(now_utc + timedelta(hours=1))

    def _look(self, site_id: int, at_utc: datetime) -> ProbeResult:
        at_utc += timedelta(microseconds=self.chance.randrange(10_000_000))
        address = f"103.10.0.{site_id % 250}"
        if self.chance.random() < 0.02:
            told = Told("Tidak dijawab dalam 5 detik.", "Not answered within 5 seconds.")
            return ProbeResult(site_id, at_utc, SiteCause.CONNECT, told, None, ProbePhases(3.1), address=address)
        phases = ProbePhases(
            self.chance.uniform(0.5, 20), self.chance.uniform(3, 40), self.chance.uniform(10, 90),
            self._latency_ms(site_id), self.chance.uniform(1, 60),
        )  # fmt: skip
        size = self.chance.randrange(20_000, 90_000)
        return ProbeResult(site_id, at_utc, None, None, 200, phases, address=address, body_bytes=size)

    def _latency_ms(self, site_id: int) -> float:
        return self._means_ms[site_id] * self.chance.lognormvariate(0, 0.5)

    def _hour_of(self, site_id: int) -> bytes:
        return LatencyBuckets.of(self._latency_ms(site_id) for _ in range(60)).packed()

    def _changes(self, start_utc: datetime) -> Iterator[StateChange]:
        for place, site_id in enumerate(self.site_ids):
            for _ in range(CHANGES_A_DAY * (10 if place % 20 == 0 else 1) // 2):
                at_utc = start_utc + timedelta(seconds=self.chance.uniform(0, 86_000))
                yield StateChange(site_id, at_utc, SiteState.DOWN, SiteCause.CONNECT)
                yield StateChange(site_id, at_utc + timedelta(seconds=self.chance.uniform(60, 400)), SiteState.UP)

    def _verdicts(self, start_utc: datetime) -> Iterator[tuple[int, datetime, ContentVerdict]]:
        for site_id in self.site_ids:
            if self.chance.random() < 0.02:
                found = Evidence(EvidenceLayer.LEXICON, "title", "slot gacor " * 10, 3.0)
                yield site_id, start_utc, ContentVerdict(VerdictLevel.HACKED, (found,) * 10, str(self.chance.random()))
                yield site_id, start_utc + timedelta(hours=3), ContentVerdict(VerdictLevel.CLEAN)


def questions(year: Year, now_utc: datetime) -> dict[str, Callable[[], object]]:
    """Return what the panel asks the store."""
    history, ids = year.history, year.site_ids
    day, quarter = now_utc - timedelta(days=1), now_utc - timedelta(days=90)
    return {
        "60 beats of all sites": lambda: history.beats(ids, 60),
        "24 h of hours of all sites": lambda: history.hours(ids, day),
        "90 days of all sites": lambda: history.days(ids, quarter.date()),
        "detail page: 24 h of looks": lambda: history.results(ids[0], day),
        "detail page: 90 days of changes, flapping site": lambda: history.changes(ids[0], quarter),
        "detail page: verdicts": lambda: history.verdicts(ids[0], 20),
        "start: last states of all sites": history.last_states,
    }


def median_ms(question: Callable[[], object], clock: Callable[[], float], times: int = 5) -> float:
    """Return the median of some answers, in milliseconds of a clock."""
    taken = []
    for _ in range(times):
        start = clock()
        question()
        taken.append((clock() - start) * 1000)
    return statistics.median(taken)


def pages(database: Database) -> list[tuple[str, float, int]]:
    """Return table, megabytes and rows of the large tables; no megabytes where SQLite can't say."""
    names = ("site_results", "site_hours", "site_days", "site_changes", "site_verdicts")
    with database.reading() as connection:
        rows = {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in names}  # noqa: S608 - ours
        built_with = connection.scalars(text("PRAGMA compile_options")).all()
        if "ENABLE_DBSTAT_VTAB" not in built_with:
            return [(name, 0.0, rows[name] or 0) for name in names]
        sizes = connection.execute(text("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")).all()
        by_name = {row[0]: row[1] / MEGABYTE for row in sizes}
    return [(name, by_name.get(name, 0.0), rows[name] or 0) for name in names]


def report(year: Year, days: int, days_of_looks: int) -> str:
    """Return what came out, as a table."""
    with year.database.reading() as connection:
        free = connection.scalar(text("PRAGMA freelist_count")) or 0
        page = connection.scalar(text("PRAGMA page_size")) or 0
    tail = ", ".join(f"{size / MEGABYTE:.1f}" for size in year.sizes[-days_of_looks:])
    lines = [
        "| figure | asked | measured |",
        "| --- | --- | --- |",
        f"| store after {days} days of {year.sites} sites, MB | < 200 | {year.size() / MEGABYTE:.1f} |",
        f"| … the largest it was, log included, MB |  | {max(year.sizes) / MEGABYTE:.1f} |",
        f"| … at the end of each of the last {days_of_looks} days, every look written, MB |  | {tail} |",
        f"| … free inside, to be used again, MB |  | {free * page / MEGABYTE:.1f} |",
    ]
    for name, megabytes, rows in pages(year.database):
        size = f"{megabytes:.1f} MB, {megabytes * MEGABYTE / max(rows, 1):.0f} bytes a row" if megabytes else "–"
        lines.append(f"| … `{name}`, {rows:,} rows |  | {size} |")
    now_utc = START_UTC + timedelta(days=days)
    for name, question in questions(year, now_utc).items():
        passed_ms, worked_ms = (median_ms(question, clock) for clock in (time.perf_counter, time.process_time))
        lines.append(f"| {name}, median of 5, ms | < 50 | {passed_ms:.1f} ({worked_ms:.1f} of processor time) |")
    rolling_ms = median_ms(lambda: year.history.roll_up(now_utc), time.perf_counter)
    lines.append(f"| rolling up the running hour and day, median of 5, ms |  | {rolling_ms:.0f} |")
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """Simulate and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=62)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--days-of-looks", type=int, default=5, help="the last ones, with every look")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="where the store is left")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        if asked.keep is not None and asked.keep.exists():
            parser.error(f"{asked.keep} is there already")
        year = Year(asked.keep or Path(folder) / "year.db", asked.sites)
        try:
            year.run(asked.days, asked.days_of_looks)
            settle_collector()  # as the wall's own process does
            print(report(year, asked.days, asked.days_of_looks))
        finally:
            year.database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
