"""The wall clock of the website monitors: it follows the computer's, but not over a jump that nobody has confirmed.

::

    small steps (NTP, a person's correction)      followed
    a jump of 2 h or more, forward or back        not followed: time runs on by the monotonic clock ...
                                                  ... until `accept` (clock_gate.py: websites' certificates agree)

So a clock that is set ten years ahead ends no certificate, opens no window of planned work, and dates no look.
"""

import threading
from datetime import datetime, timedelta
from typing import Final

from scc_wall.base.clock import Clock

JUMP: Final = timedelta(hours=2)
"""Less harms nothing that is dated: certificates end by the day. Source of the size: a wrong time zone is an hour or
more, NTP steps by seconds."""


class SteadyClock:
    """A `scc_wall.base.clock.Clock`; usable from any thread.

    Parameters
    ----------
    clock
        The computer's.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._mono_ns, self._utc = clock.mono_ns(), clock.now_utc()
        """One moment by both clocks: the last at which the computer's was followed."""
        self._jumps = 0
        self._held = False

    def mono_ns(self) -> int:
        """Return monotonic nanoseconds."""
        return self._clock.mono_ns()

    def now_utc(self) -> datetime:
        """Return the time in UTC."""
        with self._lock:
            mono_ns, utc = self._clock.mono_ns(), self._clock.now_utc()
            expected = self._utc + timedelta(microseconds=(mono_ns - self._mono_ns) / 1000)
            if abs(utc - expected) >= JUMP:
                self._jumps += not self._held
                self._held = True
                return expected
            self._held = False  # it was set back to what it was
            self._mono_ns, self._utc = mono_ns, utc
            return utc

    @property
    def jumps(self) -> int:
        """Return how often the computer's clock jumped."""
        return self._jumps

    @property
    def held(self) -> bool:
        """Return whether the computer's clock says something else."""
        return self._held

    def accept(self) -> None:
        """Follow the computer's clock from now on, wherever it stands."""
        with self._lock:
            self._mono_ns, self._utc = self._clock.mono_ns(), self._clock.now_utc()
            self._held = False
