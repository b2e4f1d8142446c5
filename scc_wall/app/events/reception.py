"""Events at this wall: opened behind the pictures, docked at the desk, the sources asked once a second.

Lives on the UI thread, opens in the stages of `app.late_opening`; the store is written by the worker.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from scc_wall.app import panel_modules
from scc_wall.app.late_opening import LateOpening
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.feed import VideoFeed
from scc_wall.storage.late_store import LateStore
from scc_wall.ui import keys
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.slices import Piece, knowing, loading, polishing
from scc_wall.ui.wall_ui import WallUi

if TYPE_CHECKING:
    from datetime import datetime

    from scc_wall.access.presence import SessionEvent
    from scc_wall.app.access.reception import Reception
    from scc_wall.app.events.desk import Desk
    from scc_wall.app.events.machine import RunMark
    from scc_wall.app.events.sites import SharedNotes
    from scc_wall.app.events.sources import Neighbours, Sources, Steered
    from scc_wall.app.program.reception import ProgramReception
    from scc_wall.app.ptz.reception import PtzReception
    from scc_wall.app.sites.reception import SitesReception
    from scc_wall.domain.site import SiteConfig
    from scc_wall.ui.events.events_ui import EventsUi

log = logging.getLogger(__name__)

TICK_MS: Final = 250
ASKED_EVERY: Final = 4
"""Ticks from one look at the sources to the next."""
WORKER_ASKS_EVERY: Final = 60
"""Ticks from one look at disk and audit to the next: 15 s."""
PURGE_EVERY: Final = 4 * 6 * 3600
"""Ticks from one look for events past their time to the next: 6 h."""
LATEST_S: Final = 5.0
"""Events are opened when all pictures are there, or after this long: some cameras may be off for weeks."""


MARK: Final = "wall-open"
"""File that is there while events are open: found at the start, the run before did not end in order."""


@dataclass(frozen=True, slots=True)
class Others:
    """The receptions that events come from.

    Parameters
    ----------
    folder
        Of the program's home: its disk is watched, and a mark in it tells whether the run before ended in order.
    station
        What this one is called beside others that share its store.
    backups
        Returns what is wrong with the store's backups; None for nothing.
    """

    access: "Reception"
    sites: "SitesReception"
    ptz: "PtzReception | None"
    folder: Path
    station: str = ""
    backups: Callable[[], Told | None] = lambda: None
    program: "ProgramReception | None" = None


class EventsReception(QObject):
    """Opens the events and their panel."""

    def __init__(self, store: LateStore, feed: VideoFeed, ui: WallUi, clock: Clock, others: Others) -> None:
        super().__init__(ui)
        self._store = store
        self._feed = feed
        self._ui = ui
        self._clock = clock
        self._others = others
        self._opening = LateOpening(
            self, "events-desk", store, clock, make=self._opened, then=self._pieces, failing="the events do not open"
        )
        self._timer: Beat | None = None
        self._turns = 0
        self._stripped: set[int] = set()
        """Screens whose wall has a strip."""
        self._guests = ui.model.guests
        """As they were when the strips followed them last."""
        self._took_over = False
        self._writing = False
        self._asking = False
        self._sources: Sources | None = None
        self._mark: RunMark | None = None
        self._notes: SharedNotes | None = None
        self.desk: Desk | None = None
        self.panel: EventsUi | None = None

    def look(self) -> None:
        """Open once pictures and store are there; try again what failed. Called every half second."""
        self._opening.look(after=self._others.sites.panel is not None, latest_s=LATEST_S)

    def _opened(self) -> "tuple[Desk, Sources]":
        """Make the desk; runs on the worker."""
        from scc_wall.app.events.desk import Desk
        from scc_wall.app.events.machine import RunMark, crashed
        from scc_wall.app.events.rights import RoomEventRights
        from scc_wall.app.events.sites import SharedNotes
        from scc_wall.app.events.sources import Sources
        from scc_wall.app.incidents import enter_events

        enter_events(self._store.whole().events, self._others.folder)
        rights = RoomEventRights(self._others.access.access, lambda: self._ui.model.cameras, self._sites_now)
        desk = Desk(self._store.whole().events, rights, self._clock, self._others.station)
        sources = Sources(self._neighbours(), self._clock)
        self._notes = SharedNotes(self._others.sites.note_elsewhere)
        if self._mark is None:
            self._mark = RunMark(self._others.folder / MARK)
            marked, program = self._mark.set(), self._others.program
            told = None if program is None else program.at_start(self._clock.now_utc())
            if told is not None or marked:
                sources.note(told or crashed(self._clock.now_utc()))
        return desk, sources

    def _sites_now(self) -> "Mapping[int, SiteConfig]":
        snapshot = self._others.sites.snapshot
        return {} if snapshot is None else snapshot.sites

    def _neighbours(self) -> "Neighbours":
        from scc_wall.app.events.sources import Neighbours

        others = self._others
        return Neighbours(
            self._feed,
            lambda: self._ui.model.cameras,
            lambda: others.sites.snapshot,
            self._steered,
            others.folder,
            lambda: None if others.access.room is None else others.access.room.store.audit,
            others.backups,
            dict if others.program is None else others.program.causes,
        )

    def _steered(self) -> "Steered | None":
        from scc_wall.app.events.sources import Steered

        opened = None if self._others.ptz is None else self._others.ptz.opened
        if opened is None:
            return None
        return Steered([alarm.camera_id for alarm in opened.desk.alarms()], opened.desk.faults())

    def _pieces(self, made: "tuple[Desk, Sources]") -> list[Piece]:
        return [*knowing(), *loading(panel_modules.EVENTS), lambda: self._on_opened(made)]

    def _on_opened(self, opened: "tuple[Desk, Sources]") -> list[Piece]:
        """Return what is left: to make the panel and to give it its place, a piece for each turn of the wall's tick."""
        self.desk, self._sources = opened
        return [self._make_panel, self._polish, self._dock, self._start]

    def _polish(self) -> list[Piece]:
        assert self.panel is not None
        return polishing(self.panel.hold(self._ui.desk))

    def _make_panel(self) -> None:
        from scc_wall.ui.events.events_ui import EventsUi

        assert self.desk is not None
        sites = self._others.sites.panel
        named = {key.action: keys.shown(key) for key in keys.table()}
        self.panel = panel = EventsUi(
            self.desk,
            self._opening.work,
            clock=self._clock,
            sound=None if sites is None else sites.sound,
            muted=self._muted,
            key=named.get("sites-acknowledge", ""),
        )
        panel.sites_cut_off = self._sites_cut_off
        panel.mute_wished.connect(lambda: self._ui.commands.run("sites-mute"))
        panel.told.connect(self._ui.tell)
        panel.left.connect(self._ui.desk.wall.setFocus)

    def _dock(self) -> None:
        assert self.panel is not None
        dock = self.panel.dock_into(self._ui.desk)
        self._ui.desk.offer_dock(dock)
        if self._ui.desk.bare:
            dock.hide()
        self._ui.desk.offer_status(self.panel.badge)

    def _start(self) -> list[Piece]:
        """Follow the sources from now on; return what is left: the strips, one by one."""
        assert self.panel is not None
        for action, command in self.panel.commands().items():
            self._ui.commands.add(action, command)
        self._others.access.happened.connect(self._on_session_happened)
        self._timer = Beat(TICK_MS, PLACES_MS["events"], self._on_timer_timeout, self)
        self._timer.start()
        strips = [partial(self._show_on_window, index) for index in self._ui.windows]
        return [partial(self._show_on_walls, self.panel), *strips, self._on_windows_made]

    def _sites_cut_off(self) -> "datetime | None":
        sites = self._others.sites.panel
        return None if sites is None else sites.snapshot.cut_off_since_utc

    def _muted(self) -> bool:
        sites = self._others.sites.panel
        return sites is not None and sites.muted

    def _show_on_walls(self, panel: "EventsUi") -> None:
        """Give the walls their strips: those of other screens, and the desk's own while it is there alone."""
        ui = self._ui
        panel.strip_in_place_of_bar(ui.desk.wall).covers.connect(ui.desk.wall.set_covered)
        panel.veiled = self._veiled
        ui.model.subscribe(self._follow_guests)
        ui.desk.bared.connect(panel.set_bare)
        panel.set_bare(ui.desk.bare)
        ui.windows_made.connect(self._on_windows_made)

    def _veiled(self, camera_id: int) -> bool:
        return self._ui.model.guests.hides(camera_id)

    def _follow_guests(self) -> None:
        """Have the strips on the walls say no more than guests may read, at once."""
        if self.panel is not None and self._ui.model.guests != self._guests:
            self._guests = self._ui.model.guests
            self.panel.follow_guests()

    def _on_windows_made(self) -> None:
        for index in self._ui.windows:
            self._show_on_window(index)

    def _show_on_window(self, index: int) -> None:
        window = self._ui.windows[index]
        if self.panel is not None and index not in self._stripped:
            self._stripped.add(index)
            self.panel.strip_over(window.wall).covers.connect(window.wall.set_covered)

    def _take_over_alarms(self, panel: "EventsUi") -> None:
        """Tell of the sites' alarms from now on, once both are there: one strip, one key."""
        sites = self._others.sites.panel
        if not self._took_over and sites is not None:
            self._took_over = True
            sites.hand_over_alarms()
            for action, command in panel.commands().items():
                self._ui.commands.add(action, command)

    def _on_session_happened(self, happened: "SessionEvent") -> None:
        from scc_wall.app.events.sessions import event_of

        event = event_of(happened, self._clock.now_utc())
        if event is not None and self._sources is not None:
            self._sources.note(event)

    def _on_timer_timeout(self) -> list[Piece]:
        """Follow the time; return what follows from a look at the sources, for turns of their own."""
        assert self.desk is not None
        assert self._sources is not None
        assert self.panel is not None
        asked = self._turns % ASKED_EVERY == 0
        if self._turns % WORKER_ASKS_EVERY == 0:
            self._ask(self._sources)
        if self._turns % PURGE_EVERY == PURGE_EVERY // 2:
            self._purge(self.desk)
        self._turns += 1
        self._take_over_alarms(self.panel)
        if not asked:
            self.panel.tick()
            return []
        self._sources.look_at_sites()
        return [self._look, self._pass_on, self.panel.tick]

    def _look(self) -> None:
        if self.desk is not None and self._sources is not None:
            self.desk.take(self._sources.seen(self.desk.trouble))

    def _pass_on(self) -> None:
        if self.desk is not None and self._sources is not None:
            self._share_notes(self.desk, self._sources)
            self._write()

    def _share_notes(self, desk: "Desk", sources: "Sources") -> None:
        """Let what was acknowledged in the list of events count for the sites, and the other way."""
        snapshot = self._others.sites.snapshot
        if snapshot is None or self._notes is None:
            return
        for number, by, at_utc in self._notes.follow(sources.sites, snapshot, desk.book, desk.shown.by_number):
            self._opening.work(partial(desk.take_note, number, by, at_utc), _nothing, _log)

    def _ask(self, sources: "Sources") -> None:
        """Have the worker look at disk and audit; not again while a slow one has not answered."""
        if not self._asking:
            self._asking = True
            self._opening.work(sources.ask, self._on_asked, self._on_asked)

    def _on_asked(self, _result: object) -> None:
        self._asking = False

    def _purge(self, desk: "Desk") -> None:
        store = self._store

        def job() -> None:
            from scc_wall.app.events.desk import KEPT_DAYS
            from scc_wall.app.steady_clock import is_steady

            if not is_steady(store.whole().settings, self._clock.now_utc()):
                return
            if (gone := desk.purge(store.setting(KEPT_DAYS))) > 0:
                log.info("%d events were past their time", gone)

        self._opening.work(job, _nothing, _log)

    def _write(self) -> None:
        """Have the worker write what is owed; one turn at a time, so that nothing piles up behind a locked store."""
        if self.desk is not None and self.desk.owes and not self._writing:
            self._writing = True
            self._opening.work(self.desk.write, self._on_written, self._on_written)

    def _on_written(self, _result: object) -> None:
        self._writing = False

    def close(self) -> None:
        """Close the panel and have the rest written. Idempotent."""
        self._opening.stop()
        if self._timer is not None:
            self._timer.stop()
        if self.panel is not None:
            self.panel.close()
            self.panel.deleteLater()
        self._opening.close()
        if self.desk is not None:
            desk, self.desk = self.desk, None
            desk.write()
        if self._mark is not None:
            self._mark.clear()


def _nothing(_result: object) -> None:
    pass


def _log(error: SccError) -> None:
    log.warning("%s", error.told())
