"""A scripted desk of sites: it shows what a test tells it to, and remembers what it was asked."""

import csv
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.resources import resource
from scc_wall.base.told import Told
from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import (
    CertificateAlarm,
    ContentVerdict,
    Evidence,
    EvidenceLayer,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteCertificate,
    SiteConfig,
    SiteState,
    VerdictLevel,
)
from scc_wall.domain.site_status import SiteStatus, StateChange
from scc_wall.domain.site_store import KeptVerdict, LatencySummary, SiteNote
from scc_wall.ui.csv_plan import CsvPlan
from scc_wall.ui.sites.desk import (
    AlarmKind,
    SiteAlarm,
    SiteDetail,
    SiteLine,
    SitesSnapshot,
    UptimeShare,
)
from tests.support.clock import START_UTC


class HeldWork:
    """A `Work` whose jobs wait until the test lets them run: what arrives later, without a thread."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Callable[[], Any], Callable[[Any], object], Callable[[SccError], object]]] = []

    def __call__(
        self, job: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[SccError], object]
    ) -> None:
        self.jobs.append((job, done, failed))

    def run(self) -> int:
        """Do what waits; return how much it was."""
        jobs, self.jobs = self.jobs, []
        for job, done, failed in jobs:
            try:
                result = job()
            except SccError as error:
                failed(error)
            else:
                done(result)
        return len(jobs)


def site(site_id: int, name: str = "", url: str = "https://x.example", **more: Any) -> SiteConfig:
    """Return a site."""
    return SiteConfig(name or f"Dinas {site_id:03d}", url, site_id, **more)


def look(site_id: int, at_utc: datetime, first_byte_ms: float = 180.0, cause: SiteCause | None = None) -> ProbeResult:
    """Return one look."""
    phases = ProbePhases(8.0, 14.0, 31.0, first_byte_ms, 42.0) if cause is None else ProbePhases(8.0)
    return ProbeResult(site_id, at_utc, cause, phases=phases)


def status(site_id: int, state: SiteState = SiteState.UP, now: datetime = START_UTC, **more: Any) -> SiteStatus:
    """Return a status whose last look was 12 s ago."""
    checked = more.pop("checked_utc", now - timedelta(seconds=12))
    cause = more.get("cause")
    more.setdefault("since_utc", now - timedelta(hours=3))
    return SiteStatus(site_id, state, checked_utc=checked, last=look(site_id, checked, cause=cause), **more)


class ScriptedSites:
    """A `SitesDesk`; `refuse` is raised by the next call that may be refused."""

    def __init__(self, *sites: SiteConfig, now: datetime = START_UTC) -> None:
        self.now = now
        self.sites = {one.site_id: one for one in sites}
        self.statuses: dict[int, SiteStatus] = {one.site_id: status(one.site_id, now=now) for one in sites}
        self.alarms: list[SiteAlarm] = []
        self.cut_off: datetime | None = None
        self.details: dict[int, SiteDetail] = {}
        self.plan = CsvPlan()
        self.refuse: SccError | None = None
        self.calls: list[tuple[Any, ...]] = []
        self.lines_made: Callable[[int], SiteLine] = lambda _: SiteLine()
        self._revision = 0

    def changed(self) -> None:
        """Let the next tick see something new."""
        self._revision += 1

    def put(self, *statuses: SiteStatus) -> None:
        """Give sites other statuses."""
        self.statuses |= {one.site_id: one for one in statuses}
        self.changed()

    def alarm(self, kind: AlarmKind, site_id: int = 0, **more: Any) -> SiteAlarm:
        """Let something happen."""
        name = self.sites[site_id].name if site_id else ""
        made = SiteAlarm(len(self.alarms) + 1, kind, more.pop("at_utc", self.now), site_id, name, **more)
        self.alarms.insert(0, made)
        self.changed()
        return made

    # --- the protocol --------------------------------------------------------------------------------------------

    def revision(self) -> int:
        return self._revision

    def snapshot(self) -> SitesSnapshot:
        return SitesSnapshot(tuple(self.sites.values()), dict(self.statuses), self.cut_off, tuple(self.alarms))

    def lines(self, site_ids: Sequence[int]) -> Mapping[int, SiteLine]:
        self._ask("lines", *site_ids)
        return {site_id: self.lines_made(site_id) for site_id in site_ids}

    def detail(self, site_id: int) -> SiteDetail:
        self._ask("detail", site_id)
        return self.details.get(site_id, SiteDetail())

    def add_site(self, site: SiteConfig) -> SiteConfig:
        self._ask("add", site)
        made = replace(site, site_id=max(self.sites, default=0) + 1)
        self.sites[made.site_id] = made
        self.changed()
        return made

    def change_site(self, site: SiteConfig) -> None:
        self._ask("change", site)
        self.sites[site.site_id] = site
        self.changed()

    def remove_site(self, site_id: int) -> None:
        self._ask("remove", site_id)
        del self.sites[site_id]
        self.changed()

    def plan_import(self, path: Path, course: Course) -> CsvPlan:
        course.step(Told("", ""))
        self._ask("plan", path)
        return self.plan

    def import_sites(self, path: Path, course: Course) -> CsvPlan:
        course.step(Told("", ""))
        self._ask("import", path)
        return self.plan

    def export_sites(self, path: Path, course: Course) -> int:
        course.step(Told("", ""))
        self._ask("export", path)
        return len(self.sites)

    def look_now(self, site_id: int) -> None:
        self._ask("look", site_id)

    def dismiss(self, verdict_id: int, reason: str) -> None:
        self._ask("dismiss", verdict_id, reason)

    def approve_baseline(self, site_id: int, course: Course) -> None:
        course.step(Told("", ""))
        self._ask("approve", site_id)

    def add_window(self, site_id: int, text: str, reason: str) -> None:
        self._ask("window", site_id, text, reason)

    def remove_window(self, site_id: int, text: str) -> None:
        self._ask("no window", site_id, text)

    def add_note(self, site_id: int, text: str) -> None:
        self._ask("note", site_id, text)

    def set_muted(self, *, muted: bool) -> None:
        self._ask("muted", muted)

    def acknowledge(self, alarm_ids: Sequence[int]) -> None:
        self._ask("acknowledge", *alarm_ids)
        self.alarms = [
            replace(one, acknowledged_by="Sari Wulandari") if one.alarm_id in alarm_ids else one for one in self.alarms
        ]
        self.changed()

    def _ask(self, *call: Any) -> None:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error
        self.calls.append(call)


# --- a whole province, for pictures and for load -----------------------------------------------------------------

_TROUBLES: tuple[tuple[SiteState, SiteCause | None], ...] = (
    (SiteState.HACKED, SiteCause.CONTENT),
    (SiteState.DOWN, SiteCause.HTTP_5XX),
    (SiteState.DOWN, SiteCause.TLS_EXPIRED),
    (SiteState.DOWN, SiteCause.DNS),
    (SiteState.SUSPICIOUS, SiteCause.CONTENT),
    (SiteState.SLOW, SiteCause.SLOW),
    (SiteState.SLOW, None),
    (SiteState.MAINTENANCE, None),
)


def province(now: datetime = START_UTC) -> ScriptedSites:
    """Return the OPD list of the product in mixed states, with a past; the same each time."""
    with resource("opd.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sites = [site(n, row["name"], row["url"]) for n, row in enumerate(rows, 1)]
    desk = ScriptedSites(*sites, now=now)
    for one in sites:
        if not one.url:
            del desk.statuses[one.site_id]
    dice = random.Random(7)
    watched = [one.site_id for one in sites if one.url]
    for place, (state, cause) in enumerate(_TROUBLES):
        site_id = watched[2 + 5 * place]
        since = now - timedelta(minutes=dice.randrange(3, 900))
        desk.statuses[site_id] = status(site_id, state, now, since_utc=since, cause=cause)
    desk.statuses[8] = replace(desk.statuses[8], since_utc=now - timedelta(minutes=11))
    old = now - timedelta(minutes=9)
    desk.statuses[12] = status(12, SiteState.UP, now, checked_utc=old)
    expiring = replace(status(20, now=now), certificate=certificate(now, 2.4), certificate_alarm=CertificateAlarm.RED)
    desk.statuses[20] = expiring
    desk.statuses[3] = replace(desk.statuses[3], certificate=certificate(now, 61), since_utc=now - timedelta(minutes=4))
    desk.lines_made = lambda site_id: line_of(site_id, desk.statuses.get(site_id), now)
    desk.details[3] = detail_of(3, now)
    desk.alarm(AlarmKind.HACKED, 3, at_utc=now - timedelta(minutes=4), cause=SiteCause.CONTENT)
    desk.alarm(AlarmKind.DOWN, 8, at_utc=now - timedelta(minutes=11), cause=SiteCause.HTTP_5XX)
    return desk


def certificate(now: datetime, days: float) -> SiteCertificate:
    """Return a certificate that holds for so many days."""
    return SiteCertificate(
        "CN=kominfo.sumselprov.go.id",
        "CN=R11, O=Let's Encrypt",
        ("kominfo.sumselprov.go.id",),
        now - timedelta(days=20),
        now + timedelta(days=days),
        2,
    )


def line_of(site_id: int, now_status: SiteStatus | None, now: datetime) -> SiteLine:
    """Return a past that looks like one."""
    if now_status is None:
        return SiteLine()
    dice = random.Random(site_id)
    base_ms = dice.uniform(90, 700)
    down = now_status.state is SiteState.DOWN
    failing = 14 if down else 0
    beats = []
    for n in range(60):
        bad = n >= 60 - failing or dice.random() < 0.01
        slow = now_status.state is SiteState.SLOW and n > 40
        at = now - timedelta(seconds=12 + 60 * (59 - n))
        beats.append(look(site_id, at, 4200.0 if slow else base_ms, SiteCause.CONNECT if bad else None))
    hours = [_summary(site_id, now, timedelta(hours=n), 3600.0, base_ms, dice) for n in range(23, -1, -1)]
    if site_id % 5 == 0:
        del hours[8:12]
    days = [_summary(site_id, now, timedelta(days=n), 86400.0, base_ms, dice) for n in range(89, -1, -1)]
    if site_id % 4 == 0:
        del days[30:44]
    return SiteLine(beats, hours, days)


def _summary(
    site_id: int, now: datetime, ago: timedelta, span_s: float, base_ms: float, dice: random.Random
) -> LatencySummary:
    start = (now - ago).replace(minute=0, second=0, microsecond=0)
    hour = (now - ago).hour
    busy = 1.6 if 1 <= hour <= 9 else 1.0
    latencies = [base_ms * busy * dice.uniform(0.8, 1.5) for _ in range(30)]
    down_s = span_s * dice.uniform(0.02, 0.3) if dice.random() < 0.06 else 0.0
    known_s = span_s * (0.6 if dice.random() < 0.05 else 1.0)
    return LatencySummary(site_id, start, 60, 0, LatencyBuckets.of(latencies), max(0.0, known_s - down_s), down_s)


def detail_of(site_id: int, now: datetime) -> SiteDetail:
    """Return the past of a hacked site."""
    dice = random.Random(site_id)
    results = []
    for n in range(1440):
        at = now - timedelta(minutes=1440 - n)
        bad = 300 <= n < 330 or 1200 <= n < 1207
        busy = 1.7 if 1 <= at.hour <= 9 else 1.0
        phases = ProbePhases(
            dice.uniform(4, 12), dice.uniform(10, 22), dice.uniform(20, 40), 190 * busy * dice.uniform(0.8, 1.4),
            dice.uniform(20, 60),
        )  # fmt: skip
        results.append(ProbeResult(site_id, at, SiteCause.HTTP_5XX if bad else None, phases=phases))
    changes = (
        StateChange(site_id, now - timedelta(days=90), SiteState.UP),
        StateChange(site_id, now - timedelta(days=41), SiteState.DOWN, SiteCause.DNS),
        StateChange(site_id, now - timedelta(days=40, hours=12), SiteState.UP),
        StateChange(site_id, now - timedelta(days=20), SiteState.UNKNOWN),
        StateChange(site_id, now - timedelta(days=16), SiteState.UP),
        StateChange(site_id, now - timedelta(hours=19), SiteState.DOWN, SiteCause.HTTP_5XX),
        StateChange(site_id, now - timedelta(hours=18, minutes=30), SiteState.UP),
        StateChange(site_id, now - timedelta(minutes=4), SiteState.HACKED, SiteCause.CONTENT),
    )
    found = ContentVerdict(
        VerdictLevel.HACKED,
        (
            Evidence(EvidenceLayer.LEXICON, "title", "SLOT GACOR MAXWIN 2026 | Diskominfo", 3.0, "https://x.example/"),
            Evidence(EvidenceLayer.LEXICON, "hidden div", "<b>togel</b> hari ini, situs judi resmi", 2.0),
            Evidence(EvidenceLayer.OUTGOING, "a", "https://gacor88.example/daftar", 2.0),
        ),
        "f00d",
    )
    earlier = ContentVerdict(VerdictLevel.SUSPICIOUS, found.evidence[2:], "beef")
    verdicts = (
        KeptVerdict(2, site_id, now - timedelta(minutes=4), found),
        KeptVerdict(
            1, site_id, now - timedelta(days=12), earlier, "Sari Wulandari", now - timedelta(days=12), "tautan mitra"
        ),
    )
    day_s = 86400.0
    return SiteDetail(
        results=results,
        changes=changes,
        uptimes=(
            UptimeShare(1, day_s - 1800, 1800),
            UptimeShare(7, 7 * day_s - 1800, 1800),
            UptimeShare(30, 26 * day_s - 1800, 1800),
            UptimeShare(90, 86 * day_s - 45000, 45000),
        ),
        verdicts=verdicts,
        notes=(SiteNote(site_id, now - timedelta(minutes=2), "Sari Wulandari", "Pengelola sudah ditelepon."),),
        windows=("mingguan Sab,Min 22:00 90m", "sekali 2026-01-10 22:00 240m"),
        has_baseline=True,
    )
