"""The thread that writes what the wall's commands leave in the audit, in their order; the UI thread never waits for it.

A row takes 3 ms, or up to two seconds while another process holds the database.

::

    act   ─► row written ─► effect, on the UI thread        can't be written ─► refused, no effect
    note  ─► row written                                    can't be written ─► owed: before any act that follows

An act waits for its row. A note waits for nothing: it says what was refused, or what can't be undone (a camera that was
told to stop must stop, whatever the disk does), and is written at the latest before the next act.
"""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from scc_wall.access.told_errors import NO_AUDIT, AccessDenied
from scc_wall.app.access.work import FAILED
from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Result

log = logging.getLogger(__name__)

SLOW_MS: Final = 300
"""After this long the person is told that something is waited for."""
MOST_OWED: Final = 1000


class Recorder(QObject):
    """A `ui.access.busy.Work` for acts, with notes beside."""

    slow = Signal()
    """An act waits for its row."""
    _finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="audit")
        self._owed: deque[Callable[[], object]] = deque()
        self._results: deque[Callable[[], object]] = deque()
        self._stuck = False
        self._closed = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self.slow)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def owing(self) -> bool:
        """Whether a note is not written yet."""
        return bool(self._owed)

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        """Have `job` done behind everything before it; nothing is told of one that had not begun at the end."""
        if not self._closed:
            self._patience.start()
            self._executor.submit(self._run, job, done, failed)

    def note(self, job: Callable[[], object]) -> None:
        """Have `job` done now or, if it fails, as soon as it can be; nobody waits for it."""
        if len(self._owed) >= MOST_OWED:  # a disk that is full for hours: the oldest say most
            log.error("too many rows wait for the audit; this one is lost")
        else:
            self._owed.append(job)
            self.settle()

    def settle(self) -> None:
        """Have what is owed written, if it can be; once a second."""
        if self._owed and not self._closed:
            self._executor.submit(self._try_to_settle)

    def _run(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        if self._closed:
            return  # it took no effect
        then: Callable[[], object]
        try:
            self._settle_first()
            then = partial(done, job())
        except SccError as error:
            then = partial(failed, error)
        except Exception:
            log.exception("an act could not be recorded")
            then = partial(failed, FAILED)
        self._results.append(then)
        self._finished.emit()

    def _settle_first(self) -> None:
        try:
            self._settle()
        except SccError as error:
            raise AccessDenied(NO_AUDIT, error.what, error.todo) from error

    def _settle(self) -> None:
        while self._owed:
            self._owed[0]()
            self._owed.popleft()
        self._stuck = False

    def _try_to_settle(self) -> None:
        try:
            self._settle()
        except SccError as error:
            if not self._stuck:  # it is tried again each second
                self._stuck = True
                log.warning("a row of the audit could not be written yet: %s", error)
        except Exception:
            log.exception("a row of the audit is lost")
            self._owed.popleft()

    def _on_finished(self) -> None:
        self._patience.stop()
        while self._results:
            self._results.popleft()()

    def close(self) -> None:
        """Write what is owed, do what stands in the audit already, forget the rest. Idempotent."""
        if self._closed:
            return
        if self._owed:
            self._executor.submit(self._try_to_settle)
        self._closed = True
        self._executor.shutdown(wait=True)
        self._on_finished()
        if self._owed:
            log.error("%d rows of the audit could not be written", len(self._owed))
