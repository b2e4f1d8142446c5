"""The small pictures of a row, side by side: 60 beats, the curve of 24 hours with its p95, 90 days.

Shape speaks before colour: a failed look is a bar of full height, a slow one of three quarters, a good one of half; a
day is as high as it is known, its lower part red as far as the site was down, and nothing at all without data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from scc_wall.ui import theme
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.curve import curve_path
from scc_wall.ui.sites.past import BEATS, DAYS, Beat, Day, RowPast
from scc_wall.ui.sites.plots import HEADROOM

HEIGHT_PX: Final = 18
GAP_PX: Final = 12
LEAST_CURVE_PX: Final = 30
SLOTS_EMPTY: Final = theme.LINE
_BEATS: Final = {Beat.GOOD: (0.5, theme.BAR_GOOD), Beat.SLOW: (0.75, theme.WARN), Beat.BAD: (1.0, theme.ALARM)}


@dataclass(frozen=True, slots=True)
class StripPlan:
    """Where the parts stand in a strip of some width; all in logical pixels.

    Parameters
    ----------
    beat_px, day_px
        From one bar to the next.
    """

    beats: QRectF
    curve: QRectF
    p95: QRectF
    days: QRectF
    beat_px: int
    day_px: int

    @property
    def rest(self) -> QRectF:
        """Everything but the beats."""
        return QRectF(self.curve.left(), 0, self.days.right() - self.curve.left(), HEIGHT_PX)


def plan(width_px: int, p95_px: int) -> StripPlan:
    """Share the width of a strip out; the curve takes what the bars leave."""
    beat_px = max(2, int(width_px * 0.32) // BEATS)
    day_px = max(1, int(width_px * 0.28) // DAYS)
    if width_px - beat_px * BEATS - day_px * DAYS - p95_px - 2 * GAP_PX < LEAST_CURVE_PX:
        beat_px = 1
    beats = QRectF(0, 0, beat_px * BEATS, HEIGHT_PX)
    days = QRectF(width_px - day_px * DAYS, 0, day_px * DAYS, HEIGHT_PX)
    p95 = QRectF(days.left() - GAP_PX - p95_px, 0, p95_px, HEIGHT_PX)
    left = beats.right() + GAP_PX
    curve = QRectF(left, 0, max(0.0, p95.left() - 6 - left), HEIGHT_PX)
    return StripPlan(beats, curve, p95, days, beat_px, day_px)


def p95_width_px(font: QFont) -> int:
    """Return the room that the longest p95 takes."""
    return QFontMetrics(font).horizontalAdvance("p95 9999 ms") + 2


def draw_beats(past: RowPast, where: StripPlan, ratio: float) -> QPixmap:
    """Draw the beats of one row, for a screen of this scaling; new with each look."""
    pixmap, painter = _begin(where.beats, ratio)
    _draw_beats(painter, past.beats, where)
    painter.end()
    return pixmap


def draw_rest(past: RowPast, where: StripPlan, ratio: float) -> QPixmap:
    """Draw curve and days of one row; the same for minutes."""
    pixmap, painter = _begin(where.rest, ratio)
    painter.translate(-where.rest.left(), 0)
    _draw_curve(painter, past, where)
    draw_days(painter, past.days, where.days, where.day_px)
    painter.end()
    return pixmap


def _begin(box: QRectF, ratio: float) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap, QPainter(pixmap)


def _draw_beats(painter: QPainter, beats: Sequence[Beat], where: StripPlan) -> None:
    """Draw runs of equal beats as one box each, then cut the gaps: a few calls instead of sixty."""
    bottom, height, x = where.beats.bottom(), where.beats.height(), where.beats.left()
    slots = [*([None] * (BEATS - len(beats))), *beats]
    for kind, run in groupby(slots):
        wide = where.beat_px * len(list(run))
        tall = 1.0 if kind is None else _BEATS[kind][0] * height
        painter.fillRect(QRectF(x, bottom - tall, wide, tall), QColor(SLOTS_EMPTY if kind is None else _BEATS[kind][1]))
        x += wide
    if where.beat_px > 1:
        _cut_gaps(painter, where.beats, where.beat_px, BEATS)


def _cut_gaps(painter: QPainter, box: QRectF, step_px: int, count: int) -> None:
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.transparent)
    painter.drawRects(_gaps(box.left(), box.height(), step_px, count))
    painter.restore()


@lru_cache(maxsize=16)
def _gaps(left: float, height: float, step_px: int, count: int) -> list[QRectF]:
    return [QRectF(left + (n + 1) * step_px - 1, 0, 1, height) for n in range(count)]


def _draw_curve(painter: QPainter, past: RowPast, where: StripPlan) -> None:
    known = [value for value in past.medians_ms if value is not None]
    painter.setPen(QPen(QColor(SLOTS_EMPTY), 1))
    painter.drawLine(where.curve.bottomLeft() - QPointF(0, 0.5), where.curve.bottomRight() - QPointF(0, 0.5))
    if not known:
        return
    top = HEADROOM * max(*known, past.p95_ms or 0.0, 1.0)
    box = where.curve.adjusted(1, 2, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if past.p95_ms is not None:
        y = box.bottom() - past.p95_ms / top * box.height()
        painter.setPen(QPen(QColor(theme.LINE), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    painter.setPen(QPen(QColor(theme.WAIT), 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(curve_path(past.medians_ms, top, box))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def p95_words(past: RowPast) -> str:
    """Return the p95 of the last 24 hours, empty without one."""
    return "" if past.p95_ms is None else f"p95 {site_words.milliseconds(past.p95_ms)}"


def draw_days(painter: QPainter, days: Sequence[Day | None], box: QRectF, day_px: int) -> None:
    """Draw a bar for each day into a box: as high as the day is known, its foot red as far as the site was down."""
    slots = [*([None] * (DAYS - len(days))), *days]
    x = box.left()
    for covered, run in groupby(slots, key=lambda day: None if day is None else day.covered):
        wide = day_px * len(list(run))
        tall = 1.0 if covered is None else max(2.0, covered * box.height())
        painter.fillRect(
            QRectF(x, box.bottom() - tall, wide, tall), QColor(SLOTS_EMPTY if covered is None else theme.BAR_GOOD)
        )
        x += wide
    for place, day in enumerate(slots):
        if day is not None and day.down > 0:
            red = max(3.0, day.down * day.covered * box.height())
            painter.fillRect(QRectF(box.left() + place * day_px, box.bottom() - red, day_px, red), QColor(theme.ALARM))
    if day_px > 2:
        _cut_gaps(painter, box, day_px, DAYS)
