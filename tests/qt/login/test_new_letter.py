"""A new letter at the door: read back while it is typed, its faults under their fields, registered once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.letter import LetterError, SignatureStatus
from tests.support import looks
from tests.support.access_desk import PASSWORD, letter, stored
from tests.support.login_typing import ENTER, ESC, fill, fill_all

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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
    assert block.number.note.text() == "✓ lahir 22/07/1990 · wanita · PPPK, diangkat 2021"
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


def test_a_person_without_nip_asks_for_a_reason(dialog, desk, keys):
    fill_all(dialog, keys)
    block = dialog.form.persons.blocks[0]
    assert not block.reason.isVisible()
    block.number.editor.clear()
    block.number.editor.setFocus()
    keys.type("KTA-2020-77")
    assert block.reason.isVisible()
    assert "isi alasan tanpa NIP di bawah" in block.number.note.text()
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
