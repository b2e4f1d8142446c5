"""Time as a parameter: nothing in SCC Wall reads a clock by itself (house style 1)."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final, Protocol

from scc_wall.base.told import Told

WIB: Final = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time: UTC+7 without daylight saving, so no time zone data is needed."""


MONTHS_EN: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_told(of: date) -> Told:
    """Return a day, e.g. `05/01/2026`; in English `5 Jan 2026`: there 05/01 is May to half of the readers.

    A moment counts by its own time zone.
    """
    return Told(f"{of.day:02d}/{of.month:02d}/{of.year:04d}", f"{of.day} {MONTHS_EN[of.month - 1]} {of.year:04d}")


def wib_told(moment_utc: datetime, *, seconds: bool = False) -> Told:
    """Return a moment for the terminal and for texts kept in both languages, e.g. `23/11/2026 06.15 WIB`."""
    moment = moment_utc.astimezone(WIB)
    day = day_told(moment)
    return Told(
        f"{day.id} {moment:%H.%M{'.%S' if seconds else ''}} WIB",
        f"{day.en} {moment:%H:%M{':%S' if seconds else ''}} WIB",
    )


def aware_utc_of(text: str) -> datetime:
    """Return a time that was kept as text.

    Raises
    ------
    ValueError
        If it has no time zone: it can't be compared with any other.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment


class Clock(Protocol):
    """What everyone who needs time is given."""

    def mono_ns(self) -> int:
        """Return monotonic time in nanoseconds, comparable between the processes of one machine."""
        ...

    def now_utc(self) -> datetime:
        """Return the wall clock as an aware UTC time; it may jump, so never measure with it."""
        ...


class SystemClock:
    """The machine's own clocks.

    `time.perf_counter_ns` rather than `time.monotonic_ns`: on Windows the latter ticks every 15.6 ms, and both
    are one clock for all processes (QueryPerformanceCounter there, CLOCK_MONOTONIC on Linux).
    """

    # Not a method that calls it: the video core asks some five times for each picture.
    mono_ns = staticmethod(time.perf_counter_ns)

    def now_utc(self) -> datetime:
        """Return the wall clock in UTC."""
        return datetime.now(UTC)


SYSTEM_CLOCK = SystemClock()


def seconds_between(start_mono_ns: int, end_mono_ns: int) -> float:
    """Return the seconds from one monotonic moment to another."""
    return (end_mono_ns - start_mono_ns) / 1e9
