"""Time as a parameter: nothing in SCC Wall reads a clock by itself (house style 1)."""

import time
from datetime import UTC, datetime
from typing import Protocol


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
