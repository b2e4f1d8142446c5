"""What comes again and again lies apart: each beat has its place in the second, and no two work in one turn.

Qt puts all timers that are not precise on the same moments of the second; then lists, panels, events and what is to be
kept all follow in one turn of the event loop, and a person's click that falls into it waits for all of them.
"""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer

from scc_wall.ui.slices import PAUSE_MS

PLACES_MS: Final = {
    "events": 30,
    "sites": 65,
    "desk": 95,
    "steering": 155,
    "replay": 170,
    "keep": 190,
    "session": 210,
    "audit": 230,
}
"""Into each quarter of a second. What is not precise stands at its beginning, the wall's slow tick at 125."""


class Beat(QObject):
    """Calls `work` every `interval_ms`, at its place; after a turn that took long those that are due go one by one.

    Parameters
    ----------
    at_ms
        How far into each interval it lies, by Qt's clock.
    """

    _last_ms: ClassVar[int] = 0
    """When one of them has worked last."""

    def __init__(self, interval_ms: int, at_ms: int, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._interval_ms = interval_ms
        self._at_ms = at_ms
        self._work = work
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Begin at its next place."""
        self._timer.start((self._at_ms - _now_ms()) % self._interval_ms or self._interval_ms)

    def stop(self) -> None:
        """Work no more. Idempotent."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        since_ms = _now_ms() - Beat._last_ms
        if 0 <= since_ms < PAUSE_MS:
            self._timer.start(PAUSE_MS - since_ms)
            return
        self.start()  # before the work, which may stop it
        self._work()
        Beat._last_ms = _now_ms()


def _now_ms() -> int:
    return QDeadlineTimer.current(Qt.TimerType.PreciseTimer).deadline()
