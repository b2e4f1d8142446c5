"""What is opened behind the first pictures: the desk's panels and what works for them, each by its own reception.

Loaded once pictures are there: together with the windows it would cost the cold start 50 ms.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.reception import Reception
from scc_wall.app.cameras.reception import CamerasReception
from scc_wall.app.desk.reception import DeskReception
from scc_wall.app.events.reception import EventsReception, Others
from scc_wall.app.first.reception import FirstReception
from scc_wall.app.keeping import Keeper
from scc_wall.app.program.reception import ProgramReception
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.app.ptz.reception import PtzReception
from scc_wall.app.replay.reception import ReplayReception
from scc_wall.app.shift.reception import ShiftReception
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.sites.reception import SitesReception
from scc_wall.app.snapshots.reception import SnapshotPlace, SnapshotReception
from scc_wall.base.clock import Clock
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_ui import WallUi
from scc_wall.video.feed import DecodedFeed

if TYPE_CHECKING:
    from scc_wall.app.backups.reception import BackupReception
    from scc_wall.app.cameras.origin import CamerasOrigin
    from scc_wall.app.first.keys import FirstKeys


class Part(Protocol):
    """What is opened behind the first pictures, each when what it needs is there."""

    def look(self) -> None:
        """Look whether it is time; called every half second."""
        ...

    def close(self) -> None:
        """Take it apart. Idempotent."""
        ...


@dataclass(frozen=True, slots=True)
class Origins:
    """Where what is opened later comes from.

    Parameters
    ----------
    entrance
        What access is opened from, once pictures are there.
    sites
        Where the website monitors look.
    ptz
        Which station this is, for those who steer cameras from it; None: nobody does.
    found
        Says where cameras are looked for; None: this network.
    """

    entrance: Entrance
    sites: SitesOrigin
    ptz: PtzOrigin | None = None
    found: "Callable[[], CamerasOrigin] | None" = None


class WallParts:
    """Makes them, each of which opens by itself; lives on the UI thread.

    Parameters
    ----------
    wizard
        Whether the pages of the first start come up by themselves where there is no account.
    """

    def __init__(
        self,
        store: LateStore,
        feed: DecodedFeed,
        ui: WallUi,
        clock: Clock,
        *,
        origins: Origins,
        reception: Reception,
        keeper: Keeper,
        program: ProgramReception,
        wizard: bool,
    ) -> None:
        self._store = store
        self._ui = ui
        self._clock = clock
        self._reception = reception
        self.backups: BackupReception | None = None
        self.sites = SitesReception(origins.sites, store, ui, clock, self._reception.access)
        self.ptz = None if origins.ptz is None else self._steering(origins.ptz)
        self.desk = DeskReception(
            store,
            ui,
            reception,
            clock,
            sites=lambda: self.sites.snapshot,
            after=self._panels_are_there,
            refused=lambda: keeper.refused,
            backups=lambda: self.backups,
        )
        self.cameras = CamerasReception(store, ui, self._reception.access, clock, origins.found)
        self.shift = ShiftReception(
            store, ui, clock, feed=feed, access=self._reception.access, sites=lambda: self.sites.snapshot
        )
        self.snapshots = None if origins.ptz is None else self._snapshots(origins.ptz, feed)
        self.replay = ReplayReception(store, ui, feed, self._reception.access, clock)
        keys = origins.entrance.first_keys
        self.first = None if keys is None else self._first_start(keys, wizard=wizard)
        station = "" if origins.ptz is None else origins.ptz.station
        others = Others(
            reception, self.sites, self.ptz, origins.entrance.anchors.parent, station, self._backup_trouble, program
        )
        self.events = EventsReception(store, feed, ui, clock, others)

    @property
    def by_name(self) -> "dict[str, Part]":
        """Those that look whether it is their time, in this order, and are closed in the other."""
        parts: dict[str, Part | None] = {
            "desk": self.desk,
            "sites": self.sites,
            "cameras": self.cameras,
            "events": self.events,
            "shift": self.shift,
            "snapshots": self.snapshots,
            "replay": self.replay,
            "ptz": self.ptz,
        }
        return {name: part for name, part in parts.items() if part is not None}

    def look_after_backups(self, home: Home) -> "BackupReception":
        """Have backups of the store made from now on."""
        from scc_wall.app.backups.reception import BackupReception

        self.backups = BackupReception(home, self._store, self._clock, self._ui)
        return self.backups

    def _backup_trouble(self) -> Told | None:
        return None if self.backups is None else self.backups.trouble

    def _steering(self, origin: PtzOrigin) -> PtzReception:
        def after() -> bool:
            return self.sites.panel is not None

        return PtzReception(origin, self._store, self._ui, self._clock, self._reception, after=after)

    def _snapshots(self, origin: PtzOrigin, feed: DecodedFeed) -> SnapshotReception:
        place = SnapshotPlace(origin.home.snapshots, origin.station)
        return SnapshotReception(place, self._store, self._ui, self._clock, stills=feed, access=self._reception.access)

    def _first_start(self, keys: "Callable[[], FirstKeys]", *, wizard: bool) -> FirstReception:
        others, language = (self.cameras, self.sites), self._ui.translation.choose
        return FirstReception(
            self._store, self._ui, self._reception, others, self._clock, keys=keys, wizard=wizard, language=language
        )

    def _panels_are_there(self) -> bool:
        return self.sites.panel is not None and (self.ptz is None or self.ptz.settled)
