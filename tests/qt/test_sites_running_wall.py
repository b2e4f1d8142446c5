"""The running wall watches its sites: from the store and real looks on loopback to the panel, and back at the end."""

import pytest

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.options import RunOptions
from scc_wall.app.sites.late_monitors import LateMonitors
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.camera import StreamKey
from scc_wall.domain.site import SiteCause, SiteConfig, SiteState
from scc_wall.simulator.sites.faults import SiteFault
from scc_wall.simulator.sites.server import SimulatedSite, SiteSimulator
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui.sites.desk import AlarmKind
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WAIT_MS = 30_000


class Feed(ScriptedFeed):
    """What `RunningWall` asks of the video core besides."""

    def openers_found(self) -> dict[StreamKey, str]:
        return {}


class Names:
    """The simulator's names as a resolver."""

    def __init__(self, simulator: SiteSimulator) -> None:
        self._simulator = simulator

    def resolve(self, host: str, timeout_s: float) -> list[str]:
        if not (addresses := self._simulator.resolve(host)):
            raise OSError("no such name")
        return addresses


@pytest.fixture
def simulator():
    simulator = SiteSimulator([SimulatedSite("aman", "Dinas Aman"), SimulatedSite("lain", "Dinas Lain", https=False)])
    yield simulator
    simulator.stop()


@pytest.fixture
def wall(qtbot, tmp_path, simulator, monkeypatch):
    monkeypatch.setattr("scc_wall.app.sites.reception.LATEST_S", 0.0)  # there is no camera to wait for
    home = Home(tmp_path / "home")
    ca = tmp_path / "ca.pem"
    ca.write_text(simulator.authority.root_pem)
    with open_store(home, KeyVault(home, None, {}), SYSTEM_CLOCK) as store:
        store.sites.add_all(
            [
                SiteConfig(site["title"], site["named_url"], internal=True, interval_s=1.0)
                for site in simulator.listing()
            ]
        )
        running = RunningWall(
            RunOptions(tiles=4),
            LateStore.opened(store, lambda *_: None),
            Feed(),
            Entrance(KeyVault(home, None, {}), home.anchors),
            lambda _: None,
            sites=SitesOrigin(Names(simulator), ca),
        )
        running.open()
        yield running
        running.close()
        running.ui.desk.deleteLater()
        running.ui.deleteLater()
        assert store.site_history.last_states()[1].state is SiteState.UNKNOWN  # from now on nobody watches
        assert store.site_history.beats([1], 60)[1]
        assert not (home.root / "wall-open").exists()  # it ended in order


def states(wall: RunningWall) -> dict[int, SiteState]:
    panel = wall.parts.sites.panel
    return {} if panel is None else {i: status.state for i, status in panel.snapshot.statuses.items()}


@pytest.mark.timeout(120)
def test_from_the_first_look_to_an_alarm_and_its_end(wall, simulator, qtbot) -> None:
    qtbot.waitUntil(lambda: states(wall) == {1: SiteState.UP, 2: SiteState.UP}, timeout=WAIT_MS)
    assert wall.parts.sites.panel.dock.isVisible()
    simulator.set_fault("lain", SiteFault.HACKED_TITLE)
    qtbot.waitUntil(lambda: states(wall)[2] is SiteState.HACKED, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(wall.parts.events.panel.strips[0].event_ids()), timeout=WAIT_MS)
    assert wall.parts.sites.panel.strip.isHidden()  # one strip tells of all
    hacked = next(event for event in wall.parts.events.panel.snapshot.events if event.kind == "site.hacked")
    assert hacked.waiting
    qtbot.waitUntil(lambda: not wall.parts.events.desk.owes, timeout=WAIT_MS)
    assert wall.ui.desk.statusBar().isAncestorOf(wall.parts.events.panel.badge)
    assert wall.parts.events.panel.panel.isVisible()
    (alarm,) = wall.parts.sites.panel.snapshot.alarms
    assert (alarm.kind, alarm.name) == (AlarmKind.HACKED, "Dinas Lain")
    evidence = wall.parts.sites.panel.snapshot.statuses[2].verdict.evidence
    assert any("slot" in one.matched.lower() for one in evidence)
    wall.ui.commands.run("sites-acknowledge")  # nobody is in
    qtbot.waitUntil(lambda: "masuk" in wall.ui.desk.message.text().lower(), timeout=WAIT_MS)
    assert not wall.parts.sites.panel.snapshot.alarms[0].acknowledged_by
    number = next(n for n, event, _ in wall.parts.events.desk.book.lasting() if event.kind == "site.hacked")
    wall.parts.events.desk.take_note(number, "sari", SYSTEM_CLOCK.now_utc())
    qtbot.waitUntil(lambda: wall.parts.sites.panel.snapshot.alarms[0].acknowledged_by == "sari", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: hacked.event_id not in wall.parts.events.panel.strips[0].event_ids(), timeout=WAIT_MS)
    assert wall.parts.sites.snapshot.statuses[1].cause is not SiteCause.CONTENT


def test_a_wall_without_sites_makes_no_monitors_until_there_is_one(tmp_path) -> None:
    home = Home(tmp_path / "empty")
    with open_store(home, KeyVault(home, None, {}), SYSTEM_CLOCK) as store:
        monitors = LateMonitors(store, SYSTEM_CLOCK, SitesOrigin())
        monitors.look()
        assert monitors.health() is None
        assert not monitors.snapshot.sites
        store.sites.add(SiteConfig("Dinas Baru", ""))
        monitors.look()
        assert monitors.health() is not None
        monitors.stop()
        monitors.stop()
