"""The running wall itself is locked from its first moment: nobody has to remember to put the lock in."""

import gc
from types import SimpleNamespace

import pytest

from scc_wall.app import wall as app_wall
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.reception import Stage
from scc_wall.app.options import RunOptions
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, StreamConfig, StreamKey
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui.commands import WATCHING
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Feed(ScriptedFeed):
    """What `RunningWall` asks of the video core besides."""

    def openers_found(self) -> dict[StreamKey, str]:
        return {}


@pytest.fixture(params=[True, False], ids=["wall-only", "desk"])
def wall(request, qtbot, tmp_path):
    home = Home(tmp_path / "home")
    vault = KeyVault(home, None, {})
    with open_store(home, vault, SYSTEM_CLOCK) as store:
        for number in range(1, 6):
            store.cameras.add(CameraConfig(0, f"kamera {number}", StreamConfig(f"rtsp://127.0.0.1/{number}")))
        late = LateStore.opened(store, lambda *_: None)
        options = RunOptions(tiles=4, wall_only=request.param)
        running = RunningWall(options, late, Feed(), Entrance(vault, home.anchors), lambda _: None)
        yield running
        running.close()
        running.ui.desk.deleteLater()
        running.ui.deleteLater()


def test_the_wall_opens_locked_and_stays_so_with_nobody_in(wall, qtbot) -> None:
    for _ in ("before its windows", "after"):
        for action in wall.ui.commands.actions - WATCHING:
            assert not wall.ui.commands.run(action), action
        wall.open()
    assert not wall.ui.desk.cameras.isEnabled()
    qtbot.waitUntil(lambda: wall.reception.stage is Stage.NO_ACCOUNT, timeout=10_000)
    for action in wall.ui.commands.actions - WATCHING:
        assert not wall.ui.commands.run(action), action
    before = wall.ui.model.page_index
    assert wall.ui.commands.run("page-next")
    assert wall.ui.model.page_index != before


@pytest.mark.allows_log("Disk lambat.")
def test_events_of_sites_do_not_pile_up_behind_a_slow_disk(wall, monkeypatch) -> None:
    sites, asked = wall.parts.sites, []
    monkeypatch.setattr(sites, "_desk", SimpleNamespace(owes_events=True, follow_events=lambda: None))
    monkeypatch.setattr(sites._opening, "_work", lambda *request: asked.append(request))
    for told in (1, 2):
        for _ in range(3):
            sites._on_seen()
        assert len(asked) == 1
        asked.pop()[told](SccError(Told("Disk lambat.", "A slow disk.")))  # done, then refused: it is tried again
    sites._on_seen()
    assert len(asked) == 1
    monkeypatch.undo()


def test_cycles_are_looked_for_by_the_ui_thread_alone(wall) -> None:
    gc.enable()  # as Python begins
    wall.open()
    assert not gc.isenabled()


def test_after_the_end_nothing_may_be_done_any_more(wall) -> None:
    wall.open()
    wall.close()
    assert not wall.ui.commands.run("grid-9")


def test_a_wall_that_closes_while_its_parts_are_loaded_makes_none(wall, qtbot) -> None:
    wall.open()
    wall._made_mono_ns -= 10**10  # pictures will not come: it is late enough without them
    wall._look_for_parts()
    assert wall._loading.running
    wall.close()
    assert not wall._loading.running
    assert wall._parts is None


def test_the_collector_is_asked_as_long_as_the_wall_runs(wall, qtbot, monkeypatch) -> None:
    """A connection to a method holds nobody: the collector was gone with the function that had made it."""
    asked = []
    monkeypatch.setattr(app_wall, "COLLECT_EVERY_MS", 10)
    monkeypatch.setattr(app_wall, "SETTLED_AFTER_S", 0.01)
    monkeypatch.setattr(app_wall.PinnedCollector, "settle", lambda _self: asked.append("settle"))
    monkeypatch.setattr(app_wall.PinnedCollector, "look", lambda _self: asked.append("look"))
    wall.open()
    gc.collect()
    qtbot.waitUntil(lambda: "settle" in asked and asked.count("look") > 2)
