"""How a person fills in the door: typed and tabbed, with a letter that is there or a new one."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.access_desk import PASSWORD

TAB, ENTER, SPACE, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
LETTER = {
    "number": "151/9286/07/2017",
    "dated": "2/1/2026",
    "office": "Dinas Perhubungan",
    "valid_from": "5/1/2026 07.00",
    "valid_until": "6/1/2026",
    "purpose": "Pemantauan arus mudik",
    "place": "SCC",
    "signatory": "Budi Santoso",
}


class Keyboard:
    """Types into whatever has the focus, and counts."""

    def __init__(self) -> None:
        self.presses = 0

    def type(self, text: str) -> None:
        """Type a text, a key a sign."""
        for sign in text:
            QTest.keyClicks(_focused(), sign)
            self.presses += 1

    def press(self, *keys: Qt.Key) -> None:
        """Press keys that are no signs."""
        for key in keys:
            QTest.keyClick(_focused(), key)
            self.presses += 1


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    return focused


def come_in(keys: Keyboard, login: str = "sari", password: str = PASSWORD) -> None:
    """Ask to be let in, with the newest letter."""
    keys.type(login)
    keys.press(TAB)
    keys.type(password)
    keys.press(TAB, TAB, TAB, SPACE, ENTER)


def fill(dialog: Any, **changed: str) -> None:
    """Fill in a new letter, some of its fields otherwise."""
    dialog.letter.choose_new()
    texts = LETTER | changed
    for field in dialog.form.fields():
        if field.name in texts and field not in list(dialog.form.persons.fields()):
            field.editor.setText(texts[field.name])
    block = dialog.form.persons.blocks[0]
    block.name.editor.setText("Sari Wulandari")
    block.number.editor.setText("19900722 202121 2 007")


def fill_all(dialog: Any, keys: Keyboard, **changed: str) -> None:
    """Fill in everything of the door, with a new letter and who vouches for it."""
    keys.type("sari")
    keys.press(TAB)
    keys.type(PASSWORD)
    dialog.notice.read.setChecked(True)
    fill(dialog, **changed)
    for field, text in zip(dialog.vouch.fields(), ("budi", PASSWORD, "Belum ada pindaian"), strict=True):
        field.editor.setText(text)
