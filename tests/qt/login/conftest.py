"""The door over a scripted desk, and a keyboard that counts."""

import pytest
from PySide6.QtWidgets import QApplication

from scc_wall.ui.access.login_dialog import LoginDialog
from tests.support.access_desk import ScriptedDesk
from tests.support.login_typing import Keyboard


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


@pytest.fixture
def keys():
    return Keyboard()
