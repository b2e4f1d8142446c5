"""Guest mode in the store and in the audit (`ui.guest_commands.GuestMemory`).

::

    H ─at once─► hidden ─► setting, row of the audit: as soon as they can be written
    H again ─lock─► row of the audit ─► setting ─► shown       one of them fails: everything stays hidden
"""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from scc_wall.domain.guests import Guests
from scc_wall.domain.role import Action
from scc_wall.domain.setting import JsonValue, Setting, Value
from scc_wall.storage.late_store import LateStore

if TYPE_CHECKING:
    from scc_wall.access.presence import Presence
    from scc_wall.app.access.recorder import Recorder
    from scc_wall.app.access.room import Room

GUESTS_ON: Final = Setting("guests.on", False)  # noqa: FBT003 - a setting's default
_NONE: list[JsonValue] = []
GUESTS_CHOSEN: Final = Setting("guests.chosen", _NONE)
"""Ids of cameras."""


class KeepSettings(Protocol):
    """Who writes settings behind the windows: `app.keeping.Keeper`."""

    def remember(self, setting: Setting[Value], value: Value) -> None:
        """Have a setting written with what else changed."""
        ...

    def keep(self) -> None:
        """Have written what changed, now."""
        ...


class Records(Protocol):
    """Access, once it is open: `app.access.reception.Reception`."""

    @property
    def room(self) -> "Room | None":
        """Access, None until it is open."""
        ...

    @property
    def recorder(self) -> "Recorder | None":
        """Who writes rows that nobody waits for."""
        ...


def stored_guests(store: LateStore) -> Guests:
    """Return guest mode as it was left: what was hidden when the power went is hidden when it comes back."""
    chosen = store.setting(GUESTS_CHOSEN)
    return Guests(store.setting(GUESTS_ON), frozenset(one for one in chosen if type(one) is int))


class StoredGuests:
    """See above."""

    def __init__(self, store: LateStore, keeper: KeepSettings, reception: Records) -> None:
        self._store = store
        self._keeper = keeper
        self._reception = reception
        self._owed: deque[Callable[[], object]] = deque()
        """Rows of the audit that wait until access is open."""

    def entered(self) -> None:
        """See `GuestMemory`."""
        self._keeper.remember(GUESTS_ON, True)  # noqa: FBT003 - a setting's value
        self._keeper.keep()
        room = self._reception.room
        present = None if room is None else room.access.sessions.present()
        self._owed.append(lambda: self._record(present))
        self.look()

    def look(self) -> None:
        """Have recorded what waits for it, once access is open; called every half second."""
        recorder = self._reception.recorder
        while recorder is not None and self._owed:
            recorder.note(self._owed.popleft())

    def _record(self, present: "Presence | None") -> None:
        """Write the row; on the recorder's thread."""
        room = self._reception.room
        if room is None:
            return
        details = (("command", "guest-enter"),)
        if present is None:
            from scc_wall.domain.audit import AuditEntry

            entry = AuditEntry(Action.GUEST_MODE.value, subject="guests", details=details)
        else:
            entry = present.entry(Action.GUEST_MODE.value, subject="guests", command="guest-enter")
        room.access.audit.record(entry)

    def left(self) -> None:
        """See `GuestMemory`."""
        self._write(GUESTS_ON, False)  # noqa: FBT003 - a setting's value

    def chose(self, chosen: frozenset[int]) -> None:
        """See `GuestMemory`."""
        self._write(GUESTS_CHOSEN, list[JsonValue](sorted(chosen)))

    def _write(self, setting: Setting[Value], value: Value) -> None:
        self._store.whole().settings.set(setting, value)
        self._keeper.remember(setting, value)  # the newest counts: what was owed before comes no more after it
