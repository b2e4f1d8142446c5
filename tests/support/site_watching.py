"""What the tests of the website monitors share: sites, looks, a prober that follows a script, a pool run by hand."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from scc_wall.domain.site import (
    ContentVerdict,
    Evidence,
    EvidenceLayer,
    Page,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteConfig,
    VerdictLevel,
)
from scc_wall.domain.site_probe import Seen
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import Approved, KeptVerdict, LatencySummary, SiteNote
from tests.support.clock import START_UTC, ManualClock

CLEAN = ContentVerdict(VerdictLevel.CLEAN, (), "clean")
SUSPICIOUS = ContentVerdict(VerdictLevel.SUSPICIOUS, (), "odd")
HACKED = ContentVerdict(VerdictLevel.HACKED, (), "slot")
CLOAKED = ContentVerdict(
    VerdictLevel.HACKED, (Evidence(EvidenceLayer.CLOAKING, "title", "slot gacor", 1.0),), "cloaked"
)


def site(site_id: int, *, interval_s: float = 60.0, url: str | None = None, enabled: bool = True) -> SiteConfig:
    """Return a site of its own host."""
    address = f"http://opd-{site_id}.test/" if url is None else url
    return SiteConfig(f"OPD {site_id}", address, site_id, enabled=enabled, interval_s=interval_s)


def good(site_id: int = 1, at_utc: datetime = START_UTC, first_byte_ms: float = 50.0) -> ProbeResult:
    """Return a look that went well."""
    return ProbeResult(site_id, at_utc, None, status=200, phases=ProbePhases(first_byte_ms=first_byte_ms))


def bad(site_id: int = 1, at_utc: datetime = START_UTC, cause: SiteCause = SiteCause.HTTP_5XX) -> ProbeResult:
    """Return a look that failed."""
    return ProbeResult(site_id, at_utc, cause, status=503 if cause is SiteCause.HTTP_5XX else None)


class ScriptedProber:
    """Answers as `causes` says for each site (missing: well), and remembers what was asked.

    Parameters
    ----------
    body
        Of each site's page, by its id; missing: a page that never changes.
    """

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.causes: dict[int, SiteCause] = {}
        self.body: dict[int, bytes] = {}
        self.crawler_cause: SiteCause | None = None
        self.asked: list[tuple[int, str, bool, bool]] = []
        """Site, path, full, as a crawler."""
        self.at_ns: dict[int, list[int]] = {}
        """When each site's own page was looked at."""
        self.before: Callable[[SiteConfig], None] = lambda site: None

    def probe(self, site: SiteConfig, *, full: bool = True, path: str = "", as_crawler: bool = False) -> Seen:
        """See `Prober`."""
        self.before(site)
        self.asked.append((site.site_id, path, full, as_crawler))
        if not path and not as_crawler:
            self.at_ns.setdefault(site.site_id, []).append(self.clock.mono_ns())
        cause = self.crawler_cause if as_crawler else self.causes.get(site.site_id)
        if cause is not None:
            return Seen(bad(site.site_id, self.clock.now_utc(), cause), None)
        page = Page(site.url + path, 200, "text/html", self.body.get(site.site_id, b"<p>OPD</p>"))
        return Seen(good(site.site_id, self.clock.now_utc()), page)


class ScriptedJudge:
    """Judges by `verdicts`, by site; missing: clean. `cloaked` ones only as a crawler."""

    def __init__(self) -> None:
        self.verdicts: dict[int, ContentVerdict] = {}
        self.cloaked: dict[int, ContentVerdict] = {}
        self.judged: list[int] = []

    def judge(
        self,
        site: SiteConfig,
        page: Page,
        crawled: Page | None = None,
        paths: Sequence[Page] = (),
        approved: Approved | None = None,
    ) -> ContentVerdict:
        """See `ContentJudge`."""
        self.judged.append(site.site_id)
        if crawled is not None and site.site_id in self.cloaked:
            return self.cloaked[site.site_id]
        return self.verdicts.get(site.site_id, CLEAN)


class HandPool:
    """A pool whose jobs run when the test says so, on the test's own thread."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []
        self.network: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], None]) -> None:
        """Keep a job."""
        self.jobs.append(job)

    def submit_network(self, job: Callable[[], None]) -> None:
        """Keep a job of the network."""
        self.network.append(job)

    def run(self) -> None:
        """Run what is kept."""
        jobs, self.jobs, self.network = [*self.jobs, *self.network], [], []
        for job in jobs:
            job()

    def stop(self) -> bool:
        """Nothing runs."""
        return True


class Sites:
    """A `SiteRepository` in memory."""

    def __init__(self, sites: Sequence[SiteConfig]) -> None:
        self.kept = {site.site_id: site for site in sites}

    def all(self) -> Sequence[SiteConfig]:
        """Return every site."""
        return tuple(self.kept.values())

    def add(self, site: SiteConfig) -> SiteConfig:
        """Keep one."""
        self.kept[site.site_id] = site
        return site

    def add_all(self, sites: Sequence[SiteConfig]) -> Sequence[SiteConfig]:
        """Keep several."""
        return [self.add(site) for site in sites]

    def change(self, site: SiteConfig) -> None:
        """Change one."""
        self.kept[site.site_id] = site

    def remove(self, site_id: int) -> None:
        """Forget one."""
        del self.kept[site_id]


class History:
    """What the watch reads of a `SiteHistory`, and the queue to it, in memory."""

    def __init__(self) -> None:
        self.results_kept: list[ProbeResult] = []
        self.changes_kept: list[StateChange] = []
        self.verdicts_kept: list[tuple[int, datetime, ContentVerdict]] = []
        self.last: dict[int, StateChange] = {}
        self.latest: dict[int, ProbeResult] = {}
        self.hours_kept: dict[int, Sequence[LatencySummary]] = {}
        self.marked_false: dict[int, str] = {}
        self.baselines: dict[int, Approved] = {}

    def result(self, result: ProbeResult) -> None:
        """Keep a look."""
        self.results_kept.append(result)

    def change(self, change: StateChange) -> None:
        """Keep a change."""
        self.changes_kept.append(change)

    def verdict(self, site_id: int, at_utc: datetime, verdict: ContentVerdict) -> None:
        """Keep a verdict."""
        self.verdicts_kept.append((site_id, at_utc, verdict))

    def write(
        self,
        results: Sequence[ProbeResult],
        changes: Sequence[StateChange],
        verdicts: Sequence[tuple[int, datetime, ContentVerdict]],
    ) -> None:
        """Do nothing: the watch writes by the queue."""

    def roll_up(self, now_utc: datetime) -> None:
        """Do nothing."""

    def beats(self, site_ids: Sequence[int], count: int) -> dict[int, Sequence[ProbeResult]]:
        """Return the latest look of each."""
        return {site_id: [self.latest[site_id]] for site_id in site_ids if site_id in self.latest}

    def results(self, site_id: int, since_utc: datetime) -> Sequence[ProbeResult]:
        """Return nothing."""
        return ()

    def hours(self, site_ids: Sequence[int], since_utc: datetime) -> dict[int, Sequence[LatencySummary]]:
        """Return what the test laid down."""
        return {site_id: self.hours_kept[site_id] for site_id in site_ids if site_id in self.hours_kept}

    def days(self, site_ids: Sequence[int], since: date) -> dict[int, Sequence[LatencySummary]]:
        """Return nothing."""
        return {}

    def changes(self, site_id: int, since_utc: datetime) -> Sequence[StateChange]:
        """Return what the writer was told of a site."""
        return [change for change in self.changes_kept if change.site_id == site_id]

    def last_states(self) -> dict[int, StateChange]:
        """Return what the test laid down."""
        return self.last

    def verdicts(self, site_id: int, count: int) -> Sequence[KeptVerdict]:
        """Return nothing."""
        return ()

    def dismiss(self, verdict_id: int, by: str, at_utc: datetime, reason: str) -> None:
        """Do nothing."""

    def dismissed(self) -> dict[int, str]:
        """Return what the test laid down."""
        return self.marked_false

    def approve(self, baseline: Approved) -> None:
        """Do nothing."""

    def approved(self) -> dict[int, Approved]:
        """Return what the test laid down."""
        return self.baselines

    def add_note(self, note: SiteNote) -> None:
        """Do nothing."""

    def notes(self, site_id: int) -> Sequence[SiteNote]:
        """Return nothing."""
        return ()


def minutes(count: float) -> timedelta:
    """Return a span."""
    return timedelta(minutes=count)
