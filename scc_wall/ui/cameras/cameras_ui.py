"""The dialogs for cameras at the desk as a whole: one way in, one place that keeps how trials went."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.ui.access.busy import Work
from scc_wall.ui.cameras.camera_words import LastTrial
from scc_wall.ui.cameras.cameras_dialog import CamerasDialog
from scc_wall.ui.cameras.desk import CameraDesk


class CamerasUi(QObject):
    """Opens the list of cameras; `app` adds its `commands` to the table and closes it.

    Parameters
    ----------
    work
        Has everything done that takes its time; ended by its owner.
    """

    changed = Signal()
    """Cameras were added, changed, taken out or put into another order."""

    def __init__(self, desk: CameraDesk, work: Work, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._clock = clock
        self._tested: dict[int, LastTrial] = {}
        self.dialog: CamerasDialog | None = None

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of the cameras do."""
        return {"cameras": self.open}

    def open(self, parent: QWidget | None = None) -> CamerasDialog:
        """Open the list of cameras, or bring it to the front."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return self.dialog
        parent = parent or QApplication.activeWindow()
        self.dialog = dialog = CamerasDialog(self._desk, self._work, self._clock, self._tested, parent)
        dialog.changed.connect(self.changed)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()
        return dialog

    def _on_dialog_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def close(self) -> None:
        """Close what is open; what runs is cancelled. Idempotent."""
        if self.dialog is not None:
            self.dialog.done(0)
