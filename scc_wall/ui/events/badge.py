"""How many events wait, for the status line: quiet while none does."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton

from scc_wall.domain.event import Event, EventPriority
from scc_wall.ui import theme
from scc_wall.ui.events import event_words
from scc_wall.ui.words import tr


class EventsBadge(QPushButton):
    """`▲ 2 peristiwa menunggu`; `clicked` opens the list. Hidden while nothing waits."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlat(True)
        self._waiting: tuple[int, int] = (0, 0)
        self.hide()

    def show_events(self, events: Sequence[Event]) -> None:
        """Follow the events; changes only what differs."""
        urgent = [event for event in events if event.waiting and event.priority <= EventPriority.MEDIUM]
        worst = min((event.priority for event in urgent), default=EventPriority.LOW)
        if (len(urgent), int(worst)) != self._waiting:
            self._waiting = (len(urgent), int(worst))
            self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        count, worst = self._waiting
        priority = EventPriority(worst or EventPriority.LOW)
        text = tr("{n} peristiwa menunggu").format(n=count)
        self.setText(f"{event_words.SIGNS[priority]} {text}")
        self.setAccessibleName(text)
        colour = event_words.COLOURS[priority]
        self.setStyleSheet(
            f"QPushButton {{ color: {colour}; background: transparent; border: {theme.FOCUS_PX}px solid transparent;"
            f" padding: 1px 8px; font-weight: 600; }}"
            f" QPushButton:focus {{ border: {theme.FOCUS_PX}px solid {theme.FOCUS}; }}"
        )
        self.setVisible(count > 0 and self.parent() is not None)  # it has a place, or it would be a window

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
