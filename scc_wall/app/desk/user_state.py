"""How each person left the desk: put back when they come in, and the station's own when they leave.

Lives on the UI thread; the worker reads and writes.
"""

import logging
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.domain.setting import JsonValue, Setting
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.access.busy import Work
from scc_wall.ui.desk.memory import DeskMemory

log = logging.getLogger(__name__)

DESK_STATE: Final[Setting[dict[str, JsonValue]]] = Setting("desk.state", {})
"""What `DeskMemory.collect` returned for this person."""
LARGEST: Final = 100_000
"""Characters; a state that is larger is no desk's."""


class UserState:
    """See above.

    Parameters
    ----------
    work
        Has done what reads or writes the store.
    """

    def __init__(self, memory: DeskMemory, store: LateStore, work: Work) -> None:
        self._memory = memory
        self._store = store
        self._work = work
        self._login = ""
        self._loaded = False
        self._kept: dict[str, JsonValue] = {}
        self._station: dict[str, JsonValue] | None = None
        """How the desk is without anybody; None while nobody is in: it is as it is seen."""

    def follow(self, login: str) -> None:
        """Follow who is in; an empty login for nobody."""
        if login == self._login:
            return
        self.keep()
        before, self._login, self._loaded = self._login, login, False
        if not login:
            station, self._station = self._station, None
            self._memory.apply(station or {})
            return
        if not before:
            self._station = self._memory.collect()

        def put(state: dict[str, JsonValue]) -> None:
            if login == self._login:
                self._loaded = True
                self._memory.apply((self._station or {}) | state)  # nothing is left of who was in before
                self._kept = self._memory.collect()

        def leave_it(error: SccError) -> None:
            log.warning("the desk of a person can't be read: %s", error.what.en)

        self._work(lambda: self._store.whole().user_settings.get(login, DESK_STATE), put, leave_it)

    def keep(self) -> None:
        """Have written what changed since the last time; a store that refuses is asked again the next time."""
        if not self._login or not self._loaded:
            return
        login, state = self._login, self._memory.collect()
        if state == self._kept or len(str(state)) > LARGEST:
            return
        before, self._kept = self._kept, state

        def not_kept(error: SccError) -> None:
            log.warning("the desk of a person is not kept: %s", error.what.en)
            if self._kept is state:
                self._kept = before

        self._work(lambda: self._store.whole().user_settings.set(login, DESK_STATE, state), lambda _: None, not_kept)

    def station_docks(self, now: str) -> str:
        """Return where the docks of the station are, which others keep: not where the person has them now."""
        docks = None if self._station is None else self._station.get("docks")
        return docks if isinstance(docks, str) else now
