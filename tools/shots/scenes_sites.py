"""The websites of the OPD: panel, tile, page of one site, table, import."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scc_wall.access.told_errors import ASK_SUPERVISOR, AccessDenied
from scc_wall.app.sites.rights import OUTSIDE_SITE
from scc_wall.base.told import Told
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import theme
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.csv_plan import CsvFault, CsvPlan
from scc_wall.ui.events.desk import EventsSnapshot
from scc_wall.ui.events.events_ui import EventsUi
from scc_wall.ui.sites.detail_dialog import SiteDialog
from scc_wall.ui.sites.import_dialog import ImportDialog
from scc_wall.ui.sites.look import is_watched
from scc_wall.ui.sites.plots import Plots
from scc_wall.ui.sites.sites_ui import SitesUi
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from scc_wall.ui.sites.tile import SitesTilePainter, tile_of
from tests.support import sites_desk
from tests.support.sites_desk import ScriptedSites
from tools.shots.hall import Hall, hall
from tools.shots.happened import happened
from tools.shots.registry import Kind, scene
from tools.shots.stage import Stage
from tools.shots.watch import Sounding, dock_events

HACKED = 3
"""The site of the scripted province that has a past."""


@dataclass
class Province:
    """A desk with the websites docked beside its wall."""

    hall: Hall
    desk: ScriptedSites
    sites: SitesUi
    events: EventsUi | None = None

    def settle(self) -> QWidget:
        """Let the panels follow, that of the sites in front, and return the desk."""
        self._tick()
        window = self.hall.settle(without=list(self.hall.feed.states))
        self._tick()
        if self.events is not None and self.sites.dock is not None:
            self.sites.dock.raise_()
            self.hall.stage.settle()
            self._tick()  # rows that came into sight only now have their past loaded
            self.hall.stage.settle()
        return window

    def _tick(self) -> None:
        self.sites.tick()
        if self.events is not None:
            self.events.tick()

    def watch(self, stage: Stage) -> None:
        """Have the events beside it, which tell of the sites' alarms then, as they do in the program."""
        snapshot = EventsSnapshot(happened(stage.clock.now_utc(), self.desk.cut_off))
        self.events = dock_events(stage, self.hall, snapshot, muted=lambda: self.sites.muted)
        self.events.sites_cut_off = lambda: self.desk.cut_off
        self.sites.hand_over_alarms()


def cut_off(now: datetime) -> datetime:
    """Return when the own network was cut off in the scenes in which it is."""
    return now - timedelta(minutes=2)


def province(
    stage: Stage, *, tiles: int = 16, empty: bool = False, tile: bool = False, cut_off_utc: datetime | None = None
) -> Province:
    """Open a desk with the province's websites.

    Parameters
    ----------
    tile
        One tile of the wall shows the websites too.
    cut_off_utc
        When the own network was cut off; None: it was not.
    """
    room = hall(stage, tiles=tiles)
    desk = ScriptedSites() if empty else sites_desk.province(stage.clock.now_utc(), cut_off_utc)
    sites = SitesUi(desk, at_once, clock=stage.clock, sound=Sounding(), key="F9")
    stage.at_end(sites.deleteLater)
    stage.at_end(sites.close)
    room.desk.offer_dock(sites.dock_into(room.desk))
    if tile:
        room.ui.show_sites(sites)
        room.ui.model.select(TileAddress(0, 14))
        room.ui.commands.put_sites_on_selected()
        room.ui.model.select(None)
    sites.tick()
    _load(stage, sites.plots)
    return Province(room, desk, sites)


def _load(stage: Stage, plots: Plots) -> None:
    plots.load()
    stage.wait(lambda: plots.module is not None, "pyqtgraph")


@scene(
    "desk-sites",
    "Meja dengan panel situs OPD, bilah peringatan, dan petak situs",
    "The desk with websites",
    "DeskWindow",
    kind=Kind.SCREEN,
)
def desk_sites(stage: Stage) -> QWidget:
    """Show cameras and websites together."""
    made = province(stage, tiles=36, tile=True)
    made.watch(stage)
    return made.settle()


@scene("sites-panel", "Panel situs: semua keadaan", "The panel: every state", "SitesPanel")
def sites_panel(stage: Stage) -> QWidget:
    """Show the panel alone."""
    made = province(stage, tiles=4)
    made.settle()
    made.sites.focus_panel()
    stage.settle()
    made.settle()
    return made.sites.panel


@scene("sites-empty", "Panel situs tanpa situs: langkah pertama", "The panel without sites")
def sites_empty(stage: Stage) -> QWidget:
    """Say what to do first."""
    made = province(stage, tiles=4, empty=True)
    made.settle()
    return made.sites.panel


@scene("sites-none", "Pencarian situs tanpa hasil", "No site matches")
def sites_none(stage: Stage) -> QWidget:
    """Say how to get the list back."""
    made = province(stage, tiles=4)
    made.settle()
    stage.type_in(made.sites.panel.search, "jakarta")
    stage.settle()
    return made.sites.panel


@scene(
    "sites-strip",
    "Bilah peringatan situs, sebelum peristiwa dibuka",
    "The strip of the sites, before events are open",
    "AlarmStrip",
)
def sites_strip(stage: Stage) -> QWidget:
    """Show the strip that the sites have of their own until that of all events takes over."""
    made = province(stage, tiles=4)
    made.settle()
    return made.sites.strip


@scene(
    "sites-cut-off",
    "Jaringan sendiri putus: keadaan dibekukan",
    "The own network is cut off",
    "DeskWindow",
    "EventStrip",
    kind=Kind.SCREEN,
)
def sites_cut_off(stage: Stage) -> QWidget:
    """Show states that are frozen, and a muted alarm."""
    made = province(stage, tiles=9, cut_off_utc=cut_off(stage.clock.now_utc()))
    made.sites.toggle_mute()
    made.watch(stage)
    return made.settle()


# --- the page of one site --------------------------------------------------------------------------------------------


def page(stage: Stage, site_id: int = HACKED, *, held: bool = False, desk: ScriptedSites | None = None) -> SiteDialog:
    """Open the page of a site."""
    desk = desk or sites_desk.province()
    plots = Plots(at_once, stage.parent)
    _load(stage, plots)
    work = stage.held if held else at_once
    dialog = SiteDialog(desk, stage.clock, work, plots, desk.sites[site_id], parent=stage.parent)
    return stage.show(dialog)


def tab(number: int) -> Callable[[Stage], SiteDialog]:
    """Return what opens the hacked site's page at a tab."""

    def open_(stage: Stage) -> SiteDialog:
        dialog = page(stage)
        dialog.tabs.setCurrentIndex(number)
        stage.settle()
        return dialog

    return open_


@scene("sites-page", "Halaman situs: bukti peretasan", "A site's page: evidence", "SiteDialog")
def sites_page(stage: Stage) -> QWidget:
    """Show what was found on a hacked site."""
    return tab(0)(stage)


@scene("sites-page-incidents", "Halaman situs: insiden", "A site's page: incidents", "SiteDialog")
def sites_page_incidents(stage: Stage) -> QWidget:
    """Show its past."""
    return tab(1)(stage)


@scene("sites-page-notes", "Halaman situs: catatan", "A site's page: notes", "SiteDialog")
def sites_page_notes(stage: Stage) -> QWidget:
    """Show its notes."""
    return tab(2)(stage)


@scene("sites-page-windows", "Halaman situs: jadwal pemeliharaan", "A site's page: maintenance", "SiteDialog")
def sites_page_windows(stage: Stage) -> QWidget:
    """Show its maintenance windows."""
    return tab(3)(stage)


@scene("sites-page-new", "Halaman situs yang belum punya riwayat", "A site's page without a past", "SiteDialog")
def sites_page_new(stage: Stage) -> QWidget:
    """Show a site that was just added, before its first look."""
    desk = sites_desk.province()
    added = desk.add_site(sites_desk.site(0, "Dinas Perpustakaan", "https://dispus.sumselprov.go.id"))
    return page(stage, added.site_id, desk=desk)


@scene(
    "sites-page-loading", "Halaman situs: riwayat sedang dibaca", "A site's page while its past is read", "SiteDialog"
)
def sites_page_loading(stage: Stage) -> QWidget:
    """Show it while it waits."""
    return page(stage, held=True)


@scene("sites-page-refused", "Halaman situs: tindakan ditolak", "A site's page: refused", "SiteDialog")
def sites_page_refused(stage: Stage) -> QWidget:
    """Show that the letter of who is in does not reach as far as this site."""
    dialog = page(stage)
    desk = dialog._desk  # noqa: SLF001 - the scene's own scripted desk
    assert isinstance(desk, ScriptedSites)
    desk.refuse = AccessDenied(OUTSIDE_SITE, None, ASK_SUPERVISOR)
    dialog.look_now.click()
    return dialog


@scene("sites-page-approve", "Halaman situs: acuan ditanyakan", "A site's page: approving is asked", "SureQuestion")
def sites_page_approve(stage: Stage) -> tuple[QWidget, ...]:
    """Ask before a page is taken for what it should be."""
    dialog = page(stage)
    dialog.approve.click()
    assert dialog.opened is not None
    return dialog, stage.leave_at_end(dialog.opened)


# --- table and import ------------------------------------------------------------------------------------------------


def table(stage: Stage, desk: ScriptedSites | None = None) -> SitesTableDialog:
    """Open the table of all sites."""
    dialog = stage.show(SitesTableDialog(desk or sites_desk.province(), stage.clock, at_once, stage.parent))
    stage.settle()
    return dialog


@scene("sites-table", "Daftar situs: satu diubah", "The table: one is changed", "SitesTableDialog")
def sites_table(stage: Stage) -> QWidget:
    """Show a chosen site."""
    dialog = table(stage)
    dialog.list.selectRow(4)
    return dialog


@scene("sites-table-new", "Daftar situs: situs baru", "The table: a new site", "SitesTableDialog")
def sites_table_new(stage: Stage) -> QWidget:
    """Show a new site."""
    dialog = table(stage)
    dialog.begin_new()
    return dialog


@scene("sites-table-look", "Daftar situs: bukan admin", "The table: not an admin", "SitesTableDialog")
def sites_table_look(stage: Stage) -> QWidget:
    """Show it to somebody who may not change it."""
    desk = sites_desk.province()
    desk.editable = False
    dialog = table(stage, desk)
    dialog.list.selectRow(4)
    return dialog


@scene("sites-table-empty", "Daftar situs kosong", "The table without sites", "SitesTableDialog")
def sites_table_empty(stage: Stage) -> QWidget:
    """Show it without sites."""
    return table(stage, ScriptedSites())


@scene("sites-table-remove", "Daftar situs: penghapusan ditanyakan", "The table: removing is asked", "SureQuestion")
def sites_table_remove(stage: Stage) -> tuple[QWidget, ...]:
    """Ask before a site is removed."""
    dialog = table(stage)
    dialog.list.selectRow(4)
    stage.settle()
    dialog.remove.click()
    assert dialog.opened is not None
    return dialog, stage.leave_at_end(dialog.opened)


def importing(stage: Stage, plan: CsvPlan, *, held: bool = False) -> ImportDialog:
    """Open the import of a file."""
    desk = sites_desk.province()
    desk.plan = plan
    work = stage.held if held else at_once
    return stage.show(ImportDialog(desk, work, Path("daftar-opd.csv"), stage.parent))


@scene("sites-import", "Impor situs: berkas dengan kesalahan", "Import: a file with faults", "ImportDialog")
def sites_import(stage: Stage) -> QWidget:
    """Show the faults line by line."""
    scheme = Told("alamat harus mulai dengan http:// atau https://", "the address must start with http:// or https://")
    name = Told("nama belum diisi", "the name is missing")
    return importing(stage, CsvPlan(faults=(CsvFault(7, scheme), CsvFault(19, name))))


@scene("sites-import-plan", "Impor situs: yang akan berubah", "Import: what would change", "ImportDialog")
def sites_import_plan(stage: Stage) -> QWidget:
    """Show what would change."""
    return importing(stage, CsvPlan(added=12, changed=3, unchanged=49))


@scene("sites-import-busy", "Impor situs: berkas sedang dibaca", "Import: the file is being read", "ImportDialog")
def sites_import_busy(stage: Stage) -> QWidget:
    """Show it while the file is read."""
    return importing(stage, CsvPlan(), held=True)


# --- the tile --------------------------------------------------------------------------------------------------------


class Tiles(QWidget):
    """The wall's tile in several sizes, in three conditions."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setAccessibleName("sites tile")
        self.setFixedSize(1444, 718)
        now = stage.clock.now_utc()
        snapshot = sites_desk.province().snapshot()
        mixed = tile_of(snapshot, now)
        cut = tile_of(sites_desk.province(now, cut_off(now)).snapshot(), now)
        watched = [site.site_id for site in snapshot.sites if is_watched(site)]
        calm = tile_of(replace(snapshot, statuses={n: sites_desk.status(n) for n in watched}), now)
        self._looks = (
            (mixed, QRect(0, 0, 960, 540)),
            (cut, QRect(962, 0, 480, 270)),
            (calm, QRect(962, 272, 480, 268)),
            (mixed, QRect(0, 542, 320, 176)),
            (cut, QRect(322, 542, 320, 176)),
            (mixed, QRect(644, 542, 480, 176)),
            (calm, QRect(1126, 542, 316, 176)),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tiles as the wall does, in device pixels."""
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.BACKGROUND))
        painter.scale(1 / ratio, 1 / ratio)
        for look, rect in self._looks:
            area = QRect(rect.topLeft() * ratio, rect.size() * ratio)
            SitesTilePainter().paint(painter, area, look, theme.cap_height_px(area.height(), None, 4.0))
        painter.end()


@scene("sites-tile", "Petak situs di dinding: biasa, putus, tenang", "The tile of the websites")
def sites_tile(stage: Stage) -> QWidget:
    """Show the tile large and small."""
    return stage.show(Tiles(stage))
