"""Work of the UI thread in slices: one for each turn of its event loop, so that the wall's tick comes between them.

Modules that use Qt may be loaded by the UI thread alone (decision 0049). A panel's take 0.1 to 0.3 s together, none of
them more than 30 ms: loaded one by one, nobody sees the wall stand still.
"""

import importlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar, Final

from PySide6 import QtWidgets
from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PAUSE_MS: Final = 12
"""Between two slices: longer than the wall's tick."""
NEXT_TURN_MS: Final = 1
"""For `QTimer.singleShot`: with 0 it is no timer but a posted event, done in the same turn as all that is posted."""
KNOWN_AT_ONCE: Final = 8
SAME_TURN_MS: Final = 3
"""Whoever works so soon after another works in the same turn: Qt calls all timers that are due, one after the other."""
PATIENCE: Final = 1
"""Times that slices let others go ahead: on a machine without a moment to spare somebody else is always due."""
_NAMES = (
    "QAbstractButton QAbstractItemView QAbstractScrollArea QAbstractSlider QAbstractSpinBox QCalendarWidget "
    "QCheckBox QColorDialog QColumnView QComboBox QCommandLinkButton QDateEdit QDateTimeEdit QDial QDialog "
    "QDialogButtonBox QDockWidget QDoubleSpinBox QErrorMessage QFileDialog QFocusFrame QFontComboBox QFontDialog "
    "QFrame QGraphicsView QGroupBox QHeaderView QInputDialog QKeySequenceEdit QLCDNumber QLabel QLineEdit "
    "QListView QListWidget QMainWindow QMdiArea QMdiSubWindow QMenu QMenuBar QMessageBox QPlainTextEdit "
    "QProgressBar QProgressDialog QPushButton QRadioButton QRhiWidget QRubberBand QScrollArea QScrollBar "
    "QSizeGrip QSlider QSpinBox QSplashScreen QSplitter QSplitterHandle QStackedWidget QStatusBar QTabBar "
    "QTabWidget QTableView QTableWidget QTextBrowser QTextEdit QTimeEdit QToolBar QToolBox QToolButton QTreeView "
    "QTreeWidget QUndoView QWidget QWizard QWizardPage"
)
WIDGETS: Final = tuple(_NAMES.split())
"""Every class of widgets that Qt has; a test asks whether one is missing."""
Piece = Callable[[], Any]
"""What it returns, if anything, are pieces that come before the next one."""
_taken_ms = [0]
"""When somebody's work ended that shall have a turn of its own."""


def now_ms() -> int:
    """Return the time by the clock that Qt's timers go by."""
    return QDeadlineTimer.current(Qt.TimerType.PreciseTimer).deadline()


def turn_is_taken() -> bool:
    """Return whether somebody has worked in this turn already."""
    return 0 <= now_ms() - _taken_ms[0] < SAME_TURN_MS


def take_turn() -> None:
    """Take note that somebody worked just now."""
    _taken_ms[0] = now_ms()


class Slices(QObject):
    """Does pieces of work in their order, then ends. Of several only the first in the line works at a time.

    Parameters
    ----------
    pieces
        Each at most some ten milliseconds; made as they are needed.
    ahead
        Whether a person waits for it: it does not stand behind what is opened for nobody yet.
    """

    finished = Signal()
    _line: ClassVar[list["Slices"]] = []

    def __init__(self, pieces: Iterable[Piece], parent: QObject, *, ahead: bool = False) -> None:
        super().__init__(parent)
        self._pieces = iter(pieces)
        self._sooner: list[Piece] = []
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._line.insert(0 if ahead else len(self._line), self)
        self._timer.start()

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        self._line[:] = [other for other in self._line if isValid(other)]  # one may have gone with its parent
        if self._line[0] is not self:
            return
        if turn_is_taken() and self._waited < PATIENCE:
            self._waited += 1
            return
        self._waited = 0
        piece = self._sooner.pop(0) if self._sooner else next(self._pieces, None)
        if piece is None:
            self.stop()
            self.finished.emit()
        else:
            self._sooner += piece() or []
            take_turn()

    def stop(self) -> None:
        """Do no more. Idempotent."""
        self._timer.stop()
        if self in self._line:
            self._line.remove(self)


def in_turns(pieces: Iterable[Piece], parent: QObject) -> Slices:
    """Have pieces done soon, one a turn however long each takes; what has done them goes with the last."""
    slices = Slices(pieces, parent, ahead=True)
    slices.finished.connect(slices.deleteLater)
    return slices


def polishing(widget: QWidget, at_once: int = 12) -> list[Piece]:
    """Return the pieces that give a hidden widget and its children their style: when it is shown they have it."""
    parts = [widget, *widget.findChildren(QWidget)]

    def polish(some: list[QWidget]) -> None:
        for part in some:
            if isValid(part):
                part.ensurePolished()

    return [partial(polish, parts[at : at + at_once]) for at in range(0, len(parts), at_once)]


def knowing() -> list[Piece]:
    """Return the pieces that make those of Qt's classes of widgets known to Python that are not yet.

    They are made as they are asked for, and the first part of a scrolled list asks for all at once: 16 to 30 ms.
    """

    def know(names: Iterable[str]) -> None:
        for name in names:
            getattr(QtWidgets, name, None)

    new = [name for name in WIDGETS if name not in vars(QtWidgets)]
    return [partial(know, new[at : at + KNOWN_AT_ONCE]) for at in range(0, len(new), KNOWN_AT_ONCE)]


def loading(modules: Iterable[str]) -> list[Piece]:
    """Return the pieces that load modules, in this order: what others stand on first."""

    def load(name: str) -> None:
        importlib.import_module(name)

    return [partial(load, name) for name in modules]
