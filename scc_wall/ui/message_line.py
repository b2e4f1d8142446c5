"""A short message in the status line: what has no room ends in "…" and stands whole in the tooltip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

from scc_wall.ui.tips import plain_tip


class MessageLine(QLabel):
    """One line; it takes the room that is left, and `text` is always the whole message."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a message; an empty one for none."""
        if self.text() != text:
            self.setText(text)
        told = "" if self.holds(text) else plain_tip(text)
        if self.toolTip() != told:
            self.setToolTip(told)

    def holds(self, text: str) -> bool:
        """Return whether a message is to be read whole here."""
        return self.fontMetrics().horizontalAdvance(text) <= self.contentsRect().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        role = self.foregroundRole()
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self.style().drawItemText(painter, room, flags, self.palette(), self.isEnabled(), shown, role)
        painter.end()
