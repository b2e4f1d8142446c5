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
from scc_wall.monitors.content.judge import SiteContentJudge
from scc_wall.monitors.history_writer import HistoryWriter
from scc_wall.monitors.network_gate import References, tcp_references
from scc_wall.monitors.prober import SiteProber
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
        self.prober = SiteProber(origin.resolver, clock, extra_ca=origin.extra_ca)
        self.writer = HistoryWriter(store.site_history, clock)
        references = _references(store.settings.get(REFERENCES))
        self.watch = SiteWatch(
            WatchParts(store.sites, store.site_history, self.writer, self.prober, SiteContentJudge(), clock, references)
        )
        self._store = store
        self.plan_maintenance()

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
