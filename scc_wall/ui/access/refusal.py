"""The plate that tells a refusal: what, why, what to do."""

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from scc_wall.base.errors import SccError
from scc_wall.ui import theme
from scc_wall.ui.access.parts import text_label
from scc_wall.ui.words import tr


class RefusalPlate(QFrame):
    """Shows an error of the environment; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "refusal")
        self.setAccessibleName(tr("Ditolak"))
        self.what = text_label("", "section", wrap=True)
        self.what.setStyleSheet(f"color: {theme.ALARM};")
        self.why = text_label("", wrap=True)
        self.todo = text_label("", wrap=True)
        self.todo.setStyleSheet("font-weight: 600;")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for part in (self.what, self.why, self.todo):
            column.addWidget(part)
        self.hide()

    def tell(self, error: SccError) -> None:
        """Show it."""
        self.what.setText(f"✕ {error.what}")
        for label, told in ((self.why, error.why), (self.todo, error.todo)):
            label.setText("" if told is None else str(told))
            label.setVisible(told is not None)
        self.setAccessibleDescription(error.told())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


def field_of(error: SccError) -> str:
    """Return the name of the field that an error asks a person to look at, empty for none."""
    return str(getattr(error, "field", ""))
