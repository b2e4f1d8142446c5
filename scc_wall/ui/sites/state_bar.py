"""A site's states over a span of time as one bar; as high as they are loud, and empty where nothing is known."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scc_wall.domain.site import SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.ui import theme
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.marks import state_colour
from scc_wall.ui.words import tr

HEIGHT_PX: Final = 22
_TALL: Final = {
    SiteState.UP: 0.5,
    SiteState.SLOW: 0.7,
    SiteState.SUSPICIOUS: 0.7,
    SiteState.HACKED: 1.0,
    SiteState.DOWN: 1.0,
    SiteState.MAINTENANCE: 0.25,
    SiteState.UNKNOWN: 0.0,
}


class Span(NamedTuple):
    """A state and from where to where it lasted, 0 to 1 of the bar."""

    state: SiteState
    start: float
    end: float


def spans(changes: Sequence[StateChange], from_utc: datetime, until_utc: datetime) -> list[Span]:
    """Return the states between two moments; `changes` are led by the one that held at the first."""
    whole = (until_utc - from_utc).total_seconds()
    found = []
    for place, change in enumerate(changes):
        ends = changes[place + 1].at_utc if place + 1 < len(changes) else until_utc
        start = (change.at_utc - from_utc).total_seconds() / whole
        end = (ends - from_utc).total_seconds() / whole
        if end > 0 and start < 1:
            found.append(Span(change.state, max(0.0, start), min(1.0, end)))
    return found


class StateBar(QWidget):
    """One bar of a length of days."""

    def __init__(self, days: int) -> None:
        super().__init__()
        self._days = days
        self.spans: list[Span] = []
        self.setAccessibleName(tr("Keadaan {span}").format(span=site_words.span_word(days)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_changes(self, changes: Sequence[StateChange], now_utc: datetime) -> None:
        """Show what these changes say of the days before now."""
        self.spans = spans(changes, now_utc - timedelta(days=self._days), now_utc)
        told = [tr("{word} {n} kali", n=n).format(word=site_words.state_word(s), n=n) for s, n in _counted(self.spans)]
        self.setAccessibleDescription(", ".join(told) or tr("belum ada data"))
        self.setToolTip(self.accessibleDescription())
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(300, HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the states over the empty bar, the loud ones last and never thinner than 2 px."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.BACKGROUND))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(theme.LINE))
        for span in sorted(self.spans, key=lambda span: _TALL[span.state]):
            tall = _TALL[span.state] * self.height()
            wide = max(2.0, (span.end - span.start) * self.width())
            colour = theme.BAR_GOOD if span.state is SiteState.UP else state_colour(span.state)
            painter.fillRect(QRectF(span.start * self.width(), self.height() - tall, wide, tall), QColor(colour))
        painter.end()


def _counted(found: Sequence[Span]) -> list[tuple[SiteState, int]]:
    counts: dict[SiteState, int] = {}
    for span in found:
        counts[span.state] = counts.get(span.state, 0) + 1
    return sorted(counts.items(), key=lambda pair: -_TALL[pair[0]])
