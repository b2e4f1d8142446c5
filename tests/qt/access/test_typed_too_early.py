"""A password that is typed before its dialog stands: it lands in no field that anybody can read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from scc_wall.app.access.reception import LATEST_S, Stage
from scc_wall.app.training import seed_of
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from scc_wall.ui.typing_hold import Hold

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
]


def types(text):
    """Type as a person does: into whichever window has the keyboard."""
    window = QApplication.focusWindow()
    for sign in text:
        QTest.keyClick(window, sign)


def fields():
    """Return what stands in any field that can be read."""
    inside = [one for one in QApplication.allWidgets() if isinstance(one, QLineEdit)]
    return "".join(one.text() for one in inside if one.echoMode() is QLineEdit.EchoMode.Normal)


@pytest.fixture
def early(make, demo, clock, password):
    """Return a wall whose access is just being opened, with the keyboard in a field."""
    wall = make(demo, seed=seed_of(demo, password, clock))
    wall.ui.desk.activateWindow()
    wall.until(wall.ui.desk.isActiveWindow)
    wall.ui.cameras.place.setEnabled(True)
    wall.ui.cameras.panel.search.setFocus()
    clock.advance(LATEST_S + 1)
    wall.reception.look()
    assert wall.reception.stage is Stage.OPENING
    return wall


def test_what_is_typed_while_access_is_opened_lands_in_no_field_and_the_dialog_comes(early, password):
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    types(password)
    early.until(lambda: isinstance(early.dialog, LoginDialog) and early.dialog.isVisible())
    assert fields().replace(early.dialog.login.text(), "") == fields()
    early.until(early.dialog.isActiveWindow)
    (note,) = [one for one in early.dialog.findChildren(QLabel) if "dibuang" in one.text()]
    assert note.isVisible()
    assert note.height() > note.fontMetrics().height()
    assert "Tekan Enter" in early.message
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Tab)
    types(password)  # goes on typing without having looked up
    assert password[:3] not in fields()
    assert early.dialog.password.exact() == ""
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Return)
    assert early.dialog.isVisible()
    assert not early.dialog.refusal.isVisible()
    assert early.reception._hold.state is Hold.FREE
    types("latihan")
    assert early.dialog.login.text() == "latihan"


def test_nobody_who_waited_is_kept_waiting(early):
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    early.until(lambda: isinstance(early.dialog, LoginDialog) and early.dialog.isActiveWindow())
    assert early.reception._hold.state is Hold.FREE
    types("latihan")
    assert early.dialog.login.text() == "latihan"


def test_esc_takes_the_wish_back_and_typing_has_its_field_again(early):
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Escape)
    early.until(lambda: early.reception.stage is Stage.OPEN)
    assert early.dialog is None
    early.ui.cameras.place.setEnabled(True)
    early.ui.cameras.panel.search.setFocus()
    types("05")
    assert early.ui.cameras.panel.search.text() == "05"


def test_keys_that_type_nothing_go_on_while_a_dialog_is_waited_for(early):
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    early.ui.desk.wall.setFocus()
    before = early.ui.model.details
    types("i")
    assert early.ui.model.details is before  # a letter of a password is no command either
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_F1)
    assert early.ui.key_help._sheet is not None


def test_the_unlocking_dialog_takes_a_password_that_was_begun_too_early_anew(trained, password):
    trained.come_in("latihan", password)
    trained.ui.commands.run("session")
    trained.until(lambda: not trained.unlocked)
    trained.ui.desk.activateWindow()
    trained.until(lambda: QApplication.focusWindow() is not None)
    trained.ui.commands.run("session")
    types(password[:5])
    trained.until(lambda: isinstance(trained.dialog, UnlockDialog) and trained.dialog.isVisible())
    trained.until(trained.dialog.isActiveWindow)
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Return)
    types(password)
    assert trained.dialog.password.exact() == password


def test_who_types_nothing_more_has_the_dialog_after_a_while(early):
    early.reception._hold._quiet.setInterval(10)
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    types("lat")
    early.until(lambda: isinstance(early.dialog, LoginDialog) and early.dialog.isActiveWindow())
    early.until(lambda: early.reception._hold.state is Hold.FREE)
    early.until(lambda: not [one for one in early.dialog.findChildren(QLabel) if "dibuang" in one.text()])
    types("latihan")
    assert early.dialog.login.text() == "latihan"
