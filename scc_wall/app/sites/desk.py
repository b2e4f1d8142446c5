"""The desk of the sites (`ui.sites.desk.SitesDesk`): monitors and store to read from, rights to act under.

`revision` and `snapshot` belong to the UI thread; everything else runs on the panel's worker, one at a time.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.app.abandoned import awaited
from scc_wall.app.sites.alarms import KeptAlarms, single
from scc_wall.app.sites.rights import Details, Rights, Where, everywhere, where_of
from scc_wall.base.capped_file import read_capped
from scc_wall.base.clock import WIB, Clock
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.private_file import write_private
from scc_wall.base.told import Told
from scc_wall.domain import site_csv
from scc_wall.domain.audit import Value
from scc_wall.domain.csv_table import LARGEST_FILE_BYTES
from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.role import Action
from scc_wall.domain.setting import Setting
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_import import SiteChanges, planner
from scc_wall.domain.site_maintenance import read_window
from scc_wall.domain.site_store import SiteNote
from scc_wall.domain.site_uptime import uptime
from scc_wall.domain.site_url import BadSiteUrlError, check_url
from scc_wall.domain.sites_snapshot import SitesSnapshot as Watched
from scc_wall.storage.store import Store
from scc_wall.ui.csv_plan import CsvFault, CsvPlan
from scc_wall.ui.sites.desk import (
    SiteDetail,
    SiteFieldError,
    SiteLine,
    SitesSnapshot,
    UptimeShare,
)
from scc_wall.ui.sites.past import BEATS, DAYS, HOURS

if TYPE_CHECKING:
    from scc_wall.app.sites.late_monitors import LateMonitors
    from scc_wall.app.sites.monitors import Monitors

MUTED: Final = Setting("sites.muted", False)  # noqa: FBT003 - a setting's default
SPANS_DAYS: Final = (1, 7, 30, 90)
VERDICTS: Final = 20
_READING: Final = Told("Membaca berkas…", "Reading the file…")
_COMPARING: Final = Told("Membandingkan dengan yang tersimpan…", "Comparing with what is stored…")
_STORING: Final = Told("Menyimpan…", "Storing…")
_LOOKING: Final = Told("Membaca halaman situs…", "Reading the site's page…")
_READING_STORE: Final = Told("Membaca daftar…", "Reading the list…")


class Desk:
    """See above."""

    def __init__(self, store: Store, monitors: "LateMonitors | Monitors", rights: Rights, clock: Clock) -> None:
        self._store = store
        self._monitors = monitors
        self._rights = rights
        self._clock = clock
        self._alarms = KeptAlarms(store.site_events)
        self._watched = monitors.snapshot
        self._revision = 0
        self._shown: tuple[int, SitesSnapshot] = (-1, SitesSnapshot())

    # ---- what holds now: the UI thread

    def take(self, watched: Watched) -> None:
        """Take a new snapshot of the monitors; from their thread."""
        self._watched = watched
        self._revision += 1

    def revision(self) -> int:
        """See `SitesDesk`."""
        return self._revision

    def snapshot(self) -> SitesSnapshot:
        """See `SitesDesk`."""
        revision, watched = self._revision, self._watched
        if self._shown[0] != revision:
            cut = watched.network is NetworkState.CUT
            alarms = self._alarms.shown(watched.events, watched.sites, watched.statuses)
            shown = SitesSnapshot(
                tuple(watched.sites.values()),
                watched.statuses,
                watched.network_since_utc if cut else None,
                alarms,
                watched.last_known,
            )
            self._shown = (revision, shown)
        return self._shown[1]

    # ---- what was: the worker

    @property
    def owes_events(self) -> bool:
        """Whether there are events that `follow_events` would store; from memory, on any thread."""
        return bool(self._alarms.unknown(self._watched.events))

    def follow_events(self) -> None:
        """Store the events that are new."""
        watched = self._watched
        self._alarms.follow(watched.events, watched.sites)
        self._revision += 1

    def lines(self, site_ids: Sequence[int]) -> Mapping[int, SiteLine]:
        """See `SitesDesk`."""
        now_utc, history = self._clock.now_utc(), self._store.site_history
        beats = history.beats(site_ids, BEATS)
        hours = history.hours(site_ids, now_utc - timedelta(hours=HOURS))
        days = history.days(site_ids, now_utc.astimezone(WIB).date() - timedelta(days=DAYS - 1))
        return {i: SiteLine(beats.get(i, ()), hours.get(i, ()), days.get(i, ())) for i in site_ids}

    def detail(self, site_id: int) -> SiteDetail:
        """See `SitesDesk`."""
        now_utc, history = self._clock.now_utc(), self._store.site_history
        site = self._site(site_id)
        changes = history.changes(site_id, now_utc - timedelta(days=max(SPANS_DAYS)))
        counted = {days: uptime(changes, now_utc - timedelta(days=days), now_utc) for days in SPANS_DAYS}
        return SiteDetail(
            results=history.results(site_id, now_utc - timedelta(days=1)),
            changes=changes,
            uptimes=[UptimeShare(days, one.up_s, one.down_s) for days, one in counted.items()],
            verdicts=history.verdicts(site_id, VERDICTS),
            notes=history.notes(site_id),
            windows=site.maintenance,
            has_baseline=site_id in history.approved(),
        )

    # ---- the list of sites: the worker

    def may_edit(self) -> bool:
        """See `SitesDesk`."""
        return self._rights.allows(Action.SITE_EDIT)

    def add_site(self, site: SiteConfig) -> SiteConfig:
        """See `SitesDesk`."""
        checked = _checked(site)
        self._rights(Action.SITE_EDIT, "site:new", (("name", checked.name), ("url", checked.url)))
        added = self._store.sites.add(checked)
        self._on_list_changed()
        return added

    def change_site(self, site: SiteConfig) -> None:
        """See `SitesDesk`."""
        checked, before = _checked(site), self._site(site.site_id)
        self._rights(Action.SITE_EDIT, f"site:{site.site_id}", _differences(before, checked))
        self._store.sites.change(checked)
        self._on_list_changed()

    def remove_site(self, site_id: int) -> None:
        """See `SitesDesk`."""
        site = self._site(site_id)
        self._rights(Action.SITE_EDIT, f"site:{site_id}", (("removed", site.name), ("url", site.url)))
        self._store.sites.remove(site_id)
        self._on_list_changed()

    def plan_import(self, path: Path, course: Course) -> CsvPlan:
        """See `SitesDesk`."""
        return self._import(path, course, dry_run=True)

    def import_sites(self, path: Path, course: Course) -> CsvPlan:
        """See `SitesDesk`."""
        with self._edit_of_list(("import", path.name)):
            plan = self._import(path, course, dry_run=False)
        if plan.faults:
            said = (("import", path.name), ("faults", len(plan.faults)))
            self._rights.failed(Action.SITE_EDIT, "sites", said)
        self._on_list_changed()
        return plan

    def _import(self, path: Path, course: Course, *, dry_run: bool) -> CsvPlan:
        course.step(_READING)
        parsed = site_csv.parse(read_capped(path, LARGEST_FILE_BYTES))
        if parsed.errors:
            return CsvPlan(faults=[CsvFault(error.line, error.told) for error in parsed.errors])
        course.step(_COMPARING)
        changes: SiteChanges = self._store.sites.apply(
            planner(parsed.rows), dry_run=dry_run, written=partial(course.step, _STORING)
        )
        return CsvPlan(len(changes.added), len(changes.updated), changes.unchanged)

    def export_sites(self, path: Path, course: Course) -> int:
        """See `SitesDesk`."""
        with self._edit_of_list(("export", path.name)):
            course.step(_READING_STORE)
            stored = self._store.sites.all()
            content = site_csv.export(stored, excel=True)
            write_private(path, content, course=course)
        return len(stored)

    @contextmanager
    def _edit_of_list(self, *details: tuple[str, Value]) -> Iterator[None]:
        """Have it recorded, and that it came to nothing if it does."""
        self._rights(Action.SITE_EDIT, "sites", details)
        try:
            yield
        except BaseException as error:
            self._rights.failed(Action.SITE_EDIT, "sites", (*details, ("error", type(error).__name__)))
            raise

    def _on_list_changed(self) -> None:
        self._monitors.watch.sites_changed()
        self._monitors.plan_maintenance()

    # ---- one site: the worker

    def look_now(self, site_id: int) -> None:
        """See `SitesDesk`."""
        self._rights(Action.SITE_NOTE, f"site:{site_id}", (("command", "look"),), where=self._where(site_id))
        self._monitors.watch.look_now(site_id)

    def dismiss(self, verdict_id: int, reason: str) -> None:
        """See `SitesDesk`."""
        found = self._store.site_history.verdict(verdict_id)
        if found is None:
            raise SccError(Told("Temuan itu sudah tidak ada.", "That finding is no longer there."))
        said = (("verdict", verdict_id), ("false", True), ("reason", reason))
        subject, where = f"site:{found.site_id}", self._where(found.site_id)
        by = self._rights(Action.SITE_JUDGE, subject, said, where=where)
        self._store.site_history.dismiss(verdict_id, by, self._clock.now_utc(), reason)
        self._monitors.watch.dismiss(found.site_id, found.verdict.fingerprint)

    def approve_baseline(self, site_id: int, course: Course) -> None:
        """See `SitesDesk`."""
        from scc_wall.monitors.content.similarity import approved_from

        site, subject, said = self._site(site_id), f"site:{site_id}", (("baseline", True),)
        by = self._rights(Action.SITE_JUDGE, subject, said, where=where_of([site]))
        try:
            seen = awaited(lambda: self._monitors.prober.probe(site), _LOOKING, course, f"approve:{site_id}")
        except BaseException as error:
            self._rights.failed(Action.SITE_JUDGE, subject, (*said, ("error", type(error).__name__)))
            raise
        if not seen.result.ok or seen.page is None:
            raise SccError(
                Told("Halaman situs tidak dapat dibaca sekarang.", "The page of the site can't be read now."),
                seen.result.detail,
                Told("Coba lagi setelah situs naik.", "Try again when the site is up."),
            )
        baseline = approved_from(site_id, seen.page, by, self._clock.now_utc())
        self._store.site_history.approve(baseline)
        self._monitors.watch.approve(baseline)

    def add_window(self, site_id: int, text: str, reason: str) -> None:
        """See `SitesDesk`."""
        window, site = str(read_window(text)), self._site(site_id)
        if window in site.maintenance:
            return
        by = self._rights(Action.SITE_EDIT, f"site:{site_id}", (("window", window), ("reason", reason)))
        self._store.sites.change(replace(site, maintenance=(*site.maintenance, window)))
        if reason:
            self._store.site_history.add_note(SiteNote(site_id, self._clock.now_utc(), by, f"{window}: {reason}"))
        self._on_list_changed()

    def remove_window(self, site_id: int, text: str) -> None:
        """See `SitesDesk`."""
        site = self._site(site_id)
        if text not in site.maintenance:
            return  # somebody else was faster
        self._rights(Action.SITE_EDIT, f"site:{site_id}", (("window-removed", text),))
        left = tuple(window for window in site.maintenance if window != text)
        self._store.sites.change(replace(site, maintenance=left))
        self._on_list_changed()

    def add_note(self, site_id: int, text: str) -> None:
        """See `SitesDesk`."""
        by = self._rights(Action.SITE_NOTE, f"site:{site_id}", (("note", text[:200]),), where=self._where(site_id))
        self._store.site_history.add_note(SiteNote(site_id, self._clock.now_utc(), by, text))

    # ---- alarms: the worker

    def set_muted(self, *, muted: bool) -> None:
        """See `SitesDesk`."""
        where = everywhere() if muted else ()  # it silences the alarms of all regions, and of their cameras
        self._rights(Action.EVENT_ACKNOWLEDGE, "sites", (("muted", muted),), where=where)
        self._store.settings.set(MUTED, muted)

    def acknowledge(self, alarm_ids: Sequence[int]) -> None:
        """See `SitesDesk`."""
        events = {event.event_id: event for event in self._watched.events}
        alarms = {alarm.alarm_id: alarm for alarm in self._alarms.shown(list(events.values()), self._watched.sites)}
        outside: list[tuple[str, Where]] = []
        for alarm_id in alarm_ids:
            alarm = alarms.get(alarm_id)
            if alarm is None or alarm.acknowledged_by:
                continue
            subject = f"site:{alarm.site_id}" if alarm.site_id else "sites"
            where = self._where(*(site_id for one in single(events[alarm_id]) for site_id in one.site_ids))
            if self._rights.outside(Action.EVENT_ACKNOWLEDGE, where):
                outside.append((subject, where))
                continue
            said = (("event", alarm.kind.value), ("name", alarm.name))
            by = self._rights(Action.EVENT_ACKNOWLEDGE, subject, said, where=where)
            self._alarms.acknowledge(events[alarm_id], by, self._clock.now_utc())
            self._monitors.watch.acknowledge(alarm_id, by)
        self._revision += 1
        if outside:  # those within are noted, the others told once
            subject, where = outside[0] if len(outside) == 1 else ("sites", [c for _, w in outside for c in w])
            self._rights(Action.EVENT_ACKNOWLEDGE, subject, where=where)

    def note_elsewhere(self, alarm_ids: Sequence[int], by: str, at_utc: datetime) -> None:
        """Keep who took note of events in the list of all events, where it was allowed and recorded."""
        events = {event.event_id: event for event in self._watched.events}
        for alarm_id in alarm_ids:
            if alarm_id in events:
                self._alarms.acknowledge(events[alarm_id], by, at_utc)
                self._monitors.watch.acknowledge(alarm_id, by)
        self._revision += 1

    def _where(self, *site_ids: int) -> Where:
        """Return the regions that a letter has to cover for these, as they are stored now."""
        stored = {site.site_id: site for site in self._store.sites.all()} if site_ids else {}
        return where_of(stored.get(site_id) for site_id in site_ids)

    def _site(self, site_id: int) -> SiteConfig:
        for site in self._store.sites.all():
            if site.site_id == site_id:
                return site
        raise SccError(
            Told("Situs itu sudah dihapus.", "That site was removed."),
            None,
            Told("Tutup jendela ini dan periksa daftarnya.", "Close this window and look at the list."),
        )


def _checked(site: SiteConfig) -> SiteConfig:
    """Return a site that may be stored.

    Raises
    ------
    SiteFieldError
        If it may not; names the field.
    """
    if not site.name.strip():
        raise SiteFieldError(Told("Nama OPD belum diisi.", "The name is missing."), field="name")
    try:
        return replace(site, name=site.name.strip(), url=check_url(site.url))
    except BadSiteUrlError as error:
        raise SiteFieldError(error.what, error.why, error.todo, field="url") from error


def _differences(before: SiteConfig, after: SiteConfig) -> Details:
    """Return what was changed, for the audit."""
    names = (name for name in SiteConfig.__slots__ if getattr(before, name) != getattr(after, name))
    return tuple((name, f"{getattr(before, name)} → {getattr(after, name)}"[:200]) for name in names)
