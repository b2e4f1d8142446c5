"""What waits in one line: each event whole, as many as there is room for, and how many more; none is cut in a word."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from scc_wall.ui.tips import plain_tip
from scc_wall.ui.words import tr

BETWEEN: Final = "   "
"""Between two events in the line."""
LEAST_PX: Final = 60


def joined(told: Sequence[str], total: int) -> str:
    """Return events in one line, and how many of all are not among them."""
    more = [tr("dan {n} lagi").format(n=total - len(told))] if total > len(told) else []
    return BETWEEN.join([*told, *more])


def fitted(told: Sequence[str], total: int, fits: Callable[[str], bool]) -> str:
    """Return as many events as fit, and how many more there are; one alone that does not fit is cut behind a word.

    Empty if not even a word fits beside the number.

    Parameters
    ----------
    total
        How many there are in all, told or not.
    """
    for count in range(len(told), 0, -1):
        if fits(line := joined(told[:count], total)):
            return line
    first = words_of(told[0], lambda first: fits(joined([first], total))) if told else ""
    return joined([first], total) if first else ""


def words_of(text: str, fits: Callable[[str], bool]) -> str:
    """Return a text, or as many of its words as fit; empty if not even one and its sign do."""
    if fits(text):
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 1, -1):
        if fits(line := " ".join(words[:count]).rstrip(" ,.;:·") + "…"):
            return line
    return ""


class AlarmLine(QLabel):
    """A label of one line that is shortened where it does not fit; screen readers and the mouse get it whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._told: tuple[str, ...] = ()
        self._total = 0

    def say(self, told: Sequence[str], total: int) -> None:
        """Show events, of `total` in all; changes only what differs."""
        if (tuple(told), total) == (self._told, self._total):
            return
        self._told, self._total = tuple(told), total
        self.setText(joined(told, total))
        self.setToolTip(plain_tip(self.text()))
        self.update()

    def shown(self) -> str:
        """Return what there is room for."""
        metrics, room_px = self.fontMetrics(), self.width()

        def fits(line: str) -> bool:
            return metrics.horizontalAdvance(line) <= room_px

        if not self._told:
            return words_of(self.text(), fits)
        line = fitted(self._told, self._total, fits)  # not even a word fits: letters then, for the sign must be seen
        return line or metrics.elidedText(self._told[0], Qt.TextElideMode.ElideRight, room_px)

    def minimumSizeHint(self) -> QSize:
        """Ask for little."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write what there is room for."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown())
        painter.end()
