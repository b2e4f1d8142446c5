"""The sign that empties a search field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from scc_wall.ui.clearing import let_clear
from tools.dev.environment import ROOT


@pytest.fixture
def field(qtbot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    let_clear(made)
    made.show()
    return made


def test_it_is_there_while_there_is_something_and_empties_the_field(field: QLineEdit) -> None:
    assert field.findChildren(QToolButton) == []
    QTest.keyClicks(field, "Ampera")
    (sign,) = field.findChildren(QToolButton)
    assert sign.isVisible()
    assert not sign.icon().isNull()
    assert sign.toolTip() == "Kosongkan"
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field.actions()[0].isVisible()
    QTest.keyClicks(field, "x")
    assert field.actions()[0].isVisible()
    assert len(field.actions()) == 1


def test_nothing_in_the_program_asks_the_desktop_for_its_picture() -> None:
    asking = [
        path.name for path in (ROOT / "scc_wall").rglob("*.py") if "setClearButtonEnabled(" in path.read_text("utf-8")
    ]
    assert asking == []
