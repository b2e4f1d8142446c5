"""Whether the store can be written, for the status line: something small is written now and then, sooner in doubt."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.setting import Setting
from scc_wall.storage.late_store import LateStore

if TYPE_CHECKING:
    from scc_wall.ui.access.busy import Work

EVERY_S: Final = 30.0
IN_DOUBT_EVERY_S: Final = 3.0
"""While it could not be written, or the audit can't be: "✓" beside "the audit can't be written" would be half a minute
of contradiction, and the same after the mend."""
PATIENCE_S: Final = 10.0
"""What is not written after this long can't be written: a disk or server that hangs says nothing at all."""
STORE_TRIED: Final = Setting("desk.store-tried", "")
"""Written for nothing but to see whether it can be: that the store can be read says nothing of that."""


class StoreWatch:
    """See above; on the UI thread, which waits for nothing.

    Parameters
    ----------
    refused
        Whether the store refused what was to be kept last.
    doubted
        Whether something else says that it may not be writable.
    """

    def __init__(
        self,
        store: LateStore,
        clock: Clock,
        work: "Work",
        *,
        refused: Callable[[], bool],
        doubted: Callable[[], bool],
    ) -> None:
        self._store = store
        self._clock = clock
        self._work = work
        self._refused = refused
        self._doubted = doubted
        self._began: tuple[int, datetime] | None = None
        self._trying = False
        self.known = False
        """Whether it was tried yet, and that led to something."""
        self.bad_since_utc: datetime | None = None
        """Since when it can't be written; None: it can."""

    def look(self) -> None:
        """Try if it is time; called twice a second."""
        now = self._clock.mono_ns()
        if self._refused():
            self._is_bad(self._clock.now_utc())
        if self._trying:
            assert self._began is not None
            if seconds_between(self._began[0], now) > PATIENCE_S:
                self._is_bad(self._began[1])
            return
        in_doubt = self.bad_since_utc is not None or self._doubted()
        every_s = IN_DOUBT_EVERY_S if in_doubt else EVERY_S
        if self._began is None or seconds_between(self._began[0], now) >= every_s:
            self._try(now)

    def _try(self, now_mono_ns: int) -> None:
        began = self._clock.now_utc()
        self._began, self._trying = (now_mono_ns, began), True
        self._work(lambda: self._store.whole().settings.set(STORE_TRIED, began.isoformat()), self._wrote, self._failed)

    def _wrote(self, _: object) -> None:
        self._trying, self.known = False, True
        if not self._refused():
            self.bad_since_utc = None

    def _failed(self, _: SccError) -> None:
        self._trying = False
        self._is_bad(self._clock.now_utc())

    def _is_bad(self, since_utc: datetime) -> None:
        self.known = True
        if self.bad_since_utc is None:
            self.bad_since_utc = since_utc
