"""What the panel of events needs of the program; `app` gives it the event book, the store and the policy behind it.

Two kinds of calls. `revision` and `snapshot` answer at once, from memory, on the UI thread: the panel pulls them on the
wall's slow tick. Everything else may take its time and may be refused (SccError): it is called through a `Work`
(ui/access/busy.py), whose answer arrives later on the UI thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scc_wall.base.told import Told
from scc_wall.domain.event import Event


@dataclass(frozen=True, slots=True)
class EventsSnapshot:
    """Everything that the panel shows of now.

    Parameters
    ----------
    events
        All that is open, and what was of late; the newest first. What did not change stays the same object.
    trouble
        Why events can't be kept just now; None while they can. They are shown all the same.
    """

    events: tuple[Event, ...] = ()
    trouble: Told | None = None


class EventsDesk(Protocol):
    """What the panel asks for. All but the first two may raise SccError, and are called through a `Work`."""

    def revision(self) -> int:
        """Return a number that grows whenever `snapshot` would answer something new; asked four times a second."""
        ...

    def snapshot(self) -> EventsSnapshot:
        """Return what holds now; from memory, at once."""
        ...

    def older(self, before_id: int, count: int) -> Sequence[Event]:
        """Return events that are older than that one, newest first."""
        ...

    def acknowledge(self, event_ids: Sequence[int]) -> None:
        """Take note of these, in the name of who is in; what somebody acknowledged before stays theirs."""
        ...

    def add_note(self, event_id: int, text: str) -> None:
        """Write a note beside an event, in the name of who is in."""
        ...
