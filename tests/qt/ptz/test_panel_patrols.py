"""Patrols on the panel: begun, ended, made, changed and removed."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from scc_wall.domain.steering import Drive, EndPatrol, Patrol, PatrolState, StartPatrol
from scc_wall.ui.ptz.desk import PtzPast
from tests.support.by_hand import click
from tests.support.ptz_panel import BY, change, press_enter

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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


def test_a_patrol_of_a_lost_camera_is_not_said_to_go_on_and_can_be_ended(room):
    with_patrol(room)
    change(room, drive=Drive.LOST, patrol=PatrolState.PAUSED, patrol_id=1, patrol_preset="p1")
    assert room.panel.patrols.state.text() == "Malam: dijeda, kamera tidak menjawab"
    room.desk.calls.clear()
    click(room.panel.patrols.end)
    assert room.desk.steered() == [EndPatrol()]


def test_nothing_is_said_of_patrols_where_nothing_is_known(room):
    room.model.select(None)
    room.ptz.tick()
    assert room.panel.patrols.state.text() == ""


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
