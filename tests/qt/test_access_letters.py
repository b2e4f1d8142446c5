"""The list of letters: searched, read, approved, revoked with a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.letter import LetterState
from scc_wall.ui.access.letters_dialog import LettersDialog
from tests.support.access_desk import ScriptedLetters, letter, stored

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk():
    return ScriptedLetters(
        stored(9, letter("800/21/SCC", "Pemantauan mudik"), LetterState.WAITING),
        stored(8, letter()),
        stored(3, letter("151/9286/07/2017", "Pemeliharaan", hours=-0.5)),
    )


@pytest.fixture
def dialog(qtbot, desk, clock):
    made = LettersDialog(desk, clock)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.search.editor)
    return made


def column(dialog, number):
    return [dialog.list.item(row, number).text() for row in range(dialog.list.rowCount())]


def test_all_letters_are_listed_with_their_state(dialog):
    assert column(dialog, 0) == ["800/21/SCC", "000.8.3.3/15/OR", "151/9286/07/2017"]
    assert column(dialog, 3) == ["⚠ menunggu", "disetujui", "berakhir"]


def test_a_letter_whose_time_is_over_says_so_where_it_is_read_too(dialog):
    dialog.list.selectRow(2)
    assert "Status\ndisetujui · berakhir" in dialog.details.text()
    dialog.read.click()
    assert dialog.reader.letter.lines()["Status"] == "disetujui · berakhir"
    dialog.reader.reject()
    dialog.list.selectRow(1)
    assert "Status\ndisetujui\n" in dialog.details.text()


def test_a_search_narrows_as_one_types(dialog):
    QTest.keyClicks(dialog.search.editor, "mudik")
    assert column(dialog, 0) == ["800/21/SCC"]
    assert "Pemantauan mudik" in dialog.details.text()
    QTest.keyClicks(dialog.search.editor, "x")
    assert dialog.details.text() == ""
    assert dialog.list.accessibleDescription().startswith("Tidak ada surat yang cocok.")
    assert not dialog.approve.isEnabled()
    assert not dialog.revoke.isEnabled()


def test_a_letter_is_read_whole_with_its_numbers_masked(dialog):
    told = dialog.details.text()
    for part in ("Sari Wulandari · 1990••••••••••••07", "Budi Santoso · Kepala Dinas", "Didaftarkan oleh\nRina Putri"):
        assert part in told
    assert "199007222021212007" not in told


def test_a_letter_is_approved_by_keyboard(dialog, desk, qtbot):
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.letters[9].state is LetterState.APPROVED)  # Qt shows the button pressed for 100 ms
    assert column(dialog, 3)[0] == "disetujui"
    assert "Disetujui oleh\nBudi Santoso" in dialog.details.text()
    assert not dialog.approve.isEnabled()


def test_a_refused_approval_is_told(dialog, desk):
    desk.refuse = SccError(Told("Tidak boleh menyetujui surat sendiri.", "Not your own."))
    QTest.mouseClick(dialog.approve, Qt.MouseButton.LeftButton)
    assert desk.letters[9].state is LetterState.WAITING
    assert "Tidak boleh menyetujui surat sendiri." in dialog.refusal.what.text()
    assert dialog.refusal.isVisible()


def test_a_letter_is_revoked_with_a_reason_alone(dialog, desk):
    dialog.list.selectRow(1)
    QTest.mouseClick(dialog.revoke, Qt.MouseButton.LeftButton)
    assert desk.revoked == []
    assert dialog.reason.fault() == "Alasan belum diisi."
    assert QApplication.focusWidget() is dialog.reason.editor
    QTest.keyClicks(dialog.reason.editor, "Tugas dibatalkan")
    QTest.mouseClick(dialog.revoke, Qt.MouseButton.LeftButton)
    assert desk.revoked == [(8, "Tugas dibatalkan")]
    assert column(dialog, 3)[1] == "dicabut"
    assert dialog.list.chosen_id() == 8
    assert dialog.reason.text() == ""
    assert not dialog.revoke.isEnabled()
    assert not dialog.reason.isEnabled()


def test_every_mnemonic_stands_for_one_thing(spoken, dialog):
    texts = [dialog.search.label.text(), dialog.reason.label.text()]
    texts += [part.text() for part in (dialog.approve, dialog.revoke, dialog.leave)]
    signs = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(signs)) == 5


def test_who_only_reads_is_offered_nothing_else(shown, desk, clock):
    desk.decides = False
    dialog = shown(LettersDialog(desk, clock))
    assert not any(part.isVisible() for part in (dialog.approve, dialog.revoke, dialog.reason))
    assert dialog.read.isVisible()
    assert "Hanya membaca" in " ".join(label.text() for label in dialog.findChildren(QLabel))
