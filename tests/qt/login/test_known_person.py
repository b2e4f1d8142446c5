"""A person whose letter is known, as they meet the door: typed, tabbed, refused, vouched for."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.letter import LetterError
from tests.support.access_desk import PASSWORD
from tests.support.login_typing import ENTER, ESC, SPACE, TAB, come_in

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SLOWEST_KEY_S = 1.2
"""Source: Card, Moran & Newell 1980, keystroke-level model: "unfamiliar with the keyboard"."""
THINKING_S = 1.35
"""Source: the same, one mental preparation; here one a field."""


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def texts_typed(dialog):
    edits = [edit.text() for edit in dialog.findChildren(QLineEdit)]
    return edits + [edit.toPlainText() for edit in dialog.findChildren(QPlainTextEdit)]


def test_a_known_person_is_through_by_keyboard_in_under_a_minute(dialog, desk, keys):
    come_in(keys)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.session == desk.present
    attempt = desk.attempts[0]
    assert (attempt.credentials.login, attempt.credentials.password) == ("sari", PASSWORD)
    assert (attempt.letter_id, attempt.purpose) == (8, "Piket pemantauan CCTV")  # the newest letter, its own purpose
    assert attempt.notice_read
    assert attempt.vouch is None
    assert keys.presses == len("sari") + len(PASSWORD) + 6
    assert keys.presses * SLOWEST_KEY_S + 5 * THINKING_S < 60


def test_the_login_is_completed_as_one_types(dialog, keys):
    keys.type("s")
    assert dialog.login.text() == "sari"
    assert dialog.letter.stored.letter_id == 8
    keys.press(TAB)
    assert QApplication.focusWidget() is dialog.password.editor


def test_another_letter_is_chosen_by_keyboard_and_its_purpose_follows(dialog, desk, keys):
    keys.type("sari")
    keys.press(TAB, TAB, Qt.Key.Key_Down)
    assert dialog.letter.stored.letter_id == 5
    assert dialog.purpose.text() == "Pemeliharaan"
    dialog.purpose.editor.setText("Ganti kabel")
    keys.press(Qt.Key.Key_Up)
    assert dialog.purpose.text() == "Ganti kabel"


def test_a_refusal_is_told_whole_and_the_password_is_gone(dialog, desk, keys):
    come_in(keys, password="salah-sekali")
    assert not dialog.result()
    told = said(dialog.refusal)
    for part in ("Nama masuk atau kata sandi salah.", "Periksa ejaan dan tombol Caps Lock"):
        assert part in told
    assert dialog.password.exact() == ""
    assert QApplication.focusWidget() is dialog.password.editor
    keys.type(PASSWORD)
    keys.press(ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("refusal", [None, SccError(Told("Audit penuh.", "The audit is full."))])
def test_no_widget_keeps_a_password_after_the_attempt(dialog, desk, keys, refusal):
    desk.refuse = refusal
    come_in(keys, login="tono")  # waits for approval: the second person's password is asked, too
    keys.type("budi")
    keys.press(TAB)
    keys.type(PASSWORD)
    keys.press(TAB)
    keys.type("Jam 3 pagi")
    keys.press(ENTER)
    assert len(desk.attempts) == 1
    assert [text for text in texts_typed(dialog) if PASSWORD in text] == []
    assert PASSWORD not in repr(desk.attempts[0])


def test_leaving_keeps_no_password(dialog, keys):
    keys.type("sari")
    keys.press(TAB)
    keys.type(PASSWORD)
    keys.press(ESC)
    assert not dialog.isVisible()
    assert dialog.password.exact() == ""


def test_every_fault_stands_under_its_field_and_the_first_has_the_focus(dialog, desk, keys):
    keys.press(ENTER)
    assert QApplication.focusWidget() is dialog.login.editor
    assert dialog.login.fault() == "Nama masuk belum diisi."
    assert dialog.password.fault() == "Kata sandi belum diisi."
    assert dialog.letter.fault() == "Pilih surat tugas."
    assert dialog.notice.fault.isVisible()
    assert desk.attempts == []
    keys.type("sari")
    assert dialog.login.fault() == ""
    assert dialog.letter.fault() == ""


def test_nothing_is_called_wrong_before_anything_was_typed(dialog, keys):
    keys.press(TAB, TAB, TAB, TAB)
    assert "✕" not in said(dialog)


def test_without_the_notice_nobody_is_let_in(dialog, desk, keys):
    keys.type("sari")
    keys.press(TAB)
    keys.type(PASSWORD)
    keys.press(ENTER)
    assert desk.attempts == []
    assert QApplication.focusWidget() is dialog.notice.read
    keys.press(SPACE, ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_notice_speaks_of_a_task_not_of_consent(dialog):
    assert "UU 27/2022" in dialog.notice.text.text()
    assert "tugas" in dialog.notice.text.text()
    assert "setuju" not in dialog.notice.text.text() + dialog.notice.read.text()


def test_a_letter_that_waits_asks_for_another_person(dialog, desk, keys):
    come_in(keys, login="tono")
    assert QApplication.focusWidget() is dialog.vouch.login.editor
    assert desk.attempts == []
    keys.type("TONO")
    keys.press(ENTER)
    assert dialog.vouch.login.fault() == "Penjamin harus orang lain."
    dialog.vouch.login.editor.clear()
    keys.type("budi")
    keys.press(TAB)
    keys.type(PASSWORD)
    keys.press(TAB)
    keys.type("Pindaian menyusul pagi")
    keys.press(ENTER)
    vouch = desk.attempts[0].vouch
    assert (vouch.credentials.login, vouch.reason) == ("budi", "Pindaian menyusul pagi")
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_refused_voucher_is_told_at_its_field(dialog, desk, keys):
    desk.refuse = LetterError(Told("Penjamin bukan pengawas.", "No supervisor."), field="vouch_login")
    come_in(keys, login="tono")
    keys.type("budi")
    keys.press(TAB)
    keys.type(PASSWORD)
    keys.press(TAB)
    keys.type("x")
    keys.press(ENTER)
    assert dialog.vouch.login.fault() == "Penjamin bukan pengawas."
    assert QApplication.focusWidget() is dialog.vouch.login.editor
    assert "Penjamin bukan pengawas." in said(dialog.refusal)


@pytest.mark.parametrize(
    ("shift", "sign", "seen"), [(False, "k", False), (True, "K", False), (False, "K", True), (True, "k", True)]
)
def test_caps_lock_is_spoken_of(dialog, shift, sign, seen):
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog.password.editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, modifier, sign))
    assert dialog.password.note.text() == ("⚠ Caps Lock menyala." if seen else "")
