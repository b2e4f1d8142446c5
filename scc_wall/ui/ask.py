"""Small questions to a person: a name, one of several, a number. Their buttons say what they do, in our words.

Qt's own ready-made questions say "OK" and "Cancel", for which Qt has no Indonesian, and look like nothing else here.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QSpinBox, QVBoxLayout, QWidget

from scc_wall.ui.access.parts import button as push_button
from scc_wall.ui.access.parts import plain, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX: Final = 400
NO_ARROWS: Final = "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }"
"""A number is typed, or changed by the arrow keys: Qt's own arrows can't be seen on our ground."""
Answer = TypeVar("Answer")
ROWS_PX: Final = 260
"""Height of a list to choose from."""


class SmallQuestion(QDialog):
    """One question with one answer.

    Parameters
    ----------
    label
        What is asked for; its last line names the field, lines before it explain.
    editor
        Where it is answered.
    """

    def __init__(self, parent: QWidget | None, title: str, label: str, yes: str, editor: QWidget) -> None:
        super().__init__(parent)
        self.editor = editor
        self.setWindowTitle(title)
        self.setStyleSheet(DIALOG_STYLE)
        told, _, asked = label.rpartition("\n")
        self.told = text_label(told, "note", wrap=True)
        self.told.setVisible(bool(told))
        self.asked = text_label(asked, "label", wrap=True)
        self.asked.setBuddy(editor)
        editor.setAccessibleName(plain(asked.rstrip(": ")))
        editor.setAccessibleDescription(told)
        self.yes = push_button(yes, primary=True)
        self.no = push_button(tr("Batal"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self._place(title)
        self.setMinimumWidth(WIDTH_PX)
        fit(self, WIDTH_PX)
        editor.setFocus()

    def _place(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(title, "section", wrap=True))
        column.addWidget(self.told)
        column.addWidget(self.asked)
        column.addWidget(self.editor)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)


def text(parent: QWidget, title: str, label: str, button: str, value: str = "") -> str:
    """Return what was typed without spaces around it, empty if nothing was or the person left."""
    line = QLineEdit(value)
    line.selectAll()
    dialog = SmallQuestion(parent, title, label, button, line)
    return _answer(dialog, lambda: line.text().strip()) or ""


def secret(parent: QWidget | None, title: str, label: str, button: str) -> str | None:
    """Return what was typed, unseen and as it is; None if nothing was or the person left."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    dialog = SmallQuestion(parent, title, label, button, line)
    return _answer(dialog, line.text) or None


def choice(parent: QWidget, title: str, label: str, button: str, values: Sequence[str]) -> str | None:
    """Return the chosen one, None if the person left."""
    rows = QListWidget()
    rows.addItems(list(values))
    rows.setCurrentRow(0)
    rows.setFixedHeight(ROWS_PX)
    dialog = SmallQuestion(parent, title, label, button, rows)
    rows.itemActivated.connect(dialog.accept)

    return _answer(dialog, lambda: values[rows.currentRow()] if rows.currentRow() >= 0 else None)


def number(parent: QWidget, title: str, label: str, button: str, *, value: int, allowed: range) -> int | None:
    """Return the number, None if the person left."""
    box = QSpinBox()
    box.setStyleSheet(NO_ARROWS)
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    box.setRange(allowed.start, allowed.stop - 1)
    box.setValue(value)
    box.selectAll()
    dialog = SmallQuestion(parent, title, label, button, box)
    return _answer(dialog, box.value)


def _answer(dialog: SmallQuestion, read: Callable[[], Answer]) -> Answer | None:
    """Return what was answered, None if the person left."""
    answer = read() if answered(dialog) else None
    dialog.deleteLater()
    return answer


def answered(dialog: SmallQuestion) -> bool:
    """Ask, and return whether the person answered."""
    return dialog.exec() == QDialog.DialogCode.Accepted
