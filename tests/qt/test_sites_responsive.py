"""300 sites that change every second, through the real desk and a real store, block the UI thread for under 50 ms.

What is counted is the processor time of the UI thread, step by step: on a busy machine the same work takes longer, but
not more of it. What belongs to the worker (asking the store, writing events) runs between the steps and is not counted.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from scc_wall.app.sites.desk import Desk
from scc_wall.app.sites.monitors import Monitors
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.domain.layout import Layout
from scc_wall.domain.site import ProbePhases, ProbeResult, SiteCause, SiteConfig, SiteState
from scc_wall.domain.site_event import EventKind, SiteEvent
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.wall_editing import spread
from scc_wall.storage.store import open_store
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.sites.sites_ui import SitesUi
from scc_wall.ui.sites.sound import Sound
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed, cameras

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SITES = 300
SECONDS = 7
LIMIT_MS = 50.0
STATES = (SiteState.UP, SiteState.DOWN, SiteState.SLOW, SiteState.HACKED, SiteState.UP, SiteState.SUSPICIOUS)


class Meter:
    """Counts the processor time that this thread spends on each step of the UI."""

    def __init__(self) -> None:
        self.steps_ms: list[float] = []

    def __call__(self, step: Callable[[], object]) -> None:
        before = time.thread_time_ns()
        step()
        self.steps_ms.append((time.thread_time_ns() - before) / 1e6)


class BetweenSteps:
    """A `Work` whose jobs run between the steps, uncounted; what they bring is taken in by the UI, counted."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._jobs: list[tuple[Callable[[], Any], Callable[[Any], object]]] = []

    def __call__(self, job: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[SccError], object]):
        self._jobs.append((job, done))

    def run(self) -> None:
        jobs, self._jobs = self._jobs, []
        for job, done in jobs:
            result = job()
            self._meter(lambda done=done, result=result: done(result))


def looked(site_id: int, at_utc, turn: int) -> ProbeResult:
    failed = STATES[(site_id + turn) % len(STATES)] is SiteState.DOWN
    phases = ProbePhases(3.0) if failed else ProbePhases(3.0, 9.0, 20.0, 80.0 + 7 * ((site_id * turn) % 40), 6.0)
    return ProbeResult(site_id, at_utc, SiteCause.CONNECT if failed else None, phases=phases)


def changed(desk: Desk, watched, now_utc, turn: int):
    """Return the snapshot of a second in which every site changes its state."""
    statuses, events = {}, list(watched.events)
    for site_id in watched.sites:
        state = STATES[(site_id + turn) % len(STATES)]
        last = looked(site_id, now_utc, turn)
        statuses[site_id] = SiteStatus(
            site_id, state, now_utc - timedelta(seconds=turn), cause=last.cause, checked_utc=now_utc, last=last
        )
        if state is SiteState.HACKED and site_id % 30 == turn % 30:
            events.insert(0, SiteEvent(EventKind.HACKED, now_utc, (site_id,), event_id=1000 * (turn + 1) + site_id))
    return replace(watched, at_utc=now_utc, statuses=statuses, events=tuple(events))


@pytest.fixture
def store(tmp_path, clock):
    home = Home(tmp_path / "home")
    with open_store(home, KeyVault(home, None, {}, allow_unsealed=True), clock) as opened:
        opened.sites.add_all([SiteConfig(f"Dinas {n:03d}", f"http://opd-{n}.test/") for n in range(SITES)])
        now = clock.now_utc()
        ids = [site.site_id for site in opened.sites.all()]
        opened.site_history.write(
            [looked(i, now - timedelta(minutes=20 - beat), beat) for i in ids for beat in range(20)], [], []
        )
        yield opened


@pytest.fixture
def wall(qtbot, clock):
    known = cameras(3)
    layout = Layout("x", spread([camera.camera_id for camera in known], 4, 1))
    ui = WallUi(ScriptedFeed(), known, layout, clock=clock, wake=NoWake(), settings=WallSettings(tick_ms=1000))
    with qtbot.waitExposed(ui.desk):
        ui.open()
    yield ui
    ui.close()
    ui.desk.deleteLater()
    ui.deleteLater()
    QCoreApplication.sendPostedEvents(None, 0)


class Silence(Sound):
    def __init__(self) -> None:
        super().__init__(platform="linux", which=lambda _: None, beep=lambda: None)


def test_300_sites_that_change_every_second_never_block_the_desk(wall, store, clock, qtbot, record_property, capsys):
    meter = Meter()
    work = BetweenSteps(meter)
    monitors = Monitors(store, clock, SitesOrigin())
    desk = Desk(store, monitors, lambda *_: "uji", clock)
    panel = SitesUi(desk, work, clock=clock, sound=Silence())
    panel.dock_into(wall.desk)
    wall.show_sites(panel)
    wall.commands.run("sites-tile")
    watched = replace(monitors.watch.snapshot, sites={site.site_id: site for site in store.sites.all()})
    desk.take(watched)
    panel.tick()
    work.run()
    QCoreApplication.processEvents()
    meter.steps_ms.clear()
    drawn = panel.panel.model.now_utc
    longest_ms, spent_ms = [], []
    for turn in range(SECONDS):
        meter.steps_ms.clear()
        clock.advance(1.0)
        watched = changed(desk, watched, clock.now_utc(), turn)
        desk.take(watched)
        desk.follow_events()
        for _ in range(4):  # the slow tick comes four times a second
            meter(panel.tick)
            meter(wall._on_slow_tick)
            meter(QCoreApplication.processEvents)
            work.run()
        longest_ms.append(max(meter.steps_ms))
        spent_ms.append(sum(meter.steps_ms))
    assert panel.panel.model.now_utc != drawn
    assert panel.snapshot.statuses == watched.statuses
    assert panel.tile.total == SITES
    longest_ms.sort()
    worst, mean = longest_ms[-1], sum(spent_ms) / SECONDS
    record_property("longest_step_ms", round(worst, 1))
    with capsys.disabled():
        sys.stdout.write(f"\n300 sites: longest step {worst:.1f} ms of the UI thread, {mean:.1f} ms a second in all\n")
    panel.close()
    panel.deleteLater()
    # But for one: Python's garbage collector may take its turn in a step, on a slow machine for long.
    assert longest_ms[-2] < LIMIT_MS
