"""The sign at the right of a search field that empties it.

Qt's own (`setClearButtonEnabled`) asks the desktop's theme for a picture: the first to do so waits 115 ms for the theme
on X11, which was a tenth of the whole start (decision 0078).
"""

from PySide6.QtCore import QObject, QPointF, QRectF, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QLineEdit

from scc_wall.ui import theme
from scc_wall.ui.sharp_icon import sharp_icon
from scc_wall.ui.words import tr


def let_clear(field: QLineEdit) -> None:
    """Give a field a sign that empties it, there while there is something in it."""
    field.textChanged.connect(_Clearing(field).follow)


class _Clearing(QObject):
    """Makes the sign with the first letter that is typed."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._action: QAction | None = None

    @Slot(str)
    def follow(self, text: str) -> None:
        """Show the sign, or not."""
        if self._action is None and text:
            self._action = QAction(_cross(), "", self)
            self._action.triggered.connect(self._field.clear)
            self._field.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
        if self._action is not None:
            self._action.setText(tr("Kosongkan"))
            self._action.setVisible(bool(text))


def _cross() -> QIcon:
    def draw(painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(theme.TEXT_DIM), 1.5))
        inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(QPointF(inner.right(), inner.top()), QPointF(inner.left(), inner.bottom()))

    return sharp_icon(draw)
