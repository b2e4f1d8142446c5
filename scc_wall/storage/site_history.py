"""What was seen of the sites: written by one thread in batches, read by the panel."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache, partial
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, insert, select, update

from scc_wall.domain.latency import LatencyBuckets, PackedBuckets
from scc_wall.domain.site import ContentVerdict, ProbeResult
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import Approved, KeptVerdict, LatencySummary, SiteNote
from scc_wall.storage import site_findings, site_looks, site_rollup
from scc_wall.storage.engine import Database
from scc_wall.storage.site_changes import ALL_SINCE, NEWEST, change_of, insert_changes
from scc_wall.storage.site_codes import HOUR_US, first_hour_of_day, read_each, us_of, utc_at
from scc_wall.storage.site_tables import (
    site_approved,
    site_changes,
    site_days,
    site_hours,
    site_notes,
    site_verdicts,
)

_NO_LATENCIES: Final = LatencyBuckets()


class SiteHistoryRepository:
    """A `domain.site_store.SiteHistory`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self,
        results: Sequence[ProbeResult],
        changes: Sequence[StateChange],
        verdicts: Sequence[tuple[int, datetime, ContentVerdict]],
    ) -> None:
        """Keep one batch in one transaction; what is there already, by site and moment, is not kept twice.

        Raises
        ------
        StoreError
            If the database refuses; nothing of the batch is kept then.
        """
        moments_us = [us_of(result.at_utc) for result in results] + [us_of(change.at_utc) for change in changes]
        with self._database.writing() as connection:
            site_looks.insert_looks(connection, results)
            insert_changes(connection, changes)
            site_findings.insert_changed(connection, verdicts)
            site_rollup.mark_due(connection, moments_us)

    def roll_up(self, now_utc: datetime) -> None:
        """Make hours of raw results and days of hours, and delete what is past its time (48 h, 90 days, 2 years).

        Also of the hour and the day that still run, as far as they are.

        Raises
        ------
        StoreError
            If the database refuses; the next call goes on from there.
        """
        site_rollup.roll_up(self._database, now_utc)

    # --- looks and their sums

    def beats(self, site_ids: Sequence[int], count: int) -> dict[int, Sequence[ProbeResult]]:
        """Return the latest looks of each site, oldest first (without certificates); empty for one without any."""
        with self._database.reading() as connection:
            return dict(site_looks.latest(connection, site_ids, count))

    def results(self, site_id: int, since_utc: datetime) -> Sequence[ProbeResult]:
        """Return the raw looks of one site since a moment, oldest first (without certificates)."""
        with self._database.reading() as connection:
            return site_looks.since(connection, site_id, us_of(since_utc))

    def hours(self, site_ids: Sequence[int], since_utc: datetime) -> dict[int, Sequence[LatencySummary]]:
        """Return the hours of each site that end after a moment, oldest first; hours without data are left out."""
        since = site_hours.c.hour >= us_of(since_utc) // HOUR_US
        return self._summaries(site_hours, site_ids, since, site_hours.c.hour, lambda hour: utc_at(hour * HOUR_US))

    def days(self, site_ids: Sequence[int], since: date) -> dict[int, Sequence[LatencySummary]]:
        """Return the days (WIB) of each site since a date, oldest first; days without data are left out."""
        here = site_days.c.day >= since.toordinal()
        start = lambda day: utc_at(first_hour_of_day(day) * HOUR_US)  # noqa: E731 - as short as the one above
        return self._summaries(site_days, site_ids, here, site_days.c.day, start)

    def _summaries(
        self,
        table: Table,
        site_ids: Sequence[int],
        since: ColumnElement[bool],
        span: ColumnElement[int],
        start_of: Callable[[int], datetime],
    ) -> dict[int, Sequence[LatencySummary]]:
        query = select(table).where(table.c.site_id.in_(site_ids) & since).order_by(table.c.site_id, span)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        found: dict[int, list[LatencySummary]] = {site_id: [] for site_id in site_ids}
        for summary in read_each(rows, partial(_summary, cache(start_of)), table.name):
            found[summary.site_id].append(summary)
        return dict(found)

    # --- states

    def changes(self, site_id: int, since_utc: datetime) -> Sequence[StateChange]:
        """Return the changes since a moment, oldest first, led by the one that held at that moment."""
        with self._database.reading() as connection:
            rows = connection.execute(ALL_SINCE, {"site_id": site_id, "start_us": us_of(since_utc)}).all()
        return read_each(rows, change_of, "site_changes")

    def last_states(self) -> dict[int, StateChange]:
        """Return the newest change of every site: what held when the program ended."""
        with self._database.reading() as connection:
            ids = site_rollup.site_ids_in(connection, site_changes)
            rows = [row for site_id in ids for row in connection.execute(NEWEST, {"site_id": site_id})]
        return {change.site_id: change for change in read_each(rows, change_of, "site_changes")}

    # --- the content

    def verdicts(self, site_id: int, count: int) -> Sequence[KeptVerdict]:
        """Return the newest verdicts of a site, newest first."""
        of_site = select(site_verdicts).where(site_verdicts.c.site_id == site_id)
        with self._database.reading() as connection:
            rows = connection.execute(of_site.order_by(site_verdicts.c.id.desc()).limit(count)).all()
        return read_each(rows, site_findings.kept_verdict, "site_verdicts")

    def verdict(self, verdict_id: int) -> KeptVerdict | None:
        """Return one verdict, None if it is gone."""
        with self._database.reading() as connection:
            rows = connection.execute(select(site_verdicts).where(site_verdicts.c.id == verdict_id)).all()
        return next(iter(read_each(rows, site_findings.kept_verdict, "site_verdicts")), None)

    def dismiss(self, verdict_id: int, by: str, at_utc: datetime, reason: str) -> None:
        """Keep that a person marked a verdict false; nothing happens if somebody had, or it is gone."""
        here = (site_verdicts.c.id == verdict_id) & site_verdicts.c.dismissed_us.is_(None)
        values = {"dismissed_by": by, "dismissed_us": us_of(at_utc), "reason": reason}
        with self._database.writing() as connection:
            connection.execute(update(site_verdicts).where(here).values(values))

    def dismissed(self) -> dict[int, str]:
        """Return, for each site that has one, the fingerprint of the newest verdict marked false."""
        with self._database.reading() as connection:
            return site_findings.dismissed_fingerprints(connection)

    def approve(self, baseline: Approved) -> None:
        """Keep a baseline in place of the one before."""
        with self._database.writing() as connection:
            site_findings.put_approved(connection, baseline)

    def approved(self) -> dict[int, Approved]:
        """Return the baseline of each site that has one."""
        with self._database.reading() as connection:
            rows = connection.execute(select(site_approved)).all()
        return {found.site_id: found for found in read_each(rows, site_findings.approved, "site_approved")}

    # --- notes

    def add_note(self, note: SiteNote) -> None:
        """Keep what a person wrote."""
        row = {"site_id": note.site_id, "at_us": us_of(note.at_utc), "by": note.by, "text": note.text}
        with self._database.writing() as connection:
            connection.execute(insert(site_notes), row)

    def notes(self, site_id: int) -> Sequence[SiteNote]:
        """Return what persons wrote beside a site, newest first."""
        of_site = select(site_notes).where(site_notes.c.site_id == site_id)
        with self._database.reading() as connection:
            rows = connection.execute(of_site.order_by(site_notes.c.id.desc())).all()
        return read_each(rows, lambda row: SiteNote(row.site_id, utc_at(row.at_us), row.by, row.text), "site_notes")


def _summary(start_of: Callable[[int], datetime], row: Any) -> LatencySummary:
    site_id, span, looks, failures, up_ms, down_ms, packed = row
    first_byte = PackedBuckets(packed) if packed else _NO_LATENCIES
    return LatencySummary(site_id, start_of(span), looks, failures, first_byte, up_ms / 1000, down_ms / 1000)
