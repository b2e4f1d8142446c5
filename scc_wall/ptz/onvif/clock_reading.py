"""A camera's clock, as GetSystemDateAndTime tells it, or failing that the head of an HTTP answer."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from scc_wall.domain.onvif import CameraClock
from scc_wall.ptz.onvif.markup import Node

_ZONE_HOURS: Final = re.compile(r"([+-]?)(\d{1,2})(?::?([0-5]\d))?")
_HALF_SECOND: Final = timedelta(milliseconds=500)
"""Cameras tell whole seconds, cut off: on average half a second has gone since."""


def read(answer: Node, now_utc: datetime) -> tuple[CameraClock, ...]:
    """Return what GetSystemDateAndTimeResponse may mean, the likeliest first; empty if it can't be read.

    Two readings only of a camera that tells nothing but its local time.

    Parameters
    ----------
    now_utc
        Ours, in the middle between question and answer.
    """
    told = answer.child("SystemDateAndTime") or answer
    utc = _moment(told.child("UTCDateTime"))
    if utc is not None:
        moments = [utc]
    else:
        local = _moment(told.child("LocalDateTime"))
        moments = _from_local(local, told.text_at("TimeZone", "TZ"), now_utc) if local is not None else []
    return tuple(clock for moment in moments if (clock := _beside(moment, now_utc)) is not None)


def of_http_date(date: str, now_utc: datetime) -> CameraClock | None:
    """Return what the head of an HTTP answer says; None if nothing."""
    try:
        utc = parsedate_to_datetime(date)
    except (ValueError, TypeError, OverflowError):
        return None
    return _beside(utc.replace(tzinfo=UTC) if utc.tzinfo is None else utc.astimezone(UTC), now_utc)


def _beside(utc: datetime | None, now_utc: datetime) -> CameraClock | None:
    if utc is None or not 1970 <= utc.year <= 9000:
        return None
    return CameraClock((utc + _HALF_SECOND - now_utc).total_seconds())


def _moment(node: Node | None) -> datetime | None:
    if node is None:
        return None
    try:
        day = [int(node.text_at("Date", part)) for part in ("Year", "Month", "Day")]
        time = [int(node.text_at("Time", part) or 0) for part in ("Hour", "Minute", "Second")]
        moment = datetime(*day[:3], tzinfo=UTC)  # type: ignore[misc,arg-type]  # three, as counted
        return moment + timedelta(hours=time[0], minutes=time[1], seconds=time[2])  # 24:00 and leap seconds too
    except (ValueError, OverflowError):
        return None


def _from_local(local: datetime, zone: str, now_utc: datetime) -> list[datetime]:
    """Return UTC. POSIX counts `WIB-7` west of Greenwich; many cameras mean east: the sense nearer to our time first.

    A clock that is a day slow is nearer in the wrong sense.
    """
    match = _ZONE_HOURS.search(zone)
    east = timedelta(hours=int(match[2]), minutes=int(match[3] or 0)) if match is not None else timedelta()
    if not east or east > timedelta(hours=15):
        return [local]
    return sorted((local - east, local + east), key=lambda utc: abs(utc - now_utc))
