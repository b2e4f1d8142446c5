"""The first admin, the strip of the session on the desk, and the way back into a locked session."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.letter import LetterError
from scc_wall.domain.role import Role
from scc_wall.ui.access.desk import PresentSession
from scc_wall.ui.access.first_admin import FirstAdminDialog
from scc_wall.ui.access.session_strip import Rung, SessionStrip
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from tests.support.access_desk import PASSWORD, ScriptedDesk

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def desk():
    return ScriptedDesk()


def type_in(*texts):
    """Type one text a field, tabbing between them."""
    for place, text in enumerate(texts):
        if place:
            QTest.keyClick(QApplication.focusWidget(), TAB)
        QTest.keyClicks(QApplication.focusWidget(), text)


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# --- the first admin ---------------------------------------------------------------------------------------------


@pytest.fixture
def wizard(shown, desk, clock):
    return shown(FirstAdminDialog(desk, clock))


def test_the_first_admin_is_made_by_keyboard(wizard, desk):
    type_in("Rina Putri", "rina", "19850314 201001 2 004", PASSWORD, PASSWORD)
    assert "✓ lahir 14/03/1985 · wanita · PNS, diangkat 1/2010" in said(wizard)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    made = desk.admins[0]
    assert (made.name, made.credentials.login, made.credentials.password) == ("Rina Putri", "rina", PASSWORD)
    assert (made.number, made.number_reason) == ("198503142010012004", "")
    assert wizard.result() == QDialog.DialogCode.Accepted
    assert wizard.password.exact() + wizard.again.exact() == ""


def test_rules_are_ticked_off_as_they_are_met(wizard):
    type_in("Rina", "rina-kuda-laut", "1", "x")
    assert "○ paling sedikit 12 karakter" in said(wizard)
    wizard.password.editor.setText("rina-kuda-laut")
    assert "✓ paling sedikit 12 karakter" in said(wizard)
    assert "○ bukan nama masuk itu sendiri" in said(wizard)
    wizard.password.editor.setText(PASSWORD)
    assert "○" not in said(wizard)


def test_a_number_that_is_no_nip_wants_a_reason(wizard, desk):
    type_in("Rina", "rina", "KTA-77")
    assert wizard.reason.isVisible()
    QTest.keyClick(QApplication.focusWidget(), TAB)
    assert QApplication.focusWidget() is wizard.reason.editor
    type_in("", PASSWORD, PASSWORD)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert QApplication.focusWidget() is wizard.reason.editor
    assert desk.admins == []
    QTest.keyClicks(wizard.reason.editor, "Tenaga kontrak tanpa NIP")
    QTest.keyClick(wizard.reason.editor, ENTER)
    assert (desk.admins[0].number, desk.admins[0].number_reason) == ("KTA-77", "Tenaga kontrak tanpa NIP")


@pytest.mark.parametrize(
    ("texts", "field", "fault"),
    [
        (("Rina", "rina", "198503142010012004", PASSWORD, PASSWORD + "x"), "again", "Kedua kata sandi berbeda."),
        (("Rina", "rina p", "198503142010012004", PASSWORD, PASSWORD), "login", "Satu kata, tanpa spasi."),
        (("Rina", "rina", "198503142010012004", "pendek", "pendek"), "password", "belum memenuhi semua aturan"),
        (("", "rina", "198503142010012004", PASSWORD, PASSWORD), "name", "Nama belum diisi."),
    ],
)
def test_a_fault_keeps_the_admin_from_being_made(wizard, desk, texts, field, fault):
    type_in(*texts)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert desk.admins == []
    assert fault in getattr(wizard, field).fault()
    assert QApplication.focusWidget() is getattr(wizard, field).editor


def test_a_space_at_the_end_of_the_second_password_is_a_difference(wizard):
    type_in("Rina", "rina", "198503142010012004", PASSWORD, PASSWORD + " ")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert wizard.again.fault() == "Kedua kata sandi berbeda."


def test_a_refused_admin_is_told_and_no_password_stays(wizard, desk):
    desk.refuse = LetterError(Told("Nama masuk ini sudah dipakai.", "Taken."), field="login")
    type_in("Rina", "rina", "198503142010012004", PASSWORD, PASSWORD)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert wizard.isVisible()
    assert wizard.login.fault() == "Nama masuk ini sudah dipakai."
    assert wizard.password.exact() + wizard.again.exact() == ""


# --- strip -------------------------------------------------------------------------------------------------------


def session(left_s=36000.0, state=SessionState.OPEN):
    return PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", left_s, state)


@pytest.fixture
def strip(shown):
    return shown(SessionStrip())


def visible_buttons(strip):
    return [part.text() for part in (strip.enter, strip.lock, strip.unlock, strip.leave) if part.isVisible()]


def test_the_strip_leaves_the_letter_out_where_it_would_cover_the_menus(strip):
    strip.refresh(session())
    whole = strip.sizeHint().width()
    for room, wanted in ((whole + 4, True), (whole - 8, False), (whole - 8, False), (whole + 4, True), (200, False)):
        strip.fit_into(room)
        strip.refresh(session())
        assert strip.letter.isVisible() is wanted
    assert strip.who.accessibleName() == "Sari Wulandari"


@pytest.mark.parametrize("left_s", [36000.0, 600.0])
@pytest.mark.parametrize("state", [SessionState.OPEN, SessionState.LOCKED])
def test_the_less_room_the_less_it_says_but_who_is_in_and_that_it_is_locked(strip, left_s, state):
    """At 200 % half of the menus hid behind » on account of these texts."""
    locked = state is SessionState.LOCKED
    strip.refresh(session(left_s, state))
    strip.show_trouble("jangkar audit tidak tertulis", "Jangkar audit tidak dapat ditulis.")
    whole = strip.sizeHint().width()
    widths = []
    for room in range(whole + 10, 100, -5):
        strip.fit_into(room)
        widths.append(strip.sizeHint().width())
        shown = said(strip)
        assert "Sa" in shown
        assert ("terkunci" in shown) is locked
        assert (strip.unlock if locked else strip.lock).isVisible()
        assert strip.trouble.isVisible()
        assert strip.trouble.text().startswith("⚠")
        assert strip.left.isVisible() or left_s > 900
        assert widths[-1] <= room or strip._rung is Rung.LEAST
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < whole / 2
    assert "Sari Wulandari" in strip.who.toolTip()
    assert "000.8.3.3/15/OR" in strip.who.toolTip()
    assert strip.trouble.accessibleName() == "jangkar audit tidak tertulis"
    strip.fit_into(whole + 10)
    assert strip.letter.isVisible()
    assert strip.leave.text() == "Keluar sesi"


def test_the_first_word_of_a_name_stays_for_it_may_say_that_this_is_training(strip):
    strip.refresh(PresentSession("LATIHAN Operator", Role.OPERATOR, "LATIHAN/1/DEMO", 36000.0, SessionState.LOCKED))
    strip.fit_into(100)
    assert "LATIHAN" in strip.who.text()


def test_without_a_session_what_is_wrong_goes_before_that_there_is_none(strip):
    strip.show_trouble("tidak dapat masuk", "Berkas jangkar audit tidak dapat ditulis.")
    strip.fit_into(strip.sizeHint().width() - 60)
    assert strip.trouble.text() == "⚠ tidak dapat masuk"
    assert not strip.who.isVisible()
    assert visible_buttons(strip) == ["Masuk…"]


def test_a_button_that_goes_for_want_of_room_leaves_the_keyboard_at_the_lock(strip):
    strip.refresh(session())
    strip.leave.setFocus()
    strip.fit_into(260)
    assert strip.leave.isHidden()
    assert strip.lock.hasFocus()


def test_the_strip_says_who_under_which_letter_and_how_long(strip):
    strip.refresh(session())
    assert said(strip) == "Sari Wulandari 000.8.3.3/15/OR sisa 10 jam 0 mnt"
    assert visible_buttons(strip) == ["Kunci", "Keluar sesi"]


def test_without_a_session_it_offers_the_door(strip, qtbot):
    assert said(strip) == "Tidak ada sesi · hanya menonton"
    assert visible_buttons(strip) == ["Masuk…"]
    with qtbot.waitSignal(strip.enter_wished):
        QTest.mouseClick(strip.enter, Qt.MouseButton.LeftButton)


def test_the_keyboard_stays_at_the_lock_and_never_lands_on_leaving(strip):
    strip.refresh(session())
    strip.lock.setFocus()
    strip.refresh(session(state=SessionState.LOCKED))
    assert strip.unlock.hasFocus()
    strip.refresh(session())
    assert strip.lock.hasFocus()
    strip.leave.setFocus()
    strip.refresh(None)
    assert strip.enter.hasFocus()


def test_an_ended_session_is_none(strip):
    strip.refresh(session(0.0, SessionState.ENDED))
    assert visible_buttons(strip) == ["Masuk…"]


@pytest.mark.parametrize(("left_s", "warned"), [(901.0, False), (900.0, True), (300.0, True), (30.0, True)])
def test_it_warns_from_fifteen_minutes_on(strip, left_s, warned):
    strip.refresh(session(left_s))
    assert ("⚠ sesi berakhir" in strip.left.text()) == warned


def test_a_locked_session_can_be_opened_or_left(strip, qtbot):
    strip.refresh(session(state=SessionState.LOCKED))
    assert strip.who.text() == "Sari Wulandari · terkunci"
    assert visible_buttons(strip) == ["Buka kunci…", "Keluar sesi"]
    with qtbot.waitSignal(strip.unlock_wished):
        QTest.mouseClick(strip.unlock, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(strip.leave_wished):
        QTest.mouseClick(strip.leave, Qt.MouseButton.LeftButton)
    strip.refresh(session())
    with qtbot.waitSignal(strip.lock_wished):
        QTest.mouseClick(strip.lock, Qt.MouseButton.LeftButton)


# --- unlock ------------------------------------------------------------------------------------------------------


@pytest.fixture
def unlock(shown, desk):
    desk.present = session(4000.0, SessionState.LOCKED)
    return shown(UnlockDialog(desk))


def test_the_password_opens_a_locked_session(unlock, desk):
    assert "Sari Wulandari · 000.8.3.3/15/OR · sisa 1 jam 6 mnt" in said(unlock)
    type_in(PASSWORD)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert unlock.result() == QDialog.DialogCode.Accepted
    assert unlock.session.state is SessionState.OPEN
    assert unlock.password.exact() == ""


def test_a_wrong_password_is_told_and_gone(unlock, desk):
    type_in("salah")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert unlock.isVisible()
    assert "✕ Kata sandi salah." in said(unlock.refusal)  # nobody was asked for a login
    assert unlock.password.exact() == ""
    assert QApplication.focusWidget() is unlock.password.editor


def test_the_next_person_can_end_a_locked_session(unlock, desk):
    QTest.mouseClick(unlock.leave, Qt.MouseButton.LeftButton)
    assert desk.calls == ["log out"]
    assert unlock.session is None
    assert not unlock.isVisible()


def test_an_end_that_the_audit_refuses_is_told(unlock, desk):
    def refuse():
        raise SccError(Told("Audit tidak dapat ditulis.", "The audit can't be written."))

    desk.log_out = refuse
    QTest.mouseClick(unlock.leave, Qt.MouseButton.LeftButton)
    assert unlock.isVisible()
    assert "Audit tidak dapat ditulis." in said(unlock.refusal)


def test_esc_leaves_it_locked(unlock, desk):
    type_in(PASSWORD)
    QTest.keyClick(QApplication.focusWidget(), ESC)
    assert not unlock.isVisible()
    assert desk.present.state is SessionState.LOCKED
    assert unlock.password.exact() == ""
