"""Time that moves when a test says so."""

from datetime import UTC, datetime, timedelta

START_UTC = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
"""Monday, 08:00 in Palembang (WIB)."""


class ManualClock:
    """A `scc_wall.base.clock.Clock` for tests.

    Parameters
    ----------
    start_mono_ns
        Where monotonic time starts; not 0, so that "never" and "at the start" can't be mixed up.
    start_utc
        Where the wall clock starts.
    """

    def __init__(self, start_mono_ns: int = 1_000_000_000, start_utc: datetime = START_UTC) -> None:
        self._mono_ns = start_mono_ns
        self._utc = start_utc

    def mono_ns(self) -> int:
        """Return monotonic nanoseconds."""
        return self._mono_ns

    def now_utc(self) -> datetime:
        """Return the wall clock in UTC."""
        return self._utc

    def advance(self, seconds: float) -> None:
        """Let both clocks run on.

        Raises
        ------
        ValueError
            If time would run backwards.
        """
        if seconds < 0:
            raise ValueError("monotonic time never runs backwards; use set_wall_clock")
        self._mono_ns += round(seconds * 1e9)
        self._utc += timedelta(seconds=seconds)

    def set_wall_clock(self, utc: datetime) -> None:
        """Set the wall clock, as a person or NTP does; monotonic time does not notice."""
        self._utc = utc
