"""A list whose chosen entry is done with by Enter or a double click, and removed by Del; a single click only chooses.

Qt's own "activated" is a single click on some desktops: nobody shall move a camera by looking at a list.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from scc_wall.ui.keys import is_letter


class KeyList(QListWidget):
    """Tells what is wanted with the chosen entry."""

    go_wished = Signal()
    remove_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.itemDoubleClicked.connect(self.go_wished)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: on a small screen what stands below it shall stay in sight."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter and Del; letters are commands of the desk, the rest is the list's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_wished.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
