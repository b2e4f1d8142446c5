"""The way to one camera, opened before it is needed: a stop then costs one call instead of six."""

import logging
import threading
from collections.abc import Callable

from scc_wall.domain.camera_error import CameraCallError
from scc_wall.domain.ptz import PtzCamera
from scc_wall.guardian.messages import Introduce

log = logging.getLogger(__name__)

OpenPtz = Callable[[Introduce], PtzCamera]
"""Returns a camera's PTZ, ready for a stop; may raise `CameraCallError`. Given by `app`: siblings don't meet."""


class Approach:
    """One camera as the guardian reaches it; usable from several threads, none waits for another's call."""

    def __init__(self, introduced: Introduce, open_ptz: OpenPtz) -> None:
        self.introduced = introduced
        self._open_ptz = open_ptz
        self._lock = threading.Lock()
        self._kept: PtzCamera | None = None
        self._getting_ready = False
        self._closed = False

    def get_ready(self) -> None:
        """Open the way on a thread of its own unless it is open; if that fails, the next move or a stop tries again."""
        with self._lock:
            if self._kept is not None or self._getting_ready or self._closed:
                return
            self._getting_ready = True
        name = f"guardian:ready cam-{self.introduced.camera_id}"
        threading.Thread(target=self._try_to_open, name=name, daemon=True).start()

    def ptz(self) -> PtzCamera:
        """Return the camera's PTZ, opened now if it was not.

        Raises
        ------
        CameraCallError
            If that fails.
        """
        with self._lock:
            if self._kept is not None:
                return self._kept
        return self._keep(self._open_ptz(self.introduced))

    def begin_anew(self) -> None:
        """Have the next `ptz` ask the camera for everything again: it may have another address book by now."""
        with self._lock:
            kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    def close(self) -> None:
        """Let go of the camera; a call that is under way ends by itself. Idempotent."""
        with self._lock:
            self._closed = True
        self.begin_anew()

    def _keep(self, ptz: PtzCamera) -> PtzCamera:
        with self._lock:
            if self._kept is None and not self._closed:
                self._kept = ptz
        return ptz

    def _try_to_open(self) -> None:
        try:
            ptz = self.ptz()
        except CameraCallError as error:
            log.info("cam-%d is not ready for a stop: %s", self.introduced.camera_id, error.cause)
            return
        finally:
            self._getting_ready = False
        ptz.close()  # its connection: some cameras serve one at a time, and that is for the UI process to steer by
