"""The passphrase in a dialog: typed unseen, asked anew when it can't be right, never on another thread."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scc_wall.app.passphrase_dialog import PassphraseDialog, WallPassphrase
from scc_wall.base import told
from scc_wall.ui.ask import SmallQuestion
from scc_wall.vault.passphrase import Wanted

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def indonesian(monkeypatch, qapp):
    before = qapp.quitOnLastWindowClosed()
    monkeypatch.setattr(told, "_language", "id")
    yield
    qapp.setQuitOnLastWindowClosed(before)


def person(answers):
    """Have a person answer one question after the other; returns the questions and how what was typed is shown."""
    seen = []

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SmallQuestion)
        seen.append((dialog.editor.accessibleName(), dialog.findChild(QLineEdit).echoMode()))
        text = answers.pop(0)
        if answers:
            QTimer.singleShot(0, answer)
        if text is None:
            dialog.reject()
        else:
            QTest.keyClicks(dialog.findChild(QLineEdit), text)
            dialog.accept()

    QTimer.singleShot(0, answer)
    return seen


def test_the_present_one_is_typed_unseen(qapp):
    seen = person([" kuda laut "])
    assert PassphraseDialog()(Wanted.PRESENT) == " kuda laut "
    assert seen == [("Frasa sandi berkas kunci", QLineEdit.EchoMode.Password)]
    assert not qapp.quitOnLastWindowClosed()


def test_leaving_or_typing_nothing_is_none():
    person([None])
    assert PassphraseDialog()(Wanted.AGAIN) is None
    person([""])
    assert PassphraseDialog()(Wanted.PRESENT) is None


def test_a_new_one_is_long_enough_and_typed_twice():
    seen = person(["kuda", "kuda laut biru", "kuda laut bitu", "kuda laut biru", "kuda laut biru"])
    assert PassphraseDialog()(Wanted.NEW) == "kuda laut biru"
    assert [question.split()[0] for question, _ in seen] == ["Frasa", "Terlalu", "Ketik", "Keduanya", "Ketik"]


def test_another_thread_asks_nobody():
    answers = []
    thread = threading.Thread(target=lambda: answers.append(PassphraseDialog()(Wanted.PRESENT)))
    thread.start()
    thread.join(5)
    assert answers == [None]


def test_once_the_windows_are_open_the_terminal_is_not_asked_any_more() -> None:
    asked = []

    def terminal(wanted):
        asked.append(wanted)
        return "di terminal"

    asking = WallPassphrase(terminal, None)
    assert asking(Wanted.NEW) == "di terminal"
    asking.windows_open = True
    assert asking(Wanted.NEW) is None  # nobody sees a dialog here, and a prompt would hold the wall up
    assert asked == [Wanted.NEW]
