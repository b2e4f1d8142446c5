"""Presets on the panel: gone to, saved, removed, and the pictures kept of them."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from scc_wall.base.told import Told
from scc_wall.domain.guests import Guests
from scc_wall.domain.ptz import Preset
from scc_wall.domain.steering import GotoHome, GotoPreset, ReadPresets, RemovePreset, SaveHome, SavePreset
from scc_wall.ui.ptz.preset_picture import OVERWRITTEN_S
from tests.support.by_hand import click
from tests.support.ptz_desk import PRESETS, lock_of, snapshot_of
from tests.support.ptz_panel import BY, KEY, LEFT, change, press_enter

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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
        assert any("01 Ampera Hilir" in label.text() for label in question.findChildren(QLabel))
        question.reject()
    assert room.desk.steered() == []
    for button in (room.panel.presets.remove, room.panel.presets.overwrite, room.panel.presets.save_home):
        press(button)
        (question,) = room.ptz.wishes.dialogs
        press(question.yes)
    assert room.desk.steered() == [RemovePreset("p1"), SavePreset("Gerbang", "p1"), SaveHome()]


def test_enter_in_a_question_without_a_line_leaves_all_as_it_is(room):
    choose(room, 0)
    for button in (room.panel.presets.remove, room.panel.presets.overwrite, room.panel.presets.save_home):
        press_enter(button)
        (question,) = room.ptz.wishes.dialogs
        assert question.focusWidget() is question.no
        QTest.keyClick(question.focusWidget(), KEY.Key_Return)
        assert not room.ptz.wishes.dialogs
    assert room.desk.steered() == []


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


def test_presets_that_can_not_be_used_are_only_looked_at(room):
    room.desk.lock(lock_of(100, mine=False), 100)
    room.ptz.tick()
    assert room.panel.presets.note.text() == "3 preset; sekarang hanya untuk dilihat."


def test_a_full_camera_takes_no_more_presets_and_says_so(room):
    snapshot = snapshot_of(100)
    change(room, abilities=replace(snapshot.abilities, presets_most=3))
    assert not room.panel.presets.save.isEnabled()
    assert "Penuh" in room.panel.presets.note.text()
