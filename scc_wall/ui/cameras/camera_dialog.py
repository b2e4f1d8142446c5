"""Changes one camera: every field of it, tried before it is stored."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import Region
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.cameras.camera_part import CameraPart, asks_alike
from scc_wall.ui.cameras.desk import CameraDesk
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1180


class CameraDialog(QDialog):
    """One camera that is stored.

    Parameters
    ----------
    cameras
        All of them, so that a name or number is not given twice.
    """

    tried = Signal(object)
    """A `CameraTrial` of the camera as it is stored."""
    asked_otherwise = Signal(int)
    """Id of the camera, which was stored so that an older trial says nothing of it."""

    def __init__(  # noqa: PLR0917 - what the list has loaded, handed on
        self,
        desk: CameraDesk,
        work: Work,
        camera: CameraConfig,
        cameras: Sequence[CameraConfig],
        regions: Sequence[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ubah kamera"))
        self.setStyleSheet(DIALOG_STYLE)
        self.part = CameraPart(desk, work, new=False)
        self.part.know(cameras, regions)
        self.part.show_camera(camera)
        self.leave = button(tr("Bata&l"))
        self.leave.clicked.connect(self.reject)
        self.part.bottom.insertWidget(self.part.bottom.count() - 1, self.leave)
        QWidget.setTabOrder(self.leave, self.part.apply)
        self.part.stored.connect(self._on_part_stored)
        self.part.tried.connect(self.tried)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(camera.name, "heading", wrap=True))
        column.addWidget(self.part, 1)
        fit(self, WIDTH_PX, tall=True)
        self.part.form.name.setFocus()

    def _on_part_stored(self, stored: CameraConfig) -> None:
        trial = self.part.trial_of(stored)
        if trial is not None:
            self.tried.emit(trial)
        elif not asks_alike(stored, self.part.untouched):
            self.asked_otherwise.emit(stored.camera_id)
        self.accept()

    def reject(self) -> None:
        """Leave, unless it is being stored."""
        if not self.part.storing:
            super().reject()

    def done(self, result: int) -> None:
        """Leave; a trial that runs is cancelled."""
        self.part.leave()
        super().done(result)
