"""Asks before something is done that is not easily undone: one way for all of it.

A window of its own says what will happen, the button that does it says what it does, and another one leaves. Enter and
Esc leave, so that nothing goes by a key pressed once too often.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.ui.access.parts import Scroll, button, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX: Final = 520


class SureQuestion(QDialog):
    """Accepted: do it.

    Parameters
    ----------
    asked
        The question, e.g. `Hapus situs ini?`.
    told
        What follows from a yes.
    yes
        What the button is called that does it, e.g. `Ya, &hapus situs`.
    names
        What it is done to, a line each.
    """

    def __init__(self, parent: QWidget | None, asked: str, told: str, yes: str, *, names: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(asked)
        self.setStyleSheet(DIALOG_STYLE)
        self.names = text_label("\n".join(names), wrap=True)
        self.told = text_label(f"⚠ {told}", wrap=True)
        self.leave = button(tr("&Batal"), primary=True)
        self.yes = button(yes)
        self.leave.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        self._place(asked)
        fit(self, WIDTH_PX)
        self.leave.setFocus()

    def _place(self, asked: str) -> None:
        inside = QWidget()
        QVBoxLayout(inside).addWidget(self.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(asked, "heading", wrap=True))
        column.addWidget(Scroll(inside), 1)
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.yes)
        row.addWidget(self.leave)
        column.addLayout(row)
