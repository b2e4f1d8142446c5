"""Draws the sign of a site's state: a shape of its own for each, never colour alone."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPolygonF

from scc_wall.domain.site import SiteState
from scc_wall.ui import theme
from scc_wall.ui.sharp_icon import sharp_icon
from scc_wall.ui.sites.look import TONES, Tone

TONE_COLOURS: Final = {
    Tone.CALM: theme.LIVE,
    Tone.QUIET: theme.TEXT_DIM,
    Tone.WARN: theme.WARN,
    Tone.ALARM: theme.ALARM,
}


def state_colour(state: SiteState) -> str:
    """Return the colour of a state."""
    return TONE_COLOURS[TONES[state]]


def draw_state(painter: QPainter, state: SiteState, box: QRectF, *, doubted: bool = False) -> None:
    """Draw the sign into a square box; a doubted one in grey, for nobody knows whether it still holds."""
    colour = QColor(theme.TEXT_DIM if doubted else state_colour(state))
    stroke = max(1.5, box.width() / 7)
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAWN[state](painter, colour, box, inner)
    painter.restore()


def _dot(painter: QPainter, colour: QColor, box: QRectF, _inner: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    quarter = box.width() / 4.5
    painter.drawEllipse(box.adjusted(quarter, quarter, -quarter, -quarter))


def _clock(painter: QPainter, _colour: QColor, box: QRectF, inner: QRectF) -> None:
    painter.drawEllipse(inner)
    middle = box.center()
    painter.drawLine(middle, QPointF(middle.x(), middle.y() - box.height() * 0.26))
    painter.drawLine(middle, QPointF(middle.x() + box.width() * 0.2, middle.y()))


def _triangle(painter: QPainter, _colour: QColor, box: QRectF, inner: QRectF) -> None:
    painter.drawPolygon(QPolygonF([QPointF(box.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()]))


def _diamond(painter: QPainter, colour: QColor, box: QRectF, _inner: QRectF) -> None:
    middle = box.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = [
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    ]
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QPen(QColor(theme.BACKGROUND), box.width() / 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(middle.x(), box.top() + box.height() * 0.3), QPointF(middle.x(), middle.y()))
    painter.drawPoint(QPointF(middle.x(), box.top() + box.height() * 0.74))


def _cross(painter: QPainter, _colour: QColor, _box: QRectF, inner: QRectF) -> None:
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def _bars(painter: QPainter, _colour: QColor, box: QRectF, inner: QRectF) -> None:
    for part in (1 / 3, 2 / 3):
        x = box.left() + box.width() * part
        painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))


def _ring(painter: QPainter, _colour: QColor, box: QRectF, _inner: QRectF) -> None:
    fifth = box.width() / 5
    painter.drawEllipse(box.adjusted(fifth, fifth, -fifth, -fifth))


_DRAWN: Final = {
    SiteState.UP: _dot,
    SiteState.SLOW: _clock,
    SiteState.SUSPICIOUS: _triangle,
    SiteState.HACKED: _diamond,
    SiteState.DOWN: _cross,
    SiteState.MAINTENANCE: _bars,
    SiteState.UNKNOWN: _ring,
}


@lru_cache(maxsize=32)
def state_icon(state: SiteState, *, doubted: bool = False) -> QIcon:
    """Return the sign as an icon."""
    return sharp_icon(lambda painter, box: draw_state(painter, state, box, doubted=doubted))
