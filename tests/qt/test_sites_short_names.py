"""Names that begin alike are told apart where there is no room for all of them: panel, tile, table."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from scc_wall.base.resources import resource
from scc_wall.domain.site import SiteState
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.sites.delegate import SiteDelegate
from scc_wall.ui.sites.desk import SitesSnapshot
from scc_wall.ui.sites.model import SitesModel
from scc_wall.ui.sites.short_name import short_name
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from scc_wall.ui.sites.tile import SitesTilePainter, tile_of
from tests.support.clock import START_UTC
from tests.support.sites_desk import ScriptedSites, site, status

ALIKE = ("Dinas Komunikasi dan Informatika (alias)", "Dinas Komunikasi dan Informatika (utama)")
"""Cut at their end, both would read the same."""

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def snapshot_of(name):
    return SitesSnapshot((site(1, name),), {1: status(1, SiteState.DOWN)})


def test_names_of_the_province_stay_different_with_room_for_half_of_them(qapp):
    with resource("opd.csv").open(encoding="utf-8") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    metrics = QFontMetrics(QFont())
    room_px = metrics.horizontalAdvance(ALIKE[0]) // 2
    shown = {short_name(name, metrics, room_px) for name in names}
    assert len(shown) == len(names)
    assert all(metrics.horizontalAdvance(name) <= room_px for name in shown)


def test_the_tile_tells_them_apart(qapp):
    drawn = []
    for name in ALIKE:
        image = QImage(320, 180, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        SitesTilePainter().paint(painter, image.rect(), tile_of(snapshot_of(name), START_UTC), 9)
        painter.end()
        drawn.append(image)
    assert drawn[0] != drawn[1]


def test_the_panel_tells_them_apart_and_says_name_and_address_under_the_mouse(qapp):
    drawn, tips = [], []
    for name in ALIKE:
        model = SitesModel()
        model.take(snapshot_of(name), START_UTC)
        image = QImage(330, 90, QImage.Format.Format_RGB32)
        image.fill(0)
        option = QStyleOptionViewItem()
        option.rect, option.font = image.rect(), QFont()
        painter = QPainter(image)
        SiteDelegate(model).paint(painter, option, model.index(0))
        painter.end()
        drawn.append(image)
        tips.append(model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert drawn[0] != drawn[1]
    assert tips == [f"{name}\nhttps://x.example" for name in ALIKE]


def test_the_table_tells_them_apart(shown, clock):
    table = shown(SitesTableDialog(ScriptedSites(site(1, ALIKE[0])), clock, at_once))
    option = QStyleOptionViewItem()
    table.list.itemDelegateForColumn(0).initStyleOption(option, table.list.model().index(0, 0))
    assert option.textElideMode is Qt.TextElideMode.ElideMiddle
