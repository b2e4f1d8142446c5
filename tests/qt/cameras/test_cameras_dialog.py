"""The list of cameras: what it shows, how it is put in order, and what it asks of the desk."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials, OnvifSetup, StreamConfig
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.cameras.cameras_dialog import CamerasDialog
from scc_wall.ui.cameras.desk import News
from tests.support.by_hand import click
from tests.support.cameras_desk import ScriptedCameras, camera, province, trial
from tests.support.held_work import HeldWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def key(widget, pressed, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, pressed, modifiers)


@pytest.fixture
def desk():
    return ScriptedCameras(
        camera(1, "Simpang Charitas", number=7, region_code="16.71", place="Simpang Charitas"),
        camera(2, "Ampera utara", region_code="16.71", place="Jembatan", onvif=OnvifSetup("10.16.0.2", steerable=True)),
        camera(3, "Tambang", region_code="16.03", tags=("batu bara",)),
        camera(4, "Gudang", main=StreamConfig("http://10.16.0.4/video?user=a&pwd=rahasia")),
    )


@pytest.fixture
def opened(shown, qtbot, clock):
    def open_(desk, work=at_once):
        dialog = shown(CamerasDialog(desk, work, clock))
        if work is at_once:
            qtbot.waitUntil(lambda: dialog.count.text() != "")
        return dialog

    return open_


@pytest.fixture
def dialog(opened, desk):
    return opened(desk)


def names(dialog):
    rows = range(dialog.list.rowCount())
    return [item.text() for row in rows if (item := dialog.list.item(row, 1)) is not None]


def choose(dialog, *rows):
    dialog.list.clearSelection()
    for row in rows:
        flags = QItemSelectionModel.SelectionFlag
        dialog.list.selectionModel().setCurrentIndex(dialog.list.model().index(row, 1), flags.Select | flags.Rows)


def test_the_list_says_what_each_camera_is_and_no_secret(dialog):
    texts = [[dialog.list.item(row, column).text() for column in range(7)] for row in range(4)]
    assert texts[0] == [
        "7", "Simpang Charitas", "Kota Palembang", "Simpang Charitas", "10.16.0.1:554/main", "–", "belum diuji",
    ]  # fmt: skip
    assert texts[1][5] == "✓ PTZ"
    assert texts[3][4] == "http://10.16.0.4/video?user=a&pwd=***"
    assert not [text for row in texts for text in row if "rahasia" in text]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ampera", ["Ampera utara"]),
        ("palembang", ["Simpang Charitas", "Ampera utara"]),
        ("7", ["Simpang Charitas"]),
        ("batu enim", ["Tambang"]),
        ("10.16.0.4", ["Gudang"]),
        ("rahasia", []),
    ],
)
def test_it_is_searched_while_one_types(dialog, typed, found):
    QTest.keyClicks(dialog.search, typed)
    assert names(dialog) == found
    assert dialog.empty.isVisible() == (not found)


def test_search_is_reached_and_left_by_keyboard(dialog):
    key(dialog, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is dialog.search
    QTest.keyClicks(dialog.search, "tambang")
    key(dialog.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.list
    assert dialog.isVisible()
    assert dialog.chosen()[0].name == "Tambang"


def test_groups_stand_under_their_region_and_place(dialog):
    dialog.group.setChecked(True)
    heads = [dialog.list.item(row, 0).text() for row in range(dialog.list.rowCount()) if not dialog.list.item(row, 1)]
    assert heads == [
        "Kabupaten Muara Enim (1)",
        "Kota Palembang · Jembatan (1)",
        "Kota Palembang · Simpang Charitas (1)",
        "Tanpa wilayah (1)",
    ]
    assert not dialog.up.isEnabled()
    dialog.list.selectAll()
    assert len(dialog.chosen()) == 4


def test_the_arrows_walk_past_the_headings(dialog):
    dialog.group.setChecked(True)
    dialog.list.setFocus()
    dialog.list.selectRow(1)  # the first camera, below its heading
    walked = []
    for _ in range(4):
        walked.append([one.name for one in dialog.chosen()])
        key(dialog.list, Qt.Key.Key_Down)
    assert walked == [["Tambang"], ["Ampera utara"], ["Simpang Charitas"], ["Gudang"]]
    for pressed, name in ((Qt.Key.Key_Up, "Simpang Charitas"), (Qt.Key.Key_PageUp, "Tambang")):
        key(dialog.list, pressed)
        assert [one.name for one in dialog.chosen()] == [name]
    key(dialog.list, Qt.Key.Key_Up)  # above it there is but a heading
    assert [one.name for one in dialog.chosen()] == ["Tambang"]


def test_an_empty_list_says_what_to_do(opened):
    dialog = opened(ScriptedCameras())
    assert dialog.empty.text().startswith("Belum ada kamera. Tekan Tambah")
    assert not dialog.list.isVisible()
    assert QApplication.focusWidget() is dialog.add
    assert not dialog.remove.isEnabled()


# --- order -------------------------------------------------------------------------------------------------------


def test_the_chosen_ones_move_by_keys_and_by_buttons(dialog, desk):
    choose(dialog, 1, 2)
    key(dialog.list, Qt.Key.Key_Up, ALT)
    assert names(dialog) == ["Ampera utara", "Tambang", "Simpang Charitas", "Gudang"]
    assert [one.camera_id for one in dialog.chosen()] == [2, 3]
    key(dialog.list, Qt.Key.Key_Up, ALT)  # they stand at the top: nothing to ask for
    click(dialog.down)
    assert desk.calls == [("reorder", 2, 3, 1, 4), ("reorder", 1, 2, 3, 4)]


def test_rows_are_dropped_between_others(dialog, desk):
    choose(dialog, 3)
    dialog.list.drop_at(dialog.list.rowViewportPosition(1) + 1)
    assert desk.calls == [("reorder", 1, 4, 2, 3)]
    choose(dialog, 0)
    dialog.list.drop_at(dialog.list.viewport().height() - 1)
    assert desk.calls[-1] == ("reorder", 4, 2, 3, 1)


def test_a_drag_takes_no_row_out_and_no_address_along(dialog):
    seen = []
    dialog.list._drag = seen.append
    choose(dialog, 0, 1)
    dialog.list.startDrag(Qt.DropAction.MoveAction)
    (drag,) = seen
    assert drag.mimeData().formats() == ["application/x-scc-wall-camera-order"]
    assert bytes(drag.mimeData().data(drag.mimeData().formats()[0]).data()) == b"order"
    assert not drag.pixmap().isNull()
    assert len(names(dialog)) == 4


def test_what_is_dropped_from_elsewhere_changes_nothing(dialog, desk):
    data = QMimeData()
    data.setText("x")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.list.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, left, none))
    assert desk.calls == []


def test_the_newest_order_wins_while_one_is_on_its_way(opened, desk):
    work = HeldWork()
    dialog = opened(desk, work)
    dialog.follow()
    while work.run():
        pass
    choose(dialog, 3)
    for _ in range(3):
        key(dialog.list, Qt.Key.Key_Up, ALT)
    assert QApplication.focusWidget() is dialog.list
    while work.run():
        pass
    assert desk.calls == [("reorder", 1, 2, 4, 3), ("reorder", 4, 1, 2, 3)]


def test_a_refused_order_is_told_and_the_stored_one_shown_again(dialog, desk):
    desk.refuse = SccError(Told("Hanya admin.", "Admins only."))
    choose(dialog, 0)
    key(dialog.list, Qt.Key.Key_Down, ALT)
    assert dialog.refusal.what.text() == "✕ Hanya admin."
    assert names(dialog)[0] == "Simpang Charitas"


def test_what_is_searched_can_not_be_put_in_order(dialog, desk):
    QTest.keyClicks(dialog.search, "16.71 palembang"[6:])
    choose(dialog, 1)
    key(dialog.list, Qt.Key.Key_Up, ALT)
    assert desk.calls == []
    assert "urutan dapat diubah bila tanpa pencarian" in dialog.count.text()


# --- removing ----------------------------------------------------------------------------------------------------


def test_cameras_are_removed_after_a_question_that_names_them(dialog, desk):
    choose(dialog, 0, 2)
    key(dialog.list, Qt.Key.Key_Delete)
    assert dialog.opened.names.text() == "7 · Simpang Charitas\nTambang"
    key(dialog.opened, Qt.Key.Key_Return)  # Enter alone takes nothing out
    assert desk.calls == []
    choose(dialog, 0, 2)
    click(dialog.remove)
    click(dialog.opened.yes)
    assert desk.calls == [("remove", 1, 3)]
    assert names(dialog) == ["Ampera utara", "Gudang"]
    assert dialog.opened is None


def test_a_list_that_can_not_be_read_is_read_again_and_nothing_else_is_begun_before(shown, qtbot, clock, desk):
    desk.refuse = SccError(Told("Penyimpanan sedang dipakai program lain.", "In use."))
    dialog = shown(CamerasDialog(desk, at_once, clock))
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert QApplication.focusWidget() is dialog.again
    assert not any(part.isEnabled() for part in (dialog.add, dialog.csv, dialog.accounts, dialog.edit))
    QTest.keyClick(dialog.again, Qt.Key.Key_Space)
    assert not dialog.refusal.isVisible()
    assert not dialog.again.isVisible()
    assert QApplication.focusWidget() is dialog.list
    assert dialog.add.isEnabled()
    assert names(dialog)


def test_a_refused_removal_is_told(dialog, desk):
    desk.refuse = SccError(Told("Hanya admin.", "Admins only."))
    click(dialog.remove)
    click(dialog.opened.yes)
    assert dialog.refusal.what.text() == "✕ Hanya admin."
    assert len(names(dialog)) == 4


# --- one camera --------------------------------------------------------------------------------------------------


def test_enter_opens_the_chosen_camera_and_saving_asks_the_desk(dialog, desk, qtbot):
    choose(dialog, 1)
    key(dialog.list, Qt.Key.Key_Return)
    part = dialog.opened.part
    qtbot.waitUntil(lambda: QApplication.focusWidget() is part.form.name.editor)
    part.form.name.editor.selectAll()
    QTest.keyClicks(part.form.name.editor, "Ampera selatan")
    key(part.form.name.editor, Qt.Key.Key_Return)
    assert desk.calls == [("change", replace(desk.stored[1], name="Ampera selatan"))]
    assert dialog.opened is None
    assert "Ampera selatan" in names(dialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.list)


def test_a_trial_is_remembered_in_the_list(dialog, desk):
    choose(dialog, 0)
    dialog.edit_chosen()
    desk.script("test", News(over=True, whole=1, done=1, tested=(trial(desk.stored[0]),)))
    click(dialog.opened.part.try_it)
    dialog.opened.reject()
    assert dialog.list.item(0, 6).text() == "✓ baik · 08.00 WIB"


def test_a_trial_of_what_was_typed_counts_only_once_it_is_stored(dialog, desk):
    choose(dialog, 0)
    dialog.edit_chosen()
    part = dialog.opened.part
    part.form.account.username.editor.setText("admin")
    desk.script("test", News(over=True, tested=(trial(desk.stored[0], ok=False),)))
    click(part.try_it)
    assert dialog.list.item(0, 6).text() == "belum diuji"
    click(part.apply)
    assert dialog.list.item(0, 6).text().startswith("✕ gagal")


def test_a_camera_that_is_asked_otherwise_counts_as_untried(dialog, desk):
    dialog.note_trial(trial(desk.stored[0]))
    for typed, told in (("Nama lain", "✓ baik"), ("rtsp://10.9.9.9/a", "belum diuji")):
        choose(dialog, 0)
        dialog.edit_chosen()
        form = dialog.opened.part.form
        (form.main if "://" in typed else form.name).editor.setText(typed)
        click(dialog.opened.part.apply)
        assert dialog.list.item(0, 6).text().startswith(told)


def test_two_changes_in_a_row_are_both_shown(opened, desk):
    work = HeldWork()
    dialog = opened(desk, work)
    dialog.follow()
    desk.stored.append(camera(9, "Baru"))
    dialog.follow()  # while the first is on its way
    while work.run():
        pass
    assert "Baru" in names(dialog)


def test_closing_the_list_closes_what_was_opened_and_cancels_it(dialog, desk):
    choose(dialog, 0)
    dialog.edit_chosen()
    job = desk.script("test", News(doing=Told("Membuka", "Opening")))
    click(dialog.opened.part.try_it)
    dialog.done(0)
    assert job.cancelled == 1


def test_what_arrives_after_the_list_was_left_finds_nobody(opened, desk):
    work = HeldWork()
    dialog = opened(desk, work)
    dialog.follow()
    dialog.done(0)
    work.run()
    assert dialog.cameras == []


def test_accounts_of_cameras_stay_out_of_every_repr(dialog):
    assert "rahasia" not in repr(Credentials("a", "rahasia"))
    assert not [one for one in map(repr, dialog.cameras) if "rahasia" in one]


def test_the_list_of_a_province_is_filled_within_a_turn(opened):
    dialog = opened(province())
    assert dialog.list.rowCount() == 36
    assert dialog.count.text() == "36 dari 36 kamera · 1 dipilih"
