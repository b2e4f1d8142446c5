"""The field over a list of the desk: Down leads into what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """Leads on by the keyboard."""

    down_wished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Down; Up stays here, for on the wall it would choose another tile behind a person's back."""
        if event.key() == Qt.Key.Key_Down:
            self.down_wished.emit()
        elif event.key() != Qt.Key.Key_Up:
            super().keyPressEvent(event)
