"""What is wrong with access, to be read by keyboard as well: each trouble with what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.access.audit_watch import AuditTrouble
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 560
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class TroubleDialog(QDialog):
    """One plate a trouble, the worst first."""

    def __init__(self, troubles: Sequence[AuditTrouble], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Yang perlu diperhatikan"))
        self.setStyleSheet(DIALOG_STYLE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(10)
        for trouble in troubles:
            column.addWidget(_plate(trouble))
        column.addStretch()
        self.leave = button(tr("&Tutup"), primary=True)
        self.leave.clicked.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(10)
        outer.addWidget(text_label(tr("Yang perlu diperhatikan"), "heading"))
        outer.addWidget(Scroll(inside), 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        outer.addLayout(row)
        fit(self, WIDTH_PX)
        self.leave.setFocus()


def _plate(trouble: AuditTrouble) -> QFrame:
    plate = QFrame()
    plate.setProperty("kind", "plate")
    head = text_label(f"⚠ {trouble.word}", "section", wrap=True)
    set_tone(head, "fault")
    todo = text_label(str(trouble.todo), "label", wrap=True)
    column = QVBoxLayout(plate)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(4)
    for label in (head, text_label(str(trouble.what), wrap=True), todo):
        label.setTextInteractionFlags(_SELECTABLE)
        column.addWidget(label)
    return plate
