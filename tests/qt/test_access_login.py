"""The door as a person meets it: typed, tabbed, refused, vouched for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.letter import LetterError, SignatureStatus
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.sizes import FRAME_PX
from tests.support import looks
from tests.support.access_desk import PASSWORD, ScriptedDesk, letter, stored

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SLOWEST_KEY_S = 1.2
"""Source: Card, Moran & Newell 1980, keystroke-level model: "unfamiliar with the keyboard"."""
THINKING_S = 1.35
"""Source: the same, one mental preparation; here one a field."""


@pytest.fixture
def desk():
    return ScriptedDesk()


@pytest.fixture
def dialog(qtbot, desk, clock):
    made = LoginDialog(desk, clock)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.login.editor)
    return made


class Keyboard:
    """Types into whatever has the focus, and counts."""

    def __init__(self):
        self.presses = 0

    def type(self, text):
        for sign in text:
            QTest.keyClicks(QApplication.focusWidget(), sign)
            self.presses += 1

    def press(self, *keys):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)
            self.presses += 1


@pytest.fixture
def keys():
    return Keyboard()


TAB, ENTER, SPACE, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape


def come_in(keys, login="sari", password=PASSWORD):
    keys.type(login)
    keys.press(TAB)
    keys.type(password)
    keys.press(TAB, TAB, TAB, SPACE, ENTER)


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
    for part in ("Masuk ditolak.", "Nama masuk atau kata sandi salah.", "Ketik ulang kata sandi"):
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


# --- a new letter ------------------------------------------------------------------------------------------------


LETTER = {
    "number": "151/9286/07/2017",
    "dated": "2/1/2026",
    "office": "Dinas Perhubungan",
    "valid_from": "5/1/2026 07.00",
    "valid_until": "6/1/2026",
    "purpose": "Pemantauan arus mudik",
    "place": "SCC",
    "signatory": "Budi Santoso",
}


def fill(dialog, **changed):
    dialog.letter.choose_new()
    texts = LETTER | changed
    for field in dialog.form.fields():
        if field.name in texts and field not in list(dialog.form.persons.fields()):
            field.editor.setText(texts[field.name])
    block = dialog.form.persons.blocks[0]
    block.name.editor.setText("Sari Wulandari")
    block.number.editor.setText("19900722 202121 2 007")


def fill_all(dialog, keys, **changed):
    keys.type("sari")
    keys.press(TAB)
    keys.type(PASSWORD)
    dialog.notice.read.setChecked(True)
    fill(dialog, **changed)
    for field, text in zip(dialog.vouch.fields(), ("budi", PASSWORD, "Belum ada pindaian"), strict=True):
        field.editor.setText(text)


def test_a_new_letter_is_entered_registered_and_opens_the_door(dialog, desk, keys):
    fill_all(dialog, keys)
    keys.press(ENTER)
    (registered, scan), attempt = desk.registered[0], desk.attempts[0]
    assert registered.number == "151/9286/07/2017"
    assert registered.valid_until_utc.isoformat() == "2026-01-06T16:59:59+00:00"
    assert registered.persons[0].number == "199007222021212007"
    assert registered.signature is SignatureStatus.PAPER  # not the text that Qt keeps of it: no store takes that
    assert scan is None
    assert (attempt.letter_id, attempt.purpose) == (21, "Pemantauan arus mudik")  # the letter's, nobody wrote another
    assert attempt.vouch.credentials.login == "budi"
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_tab_walks_a_new_letter_as_it_is_read(dialog):
    dialog.letter.choose_new()
    form = dialog.form
    form.persons.add.click()
    first, second = form.persons.blocks
    QApplication.processEvents()
    chain = looks.tab_chain(dialog)
    walked = [chain.index(field.editor) for field in form.fields() if field.editor.isVisible()]
    assert walked == sorted(walked)
    assert chain.index(first.office.editor) + 1 == chain.index(second.remove)
    assert chain.index(second.remove) + 1 == chain.index(second.name.editor)
    assert chain[chain.index(second.office.editor) + 1] is form.persons.add


def test_tab_comes_to_the_first_person_before_the_button_for_one_more(dialog):
    dialog.letter.choose_new()
    persons, chain = dialog.form.persons, looks.tab_chain(dialog)
    assert chain[chain.index(persons.blocks[0].office.editor) + 1] is persons.add


def test_a_letter_that_was_registered_is_not_registered_twice(dialog, desk, keys):
    fill_all(dialog, keys)
    log_in, desk.log_in = desk.log_in, None

    def refuse(attempt):
        raise SccError(Told("Penjamin salah sandi.", "Wrong."))

    desk.log_in = refuse
    keys.press(ENTER)
    assert dialog.letter.stored.letter_id == 21
    desk.log_in = log_in
    for field in (dialog.password, dialog.vouch.password):
        field.editor.setText(PASSWORD)
    keys.press(ENTER)
    assert len(desk.registered) == 1
    assert desk.attempts[0].letter_id == 21


@pytest.mark.parametrize(
    ("changed", "field", "fault"),
    [
        ({"number": "15"}, "number", "Nomor surat tidak dikenali."),
        ({"dated": "31/2/2026"}, "dated", "Tanggal ini tidak ada di kalender."),
        ({"valid_until": "4/1/2026"}, "valid_until", "Akhir berlaku harus sesudah awalnya."),
        ({"dated": "9/1/2026"}, "dated", "Tanggal surat sesudah masa berlakunya."),
        ({"signatory": " "}, "signatory", "Penanda tangan belum diisi."),
    ],
)
def test_a_fault_of_the_letter_stands_under_its_field(dialog, desk, keys, changed, field, fault):
    fill_all(dialog, keys, **changed)
    keys.press(ENTER)
    faulty = next(one for one in dialog.form.fields() if one.name == field)
    assert fault in faulty.fault()
    assert QApplication.focusWidget() is faulty.editor
    assert desk.registered == []
    assert faulty.editor.accessibleDescription() == faulty.note.text()


def test_the_store_s_own_refusal_stands_under_its_field(dialog, desk, keys):
    fill_all(dialog, keys)
    desk.refuse = LetterError(Told("Nomor ini sudah terdaftar.", "Taken."), field="number")
    keys.press(ENTER)
    assert dialog.form.number.fault() == "Nomor ini sudah terdaftar."
    assert QApplication.focusWidget() is dialog.form.number.editor


def test_a_fault_of_the_letter_s_purpose_is_not_that_of_the_visit(dialog, desk, keys):
    fill_all(dialog, keys)
    desk.refuse = LetterError(Told("Tujuan terlalu panjang.", "Too long."), field="purpose")
    keys.press(ENTER)
    assert dialog.form.purpose.fault() == "Tujuan terlalu panjang."
    assert dialog.purpose.fault() == ""


def test_the_new_letter_is_the_chosen_one_though_the_list_does_not_know_it_yet(dialog, desk, keys):
    fill_all(dialog, keys)
    desk.letters_for = lambda login: [stored(8, letter())]
    keys.press(ENTER)
    assert desk.attempts[0].letter_id == 21
    assert dialog.letter.stored.letter_id == 21


def test_numbers_and_days_are_read_back(dialog):
    fill(dialog)
    block = dialog.form.persons.blocks[0]
    assert block.number.note.text() == "✓ lahir 22/7/1990 · wanita · PPPK, diangkat 2021"
    assert dialog.form.dated.note.text() == "✓ Jumat, 2 Januari 2026"
    assert dialog.form.valid_from.note.text() == "✓ Senin, 5 Januari 2026, 07.00 WIB"
    block.number.editor.setText("19850314 201001 1 004")
    assert "PNS, diangkat 1/2010" in block.number.note.text()
    block.number.editor.setText("1985")
    assert block.number.note.text().startswith("⚠ 4 dari 18 angka NIP.")


def test_persons_come_and_go(dialog, keys):
    fill(dialog)
    persons = dialog.form.persons
    QTest.mouseClick(persons.add, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is persons.blocks[1].name.editor
    keys.type("Andi")
    assert [person.name for person in persons.persons()] == ["Sari Wulandari", "Andi"]
    assert persons.blocks[1].name.editor.accessibleName() == "Nama, orang 2"
    persons.blocks[0].remove.click()
    assert [person.name for person in persons.persons()] == ["Andi"]


def drop(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, buttons = QPointF(widget.rect().center()), Qt.MouseButton.LeftButton
    event = QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    widget.dropEvent(event)


def test_a_scan_is_dropped_and_another_file_refused(dialog, tmp_path: Path):
    dialog.letter.choose_new()
    scan, program = tmp_path / "surat.pdf", tmp_path / "surat.exe.pdf"
    scan.write_bytes(b"%PDF-1.7 x")
    program.write_bytes(b"MZ")
    field = dialog.form.scan
    drop(field, program)
    assert field.scan is None
    assert "Isinya bukan PDF" in field.note.text()
    drop(field, scan)
    assert field.scan.name == "surat.pdf"
    field.remove.click()
    assert field.scan is None


def test_a_half_typed_letter_is_only_left_when_asked_twice(dialog, keys):
    fill(dialog)
    dialog.form.number.editor.setFocus()
    keys.press(ESC)
    assert dialog.isVisible()
    assert "Esc sekali lagi" in dialog.leave_note.text()
    keys.press(ESC)
    assert not dialog.isVisible()


# --- reachable ---------------------------------------------------------------------------------------------------


def focusable(dialog):
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_tab_reaches_everything_and_everything_has_a_name(dialog, keys):
    dialog.letter.choose_new()
    dialog.form.persons.add.click()
    dialog.login.editor.setFocus()
    wanted, met = set(focusable(dialog)), []
    while QApplication.focusWidget() not in met:
        met.append(QApplication.focusWidget())
        keys.press(TAB)
    assert wanted - set(met) == set()
    assert [widget.objectName() for widget in wanted if not widget.accessibleName()] == []
    assert met.index(dialog.form.number.editor) < met.index(dialog.vouch.login.editor) < met.index(dialog.enter)


def test_every_mnemonic_stands_for_one_thing(spoken, dialog):
    dialog.letter.choose_new()
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    signs = [part.text()[part.text().index("&") + 1].lower() for part in parts if "&" in part.text()]
    assert len(signs) >= 15
    assert sorted(set(signs)) == sorted(signs)


def test_a_mnemonic_leads_to_its_field(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is dialog.purpose.editor


def test_at_its_fullest_it_still_fits_the_smallest_screen(dialog, keys):
    """1366×768 at 150 % is 910×512; the window's title wants its share."""
    dialog.letter.choose_new()
    keys.press(ENTER)
    dialog._refuse(SccError(Told("Apa", "What"), Told("Mengapa " * 9, "Why"), Told("Lalu " * 12, "Do")))
    least = dialog.minimumSizeHint()
    assert least.width() <= 910
    assert least.height() <= 512 - FRAME_PX
    assert dialog.height() <= dialog.screen().availableGeometry().height() - FRAME_PX
    assert dialog.rect().contains(dialog.enter.geometry())


def test_on_a_short_screen_the_second_person_scrolls_with_the_form(dialog, desk, keys, monkeypatch):
    monkeypatch.setattr("scc_wall.ui.access.login_dialog.SHORT_PX", 100_000)
    fill_all(dialog, keys)
    area = dialog.form.parentWidget()
    assert area.isAncestorOf(dialog.vouch)
    assert dialog.vouch.isVisible()
    dialog.vouch.login.editor.setFocus()
    dialog.form.number.editor.setFocus()
    met = []
    while QApplication.focusWidget() is not dialog.enter:
        met.append(QApplication.focusWidget())
        keys.press(TAB)
    assert met.index(dialog.form.copies_to.editor) < met.index(dialog.vouch.login.editor)
    keys.press(ENTER)
    assert desk.attempts[0].vouch.credentials.login == "budi"


def test_the_second_person_comes_back_beside_a_letter_that_waits(dialog, keys, monkeypatch):
    monkeypatch.setattr("scc_wall.ui.access.login_dialog.SHORT_PX", 100_000)
    keys.type("tono")
    dialog.letter.choose_new()
    dialog.letter.offer(dialog._letters)
    assert dialog.vouch.isVisible()
    assert not dialog.form.isVisible()


def test_the_field_with_the_focus_is_in_sight(dialog, keys):
    dialog.letter.choose_new()
    last = dialog.form.copies_to.editor
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    keys.press(TAB)
    shown = dialog._form_area.viewport()
    place = dialog.form.scan.choose.mapTo(shown, QPoint(0, 0))
    assert shown.rect().contains(place)


def test_a_second_person_needs_no_scroll_bar_where_there_is_room(qtbot, dialog, keys, monkeypatch):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1920, 1040))
    bar = dialog._left_area.verticalScrollBar()
    keys.type("sari")
    dialog.refusal.tell(SccError(Told("Masuk ditolak. " * 4, "Refused.")))
    dialog.refusal.hide()
    dialog.login.editor.clear()
    keys.type("tono")  # whose letter waits, which its field says in two lines
    assert dialog.vouch.isVisible()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    QApplication.processEvents()
    assert bar.maximum() == 0


def test_a_person_without_nip_asks_for_a_reason(dialog, desk, keys):
    fill_all(dialog, keys)
    block = dialog.form.persons.blocks[0]
    assert not block.reason.isVisible()
    block.number.editor.clear()
    block.number.editor.setFocus()
    keys.type("KTA-2020-77")
    assert block.reason.isVisible()
    assert "Isi alasannya" in block.number.note.text()
    assert "pengawas" in block.reason.note.text()
    keys.press(ENTER)
    assert block.reason.fault() == "Alasan belum diisi."
    assert QApplication.focusWidget() is block.reason.editor
    assert desk.registered == []
    keys.type("anggota TNI")
    for field in (dialog.password, dialog.vouch.password):
        field.editor.setText(PASSWORD)
    keys.press(ENTER)
    ((registered, _scan),) = desk.registered
    assert registered.persons[0].number == "KTA-2020-77"
    assert registered.persons[0].number_reason == "anggota TNI"
