"""What the panel of sites needs of the program; `app` gives it the monitors, their store and the policy behind it.

Two kinds of calls. `revision` and `snapshot` answer at once, from memory, on the UI thread: the panel pulls them on the
wall's slow tick, as the screen pulls pictures. Everything else may take its time (store, files, network) and may be
refused (SccError): it is called through a `Work` (ui/access/busy.py), whose answer arrives later on the UI thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import ProbeResult, SiteCause, SiteConfig
from scc_wall.domain.site_status import SiteStatus, StateChange
from scc_wall.domain.site_store import KeptVerdict, LatencySummary, SiteNote
from scc_wall.ui.csv_plan import CsvPlan


class AlarmKind(StrEnum):
    """What an event of the sites tells, the most urgent first; every kind asks a person for something."""

    NETWORK = "network"
    HACKED = "hacked"
    DOWN = "down"
    FLOOD = "flood"
    """Many at once, gathered."""
    SUSPICIOUS = "suspicious"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class SiteAlarm:
    """One event that waits for a person, or that one has acknowledged.

    Parameters
    ----------
    site_id
        0 for the own network, and for several sites at once.
    name
        Of the site as it was then.
    over_utc
        When it was over by itself; None while it lasts.
    told
        What happened, if the monitors word it themselves; None: in the panel's words.
    rings
        Whether it is heard, besides being seen; what held before a restart already is not.
    acknowledged_by
        Name of who took note of it; empty while nobody has.
    """

    alarm_id: int
    kind: AlarmKind
    at_utc: datetime
    site_id: int = 0
    name: str = ""
    cause: SiteCause | None = None
    over_utc: datetime | None = None
    acknowledged_by: str = ""
    acknowledged_utc: datetime | None = None
    told: Told | None = None
    rings: bool = True


@dataclass(frozen=True, slots=True)
class SitesSnapshot:
    """Everything that the panel shows of now.

    Parameters
    ----------
    statuses
        By site; a site without one was never looked at. Values that did not change stay the same objects.
    cut_off_since_utc
        Since when the own network is cut off and all states are frozen; None while it is not.
    alarms
        What is not acknowledged, and what was of late; the newest first.
    last_known
        Of sites that this run knows nothing of yet: what held when the program ended; shown as past, never as the
        state.
    """

    sites: tuple[SiteConfig, ...] = ()
    statuses: Mapping[int, SiteStatus] = field(default_factory=dict)
    cut_off_since_utc: datetime | None = None
    alarms: tuple[SiteAlarm, ...] = ()
    last_known: Mapping[int, StateChange] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteLine:
    """What a row draws of one site's past.

    Parameters
    ----------
    beats
        The latest looks, oldest first, `BEATS` at most; later ones the panel adds from the statuses.
    hours
        Of the last 24, oldest first; hours without data are left out.
    days
        Of the last 90, oldest first; days without data are left out.
    """

    beats: Sequence[ProbeResult] = ()
    hours: Sequence[LatencySummary] = ()
    days: Sequence[LatencySummary] = ()


@dataclass(frozen=True, slots=True)
class UptimeShare:
    """How much of a span of time a site was up, and how much of it is known at all.

    Parameters
    ----------
    days
        Length of the span: 1, 7, 30, 90.
    up_s, down_s
        Seconds; what is missing from the span is unknown or maintenance.
    """

    days: int
    up_s: float
    down_s: float

    @property
    def share(self) -> float | None:
        """Return up ÷ (up + down), None if nothing is known."""
        known = self.up_s + self.down_s
        return self.up_s / known if known > 0 else None

    @property
    def coverage(self) -> float:
        """Return the part of the span that is known, 0 to 1."""
        return min(1.0, (self.up_s + self.down_s) / (self.days * 86400.0))


@dataclass(frozen=True, slots=True)
class SiteDetail:
    """What the detail page shows of one site's past.

    Parameters
    ----------
    results
        Looks of the last 24 h, oldest first.
    changes
        Of the last 90 days, oldest first, led by the one that held at their start.
    verdicts
        The newest first.
    notes
        The newest first.
    windows
        Maintenance windows as they are written in the store, e.g. `mingguan Sab 22:00 90m`.
    """

    results: Sequence[ProbeResult] = ()
    changes: Sequence[StateChange] = ()
    uptimes: Sequence[UptimeShare] = ()
    verdicts: Sequence[KeptVerdict] = ()
    notes: Sequence[SiteNote] = ()
    windows: Sequence[str] = ()
    has_baseline: bool = False


class SiteFieldError(SccError):
    """A site that can't be stored; `field` is the name of its `SiteConfig` field that a person has to look at."""

    def __init__(self, what: Told, why: Told | None = None, todo: Told | None = None, *, field: str = "") -> None:
        super().__init__(what, why, todo)
        self.field = field

    def __reduce__(self) -> "tuple[object, ...]":
        return _field_error, (self.what, self.why, self.todo, self.field)


def _field_error(what: Told, why: Told | None, todo: Told | None, name: str) -> SiteFieldError:
    return SiteFieldError(what, why, todo, field=name)


class SitesDesk(Protocol):
    """What the panel asks for. All but the first two may raise SccError, and are called through a `Work`."""

    def revision(self) -> int:
        """Return a number that grows whenever `snapshot` would answer something new; asked four times a second."""
        ...

    def snapshot(self) -> SitesSnapshot:
        """Return what holds now; from memory, at once."""
        ...

    def may_edit(self) -> bool:
        """Return whether who is in now may change the list, for what is offered; nothing is recorded or allowed."""
        ...

    def lines(self, site_ids: Sequence[int]) -> Mapping[int, SiteLine]:
        """Return the past of some sites for their rows; at most a few dozen are asked for at once."""
        ...

    def detail(self, site_id: int) -> SiteDetail:
        """Return the past of one site for its page."""
        ...

    def add_site(self, site: SiteConfig) -> SiteConfig:
        """Store a new site; SiteFieldError names the field at fault."""
        ...

    def change_site(self, site: SiteConfig) -> None:
        """Store what was changed of a site; SiteFieldError names the field at fault."""
        ...

    def remove_site(self, site_id: int) -> None:
        """Take a site out."""
        ...

    def plan_import(self, path: Path, course: Course) -> CsvPlan:
        """Read a file and say what importing it would change; nothing is changed."""
        ...

    def import_sites(self, path: Path, course: Course) -> CsvPlan:
        """Import a file whole or not at all; return what was done, or the faults for which nothing was.

        It can be stopped until all of it is written: the store is then as it was.
        """
        ...

    def export_sites(self, path: Path, course: Course) -> int:
        """Write all sites to a file as CSV; return how many. Stopped, it leaves the file as it was, or none."""
        ...

    def look_now(self, site_id: int) -> None:
        """Have a site looked at now; the result arrives with a later snapshot."""
        ...

    def dismiss(self, verdict_id: int, reason: str) -> None:
        """Mark a verdict false."""
        ...

    def approve_baseline(self, site_id: int, course: Course) -> None:
        """Take the page as it is now as how it should be; stopped while the site is asked, it takes nothing."""
        ...

    def add_window(self, site_id: int, text: str, reason: str) -> None:
        """Plan a maintenance window, e.g. `sekali 2026-11-23 22:00 240m`, `cron 0 22 * * 6 90m`; times are WIB."""
        ...

    def remove_window(self, site_id: int, text: str) -> None:
        """Drop a maintenance window."""
        ...

    def add_note(self, site_id: int, text: str) -> None:
        """Write something beside a site."""
        ...

    def set_muted(self, *, muted: bool) -> None:
        """Switch the sound of alarms off or on for everybody in the room; audited."""
        ...

    def acknowledge(self, alarm_ids: Sequence[int]) -> None:
        """Take note of events in the present person's name; audited."""
        ...
