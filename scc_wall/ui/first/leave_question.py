"""Asks whether the first start is to be left in the middle, and says how it is gone on with."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 460


class LeaveQuestion(QDialog):
    """Two buttons; Esc and Enter stay."""

    def __init__(self, parent: QWidget, *, admin: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tinggalkan pemasangan?"))
        self.setStyleSheet(DIALOG_STYLE)
        self.stay = button(tr("&Teruskan pemasangan"), primary=True)
        self.go = button(tr("T&inggalkan"))
        told = tr("Yang sudah dibuat tetap tersimpan. Lanjutkan kapan saja dengan Shift+F10, dari langkah yang kurang.")
        if not admin:
            told = f"{told} {tr('Tanpa admin tidak seorang pun dapat masuk atau menambah kamera.')}"
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.addWidget(text_label(tr("Tinggalkan pemasangan?"), "heading"))
        column.addWidget(text_label(told, wrap=True))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.go)
        row.addWidget(self.stay)
        column.addLayout(row)
        self.stay.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        fit(self, WIDTH_PX)
        self.stay.setFocus()
