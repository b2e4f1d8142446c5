"""Small questions: their words are ours, and leaving them changes nothing."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QSpinBox, QWidget

from scc_wall.ui import ask

# The offscreen platform says so of sizes, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def person(seen, act):
    """Have a person act on the question as soon as it is open."""

    def look():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ask.SmallQuestion)
        seen.extend(button.text() for button in dialog.findChildren(QPushButton))
        act(dialog)

    QTimer.singleShot(0, look)


def type_and_accept(text):
    def act(dialog):
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, text)
        dialog.accept()

    return act


def test_a_name_is_typed_and_its_buttons_say_what_they_do(parent):
    seen = []
    person(seen, type_and_accept("  Sore "))
    assert ask.text(parent, "Simpan tata letak", "Nama:", "Simpan", "Harian") == "Sore"
    assert sorted(seen) == ["Batal", "Simpan"]


def test_leaving_gives_nothing(parent):
    person([], lambda dialog: dialog.reject())
    assert not ask.text(parent, "Simpan", "Nama:", "Simpan", "Harian")
    person([], lambda dialog: dialog.reject())
    assert ask.choice(parent, "Buka", "Nama:", "Buka", ["Pagi", "Sore"]) is None
    person([], lambda dialog: dialog.reject())
    assert ask.number(parent, "Lama", "Detik:", "Pakai", value=20, allowed=range(2, 3601)) is None


def test_one_of_several_is_chosen(parent):
    person([], lambda dialog: (dialog.findChild(QListWidget).setCurrentRow(1), dialog.accept()))
    assert ask.choice(parent, "Buka", "Nama:", "Buka", ["Pagi", "Sore"]) == "Sore"


def test_a_number_stays_in_its_range(parent):
    person([], lambda dialog: (dialog.findChild(QSpinBox).setValue(99999), dialog.accept()))
    assert ask.number(parent, "Lama", "Detik:", "Pakai", value=20, allowed=range(2, 3601)) == 3600
