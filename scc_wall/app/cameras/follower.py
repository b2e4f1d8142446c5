"""Has the running wall follow what is stored: read behind the windows, shown on the UI thread, in the order read."""

import logging
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from scc_wall.app.opening import warn_unreadable
from scc_wall.domain.camera import CameraConfig
from scc_wall.storage.late_store import LateStore

log = logging.getLogger(__name__)


class CameraFollower(QObject):
    """Tells the wall its cameras anew; lives on the UI thread.

    Parameters
    ----------
    show
        Takes the cameras as they are stored now, on the UI thread.
    """

    _read = Signal(object)

    def __init__(
        self, store: LateStore, show: Callable[[Sequence[CameraConfig]], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._show = show
        self._reading = threading.Lock()
        self._closed = False
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def follow(self) -> None:
        """Read what is stored and have it shown; from any thread but the UI's.

        Raises
        ------
        SccError
            If it can't be read; the wall stays as it is.
        """
        with self._reading:  # or an older list could be shown behind a newer one
            if not self._closed:
                self._read.emit(self._store.whole().cameras.list(warn_unreadable))

    def _on_read(self, cameras: Sequence[CameraConfig]) -> None:
        if not self._closed:
            self._store.cameras = tuple(cameras)
            self._show(cameras)

    def close(self) -> None:
        """Show nothing any more. Idempotent."""
        self._closed = True
