"""What comes again and again lies apart: each beat has its place in the second, and no two work in one turn.

Qt puts all timers that are not precise on the same moments of the second; then lists, panels, events and what is to be
kept all follow in one turn of the event loop, and a person's click that falls into it waits for all of them.
"""

from collections.abc import Iterable
from typing import Final, cast

from PySide6.QtCore import QObject, Qt, QTimer

from scc_wall.ui.slices import PAUSE_MS, Piece, now_ms, take_turn, turn_is_taken

NEXT_MS: Final = 5
"""Until it looks again whether nobody else has worked in the turn."""
PATIENCE: Final = 20
"""Times that it lets others go ahead: panels that open one after another take seconds."""

PLACES_MS: Final = {
    "events": 30,
    "sites": 65,
    "desk": 95,
    "slow tick": 125,
    "steering": 155,
    "replay": 170,
    "keep": 190,
    "session": 210,
    "audit": 230,
}
"""Into each quarter of a second. What is not precise stands at its beginning."""


class Beat(QObject):
    """Calls `work` every `interval_ms`, at its place; after a turn that took long those that are due go one by one.

    Parameters
    ----------
    at_ms
        How far into each interval it lies, by Qt's clock.
    work
        What it returns, if anything, are pieces of work that come after it, each in a turn of its own.
    """

    def __init__(self, interval_ms: int, at_ms: int, work: Piece, parent: QObject) -> None:
        super().__init__(parent)
        self._interval_ms = interval_ms
        self._at_ms = at_ms
        self._work = work
        self._left: list[Piece] = []
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, wait_ms: int = 0) -> None:
        """Begin at its first place after so long."""
        to_ms = (self._at_ms - now_ms() - wait_ms) % self._interval_ms
        self._timer.start(wait_ms + (to_ms or (0 if wait_ms else self._interval_ms)))

    def stop(self) -> None:
        """Work no more. Idempotent."""
        self._timer.stop()
        self._left.clear()

    def _on_timeout(self) -> None:
        if turn_is_taken() and self._waited < PATIENCE:
            self._waited += 1
            self._timer.start(NEXT_MS)
            return
        self._waited = 0
        piece = self._left.pop(0) if self._left else self._begin
        if not self._left:
            self.start()  # before the work, which may stop it
        more = piece() or []
        if self._timer.isActive():
            self._left += more
        if self._left:
            self._timer.start(PAUSE_MS)
        take_turn()

    def _begin(self) -> Iterable[Piece] | None:
        return cast("Iterable[Piece] | None", self._work())
