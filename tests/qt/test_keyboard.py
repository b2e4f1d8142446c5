"""Everything without a mouse: from part to part of the desk, tiles exchanged, zoomed pictures moved, focus seen."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.domain.layout import Layout, Rect
from scc_wall.domain.screens import ScreenIdentity
from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui import theme
from scc_wall.ui.desk.screen_bar import ALL
from scc_wall.ui.screen_keeper import ScreenKeeper, identity
from scc_wall.ui.tile_painter import Frame
from tests.support.scripted_feed import ScriptedFeed, cameras

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def desk(qtbot, open_wall, wide_enough):
    feed, known = ScriptedFeed(), cameras(4)
    ui = open_wall(feed, known)
    ui.desk.activateWindow()
    qtbot.waitUntil(ui.desk.isActiveWindow)
    qtbot.waitUntil(lambda: len(feed.tiles) == 4)
    ui.desk.wall.setFocus()
    return SimpleNamespace(ui=ui, window=ui.desk, wall=ui.walls[0], model=ui.model, panel=ui.cameras.panel)


def press(key, modifiers=MODIFIER.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def shown_on(desk):
    return [place.camera_id for place in desk.model.grid(0).places]


def test_one_key_leads_through_all_parts_of_the_desk_and_back(desk):
    walk = []
    for _ in range(3):
        press(KEY.Key_F6, MODIFIER.ControlModifier)
        walk.append(QApplication.focusWidget())
    assert walk == [desk.window.menuBar(), desk.panel.search, desk.wall]
    assert QApplication.activePopupWidget() is None  # the menu that was unfolded on the way is folded again
    press(KEY.Key_F6, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)
    assert QApplication.focusWidget() is desk.panel.search
    desk.panel.view.setFocus()
    desk.wall.setFocus()
    press(KEY.Key_F6, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)
    assert QApplication.focusWidget() is desk.panel.view  # where it was last


def test_the_menus_are_walked_by_arrows_from_there(desk):
    press(KEY.Key_F6, MODIFIER.ControlModifier)
    bar, first = desk.window.menuBar(), QApplication.activePopupWidget()
    assert first is bar.actions()[0].menu()
    QTest.keyClick(first, KEY.Key_Escape)
    assert QApplication.activePopupWidget() is None
    press(KEY.Key_Escape)
    assert bar.activeAction() is None
    assert QApplication.focusWidget() is desk.wall


def test_a_camera_is_found_and_put_on_the_tile_without_a_mouse(desk):
    desk.model.select(TileAddress(0, 3))
    press(KEY.Key_F, MODIFIER.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "01")
    press(KEY.Key_Tab)
    assert QApplication.focusWidget() is desk.panel.view
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert shown_on(desk)[3] == 100
    press(KEY.Key_Escape)
    assert QApplication.focusWidget() is desk.wall


def test_tiles_are_exchanged_by_keys_and_the_selection_goes_along(desk):
    desk.model.select(TileAddress(0, 0))
    press(KEY.Key_Right, MODIFIER.ControlModifier)
    assert shown_on(desk) == [101, 100, 102, 103]
    assert desk.model.selected == TileAddress(0, 1)
    press(KEY.Key_Down, MODIFIER.ControlModifier)
    assert shown_on(desk) == [101, 103, 102, 100]
    press(KEY.Key_Down, MODIFIER.ControlModifier)  # there is nothing below
    assert shown_on(desk) == [101, 103, 102, 100]


def test_a_zoomed_picture_is_moved_by_keys(desk):
    here = TileAddress(0, 0)
    desk.model.select(here)
    press(KEY.Key_Plus)
    before = desk.model.zoom(here)
    press(KEY.Key_Left, MODIFIER.AltModifier)
    assert desk.model.zoom(here).left < before.left
    press(KEY.Key_Down, MODIFIER.AltModifier)
    assert desk.model.zoom(here).top > before.top
    press(KEY.Key_Minus)
    assert desk.model.zoom(here) == WHOLE


def frames(desk):
    return [desk.wall.painter_of(tile.tile_id).frame for tile in desk.wall.tiles]


def test_the_selected_tile_shows_by_its_frames_shape_whether_the_keyboard_speaks_to_it(desk):
    desk.model.select(TileAddress(0, 1))
    assert frames(desk) == [Frame.NONE, Frame.WHOLE, Frame.NONE, Frame.NONE]
    desk.panel.search.setFocus()
    assert frames(desk)[1] is Frame.CORNERS
    desk.wall.setFocus()
    assert frames(desk)[1] is Frame.WHOLE


def test_who_comes_to_the_wall_by_a_key_sees_it_before_anything_is_selected(desk):
    assert set(frames(desk)) == {Frame.NONE}
    desk.panel.search.setFocus()
    desk.wall.setFocus(Qt.FocusReason.TabFocusReason)
    assert frames(desk) == [Frame.CORNERS, Frame.NONE, Frame.NONE, Frame.NONE]
    press(KEY.Key_Right)
    assert frames(desk) == [Frame.WHOLE, Frame.NONE, Frame.NONE, Frame.NONE]


def test_frames_are_drawn_as_they_are_called(desk):
    tile = desk.wall.tiles[0]
    painter, (x, y, width, height) = desk.wall.painter_of(tile.tile_id), tile.rect
    seen = {}
    for frame in Frame:
        painter.frame = frame
        image = desk.wall.grab().toImage()
        corner, middle = image.pixelColor(x, y), image.pixelColor(x + width // 2, y)
        seen[frame] = [colour == QColor(theme.FOCUS) for colour in (corner, middle)]
        assert (image.pixelColor(x + width - 1, y + height - 1) == QColor(theme.FOCUS)) is seen[frame][0]
    assert seen == {Frame.NONE: [False, False], Frame.CORNERS: [True, False], Frame.WHOLE: [True, True]}


@pytest.fixture
def many(qtbot, open_wall, wide_enough):
    """Return a desk whose wall has a second screen, which is not plugged in."""
    known = cameras(8)
    screens = [
        identity(QGuiApplication.primaryScreen()),
        ScreenIdentity("S1", "DELL", "P2419H", "DP-1", Rect(800, 0, 800, 600)),
    ]
    layout = Layout("uji", spread([camera.camera_id for camera in known], 4, 2))
    ui = open_wall(ScriptedFeed(), known, layout, keeper=ScreenKeeper(screens))
    ui.desk.activateWindow()
    qtbot.waitUntil(ui.desk.isActiveWindow)
    return SimpleNamespace(ui=ui, window=ui.desk, panel=ui.cameras.panel)


def test_the_walk_through_the_parts_leads_to_what_the_centre_shows(many):
    for shown in ("mirror", "miniature"):
        many.window.centre.show_screen(1 if shown == "mirror" else ALL)
        many.panel.search.setFocus()
        press(KEY.Key_F6, MODIFIER.ControlModifier)
        front = many.window.front
        assert front is getattr(many.window.centre, shown)
        assert front.hasFocus() or front.isAncestorOf(QApplication.focusWidget())
        press(KEY.Key_F6, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)
        assert QApplication.focusWidget() is many.panel.search


def test_a_panel_goes_to_the_other_side_without_a_mouse(desk):
    menu = desk.window.menus._across
    menu.aboutToShow.emit()
    (item,) = menu.actions()
    assert item.text() == "Kamera"
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    dock = desk.window.cameras_dock
    for side in (right, left):
        item.trigger()
        assert desk.window.dockWidgetArea(dock) == side
        assert dock.isVisible()
    dock.hide()
    menu.aboutToShow.emit()
    assert menu.actions() == []


def test_no_wall_covers_the_desk_whose_own_screen_is_gone(many, monkeypatch):
    """All screens that are left belong to walls: the desk takes one of them, or nobody could log in."""
    monkeypatch.setattr(many.ui.keeper, "assigned", lambda: {1: QGuiApplication.primaryScreen()})
    monkeypatch.setattr(many.ui.keeper, "strangers", list)
    many.ui._places.place()
    assert many.window.isVisible()
    assert not many.ui.windows[1].isVisible()
    monkeypatch.setattr(many.ui.keeper, "assigned", lambda: {0: QGuiApplication.primaryScreen()})
    many.ui._places.place()
    assert many.window.isVisible()
