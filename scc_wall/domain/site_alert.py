"""What rings until a person acknowledges it, as it stands in a store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scc_wall.base.told import Told


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """One event.

    Parameters
    ----------
    kind
        At most 32 characters, stable: `DIRETAS`, `TURUN`, …
    site_id
        None: of the network as a whole.
    event_id
        0 until it is stored.
    acknowledged_by
        Login of who acknowledged it, empty for nobody.
    """

    kind: str
    at_utc: datetime
    text: Told
    site_id: int | None = None
    event_id: int = 0
    acknowledged_by: str = ""
    acknowledged_utc: datetime | None = None
    note: str = ""


class SiteEvents(Protocol):
    """The events of a store."""

    def add(self, event: KeptEvent) -> KeptEvent:
        """Store a new event; return it with its id."""
        ...

    def newest(self, count: int) -> Sequence[KeptEvent]:
        """Return the newest events, newest first."""
        ...

    def open_ones(self) -> Sequence[KeptEvent]:
        """Return those that nobody acknowledged, oldest first."""
        ...

    def acknowledge(self, event_id: int, by: str, at_utc: datetime, note: str = "") -> bool:
        """Keep who acknowledged it; False if somebody had: the first one stays."""
        ...
