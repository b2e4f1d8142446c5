"""All sources of events together: what they know at one moment, for the event book. On the UI thread, from memory.

What may take its time (the disk, the audit) is asked by the worker, now and then; its last answer counts till the next.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scc_wall.app.events.cameras import CameraCauses
from scc_wall.app.events.machine import Machine, free_bytes
from scc_wall.app.events.ptz import ptz_causes
from scc_wall.app.events.sessions import Refusals, Rows
from scc_wall.app.events.sites import SiteCauses
from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.event import Event, EventSource
from scc_wall.domain.event_cause import Cause, Seen
from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.sites_snapshot import SitesSnapshot


@dataclass(frozen=True, slots=True)
class Steered:
    """What the desk of steering says.

    Parameters
    ----------
    moving
        Cameras that were told to stop and are not known to stand.
    faults
        Why cameras that are steered now do not obey.
    """

    moving: Iterable[int] = ()
    faults: Mapping[int, Told] | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where the sources ask. All but `room` answer at once.

    Parameters
    ----------
    cameras
        Returns the cameras as they are configured now.
    sites
        Returns what the monitors know; None while they are not open.
    steered
        Returns what is known of steered cameras; None while nobody steers from this wall.
    folder
        Of the store, whose disk is watched.
    rows
        Returns the audit; None while access is not open.
    backups
        Returns what is wrong with the store's backups; None for nothing.
    program
        Returns what is wrong with the program itself.
    """

    feed: VideoFeed
    cameras: Callable[[], Mapping[int, CameraConfig]]
    sites: Callable[[], SitesSnapshot | None] = lambda: None
    steered: Callable[[], Steered | None] = lambda: None
    folder: Path | None = None
    rows: Callable[[], Rows | None] = lambda: None
    backups: Callable[[], Told | None] = lambda: None
    program: Callable[[], Mapping[str, Cause]] = dict


class Sources:
    """See above."""

    def __init__(self, neighbours: Neighbours, clock: Clock) -> None:
        self._asked = neighbours
        self._clock = clock
        self._cameras = CameraCauses()
        self._machine = Machine()
        self._refusals = Refusals()
        self._happened: list[Event] = []
        self.sites = SiteCauses()

    def note(self, event: Event) -> None:
        """Take what happened and does not last."""
        self._happened.append(event)

    def ask(self) -> None:
        """Ask what takes its time; on the worker.

        Raises
        ------
        SccError
            If the audit can't be read.
        """
        if self._asked.folder is not None:
            self._machine.free_bytes = free_bytes(self._asked.folder)
        if (rows := self._asked.rows()) is not None:
            self._refusals.look(rows, self._clock.now_utc())

    def look_at_sites(self) -> None:
        """Take what the monitors know now; `seen` does so too, but then most of it is done."""
        self.sites.look(self._asked.sites())

    def seen(self, store_trouble: Told | None = None) -> Seen:
        """Return what holds now."""
        mono_s, utc = self._clock.mono_ns() / 1e9, self._clock.now_utc()
        statuses, cameras = self._asked.feed.cameras(), self._asked.cameras()
        self._cameras.look(cameras, statuses)
        self.look_at_sites()
        steered = self._asked.steered()
        causes = self._cameras.causes | self.sites.causes | self._machine.causes(store_trouble, self._asked.backups())
        causes |= self._asked.program()
        if steered is not None:
            causes |= ptz_causes(steered.moving, steered.faults or {}, cameras, self._cameras.causes)
        if (refused := self._refusals.cause) is not None:
            causes[refused.key] = refused
        happened = (*self._happened, *self._machine.happened(mono_s, utc, statuses))
        self._happened.clear()
        silent = {EventSource.SITE} if self.sites.silent else set()
        if steered is None and any(one.onvif is not None and one.onvif.steerable for one in cameras.values()):
            silent.add(EventSource.PTZ)
        return Seen(
            mono_s,
            utc,
            causes,
            self._cameras.unknown | self.sites.unknown,
            frozenset(silent),
            self._cameras.watched,
            happened,
            self.sites.watched,
        )
