"""The websites on the wall: as a tile like a camera's, and their alarms over every wall."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from scc_wall.app.access.room_lock import right_of
from scc_wall.domain.layout import Layout
from scc_wall.domain.role import Action
from scc_wall.domain.site import SiteState
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.commands import WATCHING
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.sites.desk import AlarmKind
from scc_wall.ui.sites.sites_ui import SitesUi
from scc_wall.ui.sites_tile import SitesTile
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_input import WallInput, tile_mime
from scc_wall.ui.wall_ui import WallUi
from tests.support.scripted_feed import ScriptedFeed, cameras, status
from tests.support.sites_desk import ScriptedSites, site
from tests.support.sites_desk import status as site_status

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LAST = "screen-1/3"


class Silence:
    """No sound."""

    trouble = None

    def play(self, file):
        pass

    def close(self):
        pass


@pytest.fixture
def room(qtbot, clock, open_wall):
    feed, known = ScriptedFeed(), cameras(3)
    ui = open_wall(feed, known, Layout("Harian", spread([camera.camera_id for camera in known], 4, 1)))
    qtbot.waitUntil(lambda: len(feed.tiles) == 3)
    desk = ScriptedSites(*(site(n) for n in range(1, 9)))
    made = SimpleNamespace(ui=ui, feed=feed, desk=desk, clock=clock, qtbot=qtbot, wall=ui.walls[0], sites=None)
    yield made
    if made.sites is not None:
        made.sites.close()
        made.sites.deleteLater()


def open_monitors(room):
    """Join the websites to the wall as `app.sites.reception` does."""
    room.sites = SitesUi(room.desk, at_once, clock=room.clock, sound=Silence(), key="F9")
    room.sites.plots.load = lambda: None
    room.sites.dock_into(room.ui.desk)
    room.ui.show_sites(room.sites)
    room.sites.strip_in_place_of_bar(room.wall).covers.connect(room.wall.set_covered)
    room.ui.desk.bared.connect(room.sites.set_bare)
    for action, command in room.sites.commands().items():
        room.ui.commands.add(action, command)
    QCoreApplication.processEvents()  # the window takes docks and bars in
    tick(room)
    QCoreApplication.processEvents()
    return room.sites


def tick(room):
    room.sites.tick()
    room.ui._on_slow_tick()


def sites_tile(room, tile_id=LAST):
    tile = room.wall.painter_of(tile_id)
    assert isinstance(tile, SitesTile)
    return tile


def picture_of(tile):
    return tile.thumbnail((tile.rect.width, tile.rect.height))


def contents(room):
    return [(place.camera_id, place.sites) for place in room.ui.model.grid(0).places]


def test_its_right_is_that_of_a_tile_and_it_stands_in_the_audit():
    right = right_of("sites-tile")
    assert right is not None
    assert right.action is Action.TILE_CHANGE
    assert right.recorded
    assert "sites-tile" not in WATCHING


def test_without_monitors_the_tile_says_that_nothing_is_known(room):
    room.ui.commands.run("sites-tile")
    assert contents(room)[3] == (None, True)  # the first empty tile, for none was chosen
    before = picture_of(sites_tile(room))
    open_monitors(room)
    assert room.wall.sites is room.sites
    assert picture_of(sites_tile(room)) != before


def test_it_is_put_undone_moved_cleared_and_replaced_like_a_camera(room):
    commands, model = room.ui.commands, room.ui.model
    model.select(TileAddress(0, 1))
    commands.run("sites-tile")
    assert contents(room) == [(100, False), (None, True), (102, False), (None, False)]
    assert {tile.camera_id for tile in room.feed.tiles.values()} == {100, 102}  # nothing is decoded for it
    commands.run("undo")
    assert contents(room)[1] == (101, False)
    commands.run("redo")
    mime = tile_mime(TileAddress(0, 1))  # the event does not keep it alive
    drop = QDropEvent(
        QPointF(room.wall.logical(room.wall.tiles[0].rect).center()),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    room.wall.findChild(WallInput).eventFilter(room.wall, drop)
    assert contents(room)[:2] == [(None, True), (100, False)]
    commands.put(TileAddress(0, 0), 102)
    assert contents(room)[0] == (102, False)
    model.select(TileAddress(0, 1))
    commands.run("sites-tile")
    commands.run("clear")
    assert contents(room)[1] == (None, False)


def test_it_fills_the_screen_in_the_spotlight_and_survives_smaller_grids(room):
    open_monitors(room)
    room.ui.model.select(TileAddress(0, 3))
    room.ui.commands.run("sites-tile")
    room.ui.commands.run("spotlight")
    (tile,) = room.wall.tiles
    assert tile.spotlight
    assert (tile.rect.width, tile.rect.height) == room.wall.size_px
    assert sites_tile(room, "screen-1/spot")
    room.ui.commands.run("spotlight")
    room.ui.commands.run("grid-1")
    assert contents(room) == [(100, False)]
    room.ui.commands.run("grid-4")
    assert contents(room)[3] == (None, True)


def test_it_is_painted_only_when_it_looks_different_and_once_a_second_at_most(room):
    sites = open_monitors(room)
    room.ui.commands.run("sites-tile")
    room.ui.model.select(None)
    room.qtbot.waitUntil(lambda: sites_tile(room).painted > 0)  # with the panel beside it the wall has its new size
    QCoreApplication.processEvents()
    tile = sites_tile(room)
    drawn = tile._painter.drawn
    for number in range(1, 9):  # within one second everything changes
        room.desk.put(site_status(number, SiteState.DOWN))
        tick(room)
        QCoreApplication.processEvents()
    assert tile._painter.drawn == drawn
    room.clock.advance(1.0)
    tick(room)
    room.qtbot.waitUntil(lambda: tile._painter.drawn == drawn + 1)
    assert sites.tile.calling == 8


def test_it_says_so_when_nobody_looks_any_more(room):
    sites = open_monitors(room)
    room.ui.commands.run("sites-tile")
    assert not sites.tile.old
    fresh = picture_of(sites_tile(room))
    room.clock.advance(3600.0)
    tick(room)
    assert sites.tile.old
    assert sites.tile.band == "PEMERIKSAAN BERHENTI"
    assert picture_of(sites_tile(room)) != fresh


def test_a_pin_is_seen_on_it(room):
    open_monitors(room)
    room.ui.commands.run("sites-tile")
    before = picture_of(sites_tile(room))
    room.ui.commands.run("pin")
    tick(room)
    assert picture_of(sites_tile(room)) != before


# --- the strip over the wall -------------------------------------------------------------------------------------


def test_with_the_wall_alone_the_strip_lies_over_it_and_moves_no_tile(room):
    sites = open_monitors(room)
    bar, over = sites._bar, sites._over_desk
    room.ui.toggle_bare()
    before = room.wall.geometry()
    room.desk.alarm(AlarmKind.HACKED, 5)
    tick(room)
    QCoreApplication.processEvents()
    assert over.isVisible()
    assert not bar.isVisible()
    assert (over.parentWidget(), over.width()) == (room.wall, room.wall.width())
    assert room.wall.geometry() == before
    QTest.keyClick(room.wall, Qt.Key.Key_F9)
    tick(room)
    assert not over.isVisible()
    assert room.desk.calls[-1][0] == "acknowledge"


def test_back_at_the_desk_the_strip_has_its_own_place_again(room):
    sites = open_monitors(room)
    room.desk.alarm(AlarmKind.HACKED, 5)
    room.ui.toggle_bare()
    tick(room)
    room.ui.toggle_bare()
    QCoreApplication.processEvents()
    assert not sites._over_desk.isVisible()
    assert sites.strip.isVisible()
    assert sites.dock.isVisible()


def test_new_pictures_and_notices_never_lie_over_the_strip(room):
    sites = open_monitors(room)
    room.ui.toggle_bare()
    room.desk.alarm(AlarmKind.HACKED, 5)
    for camera_id in (100, 101, 102):
        room.feed.states[camera_id] = status(camera_id)
    tick(room)
    QCoreApplication.processEvents()
    over = sites._over_desk
    inside = QPoint(room.wall.width() // 2, 5)
    for bgr in ((0, 200, 0), (200, 0, 0)):
        for tile_id in room.feed.tiles:
            room.feed.picture(tile_id, bgr)
        room.wall.take(room.feed.tick())
        QCoreApplication.processEvents()
        store = room.wall.backingStore().paintDevice()
        assert store.pixelColor(inside).getRgb()[:3] not in {(0, 200, 0), (0, 0, 200)}
        below = QPoint(room.wall.width() // 4, over.height() + 40)
        assert store.pixelColor(below).getRgb()[:3] == bgr[::-1]
    room.wall.set_corner("3/3 langsung")
    assert room.wall.corner.rect.top() >= over.height()


def test_a_click_on_the_strip_chooses_no_tile_and_takes_no_keyboard(room):
    sites = open_monitors(room)
    room.ui.toggle_bare()
    room.desk.alarm(AlarmKind.HACKED, 5)
    tick(room)
    QTest.mouseClick(sites._over_desk, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert room.ui.model.selected is None
    QTest.mouseClick(sites._over_desk.mute, Qt.MouseButton.LeftButton)
    assert sites.muted
    assert not sites._over_desk.isAncestorOf(room.ui.desk.focusWidget())


# --- where the docks are left --------------------------------------------------------------------------------------


def test_docks_are_where_they_were_left_also_one_that_comes_late(room, qtbot):
    desk = room.ui.desk
    sites = open_monitors(room)
    desk.cameras_dock.hide()
    desk.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, sites.dock)
    kept = desk.arrangement()
    assert kept
    desk.set_bare(True, desk.screen())
    assert desk.arrangement() == kept  # what is hidden for the wall alone is not closed

    again = WallUi(
        ScriptedFeed(), cameras(1), Layout("x", spread([100], 1, 1)), clock=room.clock, wake=NoWake(),
        settings=WallSettings(tick_ms=50),
    )  # fmt: skip
    again.desk.arrange(kept)
    with qtbot.waitExposed(again.desk):
        again.open()
    assert not again.desk.cameras_dock.isVisible()
    late = SitesUi(room.desk, at_once, clock=room.clock, sound=Silence())
    late.plots.load = lambda: None
    dock = late.dock_into(again.desk)
    QCoreApplication.processEvents()
    assert again.desk.dockWidgetArea(dock) is Qt.DockWidgetArea.LeftDockWidgetArea
    assert dock.isVisible()
    late.close()
    late.deleteLater()
    again.close()
    assert again.desk.arrangement()
    again.desk.deleteLater()
    again.deleteLater()


def test_an_odd_arrangement_leaves_the_docks_as_they_are(qtbot, clock):
    ui = WallUi(
        ScriptedFeed(), cameras(1), Layout("x", spread([100], 1, 1)), clock=clock, wake=NoWake(),
        settings=WallSettings(tick_ms=50),
    )  # fmt: skip
    ui.desk.arrange("bukan susunan ⚠")
    with qtbot.waitExposed(ui.desk):
        ui.open()
    assert ui.desk.cameras_dock.isVisible()
    ui.close()
    ui.desk.deleteLater()
    ui.deleteLater()


def test_the_websites_share_their_place_with_a_ptz_panel_that_opened_before_them(room):
    ptz = QDockWidget("Kamera PTZ", room.ui.desk)
    ptz.setObjectName("ptz")
    room.ui.desk.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, ptz)
    ptz.show()
    open_monitors(room)
    assert room.ui.desk.tabifiedDockWidgets(room.sites.dock) == [ptz]
