"""Holds pyqtgraph, which is loaded with the first page that is opened: it takes 50 MB.

numpy, which it stands on, is loaded by a `Work`. pyqtgraph itself must be loaded by the UI thread, 0.25 to 0.35 s,
once: it makes hundreds of Qt's classes its own, and no other thread may do that (decision 0049).
"""

import importlib
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

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
            self._work(_load_numpy, self._on_numpy, self._on_failed)

    def _on_numpy(self, _module: Any) -> None:
        module = importlib.import_module("pyqtgraph")
        module.setConfigOptions(antialias=True)
        self.module = module
        self.ready.emit()

    def _on_failed(self, _error: SccError) -> None:
        """Go without curves; the program's `Work` has logged why."""


def _load_numpy() -> Any:
    return importlib.import_module("numpy")
