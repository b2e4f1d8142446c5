"""Keys that are looked at before any widget has them: the stop of all cameras, what is typed before the log-in stands.

The gate stands at the window that has the keyboard. At the application each of some thousand events a second would
pass through Python.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

Guard = Callable[[QKeyEvent], bool]
"""Takes a key press, or returns False and leaves it to the next one."""


class KeyGate(QObject):
    """Asks its guards about each key press in any window of the program, dialogs and menus included."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._guards: list[Guard] = []
        self._window: QWindow | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(QGuiApplication.focusWindow())

    def add(self, guard: Guard) -> None:
        """Ask this one too, after those that are there."""
        self._guards.append(guard)

    def close(self) -> None:
        """Ask nobody any more. Idempotent."""
        self._guards.clear()
        self._leave()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep from the window what a guard takes."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._taken(event)

    def _taken(self, event: QKeyEvent) -> bool:
        return any(guard(event) for guard in self._guards)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        self._leave()
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _leave(self) -> None:
        window, self._window = self._window, None
        if window is not None and isValid(window):
            window.removeEventFilter(self)


def typing() -> bool:
    """Return whether the keyboard is in a field now: what is typed there is text, and no command."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return not field.isReadOnly()
    return isinstance(field, QComboBox) and field.isEditable()
