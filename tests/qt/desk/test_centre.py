"""What the desk shows in its centre: its own wall, another screen's, all of them in small."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.desk.screen_bar import ALL, ScreenBar
from scc_wall.ui.wall_input import WallInput, camera_mime

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def key(desk, which, **more):
    QTest.keyClick(desk.window.focusWidget(), which, **more)


def shown_at(desk):
    return {tile_id: tile.camera_id for tile_id, tile in desk.feed.tiles.items()}


def open_miniature(desk):
    key(desk, Qt.Key.Key_M)
    desk.qtbot.waitUntil(lambda: len(desk.feed.tiles) == 12)
    return desk.centre.miniature


def test_one_screen_has_neither_bar_nor_miniature(make_desk):
    desk = make_desk(1)
    assert desk.window.findChild(ScreenBar) is None
    QTest.keyClick(desk.wall, Qt.Key.Key_M)
    desk.ui._on_slow_tick()
    assert desk.centre.miniature is None
    assert "satu layar" in desk.window.message.text()


def test_the_miniature_shows_every_screen_also_those_that_are_not_plugged_in(desk):
    small = open_miniature(desk)
    assert set(shown_at(desk)) == {f"screen-{screen}/{index}" for screen in (1, 2, 3) for index in range(4)}
    assert all(tile.size_px[0] < 400 for tile in desk.feed.tiles.values())
    heads = [part.head.text() for part in small._parts]
    assert [head.startswith("⚠") for head in heads] == [False, True, True]
    desk.feed.picture("screen-3/2")
    desk.qtbot.waitUntil(lambda: "screen-3/2" in desk.feed.shown_ids)
    key(desk, Qt.Key.Key_M)
    desk.qtbot.waitUntil(lambda: len(desk.feed.tiles) == 4)
    assert desk.centre.miniature is None
    assert desk.window.focusWidget() is desk.wall


def test_a_screen_that_is_not_plugged_in_looks_dark_in_the_miniature_and_says_so(desk):
    small = open_miniature(desk)
    desk.ui._on_slow_tick()
    assert [wall.middle.text for wall in small.walls] == [
        "",
        "⚠ Layar 2 · tidak terpasang",
        "⚠ Layar 3 · tidak terpasang",
    ]
    for screen in (1, 2):
        desk.feed.picture(f"screen-{screen}/0", (10, 200, 30))
    desk.qtbot.waitUntil(lambda: "screen-2/0" in desk.feed.shown_ids)
    shades = [wall.grab().toImage().pixelColor(8, 8).lightness() for wall in small.walls[:2]]
    assert shades[1] < shades[0] / 2
    small.set_screens([replace(shown, there=True) for shown in small._screens])
    desk.ui._on_slow_tick()
    assert small.walls[1].grab().toImage().pixelColor(8, 8).lightness() == shades[0]


def test_the_desk_says_of_the_other_screen_that_it_is_not_plugged_in(desk):
    desk.centre.show_screen(1)
    desk.qtbot.waitUntil(lambda: desk.centre.mirror is not None)
    desk.ui._on_slow_tick()
    assert desk.centre.mirror.middle.text == "⚠ Layar 2 · tidak terpasang"


@pytest.mark.parametrize(
    ("room", "told"),
    [
        ("⚠ Layar 2 · P2419H · tidak terpasa", "⚠ Layar 2 · tidak terpasang"),
        ("⚠ Layar 2 · tidak terp", "⚠ 2 · tidak terpasang"),
        ("⚠ 2 · tidak", "⚠ 2"),
    ],
)
def test_a_heading_without_room_leaves_the_model_out_and_not_what_is_wrong(desk, room, told):
    """«⚠ Layar 2 · layar-2 · tid…» at 200 %: what is wrong with it was cut away."""
    small = open_miniature(desk)
    head = small._parts[1].head
    head.resize(head.fontMetrics().horizontalAdvance(room) + 1, head.height())
    small.retranslate()
    assert head.text() == told
    assert "Layar 2 · P2419H · tidak terpasang" in head.toolTip()


def test_arrows_lead_across_all_screens_and_enter_exchanges_two_tiles(desk):
    open_miniature(desk)
    desk.ui.commands.select(TileAddress(0, 1))
    key(desk, Qt.Key.Key_Return)
    for _ in range(3):
        key(desk, Qt.Key.Key_Right)
    assert desk.ui.model.selected == TileAddress(2, 0)
    one, other = (desk.ui.commands.camera_at(TileAddress(*at)) for at in ((0, 1), (2, 0)))
    key(desk, Qt.Key.Key_Return)
    assert desk.ui.commands.camera_at(TileAddress(2, 0)) == one
    assert desk.ui.commands.camera_at(TileAddress(0, 1)) == other
    key(desk, Qt.Key.Key_Return)
    key(desk, Qt.Key.Key_Escape)  # put down again
    key(desk, Qt.Key.Key_Left)
    key(desk, Qt.Key.Key_Return)
    key(desk, Qt.Key.Key_Escape)
    assert desk.ui.commands.camera_at(TileAddress(2, 0)) == one


def test_what_is_pressed_in_the_miniature_is_meant_for_the_screen_of_the_selected_tile(desk):
    open_miniature(desk)
    desk.ui.commands.select(TileAddress(2, 3))
    key(desk, Qt.Key.Key_Delete)
    assert desk.ui.commands.camera_at(TileAddress(2, 3)) is None
    key(desk, Qt.Key.Key_3, modifier=Qt.KeyboardModifier.ControlModifier)
    assert [len(desk.ui.model.grid(screen).places) for screen in range(3)] == [4, 4, 9]


def test_a_camera_is_dragged_from_the_list_onto_another_screen(desk):
    small = open_miniature(desk)
    wall = small.walls[1]
    mime, middle = camera_mime(111), QPointF(wall.width() * 0.75, wall.height() * 0.25)
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    event = QDropEvent(middle, action, mime, button, Qt.KeyboardModifier.NoModifier)
    assert wall.findChild(WallInput).eventFilter(wall, event)
    assert desk.ui.commands.camera_at(TileAddress(1, 1)) == 111


def test_who_may_not_edit_may_look_and_changes_nothing(make_desk):
    desk = make_desk(3, may=lambda action: action == "miniature")
    small = open_miniature(desk)
    before = desk.ui.model.layout
    QTest.mouseClick(small.walls[1], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    key(desk, Qt.Key.Key_Return)
    key(desk, Qt.Key.Key_Delete)
    assert desk.ui.model.layout is before
    assert desk.ui.model.selected is None


def test_another_screen_is_shown_live_in_the_desks_size_and_edited_there(desk):
    buttons = desk.window.findChild(ScreenBar).findChildren(QPushButton)
    assert [button.text()[:7] for button in buttons] == ["Layar 1", "Layar 2", "Layar 3", "Semua l"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: set(shown_at(desk)) == {f"desk/screen-2/{index}" for index in range(4)})
    mirror = desk.centre.mirror
    assert mirror.size_px[0] > 400
    desk.feed.picture("desk/screen-2/0")
    desk.qtbot.waitUntil(lambda: "desk/screen-2/0" in desk.feed.shown_ids)
    QTest.mouseClick(mirror, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.keyClick(mirror, Qt.Key.Key_Delete)
    assert desk.ui.commands.camera_at(TileAddress(1, 0)) is None
    desk.wall.setFocus()  # what every panel does for «back to the wall»
    assert desk.window.focusWidget() is mirror


def test_the_wall_alone_is_the_own_one_and_the_choice_comes_back(desk):
    desk.centre.show_screen(ALL)
    desk.ui.toggle_bare()
    assert desk.wall.isVisible()
    assert not desk.window.findChild(ScreenBar).isVisible()
    desk.ui.toggle_bare()
    assert desk.centre.miniature is not None


def test_arrows_lead_along_the_bar(desk):
    first, *_, last = desk.window.findChild(ScreenBar).findChildren(QPushButton)
    first.setFocus()
    for _ in range(5):
        key(desk, Qt.Key.Key_Right)
    assert desk.window.focusWidget() is last
    key(desk, Qt.Key.Key_Space)
    assert desk.centre.shown == ALL


def test_a_tile_with_room_for_no_more_shows_its_number_alone(desk):
    small = open_miniature(desk)
    desk.ui._on_slow_tick()
    (tile, *_), wall = small.walls[0].tiles, small.walls[0]
    assert tile.rect.width < 84
    assert wall.painter_of(tile.tile_id).look.title == "01"
    assert desk.wall.painter_of("screen-1/0").look.title == "01 Ampera Hilir"
