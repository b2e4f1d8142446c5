"""The thread that keeps a station's locks true: a look each second, sooner while somebody steers."""

import logging
import threading
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.ptz.lock.station import StationLocks

_log = logging.getLogger(__name__)

EVERY_S: Final = 1.0
SOONEST_S: Final = 0.25
"""While somebody steers: so soon their station learns that another took the camera over."""
LEAVES_WITHIN_S: Final = 3.0
"""A store that does not answer is not waited for any longer at the end; SQLite waits 2 s for another writer."""


class LockWatch:
    """Has the locks look; started by its maker, a daemon that outlives nothing."""

    def __init__(self, locks: StationLocks) -> None:
        self._locks = locks
        self._stop = threading.Event()
        self._away = False
        self._thread = threading.Thread(target=self._run, name="ptz-locks", daemon=True)
        self._thread.start()

    @property
    def is_away(self) -> bool:
        """Whether the last look could not ask the store."""
        return self._away

    def close(self) -> None:
        """End the thread, and let go of all that is held here. Idempotent."""
        self._stop.set()
        self._locks.commanded.set()
        self._thread.join(LEAVES_WITHIN_S)
        if not self._thread.is_alive():
            self._locks.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._look()
            if not self._stop.wait(SOONEST_S):
                self._locks.commanded.wait(EVERY_S - SOONEST_S)
            self._locks.commanded.clear()

    def _look(self) -> None:
        try:
            self._locks.look()
        except SccError as error:
            if not self._away:
                _log.warning("the locks of cameras can't be read: %s", error.what.en)
            self._away = True
        except Exception:  # noqa: BLE001 - a bug in one look must not end all; the log has its trace, once
            if not self._away:
                _log.exception("a bug kept the locks of cameras from being read; it is tried on")
            self._away = True
        else:
            if self._away:
                _log.info("the locks of cameras can be read again")
            self._away = False
