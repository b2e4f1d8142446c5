"""The panel: what it says of each state, that nothing moves meanwhile, and each path by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.guests import Guests
from scc_wall.domain.ptz import Preset, PtzVector
from scc_wall.domain.steering import (
    Drive,
    EndPatrol,
    GotoHome,
    GotoPreset,
    Hold,
    Patrol,
    PatrolState,
    ReadPresets,
    Release,
    RemovePreset,
    SaveHome,
    SavePreset,
    StartPatrol,
    SteeringSnapshot,
    ZoomShown,
)
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.ptz.desk import CameraAlarm, PtzPast
from scc_wall.ui.ptz.preset_picture import OVERWRITTEN_S
from tests.support.ptz_desk import PRESETS, lock_of, snapshot_of

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def click(button):
    QTest.mouseClick(button, LEFT)


def press_enter(button):
    button.setFocus()
    QTest.keyClick(button, KEY.Key_Space)


BY = pytest.mark.parametrize("press", [click, press_enter])


def change(room, camera_id=100, **steering):
    room.desk.change(camera_id, steering=snapshot_of(camera_id, **steering))
    room.ptz.tick()


def places(room):
    """Where notice, lists and buttons stand, but for those that give way to words."""
    panel = room.panel
    QCoreApplication.processEvents()
    inside = panel.steer.stack.findChildren(QPushButton)
    buttons = [button for button in panel.findChildren(QPushButton) if button not in inside]
    parts = [*buttons, panel.notice, panel.steer.stack, panel.presets.list, panel.tabs]
    return [(part.mapTo(panel, QPoint(0, 0)), part.size()) for part in parts if part.isVisibleTo(panel)]


# --- states ------------------------------------------------------------------------------------------------------


def not_steerable(room):
    room.model.select(TileAddress(0, 3))


STANDINGS = {
    "none": (lambda room: room.model.select(None), "Tidak ada kamera terpilih"),
    "fixed": (not_steerable, "hanya untuk dilihat"),
    "no session": (lambda room: room.desk.change(100, allowed=False), "Ctrl+L"),
    "denied": (
        lambda room: room.desk.change(100, allowed=False, denied=Told("Surat tugas Anda tidak memuat PTZ.", "x")),
        "Surat tugas Anda tidak memuat PTZ.",
    ),
    "held": (lambda room: room.desk.lock(lock_of(100, mine=False), 100), "Tunggu, atau minta pemegangnya"),
    "connecting": (lambda room: room.desk.change(100, steering=SteeringSnapshot(100)), "Menghubungi kamera…"),
    "lost": (
        lambda room: room.desk.change(100, steering=snapshot_of(100, Drive.LOST, fault=Told("Habis waktu.", "x"))),
        "Habis waktu.",
    ),
}


def test_each_standing_says_what_is_and_what_to_do_in_place_of_the_pad(room):
    at_rest, part = places(room), room.panel.steer
    for name, (reach, words) in STANDINGS.items():
        reach(room)
        room.ptz.tick()
        assert not part.pad.isVisible(), name
        assert words in f"{part.what.text()} {part.todo.text()}"
        assert part.todo.text()
        assert not room.panel.presets.go.isEnabled()
        assert not room.panel.presets.save.isEnabled()
        assert room.panel.stop.isEnabled()
        assert places(room) == at_rest, name
        room.desk.lock(None, 100)
        room.desk.views.clear()
        room.model.select(TileAddress(0, 0))
        room.ptz.tick()
        assert part.pad.isVisible()


DRIVES = {
    Drive.REST: "diam (terbukti)",
    Drive.MOVING: "bergerak",
    Drive.STOPPING: "berhenti… belum terbukti",
    Drive.RUNAWAY: "MUNGKIN MASIH BERPUTAR",
}


def test_every_state_of_the_drives_has_its_word_and_moves_nothing(room):
    at_rest = places(room)
    for drive, word in DRIVES.items():
        change(room, drive=drive)
        assert room.panel.state.text() == word
        assert places(room) == at_rest
    change(room, tells_rest=False)
    assert room.panel.state.text() == "disuruh berhenti; kamera tidak melapor"


def test_the_zoom_is_told_only_as_far_as_it_is_known(room):
    for shown, text in (
        (ZoomShown(times=3.4), "Zum: 3,4×"),
        (ZoomShown(percent=33.6), "Zum: 34 %"),
        (ZoomShown(), "Zum: tidak diketahui"),
        (ZoomShown(times=30.0, nearest=True), "Zum: 30,0× · lensa paling dekat"),
    ):
        change(room, zoom=shown)
        assert room.panel.zoom.text() == text


def test_an_old_position_is_told_with_its_age(room):
    change(room, position_mono_ns=room.clock.mono_ns())
    assert room.panel.where.text() == "Arah: +12 % / −40 %"
    room.clock.advance(40)
    room.ptz.tick()
    assert room.panel.where.text() == "Arah: +12 % / −40 % · 40 dtk lalu"
    change(room, position=PtzVector(None, 0.5))
    assert room.panel.where.text().startswith("Arah: tidak diketahui")


def test_faults_and_refusals_are_told_and_a_refusal_only_once(room):
    change(room, fault=Told("Kamera menolak preset.", "x"))
    assert "Kamera menolak preset." in room.panel.notice_text.text()
    room.desk.refuse(100, Told("Dipegang orang lain.", "x"))
    room.ptz.tick()
    assert "Dipegang orang lain." in room.panel.notice_text.text()
    assert room.told == ["⚠ Dipegang orang lain."]
    room.clock.advance(10)
    room.ptz.tick()
    assert "Dipegang" not in room.panel.notice_text.text()
    assert len(room.told) == 1


def test_a_refusal_from_before_is_not_told(room):
    room.desk.change(101, refusal=Told("lama", "old"), refusal_number=4)
    room.model.select(TileAddress(0, 1))
    room.ptz.tick()
    assert room.told == []


def test_a_runaway_is_said_everywhere_and_again_until_it_is_over(room):
    room.ptz.dock.hide()
    room.desk.alarmed = [CameraAlarm(102, "Jakabaring Stadion", 6.0)]
    room.desk.changed()
    room.ptz.tick()
    assert room.panel.isVisible()
    assert room.panel.notice.property("tone") == "alarm"
    assert "Jakabaring Stadion MUNGKIN MASIH BERPUTAR" in room.panel.notice_text.text()
    room.ui._on_slow_tick()
    assert "BERPUTAR" in room.wall.painter_of("screen-1/2").above[1].alarm
    room.clock.advance(5)
    room.ptz.tick()
    assert len(room.told) == 2
    click(room.panel.stop)
    assert ("halt", 102) in room.desk.calls
    room.desk.alarmed = []
    room.desk.changed()
    room.ptz.tick()
    room.ui._on_slow_tick()
    assert room.panel.notice.property("tone") != "alarm"
    assert room.wall.painter_of("screen-1/2").above is None


# --- moving ------------------------------------------------------------------------------------------------------


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
    assert room.told == ["Tidak ada preset 9", "STOP dikirim"]
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


# --- lock --------------------------------------------------------------------------------------------------------


@BY
def test_the_lock_is_reserved_and_given_back(room, press):
    press(room.panel.lock.reserve)
    room.desk.lock(lock_of(100, left_s=None), 100)
    room.ptz.tick()
    assert room.panel.lock.left.text() == "dipesan, sampai dilepas"
    assert not room.panel.lock.reserve.isEnabled()
    press(room.panel.lock.let_go)
    assert [call for call in room.desk.calls if call[0] in {"reserve", "let_go"}] == [("reserve", 100), ("let_go", 100)]


def test_the_countdown_is_on_panel_and_tile(room):
    room.desk.lock(lock_of(100, left_s=11.2), 100)
    room.desk.lock(lock_of(101, mine=False, left_s=3.0), 101)
    room.ptz.tick()
    room.ui._on_slow_tick()
    assert room.panel.lock.left.text() == "bebas dalam 12 dtk"
    assert room.wall.painter_of("screen-1/0").above[1].holder == "Anda · 12 dtk"
    other = room.wall.painter_of("screen-1/1").above[1]
    assert (other.holder, other.foreign) == ("Siti Rahma · 3 dtk", True)


def test_taking_over_needs_a_reason(room):
    room.desk.lock(lock_of(100, mine=False), 100)
    room.ptz.tick()
    assert not room.panel.lock.take_over.isEnabled()
    room.desk.change(100, may_take_over=True)
    room.ptz.tick()
    press_enter(room.panel.lock.take_over)
    (question,) = room.ptz.wishes.dialogs
    QTest.keyClicks(question.answer, "   ")
    assert not question.yes.isEnabled()
    QTest.keyClicks(question.answer, "kebakaran di 7 Ulu ")
    QTest.keyClick(question.answer, KEY.Key_Return)
    assert room.desk.calls[-1] == ("take_over", 100, "kebakaran di 7 Ulu")
    assert room.ptz.wishes.dialogs == ()


def test_what_the_desk_refuses_is_told(room):
    room.desk.refuse_work = SccError(Told("Tidak bisa.", "No."), None, Told("Coba lagi.", "Again."))
    click(room.panel.lock.reserve)
    assert room.told == ["⚠ Tidak bisa. Coba lagi."]
    assert "Tidak bisa." in room.panel.notice_text.text()
    assert room.panel.lock.reserve.isEnabled()


# --- presets -----------------------------------------------------------------------------------------------------


def choose(room, row):
    room.panel.presets.list.setCurrentRow(row)


@BY
def test_a_preset_is_gone_to_by_its_button(room, press):
    choose(room, 1)
    press(room.panel.presets.go)
    assert room.desk.steered() == [GotoPreset("p2")]


def test_a_preset_is_gone_to_by_enter_and_by_a_double_click(room):
    choose(room, 2)
    presets = room.panel.presets.list
    presets.setFocus()
    QTest.keyClick(presets, KEY.Key_Return)
    where = presets.visualItemRect(presets.item(0)).center()
    QTest.mouseClick(presets.viewport(), LEFT, pos=where)
    assert room.desk.steered() == [GotoPreset("p3")]  # a single click only chooses
    QTest.mouseDClick(presets.viewport(), LEFT, pos=where)
    assert room.desk.steered() == [GotoPreset("p3"), GotoPreset("p1")]
    QTest.keyClick(presets, KEY.Key_Delete)
    assert len(room.ptz.wishes.dialogs) == 1


@BY
def test_removing_overwriting_and_a_new_home_ask_first(room, press):
    choose(room, 0)
    for button in (room.panel.presets.remove, room.panel.presets.overwrite, room.panel.presets.save_home):
        press(button)
        (question,) = room.ptz.wishes.dialogs
        question.reject()
    assert room.desk.steered() == []
    for button in (room.panel.presets.remove, room.panel.presets.overwrite, room.panel.presets.save_home):
        press(button)
        (question,) = room.ptz.wishes.dialogs
        press(question.yes)
    assert room.desk.steered() == [RemovePreset("p1"), SavePreset("Gerbang", "p1"), SaveHome()]


@BY
def test_home_and_the_camera_s_list_are_asked_for(room, press):
    press(room.panel.presets.home)
    press(room.panel.presets.read)
    assert room.desk.steered() == [GotoHome(), ReadPresets()]


def save_preset(room, name="Pelabuhan"):
    room.feed.picture("screen-1/0")
    room.feed.tick()
    press_enter(room.panel.presets.save)
    (question,) = room.ptz.wishes.dialogs
    QTest.keyClicks(question.answer, name)
    QTest.keyClick(question.answer, KEY.Key_Return)
    assert room.desk.steered()[-1] == SavePreset(name)


def kept(room):
    return [call for call in room.desk.calls if call[0] == "keep_picture"]


def test_the_picture_of_a_saved_preset_is_kept_under_its_token(room):
    save_preset(room)
    room.ptz.tick()
    assert kept(room) == []
    change(room, presets=(*PRESETS, Preset("p9", "Pelabuhan")))
    assert kept(room) == [("keep_picture", 100, "p9")]
    jpeg = room.desk.pasts[100].pictures["p9"]
    assert jpeg[:2] == b"\xff\xd8"
    assert len(jpeg) < 20_000
    assert room.panel.presets.list.item(3).text() == "4 Pelabuhan"


def test_guests_see_no_picture_of_a_hidden_cameras_presets_and_none_is_kept(room):
    save_preset(room)
    change(room, presets=(*PRESETS, Preset("p9", "Pelabuhan")))
    jpeg = room.desk.pasts[100].pictures["p9"]
    assert jpeg in room.panel.presets._icons
    room.model.set_guests(Guests(on=True, chosen=frozenset({100})))
    assert jpeg not in room.panel.presets._icons
    assert room.ptz.picture() is None
    room.model.set_guests(Guests())
    assert jpeg in room.panel.presets._icons


def test_no_picture_is_kept_of_a_preset_that_the_camera_refused(room):
    save_preset(room)
    change(room, fault=Told("Nama tidak diterima.", "x"))
    assert "Nama tidak diterima." in room.panel.notice_text.text()
    change(room, presets=(*PRESETS, Preset("p9", "Pelabuhan")))
    assert kept(room) == []


def test_the_picture_of_an_overwritten_preset_waits_for_a_fault(room):
    room.feed.picture("screen-1/0")
    choose(room, 1)
    click(room.panel.presets.overwrite)
    room.ptz.wishes.dialogs[0].accept()
    room.ptz.tick()
    assert kept(room) == []
    room.clock.advance(OVERWRITTEN_S + 1)
    room.ptz.tick()
    assert kept(room) == [("keep_picture", 100, "p2")]


def test_a_full_camera_takes_no_more_presets_and_says_so(room):
    snapshot = snapshot_of(100)
    change(room, abilities=replace(snapshot.abilities, presets_most=3))
    assert not room.panel.presets.save.isEnabled()
    assert "Penuh" in room.panel.presets.note.text()


# --- patrols -----------------------------------------------------------------------------------------------------


def with_patrol(room):
    stored = Patrol(1, 100, "Malam", ("p1", "p2"), 8.0)
    room.desk.pasts[100] = PtzPast((stored,))
    room.ptz.wishes.load_past(100)
    room.panel.tabs.setCurrentIndex(1)
    return stored


@BY
def test_a_patrol_is_begun_and_ended(room, press):
    stored = with_patrol(room)
    press(room.panel.patrols.start)
    change(room, patrol=PatrolState.GOING, patrol_id=1, patrol_preset="p2")
    assert room.panel.patrols.state.text() == "Malam: menuju Jembatan, sejak 0 dtk"
    press(room.panel.patrols.end)
    assert room.desk.steered() == [StartPatrol(stored), EndPatrol()]


def test_a_patrol_says_how_long_it_stays_and_waits(room):
    with_patrol(room)
    change(room, patrol=PatrolState.STAYING, patrol_id=1, patrol_preset="p1")
    room.clock.advance(5)
    room.ptz.tick()
    assert room.panel.patrols.state.text() == "Malam: berhenti di Gerbang, ± 3 dtk lagi"
    change(room, patrol=PatrolState.PAUSED, patrol_id=1, patrol_preset="p1")
    room.clock.advance(10)
    room.ptz.tick()
    assert "lanjut ± 20 dtk lagi" in room.panel.patrols.state.text()


def test_a_patrol_is_made_from_presets_in_order_by_keyboard(room):
    room.panel.tabs.setCurrentIndex(1)
    press_enter(room.panel.patrols.new)
    (dialog,) = room.ptz.wishes.dialogs
    QTest.keyClicks(dialog.name, "Pagi")
    for row in (2, 0):
        assert not dialog.save.isEnabled()
        dialog.there.setCurrentRow(row)
        press_enter(dialog.add)
    press_enter(dialog.up)
    dialog.dwell.setValue(12)
    press_enter(dialog.save)
    assert room.desk.calls[-1] == ("save_patrol", Patrol(0, 100, "Pagi", ("p1", "p3"), 12.0))
    assert room.panel.patrols.list.count() == 1


@BY
def test_a_patrol_is_changed_and_removed_with_a_question(room, press):
    stored = with_patrol(room)
    press(room.panel.patrols.change)
    (dialog,) = room.ptz.wishes.dialogs
    dialog.name.setText("Larut")
    press(dialog.save)
    assert room.desk.calls[-1] == ("save_patrol", replace(stored, name="Larut"))
    press(room.panel.patrols.remove)
    (question,) = room.ptz.wishes.dialogs
    press(question.yes)
    assert room.desk.calls[-1][0] == "remove_patrol"
    assert room.panel.patrols.list.count() == 0


# --- all of it ---------------------------------------------------------------------------------------------------


def test_every_control_has_a_name_and_can_be_reached_by_keyboard(room):
    panel = room.panel
    parts = [*panel.findChildren(QPushButton), panel.steer.pad, panel.steer.speed, panel.presets.list]
    assert [part for part in parts if not part.accessibleName()] == []
    assert [part for part in parts if not part.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def test_a_closed_panel_lets_go_of_the_desk_and_of_the_tiles(room):
    room.desk.lock(lock_of(101, mine=False), 101)
    room.ptz.tick()
    room.ui._on_slow_tick()
    assert room.wall.painter_of("screen-1/1").above is not None
    room.ptz.close()
    assert room.desk.calls[-1] == ("select", None)
    assert room.wall.painter_of("screen-1/1").above is None
    room.ptz.tick()
    room.model.select(TileAddress(0, 2))
    assert room.desk.calls[-1] == ("select", None)
