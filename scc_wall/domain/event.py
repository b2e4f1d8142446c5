"""What happened in the room that a person may have to know of: one event for one cause, whatever it came from.

::

    camera, site, PTZ, session, disk, clock ─► sources (app/events) ─► event book (domain) ─► store ─► events panel
                                                                                     acknowledged, noted ◄─┘

An event begins, may end by itself, and may be acknowledged by a person: three things that do not depend on each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Protocol

from scc_wall.base.told import Told


class EventSource(StrEnum):
    """Where an event comes from; the value is stable: it stands in the store and in exports."""

    CAMERA = "camera"
    SITE = "site"
    NETWORK = "network"
    """The own network, or a region of which cameras and site went together."""
    PTZ = "ptz"
    SESSION = "session"
    DISK = "disk"
    CLOCK = "clock"
    STORE = "store"
    PROGRAM = "program"
    """The wall itself: started, ended by a crash, a decode process replaced."""


class EventPriority(IntEnum):
    """How urgent; the most urgent first. Three at most (EEMUA 191)."""

    HIGH = 1
    MEDIUM = 2
    LOW = 3
    """To be read, never to be rung for."""


@dataclass(frozen=True, slots=True)
class EventNote:
    """What a person wrote beside an event; never changed, only followed by another.

    Parameters
    ----------
    by
        Login of who wrote it.
    """

    by: str
    at_utc: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Parameters
    ----------
    event_id
        In the store; 0 until it is kept there.
    kind
        What happened, at most 32 characters, stable, e.g. `camera.lost`.
    told
        What happened, in a line.
    todo
        What it asks a person to do; None: it asks for nothing, and never rings.
    ended_utc
        When it was over by itself; None while it lasts, and for what has no end.
    lasts
        Whether it has an end at all: a lost camera does, a defaced page that was judged does, a log-in does not.
    camera_ids, site_ids
        What it is about, in the order in which it went; empty for none.
    region_code
        Of the region that it took as a whole, else of what it is about if that lies in one region; None otherwise.
    members
        How many causes were gathered into it in a flood; 0: it stands for one.
    acknowledged_by
        Login of who took note of it; empty while nobody has.
    station
        Which of the stations that share a store saw it, as people name it; empty: nobody knows, or it is not kept yet.
    """

    source: EventSource
    kind: str
    priority: EventPriority
    at_utc: datetime
    told: Told
    todo: Told | None = None
    event_id: int = 0
    ended_utc: datetime | None = None
    lasts: bool = False
    camera_ids: tuple[int, ...] = ()
    site_ids: tuple[int, ...] = ()
    region_code: str | None = None
    members: int = 0
    acknowledged_by: str = ""
    acknowledged_utc: datetime | None = None
    notes: tuple[EventNote, ...] = ()
    station: str = ""

    @property
    def lasting(self) -> bool:
        """Whether it still holds."""
        return self.lasts and self.ended_utc is None

    @property
    def waiting(self) -> bool:
        """Whether it asks for a person and none has taken note of it."""
        return self.todo is not None and not self.acknowledged_by

    @property
    def open(self) -> bool:
        """Whether a shift has to hand it over: it lasts, or nobody took note of it."""
        return self.lasting or self.waiting


class EventStore(Protocol):
    """The events of a store. Every method may raise SccError, and may take its time: never on the UI thread."""

    def add(self, event: Event) -> Event:
        """Store a new event; return it with its id."""
        ...

    def change(self, event: Event) -> None:
        """Store what the event became by itself: its end, priority, text, what it gathered."""
        ...

    def acknowledge(self, event_id: int, by: str, at_utc: datetime) -> bool:
        """Keep who took note of it; False if somebody had: the first one stays."""
        ...

    def add_note(self, event_id: int, note: EventNote) -> None:
        """Write a note beside an event."""
        ...

    def open_ones(self) -> Sequence[Event]:
        """Return what is `open`, oldest first."""
        ...

    def newest(self, count: int, *, before_id: int | None = None) -> Sequence[Event]:
        """Return the newest events, newest first; `before_id`: those that are older than that one."""
        ...

    def between(self, from_utc: datetime, until_utc: datetime) -> Sequence[Event]:
        """Return what began, ended or was noted in that time, oldest first."""
        ...
