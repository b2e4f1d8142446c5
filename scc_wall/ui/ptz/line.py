"""A label of one line that is as high and asks for as much room with any text: nothing moves when the text changes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from scc_wall.ui.tips import plain_tip


class LineLabel(QLabel):
    """A label that is always one line high, in the font that its style gives it."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Ask for no less than one line."""
        return QSize(0, self.fontMetrics().height() + 2)


def line_label(kind: str = "") -> QLabel:
    """Return one; what is cut off of a text stands in its tooltip."""
    return LineLabel(kind)


def set_line(label: QLabel, text: str) -> None:
    """Give it another text, if it is another one."""
    if label.text() != text:
        label.setText(text)
        label.setToolTip(plain_tip(text))
