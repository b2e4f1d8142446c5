"""Makes the parts of the website monitors and joins them; starts and ends them in order."""

import logging
from collections.abc import Mapping, Sequence
from typing import Final

from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_maintenance import MaintenanceError, MaintenanceWindow, read_window
from scc_wall.domain.site_references import REFERENCES, read_references
from scc_wall.domain.sites_health import SitesHealth
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.monitors.content.judge import SiteContentJudge
from scc_wall.monitors.history_writer import HistoryWriter
from scc_wall.monitors.network_gate import References, tcp_references
from scc_wall.monitors.prober import SiteProber
from scc_wall.monitors.resolver import SystemResolver
from scc_wall.monitors.steady_clock import SteadyClock
from scc_wall.monitors.watch import SiteWatch
from scc_wall.monitors.watch_parts import WatchParts
from scc_wall.storage.store import Store

log = logging.getLogger(__name__)

WRITE_OUT_S: Final = 5.0
"""How long the last looks may take to be written at the end."""


class Monitors:
    """Everything that watches the sites. Made and started on a worker: loading the authorities takes a while.

    Raises
    ------
    SccError
        If the store can't be read.
    """

    def __init__(self, store: Store, clock: Clock, origin: SitesOrigin) -> None:
        steady = SteadyClock(clock)
        self._resolver = origin.resolver or SystemResolver()
        self.prober = SiteProber(self._resolver, steady, extra_ca=origin.extra_ca)
        self.writer = HistoryWriter(store.site_history, steady, lambda: self.watch.clock_trusted)
        references = _references(store.settings.get(REFERENCES))
        judge = SiteContentJudge()
        parts = WatchParts(
            store.sites, store.site_history, self.writer, self.prober, judge, steady, references, steady=steady
        )
        self.watch = SiteWatch(parts)
        self._store = store
        self.plan_maintenance()

    @property
    def snapshot(self) -> SitesSnapshot:
        """What is known now; from memory, on any thread."""
        return self.watch.snapshot

    def start(self) -> None:
        """Begin to watch."""
        try:
            self.prober.prepare()
        except OSError:
            log.exception("the certificate authorities can't be read: every site with https will be called untrusted")
        self.writer.start()
        self.watch.start()

    def plan_maintenance(self) -> None:
        """Tell the watch of the windows of planned work, as they stand in the store."""
        self.watch.set_maintenance(windows_of(self._store.sites.all()))

    def health(self) -> SitesHealth:
        """Return how the monitors themselves are; from any thread, at once."""
        writing, asked = self.writer.state, self._resolver
        return SitesHealth(
            looks=self.watch.looks,
            under_way=self.watch.under_way,
            history_waiting=writing.waiting,
            history_written=writing.written,
            history_dropped=writing.dropped,
            history_trouble=writing.trouble is not None,
            look_ups=asked.running if isinstance(asked, SystemResolver) else 0,
            look_ups_abandoned=asked.abandoned if isinstance(asked, SystemResolver) else 0,
            clock_trusted=self.watch.clock_trusted,
        )

    def stop(self) -> None:
        """End the looks, then have the rest written. Idempotent."""
        self.watch.stop()
        self.writer.stop(WRITE_OUT_S)


def windows_of(sites: Sequence[SiteConfig]) -> Mapping[int | None, Sequence[MaintenanceWindow]]:
    """Return the windows of planned work by site; one that can't be read is left out, and logged."""
    return {site.site_id: [window for text in site.maintenance for window in _window(text)] for site in sites}


def _window(text: str) -> list[MaintenanceWindow]:
    try:
        return [read_window(text)]
    except MaintenanceError as error:
        log.warning("a maintenance window is left out: %s", error)
        return []


def _references(text: str) -> References | None:
    """Return what tries the reference hosts; None without any, also if the setting can't be read."""
    try:
        hosts = read_references(text)
    except SccError as error:
        log.warning("the reference hosts are left out: %s", error)
        return None
    return tcp_references(hosts) if hosts else None
