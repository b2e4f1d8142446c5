"""Holds pyqtgraph, which is loaded with the first page that is opened: it takes 50 MB.

numpy, which it stands on, is loaded by a `Work`. pyqtgraph itself must be loaded by the UI thread, once: it makes
hundreds of Qt's classes its own, and no other thread may do that (decision 0049). Asking for those classes is two
thirds of it, and is done before, some at a time; the rest lets pictures, clocks, keys and mouse go on in between
(decisions 0056 and 0069 have the figures).
"""

import builtins
import importlib
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Work
from scc_wall.ui.slices import Piece, Slices, loading

_QT: Final = ("QtCore", "QtGui", "QtWidgets")
_BEFORE: Final = ("PySide6.QtSvg", "PySide6.QtTest", "pydoc", "cProfile", "xml.etree.ElementTree")
"""What it loads beside itself and takes a while."""
_NAMES: Final = 12
"""Classes that are asked for in one turn of the event loop."""
_BREATH_S: Final = 0.012
"""So long its modules are loaded before the wall's tick may come between."""
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
        self._slices: Slices | None = None
        self.module: Any = None

    def load(self) -> None:
        """Have it loaded, once."""
        if not self._asked:
            self._asked = True
            self._work(_load_numpy, self._on_numpy, self._on_failed)

    def _on_numpy(self, _module: Any) -> None:
        if "pyqtgraph" in sys.modules:
            self._take()
        else:
            self._slices = Slices([*loading(_BEFORE), *_asking(), self._take], self, ahead=True)

    def _take(self) -> None:
        with _breathing():
            module = importlib.import_module("pyqtgraph")
        if not isValid(self):  # the wall was left meanwhile
            return
        module.setConfigOptions(antialias=True)
        self.module = module
        self.ready.emit()

    def _on_failed(self, _error: SccError) -> None:
        """Go without curves; the program's `Work` has logged why."""


@contextmanager
def _breathing() -> Iterator[None]:
    """Let Qt work now and then between the modules that this thread loads: pictures, clocks, keys and mouse.

    A key may do whatever it does otherwise, even leave the wall: this thread comes back to the loading after it.
    """
    load, here = builtins.__import__, threading.get_ident()
    last_s = time.monotonic()

    def load_and_breathe(*asked: Any, **more: Any) -> ModuleType:
        nonlocal last_s
        module = load(*asked, **more)
        if threading.get_ident() == here and time.monotonic() - last_s > _BREATH_S:
            last_s = float("inf")  # not from within, too
            QCoreApplication.processEvents()
            last_s = time.monotonic()
        return module

    builtins.__import__ = load_and_breathe
    try:
        yield
    finally:
        builtins.__import__ = load


def _asking() -> list[Piece]:
    """Return the pieces that ask for Qt's classes: each is made when it is asked for first, and takes up to a ms."""
    pieces: list[Piece] = []
    for module in (importlib.import_module(f"PySide6.{name}") for name in _QT):
        names = dir(module)
        pieces += [partial(_ask, module, names[at : at + _NAMES]) for at in range(0, len(names), _NAMES)]
    return pieces


def _ask(module: ModuleType, names: list[str]) -> None:
    for name in names:
        getattr(module, name, None)


def _load_numpy() -> Any:
    return importlib.import_module("numpy")
