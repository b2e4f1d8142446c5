"""Asks whether the last half minute shall be kept: what it is, what it costs, and what it keeps from whom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scc_wall.domain.replay import KEPT_S
from scc_wall.ui import words
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr


class KeepDialog(QDialog):
    """See above; opened anew each time.

    Parameters
    ----------
    keeps
        Whether pictures are kept now.
    kept_bytes
        How much is kept now.
    bits_per_s
        Of all visible streams together.
    """

    chosen = Signal(bool)
    """Keep them from now on, or not."""

    def __init__(self, *, keeps: bool, kept_bytes: int, bits_per_s: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ulangan instan"))
        self.setStyleSheet(DIALOG_STYLE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(14)
        outer.addWidget(text_label(self.windowTitle(), "section"))
        now = tr("Menyala · tersimpan {mb} MB") if keeps else tr("Mati · perkiraan bila menyala: {mb} MB")
        needed = kept_bytes if keeps else bits_per_s / 8 * KEPT_S
        texts = (
            tr("Simpan {n} dtk terakhir dari setiap kamera yang tampil di dinding.").format(n=round(KEPT_S)),
            tr("Disimpan terkompresi, hanya di memori PC ini: tidak ditulis ke disk, hilang saat program berhenti."),
            tr("Tombol U pada petak terpilih memutarnya lagi; setiap pemutaran dicatat di audit."),
        )
        for row, text in enumerate((now.format(mb=words.number(needed / 1e6, 0)), *texts)):
            label = QLabel(text)
            label.setWordWrap(True)
            label.setMinimumWidth(420)
            label.setStyleSheet("" if row else "font-weight: 600;")
            outer.addWidget(label)
        self._add_buttons(outer, keeps=keeps)

    def _add_buttons(self, outer: QVBoxLayout, *, keeps: bool) -> None:
        row = QHBoxLayout()
        row.addStretch()
        self.choose = button(tr("Matikan dan hapus simpanan") if keeps else tr("Nyalakan"), primary=True)
        self.choose.clicked.connect(lambda: self._choose(keep=not keeps))
        self.leave = button(tr("Batal"))
        self.leave.clicked.connect(self.reject)
        row.addWidget(self.leave)
        row.addWidget(self.choose)
        outer.addLayout(row)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, *, keep: bool) -> None:
        self.accept()
        self.chosen.emit(keep)
