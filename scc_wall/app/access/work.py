"""Workers behind the windows: argon2, the disk and the network are waited for here, never on the UI thread.

Access has one for what takes a moment and another for exports and purges, so that nobody's password or end of session
waits for them.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.access.busy import Result

log = logging.getLogger(__name__)

FAILED: Final = SccError(
    Told("Kesalahan tak terduga; tidak ada yang diubah.", "An unexpected error; nothing was changed."),
    Told("Rinciannya ada di berkas log.", "The log file has the details."),
)


class RoomWork(QObject):
    """A `ui.access.busy.Work` with a thread of its own; what comes of a job is told on the UI thread, in order.

    Parameters
    ----------
    name
        Of its thread.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, name: str = "access") -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._closed = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        """Have `job` done by the worker; nothing is told any more once this was closed."""
        if not self._closed:
            self._executor.submit(self._run, job, done, failed)

    def _run(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        then: Callable[[], object]
        try:
            then = partial(done, job())
        except SccError as error:
            then = partial(failed, error)
        except Exception:
            log.exception("work behind the windows failed")
            then = partial(failed, FAILED)
        self._finished.emit(then)

    def _on_finished(self, then: Callable[[], object]) -> None:
        if not self._closed:
            then()

    def finish(self) -> None:
        """Let everything end that was asked for; nothing is told any more. Idempotent."""
        self._closed = True
        self._executor.shutdown(wait=True)

    def close(self) -> None:
        """Let what runs end, and drop the rest. Idempotent."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)
