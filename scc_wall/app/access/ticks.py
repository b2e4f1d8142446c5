"""What time does to access, once a second: sessions end, what waits is written, the audit is anchored and looked at.

The call comes from the UI thread; what takes its time runs on the worker, the long look through the whole audit on
one of its own. Loaded with the windows, so it loads access only for the type checker.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from scc_wall.base.errors import SccError

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.access.recorder import Recorder
    from scc_wall.app.access.work import RoomWork

log = logging.getLogger(__name__)


class Ticks:
    """The ticks of one room; a tick that still runs is not overtaken.

    Parameters
    ----------
    work, slow
        Has a tick done; has the whole audit looked through.
    clock_moved
        Told by how many seconds the wall clock was set.
    """

    def __init__(
        self,
        access: "Access",
        work: "RoomWork",
        slow: "RoomWork",
        recorder: "Recorder",
        clock_moved: Callable[[float], object],
    ) -> None:
        self._access = access
        self._work = work
        self._slow = slow
        self._recorder = recorder
        self._clock_moved = clock_moved
        self.looking = False
        self.running = False

    def tick(self) -> None:
        """Have the worker let time do its work."""
        self._recorder.settle()
        if self.running:
            return
        access = self._access

        def job() -> float | None:
            access.sessions.tick()
            access.audit.anchor_if_due()
            access.watch.mend()
            return access.audit.watch_clock()

        self._look_through()
        self.running = True
        self._work(job, self._on_ticked, self._on_tick_failed)

    def _look_through(self) -> None:
        """Have the whole audit looked through, if that is due."""
        watch = self._access.watch
        if not self.looking and watch.due():
            self.looking = True
            self._slow(watch.look, self._on_looked, self._on_looked)

    def _on_looked(self, _result: object) -> None:
        self.looking = False

    def _on_ticked(self, clock_moved_s: float | None) -> None:
        self.running = False
        if clock_moved_s is not None:
            self._clock_moved(clock_moved_s)

    def _on_tick_failed(self, error: SccError) -> None:
        self.running = False
        log.warning("a tick of access failed: %s", error.told())
