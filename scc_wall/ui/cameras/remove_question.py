"""Asks whether cameras shall be taken out, by their names."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.ui.sure_question import SureQuestion
from scc_wall.ui.words import tr


class RemoveQuestion(SureQuestion):
    """Accepted: take them out. Enter alone takes nothing out."""

    def __init__(self, cameras: Sequence[CameraConfig], parent: QWidget | None = None) -> None:
        count = len(cameras)
        super().__init__(
            parent,
            tr("Hapus {n} kamera?", n=count).format(n=count),
            tr("Petaknya menjadi kosong, akun dan setelannya dihapus. Ini tidak dapat dibatalkan."),
            tr("Ya, &hapus {n} kamera", n=count).format(n=count),
            names=[_named(camera) for camera in cameras],
        )


def _named(camera: CameraConfig) -> str:
    return camera.name if camera.number is None else f"{camera.number} · {camera.name}"
