"""Sums looks up into hours and hours into days, and deletes what is past its time.

::

    write ──► looks, changes;  hour marked due
    roll_up   a due hour  ─► one row a site; its day marked due; mark cleared once the hour is over   a transaction
              a due day   ─► one row a site;                     mark cleared once the day is over    a transaction
              what is past its time is deleted                                                        some transactions

A program killed in between finds the marks again, and sums up anew what is due: a row is replaced, never added to. Once
looks were deleted an hour can't be summed up as well as before, so a row of fewer looks never replaces one of more.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, func, select, text

from scc_wall.domain.latency import LatencyBuckets, PackedBuckets
from scc_wall.domain.site import SiteState
from scc_wall.domain.site_spans import Span, up_and_down_us, watched
from scc_wall.storage.engine import Database
from scc_wall.storage.site_changes import changes_since
from scc_wall.storage.site_codes import (
    HOUR_US,
    STATES,
    day_of_hour,
    first_hour_of_day,
    insert_into,
    us_of,
)
from scc_wall.storage.site_tables import (
    site_changes,
    site_days,
    site_details,
    site_due,
    site_events,
    site_hours,
    site_results,
    site_verdicts,
    sites,
)

KEEP_LOOKS_HOURS: Final = 48
KEEP_HOURS_HOURS: Final = 90 * 24
KEEP_DAYS: Final = 2 * 365
"""Source: specs/opd.md, "History"."""
KEEP_VERDICTS: Final = 500
"""Of each site, besides those marked false: a page that is another at each look must not fill the disk."""
_SITES_AT_ONCE: Final = 20
"""Deleted in one transaction: after days without the program two days of looks go, and others want to write."""
_LEAST_PATIENCE_S: Final = 300
_INTERVALS_OF_PATIENCE: Final = 3
"""Without a look for so long nobody watched: three rounds may be late or lost, e.g. while the program is restarted."""

_LOOKS: Final = (
    select(*site_results.c["at_us", "cause", "first_byte_tenths"])
    .where(
        (site_results.c.site_id == bindparam("site_id"))
        & (site_results.c.at_us >= bindparam("start_us"))
        & (site_results.c.at_us < bindparam("end_us"))
    )
    .order_by(site_results.c.at_us)
)
_CHANGES: Final = changes_since([site_changes.c.at_us, site_changes.c.state]).where(
    site_changes.c.at_us < bindparam("end_us")
)


def mark_due(connection: Connection, moments_us: Iterable[int]) -> None:
    """Mark the hours of some moments."""
    _mark(connection, "hour", {us // HOUR_US for us in moments_us})


def roll_up(database: Database, now_utc: datetime) -> None:
    """Sum up what is due and delete what is past its time; whatever it is stopped by, the next call goes on from there.

    Raises
    ------
    StoreError
        If the database refuses.
    """
    now_us = us_of(now_utc)
    for hour in _due(database, "hour", now_us // HOUR_US):
        with database.writing() as connection:
            _sum_up_hour(connection, hour, now_us)
    for day in _due(database, "day", day_of_hour(now_us // HOUR_US)):
        with database.writing() as connection:
            _sum_up_day(connection, day, now_us)
    _purge(database, now_us)


def site_ids_in(connection: Connection, table: Table) -> Sequence[int]:
    """Return the ids of the sites in a table whose key they lead: a step of its index each, however many rows."""
    return connection.scalars(_IDS[table.name]).all()


_IDS: Final = {
    table.name: text(
        f"WITH RECURSIVE ids(id) AS (SELECT min(site_id) FROM {table.name} UNION ALL "  # noqa: S608 - our own names
        f"SELECT (SELECT min(site_id) FROM {table.name} WHERE site_id > ids.id) FROM ids WHERE ids.id IS NOT NULL) "
        "SELECT id FROM ids WHERE id IS NOT NULL"
    )
    for table in (site_results, site_hours, site_days, site_changes, site_verdicts)
}


def _mark(connection: Connection, span: str, numbers: Iterable[int]) -> None:
    rows = [{"span": span, "number": number} for number in numbers]
    if rows:
        connection.execute(insert_into(connection, site_due).on_conflict_do_nothing(), rows)


def _due(database: Database, span: str, newest: int) -> Sequence[int]:
    """Return the marked hours or days that have begun."""
    here = (site_due.c.span == span) & (site_due.c.number <= newest)
    with database.reading() as connection:
        return connection.scalars(select(site_due.c.number).where(here).order_by(site_due.c.number)).all()


def _done(connection: Connection, span: str, number: int) -> None:
    connection.execute(delete(site_due).where((site_due.c.span == span) & (site_due.c.number == number)))


def _sum_up_hour(connection: Connection, hour: int, now_us: int) -> None:
    whole = Span(hour * HOUR_US, (hour + 1) * HOUR_US)
    intervals = {row.id: row.interval_s for row in connection.execute(select(*sites.c["id", "interval_s"]))}
    rows = [
        row
        for site_id in site_ids_in(connection, site_results)
        if (row := _hour_row(connection, site_id, whole, now_us, intervals.get(site_id, 0.0))) is not None
    ]
    keep_hours(connection, [row | {"hour": hour} for row in rows])
    if whole.end_us <= now_us:
        _done(connection, "hour", hour)


def keep_hours(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Keep rows of hours, in place of those of no more looks, and mark their days."""
    _keep(connection, site_hours, "hour", rows)
    _mark(connection, "day", {day_of_hour(row["hour"]) for row in rows})


def _hour_row(
    connection: Connection, site_id: int, whole: Span, now_us: int, interval_s: float
) -> dict[str, Any] | None:
    """Return what a site's hour comes to, None if nobody looked."""
    patience_us = round(max(_LEAST_PATIENCE_S, _INTERVALS_OF_PATIENCE * interval_s) * 1e6)
    span = {"site_id": site_id, "start_us": whole.start_us - patience_us, "end_us": whole.end_us}
    looks = connection.execute(_LOOKS, span).all()
    own = [look for look in looks if look.at_us >= whole.start_us]
    if not own:
        return None
    so_far = Span(whole.start_us, min(whole.end_us, max(now_us, own[-1].at_us)))
    held = connection.execute(_CHANGES, {**span, "start_us": whole.start_us}).all()
    changes = [(change.at_us, STATES.get(change.state, SiteState.UNKNOWN)) for change in held]
    up_us, down_us = up_and_down_us(watched((look.at_us for look in looks), so_far, patience_us), changes)
    good = [look.first_byte_tenths / 10 for look in own if look.cause == 0 and look.first_byte_tenths is not None]
    return {
        "site_id": site_id,
        "looks": len(own),
        "failures": sum(look.cause != 0 for look in own),
        "up_ms": up_us // 1000,
        "down_ms": down_us // 1000,
        "first_byte": LatencyBuckets.of(good).packed(),
    }


def _sum_up_day(connection: Connection, day: int, now_us: int) -> None:
    hours = range(first_hour_of_day(day), first_hour_of_day(day + 1))
    of_sites = site_hours.c.site_id.in_(site_ids_in(connection, site_hours))
    here = of_sites & site_hours.c.hour.between(hours[0], hours[-1])
    by_site: dict[int, list[Any]] = {}
    for row in connection.execute(select(site_hours).where(here)):
        by_site.setdefault(row.site_id, []).append(row)
    rows = [_day_row(site_id, found) | {"day": day} for site_id, found in by_site.items()]
    _keep(connection, site_days, "day", rows)
    if (hours[-1] + 1) * HOUR_US <= now_us:
        _done(connection, "day", day)


def _day_row(site_id: int, hours: Sequence[Any]) -> dict[str, Any]:
    sums = {name: sum(getattr(row, name) for row in hours) for name in ("looks", "failures", "up_ms", "down_ms")}
    buckets = LatencyBuckets.merge(PackedBuckets(row.first_byte) for row in hours)
    return {"site_id": site_id, **sums, "first_byte": buckets.packed()}


def _keep(connection: Connection, table: Table, span: str, rows: Sequence[dict[str, Any]]) -> None:
    """Put rows in place of those of no more looks."""
    if not rows:
        return
    insertion = insert_into(connection, table)
    replaced = {name: insertion.excluded[name] for name in ("looks", "failures", "up_ms", "down_ms", "first_byte")}
    connection.execute(
        insertion.on_conflict_do_update(
            index_elements=["site_id", span], set_=replaced, where=insertion.excluded.looks >= table.c.looks
        ),
        rows,
    )


# --- what is past its time


def _purge(database: Database, now_us: int) -> None:
    hour = now_us // HOUR_US
    oldest_look = hour - KEEP_LOOKS_HOURS  # whole hours: one is there as a whole or not at all
    _delete_older(database, site_results, "at_us", oldest_look * HOUR_US)
    _delete_older(database, site_hours, "hour", hour - KEEP_HOURS_HOURS)
    _delete_older(database, site_days, "day", day_of_hour(hour) - KEEP_DAYS)
    with database.writing() as connection:
        connection.execute(delete(site_details).where(site_details.c.seen_hour < oldest_look))
        connection.execute(delete(site_events).where(site_events.c.at_us < (hour - KEEP_DAYS * 24) * HOUR_US))
        _delete_verdicts(connection)


def _delete_older(database: Database, table: Table, column: str, before: int) -> None:
    here = (table.c.site_id == bindparam("of_site")) & (table.c[column] < bindparam("before"))
    oldest = select(func.min(table.c[column])).where(table.c.site_id == bindparam("of_site"))
    with database.reading() as connection:
        sites_in = [{"of_site": site_id, "before": before} for site_id in site_ids_in(connection, table)]
        old = [each for each in sites_in if connection.scalar(oldest, each) < before]
    for start in range(0, len(old), _SITES_AT_ONCE):
        with database.writing() as connection:
            connection.execute(delete(table).where(here), old[start : start + _SITES_AT_ONCE])


def _delete_verdicts(connection: Connection) -> None:
    found = site_verdicts.c
    counts = select(found.site_id).group_by(found.site_id).having(func.count() > KEEP_VERDICTS)
    for site_id in connection.scalars(counts).all():
        newest = select(found.id).where(found.site_id == site_id).order_by(found.id.desc())
        last_kept = connection.scalar(newest.offset(KEEP_VERDICTS - 1).limit(1))
        old = (found.site_id == site_id) & (found.id < last_kept) & found.dismissed_us.is_(None)
        connection.execute(delete(site_verdicts).where(old))
