"""The editor for a password: hidden, never remembered, and it notices Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

LONGEST = 256


class PasswordEdit(QLineEdit):
    """A line for a password.

    Qt tells nobody whether Caps Lock is on; a letter that comes out large without Shift, or small with it, does.
    """

    caps_lock_seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)

    def take(self) -> str:
        """Return what was typed and empty the line, its history of changes too."""
        text = self.text()
        self.setText("")
        return text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at each letter before the line takes it."""
        super().keyPressEvent(event)
        text, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if len(text) == 1 and text.isalpha() and text.isupper() != shift:
            self.caps_lock_seen.emit()
