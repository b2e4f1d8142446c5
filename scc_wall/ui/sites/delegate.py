"""Paints a row of the panel: its texts each time, its small pictures from a pixmap that is kept until they change."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import is_
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scc_wall.ui import theme
from scc_wall.ui.sites import strip
from scc_wall.ui.sites.look import SiteLook, Tone
from scc_wall.ui.sites.marks import TONE_COLOURS, draw_state
from scc_wall.ui.sites.model import ROW_ROLE, Row, SitesModel
from scc_wall.ui.sites.past import RowPast
from scc_wall.ui.sites.short_name import short_name

PAD_PX: Final = 10
MARK_PX: Final = 16
CAUSE_COLOURS: Final = {**TONE_COLOURS, Tone.CALM: theme.TEXT}
"""A cause whose state is loud already is written in plain white."""
SMALL: Final = 0.9
"""Size of the second line beside the first."""
DIMMED: Final = 0.45
"""Opacity of the pictures of a site whose status is old or frozen."""
KEPT: Final = 400
"""Pixmaps that are kept; more than there are sites on any wall, 30 kB each."""
_NOTHING: Final = RowPast()
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class _Fonts:
    name: QFont
    small: QFont
    word: QFont


def fonts_of(font: QFont) -> _Fonts:
    """Return the fonts of a row that stands in a view with this font."""
    return _fonts(font.key())


@lru_cache(maxsize=8)
def _fonts(key: str) -> _Fonts:
    font = QFont()
    font.fromString(key)
    name, small, word = QFont(font), QFont(font), QFont(font)
    name.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(font.pointSizeF() * SMALL)
    word.setPointSizeF(font.pointSizeF() * SMALL)
    word.setWeight(QFont.Weight.DemiBold)
    return _Fonts(name, small, word)


class SiteDelegate(QStyledItemDelegate):
    """Paints rows of `SitesModel`."""

    def __init__(self, model: SitesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._beats = _Kept()
        self._rests = _Kept()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of every row."""
        return QSize(200, self.text_px(option.font) + strip.HEIGHT_PX + 2 * PAD_PX + 4)

    def text_px(self, font: QFont) -> int:
        """Return the height of the two lines of text."""
        fonts = fonts_of(font)
        return QFontMetrics(fonts.name).height() + QFontMetrics(fonts.small).height() + 2

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row, now = index.data(ROW_ROLE), self._model.now_utc
        if not isinstance(row, Row) or now is None:
            return
        look = row.look(now)
        fonts = fonts_of(option.font)
        painter.save()
        self._paint_plate(painter, option)
        box = option.rect.adjusted(PAD_PX, PAD_PX // 2 + 2, -PAD_PX, 0)
        top = self._paint_name(painter, fonts, look, box)
        self._paint_facts(painter, fonts, look, box, top)
        place = QPoint(box.left(), box.top() + self.text_px(option.font) + 5)
        where = strip.plan(box.width(), strip.p95_width_px(fonts.small))
        painter.setFont(fonts.small)
        painter.setPen(QColor(theme.TEXT_DIM))
        self._paint_strip(painter, row, place, where, doubted=bool(look.doubt))
        painter.restore()

    def _paint_plate(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)  # Tab makes a row current without choosing it
        if focused or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.RAISED))
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if focused:
            painter.setPen(QPen(QColor(theme.FOCUS), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

    def _paint_name(self, painter: QPainter, fonts: _Fonts, look: SiteLook, box: QRect) -> int:
        """Paint sign, name, doubt and state; return the y below them."""
        height = QFontMetrics(fonts.name).height()
        mark = QRectF(box.left(), box.top() + (height - MARK_PX) / 2, MARK_PX, MARK_PX)
        draw_state(painter, look.state, mark, doubted=bool(look.doubt))
        line = QRect(box.left() + MARK_PX + 8, box.top(), box.width() - MARK_PX - 8, height)
        painter.setFont(fonts.word)
        metrics = QFontMetrics(fonts.word)
        painter.setPen(QColor(theme.TEXT_DIM if look.doubt else TONE_COLOURS[look.tone]))
        painter.drawText(line, _RIGHT, look.word)
        used = metrics.horizontalAdvance(look.word) + 10
        if look.doubt:
            painter.setPen(QColor(theme.WARN))
            doubt = f"⚠ {look.doubt}"
            painter.drawText(line.adjusted(0, 0, -used, 0), _RIGHT, doubt)
            used += metrics.horizontalAdvance(doubt) + 10
        painter.setFont(fonts.name)
        painter.setPen(QColor(theme.TEXT_DIM if look.tone is Tone.QUIET or look.doubt else theme.TEXT))
        name = short_name(look.name, QFontMetrics(fonts.name), line.width() - used)
        painter.drawText(line, _LEFT, name)
        return box.top() + height + 2

    def _paint_facts(self, painter: QPainter, fonts: _Fonts, look: SiteLook, box: QRect, top: int) -> None:
        """Paint cause and ages."""
        metrics = QFontMetrics(fonts.small)
        line = QRect(box.left() + MARK_PX + 8, top, box.width() - MARK_PX - 8, metrics.height())
        painter.setFont(fonts.small)
        painter.setPen(QColor(theme.WARN if look.doubt else theme.TEXT_DIM))
        since_px = metrics.horizontalAdvance(look.since)
        whole = metrics.horizontalAdvance(f"{look.cause} · {look.checked}") + since_px + 20
        checked = look.checked_short if look.cause and whole > line.width() else look.checked
        painter.drawText(line, _RIGHT, checked)
        room = line.width() - metrics.horizontalAdvance(checked) - 10
        x = line.left()
        if look.cause:
            painter.setPen(QColor(theme.TEXT_DIM if look.doubt else CAUSE_COLOURS[look.cause_tone]))
            least = room - since_px - metrics.horizontalAdvance(" · ") - 2  # Qt elides what fits to the pixel
            cause = metrics.elidedText(look.cause, Qt.TextElideMode.ElideRight, max(least, room // 3))
            painter.drawText(line, _LEFT, cause)
            x += metrics.horizontalAdvance(cause)
        painter.setPen(QColor(theme.TEXT_DIM))
        since = f" · {look.since}" if look.cause and look.since else look.since
        left = room - (x - line.left())
        since = metrics.elidedText(since, Qt.TextElideMode.ElideRight, left) if left > 24 else ""
        painter.drawText(QRect(x, top, max(left, 0), metrics.height()), _LEFT, since)

    def facts_rect(self, row_rect: QRect, font: QFont) -> QRect:
        """Return the part of a row in which its ages stand: all that a passing second repaints."""
        fonts = fonts_of(font)
        top = row_rect.top() + PAD_PX // 2 + 2 + QFontMetrics(fonts.name).height() + 2
        return QRect(row_rect.left(), top, row_rect.width(), QFontMetrics(fonts.small).height())

    def _paint_strip(
        self, painter: QPainter, row: Row, place: QPoint, where: strip.StripPlan, *, doubted: bool
    ) -> None:
        past, site_id = row.past or _NOTHING, row.site.site_id
        ratio = painter.device().devicePixelRatioF()
        size = (where, ratio)
        painter.drawText(where.p95.translated(place), _LEFT, strip.p95_words(past))
        painter.setOpacity(DIMMED if doubted else 1.0)
        beats = self._beats.get(site_id, (past.beats,), size, lambda: strip.draw_beats(past, where, ratio))
        painter.drawPixmap(place, beats)
        drawn_from = (past.medians_ms, past.days)
        rest = self._rests.get(site_id, drawn_from, size, lambda: strip.draw_rest(past, where, ratio))
        painter.drawPixmap(place + QPoint(round(where.rest.left()), 0), rest)


class _Kept:
    """Drawn pixmaps by site, each good for as long as what it was drawn from are the same objects."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[tuple[object, ...], object, QPixmap]] = {}

    def get(self, site_id: int, drawn_from: tuple[object, ...], size: object, draw: Callable[[], QPixmap]) -> QPixmap:
        known = self._kept.get(site_id)
        if known is not None and known[1] == size and all(map(is_, known[0], drawn_from)):
            return known[2]
        pixmap = draw()
        if len(self._kept) >= KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[site_id] = (drawn_from, size, pixmap)
        return pixmap
