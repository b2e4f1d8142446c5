"""Workers behind the windows: argon2, the disk and the network are waited for here, never on the UI thread.

Access has one for what takes a moment and another for exports and purges, so that nobody's password or end of session
waits for them.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any, Final, NamedTuple

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

    What was asked for is held by the UI thread until it is over: a closure of a dialog that the worker dropped last
    would take windows and connections apart on the wrong thread (decision 0076).

    Parameters
    ----------
    name
        Of its thread.
    """

    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None, name: str = "access") -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._closed = False
        self._numbers = count()
        self._asked: dict[int, _Asked] = {}
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        """Have `job` done by the worker; nothing is told any more once this was closed."""
        if not self._closed:
            number = next(self._numbers)
            self._asked[number] = _Asked(job, done, failed)
            self._executor.submit(self._run, number)

    def _run(self, number: int) -> None:
        self._finished.emit(number, _outcome(self._asked[number].job))

    def _on_finished(self, number: int, outcome: object) -> None:
        asked = self._asked.pop(number, None)
        if asked is None or self._closed:
            return
        if isinstance(outcome, _Failed):
            asked.failed(outcome.error)
        else:
            asked.done(outcome)

    def finish(self) -> None:
        """Let everything end that was asked for; nothing is told any more. Idempotent."""
        self._closed = True
        self._executor.shutdown(wait=True)
        self._asked.clear()

    def close(self) -> None:
        """Let what runs end, and drop the rest. Idempotent."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._asked.clear()


class _Asked(NamedTuple):
    job: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[SccError], object]


class _Failed(NamedTuple):
    error: SccError


def _outcome(job: Callable[[], object]) -> object:
    """Do the job, on the worker's thread; return its result, or what went wrong as `_Failed`."""
    try:
        return job()
    except SccError as error:
        _forget_frames(error)
        return _Failed(error)
    except Exception:
        log.exception("work behind the windows failed")
        return _Failed(FAILED)


def _forget_frames(error: BaseException | None) -> None:
    """Take the traces off an error: their frames hold whatever the job held."""
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__
