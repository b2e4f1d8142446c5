"""The events at the desk as a whole: panel, and what a person does there, kept in step with the desk of the events.

tick ─► revision ─► snapshot ─► panel               (what holds now, at once)
acknowledge, note, older ─► work(desk) ─► tick      (later)
"""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.event import Event
from scc_wall.ui.access.busy import Work
from scc_wall.ui.events.desk import EventsDesk, EventsSnapshot
from scc_wall.ui.events.model import EventsModel
from scc_wall.ui.events.panel import EventsPanel
from scc_wall.ui.words import tr

log = logging.getLogger(__name__)

OLDER_AT_ONCE: Final = 200
WIDTH_PX: Final = 440
AGES_EVERY_S: Final = 10
"""Ages are told in minutes; the list need not be painted more often for them."""


class EventsDock(QDockWidget):
    """The dock of the panel; its title follows the language."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("events")
        features = QDockWidget.DockWidgetFeature
        self.setFeatures(features.DockWidgetMovable | features.DockWidgetClosable)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its title in the language of now."""
        self.setWindowTitle(tr("Peristiwa"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class EventsUi(QObject):
    """Joins the parts of the panel.

    Parameters
    ----------
    work
        Has everything done that takes its time; ended by its owner.
    """

    told = Signal(str)
    """A short message for the status line."""
    left = Signal()
    """A person wants back to the wall."""

    def __init__(self, desk: EventsDesk, work: Work, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._clock = clock
        self._revision: int | None = None
        self._aged_s = 0
        self._closed = False
        self.dock: QDockWidget | None = None
        self.snapshot = EventsSnapshot()
        self.model = EventsModel(self)
        self.panel = EventsPanel(self.model)
        self.panel.acknowledge_wished.connect(self.acknowledge)
        self.panel.note_wished.connect(self.add_note)
        self.panel.older_wished.connect(self.load_older)
        self.panel.left.connect(self.left)

    def dock_into(self, window: QMainWindow) -> QDockWidget:
        """Dock the panel where it was left, else at a window's right, below what is there."""
        dock = EventsDock(window)
        dock.setWidget(self.panel)
        if not window.restoreDockWidget(dock):  # the window was arranged before there was this dock
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            window.resizeDocks([dock], [WIDTH_PX], Qt.Orientation.Horizontal)
            dock.show()  # Qt would later, and until then it counts as closed
        self.dock = dock
        return dock

    # --- following -----------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Follow the events and the time; called on the wall's slow tick, four times a second."""
        if self._closed:
            return
        now = self._clock.now_utc()
        revision = self._desk.revision()
        if revision != self._revision:
            self._revision = revision
            self.snapshot = self._desk.snapshot()
            self.panel.show_snapshot(self.snapshot, now)
        second = self._clock.mono_ns() // 1_000_000_000
        if second - self._aged_s >= AGES_EVERY_S:
            self._aged_s = second
            self.panel.pass_time(now)

    # --- commands ------------------------------------------------------------------------------------------------

    def acknowledge(self, event_ids: Sequence[int]) -> None:
        """Take note of events in the name of who is in."""
        ids = list(event_ids)

        def done(_: None) -> None:
            self.told.emit(tr("{n} peristiwa diketahui").format(n=len(ids)))
            self.tick()

        self._work(lambda: self._desk.acknowledge(ids), done, self._tell)

    def add_note(self, event_id: int, text: str) -> None:
        """Write beside an event in the name of who is in."""

        def done(_: None) -> None:
            self.panel.note_kept()
            self.told.emit(tr("Catatan disimpan"))
            self.tick()

        self._work(lambda: self._desk.add_note(event_id, text), done, self._tell)

    def load_older(self) -> None:
        """Show events of the past behind those that are there."""
        before = self.model.oldest_id
        if before <= 1:
            self.told.emit(tr("Tidak ada peristiwa yang lebih lama"))
            return
        self.panel.older.setEnabled(False)
        self._work(lambda: self._desk.older(before, OLDER_AT_ONCE), self._on_older, self._on_older_failed)

    def _on_older(self, events: Sequence[Event]) -> None:
        self.panel.older.setEnabled(True)
        self.model.add_older(events)
        self.told.emit(
            tr("{n} peristiwa lama dimuat").format(n=len(events))
            if events
            else tr("Tidak ada peristiwa yang lebih lama")
        )

    def _on_older_failed(self, error: SccError) -> None:
        self.panel.older.setEnabled(True)
        self._tell(error)

    def _tell(self, error: SccError) -> None:
        todo = "" if error.todo is None else f" {error.todo}"
        self.told.emit(f"⚠ {error.what}{todo}")

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of the events do (`ui.commands.EVENTS`)."""
        return {"events": self.focus_panel}

    def focus_panel(self) -> None:
        """Show the panel and put the keyboard into its list."""
        if self.dock is not None:
            self.dock.show()
            self.dock.raise_()
        self.panel.view.setFocus()
        if not self.panel.view.currentIndex().isValid() and self.model.shown:
            self.panel.view.setCurrentIndex(self.model.index(0))

    def close(self) -> None:
        """Follow nothing any more. Idempotent."""
        self._closed = True
