"""The bar under the menus that has room on the desk only while alarms wait."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget


class AlarmBar(QToolBar):
    """Holds a strip of alarms at a window's top.

    Parameters
    ----------
    name
        By which `QMainWindow.saveState` knows it.
    """

    def __init__(self, window: QMainWindow, name: str, strip: QWidget) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setMovable(False)
        self.hide()  # or Qt shows it once it is there, and the wall below jumps
        self.toggleViewAction().setVisible(False)  # nobody shall hide alarms for good by a slip of the mouse
        self.setContentsMargins(0, 0, 0, 0)
        self._strip_action = self.addWidget(strip)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self)

    def give_room(self, *, wanted: bool) -> None:
        """Give the strip its room on the desk, or take it back; whatever a restored state says."""
        if self._strip_action.isVisible() != wanted or self.isHidden() == wanted:
            self._strip_action.setVisible(wanted)
            self.setVisible(wanted)
