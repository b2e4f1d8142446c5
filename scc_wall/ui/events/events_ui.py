"""The events at the desk as a whole: panel, and what a person does there, kept in step with the desk of the events.

tick ─► revision ─► snapshot ─► panel               (what holds now, at once)
acknowledge, note, older ─► work(desk) ─► tick      (later)
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from scc_wall.base.clock import SYSTEM_CLOCK, Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import language
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.ui.access.busy import Work
from scc_wall.ui.alarm_bar import AlarmBar
from scc_wall.ui.events import event_words
from scc_wall.ui.events.badge import EventsBadge
from scc_wall.ui.events.desk import EventsDesk, EventsSnapshot
from scc_wall.ui.events.model import EventsModel, Mark, mark_of
from scc_wall.ui.events.panel import EventsPanel
from scc_wall.ui.events.strip import EventStrip
from scc_wall.ui.shared_place import bring_in_front, follow_front, share_place
from scc_wall.ui.sites.sound import Sound, alarm_sound
from scc_wall.ui.words import tr

log = logging.getLogger(__name__)

OLDER_AT_ONCE: Final = 200
WIDTH_PX: Final = 440
AGES_EVERY_S: Final = 10
HOLD_S: Final = 3.0
"""After the mouse last moved in the list, or a key was pressed there, its rows find their places again."""
"""Ages are told in minutes; the list need not be painted more often for them."""


class EventsDock(QDockWidget):
    """The dock of the panel; its title says how many wait, for as a tab it may be behind others."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("events")
        features = QDockWidget.DockWidgetFeature
        self.setFeatures(features.DockWidgetMovable | features.DockWidgetClosable)
        self._waiting = ""
        self.retranslate()

    def show_waiting(self, events: Sequence[Event]) -> None:
        """Say how many wait, with the sign of the most urgent; changes only what differs."""
        worst = min((event.priority for event in events), default=EventPriority.LOW)
        waiting = f"{event_words.SIGNS[worst]} {{title}} ({len(events)})" if events else ""
        if waiting != self._waiting:
            self._waiting = waiting
            self.retranslate()

    def retranslate(self) -> None:
        """Say its title in the language of now."""
        title = tr("Peristiwa")
        self.setWindowTitle(self._waiting.format(title=title) if self._waiting else title)

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
    sound
        Shared with the sites, for they ring for themselves.
    muted
        Whether the sound is off.
    key
        What the key for taking note of what waits is called.
    """

    told = Signal(str)
    """A short message for the status line."""
    left = Signal()
    """A person wants back to the wall."""

    mute_wished = Signal()
    """A person wants the sound off, or on again."""

    def __init__(
        self,
        desk: EventsDesk,
        work: Work,
        *,
        clock: Clock = SYSTEM_CLOCK,
        sound: Sound | None = None,
        muted: Callable[[], bool] = lambda: False,
        key: str = "",
    ) -> None:
        super().__init__()
        self._sound = sound or Sound(self)
        self._muted = muted
        self._key = key
        self._heard: set[Mark] | None = None
        """What was urgent already; None before the first snapshot: what held before the start does not ring."""
        self._bare = False
        self._bar: AlarmBar | None = None
        self._over_desk: EventStrip | None = None
        self._desk = desk
        self._work = work
        self._clock = clock
        self._revision: int | None = None
        self._aged_s = 0
        self._second = -1
        self._spoken = language()
        self._touched_mono_ns: int | None = None
        self._hand = False
        """Whether somebody has the list in hand."""
        self._closed = False
        self._held: EventsDock | None = None
        self._window: QMainWindow | None = None
        self.dock: QDockWidget | None = None
        self.snapshot = EventsSnapshot()
        self.model = EventsModel(self)
        self.panel = EventsPanel(self.model)
        self.panel.acknowledge_wished.connect(self.acknowledge)
        self.panel.note_wished.connect(self.add_note)
        self.panel.older_wished.connect(self.load_older)
        self.panel.left.connect(self.left)
        self.panel.view.touched.connect(self._on_touched)
        self.badge = EventsBadge()
        self.badge.clicked.connect(self.focus_panel)
        self.veiled: Callable[[int], bool] = lambda _: False
        """Whether guests must not see a camera, nor read its name on a wall; `app` sets it."""
        self.sites_cut_off: Callable[[], datetime | None] = lambda: None
        """Since when the sites are not known because the own network is cut off, None while they are; `app` sets it."""
        self.strips = [EventStrip(key)]
        self._follow_strip(self.strips[0])

    def _follow_strip(self, strip: EventStrip) -> None:
        strip.acknowledge_wished.connect(self.acknowledge_waiting)
        strip.mute_wished.connect(self.mute_wished)
        strip.show_wished.connect(self.show_event)

    # --- places --------------------------------------------------------------------------------------------------

    def hold(self, window: QMainWindow) -> QDockWidget:
        """Return the dock that holds the panel, made hidden at first: it has its style before it is shown."""
        if self._held is None:
            self._held = EventsDock(window)
            self._window = window
            self._held.setWidget(self.panel)
            self._held.hide()
        return self._held

    def dock_into(self, window: QMainWindow) -> QDockWidget:
        """Dock the panel where it was left, else at a window's right, below what is there."""
        dock = self.hold(window)
        if not window.restoreDockWidget(dock):  # the window was arranged before there was this dock
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            share_place(window, dock, in_front=True)
            window.resizeDocks([dock], [WIDTH_PX], Qt.Orientation.Horizontal)
            dock.show()  # Qt would later, and until then it counts as closed
        self.dock = dock
        self._bar = AlarmBar(window, "event-alarms", self.strips[0])
        self._show_bar()
        return dock

    def strip_over(self, wall: QWidget) -> EventStrip:
        """Lay another strip over a wall; it goes with the wall."""
        strip = EventStrip(self._key)
        strip.lie_over(wall)
        self._follow_strip(strip)
        self.strips.append(strip)
        strip.destroyed.connect(lambda: self.strips.remove(strip))
        return strip

    def strip_in_place_of_bar(self, wall: QWidget) -> EventStrip:
        """Lay a strip over the desk's own wall, for as long as it is there alone (`set_bare`)."""
        self._over_desk = self.strip_over(wall)
        return self._over_desk

    def set_bare(self, bare: bool) -> None:
        """Follow the desk: with nothing of it to be seen, the strip lies over the wall and moves no tile."""
        self._bare = bare
        self._show_waiting()

    def _show_waiting(self) -> None:
        now, trouble, muted = self._clock.now_utc(), self._sound.trouble, self._muted()
        left = event_words.waiting(self.snapshot.events)
        for_guests = [event_words.for_guests(event, self.veiled) for event in left]
        for strip in self.strips:
            on_wall = left if strip is self.strips[0] else for_guests
            events = [] if strip is self._over_desk and not self._bare else on_wall
            strip.show_events(events, now, muted=muted, trouble=trouble, cut_off_utc=self.model.cut_off_utc)
        self.badge.show_events(left)
        self._show_bar()
        self._show_tab([event for event in left if event.priority <= EventPriority.MEDIUM])

    def _show_tab(self, urgent: Sequence[Event]) -> None:
        """Say on the tab what waits, and bring it in front while nobody chose another."""
        if self._held is None or self._window is None or self.dock is None:
            return
        self._held.show_waiting(urgent)
        if urgent and not self._bare:
            bring_in_front(self._window, self._held)

    def _show_bar(self) -> None:
        if self._bar is not None:
            self._bar.setWindowTitle(tr("Peristiwa yang menunggu"))
            self._bar.give_room(wanted=bool(self.strips[0].event_ids()) and not self._bare)

    def follow_guests(self) -> None:
        """Name on the walls no camera that guests must not see, from this moment on; or name it again."""
        if not self._closed:
            self._show_waiting()

    # --- following -----------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Follow the events and the time; called on the wall's slow tick, four times a second."""
        if self._closed:
            return
        now = self._clock.now_utc()
        self._follow_hand()
        if self._window is not None and self.dock is not None:
            follow_front(self._window, self.dock)  # a tab that a person chose is known before the next event comes
        before, revision = self._revision, self._desk.revision()
        if revision != self._revision:
            self._revision = revision
            self.snapshot = self._desk.snapshot()
            self.panel.show_snapshot(self.snapshot, now)
            self._ring()
        second = self._clock.mono_ns() // 1_000_000_000
        if revision != before or (second, language()) != (self._second, self._spoken):
            self._second, self._spoken = second, language()
            self.model.cut_off(self.sites_cut_off())
            self._show_waiting()
        if second - self._aged_s >= AGES_EVERY_S:
            self._aged_s = second
            self.panel.pass_time(now)

    def _on_touched(self) -> None:
        self._touched_mono_ns = self._clock.mono_ns()
        self._follow_hand()

    def _follow_hand(self) -> None:
        """Let no row move while somebody is about to click on one, nor while they go through them by keys."""
        touched = self._touched_mono_ns
        held = touched is not None and seconds_between(touched, self._clock.mono_ns()) < HOLD_S
        if held != self._hand:
            self._hand = held
            self.panel.hold(held=held)

    def _let_go(self) -> None:
        self._touched_mono_ns = None
        self._follow_hand()

    def _ring(self) -> None:
        """Sound once for what is new and urgent; of the sites their own panel sounds."""
        urgent = [event for event in self.snapshot.events if event.priority is EventPriority.HIGH]
        known, self._heard = self._heard, {mark_of(event) for event in urgent}
        new = known is not None and any(_rings(event) and mark_of(event) not in known for event in urgent)
        if new and not self._muted():
            self._sound.play(alarm_sound())

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
            if self.model.is_older(event_id):  # nobody follows it: it is read again
                self._work(lambda: self._desk.older(event_id + 1, 1), self.panel.show_older, self._tell)

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
        self.panel.show_older(events)
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
        return {"events": self.focus_panel, "sites-acknowledge": self.acknowledge_waiting}

    def acknowledge_waiting(self) -> None:
        """Take note of all that the strip shows."""
        if any(strip.isAncestorOf(focus) for strip in self.strips if (focus := QApplication.focusWidget()) is not None):
            self.left.emit()  # the strip goes, and the keyboard with it would go anywhere
        if ids := self._waiting_ids():
            self.acknowledge(ids)
        else:
            self.told.emit(tr("Tidak ada peristiwa yang menunggu"))

    def _waiting_ids(self) -> list[int]:
        return next((ids for strip in self.strips if (ids := strip.event_ids())), [])

    def show_event(self, event_id: int) -> None:
        """Show an event in the list, whatever is filtered."""
        self._let_go()
        if self.model.row_of(event_id) is None:
            self.panel.show_all()
        self.focus_panel()
        row = self.model.row_of(event_id)
        if row is not None:
            self.panel.view.setCurrentIndex(self.model.index(row))

    def focus_panel(self) -> None:
        """Show the panel and put the keyboard into its list."""
        if self.dock is not None:
            self.dock.show()
            self.dock.raise_()
        self.panel.view.setFocus()
        if not self.panel.view.currentIndex().isValid() and self.model.shown:
            self.panel.view.setCurrentIndex(self.model.index(0))

    def close(self) -> None:
        """Follow nothing any more, and be silent. Idempotent."""
        if not self._closed:
            self._closed = True
            self._sound.close()
            for part in (self.badge, self.panel, self.strips[0]):
                if part.parent() is None:  # nobody gave it a place
                    part.deleteLater()


def _rings(event: Event) -> bool:
    """Return whether an urgent event is heard: of cameras, their network, or of a camera that moves on."""
    return event.waiting and event.lasting and (event.source is EventSource.PTZ or bool(event.camera_ids))
