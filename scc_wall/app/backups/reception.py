"""Has backups of the store made while the wall runs, by a worker of their own.

Lives on the UI thread, loaded a while after the start; asks nothing of the disk itself.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from scc_wall.app.access.work import RoomWork
from scc_wall.app.backups.plan import BackupState, due, trouble
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.stop import StopToken
from scc_wall.base.told import Told
from scc_wall.storage.backups import Backup, Backups, DamagedError
from scc_wall.storage.late_store import LateStore

log = logging.getLogger(__name__)

LOOK_MS: Final = 10_000


class BackupReception(QObject):
    """See above. Of a store on a server it makes none, and says so (`server`)."""

    def __init__(self, home: Home, store: LateStore, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self.server = home.store_url is not None
        self._database = home.database
        self._backups = Backups(home.backups, clock)
        self._store = store
        self._clock = clock
        self._state = BackupState(self._mono_s())
        self._stop = StopToken()
        self._busy = False
        self._work = RoomWork(self, "backup")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        if not self.server:
            self._timer.start()

    @property
    def last_utc(self) -> datetime | None:
        """When the newest backup was made; None for none, or not known yet."""
        return self._state.last_utc

    @property
    def trouble(self) -> Told | None:
        """What a person has to know of; None for nothing."""
        return None if self.server else trouble(self._state, self._mono_s(), self._clock.now_utc())

    def look(self) -> None:
        """Have one made if it is due and the store is open. Called every ten seconds."""
        if self._busy or not self._store.is_open:
            return
        if not self._state.known:
            self._busy = True
            self._work(self._backups.list, self._on_listed, self._on_failed)
        elif due(self._state, self._mono_s(), self._clock.now_utc()):
            self._busy = True
            self._work(self._make, self._on_made, self._on_failed)

    def _make(self) -> Backup | None:
        """Make one, on the worker; the oldest go once it is there."""
        made = self._backups.make(self._database, stopped=lambda: self._stop.stopped)
        if made is not None:
            gone = self._backups.prune()
            log.info("backup %s, %d bytes; %d old ones deleted", made.path.name, made.size_bytes, len(gone))
        return made

    def _on_listed(self, found: Sequence[Backup]) -> None:
        self._busy = False
        self._state = replace(self._state, known=True, last_utc=found[0].at_utc if found else None)

    def _on_made(self, made: Backup | None) -> None:
        self._busy = False
        if made is not None:
            self._state = replace(
                self._state, last_utc=made.at_utc, made_s=self._mono_s(), tried_s=None, why=None, damaged=False
            )

    def _on_failed(self, error: SccError) -> None:
        self._busy = False
        log.warning("no backup: %s", error.told())
        damaged = isinstance(error, DamagedError)
        self._state = replace(self._state, tried_s=self._mono_s(), why=error.what, damaged=damaged)

    def _mono_s(self) -> float:
        return self._clock.mono_ns() / 1e9

    def close(self) -> None:
        """Give up what runs and end. Idempotent."""
        self._timer.stop()
        self._stop.stop()
        self._work.close()
