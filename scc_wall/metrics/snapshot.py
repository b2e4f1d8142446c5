"""What the wall hands over to be told to a scraper, and how it crosses from the UI thread to the metrics thread.

::

    metrics thread:  take() ── asks, waits briefly ─────────────────────► newest snapshot, however old
    UI thread:       its look: if wanted: publish(WallSnapshot(...)) ──────┘

Nobody scrapes, nothing is made; the UI hangs, the old snapshot is told with its age.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.ptz_figures import PtzFigures
from scc_wall.domain.sites_health import SitesHealth
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.domain.tile import CameraStatus

FRESH_S: Final = 0.1
"""A younger snapshot is told again instead of asking for a new one: a scraper in a hurry can't load the UI thread."""
PATIENCE_S: Final = 0.25
"""How long a scrape waits for the UI thread to look; two of its looks and more, and short beside any scrape timeout."""


@dataclass(frozen=True, slots=True)
class WallSnapshot:
    """The wall at one moment; immutable, made on the UI thread.

    Parameters
    ----------
    taken_mono_ns
        When it was made; ages inside `cameras` count from here.
    cameras
        Every camera that is shown or stands by.
    names
        The cameras' names, unique on a wall.
    tick_late_s
        Quantile (0–1) → how late the UI timer was, in seconds.
    sites
        The websites; None while their monitors are not open.
    sites_health
        How those monitors are.
    ptz
        How steering goes; None while it is not open.
    replay_kept_bytes
        Coded pictures kept in memory for replay; 0 while it is off.
    """

    taken_mono_ns: int
    cameras: Mapping[int, CameraStatus] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    tick_late_s: Mapping[float, float] = field(default_factory=dict)
    sites: SitesSnapshot | None = None
    sites_health: SitesHealth | None = None
    ptz: PtzFigures | None = None
    replay_kept_bytes: int = 0

    def age_of_s(self, camera: CameraStatus, now_mono_ns: int) -> float | None:
        """Return the age of the camera's newest picture at `now_mono_ns`, None if it had none.

        The age is counted on from the picture's arrival, so a hanging UI thread can't keep a picture young.
        """
        age_s = camera.status.age_s
        return None if age_s is None else age_s + seconds_between(self.taken_mono_ns, now_mono_ns)


class SnapshotExchange:
    """Hands snapshots from the UI thread to whoever scrapes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wanted = False  # read without the lock on every tick of the wall: a plain bool is atomic
        self._newest = WallSnapshot(clock.mono_ns())
        self._empty = True
        self._published = threading.Condition()

    @property
    def wanted(self) -> bool:
        """Whether someone waits for a snapshot; the UI thread asks on every tick."""
        return self._wanted

    def publish(self, snapshot: WallSnapshot) -> None:
        """Leave a snapshot; called on the UI thread."""
        with self._published:
            self._newest = snapshot
            self._empty = False
            self._wanted = False
            self._published.notify_all()

    def take(self) -> WallSnapshot:
        """Return a fresh snapshot, or the last one if the UI thread does not answer in time.

        Before the first one it is empty, and as old as this exchange.
        """
        with self._published:
            known = self._newest
            if self._empty or seconds_between(known.taken_mono_ns, self._clock.mono_ns()) >= FRESH_S:
                self._wanted = True
                self._published.wait_for(lambda: self._newest is not known, PATIENCE_S)
            return self._newest
