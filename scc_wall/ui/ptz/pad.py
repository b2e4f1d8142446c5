"""The pad: eight directions around a middle, held down by mouse or arrow keys; farther out is faster."""

from math import atan2, cos, hypot, pi, sin
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from scc_wall.ui import theme
from scc_wall.ui.ptz.aim import DEAD
from scc_wall.ui.ptz.arrows import Arrows, is_way, zoom_way
from scc_wall.ui.words import tr

SIDE: Final = 168
"""Logical pixels."""
_HARMLESS: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_ONCE: Final = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Space, Qt.Key.Key_Home})
_MIDDLE: Final = 0.22
"""Of the radius: in here nothing moves."""


class Pad(QWidget):
    """Says how far it is pushed, −1 to 1, whenever that changes; 0 when it is let go."""

    pushed = Signal(float, float)
    """To the right, and up."""
    zoomed = Signal(float)
    """Nearer, by its keys."""
    stop_wished = Signal()
    home_wished = Signal()
    preset_wished = Signal(int)
    """By the digit of its key."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()
        self.setFixedSize(SIDE, SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._arrows = Arrows()
        self._point: tuple[float, float] | None = None
        self.push = (0.0, 0.0)
        self.nearer = 0.0

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.setAccessibleName(tr("Papan arah"))
        self.setAccessibleDescription(
            tr("Tahan panah: gerak. PgUp, PgDn: zum. Spasi: STOP. 1–9: preset. Home: beranda.")
        )
        self.setToolTip(tr("Tahan; makin jauh dari tengah makin cepat"))

    def sizeHint(self) -> QSize:
        """Return its one size."""
        return QSize(SIDE, SIDE)

    def forget(self) -> None:
        """Nothing is held, as far as anybody knows; says so if something was."""
        self._arrows.clear()
        self._point = None
        self._tell()

    def _tell(self) -> None:
        right, up, nearer = self._arrows.push(1.0)
        push = (right, up) if self._point is None else self._point
        if nearer != self.nearer:
            self.nearer = nearer
            self.zoomed.emit(nearer)
        if push != self.push:
            self.push = push
            self.update()
            self.pushed.emit(*push)

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Push it there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._point = self._push_at(event.position())
            self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while it is held; let go if the button came up where nobody told us."""
        if self._point is not None:
            self._point = self._push_at(event.position()) if event.buttons() & Qt.MouseButton.LeftButton else None
            self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._point = None
            self._tell()

    def _push_at(self, point: QPointF) -> tuple[float, float]:
        """Return the push of a point: the nearest of eight directions, as far as it lies from the middle."""
        radius = self.width() / 2
        dx, dy = (point.x() - radius) / radius, (radius - point.y()) / radius
        far = hypot(dx, dy)
        if far < _MIDDLE:
            return (0.0, 0.0)
        angle = round(atan2(dy, dx) / (pi / 4)) * (pi / 4)
        amount = min(1.0, max(2 * DEAD, (far - _MIDDLE) / (0.9 - _MIDDLE)))
        return round(cos(angle) * amount, 2) + 0.0, round(sin(angle) * amount, 2) + 0.0

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that steer on a tile, too: none of them may turn the wall's page instead."""
        key, plain = event.key(), not event.modifiers() & ~_HARMLESS
        if not plain or not (is_way(key) or key in _ONCE or Qt.Key.Key_0 <= key <= Qt.Key.Key_9):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif key == Qt.Key.Key_Shift or is_way(key):
            self._press(key, slow=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Space:
            self.forget()
            self.stop_wished.emit()
        elif key == Qt.Key.Key_Home:
            self.home_wished.emit()
        else:
            self.preset_wished.emit(key - Qt.Key.Key_0)

    def _press(self, key: int, *, slow: bool) -> None:
        if key == Qt.Key.Key_Shift:
            self._arrows.slow = True
        else:
            self._arrows.slow = slow and not zoom_way(key)
            self._arrows.press(key)
        self._tell()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of a key."""
        key = event.key()
        if not is_way(key) and key != Qt.Key.Key_Shift:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            if key == Qt.Key.Key_Shift:
                self._arrows.slow = False
            self._arrows.release(key)
            self._tell()

    # --- ways out ------------------------------------------------------------------------------------------------

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go: the key that comes up comes up elsewhere."""
        self.forget()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go."""
        self.forget()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let go when it is switched off; follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.forget()
            self.update()
        super().changeEvent(event)

    # --- looks ---------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, its eight arrows, and how far it is pushed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.width() / 2
        painter.translate(radius, radius)
        edge = theme.FOCUS if self.hasFocus() else theme.EDGE
        painter.setPen(QPen(QColor(edge), 2 * theme.FOCUS_PX if self.hasFocus() else theme.FOCUS_PX))
        painter.setBrush(QColor(theme.RAISED if self.isEnabled() else theme.SURFACE))
        painter.drawEllipse(QPointF(0, 0), radius - theme.FOCUS_PX, radius - theme.FOCUS_PX)
        for step in range(8):
            self._arrow(painter, step, radius)
        painter.setPen(QPen(QColor(theme.LINE), 2))
        painter.setBrush(QColor(theme.SURFACE))
        painter.drawEllipse(QPointF(0, 0), radius * _MIDDLE, radius * _MIDDLE)
        if self.push != (0.0, 0.0):
            painter.setBrush(QColor(theme.FOCUS))
            where = QPointF(self.push[0], -self.push[1]) * radius * 0.8
            painter.setPen(QPen(QColor(theme.FOCUS), 3))
            painter.drawLine(QPointF(0, 0), where)
            painter.drawEllipse(where, 6, 6)
        painter.end()

    def _arrow(self, painter: QPainter, step: int, radius: float) -> None:
        painter.save()
        painter.rotate(45 * step)
        size = 9.0 if step % 2 == 0 else 6.5
        tip = QRectF(radius * 0.72 - size / 2, -size, size * 1.3, 2 * size)
        grey = theme.TEXT if step % 2 == 0 else theme.TEXT_DIM
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(grey if self.isEnabled() else theme.DISABLED))
        painter.drawPolygon(QPolygonF([tip.topLeft(), QPointF(tip.right(), 0), tip.bottomLeft()]))
        painter.restore()
