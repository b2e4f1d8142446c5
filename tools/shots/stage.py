"""What a scene is built on: a clock that stands still, work that waits, and an end at which all windows are gone."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Self, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from scc_wall.ui import theme
from tests.support.clock import ManualClock
from tests.support.held_work import HeldWork

PATIENCE_S: Final = 20.0
ROUNDS: Final = 3
"""Rounds of Qt's events in which texts wrap, layouts settle and singles shots of zero fire."""

Shown = TypeVar("Shown", bound=QWidget)


class Stage:
    """Lasts for one scene."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self._ends = ExitStack()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Take everything apart, the last first."""
        self._ends.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def at_end(self, end: Callable[..., object], *arguments: object) -> None:
        """Have something called at the end."""
        self._ends.callback(end, *arguments)

    def leave_at_end(self, dialog: Shown) -> Shown:
        """Have a dialog that something else opened closed at the end."""
        self.at_end(_take_down, dialog)
        return dialog

    # --- what scenes need ----------------------------------------------------------------------------------------

    @cached_property
    def folder(self) -> Path:
        """A folder for the time of the scene."""
        return Path(self._ends.enter_context(TemporaryDirectory(prefix="scc-wall-pictures-")))

    @cached_property
    def held(self) -> HeldWork:
        """Work that is never done: what a dialog shows meanwhile."""
        return HeldWork()

    @cached_property
    def parent(self) -> QWidget:
        """A window for questions that need one, with the desk's colours; never seen."""
        made = QWidget()
        made.setStyleSheet(theme.STYLE_SHEET)
        made.resize(self.room_px()[0] - 100, self.room_px()[1] - 100)
        self.at_end(made.deleteLater)
        return made

    @staticmethod
    def room_px() -> tuple[int, int]:
        """Return the size of the screen in logical pixels."""
        room = QApplication.primaryScreen().availableGeometry()
        return room.width(), room.height()

    # --- showing -------------------------------------------------------------------------------------------------

    def show(self, widget: Shown) -> Shown:
        """Show a window until the end of the scene, and let it settle."""
        self.at_end(_take_down, widget)
        widget.show()
        widget.activateWindow()
        self.settle()
        return widget

    def settle(self) -> None:
        """Let texts wrap and layouts fall into place."""
        for _ in range(ROUNDS):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Run Qt's events until a condition holds.

        Raises
        ------
        TimeoutError
            If it does not in 20 s.
        """
        deadline = QDeadlineTimer(round(1000 * PATIENCE_S))
        while not condition():
            if deadline.hasExpired():
                raise TimeoutError(what)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def type_in(self, editor: QWidget, text: str) -> None:
        """Type into a field in place of what stands there."""
        assert isinstance(editor, QLineEdit)
        editor.setFocus()
        editor.clear()
        QTest.keyClicks(editor, text)
        offered = None if editor.completer() is None else editor.completer().popup()
        if offered is not None:  # else it keeps the caret here when another field is typed into
            offered.hide()

    def fill(self, fields: Iterable[tuple[object, str]]) -> None:
        """Type into several fields, each with an `editor`."""
        for field, text in fields:
            self.type_in(field.editor, text)  # type: ignore[attr-defined]  # the fields of ui.access have no base


def _take_down(widget: QWidget) -> None:
    import shiboken6

    if not shiboken6.isValid(widget):
        return
    for timer in widget.findChildren(QTimer):
        timer.stop()
    widget.close()
    if shiboken6.isValid(widget):
        widget.deleteLater()
