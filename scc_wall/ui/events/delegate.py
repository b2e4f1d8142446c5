"""Paints a row of the panel: how urgent and when, what happened, what became of it and what to do.

All rows are four lines high. What happened takes two of them where it must; then what to do and what became of it share
the last one.
"""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scc_wall.domain.event import Event
from scc_wall.ui import theme, words
from scc_wall.ui.events import event_words
from scc_wall.ui.events.model import EVENT_ROLE, EventsModel

PAD_PX: Final = 10
BAR_PX: Final = 4
"""Width of the bar at the left of what waits for a person."""
SMALL: Final = 0.9
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class EventDelegate(QStyledItemDelegate):
    """Paints rows of `EventsModel`."""

    def __init__(self, model: EventsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of every row: four lines."""
        small, name = _small(option.font), _bold(option.font)
        return QSize(200, 3 * QFontMetrics(small).height() + QFontMetrics(name).height() + 2 * PAD_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        event, now = index.data(EVENT_ROLE), self._model.now_utc
        if not isinstance(event, Event) or now is None:
            return
        painter.save()
        self._paint_plate(painter, option, event)
        pen = _Pen(painter, option.rect.adjusted(PAD_PX + BAR_PX, PAD_PX - 2, -PAD_PX, 0))
        small, plain = _small(option.font), QFont(option.font)
        pen.beside(small, words.past_time(event.at_utc, now), event_words.source_word(event.source))
        sign = f"{event_words.SIGNS[event.priority]} {event_words.priority_word(event.priority)}"
        pen.line(small, event_words.COLOURS[event.priority] if event.waiting else theme.TEXT_DIM, sign)
        told = pen.lines(_bold(plain) if event.waiting else plain, theme.TEXT, str(event.told))
        state = event_words.state_word(event, now, self._model.cut_off_utc)
        todo = [f"→ {event.todo}"] if event.todo is not None and event.open else []
        both = (*todo, state)
        if self._model.cut_off_utc is not None:  # that it may hold no more is not cut off
            both = both[::-1]
        for text in [state, *todo] if told == 1 else ["  ".join(part for part in both if part)]:
            pen.line(small, theme.TEXT_DIM, text)
        painter.restore()

    def _paint_plate(self, painter: QPainter, option: QStyleOptionViewItem, event: Event) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.RAISED))
        if event.waiting:
            bar = QRect(option.rect.left() + 3, option.rect.top() + 4, BAR_PX, option.rect.height() - 9)
            painter.fillRect(bar, QColor(event_words.COLOURS[event.priority]))
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if focused:
            painter.setPen(QPen(QColor(theme.FOCUS), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))


class _Pen:
    """Writes line under line."""

    def __init__(self, painter: QPainter, box: QRect) -> None:
        self._painter = painter
        self._box = box

    def line(self, font: QFont, colour: str, text: str) -> None:
        """Write a line, shortened where it does not fit."""
        metrics = QFontMetrics(font)
        line = QRect(self._box.left(), self._box.top(), self._box.width(), metrics.height())
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(line, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width()))
        self._box = self._box.adjusted(0, metrics.height() + 1, 0, 0)

    def lines(self, font: QFont, colour: str, text: str) -> int:
        """Write a text in two lines where one does not hold it: its end is the cause; return how many they are."""
        metrics, words_left = QFontMetrics(font), text.split(" ")
        if metrics.horizontalAdvance(text) <= self._box.width():
            self.line(font, colour, text)
            return 1
        first = words_left.pop(0)
        while words_left and metrics.horizontalAdvance(f"{first} {words_left[0]}") <= self._box.width():
            first = f"{first} {words_left.pop(0)}"
        self.line(font, colour, first)
        self.line(font, colour, " ".join(words_left))
        return 2

    def beside(self, font: QFont, middle: str, right: str) -> None:
        """Write in the middle and at the right of the line that comes next."""
        line = QRect(self._box.left(), self._box.top(), self._box.width(), QFontMetrics(font).height())
        self._painter.setFont(font)
        self._painter.setPen(QColor(theme.TEXT_DIM))
        self._painter.drawText(line, _MIDDLE, middle)
        self._painter.drawText(line, _RIGHT, right)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL)
    return small


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
