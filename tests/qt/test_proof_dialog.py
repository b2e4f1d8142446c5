"""The dialog that asks who it is, while the answer is looked for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scc_wall.ui.access.desk import Credentials
from scc_wall.ui.access.proof_dialog import ProofDialog
from tests.support.held_work import HeldWork


def test_while_the_password_is_checked_nobody_is_told_that_it_is_missing(qtbot) -> None:
    work, asked = HeldWork(), []
    dialog = ProofDialog("Akun: siapa Anda?", asked.append, work=work)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.login.editor.setText("rina")
    dialog.password.editor.setText("jembatan-ampera-9")
    QTest.mouseClick(dialog.enter, Qt.MouseButton.LeftButton)
    assert dialog.password.text() == ""
    assert dialog.password.fault() == ""
    work.run()
    assert asked == [Credentials("rina", "jembatan-ampera-9")]


def test_an_empty_password_is_still_a_fault(qtbot) -> None:
    dialog = ProofDialog("Akun: siapa Anda?", lambda _: None, login="rina")
    qtbot.addWidget(dialog)
    QTest.mouseClick(dialog.enter, Qt.MouseButton.LeftButton)
    assert dialog.password.fault()
