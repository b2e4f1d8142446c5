"""Paints what a tile shows of a steered camera. Device pixels; texts are drawn once and then only blended."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen

from scc_wall.domain.layout import Rect
from scc_wall.domain.steering import Drive
from scc_wall.ui import overlay, theme
from scc_wall.ui.ptz.marks import draw_drive, drive_colour
from scc_wall.ui.ptz.tile_look import XY, SteeredLook
from scc_wall.ui.words import tr

_LINE: Final = 2.1
"""Height of a line over that of its capitals; the label of the tile has the same."""

Sign = str | tuple[Drive | None, bool]
"""What stands before a line: one of the small signs by its name, or a state of the drives and whether it is proved."""


class SteeredPainter:
    """Paints one tile."""

    def __init__(self) -> None:
        self._texts: dict[tuple[object, ...], QImage] = {}
        self._used: set[tuple[object, ...]] = set()

    def paint(
        self,
        painter: QPainter,
        rect: Rect,
        look: SteeredLook,
        cap_px: int,
        *,
        lifted_px: int = 0,
        marks: bool = True,
    ) -> None:
        """Paint it over the picture; see `ui.steering_tile.AbovePainter`."""
        look = look if marks else look.without_hand()
        self._used = set()
        painter.save()
        painter.setClipRect(QRect(*rect), Qt.ClipOperation.IntersectClip)
        painter.translate(rect.x, rect.y)
        thick = max(1.5, cap_px / 6)
        if look.steering:
            _brackets(painter, rect, cap_px, thick, lifted_px)
        if look.ghost is not None:
            _frame(painter, QRectF(*look.ghost), thick, exact=look.exact)
        self._gesture(painter, look, cap_px, thick)
        self._lines(painter, rect, look, cap_px, lifted_px)
        if look.alarm:
            self._alarm(painter, rect, look.alarm, cap_px, thick)
        painter.restore()
        for old in self._texts.keys() - self._used:
            del self._texts[old]

    # --- texts ---------------------------------------------------------------------------------------------------

    def _lines(self, painter: QPainter, rect: Rect, look: SteeredLook, cap_px: int, lifted_px: int) -> None:
        """Stack the lines on the tile's label, the holder lowest; inside the frame, which would cut their signs."""
        y = rect.height - lifted_px - round(cap_px * _LINE)
        wanted: tuple[tuple[str, str, Sign], ...] = (
            (look.holder, theme.WARN if look.foreign else theme.TEXT, "lock"),
            (look.optics, theme.TEXT, (look.drive, look.proved)),
            (look.digital, theme.WARN, "digital"),
            (tr("KENDALI · Esc selesai") if look.steering else "", theme.FOCUS, "hand"),
        )
        for text, colour, sign in wanted:
            if text and y > 0:
                image = self._text(text, colour, sign, rect.width - 2 * lifted_px, cap_px)
                y -= image.height()
                painter.drawImage(lifted_px, y, image)

    def _text(self, text: str, colour: str, sign: Sign, room_px: int, cap_px: int) -> QImage:
        key = (text, colour, sign, room_px, cap_px)
        self._used.add(key)
        known = self._texts.get(key)
        if known is None:
            known = self._texts[key] = _line(text, colour, sign, room_px, cap_px)
        return known

    def _alarm(self, painter: QPainter, rect: Rect, text: str, cap_px: int, thick: float) -> None:
        key = (text, rect.width, cap_px)
        self._used.add(key)
        image = self._texts.get(key)
        if image is None:
            image = self._texts[key] = _band(text, rect.width, cap_px)
        painter.drawImage(0, max(0, round(rect.height * 0.3) - image.height() // 2), image)
        painter.setPen(QPen(QColor(theme.ALARM), 2 * thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(thick, thick, rect.width - 2 * thick, rect.height - 2 * thick))

    # --- what the mouse does -------------------------------------------------------------------------------------

    def _gesture(self, painter: QPainter, look: SteeredLook, cap_px: int, thick: float) -> None:
        gesture = look.gesture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gesture.box is not None:
            (x1, y1), (x2, y2) = gesture.box
            _frame(painter, QRectF(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)), thick, exact=True)
        if gesture.stick is not None:
            _stick(painter, *gesture.stick, cap_px, thick)
        if gesture.aim is not None and look.ghost is None:
            _cross(painter, QPointF(*gesture.aim), cap_px, thick)


def _line(text: str, colour: str, sign: Sign, room_px: int, cap_px: int) -> QImage:
    chosen = overlay.font(cap_px)
    pad, side = round(cap_px * 0.6), cap_px + 2
    left = side + 2 * pad
    shown = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, max(1, room_px - left - pad))
    width, height = left + QFontMetrics(chosen).horizontalAdvance(shown) + pad, round(cap_px * _LINE)
    image = QImage(max(1, min(width, room_px)), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    ground = QColor(theme.BACKGROUND)
    ground.setAlpha(theme.LABEL_ALPHA)
    image.fill(ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(pad, (height - side) / 2, side, side)
    if isinstance(sign, str):
        _sign(painter, sign, colour, box)
    elif sign[0] is not None:
        draw_drive(painter, sign[0], box, proved=sign[1])
        colour = drive_colour(sign[0], proved=sign[1])
    painter.setFont(chosen)
    painter.setPen(QColor(colour))
    painter.drawText(
        QRect(left, 0, image.width() - left, height), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
    )
    painter.end()
    return image


def _sign(painter: QPainter, sign: str, colour: str, box: QRectF) -> None:
    stroke = max(1.5, box.width() / 7)
    painter.setPen(QPen(QColor(colour), stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(stroke, stroke, -stroke, -stroke)
    if sign == "lock":
        body = QRectF(inner.left(), inner.center().y() - stroke / 2, inner.width(), inner.height() / 2 + stroke / 2)
        painter.fillRect(body, QColor(colour))
        quarter = inner.width() / 5
        arch = QRectF(inner.left() + quarter, inner.top() - stroke / 2, inner.width() - 2 * quarter, inner.height())
        painter.drawArc(arch, 0, 180 * 16)
    elif sign == "digital":
        for step in range(2):
            painter.drawRect(inner.adjusted(0, 0, -inner.width() * 0.45 * step, -inner.height() * 0.45 * step))
    else:
        middle = inner.center()
        painter.drawLine(QPointF(inner.left(), middle.y()), QPointF(inner.right(), middle.y()))
        painter.drawLine(QPointF(middle.x(), inner.top()), QPointF(middle.x(), inner.bottom()))


def _band(text: str, width_px: int, cap_px: int) -> QImage:
    """Draw the alarm across the tile, in as many lines as it needs."""
    chosen, pad = overlay.font(cap_px, bold=True), round(cap_px * 0.6)
    side = round(cap_px * 1.6)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    room = QRect(0, 0, max(1, width_px - side - 3 * pad), 1 << 14)
    height = QFontMetrics(chosen).boundingRect(room, flags, text).height() + 2 * pad
    image = overlay.blank((width_px, height), theme.ALARM)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.BACKGROUND), max(2.0, cap_px / 5)))
    box = QRectF(pad, (height - side) / 2, side, side)
    painter.drawEllipse(box)
    painter.drawLine(QPointF(box.center().x(), box.top() + side * 0.22), QPointF(box.center().x(), box.center().y()))
    painter.drawPoint(QPointF(box.center().x(), box.top() + side * 0.76))
    painter.setFont(chosen)
    painter.drawText(QRect(side + 2 * pad, 0, room.width(), height), flags, text)
    painter.end()
    return image


def _brackets(painter: QPainter, rect: Rect, cap_px: int, thick: float, lifted_px: int) -> None:
    """Draw the corners of a viewfinder inside the frame, and its middle: keys and mouse steer here."""
    inset, long = max(theme.SELECTION_PX + 2 * thick, lifted_px + thick), 2.2 * cap_px
    right, bottom = rect.width - inset, rect.height - inset
    dark, light = (
        QPen(_shade(), 2.5 * thick),
        QPen(QColor(theme.FOCUS), thick),
    )
    middle = QPointF(rect.width / 2, rect.height / 2)
    for pen in (dark, light):
        painter.setPen(pen)
        for x, across in ((inset, 1), (right, -1)):
            for y, down in ((inset, 1), (bottom, -1)):
                painter.drawLine(QPointF(x, y), QPointF(x + across * long, y))
                painter.drawLine(QPointF(x, y), QPointF(x, y + down * long))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            way = QPointF(dx, dy)
            painter.drawLine(middle + way * (cap_px * 0.4), middle + way * cap_px)


def _frame(painter: QPainter, area: QRectF, thick: float, *, exact: bool) -> None:
    """Draw a frame that can be seen on light and dark pictures; a reckoned one is dashed."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (
        (_shade(), 2.5 * thick),
        (QColor(theme.TEXT), thick),
    ):
        pen = QPen(colour, width)
        if not exact:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(area)
    _cross(painter, area.center(), ceil(thick * 5), thick)


def _shade() -> QColor:
    return overlay.translucent(theme.SHADE, theme.SHADE_ALPHA)


def _cross(painter: QPainter, where: QPointF, size: float, thick: float) -> None:
    for colour, width in (
        (_shade(), 2.5 * thick),
        (QColor(theme.TEXT), thick),
    ):
        painter.setPen(QPen(colour, width))
        painter.drawLine(where - QPointF(size, 0), where + QPointF(size, 0))
        painter.drawLine(where - QPointF(0, size), where + QPointF(0, size))


def _stick(painter: QPainter, planted: XY, pushed: XY, cap_px: int, thick: float) -> None:
    root, tip = QPointF(*planted), QPointF(*pushed)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (
        (_shade(), 3 * thick),
        (QColor(theme.FOCUS), 1.5 * thick),
    ):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(root, cap_px, cap_px)
        painter.drawLine(root, tip)
    painter.setBrush(QColor(theme.FOCUS))
    painter.drawEllipse(tip, cap_px * 0.5, cap_px * 0.5)
