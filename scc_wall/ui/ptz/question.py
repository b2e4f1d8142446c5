"""A small question that has to be answered before something is done: a reason, a name, a yes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

LONGEST = 200
"""Characters of an answer."""


class Question(QDialog):
    """Asks, and calls `answered` with what was typed, without spaces around it.

    Parameters
    ----------
    label
        Of the line in which the answer is typed, which must not stay empty; None: a yes is enough. Without a line
        Enter leaves, as Esc does and as in a `SureQuestion`: nothing is lost by a key pressed once too often.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        told: str,
        yes: str,
        answered: Callable[[str], object],
        *,
        label: str | None = None,
        value: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setStyleSheet(DIALOG_STYLE)
        self._answered = answered
        self.answer = QLineEdit(value)
        self.answer.setMaxLength(LONGEST)
        self.yes = button(yes, primary=label is not None)
        self.no = button(tr("&Batal"), primary=label is None)
        self._place(title, told, label)
        self.answer.textChanged.connect(self._on_answer_text_changed)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self._needs = label is not None
        self._on_answer_text_changed()
        self.setMinimumWidth(420)
        (self.answer if self._needs else self.no).setFocus()

    def _place(self, title: str, told: str, label: str | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(title, "section", wrap=True))
        column.addWidget(text_label(told, wrap=True))
        if label is None:
            self.answer.hide()
        else:
            name = text_label(label, "label")
            name.setBuddy(self.answer)
            self.answer.setAccessibleName(label.replace("&", ""))
            column.addWidget(name)
        column.addWidget(self.answer)
        row = QHBoxLayout()
        row.addStretch()
        for one in (self.yes, self.no) if label is None else (self.no, self.yes):  # what Enter presses stands last
            row.addWidget(one)
        column.addLayout(row)

    def _on_answer_text_changed(self) -> None:
        self.yes.setEnabled(not self._needs or bool(self.answer.text().strip()))

    def _on_accepted(self) -> None:
        self._answered(self.answer.text().strip())
