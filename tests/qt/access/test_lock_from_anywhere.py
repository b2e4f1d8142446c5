"""Ctrl+L wherever the keyboard is: whoever is called away locks, and comes back by the same key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from scc_wall.domain.access_session import SessionState
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.proof_dialog import ProofDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
]


class Form(QDialog):
    """A dialog that outlives the lock: what it asks for is refused by its own desk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)


@pytest.fixture
def form(trained):
    made = Form(trained.ui.desk)
    yield made
    made.close()
    made.deleteLater()


def opened(wall, window: QWidget) -> None:
    """Wait until a window has the keyboard."""
    wall.until(lambda: QApplication.focusWindow() is not None and QApplication.focusWindow() is window.windowHandle())


def press_lock() -> None:
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def locked(wall) -> bool:
    present = wall.reception.present
    return present is not None and present.session.state is SessionState.LOCKED


def test_it_locks_over_a_dialog_that_stays_and_unlocks_from_there_with_what_was_typed_kept(
    trained, password, form
) -> None:
    trained.come_in("latihan", password)
    form.open()
    opened(trained, form)
    form.line.setFocus()
    QTest.keyClicks(form.line, "setengah jadi")
    press_lock()
    trained.until(lambda: locked(trained))
    assert not trained.unlocked
    assert form.isVisible()
    assert form.line.text() == "setengah jadi"
    press_lock()
    trained.until(lambda: isinstance(trained.dialog, UnlockDialog) and trained.dialog.isVisible())
    unlock = trained.dialog
    opened(trained, unlock)
    QTest.keyClicks(unlock.password.editor, password)
    unlock.unlock.click()
    trained.until(lambda: trained.unlocked and trained.dialog is None)
    assert form.line.text() == "setengah jadi"


def test_what_the_session_opened_is_shut_with_it(trained, password) -> None:
    trained.come_in("latihan-pengawas", password)
    letters = trained.ask("letters", LettersDialog)
    opened(trained, letters)
    press_lock()
    trained.until(lambda: locked(trained) and trained.dialog is None)
    assert QApplication.activeModalWidget() is None


def test_a_list_that_a_password_alone_opened_and_a_question_over_it_are_shut_too(trained, password) -> None:
    trained.come_in("latihan", password)
    proof = trained.ask("accounts", ProofDialog)
    QTest.keyClicks(proof.login.editor, "latihan-admin")
    QTest.keyClicks(proof.password.editor, password)
    proof.enter.click()
    trained.until(lambda: isinstance(trained.dialog, AccountsDialog) and trained.dialog.isVisible())
    accounts = trained.dialog
    inner, ended = Form(accounts), []
    inner.finished.connect(ended.append)
    inner.open()
    opened(trained, inner)
    press_lock()
    trained.until(lambda: locked(trained) and trained.dialog is None)
    assert ended == [QDialog.DialogCode.Rejected]
    assert QApplication.activeModalWidget() is None


def test_a_half_typed_password_gives_way_to_unlocking(trained, password) -> None:
    trained.come_in("latihan", password)
    proof = trained.ask("accounts", ProofDialog)
    opened(trained, proof)
    press_lock()
    trained.until(lambda: locked(trained) and trained.dialog is None)
    trained.ask("session", UnlockDialog)


def test_it_locks_over_a_menu_and_over_the_sheet_of_keys(trained, password) -> None:
    trained.come_in("latihan", password)
    trained.ui.desk.activateWindow()
    opened(trained, trained.ui.desk)
    menu = QMenu(trained.ui.desk)
    menu.addAction("satu")
    menu.popup(trained.ui.desk.mapToGlobal(trained.ui.desk.rect().center()))
    trained.until(lambda: QApplication.activePopupWidget() is menu)
    press_lock()
    trained.until(lambda: locked(trained))
    assert QApplication.activePopupWidget() is None
    menu.deleteLater()
    trained.ui.desk.activateWindow()
    opened(trained, trained.ui.desk)
    unlock = trained.ask("session", UnlockDialog)
    QTest.keyClicks(unlock.password.editor, password)
    unlock.unlock.click()
    trained.until(lambda: trained.unlocked and trained.dialog is None)
    sheet = trained.ui.key_help.show()
    opened(trained, sheet)
    press_lock()
    trained.until(lambda: locked(trained))
    assert trained.ui.key_help._sheet is None


def test_a_key_that_is_held_down_does_not_ask_for_the_password_at_once(trained, password) -> None:
    trained.come_in("latihan", password)
    trained.ui.desk.activateWindow()
    opened(trained, trained.ui.desk)
    press_lock()
    trained.until(lambda: locked(trained))
    asked = trained.ui.commands.run
    ran: list[str] = []
    trained.ui.commands.run = lambda action: ran.append(action) or asked(action)  # type: ignore[method-assign]
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "", autorep=True)
    QApplication.sendEvent(QApplication.focusWindow(), held)
    assert ran == []
    assert trained.dialog is None


def test_with_nobody_in_it_asks_who_comes_in_over_a_dialog_too(trained, form) -> None:
    form.open()
    opened(trained, form)
    press_lock()
    trained.until(lambda: isinstance(trained.dialog, LoginDialog) and trained.dialog.isVisible())
    opened(trained, trained.dialog)
    trained.dialog.reject()
    trained.until(lambda: trained.dialog is None)


def test_who_comes_in_already_is_not_taken_out_of_what_they_type(trained) -> None:
    """A letter is typed into a dialog of its own, over that of who comes in."""
    login = trained.ask("session", LoginDialog)
    inner = Form(login)
    inner.open()
    opened(trained, inner)
    inner.line.setFocus()
    press_lock()
    assert QApplication.activeWindow() is inner
    assert QApplication.focusWidget() is inner.line
    inner.reject()
    login.reject()
    trained.until(lambda: trained.dialog is None)


def test_the_sheet_of_keys_says_that_it_works_in_dialogs_too() -> None:
    from scc_wall.ui import keys

    session = next(key for key in keys.table() if key.action == "session")
    (hint,) = [one for one in keys.hints() if one.keys == keys.shown(session)]
    assert hint.section == session.section
    assert "dialog" in hint.text
