"""Work of the UI thread in slices: one for each turn of its event loop, so that the wall's tick comes between them.

Modules that use Qt may be loaded by the UI thread alone (decision 0049). A panel's take 0.1 to 0.3 s together, none of
them more than 30 ms: loaded one by one, nobody sees the wall stand still.
"""

import importlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PAUSE_MS: Final = 12
"""Between two slices: longer than the wall's tick."""
NEXT_TURN_MS: Final = 1
"""For `QTimer.singleShot`: with 0 it is no timer but a posted event, done in the same turn as all that is posted."""
Piece = Callable[[], Any]
"""What it returns, if anything, are pieces that come before the next one."""


class Slices(QObject):
    """Does pieces of work in their order, then ends.

    Parameters
    ----------
    pieces
        Each at most some ten milliseconds; made as they are needed.
    """

    def __init__(self, pieces: Iterable[Piece], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = iter(pieces)
        self._sooner: list[Piece] = []
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        piece = self._sooner.pop(0) if self._sooner else next(self._pieces, None)
        if piece is None:
            self.stop()
        else:
            self._sooner += piece() or []

    def stop(self) -> None:
        """Do no more. Idempotent."""
        self._timer.stop()


def polishing(widget: QWidget, at_once: int = 12) -> list[Piece]:
    """Return the pieces that give a hidden widget and its children their style: when it is shown they have it."""
    parts = [widget, *widget.findChildren(QWidget)]

    def polish(some: list[QWidget]) -> None:
        for part in some:
            if isValid(part):
                part.ensurePolished()

    return [partial(polish, parts[at : at + at_once]) for at in range(0, len(parts), at_once)]


def loading(modules: Iterable[str]) -> list[Piece]:
    """Return the pieces that load modules, in this order: what others stand on first."""

    def load(name: str) -> None:
        importlib.import_module(name)

    return [partial(load, name) for name in modules]
