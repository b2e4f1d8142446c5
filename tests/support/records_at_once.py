"""Rows of the audit written before the call returns, for tests: no thread, no waiting."""

from collections.abc import Callable
from contextlib import suppress

from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Result, at_once


class RecordsAtOnce:
    """An `app.access.room_lock.Records`."""

    owing = False

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        """Record an act and tell."""
        at_once(job, done, failed)

    def note(self, job: Callable[[], object]) -> None:
        """Record what nobody waits for."""
        with suppress(SccError):
            job()
