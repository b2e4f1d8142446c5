"""The website monitors, made when there is a first site: a wall without sites pays nothing for them.

HTTP, HTML and their threads cost the UI process some 40 MB, and the loading of them delays its timer.
"""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.base.clock import Clock
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.storage.store import Store

if TYPE_CHECKING:
    from scc_wall.app.sites.monitors import Monitors
    from scc_wall.domain.sites_health import SitesHealth
    from scc_wall.monitors.prober import SiteProber
    from scc_wall.monitors.watch import SiteWatch

Listener = Callable[[SitesSnapshot], None]


class LateMonitors:
    """Stands for `Monitors` until they are needed; made on whichever worker needs them, never on the UI thread.

    Parameters
    ----------
    origin
        Where they look.
    """

    def __init__(self, store: Store, clock: Clock, origin: SitesOrigin) -> None:
        self._store = store
        self._clock = clock
        self._origin = origin
        self._making = threading.Lock()
        self._whole: Monitors | None = None
        self._closed = False
        self.listeners: Sequence[Listener] = ()
        """Told each snapshot, on the watch's thread; set before `look`."""

    @property
    def snapshot(self) -> SitesSnapshot:
        """What is known now; without sites nothing. From memory, on any thread."""
        return SitesSnapshot(self._clock.now_utc()) if self._whole is None else self._whole.snapshot

    @property
    def watch(self) -> "SiteWatch":
        """Their watch; made if it is not there yet."""
        return self._made().watch

    @property
    def prober(self) -> "SiteProber":
        """What looks; made if it is not there yet."""
        return self._made().prober

    def look(self) -> None:
        """Begin to watch if there is a site.

        Raises
        ------
        SccError
            If the store can't be read.
        """
        if self._store.sites.all():
            self._made()

    def plan_maintenance(self) -> None:
        """See `Monitors`."""
        self._made().plan_maintenance()

    def health(self) -> "SitesHealth | None":
        """Return how the monitors themselves are; None without sites."""
        return None if self._whole is None else self._whole.health()

    def _made(self) -> "Monitors":
        with self._making:
            if self._whole is None:
                from scc_wall.app.sites.monitors import Monitors

                whole = Monitors(self._store, self._clock, self._origin)
                for listener in self.listeners:
                    whole.watch.add_listener(listener)
                self._whole = whole
                if not self._closed:
                    whole.start()
            return self._whole

    def stop(self) -> None:
        """End what was begun. Idempotent."""
        with self._making:
            self._closed = True
            if self._whole is not None:
                self._whole.stop()
