"""The dialogs for cameras as `app` has them: one way in, closed from outside, trials remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from scc_wall.ui.access.busy import at_once
from scc_wall.ui.cameras.cameras_ui import CamerasUi
from scc_wall.ui.cameras.desk import News
from tests.support.cameras_desk import ScriptedCameras, camera, trial

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk():
    return ScriptedCameras(camera(1, "Gudang"), camera(2, "Ampera"))


@pytest.fixture
def ui(shown, desk, clock):
    shown(window := QWidget())
    made = CamerasUi(desk, at_once, clock=clock)
    made.open_over = lambda: made.open(window)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def dialog(ui, qtbot):
    opened = ui.open_over()
    qtbot.waitUntil(lambda: opened.count.text() != "")
    return opened


def test_it_is_opened_once_and_closed_from_outside(ui, dialog, desk):
    assert ui.open_over() is dialog
    dialog.edit_chosen()
    job = desk.script("test", News())
    QTest.mouseClick(dialog.opened.part.try_it, Qt.MouseButton.LeftButton)
    ui.close()
    ui.close()
    assert ui.dialog is None
    assert job.cancelled == 1


def test_trials_are_remembered_while_the_program_runs(ui, dialog, desk, qtbot):
    desk.script("test", News(over=True, tested=(trial(desk.stored[0], ok=False),)))
    QTest.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    dialog.opened.reject()
    dialog.reject()
    again = ui.open_over()
    qtbot.waitUntil(lambda: again.count.text() != "")
    assert again.list.item(0, 6).text().startswith("✕ gagal")


def test_every_change_is_told(ui, dialog, desk, qtbot):
    with qtbot.waitSignal(ui.changed):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    dialog.open_accounts()
    desk.script("passwords", News(over=True, tested=(trial(desk.stored[0]),), changed=1))
    for field in dialog.opened.fields():
        QTest.keyClicks(field.editor, "x")
    with qtbot.waitSignal(ui.changed):
        QTest.mouseClick(dialog.opened.apply, Qt.MouseButton.LeftButton)


def test_a_camera_added_by_hand_stands_in_the_list(ui, dialog, qtbot):
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    form = dialog.opened.hand.form
    form.name.editor.setText("Baru")
    form.main.editor.setText("rtsp://10.0.0.9/a")
    with qtbot.waitSignal(ui.changed):
        dialog.opened.hand.store()
    form.name.editor.setText("baru")
    assert not form.name.judge()  # its name is taken now
    dialog.opened.reject()
    assert dialog.list.rowCount() == 3


def test_the_file_s_way_is_reached_from_the_list(dialog):
    QTest.mouseClick(dialog.csv, Qt.MouseButton.LeftButton)
    assert dialog.opened.tabs.currentIndex() == 3


def test_its_command_is_for_the_table_of_keys(ui):
    assert ui.commands() == {"cameras": ui.open}


@pytest.mark.parametrize("way", ["open_add", "edit_chosen", "open_accounts"])
def test_whatever_can_be_used_has_a_name_for_screen_readers(dialog, way):
    getattr(dialog, way)()
    parts = [one for top in (dialog, dialog.opened) for one in top.findChildren(QWidget) if one.window() is top]
    used = [one for one in parts if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [one for one in used if not (one.accessibleName() or getattr(one, "text", str)())] == []


def test_keys_of_the_list_are_its_own(dialog):
    buttons = [one.text() for one in dialog.findChildren(QAbstractButton)]
    buttons += [one.text() for one in dialog.findChildren(QLabel) if one.buddy()]
    keys = [text[text.index("&") + 1].lower() for text in buttons if "&" in text]
    assert sorted(keys) == sorted(set(keys))
