"""The panel: what it says of each state, that nothing moves meanwhile, and what all of it has."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from scc_wall.access.audit_watch import CLOSED
from scc_wall.access.told_errors import SESSION_LOCKED
from scc_wall.base.told import Told
from scc_wall.domain.fitting import TileView
from scc_wall.domain.ptz import PtzVector
from scc_wall.domain.steering import Drive, SteeringSnapshot, ZoomShown
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.ptz.desk import CameraAlarm
from scc_wall.ui.ptz.panel import LEAST_PX
from tests.support.by_hand import click
from tests.support.ptz_desk import lock_of, snapshot_of
from tests.support.ptz_panel import change

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def places(room):
    """Where notice, lists and buttons stand, but for those that give way to words."""
    panel = room.panel
    QCoreApplication.processEvents()
    inside = panel.steer.stack.findChildren(QPushButton)
    buttons = [button for button in panel.findChildren(QPushButton) if button not in inside]
    parts = [*buttons, panel.notice, panel.steer.stack, panel.presets.list, panel.tabs]
    return [(part.mapTo(panel, QPoint(0, 0)), part.size()) for part in parts if part.isVisibleTo(panel)]


def not_steerable(room):
    room.model.select(TileAddress(0, 3))


STANDINGS = {
    "none": (lambda room: room.model.select(None), "Tidak ada kamera terpilih"),
    "fixed": (not_steerable, "hanya untuk dilihat"),
    "no session": (lambda room: room.desk.change(100, allowed=False), "Ctrl+L"),
    "denied": (
        lambda room: room.desk.change(100, allowed=False, denied=Told("Surat tugas Anda tidak memuat PTZ.", "x")),
        "Surat tugas Anda tidak memuat PTZ. Minta pengawas, atau keluar (Ctrl+Shift+L)",
    ),
    "locked": (lambda room: room.desk.change(100, allowed=False, denied=SESSION_LOCKED), "Buka kuncinya"),
    "too many": (
        lambda room: room.desk.change(100, steering=None, refusal=Told("Terlalu banyak.", "x"), refusal_number=1),
        "Kamera ini tidak dihubungi. Terlalu banyak.",
    ),
    "held": (lambda room: room.desk.lock(lock_of(100, mine=False), 100), "minta Siti Rahma melepasnya"),
    "closed": (lambda room: room.desk.change(100, allowed=False, closed=CLOSED), "Audit tidak dapat ditulis"),
    "connecting": (lambda room: room.desk.change(100, steering=SteeringSnapshot(100)), "Menghubungi kamera…"),
    "lost": (
        lambda room: room.desk.change(100, steering=snapshot_of(100, Drive.LOST, fault=Told("Habis waktu.", "x"))),
        "Habis waktu.",
    ),
    "runaway": (lambda room: room.desk.change(100, steering=snapshot_of(100, Drive.RUNAWAY)), "putuskan dayanya"),
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


def test_nothing_but_stop_works_while_no_act_can_be_recorded(room):
    panel = room.panel
    panel.steer.pad.setFocus()
    QTest.keyPress(panel.steer.pad, Qt.Key.Key_Right)
    room.desk.change(100, closed=CLOSED)
    room.ptz.tick()
    assert not room.desk.still_held()
    assert "STOP tetap bekerja" in panel.steer.todo.text()
    assert panel.lock.left.text() == ""
    usable = [one for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel) and one.isEnabled()]
    assert usable == [panel.stop]
    room.desk.calls.clear()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Space)  # as on the pad
    assert ("halt", 100) in room.desk.calls
    room.ptz.toggle_mode()
    assert not room.ptz.mode.on
    assert "Audit tidak dapat ditulis" in room.told[-1]
    room.desk.change(100, closed=None)
    room.ptz.tick()
    assert panel.steer.pad.isVisible()
    assert panel.lock.reserve.isEnabled()


def test_who_holds_a_camera_can_give_it_back_while_no_act_can_be_recorded(room):
    room.desk.lock(lock_of(100), 100)
    room.desk.change(100, closed=CLOSED)
    room.ptz.tick()
    assert room.panel.lock.let_go.isEnabled()
    assert not room.panel.lock.reserve.isEnabled()


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
    assert room.panel.where.text() == "Arah terakhir: +12 % / −40 % · dibaca 40 dtk lalu"
    assert room.panel.zoom.text() == "Zum terakhir: 3,4× · dibaca 40 dtk lalu"
    assert room.panel.zoom.property("tone") == "quiet"
    change(room, position=PtzVector(None, 0.5))
    assert room.panel.where.text().startswith("Arah: tidak diketahui")


def test_a_lost_camera_is_nowhere_now(room):
    room.desk.lock(lock_of(100), 100)
    change(room, drive=Drive.LOST, position_mono_ns=room.clock.mono_ns())
    assert "terakhir" in room.panel.where.text()
    assert "dibaca" in room.panel.zoom.text()
    (tile,) = [tile for tile in room.wall.tiles if tile.place.camera_id == 100]
    look = room.ptz.above(tile, TileView((320, 180), (640, 360)))
    assert look.optics == "tidak menjawab"


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
    room.desk.alarmed = [CameraAlarm(102, "03 Jakabaring Stadion", 6.0)]
    room.desk.changed()
    room.ptz.tick()
    assert room.panel.isVisible()
    assert room.panel.notice.property("tone") == "alarm"
    assert "03 Jakabaring Stadion MUNGKIN MASIH BERPUTAR" in room.panel.notice_text.text()
    assert "tombol STOP juga ke sana" in room.panel.notice_text.text()
    room.ui._on_slow_tick()
    assert "BERPUTAR" in room.wall.painter_of("screen-1/2").above[1].alarm
    room.clock.advance(5)
    room.ptz.tick()
    assert len(room.told) == 2
    click(room.panel.stop)
    assert [call for call in room.desk.calls if call[0] == "halt"] == [("halt", 100), ("halt", 102)]
    assert room.told[-1] == "STOP dikirim: 01 Ampera Hilir, 03 Jakabaring Stadion"
    room.desk.alarmed = []
    room.desk.changed()
    room.ptz.tick()
    room.ui._on_slow_tick()
    assert room.panel.notice.property("tone") != "alarm"
    assert room.wall.painter_of("screen-1/2").above is None


def test_of_the_camera_before_the_person_a_runaway_does_not_speak_of_another(room):
    room.desk.alarmed = [CameraAlarm(100, "01 Ampera Hilir", 6.0)]
    change(room, drive=Drive.RUNAWAY)
    assert "sampai terbukti diam" in room.panel.notice_text.text()
    assert "ke sana" not in room.panel.notice_text.text()
    room.desk.alarmed = [*room.desk.alarmed, CameraAlarm(102, "03 Jakabaring Stadion", 5.0)]
    room.desk.changed()
    room.ptz.tick()
    assert "(+1 kamera)" in room.panel.notice_text.text()


def test_the_alarm_of_a_long_name_is_not_cut_off(room):
    long = "105 Jembatan Ampera Hilir (H.265)"
    room.desk.alarmed = [CameraAlarm(102, long, 7000.0), CameraAlarm(101, "02 Ampera Hulu", 6.0)]
    room.desk.changed()
    room.panel.parentWidget().resize(LEAST_PX, 900)
    room.ptz.tick()
    QCoreApplication.processEvents()
    text = room.panel.notice_text
    assert text.heightForWidth(text.width()) <= text.height()


@pytest.mark.parametrize("drive", [Drive.LOST, Drive.CONNECTING])
def test_a_stop_that_can_not_be_sent_yet_is_not_called_sent(room, drive):
    room.desk.lock(lock_of(101), 101)
    change(room, drive=drive)
    click(room.panel.stop)
    assert room.told[-1] == (
        "STOP dikirim: 02 Ampera Hulu · ⚠ STOP menunggu, dikirim begitu kamera menjawab: 01 Ampera Hilir"
    )


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


def test_what_cannot_be_steered_says_so_at_the_top_and_nothing_of_zoom_or_lock(room):
    room.model.select(None)
    room.ptz.tick()
    panel = room.panel
    assert (panel.zoom.text(), panel.where.text(), panel.lock.left.text()) == ("", "", "")
    assert panel.mark.width() == 0
    assert panel.steer.what.mapTo(panel.steer, QPoint(0, 0)).y() < 20


def test_what_cannot_be_steered_says_so_in_sight_wherever_the_panel_was_scrolled_to(room):
    bar = room.panel._scroll.verticalScrollBar()
    room.panel.parentWidget().resize(420, 320)
    QCoreApplication.processEvents()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    room.ptz.tick()
    assert bar.value() > 0, "nothing moves while the camera is steered"
    room.model.select(None)
    room.ptz.tick()
    assert bar.value() == 0


def test_who_may_not_steer_is_not_told_how_to_take_the_camera(room):
    room.desk.change(100, allowed=False)
    room.ptz.tick()
    assert room.panel.lock.who.text() == "Bebas: tidak ada yang memegang."
    assert room.panel.lock.left.text() == ""
