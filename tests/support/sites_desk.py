"""A scripted desk of sites: it shows what a test tells it to, and remembers what it was asked."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from scc_wall.app.sites.alarms import KeptAlarms
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import ProbePhases, ProbeResult, SiteCause, SiteCertificate, SiteConfig, SiteState
from scc_wall.domain.site_alert import KeptEvent, SiteEvents
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.site_store import KeptVerdict, LatencySummary, SiteNote
from scc_wall.domain.site_uptime import uptime
from scc_wall.monitors.site_book import is_watched
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
from tests.support.made_province import GAMBLING, HACKED, ODD_LINK, MadeSite, watched_province


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
        self.editable = True
        self.calls: list[tuple[Any, ...]] = []
        self.lines_made: Callable[[int], SiteLine] = lambda _: SiteLine()
        self.details_made: Callable[[int], SiteDetail] = lambda _: SiteDetail()
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
        made = SiteAlarm(
            max((one.alarm_id for one in self.alarms), default=0) + 1,
            kind,
            more.pop("at_utc", self.now),
            site_id,
            name,
            **more,
        )
        self.alarms.insert(0, made)
        self.changed()
        return made

    # --- the protocol --------------------------------------------------------------------------------------------

    def revision(self) -> int:
        return self._revision

    def snapshot(self) -> SitesSnapshot:
        return SitesSnapshot(tuple(self.sites.values()), dict(self.statuses), self.cut_off, tuple(self.alarms))

    def may_edit(self) -> bool:
        return self.editable

    def lines(self, site_ids: Sequence[int]) -> Mapping[int, SiteLine]:
        self._ask("lines", *site_ids)
        return {site_id: self.lines_made(site_id) for site_id in site_ids}

    def detail(self, site_id: int) -> SiteDetail:
        self._ask("detail", site_id)
        return self.details.get(site_id) or self.details_made(site_id)

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


class _NoEvents:
    """What earlier runs stored of events: none."""

    def newest(self, count: int) -> Sequence[KeptEvent]:
        return ()


def province(now: datetime = START_UTC, cut_off_utc: datetime | None = None) -> ScriptedSites:
    """Return the OPD list of the product in mixed states, with a past; the same each time.

    Parameters
    ----------
    cut_off_utc
        When the own network was cut off; None: it was not.
    """
    made = watched_province(now, cut_off_utc)
    desk = ScriptedSites(*(one.site for one in made.sites.values()), now=now)
    desk.statuses = dict(made.book.statuses)
    desk.cut_off = cut_off_utc
    alarms = KeptAlarms(cast(SiteEvents, _NoEvents()))
    desk.alarms = list(alarms.shown(made.book.events.events, made.book.sites, made.book.statuses))
    desk.lines_made = lambda site_id: made_line(made.sites[site_id]) if site_id in made.sites else SiteLine()
    desk.details_made = lambda site_id: made_detail(made.sites[site_id]) if site_id in made.sites else SiteDetail()
    return desk


def made_line(one: MadeSite) -> SiteLine:
    """Return what a row draws of a made-up site's past."""
    return SiteLine(one.day_of_looks()[-60:], one.hours(), one.days()) if is_watched(one.site) else SiteLine()


def made_detail(one: MadeSite) -> SiteDetail:
    """Return what its page shows."""
    if not is_watched(one.site):
        return SiteDetail()
    counted = {days: uptime(one.changes, one.now_utc - timedelta(days=days), one.now_utc) for days in (1, 7, 30, 90)}
    known = SiteDetail(
        results=one.day_of_looks(),
        changes=one.changes,
        uptimes=[UptimeShare(days, span.up_s, span.down_s) for days, span in counted.items()],
        windows=one.site.maintenance,
        has_baseline=True,
    )
    return with_what_people_did(one, known) if one.site.site_id == HACKED else known


def with_what_people_did(one: MadeSite, known: SiteDetail) -> SiteDetail:
    """Return the page of the hacked site: what was found, and what people wrote and planned."""
    number, now = one.site.site_id, one.now_utc
    long_ago = now - timedelta(days=12)
    return replace(
        known,
        verdicts=(
            KeptVerdict(2, number, known.changes[-1].at_utc, GAMBLING),
            KeptVerdict(1, number, long_ago, ODD_LINK, "Sari Wulandari", long_ago, "tautan mitra"),
        ),
        notes=(SiteNote(number, now - timedelta(minutes=2), "Sari Wulandari", "Pengelola sudah ditelepon."),),
        windows=("mingguan Sab,Min 22:00 90m", "sekali 2026-01-10 22:00 240m"),
    )


def detail_of(site_id: int, now: datetime) -> SiteDetail:
    """Return the page of a site of the province."""
    return made_detail(watched_province(now).sites[site_id])


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
