"""Paints what stands over a picture of the past. Device pixels; texts are drawn once and then only blended."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.layout import Rect
from scc_wall.ui import overlay, theme, words
from scc_wall.ui.replay.look import Bar, ReplayLook, bar_of, headlines, hints, lines_px
from scc_wall.ui.tile_look import Mark
from scc_wall.ui.words import moment_of

_LINE: Final = 2.1
"""Height of a line over that of its capitals."""
_BARRED: Final = 6.0
"""A tile must be so many capitals higher than band and label to have room for hints."""


class ReplayPainter:
    """Paints one tile."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._texts: dict[tuple[object, ...], QImage] = {}

    def paint(
        self,
        painter: QPainter,
        rect: Rect,
        look: ReplayLook,
        cap_px: int,
        arrived_mono_ns: int,
        *,
        top_px: int,
        frame_px: int,
    ) -> None:
        """Paint frame, band, bar and hints over the picture that arrived then; see `ui.replay_tile.PastPainter`."""
        painter.save()
        painter.setClipRect(QRect(*rect), Qt.ClipOperation.IntersectClip)
        painter.translate(rect.x, rect.y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = lines_px(cap_px, frame_px)
        band = self._band(rect.width - 2 * lines, look, cap_px, arrived_mono_ns)
        _frame(painter, rect, cap_px, lines)
        painter.drawImage(lines, top_px, band)
        bar = bar_of(rect.width, rect.height, cap_px, frame_px)
        below_px = top_px + band.height()
        if bar.top > below_px:
            _bar(painter, bar, look, arrived_mono_ns)
        if rect.height > below_px + (_LINE * 2 + _BARRED) * cap_px:
            hint = self._hint(rect.width, cap_px)
            painter.drawImage((rect.width - hint.width()) // 2, round(bar.top - cap_px * 0.7) - hint.height(), hint)
        painter.restore()

    def _band(self, width_px: int, look: ReplayLook, cap_px: int, arrived_mono_ns: int) -> QImage:
        age_s = max(0.0, seconds_between(arrived_mono_ns, self._clock.mono_ns()))
        time = words.clock_time(moment_of(arrived_mono_ns, self._clock))
        key = ("band", round(age_s), time, look.notes, width_px, cap_px)
        return self._once(key, lambda: _draw_band(headlines(age_s, time), time, look.notes, width_px, cap_px))

    def _hint(self, width_px: int, cap_px: int) -> QImage:
        texts = hints()
        return self._once(("hint", texts, width_px, cap_px), lambda: _draw_hint(texts, width_px, cap_px))

    def _once(self, key: tuple[object, ...], draw: Callable[[], QImage]) -> QImage:
        image = self._texts.get(key)
        if image is None:
            for old in [one for one in self._texts if one[0] == key[0]]:
                del self._texts[old]
            image = self._texts[key] = draw()
        return image


def _draw_band(texts: tuple[str, ...], time: str, notes: tuple[str, ...], width_px: int, cap_px: int) -> QImage:
    """Draw the band along the upper edge: dark on the colour of doubt, over the tile's whole width."""
    bold, thin = overlay.font(cap_px, bold=True), overlay.font(cap_px)
    pad, side, height = round(cap_px * 0.6), cap_px + 2, round(cap_px * _LINE)
    room = width_px - side - 3 * pad
    text = next((one for one in texts if QFontMetrics(bold).horizontalAdvance(one) <= room), texts[-1])
    if text != texts[0]:
        notes = (time, *notes)  # on a line of its own: the age alone is not enough to speak of it later
    text = QFontMetrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, max(1, room))
    text_px = QFontMetrics(bold).horizontalAdvance(text)
    note = " · ".join(notes)
    note_px = QFontMetrics(thin).horizontalAdvance(note)
    beside = bool(note) and text_px + note_px + 2 * pad <= room
    lines = 1 if beside or not note else 2
    image = overlay.blank((width_px, height * lines), theme.WARN)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    overlay.draw_mark(painter, Mark.REPLAY, QRectF(pad, (height - side) / 2, side, side), theme.BACKGROUND)
    painter.setPen(QColor(theme.BACKGROUND))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.setFont(bold)
    painter.drawText(QRect(side + 2 * pad, 0, text_px + 2, height), flags, text)
    if note:
        painter.setFont(thin)
        left = side + 2 * pad if not beside else side + 4 * pad + text_px
        top = 0 if beside else height
        shown = QFontMetrics(thin).elidedText(note, Qt.TextElideMode.ElideRight, max(1, width_px - left - pad))
        painter.drawText(QRect(left, top, width_px - left, height), flags, shown)
    painter.end()
    return image


def _draw_hint(texts: tuple[str, ...], width_px: int, cap_px: int) -> QImage:
    chosen, pad, height = overlay.font(round(cap_px * 0.9)), round(cap_px * 0.6), round(cap_px * _LINE)
    metrics = QFontMetrics(chosen)
    text = next((one for one in texts if metrics.horizontalAdvance(one) + 4 * pad <= width_px), texts[-1])
    image = QImage(
        min(width_px, metrics.horizontalAdvance(text) + 2 * pad + 2), height, QImage.Format.Format_ARGB32_Premultiplied
    )
    ground = QColor(theme.BACKGROUND)
    ground.setAlpha(theme.LABEL_ALPHA)
    image.fill(ground)
    painter = QPainter(image)
    painter.setFont(chosen)
    painter.setPen(QColor(theme.TEXT))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
    painter.end()
    return image


def _frame(painter: QPainter, rect: Rect, cap_px: int, lines: int) -> None:
    """Draw a frame of dashes: told from that of the selected tile by its shape, not by its colour alone."""
    thick = max(3.0, cap_px / 3)
    inset = lines + thick / 2
    label_px = round(cap_px * _LINE)  # the camera's name stays readable below it
    edge = QRectF(inset, inset, rect.width - 2 * inset, rect.height - inset - lines - label_px - thick / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.BACKGROUND), thick))
    painter.drawRect(edge)
    dashes = QPen(QColor(theme.WARN), thick, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    dashes.setDashPattern([3, 1.5])
    painter.setPen(dashes)
    painter.drawRect(edge)


def _bar(painter: QPainter, bar: Bar, look: ReplayLook, arrived_mono_ns: int) -> None:
    """Draw how much there is, how much of it is over, and where the picture stands."""
    whole = QRectF(bar.left, bar.top, bar.right - bar.left, bar.height)
    painter.setPen(QPen(QColor(theme.BACKGROUND), 2))
    ground = QColor(theme.BACKGROUND)
    ground.setAlpha(theme.LABEL_ALPHA)
    painter.setBrush(ground)
    painter.drawRoundedRect(whole, bar.height / 2, bar.height / 2)
    length = look.until_mono_ns - look.from_mono_ns
    if length <= 0:
        return
    share = min(1.0, max(0.0, (arrived_mono_ns - look.from_mono_ns) / length))
    x = bar.left + share * whole.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.WARN))
    painter.drawRoundedRect(QRectF(bar.left, bar.top, x - bar.left, bar.height), bar.height / 2, bar.height / 2)
    painter.setPen(QPen(QColor(theme.TEXT), 1))
    for seconds in range(10, int(length / 1e9) + 1, 10):  # whole tens, counted back from now
        at = bar.right - seconds * 1e9 / length * whole.width()
        painter.drawLine(QPointF(at, bar.top), QPointF(at, bar.top + bar.height))
    painter.setPen(QPen(QColor(theme.BACKGROUND), 1.5))
    painter.setBrush(QColor(theme.TEXT))
    painter.drawEllipse(QPointF(x, bar.top + bar.height / 2), bar.height, bar.height)
