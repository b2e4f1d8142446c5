"""The strip across the top: what waits for a person, of whatever source, until somebody takes note of it.

The strip of the sites with other content: one strip, one key, one list.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.ui import theme, words
from scc_wall.ui.access.parts import plain, show_text
from scc_wall.ui.events import event_words
from scc_wall.ui.sites.alarm_strip import AlarmStrip
from scc_wall.ui.words import tr

NAMED: Final = 2
"""More than these are told as a number."""


class EventStrip(AlarmStrip):
    """Hidden while there is nothing urgent to take note of."""

    show_wished = Signal(int)
    """Id of the event that a person wants to see in the list."""

    def __init__(self, key: str = "") -> None:
        super().__init__(key)
        self._key = key
        self._events: list[Event] = []
        self._muted = False
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.setAccessibleName(tr("Peristiwa yang menunggu"))
        label = tr("Ketahui")
        self.acknowledge.setText(f"{label} ({self._key})" if self._key else label)
        self.open.setText(tr("Lihat"))
        for part in (self.acknowledge, self.open):
            part.setAccessibleName(plain(part.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_events(
        self,
        events: Sequence[Event],
        now_utc: datetime,
        *,
        muted: bool,
        trouble: Told | None,
        cut_off_utc: datetime | None = None,
    ) -> None:
        """Show what waits; changes only what differs.

        Parameters
        ----------
        events
            As `event_words.waiting` returns them.
        cut_off_utc
            Since when nothing is known of the sites, None while it is.
        """
        urgent = [event for event in events if event.priority <= EventPriority.MEDIUM]
        appeared = {event.event_id for event in urgent} - {event.event_id for event in self._events}
        self._events = urgent
        if urgent:
            warn = urgent[0].priority is not EventPriority.HIGH
            self._set_kind("warn" if warn else "")
            self.what.say(headlines(urgent), len(urgent))
            self.what.setStyleSheet(
                f"font-size: {theme.TITLE_PT}pt; font-weight: 600; color: {theme.WARN if warn else theme.ALARM};"
            )
            show_text(self.more, particulars(urgent, now_utc))
        self._show_doubt(cut_off_utc if any(one.source is EventSource.SITE for one in urgent) else None, now_utc)
        show_text(self.silence, "⚠ " + tr("suara mati") if muted else f"⚠ {tr('tanpa suara')}" if trouble else "")
        self.silence.setToolTip("" if trouble is None else str(trouble))
        mute = tr("Bunyikan") if muted else tr("Bisukan")
        if self.mute.text() != mute:
            self.mute.setText(mute)
            self.mute.setAccessibleName(plain(mute))
        if self.isHidden() == bool(urgent):
            self.setVisible(bool(urgent))
        self._describe(shown=bool(urgent))
        if appeared:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def event_ids(self) -> list[int]:
        """Return the events that are shown."""
        return [event.event_id for event in self._events]

    def _on_open_clicked(self) -> None:
        if self._events:
            self.show_wished.emit(self._events[0].event_id)


def headlines(events: Sequence[Event]) -> list[str]:
    """Return what happened, an event each."""
    return [f"{event_words.SIGNS[event.priority]} {event.told}" for event in events[:NAMED]]


def particulars(events: Sequence[Event], now_utc: datetime) -> str:
    """Return since when, and of one alone what to do."""
    first = min(event.at_utc for event in events)
    if len(events) > 1:
        return tr("{n} peristiwa sejak {time}", n=len(events)).format(
            n=len(events), time=words.past_time(first, now_utc)
        )
    parts = [tr("sejak {time}").format(time=words.past_time(first, now_utc))]
    if events[0].ended_utc is not None:
        parts.append(tr("sudah berlalu {time}").format(time=words.past_time(events[0].ended_utc, now_utc)))
    if events[0].todo is not None:
        parts.append(str(events[0].todo))
    return " · ".join(parts)
