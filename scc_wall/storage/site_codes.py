"""How the values of the website monitors stand as small numbers, and how rows are read that may hold anything.

Codes are never given anew: a cause or state that is taken out of the program keeps its number for itself.
"""

import logging
import math
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table

from scc_wall.domain.site import SiteCause, SiteState

_log = logging.getLogger(__name__)
_Made = TypeVar("_Made")

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
HOUR_US: Final = 3_600_000_000
HOURS_OF_WIB: Final = 7
"""Palembang is so many hours ahead of UTC, all year (WIB)."""
_MICROSECOND: Final = timedelta(microseconds=1)
_DAY_OF_EPOCH: Final = EPOCH.toordinal()
_LARGEST: Final = 2**31 - 1

CAUSE_CODES: Final[dict[SiteCause | None, int]] = {
    None: 0,
    SiteCause.DNS: 1,
    SiteCause.CONNECT: 2,
    SiteCause.TLS_EXPIRED: 3,
    SiteCause.TLS_NAME: 4,
    SiteCause.TLS_CHAIN: 5,
    SiteCause.HTTP_4XX: 6,
    SiteCause.HTTP_5XX: 7,
    SiteCause.REFUSED: 8,
    SiteCause.OFF_DOMAIN: 9,
    SiteCause.TRUNCATED: 10,
    SiteCause.SLOW: 11,
    SiteCause.CONTENT: 12,
}
STATE_CODES: Final[dict[SiteState, int]] = {
    SiteState.UNKNOWN: 0,
    SiteState.UP: 1,
    SiteState.SLOW: 2,
    SiteState.SUSPICIOUS: 3,
    SiteState.HACKED: 4,
    SiteState.DOWN: 5,
    SiteState.MAINTENANCE: 6,
}
CAUSES: Final = {code: cause for cause, code in CAUSE_CODES.items()}
STATES: Final = {code: state for state, code in STATE_CODES.items()}


def us_of(moment_utc: datetime) -> int:
    """Return an aware time as microseconds since 1970.

    Raises
    ------
    ValueError
        If it has no time zone: a bug of the caller.
    """
    if moment_utc.tzinfo is None:
        raise ValueError("a time without a zone can't be stored")
    return (moment_utc - EPOCH) // _MICROSECOND


def utc_at(us: int) -> datetime:
    """Return what `us_of` made, in UTC."""
    return EPOCH + timedelta(microseconds=us)


def utc_at_or_none(us: int | None) -> datetime | None:
    """Return a stored time, None if there is none."""
    return None if us is None else utc_at(us)


def day_of_hour(hour: int) -> int:
    """Return the day in Palembang, as `date.toordinal` gives it, of an hour since 1970."""
    return _DAY_OF_EPOCH + (hour + HOURS_OF_WIB) // 24


def first_hour_of_day(day: int) -> int:
    """Return the hour since 1970 with which a day in Palembang begins."""
    return (day - _DAY_OF_EPOCH) * 24 - HOURS_OF_WIB


def tenths_of(latency_ms: float | None) -> int | None:
    """Return a latency in tenths of a millisecond, within what a column takes; None for what is none."""
    if latency_ms is None or not math.isfinite(latency_ms):
        return None
    return min(max(round(latency_ms * 10), 0), _LARGEST)


def clipped(number: int) -> int:
    """Return a count within what a column takes."""
    return min(max(number, 0), _LARGEST)


def insert_into(connection: Connection, table: Table) -> Any:
    """Return an INSERT that knows ON CONFLICT, in the words of the connection's database."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # only here: its import costs the start of the embedded store

    return postgresql.insert(table)


def text_of(value: object) -> str:
    """Return a text of a row.

    Raises
    ------
    TypeError
        If it is none: SQLite keeps anything in a column of text.
    """
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def read_each(rows: Iterable[Any], make: Callable[[Any], _Made], what: str) -> list[_Made]:
    """Return what the rows say; one that holds what this program never writes hides no other, it is left out."""
    made: list[_Made] = []
    odd = 0
    for row in rows:
        try:
            made.append(make(row))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError):
            odd += 1
    if odd:
        _log.warning("%s: %d rows can't be read and are left out", what, odd)
    return made
