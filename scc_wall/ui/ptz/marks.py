"""Draws the sign of what a camera's drives do: a shape of its own for each, never colour alone."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from scc_wall.domain.steering import Drive
from scc_wall.ui import theme

DRIVE_COLOURS: Final = {
    Drive.CONNECTING: theme.WAIT,
    Drive.REST: theme.LIVE,
    Drive.MOVING: theme.TEXT,
    Drive.STOPPING: theme.WARN,
    Drive.RUNAWAY: theme.ALARM,
    Drive.LOST: theme.ALARM,
}
SIGN_PX: Final = 24
"""How wide the sign is with the gap to the words beside it, logical pixels."""


def drive_colour(drive: Drive, *, proved: bool = True) -> str:
    """Return the colour of a state; `proved` is False where a camera does not tell that it stands."""
    return theme.WAIT if drive is Drive.REST and not proved else DRIVE_COLOURS[drive]


def draw_drive(painter: QPainter, drive: Drive, box: QRectF, *, proved: bool = True) -> None:
    """Draw the sign into a square box; rest that is not proved is hollow."""
    colour = QColor(drive_colour(drive, proved=proved))
    stroke = max(1.5, box.width() / 7)
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = box.center()
    if drive is Drive.CONNECTING:
        painter.drawArc(inner, 30 * 16, 240 * 16)
    elif drive is Drive.REST and proved:
        painter.fillRect(box.adjusted(box.width() / 4, box.width() / 4, -box.width() / 4, -box.width() / 4), colour)
    elif drive is Drive.MOVING:
        _double_arrow(painter, inner, middle)
    elif drive in {Drive.STOPPING, Drive.REST}:
        painter.drawRect(inner.adjusted(stroke, stroke, -stroke, -stroke))
    elif drive is Drive.RUNAWAY:
        top = QPointF(middle.x(), inner.top())
        painter.drawPolygon(QPolygonF([top, inner.bottomRight(), inner.bottomLeft()]))
        painter.drawLine(QPointF(middle.x(), box.top() + box.height() * 0.42), QPointF(middle.x(), middle.y() + 1))
        painter.drawPoint(QPointF(middle.x(), box.top() + box.height() * 0.76))
    else:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    painter.restore()


def _double_arrow(painter: QPainter, inner: QRectF, middle: QPointF) -> None:
    side = inner.width() / 3.2
    painter.drawLine(QPointF(inner.left(), middle.y()), QPointF(inner.right(), middle.y()))
    for x, way in ((inner.left(), 1), (inner.right(), -1)):
        for up in (-1, 1):
            painter.drawLine(QPointF(x, middle.y()), QPointF(x + way * side, middle.y() + up * side))


class DriveMark(QWidget):
    """The sign as a small widget; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._drive: Drive | None = None
        self._proved = True
        self.setFixedSize(0, 18)

    def sizeHint(self) -> QSize:
        """Return its size: without a sign the words stand at the edge."""
        return QSize(0 if self._drive is None else SIGN_PX, 18)

    def show_drive(self, drive: Drive | None, *, proved: bool = True) -> None:
        """Show another state, None for none."""
        if (drive, proved) != (self._drive, self._proved):
            self._drive, self._proved = drive, proved
            self.setFixedSize(self.sizeHint())
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self._drive is not None:
            painter = QPainter(self)
            draw_drive(painter, self._drive, QRectF(1, 1, 16, 16), proved=self._proved)
            painter.end()
