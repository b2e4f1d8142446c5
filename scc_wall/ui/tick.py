"""The wall's tick: one precise timer for all windows, and how late it comes."""

from array import array
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer

from scc_wall.base.clock import Clock
from scc_wall.ui.beat import PLACES_MS, Beat

_RING = 4096
"""Ticks remembered: 33 s at 8 ms."""


class TickMeter:
    """Remembers how late the last 4,096 ticks came.

    Parameters
    ----------
    interval_ms
        When the tick after the last one was due.
    """

    def __init__(self, interval_ms: int) -> None:
        self._interval_ns = interval_ms * 1_000_000
        self._late_ns = array("q", bytes(8 * _RING))
        self._count = 0
        self._last_mono_ns: int | None = None

    @property
    def count(self) -> int:
        """Ticks so far."""
        return self._count

    def tick(self, now_mono_ns: int) -> None:
        """Count a tick."""
        if self._last_mono_ns is not None:
            late = now_mono_ns - self._last_mono_ns - self._interval_ns
            self._late_ns[self._count % _RING] = max(0, late)
            self._count += 1
        self._last_mono_ns = now_mono_ns

    def late_ms(self, percentile: float = 99.0) -> float:
        """Return the lateness in ms that this percentage of the remembered ticks kept; 0.0 before the second tick."""
        seen = sorted(self._late_ns[: min(self._count, _RING)])
        return seen[max(0, ceil(percentile / 100 * len(seen)) - 1)] / 1e6 if seen else 0.0


class WallTick(QObject):
    """Calls `tick` every `interval_ms`, and `slow` four times a second; nothing else on the wall has a timer."""

    SLOW_EVERY_MS = 250

    def __init__(
        self,
        clock: Clock,
        interval_ms: int,
        tick: Callable[[], None],
        slow: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.meter = TickMeter(interval_ms)
        self._clock = clock
        self._tick = tick
        self._fast = QTimer(self)
        self._fast.setTimerType(Qt.TimerType.PreciseTimer)
        self._fast.setInterval(interval_ms)
        self._fast.timeout.connect(self._on_fast_timeout)
        self._slow = Beat(self.SLOW_EVERY_MS, PLACES_MS["slow tick"], slow, self)

    def start(self) -> None:
        """Start both timers."""
        self._fast.start()
        self._slow.start(self.SLOW_EVERY_MS // 2)  # before that the windows come up

    def stop(self) -> None:
        """Stop both timers; idempotent."""
        self._fast.stop()
        self._slow.stop()

    def _on_fast_timeout(self) -> None:
        self.meter.tick(self._clock.mono_ns())
        self._tick()
