"""Asks whether cameras shall be taken out, by their names."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.ui.access.parts import Scroll, button, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 520


class RemoveQuestion(QDialog):
    """Accepted: take them out. Enter alone takes nothing out."""

    def __init__(self, cameras: Sequence[CameraConfig], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Hapus kamera"))
        self.setStyleSheet(DIALOG_STYLE)
        told = tr("Petaknya menjadi kosong, akun dan setelannya dihapus. Ini tidak dapat dibatalkan.")
        self.names = text_label("\n".join(_named(camera) for camera in cameras), wrap=True)
        self.leave = button(tr("&Batal"), primary=True)
        self.remove = button(tr("Ya, &hapus {n} kamera", n=len(cameras)).format(n=len(cameras)))
        self.leave.clicked.connect(self.reject)
        self.remove.clicked.connect(self.accept)
        inside = QWidget()
        QVBoxLayout(inside).addWidget(self.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(tr("Hapus {n} kamera?", n=len(cameras)).format(n=len(cameras)), "heading"))
        column.addWidget(Scroll(inside), 1)
        column.addWidget(text_label(f"⚠ {told}", wrap=True))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.remove)
        row.addWidget(self.leave)
        column.addLayout(row)
        fit(self, WIDTH_PX)
        self.leave.setFocus()


def _named(camera: CameraConfig) -> str:
    return camera.name if camera.number is None else f"{camera.number} · {camera.name}"
