"""Single looks at sites: written in batches, read for the beats and the detail page.

A look's row holds numbers; its address, detail and redirects stand once in `site_details` for all looks that share
them, and are cut to a length that a hostile site can't fill the disk with.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Integer, Select, bindparam, column, func, select, update, values

from scc_wall.base.told import Told
from scc_wall.domain.site import ProbePhases, ProbeResult
from scc_wall.storage.site_codes import (
    CAUSE_CODES,
    CAUSES,
    HOUR_US,
    clipped,
    insert_into,
    read_each,
    tenths_of,
    us_of,
    utc_at,
)
from scc_wall.storage.site_tables import site_details, site_results

LONGEST_TEXT: Final = 300
MOST_HOPS: Final = 8
_PORTION: Final = 500
"""Values in one IN: far below what either database takes."""

_COLUMNS: Final = tuple(site_results.c)
_OTHER: Final = site_results.alias("other")
_OF_SITE: Final = site_results.c.site_id == bindparam("site_id")
_SINCE: Final = (
    select(*_COLUMNS).where(_OF_SITE & (site_results.c.at_us >= bindparam("since_us"))).order_by(site_results.c.at_us)
)


class Detail(NamedTuple):
    """What looks share."""

    address: str = ""
    told: Told | None = None
    hops: tuple[str, ...] = ()


_NO_DETAIL: Final = Detail()


def insert_looks(connection: Connection, results: Sequence[ProbeResult]) -> None:
    """Keep looks; one that is there already stays as it is."""
    if not results:
        return
    ids = _detail_ids(connection, results)
    rows = [_values(result, ids[_detail(result)]) for result in results]
    connection.execute(insert_into(connection, site_results).on_conflict_do_nothing(), rows)


def latest(connection: Connection, site_ids: Sequence[int], count: int) -> dict[int, list[ProbeResult]]:
    """Return the latest looks of each site, oldest first; empty for one without any."""
    found: dict[int, list[ProbeResult]] = {site_id: [] for site_id in site_ids}
    if not found or count < 1:
        return found
    rows = connection.execute(_latest(tuple(found), count)).all()
    for result in _Maker(connection, rows).all(rows):
        found[result.site_id].append(result)
    return found


def _latest(site_ids: Sequence[int], count: int) -> Select[Any]:
    """Return one query for all sites: 62 of them cost more than what they read."""
    wanted = values(column("id", Integer), name="wanted").data([(site_id,) for site_id in site_ids]).cte("wanted")
    newest = select(_OTHER.c.at_us).where(_OTHER.c.site_id == wanted.c.id).order_by(_OTHER.c.at_us.desc())
    oldest = func.coalesce(newest.limit(1).offset(count - 1).scalar_subquery(), 0)
    query = select(*_COLUMNS).join_from(wanted, site_results, site_results.c.site_id == wanted.c.id)
    return query.where(site_results.c.at_us >= oldest).order_by(site_results.c.site_id, site_results.c.at_us)


def since(connection: Connection, site_id: int, since_us: int) -> Sequence[ProbeResult]:
    """Return the looks at one site since a moment, oldest first."""
    rows = connection.execute(_SINCE, {"site_id": site_id, "since_us": since_us}).all()
    return _Maker(connection, rows).all(rows)


def _detail_ids(connection: Connection, results: Iterable[ProbeResult]) -> dict[Detail, int | None]:
    """Return the ids of what looks share, made where they are new, and kept for as long as a look has them."""
    hours: dict[Detail, int] = {}
    for result in results:
        detail = _detail(result)
        hours[detail] = max(hours.get(detail, 0), us_of(result.at_utc) // HOUR_US)
    hours.pop(_NO_DETAIL, None)
    keyed = {detail: _keyed(detail) for detail in hours}
    seen_hours: dict[str, int] = {}
    for detail, (key, _) in keyed.items():  # two that differ only in what is cut off share a key
        seen_hours[key] = max(seen_hours.get(key, 0), hours[detail])
    documents = dict(keyed.values())
    ids = _stored(connection, seen_hours)
    if new := [key for key in seen_hours if key not in ids]:
        rows = [{"key": key, "document": documents[key], "seen_hour": seen_hours[key]} for key in new]
        connection.execute(insert_into(connection, site_details).on_conflict_do_nothing(), rows)
        ids |= _stored(connection, dict.fromkeys(new, 0))
    return {_NO_DETAIL: None, **{detail: ids[key] for detail, (key, _) in keyed.items()}}


def _stored(connection: Connection, seen_hours: Mapping[str, int]) -> dict[str, int]:
    """Return the ids of those that stand there; those seen later than they say are marked so."""
    ids: dict[str, int] = {}
    later: list[dict[str, int]] = []
    for keys in _portions(seen_hours):
        here = site_details.c.key.in_(keys)
        for row in connection.execute(select(*site_details.c["id", "key", "seen_hour"]).where(here)):
            ids[row.key] = row.id
            if row.seen_hour < seen_hours[row.key]:
                later.append({"of_id": row.id, "hour": seen_hours[row.key]})
    if later:
        known = site_details.c.id == bindparam("of_id")
        connection.execute(update(site_details).where(known).values(seen_hour=bindparam("hour")), later)
    return ids


def _portions(values: Iterable[Any]) -> Iterator[Sequence[Any]]:
    listed = list(values)
    for start in range(0, len(listed), _PORTION):
        yield listed[start : start + _PORTION]


def _detail(result: ProbeResult) -> Detail:
    return Detail(result.address, result.detail, result.hops)


def _keyed(detail: Detail) -> tuple[str, list[Any]]:
    """Return a key of what is stored, and that itself, cut where it is too long."""
    told = None if detail.told is None else [detail.told.id[:LONGEST_TEXT], detail.told.en[:LONGEST_TEXT]]
    hops = [hop[:LONGEST_TEXT] for hop in detail.hops[:MOST_HOPS]]
    document = [detail.address[:LONGEST_TEXT], told, hops]
    return hashlib.sha256(json.dumps(document).encode("ascii")).hexdigest()[:32], document


def _values(result: ProbeResult, detail_id: int | None) -> dict[str, int | None]:
    phases = result.phases
    return {
        "site_id": result.site_id,
        "at_us": us_of(result.at_utc),
        "cause": CAUSE_CODES[result.cause],
        "status": None if result.status is None else clipped(result.status),
        "resolve_tenths": tenths_of(phases.resolve_ms),
        "connect_tenths": tenths_of(phases.connect_ms),
        "tls_tenths": tenths_of(phases.tls_ms),
        "first_byte_tenths": tenths_of(phases.first_byte_ms),
        "transfer_tenths": tenths_of(phases.transfer_ms),
        "redirects_tenths": tenths_of(phases.redirects_ms),
        "body_bytes": clipped(result.body_bytes),
        "unchanged": int(result.unchanged),
        "detail_id": detail_id,
    }


class _Maker:
    """Makes looks of rows; what they share is read once."""

    def __init__(self, connection: Connection, rows: Iterable[Any]) -> None:
        self._details: dict[int | None, Detail] = {None: _NO_DETAIL}
        for ids in _portions({row[-1] for row in rows} - {None}):
            query = select(*site_details.c["id", "document"]).where(site_details.c.id.in_(ids))
            for found in connection.execute(query):
                self._details[found.id] = _read_detail(found.document)

    def all(self, rows: Iterable[Any]) -> list[ProbeResult]:
        """Return what the rows say."""
        return read_each(rows, self._look, "site_results")

    def _look(self, row: Any) -> ProbeResult:
        site_id, at_us, cause, status, resolve, connect, tls, first, transfer, redirects, size, unchanged, detail = row
        address, told, hops = self._details.get(detail, _NO_DETAIL)
        phases = ProbePhases(
            None if resolve is None else resolve / 10,
            None if connect is None else connect / 10,
            None if tls is None else tls / 10,
            None if first is None else first / 10,
            None if transfer is None else transfer / 10,
            None if redirects is None else redirects / 10,
        )
        return ProbeResult(
            site_id, utc_at(at_us), CAUSES[cause], told, status, phases, None, address, hops, size, bool(unchanged)
        )


def _read_detail(document: Any) -> Detail:
    try:
        address, told, hops = document
        return Detail(str(address), None if told is None else Told(*map(str, told)), tuple(map(str, hops)))
    except (TypeError, ValueError):
        return _NO_DETAIL
