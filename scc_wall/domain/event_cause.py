"""What the sources of events say: which causes hold now. The event book makes events of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is wrong for as long as a source says so.

    Parameters
    ----------
    key
        What it is known by, the same in every run of the program: `camera:12`, `site.down:7`, `disk`.
    told, todo
        As in `Event`, for the case that it stands alone.
    wait_s
        It must hold that long before it is an event: a hiccup is none.
    back_s
        It must be gone that long before its event ends.
    gathers
        Whether it may be part of the outage of a region, or of the whole network.
    apart
        Never part of a flood: a hacked site, a camera that does not stop.
    """

    key: str
    source: EventSource
    kind: str
    priority: EventPriority
    told: Told
    todo: Told | None = None
    camera_id: int | None = None
    site_id: int | None = None
    region_code: str | None = None
    wait_s: float = 0.0
    back_s: float = 0.0
    gathers: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that the sources know at one moment.

    Parameters
    ----------
    causes
        What holds now, by key.
    unknown
        Keys of which nothing is known now: what was stays as it was, for neither good nor bad news came.
    silent
        Sources that say nothing at all yet, or no longer.
    cameras
        Every camera that is watched now: key → region code, None for none.
    sites
        Ids of the sites that are watched now; None: not known.
    happened
        What happened at this moment and does not last; it becomes an event as it is.
    """

    mono_s: float
    utc: datetime
    causes: Mapping[str, Cause] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    silent: frozenset[EventSource] = frozenset()
    cameras: Mapping[str, str | None] = field(default_factory=dict)
    happened: tuple[Event, ...] = ()
    sites: frozenset[int] | None = None

    def is_unwatched(self, key: str) -> bool:
        """Return whether a cause is gone because its camera or site was left out, and not because it is well again."""
        kind, _, number = key.rpartition(":")
        if kind == "camera":
            return key not in self.cameras and key not in self.unknown
        return kind.startswith("site.") and self.sites is not None and int(number) not in self.sites


def camera_key(camera_id: int) -> str:
    """Return what the loss of a camera is known by, however it is lost."""
    return f"camera:{camera_id}"


def site_key(kind: str, site_id: int) -> str:
    """Return what a site's event of a kind (`site.down`, …) is known by."""
    return f"{kind}:{site_id}"


def key_of(event: Event) -> str:
    """Return what the cause of an event that stands for one is known by."""
    if event.source is EventSource.CAMERA and len(event.camera_ids) == 1:
        return camera_key(event.camera_ids[0])
    ids = event.camera_ids or event.site_ids
    return f"{event.kind}:{ids[0]}" if len(ids) == 1 else event.kind
