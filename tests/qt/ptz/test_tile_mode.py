"""Steering on the tile by keys and mouse: what is asked of the camera, and how it ends."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from scc_wall.domain.steering import Box, Centre, Drive, Ghost, GotoHome, GotoPreset, Hold, Release, ZoomBy, ZoomShown
from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.ptz.desk import CameraAlarm
from tests.support.ptz_desk import lock_of, snapshot_of

KEY = Qt.Key
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def steering(room):
    QTest.keyClick(room.wall, KEY.Key_T)
    assert room.ptz.mode.on
    return room


def spot(room, x, y, index=0):
    """A point of a tile, in fractions of where its picture lies, as a point of the wall."""
    tile, ratio = room.wall.tiles[index], room.wall.devicePixelRatioF()
    area = room.wall.view_of(tile).picture_area()
    across, down = tile.rect.x + area.x + x * area.width, tile.rect.y + area.y + y * area.height
    return QPoint(round(across / ratio), round(down / ratio))


def again(room, key, kind=QEvent.Type.KeyPress):
    """What the keyboard repeats by itself."""
    QApplication.sendEvent(room.wall, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True))


def wheel(room, notches, x=0.5, y=0.5, index=0):
    where = QPointF(spot(room, x, y, index))
    event = QWheelEvent(
        where, where, QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(room.wall, event)


def drag(room, start, end, button=LEFT):
    QTest.mousePress(room.wall, button, pos=start)
    QApplication.sendEvent(room.wall, moved(end, button))


def moved(where, button):
    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(where), QPointF(where), Qt.MouseButton.NoButton, button,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


# --- keys --------------------------------------------------------------------------------------------------------


def test_an_arrow_moves_while_it_is_held_and_its_repeats_are_no_presses(steering):
    QTest.keyPress(steering.wall, KEY.Key_Right)
    for _ in range(3):
        again(steering, KEY.Key_Right, QEvent.Type.KeyRelease)
        again(steering, KEY.Key_Right)
    QTest.keyRelease(steering.wall, KEY.Key_Right)
    assert steering.desk.steered() == [Hold(pan=0.6), Release()]


def test_two_arrows_are_a_diagonal_and_zoom_goes_with_them(steering):
    for key in (KEY.Key_Right, KEY.Key_Up, KEY.Key_PageUp):
        QTest.keyPress(steering.wall, key)
    for key in (KEY.Key_Right, KEY.Key_PageUp, KEY.Key_Up):
        QTest.keyRelease(steering.wall, key)
    assert steering.desk.steered() == [
        Hold(pan=0.6),
        Hold(pan=0.6, tilt=0.6),
        Hold(pan=0.6, tilt=0.6, zoom=0.6),
        Hold(tilt=0.6, zoom=0.6),
        Hold(tilt=0.6),
        Release(),
    ]


def test_shift_is_slower_and_counts_at_once(steering):
    QTest.keyPress(steering.wall, KEY.Key_Left)
    QTest.keyPress(steering.wall, KEY.Key_Shift)
    QTest.keyRelease(steering.wall, KEY.Key_Shift)
    QTest.keyRelease(steering.wall, KEY.Key_Left)
    assert steering.desk.steered() == [Hold(pan=-0.6), Hold(pan=-0.2), Hold(pan=-0.6), Release()]


def test_on_a_turned_tile_the_arrows_go_where_they_point(steering):
    steering.ui.commands.run("rotate")
    QTest.keyPress(steering.wall, KEY.Key_Right)
    QTest.keyRelease(steering.wall, KEY.Key_Right)
    assert steering.desk.steered() == [Hold(tilt=0.6), Release()]


@pytest.mark.parametrize(
    ("key", "asked"),
    [(KEY.Key_Home, GotoHome()), (KEY.Key_2, GotoPreset("p2")), (KEY.Key_Space, "halt")],
)
def test_single_keys_ask_once_however_long_they_are_held(steering, key, asked):
    QTest.keyPress(steering.wall, key)
    if key != KEY.Key_Space:
        again(steering, key)
    QTest.keyRelease(steering.wall, key)
    assert steering.desk.steered() == [asked]
    assert steering.ui.commands.typed() == ""


def test_a_digit_without_a_preset_says_so(steering):
    QTest.keyClick(steering.wall, KEY.Key_9)
    assert steering.desk.steered() == []
    assert steering.told[-1] == "Tidak ada preset 9"


def test_after_stop_a_key_that_is_still_down_moves_nothing(steering):
    QTest.keyPress(steering.wall, KEY.Key_Up)
    QTest.keyPress(steering.wall, KEY.Key_Space)
    again(steering, KEY.Key_Up)
    QTest.keyRelease(steering.wall, KEY.Key_Up)
    assert steering.desk.steered() == [Hold(tilt=0.6), "halt", "halt"]


def test_outside_the_mode_keys_and_mouse_are_the_walls(room):
    QTest.keyClick(room.wall, KEY.Key_Right)
    assert room.model.selected == TileAddress(0, 1)
    QTest.mouseClick(room.wall, LEFT, pos=spot(room, 0.5, 0.5))
    assert room.model.selected == TileAddress(0, 0)
    wheel(room, 1)
    assert room.model.zoom(TileAddress(0, 0)) != WHOLE
    assert room.desk.steered() == []


# --- mouse -------------------------------------------------------------------------------------------------------


def test_a_click_centres_what_it_points_at(steering):
    QTest.mouseClick(steering.wall, LEFT, pos=spot(steering, 0.25, 0.75))
    (asked,) = steering.desk.steered()
    assert isinstance(asked, Centre)
    assert (asked.x, asked.y) == pytest.approx((0.25, 0.75), abs=0.02)
    assert steering.ptz.mode.gesture.aim is not None


def test_a_click_goes_through_the_crop_of_a_digital_zoom(steering):
    steering.desk.change(100, steering=snapshot_of(100, zoom=ZoomShown(nearest=True)))
    steering.ptz.tick()
    for _ in range(4):
        wheel(steering, 1)
    part = steering.model.zoom(TileAddress(0, 0))
    assert part.width < 0.5
    QTest.mouseClick(steering.wall, LEFT, pos=spot(steering, 0.0, 0.5))
    (asked,) = steering.desk.steered()
    assert asked.x == pytest.approx(part.left, abs=0.02)
    assert asked.y == pytest.approx(0.5, abs=0.02)


def test_a_dragged_box_is_zoomed_into_and_drawn_meanwhile(steering):
    drag(steering, spot(steering, 0.75, 0.8), spot(steering, 0.25, 0.3))
    assert steering.ptz.mode.gesture.box is not None
    QTest.mouseRelease(steering.wall, LEFT, pos=spot(steering, 0.25, 0.3))
    (box,) = steering.desk.steered()
    assert isinstance(box, Box)
    assert (box.left, box.top, box.width, box.height) == pytest.approx((0.25, 0.3, 0.5, 0.5), abs=0.02)
    assert steering.ptz.mode.gesture.box is None


def test_the_right_button_is_a_stick_from_where_it_was_pressed(steering):
    drag(steering, spot(steering, 0.5, 0.5), spot(steering, 0.5, 0.51), RIGHT)
    assert steering.desk.steered() == []
    QApplication.sendEvent(steering.wall, moved(spot(steering, 0.9, 0.5), RIGHT))
    QTest.mouseRelease(steering.wall, RIGHT, pos=spot(steering, 0.9, 0.5))
    assert steering.desk.steered() == [Hold(pan=1.0), Release()]


def test_a_stick_whose_button_came_up_unseen_is_let_go_with_the_next_move(steering):
    drag(steering, spot(steering, 0.5, 0.5), spot(steering, 0.9, 0.5), RIGHT)
    QApplication.sendEvent(steering.wall, moved(spot(steering, 0.8, 0.5), Qt.MouseButton.NoButton))
    assert steering.desk.steered()[-1] == Release()


def test_the_wheel_zooms_the_lens_and_beyond_its_end_the_picture(steering):
    wheel(steering, 2)
    assert steering.desk.steered() == [ZoomBy(2.0)]
    steering.desk.change(100, steering=snapshot_of(100, zoom=ZoomShown(nearest=True)))
    steering.ptz.tick()
    wheel(steering, 1)
    assert steering.desk.steered() == [ZoomBy(2.0)]
    assert steering.model.zoom(TileAddress(0, 0)).width == pytest.approx(0.8)
    assert "zum digital 1,2×" in steering.wall.painter_of("screen-1/0").above[1].digital
    wheel(steering, -1)
    assert steering.model.zoom(TileAddress(0, 0)) == WHOLE
    wheel(steering, -1)
    assert steering.desk.steered() == [ZoomBy(2.0), ZoomBy(-1.0)]


def test_a_held_plus_goes_on_digitally_where_the_lens_ends(steering):
    QTest.keyPress(steering.wall, KEY.Key_Plus)
    steering.desk.change(100, steering=snapshot_of(100, zoom=ZoomShown(nearest=True)))
    steering.ptz.tick()
    again(steering, KEY.Key_Plus)
    assert steering.desk.steered() == [Hold(zoom=0.6), Release()]
    assert steering.model.zoom(TileAddress(0, 0)) != WHOLE


def test_a_click_on_another_tile_ends_the_mode_and_selects_that_tile(steering):
    QTest.mouseClick(steering.wall, LEFT, pos=spot(steering, 0.5, 0.5, index=1))
    assert not steering.ptz.mode.on
    assert steering.model.selected == TileAddress(0, 1)
    assert ("select", 101) in steering.desk.calls


# --- ways out ----------------------------------------------------------------------------------------------------


def open_dialog(room):
    dialog = QDialog(room.ui.desk)
    room.qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    room.qtbot.waitUntil(lambda: not room.ptz.mode.on)


WAYS_OUT = {
    "escape": lambda room: QTest.keyClick(room.wall, KEY.Key_Escape),
    "the mode's own key": lambda room: QTest.keyClick(room.wall, KEY.Key_T),
    "focus": lambda room: room.panel.tabs.setFocus(),
    "selection": lambda room: room.model.select(TileAddress(0, 2)),
    "no selection": lambda room: room.model.select(None),
    "another camera": lambda room: room.ui.commands.put(TileAddress(0, 0), 105),
    "page": lambda room: (room.ui.commands.run("page-add"),),
    "dialog": open_dialog,
    "window": lambda room: room.ui.desk.hide(),
    "application": lambda room: room.ptz._on_application_state_changed(Qt.ApplicationState.ApplicationInactive),
    "taken over": lambda room: (room.desk.lock(lock_of(100, mine=False), 100), room.ptz.tick()),
    "session": lambda room: (room.desk.change(100, allowed=False), room.ptz.tick()),
    "stop": lambda room: QTest.keyClick(room.wall, KEY.Key_Space, Qt.KeyboardModifier.ShiftModifier),
    "end": lambda room: room.ptz.close(),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_every_way_out_stops_what_is_held(steering, way):
    QTest.keyPress(steering.wall, KEY.Key_Right)
    drag(steering, spot(steering, 0.5, 0.5), spot(steering, 0.9, 0.5), RIGHT)
    assert steering.desk.steered() == [Hold(pan=0.6), Hold(pan=1.0)]
    WAYS_OUT[way](steering)
    assert steering.desk.still_held() == set()
    assert steering.ptz.mode.on == (way == "stop")
    before = len(steering.desk.calls)
    QTest.keyRelease(steering.wall, KEY.Key_Right)
    QTest.mouseRelease(steering.wall, RIGHT, pos=spot(steering, 0.9, 0.5))
    assert not any(isinstance(call[2], Hold) for call in steering.desk.calls[before:] if call[0] == "steer")


def test_the_mode_says_why_it_does_not_begin(room):
    room.model.select(TileAddress(0, 3))
    QTest.keyClick(room.wall, KEY.Key_T)
    assert not room.ptz.mode.on
    assert "hanya untuk dilihat" in room.told[-1]
    room.desk.lock(lock_of(101, mine=False), 101)
    room.model.select(TileAddress(0, 1))
    QTest.keyClick(room.wall, KEY.Key_T)
    assert "Dipegang Siti Rahma di MEJA-2" in room.told[-1]


def test_the_cross_of_a_click_gives_way_to_the_target_or_to_time(steering):
    QTest.mouseClick(steering.wall, LEFT, pos=spot(steering, 0.3, 0.3))
    steering.desk.change(100, steering=snapshot_of(100, Drive.MOVING, ghost=Ghost(0.1, 0.1, 1.0, 1.0, exact=False)))
    steering.ptz._on_follow_timeout()
    look = steering.wall.painter_of("screen-1/0").above[1]
    area = steering.wall.view_of(steering.wall.tiles[0]).picture_area()
    assert look.ghost == pytest.approx((area.x + area.width * 0.1, area.y + area.height * 0.1, area.width, area.height))
    assert (look.exact, look.gesture.aim) == (False, None)
    steering.desk.change(100, steering=snapshot_of(100))
    QTest.mouseClick(steering.wall, LEFT, pos=spot(steering, 0.6, 0.6))
    steering.clock.advance(3)
    steering.ptz.tick()
    assert steering.ptz.mode.gesture.aim is None


def test_after_the_stop_of_the_whole_desk_a_key_that_is_down_moves_nothing(steering):
    QTest.keyPress(steering.wall, KEY.Key_Up)
    steering.ptz.stop()
    QTest.keyClick(steering.wall, KEY.Key_Shift)
    QTest.keyRelease(steering.wall, KEY.Key_Up)
    assert steering.desk.steered() == [Hold(tilt=0.6), "halt", "halt"]


def test_a_tile_in_the_spotlight_is_steered_too_and_its_look_is_painted(steering):
    steering.ptz.mode.end()
    steering.ui.commands.run("spotlight")
    QTest.keyClick(steering.wall, KEY.Key_T)
    drag(steering, spot(steering, 0.2, 0.2), spot(steering, 0.6, 0.7))
    steering.desk.alarmed = [CameraAlarm(100, "01 Ampera Hilir", 7.0)]
    steering.desk.lock(lock_of(100), 100)
    steering.desk.change(100, steering=snapshot_of(100, Drive.RUNAWAY, ghost=Ghost(-0.2, 0.1, 1.0, 1.0)))
    steering.ptz.tick()
    before = steering.wall.grab().toImage()
    steering.ptz.mode.end()
    steering.desk.alarmed, steering.desk.held = [], {}
    steering.desk.change(100, steering=snapshot_of(100), lock=None)
    steering.ptz.tick()
    steering.ui._on_slow_tick()
    assert steering.wall.painter_of("screen-1/spot").above is None
    assert steering.wall.grab().toImage() != before


def test_the_mode_ends_without_the_keyboard_even_if_nothing_told_it_so(steering):
    QTest.keyPress(steering.wall, KEY.Key_Right)
    for watched in (steering.wall, steering.ui.desk):
        watched.removeEventFilter(steering.ptz.mode)
    steering.panel.tabs.setFocus()
    for _ in range(3):
        assert steering.ptz.mode.on
        steering.ptz.tick()
    assert not steering.ptz.mode.on
    assert steering.desk.still_held() == set()


def test_tiles_that_nobody_steers_have_nothing_over_them(room):
    room.ptz.tick()
    room.ui._on_slow_tick()
    painters = [room.wall.painter_of(tile.tile_id) for tile in room.wall.tiles]
    assert [painter.above for painter in painters] == [None] * 4
    room.ui.show_steering(None)
    room.desk.lock(lock_of(101), 101)
    room.ptz.tick()
    room.ui._on_slow_tick()
    assert [painter.above for painter in painters] == [None] * 4
