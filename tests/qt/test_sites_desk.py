"""The desk of the sites over a real store and real access: what is let through takes effect and stands in the audit."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from scc_wall.access.told_errors import AccessDenied
from scc_wall.app.sites.desk import MUTED, Desk
from scc_wall.app.sites.monitors import Monitors
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.sites.rights import RoomRights
from scc_wall.base.clock import WIB
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.letter import Scope
from scc_wall.domain.role import Role
from scc_wall.domain.site import SiteCause, SiteConfig, SiteState, VerdictLevel
from scc_wall.domain.site_status import StateChange
from scc_wall.monitors.clock_gate import ClockState
from scc_wall.monitors.watch import SiteWatch
from scc_wall.monitors.watch_parts import WatchParts
from scc_wall.storage.store import open_store
from scc_wall.ui.sites.desk import AlarmKind, SiteFieldError
from scc_wall.vault.key_vault import KeyVault
from tests.support.access_room import Room
from tests.support.clock import ManualClock
from tests.support.site_watching import HACKED, HandPool, ScriptedJudge, ScriptedProber, good

SITE = SiteConfig("Dinas Satu", "http://opd-1.test/")


class Scene:
    """A store, access, and monitors whose looks are run by hand."""

    def __init__(self, tmp_path) -> None:
        self.clock = ManualClock()
        home = Home(tmp_path / "home")
        self.store = open_store(home, KeyVault(home, None, {}, allow_unsealed=True), self.clock)
        self.room = Room(tmp_path, clock=self.clock)
        self.prober, self.judge, self.pool = ScriptedProber(self.clock), ScriptedJudge(), HandPool()
        self.store.sites.add(SITE)
        self.open()

    def open(self) -> None:
        self.monitors = Monitors(self.store, self.clock, SitesOrigin())
        self.monitors.prober = self.prober
        parts = WatchParts(
            self.store.sites,
            self.store.site_history,
            self.monitors.writer,
            self.prober,
            self.judge,
            self.clock,
            pool=self.pool,
        )
        self.monitors.watch = SiteWatch(parts)
        self.desk = Desk(self.store, self.monitors, RoomRights(lambda: self.room.access), self.clock)
        self.monitors.watch.add_listener(self.desk.take)
        self.monitors.plan_maintenance()

    def pass_s(self, seconds: float) -> None:
        """Let time pass, a second at a time, and do every look that is due."""
        for _ in range(round(seconds)):
            self.clock.advance(1.0)
            self.monitors.watch.step()
            self.pool.run()
            self.monitors.watch.step()
            self.monitors.writer.write_all()
            if self.desk.owes_events:
                self.desk.follow_events()

    def end(self) -> None:
        """End as the program does; its writer has no thread here."""
        self.monitors.watch.stop()
        self.monitors.writer.write_all()

    def audited(self) -> list[str]:
        return [row.entry.action for row in self.room.store.audit.rows()]


@pytest.fixture
def scene(tmp_path):
    scene = Scene(tmp_path)
    yield scene
    scene.end()
    scene.store.close()


def state(scene: Scene) -> SiteState:
    return scene.desk.snapshot().statuses[1].state


def test_nobody_changes_anything_without_a_session(scene) -> None:
    desk = scene.desk
    scene.pass_s(1)
    for act in (
        lambda: desk.add_site(SiteConfig("Dinas Dua", "")),
        lambda: desk.change_site(replace(SITE, site_id=1, name="Lain")),
        lambda: desk.remove_site(1),
        lambda: desk.look_now(1),
        lambda: desk.approve_baseline(1, Course()),
        lambda: desk.add_window(1, "cron 0 22 * * 6 60m", ""),
        lambda: desk.add_note(1, "catatan"),
        lambda: desk.set_muted(muted=True),
    ):
        with pytest.raises(AccessDenied):
            act()
    assert [site.name for site in scene.store.sites.all()] == ["Dinas Satu"]
    assert not scene.store.settings.get(MUTED)


def test_a_site_that_goes_down_is_one_alarm_that_a_person_takes_note_of(scene) -> None:
    scene.pass_s(130)
    assert state(scene) is SiteState.UP
    scene.prober.causes[1] = SiteCause.HTTP_5XX
    scene.pass_s(180)
    assert state(scene) is SiteState.DOWN
    (alarm,) = scene.desk.snapshot().alarms
    assert (alarm.kind, alarm.name, alarm.cause, alarm.acknowledged_by) == (
        AlarmKind.DOWN, "Dinas Satu", SiteCause.HTTP_5XX, ""
    )  # fmt: skip
    with pytest.raises(AccessDenied):
        scene.desk.acknowledge([alarm.alarm_id])
    scene.room.enter(Role.OPERATOR)
    scene.desk.acknowledge([alarm.alarm_id])
    scene.pass_s(2)
    assert scene.desk.snapshot().alarms[0].acknowledged_by == "operator"
    assert scene.audited().count("event.acknowledge") == 2  # the refused one too
    (kept,) = scene.store.site_events.newest(5)
    assert (kept.kind, kept.acknowledged_by) == ("turun", "operator")


def of_regions(scene: Scene) -> None:
    """Have a site of Palembang and one of Muara Enim beside that of the province, and a letter for Palembang."""
    scene.store.sites.add(SiteConfig("Dinas Dua Kota Palembang", "http://dua.palembang.go.id/"))
    scene.store.sites.add(SiteConfig("Dinas Tiga Kabupaten Muara Enim", "http://tiga.muaraenimkab.go.id/"))
    scene.monitors.watch.sites_changed()
    scene.pass_s(130)


def enter_for_palembang(scene: Scene, role: Role = Role.OPERATOR) -> None:
    letter = scene.room.letter(Scope(region_codes=frozenset({"16.71"})))
    scene.room.enter(role, letter_id=letter.letter_id)


def test_a_letter_of_one_region_takes_note_of_its_sites_and_of_the_province_s_and_leaves_the_others(scene) -> None:
    of_regions(scene)
    for site_id in (1, 2, 3):
        scene.prober.causes[site_id] = SiteCause.HTTP_5XX
    scene.pass_s(180)
    alarms = {alarm.site_id: alarm for alarm in scene.desk.snapshot().alarms}
    assert set(alarms) == {1, 2, 3}
    enter_for_palembang(scene)
    with pytest.raises(AccessDenied, match="di luar wilayah surat tugas"):
        scene.desk.acknowledge([alarms[site_id].alarm_id for site_id in (3, 2, 1)])
    scene.pass_s(2)
    noted = {alarm.site_id for alarm in scene.desk.snapshot().alarms if alarm.acknowledged_by}
    assert noted == {1, 2}
    rows = [row.entry for row in scene.room.store.audit.rows() if row.entry.action == "event.acknowledge"]
    assert [(row.subject, row.result) for row in rows] == [
        ("site:2", AuditResult.DONE), ("site:1", AuditResult.DONE), ("site:3", AuditResult.REFUSED)
    ]  # fmt: skip
    assert ("why", "scope") in rows[-1].details


def test_what_is_noted_asked_and_judged_of_a_site_is_within_the_letter(scene) -> None:
    of_regions(scene)
    enter_for_palembang(scene, Role.SUPERVISOR)
    scene.judge.verdicts[3] = HACKED
    scene.pass_s(130)
    verdict, *_ = scene.desk.detail(3).verdicts
    for act in (
        lambda: scene.desk.add_note(3, "dari luar"),
        lambda: scene.desk.look_now(3),
        lambda: scene.desk.approve_baseline(3, Course()),
        lambda: scene.desk.dismiss(verdict.verdict_id, "bukan"),
    ):
        with pytest.raises(AccessDenied, match="di luar wilayah surat tugas"):
            act()
    assert not scene.desk.detail(3).notes
    assert not scene.desk.detail(3).has_baseline
    scene.desk.add_note(2, "dari dalam")
    scene.desk.add_note(1, "provinsi")
    assert scene.desk.detail(2).notes
    assert scene.desk.detail(1).notes


def test_a_site_that_is_gone_is_outside_every_letter_with_limits(scene) -> None:
    of_regions(scene)
    scene.prober.causes[3] = SiteCause.HTTP_5XX
    scene.pass_s(180)
    (alarm,) = scene.desk.snapshot().alarms
    scene.store.sites.remove(3)
    enter_for_palembang(scene)
    with pytest.raises(AccessDenied):
        scene.desk.acknowledge([alarm.alarm_id])


def test_the_sound_of_all_regions_is_not_switched_off_under_a_letter_of_one_but_on(scene) -> None:
    scene.room.enter(Role.OPERATOR)
    scene.desk.set_muted(muted=True)
    scene.room.access.sessions.log_out()
    enter_for_palembang(scene)
    scene.desk.set_muted(muted=False)
    with pytest.raises(AccessDenied, match="di luar surat tugas"):
        scene.desk.set_muted(muted=True)
    assert not scene.store.settings.get(MUTED)


def test_what_is_acknowledged_in_the_list_of_all_events_counts_here(scene) -> None:
    scene.pass_s(130)
    scene.prober.causes[1] = SiteCause.HTTP_5XX
    scene.pass_s(180)
    (alarm,) = scene.desk.snapshot().alarms
    scene.desk.note_elsewhere([alarm.alarm_id, 999], "sari", scene.clock.now_utc())
    scene.pass_s(2)
    assert scene.desk.snapshot().alarms[0].acknowledged_by == "sari"
    assert [kept.acknowledged_by for kept in scene.store.site_events.newest(5)] == ["sari"]


@pytest.mark.parametrize("noted", [True, False])
def test_a_restart_does_not_forget_who_took_note(scene, noted: bool) -> None:
    scene.pass_s(130)
    scene.prober.causes[1] = SiteCause.DNS
    scene.pass_s(180)
    if noted:
        scene.room.enter(Role.OPERATOR)
        scene.desk.acknowledge([scene.desk.snapshot().alarms[0].alarm_id])
    scene.pass_s(2)
    scene.end()
    scene.open()
    scene.pass_s(1)
    assert state(scene) is SiteState.UNKNOWN  # what held before is not called current
    scene.pass_s(180)
    assert state(scene) is SiteState.DOWN
    (alarm,) = scene.desk.snapshot().alarms
    assert alarm.acknowledged_by == ("operator" if noted else "")
    assert len(scene.store.site_events.newest(5)) == 1


def test_a_false_verdict_is_dismissed_by_a_supervisor_and_stays_so(scene) -> None:
    scene.judge.verdicts[1] = HACKED
    scene.pass_s(130)
    assert state(scene) is SiteState.HACKED
    verdict = scene.desk.detail(1).verdicts[0]
    assert verdict.verdict.level is VerdictLevel.HACKED
    scene.room.enter(Role.OPERATOR)
    with pytest.raises(AccessDenied):
        scene.desk.dismiss(verdict.verdict_id, "bukan judi")
    scene.room.access.sessions.log_out()
    scene.room.enter(Role.SUPERVISOR)
    scene.desk.dismiss(verdict.verdict_id, "berita tentang judi")
    scene.pass_s(5)
    assert state(scene) is SiteState.UP
    assert scene.desk.detail(1).verdicts[0].dismissed_by == "supervisor"
    scene.end()
    scene.open()
    scene.pass_s(130)
    assert state(scene) is SiteState.UP


@pytest.mark.parametrize("role", [None, *Role])
def test_changing_the_list_is_offered_to_an_admin_alone_and_asking_leaves_no_row(scene, role: Role | None) -> None:
    if role is not None:
        scene.room.enter(role)
    before = scene.room.actions()
    assert scene.desk.may_edit() is (role is Role.ADMIN)
    assert scene.room.actions() == before


def test_the_list_is_edited_by_an_admin_and_watched_at_once(scene, tmp_path) -> None:
    scene.room.enter(Role.ADMIN)
    added = scene.desk.add_site(SiteConfig(" Dinas Dua ", "http://opd-2.test/"))
    assert added.name == "Dinas Dua"
    for wrong, field in ((replace(added, name=" "), "name"), (replace(added, url="ftp://x"), "url")):
        with pytest.raises(SiteFieldError) as told:
            scene.desk.change_site(wrong)
        assert told.value.field == field
    with pytest.raises(SccError, match="Dinas Satu"):
        scene.desk.add_site(SiteConfig("Lain", "http://OPD-1.test"))
    scene.pass_s(130)
    assert scene.desk.snapshot().statuses[added.site_id].state is SiteState.UP
    scene.desk.change_site(replace(added, enabled=False))
    scene.pass_s(2)
    assert scene.desk.snapshot().statuses[added.site_id].state is SiteState.UNKNOWN
    file = tmp_path / "situs.csv"
    assert scene.desk.export_sites(file, Course()) == 2
    scene.desk.remove_site(added.site_id)
    scene.pass_s(2)
    assert [site.name for site in scene.desk.snapshot().sites] == ["Dinas Satu"]
    plan = scene.desk.plan_import(file, Course())
    assert (plan.added, plan.changed, plan.unchanged, list(plan.faults)) == (1, 0, 1, [])
    assert len(scene.store.sites.all()) == 1
    scene.desk.import_sites(file, Course())
    assert len(scene.store.sites.all()) == 2
    file.write_text("name,url\nSatu,ftp://x\n")
    assert scene.desk.import_sites(file, Course()).faults[0].line == 2
    assert list(scene.room.store.audit.rows())[-1].entry.result is AuditResult.FAILED
    with pytest.raises(SccError):
        scene.desk.plan_import(tmp_path / "tidak-ada.csv", Course())
    with pytest.raises(SccError, match="dihapus"):
        scene.desk.detail(99)


class StoppedWhile(Course):
    """Is stopped as soon as the work says that it does that."""

    def __init__(self, doing: str) -> None:
        super().__init__()
        self._doing = doing

    def step(self, told: Told, done: int = 0, of: int = 0) -> None:
        if told.en == self._doing and done == of:  # the last moment
            self.stop()
        super().step(told, done, of)


@pytest.mark.parametrize("doing", ["Reading the file…", "Comparing with what is stored…", "Storing…"])
def test_an_import_that_is_stopped_leaves_the_list_as_it_was_and_the_audit_says_so(scene, tmp_path, doing) -> None:
    scene.room.enter(Role.ADMIN)
    file = tmp_path / "situs.csv"
    file.write_text("name,url\nDinas Satu,http://lain.test\nDinas Dua,http://dua.test\n")
    before = list(scene.store.sites.all())
    with pytest.raises(Stopped):
        scene.desk.import_sites(file, StoppedWhile(doing))
    assert list(scene.store.sites.all()) == before
    said = list(scene.room.store.audit.rows())[-1].entry
    assert (said.action, said.result) == ("site.edit", AuditResult.FAILED)
    assert dict(said.details) == {"import": "situs.csv", "error": "Stopped"}


@pytest.mark.parametrize("there", [False, True])
def test_an_export_that_is_stopped_leaves_no_half_file(scene, tmp_path, there) -> None:
    scene.room.enter(Role.ADMIN)
    folder = tmp_path / "keluar"
    folder.mkdir()
    if there:
        (folder / "situs.csv").write_text("lama")
    with pytest.raises(Stopped):
        scene.desk.export_sites(folder / "situs.csv", StoppedWhile("Writing the file…"))
    assert [file.read_text() for file in folder.iterdir()] == (["lama"] if there else [])
    assert list(scene.room.store.audit.rows())[-1].entry.result is AuditResult.FAILED


def test_planned_work_is_no_outage(scene) -> None:
    scene.room.enter(Role.ADMIN)
    scene.pass_s(130)
    start = scene.clock.now_utc().astimezone(WIB)
    scene.desk.add_window(1, f"sekali {start:%Y-%m-%d %H:%M} 60m", "ganti server")
    scene.prober.causes[1] = SiteCause.CONNECT
    scene.pass_s(180)
    assert state(scene) is SiteState.MAINTENANCE
    assert not scene.desk.snapshot().alarms
    detail = scene.desk.detail(1)
    (window,) = detail.windows
    assert window == f"sekali {start:%Y-%m-%d %H:%M} 1j"
    assert "ganti server" in detail.notes[0].text
    scene.desk.remove_window(1, window)
    scene.desk.remove_window(1, window)
    scene.pass_s(10)
    assert state(scene) is SiteState.DOWN
    with pytest.raises(SccError, match="tiap hari"):
        scene.desk.add_window(1, "cron tiap hari 60m", "")


def test_baseline_note_look_and_mute(scene) -> None:
    scene.pass_s(130)
    scene.room.enter(Role.SUPERVISOR)
    scene.desk.approve_baseline(1, Course())
    scene.desk.add_note(1, "sudah ditelepon")
    looked = len(scene.prober.asked)
    scene.desk.look_now(1)
    scene.pass_s(1)
    assert len(scene.prober.asked) > looked
    scene.desk.set_muted(muted=True)
    detail = scene.desk.detail(1)
    assert detail.has_baseline
    assert [note.text for note in detail.notes] == ["sudah ditelepon"]
    assert scene.store.settings.get(MUTED)
    assert {"site.judge", "site.note", "event.acknowledge"} <= set(scene.audited())
    scene.prober.causes[1] = SiteCause.DNS
    with pytest.raises(SccError, match="tidak dapat dibaca"):
        scene.desk.approve_baseline(1, Course())


def test_a_baseline_is_given_up_while_the_site_is_slow_and_nothing_is_taken(scene) -> None:
    scene.pass_s(130)
    scene.room.enter(Role.SUPERVISOR)
    begun, answer, answered, course = threading.Event(), threading.Event(), threading.Event(), Course()

    def slowly(_site) -> None:
        begun.set()
        course.stop()  # a person presses Esc while nothing comes
        assert answer.wait(20)
        answered.set()

    scene.prober.before = slowly
    with pytest.raises(Stopped):
        scene.desk.approve_baseline(1, course)
    assert begun.is_set()
    assert not answered.is_set()
    answer.set()
    assert answered.wait(20)
    assert not scene.desk.detail(1).has_baseline
    last = list(scene.room.store.audit.rows())[-1].entry
    assert (last.action, last.result) == ("site.judge", AuditResult.FAILED)


def test_the_monitors_say_how_they_are(scene) -> None:
    scene.pass_s(130)
    health = scene.monitors.health()
    assert health.looks == len([path for _, path, _, crawler in scene.prober.asked if not path and not crawler])
    assert (health.history_dropped, health.history_trouble, health.look_ups_abandoned) == (0, False, 0)
    assert health.clock_trusted


def test_a_wrong_clock_is_one_alarm_of_no_site(scene) -> None:
    scene.pass_s(130)
    scene.monitors.watch._book.hear_clock(ClockState.WRONG, scene.clock.now_utc())
    scene.pass_s(1)
    (alarm,) = [one for one in scene.desk.snapshot().alarms if one.kind is AlarmKind.NETWORK]
    assert (alarm.site_id, alarm.rings, str(alarm.told)) == (0, False, "JAM KOMPUTER INI SALAH")
    scene.pass_s(1)  # the gate says again that it is right
    (alarm,) = [one for one in scene.desk.snapshot().alarms if one.kind is AlarmKind.NETWORK]
    assert alarm.over_utc is not None


def test_what_was_is_there_for_rows_and_page(scene) -> None:
    now_utc = scene.clock.now_utc()
    changes = [StateChange(1, now_utc - timedelta(hours=2), SiteState.UP)]
    results = [good(1, now_utc - timedelta(minutes=m)) for m in range(90, 0, -1)]
    scene.store.site_history.write(results, changes, [])
    scene.store.site_history.roll_up(now_utc)
    line = scene.desk.lines([1])[1]
    assert len(line.beats) == 60
    assert line.hours
    assert line.days
    day = scene.desk.detail(1).uptimes[0]
    assert (day.days, day.share) == (1, 1.0)
    assert 0.08 < day.coverage < 0.09
