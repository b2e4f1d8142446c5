"""Has the running wall follow what is stored: read behind the windows, shown on the UI thread, in the order read."""

import logging
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from scc_wall.base.errors import SccError
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
        self._newest = store.cameras
        self._unreadable: frozenset[int] = frozenset()
        self._closed = False
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def follow(self) -> None:
        """Read what is stored, and have it shown if it differs; from any thread but the UI's.

        Somebody at the terminal or at another station may have changed it.

        Raises
        ------
        SccError
            If it can't be read; the wall stays as it is.
        """
        with self._reading:  # or an older list could be shown behind a newer one
            refused: dict[int, SccError] = {}
            cameras = self._store.whole().cameras.list(lambda camera, error: refused.update({camera.camera_id: error}))
            known = {camera.camera_id: camera for camera in self._newest}
            whole = tuple(
                _as_known(camera, known.get(camera.camera_id)) if camera.camera_id in refused else camera
                for camera in cameras
            )
            self._warn(refused)
            if not self._closed and whole != self._newest:
                self._newest = whole
                self._read.emit(whole)

    def _warn(self, refused: dict[int, SccError]) -> None:
        for camera_id in refused.keys() - self._unreadable:  # once, it is read again and again
            log.warning("the secrets of camera %d can't be unsealed now: %s", camera_id, refused[camera_id])
        self._unreadable = frozenset(refused)

    def _on_read(self, cameras: tuple[CameraConfig, ...]) -> None:
        if not self._closed:
            self._store.cameras = cameras
            self._show(cameras)

    def close(self) -> None:
        """Show nothing any more. Idempotent."""
        self._closed = True


def _as_known(unreadable: CameraConfig, known: CameraConfig | None) -> CameraConfig:
    """Return a camera with the secrets that the wall knows of it.

    While the master key is changed by another program a secret may be unreadable here for a moment: with an empty
    password the camera would refuse the wall, and perhaps lock the account.
    """
    from scc_wall.domain.camera_edit import CameraEditError, merged  # with its rules of files: not at the wall's start

    try:
        return merged(unreadable, known)
    except CameraEditError:
        return unreadable  # it leads to another host now
