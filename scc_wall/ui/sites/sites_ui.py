"""The websites at the desk as a whole: panel, strip, sound and dialogs, kept in step with the monitors.

`app` makes one `SitesUi`, gives its panel and strip their places, calls `tick` on the wall's slow tick, adds its
`commands` to the table, and closes it.

    tick ─► revision ─► snapshot ─► panel, strip, tile           (what holds now, at once)
         └► rows in sight without a past ─► work(lines) ─► rows   (what the store kept, later)
"""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from scc_wall.base.clock import SYSTEM_CLOCK, Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Work
from scc_wall.ui.alarm_bar import AlarmBar
from scc_wall.ui.shared_place import dock_of, share_place
from scc_wall.ui.sites.alarm_strip import AlarmStrip, waiting
from scc_wall.ui.sites.desk import AlarmKind, SitesDesk, SitesSnapshot
from scc_wall.ui.sites.detail_dialog import SiteDialog
from scc_wall.ui.sites.model import SitesModel
from scc_wall.ui.sites.panel import SitesPanel
from scc_wall.ui.sites.past import RowPast, past_of
from scc_wall.ui.sites.plots import Plots
from scc_wall.ui.sites.sound import Sound, alarm_sound
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from scc_wall.ui.sites.tile import SitesTileLook, SitesTilePainter, tile_of
from scc_wall.ui.words import tr

log = logging.getLogger(__name__)

PAST_AGAIN_S: Final = 300.0
"""Curves and days of rows in sight are loaded anew after this; the beats come with the statuses."""
ROWS_AT_ONCE: Final = 32
WIDTH_PX: Final = 440
SHARE: Final = 0.24
"""Of the screen that the panel takes at first, within its limits; a person may drag it wider."""
LOUD: Final = frozenset({AlarmKind.NETWORK, AlarmKind.HACKED, AlarmKind.DOWN, AlarmKind.FLOOD})
"""What is heard; the rest is only seen."""


class SitesUi(QObject):
    """Joins the parts of the panel.

    Parameters
    ----------
    work
        Has everything done that takes its time; ended by its owner.
    key
        What the key for taking note of alarms is called.
    muted
        Whether the sound was off when the program ended; `SitesDesk.set_muted` keeps it.
    """

    told = Signal(str)
    """A short message for the status line."""
    left = Signal()
    """A person wants back to the wall."""

    def __init__(
        self,
        desk: SitesDesk,
        work: Work,
        *,
        clock: Clock = SYSTEM_CLOCK,
        sound: Sound | None = None,
        key: str = "",
        muted: bool = False,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._clock = clock
        self._sound = sound or Sound(self)
        self._key = key
        self._revision: int | None = None
        self._second = -1
        self._heard: set[int] = set()
        self._asked: dict[int, int] = {}
        self._loading = False
        self._pages: list[SiteDialog] = []
        self._table: SitesTableDialog | None = None
        self._closed = False
        self._bar: AlarmBar | None = None
        self.muted = muted
        self.dock: QDockWidget | None = None
        self._held: QDockWidget | None = None
        self.snapshot = SitesSnapshot()
        self._tile: tuple[int, SitesTileLook] | None = None
        self.plots = Plots(work, self)
        self.model = SitesModel(self)
        self.panel = SitesPanel(self.model)
        self.strips = [AlarmStrip(key)]
        self._bare = False
        self._told_elsewhere = False
        self._over_desk: AlarmStrip | None = None
        self._connect()

    @property
    def strip(self) -> AlarmStrip:
        """The strip of the desk."""
        return self.strips[0]

    @property
    def tile(self) -> SitesTileLook:
        """What a tile on the wall says now; made once a second at most, and only if somebody asks."""
        if self._tile is None or self._tile[0] != self._second:
            self._tile = (self._second, tile_of(self.snapshot, self._clock.now_utc()))
        return self._tile[1]

    def tile_painter(self) -> SitesTilePainter:
        """Return what paints it on one tile."""
        return SitesTilePainter()

    def _connect(self) -> None:
        self.panel.open_wished.connect(self.open_page)
        self.panel.table_wished.connect(self.open_table)
        self.panel.import_wished.connect(self.ask_import)
        self.panel.add_wished.connect(self.add_site)
        self.panel.left.connect(self.left)
        self.panel.retranslated.connect(self._on_panel_retranslated)
        self._follow_strip(self.strip)

    def _follow_strip(self, strip: AlarmStrip) -> None:
        strip.acknowledge_wished.connect(self.acknowledge)
        strip.mute_wished.connect(self.toggle_mute)
        strip.open_wished.connect(self.open_page)

    # --- places --------------------------------------------------------------------------------------------------

    def hold(self, window: QMainWindow) -> QDockWidget:
        """Return the dock that holds the panel, made hidden at first: it has its style before it is shown."""
        if self._held is None:
            self._held = dock_of(self.panel, "sites", window)
            self._held.hide()
        return self._held

    def dock_into(self, window: QMainWindow) -> QDockWidget:
        """Dock the panel where it was left, else at a window's right, and the strip at its top."""
        dock = self.hold(window)
        if not window.restoreDockWidget(dock):  # the window was arranged before there was this dock
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            share_place(window, dock, in_front=True)
            share = round(window.screen().availableGeometry().width() * SHARE)
            wide = min(WIDTH_PX, max(self.panel.minimumWidth(), share))
            window.resizeDocks([dock], [wide], Qt.Orientation.Horizontal)
            dock.show()  # Qt would later, and until then it counts as closed
        self._bar = AlarmBar(window, "site-alarms", self.strip)
        self.dock = dock
        self._name_places()
        self._show_bar()
        return dock

    def _name_places(self) -> None:
        if self.dock is not None:
            self.dock.setWindowTitle(tr("Situs OPD"))
        if self._bar is not None:
            self._bar.setWindowTitle(tr("Peringatan situs"))

    def _on_panel_retranslated(self) -> None:
        """Say in the new language what stands outside the panel, or is kept: titles, strips, the tile."""
        self._name_places()
        self._tile = None
        if not self._closed:
            self._show_alarms()

    def strip_over(self, wall: QWidget) -> AlarmStrip:
        """Lay another strip over a wall; it goes with the wall."""
        strip = AlarmStrip(self._key)
        strip.lie_over(wall)
        self._follow_strip(strip)
        self.strips.append(strip)
        strip.destroyed.connect(lambda: self.strips.remove(strip))
        return strip

    def strip_in_place_of_bar(self, wall: QWidget) -> AlarmStrip:
        """Lay a strip over the desk's own wall, for as long as it is there alone (`set_bare`)."""
        self._over_desk = self.strip_over(wall)
        return self._over_desk

    def set_bare(self, bare: bool) -> None:
        """Follow the desk: with nothing of it to be seen, the strip lies over the wall and moves no tile."""
        self._bare = bare
        self._show_alarms()

    def hand_over_alarms(self) -> None:
        """Show no alarms any more: the strip of all events tells of them, and there they are taken note of."""
        self._told_elsewhere = True
        self._show_alarms()

    @property
    def sound(self) -> Sound:
        """What alarms are heard by; one sound at a time, whoever asks for it."""
        return self._sound

    # --- following -----------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Follow the monitors and the time."""
        for piece in self.beat():
            piece()

    def beat(self) -> list[Callable[[], None]]:
        """Follow the monitors, four times a second; return what the time asks for, for turns of their own."""
        if self._closed:
            return []
        fresh = self._desk.revision() != self._revision
        second = self._clock.mono_ns() // 1_000_000_000
        if fresh:
            self._follow()
        if fresh or second != self._second:
            self._second = second
            return [self._pass_time]
        self._load_pasts()
        return []

    def _follow(self) -> None:
        self._revision = self._desk.revision()
        self.snapshot = self._desk.snapshot()
        self.panel.show_snapshot(self.snapshot, self._clock.now_utc())
        self._sound_alarms()
        if self._table is not None:
            self._table.catch_up()

    def _pass_time(self) -> None:
        if self._closed:
            return
        self.panel.pass_time(self._clock.now_utc())
        self._show_alarms()
        self._refresh_pages()
        self._load_pasts()

    def _refresh_pages(self) -> None:
        for page in self._pages:
            page.refresh()

    def _show_alarms(self) -> None:
        now, trouble = self._clock.now_utc(), self._sound.trouble
        for strip in self.strips:
            hidden = self._told_elsewhere or (strip is self._over_desk and not self._bare)
            alarms = () if hidden else self.snapshot.alarms
            cut_off_utc = self.snapshot.cut_off_since_utc
            strip.refresh(alarms, now, muted=self.muted, trouble=trouble, cut_off_utc=cut_off_utc)
        why = tr("suara peringatan situs dimatikan") if self.muted else "" if trouble is None else str(trouble)
        self.panel.show_silence(f"⚠ {why}" if why else "")
        self._show_bar()

    def _show_bar(self) -> None:
        if self._bar is not None:
            self._bar.give_room(wanted=bool(self.strip.alarm_ids()) and not self._bare)

    def _sound_alarms(self) -> None:
        """Sound once for what is new; several at once are one sound."""
        open_now = {alarm.alarm_id for alarm in waiting(self.snapshot.alarms) if alarm.kind in LOUD and alarm.rings}
        new = open_now - self._heard
        self._heard = open_now
        if new and not self.muted:
            self._sound.play(alarm_sound())

    def _load_pasts(self) -> None:
        """Load what rows in sight lack, or have had for too long."""
        if self._loading or not self.snapshot.sites or not self.panel.isVisible():
            return
        now_ns = self._clock.mono_ns()
        wanted = [
            site_id
            for site_id in self.panel.view.in_sight()
            if site_id not in self._asked or seconds_between(self._asked[site_id], now_ns) > PAST_AGAIN_S
        ][:ROWS_AT_ONCE]
        if not wanted:
            return
        self._loading = True
        self._asked |= dict.fromkeys(wanted, now_ns)
        self._work(lambda: self._pasts(wanted), self._on_pasts, self._on_pasts_failed)

    def _pasts(self, site_ids: Sequence[int]) -> dict[int, RowPast]:
        """Ask for lines and work them out; runs in the `Work`."""
        now = self._clock.now_utc()
        sites = {site.site_id: site for site in self.snapshot.sites}
        lines = self._desk.lines(site_ids)
        return {site_id: past_of(sites[site_id], line, now) for site_id, line in lines.items() if site_id in sites}

    def _on_pasts(self, pasts: dict[int, RowPast]) -> None:
        self._loading = False
        if not self._closed:
            self.model.set_past(pasts)

    def _on_pasts_failed(self, error: SccError) -> None:
        """Go without the small pictures; the next try is that of their age."""
        self._loading = False
        log.warning("the past of sites could not be read: %s", error.what.en)

    # --- commands ------------------------------------------------------------------------------------------------

    def acknowledge(self) -> None:
        """Take note of every alarm that is shown."""
        alarm_ids = self.strip.alarm_ids()
        if alarm_ids:
            self._work(lambda: self._desk.acknowledge(alarm_ids), lambda _: self.tick(), self._tell)
        else:
            self.told.emit(tr("Tidak ada peringatan situs"))

    def toggle_mute(self) -> None:
        """Have the sound switched off, or on again; the strip says so while it is off."""
        muted = not self.muted
        self._work(lambda: self._desk.set_muted(muted=muted), lambda _: self._on_muted(muted), self._tell)

    def _on_muted(self, muted: bool) -> None:
        self.muted = muted
        self._show_alarms()
        self.told.emit(tr("Suara peringatan dimatikan") if self.muted else tr("Suara peringatan dinyalakan"))

    def _tell(self, error: SccError) -> None:
        self.told.emit(f"⚠ {error.in_one(why=False)}")

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of the sites do (`ui.commands.SITES`); the alarms' key only if they are shown here."""
        alarms = {} if self._told_elsewhere else {"sites-acknowledge": self.acknowledge}
        return {
            "sites": self.focus_panel,
            "sites-table": self.open_table,
            "sites-mute": self.toggle_mute,
            **alarms,
        }

    def focus_panel(self) -> None:
        """Show the panel and put the keyboard into its list, or what stands in its place."""
        if self.dock is not None:
            self.dock.show()
            self.dock.raise_()  # it may lie behind another one as a tab
        if not self.model.total:
            self.panel.import_list.setFocus()
            return
        self.panel.view.setFocus()
        if not self.panel.view.currentIndex().isValid() and self.model.shown:
            self.panel.view.setCurrentIndex(self.model.index(0))

    def open_page(self, site_id: int) -> SiteDialog | None:
        """Open the page of a site, or leave it at the one that is about to open; None if it is gone."""
        row = self.model.row_of(site_id)
        if self._pages and not self._pages[-1].isVisible():
            return self._pages[-1]
        if row is None:
            return None
        page = SiteDialog(self._desk, self._clock, self._work, self.plots, row.site, parent=self._parent())
        self._pages.append(page)
        page.finished.connect(lambda: self._forget_page(page))
        page.open_in_turns()
        return page

    def _forget_page(self, page: SiteDialog) -> None:
        self._pages.remove(page)
        page.deleteLater()

    def open_table(self) -> SitesTableDialog:
        """Open the table of all sites, or bring it to the front."""
        if self._table is None:
            self._table = SitesTableDialog(self._desk, self._clock, self._work, self._parent())
            self._table.finished.connect(self._on_table_finished)
            self._table.open_in_turns()
        return self._table

    def _whole_table(self) -> SitesTableDialog:
        """Open the table at once: something is done in it."""
        table = self.open_table()
        if not table.isVisible():
            table.open()
        return table

    def _on_table_finished(self) -> None:
        table, self._table = self._table, None
        if table is not None:
            table.deleteLater()

    def ask_import(self) -> None:
        """Open the table and ask for a file."""
        self._whole_table().ask_import()

    def add_site(self) -> None:
        """Open the table at a new site."""
        self._whole_table().begin_new()

    def _parent(self) -> QWidget:
        active = QApplication.activeWindow()
        return self.panel.window() if active is None else active

    def close(self) -> None:
        """Close what is open, stop the sound. Idempotent."""
        if self._closed:
            return
        self._closed = True
        for page in list(self._pages):
            page.done(0)
        if self._table is not None:
            self._table.done(0)
        self._sound.close()
