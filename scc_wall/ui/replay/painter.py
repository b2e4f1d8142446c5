"""Paints what stands over a picture of the past. Device pixels; texts are drawn once and then only blended."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.layout import Rect
from scc_wall.ui import overlay, theme, words
from scc_wall.ui.replay.look import Bar, ReplayLook, bar_of, headlines, hints, lines_px
from scc_wall.ui.replay_tile import Around
from scc_wall.ui.tile_look import Mark
from scc_wall.ui.words import moment_of

_LINE: Final = 2.1
"""Height of a line over that of its capitals."""
_BARRED: Final = 0.4
"""There is a bar where the picture keeps that much of the tile's height beside it."""
_HINTED: Final = 0.6
"""Hints have a row of their own where the picture keeps that much of the tile's height beside it."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands on a tile, in device pixels from its upper left corner.

    Parameters
    ----------
    hint
        Its image and place; None where there is no room.
    """

    band: QImage
    lines_px: int
    bar: Bar | None
    hint: tuple[QImage, int, int] | None
    room: Rect


class ReplayPainter:
    """Paints one tile."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._texts: dict[tuple[object, ...], QImage] = {}
        self._resolved: tuple[object, _Parts] | None = None

    def paint(
        self,
        painter: QPainter,
        rect: Rect,
        look: ReplayLook,
        cap_px: int,
        arrived_mono_ns: int,
        *,
        around: Around,
    ) -> None:
        """Paint frame, band, bar and hints over the picture that arrived then; see `ui.replay_tile.PastPainter`."""
        painter.save()
        painter.setClipRect(QRect(*rect), Qt.ClipOperation.IntersectClip)
        painter.translate(rect.x, rect.y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = self._parts(rect, look, cap_px, arrived_mono_ns, around)
        _frame(painter, rect, cap_px, parts.lines_px)
        painter.drawImage(parts.lines_px, around.top_px, parts.band)
        if parts.bar is not None:
            _bar(painter, parts.bar, look, arrived_mono_ns)
        if parts.hint is not None:
            image, x, y = parts.hint
            painter.drawImage(x, y, image)
        painter.restore()

    def room(
        self,
        rect: Rect,
        look: ReplayLook,
        cap_px: int,
        arrived_mono_ns: int,
        *,
        around: Around,
    ) -> Rect:
        """Return where the picture goes; see `ui.replay_tile.PastPainter`."""
        return self._parts(rect, look, cap_px, arrived_mono_ns, around).room

    def _parts(self, rect: Rect, look: ReplayLook, cap_px: int, arrived_mono_ns: int, around: Around) -> _Parts:
        """Return what stands where, resolved anew only when it differs: it is asked for twice a picture."""
        band = self._band(rect.width - 2 * lines_px(cap_px, around.frame_px), look, cap_px, arrived_mono_ns)
        key = (band.cacheKey(), rect, cap_px, around, hints())
        if self._resolved is None or self._resolved[0] != key:
            self._resolved = key, self._resolve(band, rect, cap_px, around)
        return self._resolved[1]

    def _resolve(self, band: QImage, rect: Rect, cap_px: int, around: Around) -> _Parts:
        """Place, from the top: band, picture, a row of hints, bar, and the row of the camera's name."""
        lines, row_px, gap = lines_px(cap_px, around.frame_px), round(cap_px * _LINE), round(cap_px * 0.4)
        top, name_top = around.top_px + band.height(), rect.height - lines - row_px
        bar: Bar | None = bar_of(rect.width, rect.height, cap_px, around.frame_px)
        if bar is not None and _above(bar) - top < _BARRED * rect.height:
            bar = None
        bottom = name_top - ceil(_dash_px(cap_px)) if bar is None else _above(bar)
        text = _longest(rect.width - lines - around.label_px - gap, cap_px)  # beside the name
        hint: tuple[QImage, int, int] | None = None
        if text in {"", hints()[-1]} and bar is not None and bottom - row_px - top >= _HINTED * rect.height:
            image = self._hint(_longest(rect.width - 2 * lines, cap_px) or hints()[-1], cap_px)
            bottom -= row_px
            hint = image, (rect.width - image.width()) // 2, bottom
        elif text:
            image = self._hint(text, cap_px)
            hint = image, rect.width - lines - image.width(), name_top
        side = lines + ceil(_dash_px(cap_px))
        if bottom - top < rect.height // 4:  # nobody would know a picture so small: rather let it lie below
            top, bottom = min(top, rect.height // 2), rect.height - lines
        return _Parts(band, lines, bar, hint, Rect(side, top, max(1, rect.width - 2 * side), max(1, bottom - top)))

    def _band(self, width_px: int, look: ReplayLook, cap_px: int, arrived_mono_ns: int) -> QImage:
        age_s = max(0.0, seconds_between(arrived_mono_ns, self._clock.mono_ns()))
        time = words.clock_time(moment_of(arrived_mono_ns, self._clock))
        key = ("band", round(age_s), time, look.notes, width_px, cap_px)
        return self._once(key, lambda: _draw_band(headlines(age_s, time), time, look.notes, width_px, cap_px))

    def _hint(self, text: str, cap_px: int) -> QImage:
        return self._once(("hint", text, cap_px), lambda: _draw_hint(text, cap_px))

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


def _hint_px(text: str, cap_px: int) -> int:
    """Return how wide a hint is drawn."""
    return QFontMetrics(overlay.font(round(cap_px * 0.9))).horizontalAdvance(text) + 2 * round(cap_px * 0.6) + 2


def _longest(room_px: int, cap_px: int) -> str:
    """Return the longest hint that fits; nothing if none does."""
    return next((text for text in hints() if _hint_px(text, cap_px) <= room_px), "")


def _draw_hint(text: str, cap_px: int) -> QImage:
    chosen, height = overlay.font(round(cap_px * 0.9)), round(cap_px * _LINE)
    image = QImage(_hint_px(text, cap_px), height, QImage.Format.Format_ARGB32_Premultiplied)
    ground = QColor(theme.BACKGROUND)
    ground.setAlpha(theme.LABEL_ALPHA)
    image.fill(ground)
    painter = QPainter(image)
    painter.setFont(chosen)
    painter.setPen(QColor(theme.TEXT))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
    painter.end()
    return image


def _dash_px(cap_px: int) -> float:
    """Return how thick the dashes are."""
    return max(3.0, cap_px / 3)


def _frame(painter: QPainter, rect: Rect, cap_px: int, lines: int) -> None:
    """Draw a frame of dashes: told from that of the selected tile by its shape, not by its colour alone."""
    thick = _dash_px(cap_px)
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


def _above(bar: Bar) -> int:
    """Return where the room above a bar ends: its knob stands out by half its height, and has an outline."""
    return int(bar.top - bar.height / 2) - 2


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
