"""The privacy notice: what is kept of a visit, why, and for how long; acknowledged, not consented to.

Source: UU 27/2022 (Pelindungan Data Pribadi), article 20 (2) e: a task in the public interest needs no consent;
article 5: the person is told by whom, why and on what ground.
"""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from scc_wall.ui.access.parts import Check, plain, set_tone, text_label
from scc_wall.ui.words import tr


class NoticePart(QFrame):
    """The notice and its check box."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plate")
        told = tr(
            "Nama, NIP, surat tugas, waktu dan tindakan Anda di ruang ini dicatat dan disimpan untuk melaksanakan tugas"
            " pelayanan publik (UU 27/2022). Yang membacanya: pengawas dan auditor. Tanpa foto KTP, NIK, atau wajah."
        )
        self.text = text_label(told, "note", wrap=True)
        self.read = Check(tr("Saya sudah &membaca pemberitahuan ini"))
        self.read.setObjectName("notice")
        self.read.setAccessibleName(plain(self.read.text()))
        self.read.setAccessibleDescription(told)
        self.fault = text_label("", "note", wrap=True)
        set_tone(self.fault, "fault")
        self.fault.hide()
        self.read.toggled.connect(self.fault.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for part in (self.text, self.read, self.fault):
            column.addWidget(part)

    def judge(self) -> bool:
        """Return whether it was acknowledged; say so if not."""
        fine = self.read.isChecked()
        self.fault.setText("" if fine else "✕ " + tr("Baca pemberitahuan, lalu beri tanda (klik atau spasi)."))
        self.fault.setVisible(not fine)
        return fine
