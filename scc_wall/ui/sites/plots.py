"""Holds pyqtgraph, which is loaded late: it pulls numpy in, 0.6 s and 50 MB that no wall without sites should pay.

Loading runs in a `Work` (a thread of the program's): on the UI thread it would stand still for all of it, beside one
it is held up 40 ms at most (measured with a timer of 4 ms).
"""

import importlib
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainterPath

from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Work

HEADROOM: Final = 1.15
"""A curve's own maximum stays this far below the upper edge."""


class Plots(QObject):
    """pyqtgraph once it is there; until then nothing is drawn with it."""

    ready = Signal()
    """It is loaded."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._asked = False
        self.module: Any = None

    def load(self) -> None:
        """Have it loaded, once."""
        if not self._asked:
            self._asked = True
            self._work(_load, self._on_loaded, self._on_failed)

    def _on_loaded(self, module: Any) -> None:
        self.module = module
        self.ready.emit()

    def _on_failed(self, _error: SccError) -> None:
        """Go without curves; the program's `Work` has logged why."""

    def path(self, values: Sequence[float | None], top: float, box: QRectF) -> QPainterPath:
        """Return a curve through `values` (None: a gap), `top` at the box's upper edge; empty while not loaded."""
        if self.module is None or len(values) < 2:
            return QPainterPath()
        numpy = importlib.import_module("numpy")
        y = numpy.array([numpy.nan if value is None else value for value in values], dtype=float)
        x = numpy.linspace(box.left(), box.right(), len(y))
        path: QPainterPath = self.module.functions.arrayToQPath(
            x, box.bottom() - y / max(top, 1e-9) * box.height(), connect="finite"
        )
        return path


def _load() -> Any:
    module = importlib.import_module("pyqtgraph")
    module.setConfigOptions(antialias=True)
    return module
