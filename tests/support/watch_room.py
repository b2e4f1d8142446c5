"""A watch whose time, threads and sites a test moves by hand."""

from random import Random
from typing import Any

from scc_wall.domain.site import SiteCause, SiteState
from scc_wall.domain.site_event import EventKind
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.monitors.watch import SiteWatch
from scc_wall.monitors.watch_parts import WatchParts
from tests.support.clock import START_UTC, ManualClock
from tests.support.site_watching import HandPool, History, ScriptedJudge, ScriptedProber, Sites, site


class Room:
    """A watch whose time, threads and sites a test moves by hand."""

    def __init__(self, clock: ManualClock, sites: int = 3) -> None:
        self.clock = clock
        self.sites = Sites([site(number) for number in range(1, sites + 1)])
        self.history = History()
        self.prober = ScriptedProber(clock)
        self.judge = ScriptedJudge()
        self.pool = HandPool()
        self.references = True
        self.told: list[SitesSnapshot] = []
        read: Any = self.history  # two protocols in one, each with a `verdict`; the watch reads none back
        parts = WatchParts(
            self.sites, read, self.history, self.prober, self.judge, clock,
            lambda: self.references, self.pool, Random(1),
        )  # fmt: skip
        self.watch = SiteWatch(parts)
        self.watch.add_listener(self.told.append)

    def run(self, seconds: float, by_s: float = 1) -> None:
        """Let time pass, step by step."""
        for _ in range(round(seconds / by_s)):
            self.watch.step()
            self.pool.run()
            self.watch.step()
            self.clock.advance(by_s)
        self.watch.step()

    def cut(self) -> None:
        """Take the network away."""
        self.references = False
        self.prober.causes = dict.fromkeys(self.sites.kept, SiteCause.CONNECT)

    def back(self) -> None:
        """Bring it back."""
        self.references = True
        self.prober.causes = {}

    def state(self, site_id: int = 1) -> SiteState:
        """Return what a site is shown as."""
        return self.watch.snapshot.statuses[site_id].state

    def kinds(self) -> list[EventKind]:
        """Return the kinds of the events, oldest first."""
        return [event.kind for event in reversed(self.watch.snapshot.events)]

    def changes(self, site_id: int = 1) -> list[SiteState]:
        """Return what history was told of a site, oldest first."""
        return [change.state for change in self.history.changes(site_id, START_UTC)]
