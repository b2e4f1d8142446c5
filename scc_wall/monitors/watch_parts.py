"""What `SiteWatch` works with; `app` puts it together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Protocol

from scc_wall.base.clock import Clock
from scc_wall.domain.site import ContentVerdict, ProbeResult
from scc_wall.domain.site_probe import ContentJudge, Prober
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import SiteHistory, SiteRepository
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.monitors.network_gate import References
from scc_wall.monitors.probe_pool import Pool

Listener = Callable[[SitesSnapshot], None]


class HistoryQueue(Protocol):
    """Takes what is to be kept, at once: another thread writes it, in batches. None of it ever waits for the store."""

    def result(self, result: ProbeResult) -> None:
        """Keep a look that counted."""
        ...

    def change(self, change: StateChange) -> None:
        """Keep a change of state."""
        ...

    def verdict(self, site_id: int, at_utc: datetime, verdict: ContentVerdict) -> None:
        """Keep a verdict that says something else than the one before."""
        ...


@dataclass(frozen=True, slots=True)
class WatchParts:
    """See above.

    Parameters
    ----------
    history
        Read once, at the start; on the watch's thread.
    references
        Tries the reference hosts (`network_gate.tcp_references`); None: there are none, and the own network is
        never called cut off.
    pool
        None: a `ProbePool` of its own.
    random
        None: one of its own; it spreads looks, it guards nothing.
    """

    sites: SiteRepository
    history: SiteHistory
    writer: HistoryQueue
    prober: Prober
    judge: ContentJudge
    clock: Clock
    references: References | None = None
    pool: Pool | None = None
    random: Random | None = None
