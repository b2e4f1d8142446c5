"""Accounts for admins, visitors under a host."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from scc_wall.base.told import Told
from scc_wall.domain.letter import LetterError
from scc_wall.domain.role import Role
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.visitors_dialog import VisitorsDialog
from tests.support.access_desk import PASSWORD, ScriptedAccounts, ScriptedVisitors
from tests.support.by_hand import click

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def desk():
    return ScriptedAccounts()


@pytest.fixture
def dialog(shown, desk, clock):
    return shown(AccountsDialog(desk, clock))


def rows(listing):
    return [
        tuple(listing.item(row, column).text() for column in range(listing.columnCount()))
        for row in range(listing.rowCount())
    ]


def type_in(*texts):
    for place, text in enumerate(texts):
        if place:
            QTest.keyClick(QApplication.focusWidget(), TAB)
        QTest.keyClicks(QApplication.focusWidget(), text)


# --- accounts ----------------------------------------------------------------------------------------------------


def test_accounts_are_listed_with_their_numbers_masked(dialog):
    assert rows(dialog.list) == [
        ("Rina Putri", "rina", "1985••••••••••••04", "admin", "aktif"),
        ("Sari Wulandari", "sari", "1990••••••••••••07", "operator", "aktif"),
    ]
    texts = [edit.text() for edit in dialog.findChildren(QLineEdit)]
    texts += [label.text() for label in dialog.findChildren(QLabel)]
    assert not [text for text in texts if "argon2" in text or "198503142010012004" in text]


def test_a_number_that_has_no_room_keeps_its_last_digits(dialog):
    assert dialog.list.textElideMode() is Qt.TextElideMode.ElideMiddle


def test_an_account_is_added_by_keyboard(dialog, desk):
    click(dialog.new)
    assert QApplication.focusWidget() is dialog.form.name.editor
    type_in("Budi Santoso", "budi", "19700101 199503 1 001")
    QTest.keyClick(QApplication.focusWidget(), TAB)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert "menjamin" in dialog.form._role_field.note.text()
    type_in("", PASSWORD, PASSWORD)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    made = desk.added[0]
    assert (made.name, made.number, made.number_reason) == ("Budi Santoso", "197001011995031001", "")
    assert (made.credentials.login, made.credentials.password, made.role) == ("budi", PASSWORD, Role.SUPERVISOR)
    assert ("Budi Santoso", "budi", "1970••••••••••••01", "pengawas", "aktif") in rows(dialog.list)
    assert dialog.form.password.exact() + dialog.form.again.exact() == ""


def test_a_taken_login_is_told_at_its_field_and_the_rest_stays(dialog, desk):
    desk.refuse = LetterError(Told("Nama masuk ini sudah dipakai.", "Taken."), field="login")
    click(dialog.new)
    type_in("Budi", "sari", "197001011995031001", "", PASSWORD, PASSWORD)
    click(dialog.apply)
    assert dialog.form.login.fault() == "Nama masuk ini sudah dipakai."
    assert dialog.form.name.text() == "Budi"
    assert dialog.form.password.exact() == ""
    assert QApplication.focusWidget() is dialog.form.login.editor


def test_nothing_is_added_without_a_good_password(dialog, desk):
    click(dialog.new)
    type_in("Budi", "budi", "197001011995031001", "", "pendek", "pendek")
    click(dialog.apply)
    assert "belum memenuhi" in dialog.form.password.fault()
    dialog.form.password.editor.setText("")
    click(dialog.apply)
    assert dialog.form.password.fault() == "Kata sandi belum diisi."
    assert desk.added == []


def test_another_role_alone_leaves_the_password(dialog, desk):
    dialog.list.selectRow(1)
    assert not dialog.form.login.isVisible()
    dialog.form.roles.setCurrentIndex(dialog.form.roles.findData(Role.SUPERVISOR))
    click(dialog.apply)
    assert desk.people[2].role is Role.SUPERVISOR
    assert desk.passwords == []
    assert dialog.list.chosen_id() == 2


def test_a_new_password_alone_leaves_the_role(dialog, desk):
    dialog.list.selectRow(1)
    dialog.form.password.editor.setFocus()
    type_in(PASSWORD, PASSWORD + "x")
    click(dialog.apply)
    assert dialog.form.again.fault() == "Kedua kata sandi berbeda."
    dialog.form.again.editor.setText(PASSWORD)
    click(dialog.apply)
    assert desk.passwords == [(2, PASSWORD)]
    assert desk.people[2].role is Role.OPERATOR
    assert dialog.form.password.exact() == ""


def test_of_two_changes_the_one_that_was_made_is_shown(dialog, desk):
    def refuse(person_id, password):
        raise LetterError(Told("Kata sandi ini pernah bocor.", "Leaked."), field="password")

    desk.set_password = refuse
    dialog.list.selectRow(1)
    dialog.form.roles.setCurrentIndex(dialog.form.roles.findData(Role.AUDITOR))
    dialog.form.password.editor.setFocus()
    type_in(PASSWORD, PASSWORD)
    click(dialog.apply)
    assert rows(dialog.list)[1][3] == "auditor"
    assert dialog.form.password.fault() == "Kata sandi ini pernah bocor."
    assert dialog.form.password.exact() + dialog.form.again.exact() == ""


def test_a_closed_account_stays_listed_and_is_not_changed_any_more(dialog, desk):
    dialog.list.selectRow(1)
    click(dialog.close_account)
    assert desk.people[2].active
    assert "Sari Wulandari tidak dapat masuk lagi" in dialog.close_note.text()
    dialog.list.selectRow(0)
    dialog.list.selectRow(1)
    assert dialog.close_note.text() == ""
    click(dialog.close_account)
    assert desk.people[2].active  # another look at the list begins anew
    click(dialog.close_account)
    assert dialog.close_reason.fault() == "Alasan belum diisi."
    assert desk.people[2].active
    dialog.close_reason.editor.setText("Pindah tugas")
    QTest.keyClick(dialog.close_reason.editor, Qt.Key.Key_Return)  # closes, as the note says: nothing is saved instead
    assert desk.closed == [(2, "Pindah tugas")]
    assert not dialog.close_reason.isVisible()
    assert not desk.people[2].active
    assert rows(dialog.list)[1][-1] == "ditutup"
    assert not dialog.close_account.isEnabled()
    assert not dialog.apply.isEnabled()
    assert dialog.apply.isDefault()


# --- visitors ----------------------------------------------------------------------------------------------------


@pytest.fixture
def visiting():
    return ScriptedVisitors()


@pytest.fixture
def visitors(shown, visiting):
    return shown(VisitorsDialog(visiting))


def test_a_visitor_is_let_in_and_seen_out(visitors, visiting):
    assert rows(visitors.list) == [("Andi Saputra", "KTA-•••••77", "Radio Palembang", "05/01/2026 08.00")]
    type_in("Dewi", "PAS-1", "Kominfo", "Kunjungan")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert [one.name for one in visiting.here.values()] == ["Andi Saputra", "Dewi"]
    assert visitors.name.text() == ""
    assert "✕" not in visitors.name.note.text()
    visitors.list.selectRow(0)
    click(visitors.see_out)
    assert [row[0] for row in rows(visitors.list)] == ["Dewi"]
    click(visitors.see_out)
    assert not visitors.see_out.isEnabled()


def test_a_visitor_is_wanted_whole(visitors, visiting):
    type_in("Dewi")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert visitors.number.fault() == "Nomor belum diisi: NIP atau nomor lain; bukan NIK."  # and what the hint said
    assert QApplication.focusWidget() is visitors.number.editor
    assert len(visiting.here) == 1


def test_a_refused_visitor_is_told_and_what_was_typed_stays(visitors, visiting):
    visiting.refuse = LetterError(Told("Sesi terkunci.", "The session is locked."))
    type_in("Dewi", "PAS-1", "Kominfo", "Kunjungan")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert visitors.refusal.isVisible()
    assert visitors.refusal.what.text() == "✕ Sesi terkunci."
    assert visitors.name.text() == "Dewi"


@pytest.mark.parametrize("which", ["dialog", "visitors"])
def test_every_mnemonic_stands_for_one_thing(spoken, request, which):
    shown = request.getfixturevalue(which)
    if which == "dialog":
        click(shown.new)
    parts = [part for kind in (QLabel, QAbstractButton) for part in shown.findChildren(kind) if part.isVisible()]
    signs = [part.text()[part.text().index("&") + 1].lower() for part in parts if "&" in part.text()]
    assert len(signs) >= 7
    assert sorted(set(signs)) == sorted(signs)


def test_a_number_that_is_no_nip_asks_for_a_reason_and_a_supervisor(dialog, desk):
    click(dialog.new)
    type_in("Andi Saputra", "andi", "KTA-2020-77")
    assert dialog.form.reason.isVisible()
    assert not dialog.form.second.isVisible()  # there is no supervisor yet: the admin answers for it
    desk.people[2] = replace(desk.people[2], role=Role.SUPERVISOR)
    dialog.form.begin_new()
    dialog._fill()
    click(dialog.new)
    type_in("Andi Saputra", "andi", "KTA-2020-77", "anggota TNI", "sari", PASSWORD, "", PASSWORD, PASSWORD)
    click(dialog.apply)
    (made,) = desk.added
    assert (made.number, made.number_reason) == ("KTA-2020-77", "anggota TNI")
    assert (made.let_pass_by.login, made.let_pass_by.password) == ("sari", PASSWORD)
    assert not dialog.form.second.isVisible()
    assert "".join(field.exact() for field in (dialog.form.second_password, dialog.form.password)) == ""


def test_without_the_supervisors_password_nothing_is_added(dialog, desk):
    desk.people[2] = replace(desk.people[2], role=Role.SUPERVISOR)
    dialog._fill()
    click(dialog.new)
    type_in("Andi Saputra", "andi", "KTA-2020-77", "anggota TNI", "", "", "", PASSWORD, PASSWORD)
    click(dialog.apply)
    assert dialog.form.second.fault() == "Pengawas belum diisi."
    assert desk.added == []
    dialog.form.number.editor.clear()
    QTest.keyClicks(dialog.form.number.editor, "197001011995031001")
    assert not dialog.form.second.isVisible()
