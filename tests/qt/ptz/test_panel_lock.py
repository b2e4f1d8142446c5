"""The camera's lock on the panel: reserved, given back, counted down, taken over."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from tests.support.by_hand import click
from tests.support.ptz_desk import lock_of
from tests.support.ptz_panel import BY, KEY, press_enter

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@BY
def test_the_lock_is_reserved_and_given_back(room, press):
    press(room.panel.lock.reserve)
    room.desk.lock(lock_of(100, left_s=None), 100)
    room.ptz.tick()
    assert room.panel.lock.left.text() == "tetap milik Anda sampai “Lepas”"
    assert not room.panel.lock.reserve.isEnabled()
    press(room.panel.lock.let_go)
    assert [call for call in room.desk.calls if call[0] in {"reserve", "let_go"}] == [("reserve", 100), ("let_go", 100)]


def test_the_panel_stays_where_it_is_when_the_button_that_was_pressed_has_had_its_time(room):
    lock, bar = room.panel.lock, room.panel._scroll.verticalScrollBar()
    room.panel.parentWidget().resize(420, 420)
    QCoreApplication.processEvents()
    before = bar.value()
    lock.reserve.setFocus()
    for busy, held in ((True, None), (False, lock_of(100, left_s=None))):
        lock.busy = busy
        if held is not None:
            room.desk.lock(held, 100)
        room.ptz.tick()
        QCoreApplication.processEvents()
        assert bar.value() == before
    assert QApplication.focusWidget() is lock.let_go
    room.desk.lock(None, 100)
    room.ptz.tick()
    assert (QApplication.focusWidget(), bar.value()) == (lock.reserve, before)


def test_the_countdown_is_on_panel_and_tile(room):
    room.desk.lock(lock_of(100, left_s=11.2), 100)
    room.desk.lock(lock_of(101, mine=False, left_s=3.0), 101)
    room.ptz.tick()
    room.ui._on_slow_tick()
    assert room.panel.lock.left.text() == "lepas sendiri dalam 12 dtk tanpa perintah; “Pegang” agar tetap"
    assert room.wall.painter_of("screen-1/0").above[1].holder == "Anda · 12 dtk"
    other = room.wall.painter_of("screen-1/1").above[1]
    assert (other.holder, other.foreign) == ("Siti Rahma · 3 dtk", True)


def test_who_waits_for_a_camera_is_told_what_for_and_what_can_be_done_now(room):
    room.desk.lock(lock_of(100, mine=False, left_s=3.0), 100)
    room.ptz.tick()
    todo = room.panel.steer.todo
    assert todo.text().startswith("Bebas dalam 3 dtk bila ia tidak menggerakkannya lagi; lalu Anda langsung bisa")
    assert todo.text().endswith("minta Siti Rahma melepasnya.")
    room.desk.lock(lock_of(100, mine=False, left_s=None), 100)
    room.desk.change(100, may_take_over=True)
    room.ptz.tick()
    assert todo.text() == "Tidak bebas sendiri: dipegang sampai dilepas. Mendesak: “Ambil alih…”, dengan alasan."


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
