"""Events at this wall: opened behind the pictures, docked at the desk, the sources asked once a second.

::

    SHUT ─pictures and store are there─► OPENING (worker) ─► OPEN ─► closed
                                             └─► FAILED ─60 s─► OPENING

Lives on the UI thread; the store is written by the worker.
"""

import logging
from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.feed import VideoFeed
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_ui import WallUi

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.events.desk import Desk
    from scc_wall.app.events.sources import Sources
    from scc_wall.ui.events.events_ui import EventsUi

log = logging.getLogger(__name__)

TICK_MS: Final = 250
ASKED_EVERY: Final = 4
"""Ticks from one look at the sources to the next."""
RETRY_S: Final = 60.0
LATEST_S: Final = 5.0
"""Events are opened when all pictures are there, or after this long: some cameras may be off for weeks."""


class Stage(Enum):
    """Drawn above."""

    SHUT = auto()
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()


class EventsReception(QObject):
    """Opens the events and their panel.

    Parameters
    ----------
    access
        Returns access once it is open.
    after
        Whether those who come first are there: the panel finds its place beside the websites'.
    """

    def __init__(
        self,
        store: LateStore,
        feed: VideoFeed,
        ui: WallUi,
        clock: Clock,
        access: "Callable[[], Access | None]",
        *,
        after: Callable[[], bool],
    ) -> None:
        super().__init__(ui)
        self._store = store
        self._feed = feed
        self._ui = ui
        self._clock = clock
        self._access = access
        self._after = after
        self._stage = Stage.SHUT
        self._made_mono_ns = self._failed_mono_ns = clock.mono_ns()
        self._work: RoomWork | None = None
        self._timer: QTimer | None = None
        self._turns = 0
        self._writing = False
        self._sources: Sources | None = None
        self.desk: Desk | None = None
        self.panel: EventsUi | None = None

    def look(self) -> None:
        """Open once pictures and store are there; try again what failed. Called every half second."""
        now = self._clock.mono_ns()
        shown = self._after() or seconds_between(self._made_mono_ns, now) > LATEST_S
        due = self._stage is Stage.SHUT and shown and self._store.is_open
        again = self._stage is Stage.FAILED and seconds_between(self._failed_mono_ns, now) > RETRY_S
        if due or again:
            self._begin()

    def _begin(self) -> None:
        from scc_wall.app.access.work import RoomWork

        self._stage = Stage.OPENING
        if self._work is None:
            self._work = RoomWork(self, "events-desk")
        self._work(self._opened, self._on_opened, self._on_failed)

    def _opened(self) -> "tuple[Desk, Sources]":
        """Make the desk; runs on the worker."""
        from scc_wall.app.events.desk import Desk
        from scc_wall.app.events.sources import Sources
        from scc_wall.app.sites.rights import RoomRights

        desk = Desk(self._store.whole().events, RoomRights(self._access), self._clock)
        return desk, Sources(self._feed, lambda: self._ui.model.cameras, self._clock)

    def _on_opened(self, opened: "tuple[Desk, Sources]") -> None:
        from scc_wall.ui.events.events_ui import EventsUi

        assert self._work is not None
        self.desk, self._sources = opened
        self._stage = Stage.OPEN
        self.panel = EventsUi(self.desk, self._work, clock=self._clock)
        self.panel.told.connect(self._ui.tell)
        self.panel.left.connect(self._ui.desk.wall.setFocus)
        dock = self.panel.dock_into(self._ui.desk)
        self._ui.desk.offer_dock(dock)
        if self._ui.desk.bare:
            dock.hide()
        for action, command in self.panel.commands().items():
            self._ui.commands.add(action, command)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        assert self.desk is not None
        assert self._sources is not None
        assert self.panel is not None
        if self._turns % ASKED_EVERY == 0:
            self.desk.take(self._sources.seen())
            self._write()
        self._turns += 1
        self.panel.tick()

    def _write(self) -> None:
        """Have the worker write what is owed; one turn at a time, so that nothing piles up behind a locked store."""
        if self.desk is not None and self._work is not None and self.desk.owes and not self._writing:
            self._writing = True
            self._work(self.desk.write, self._on_written, self._on_written)

    def _on_written(self, _result: object) -> None:
        self._writing = False

    def _on_failed(self, error: SccError) -> None:
        self._stage = Stage.FAILED
        self._failed_mono_ns = self._clock.mono_ns()
        log.warning("the events do not open: %s", error.told())

    def close(self) -> None:
        """Close the panel and have the rest written. Idempotent."""
        if self._timer is not None:
            self._timer.stop()
        if self.panel is not None:
            self.panel.close()
            self.panel.deleteLater()
        if self._work is not None:
            self._work.close()
        if self.desk is not None:
            desk, self.desk = self.desk, None
            desk.write()
