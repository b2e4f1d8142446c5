"""Moving from the panel, and every way out of it: nothing stays held."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scc_wall.domain.steering import Drive, GotoHome, GotoPreset, Hold, Release
from scc_wall.domain.wall_editing import TileAddress
from tests.support.ptz_desk import lock_of, snapshot_of
from tests.support.ptz_panel import KEY, LEFT

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_pad_moves_in_eight_directions_faster_farther_out(room):
    pad = room.panel.steer.pad
    middle = pad.rect().center()
    QTest.mousePress(pad, LEFT, pos=middle)
    QTest.mouseMove(pad, middle + QPoint(30, 2))
    QTest.mouseMove(pad, middle + QPoint(75, 2))
    QTest.mouseMove(pad, middle + QPoint(-50, -55))
    QTest.mouseRelease(pad, LEFT, pos=middle)
    first, second, third, last = room.desk.steered()
    assert 0 < first.pan < second.pan <= 0.6
    assert first.tilt == second.tilt == 0
    assert third.pan == -third.tilt < 0
    assert last == Release()


def test_the_pad_is_held_by_arrow_keys(room):
    pad = room.panel.steer.pad
    room.ptz.focus_panel()
    assert pad.hasFocus()
    QTest.keyPress(pad, KEY.Key_Up)
    QTest.keyPress(pad, KEY.Key_Left)
    QTest.keyRelease(pad, KEY.Key_Up)
    QTest.keyRelease(pad, KEY.Key_Left)
    assert room.desk.steered() == [Hold(tilt=0.6), Hold(pan=-0.6, tilt=0.6), Hold(pan=-0.6), Release()]


def test_the_pad_takes_the_keys_of_the_tile_and_none_of_them_reaches_the_wall(room):
    pad = room.panel.steer.pad
    pad.setFocus()
    room.panel.steer.speed.setValue(20)
    QTest.keyPress(pad, KEY.Key_PageDown)
    QTest.keyRelease(pad, KEY.Key_PageDown)
    for key in (KEY.Key_Home, KEY.Key_2, KEY.Key_9, KEY.Key_Space):
        QTest.keyClick(pad, key)
    QTest.keyPress(pad, KEY.Key_Shift)
    QTest.keyPress(pad, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(pad, KEY.Key_Right)
    assert room.desk.steered() == [
        Hold(zoom=-0.2), Release(), GotoHome(), GotoPreset("p2"), "halt", Hold(pan=0.15), Release(),
    ]  # fmt: skip
    assert room.told == ["Tidak ada preset 9", "STOP dikirim: 01 Ampera Hilir"]
    assert room.model.page_index == 0
    assert not room.model.sequence.running
    room.panel.tabs.setFocus()
    QTest.keyClick(room.panel.tabs, KEY.Key_Space)
    assert room.desk.steered()[-1] == "halt"
    assert not room.model.sequence.running


@pytest.mark.parametrize("by_key", [False, True])
def test_zoom_is_held_and_the_speed_is_chosen(room, by_key):
    room.panel.steer.speed.setValue(100)
    button = room.panel.steer.wider
    if by_key:
        button.setFocus()
        QTest.keyPress(button, KEY.Key_Space)
        QTest.keyRelease(button, KEY.Key_Space)
    else:
        QTest.mousePress(button, LEFT)
        QTest.mouseRelease(button, LEFT)
    assert room.desk.steered() == [Hold(zoom=-1.0), Release()]


PANEL_WAYS_OUT = {
    "focus": lambda room: room.wall.setFocus(),
    "panel closed": lambda room: room.ptz.dock.hide(),
    "window": lambda room: room.ui.desk.hide(),
    "selection": lambda room: room.model.select(TileAddress(0, 1)),
    "no selection": lambda room: room.model.select(None),
    "application": lambda room: room.ptz._on_application_state_changed(Qt.ApplicationState.ApplicationSuspended),
    "dialog": lambda room: room.ptz.wishes.ask_preset_name(),
    "taken over": lambda room: (room.desk.lock(lock_of(100, mine=False), 100), room.ptz.tick()),
    "connection": lambda room: (room.desk.change(100, steering=snapshot_of(100, Drive.LOST)), room.ptz.tick()),
    "stop": lambda room: room.panel.stop.pressed.emit(),
    "let go": lambda room: room.ptz.wishes.let_go(),
    "end": lambda room: room.ptz.close(),
}


def hold_everything(room):
    pad, zoom = room.panel.steer.pad, room.panel.steer.nearer
    zoom.setDown(True)
    zoom.pressed.emit()
    QTest.mousePress(pad, LEFT, pos=QPoint(150, 84))
    QTest.keyPress(pad, KEY.Key_Left)


@pytest.mark.parametrize("way", PANEL_WAYS_OUT)
def test_every_way_out_of_the_panel_stops_what_is_held(room, way):
    hold_everything(room)
    assert room.desk.steered()[-1] == Hold(pan=pytest.approx(0.5, abs=0.1), zoom=0.6)
    PANEL_WAYS_OUT[way](room)
    assert room.desk.still_held() == set()


@pytest.mark.parametrize("part", ["pad", "nearer"])
def test_a_part_that_loses_the_focus_lets_go_of_its_key(room, part):
    held = getattr(room.panel.steer, part)
    held.setFocus()
    QTest.keyPress(held, KEY.Key_Up if part == "pad" else KEY.Key_Space)
    assert room.desk.still_held() == {100}
    room.panel.presets.list.setFocus()
    assert room.desk.still_held() == set()


def test_only_the_camera_before_the_person_is_connected(room):
    room.model.select(TileAddress(0, 1))
    room.model.select(TileAddress(0, 3))
    room.model.select(TileAddress(0, 0))
    room.ptz.dock.hide()
    assert [call for call in room.desk.calls if call[0] == "select"] == [
        ("select", 101),
        ("select", None),
        ("select", 100),
        ("select", None),
    ]
