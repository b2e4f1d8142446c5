"""A running wall under load, over a store whose disk is slow: the UI thread is never away from its event loop for long.

36 tiles with pictures, 100 cameras in the list, 300 websites, every transaction of the store delayed,
through an operator's hour: panels open, log-in, layouts, dialogs, docks, log-out.

What is held to a limit is processor time, which a busy machine does not change much; it is set generously, since one
beat of the watch may see two things that fell together, and a slower machine takes longer for each. A wait for the disk
takes no processor time: no transaction may run on the UI thread at all. The figures of a quiet machine stand in
decision 0056.
"""

import threading
import time
import traceback
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import event

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.reception import Stage
from scc_wall.app.demo import DemoHome
from scc_wall.app.options import RunOptions
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.training import seed_of
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.feed import Picture
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_references import REFERENCES
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed, cameras
from tests.support.ui_watch import UiWatch

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
    pytest.mark.timeout(120),
]
DISK_S = 0.1
CPU_MS = 250.0
PASSWORD = "latihan-ampera-musi-1234"
WAIT_MS = 30_000


class Feed(ScriptedFeed):
    """Publishes pictures of every tile, half of them at each turn."""

    turn = 0

    def openers_found(self):
        return []

    def publish(self):
        self.turn += 1
        for tile_id, tile in list(self.tiles.items())[self.turn % 2 :: 2]:
            old = self.pictures.get(tile_id)
            if old is None or old.size_px != tile.size_px:
                width, height = tile.size_px
                old = Picture(np.zeros((height, width, 4), np.uint8).data, (0, 0, width, height), 0, 1, 0)
            self.pictures[tile_id] = old._replace(sequence=old.sequence + 1)
            self.news.append(tile_id)


class NoNames:
    def resolve(self, host, timeout_s):
        raise OSError("no such name")


class Shift:
    """A wall, its watch, and what a person does at it."""

    def __init__(self, wall, watch, qtbot):
        self.wall = wall
        self.watch = watch
        self.qtbot = qtbot

    @property
    def dialog(self):
        callers = self.wall.reception._callers
        return None if callers is None else callers.dialog

    def step(self, name, act, until, turns=12):
        """Do something in a turn of its own, wait until it is done, and for some turns of the wall's tick after it."""
        self.watch.step(name)
        QTimer.singleShot(0, self.wall.ui, lambda: (self.watch.beat(), act()))
        self.qtbot.waitUntil(until, timeout=WAIT_MS)
        end = self.wall.ui._tick.meter.count + turns
        self.qtbot.waitUntil(lambda: self.wall.ui._tick.meter.count >= end, timeout=WAIT_MS)

    def command(self, name, until=lambda: True, **more):
        self.step(name, partial(self.wall.ui.commands.run, name), until, **more)

    def list_of(self, name):
        self.command(name, lambda: self.dialog is not None and self.dialog.isVisible())
        self.step(f"{name} closed", self.dialog.reject, self._left)  # what still reads is not left

    def _left(self):
        if self.dialog is not None:
            self.dialog.reject()
        return self.dialog is None

    def window_of(self, name):
        self.command(name, lambda: bool(windows()))
        self.step(f"{name} closed", lambda: [one.close() for one in windows()], lambda: not windows())


def windows():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


@pytest.fixture
def shift(qtbot, tmp_path):
    home = DemoHome(tmp_path / "home")
    vault = KeyVault(home, None, {}, allow_unsealed=True)
    with open_store(home, vault, SYSTEM_CLOCK) as store:
        for camera in cameras(100):
            store.cameras.add(replace(camera, camera_id=0, name=f"{camera.name} {camera.number}"))
        addresses = (f"https://dinas{n}.example.id/" for n in range(300))
        store.settings.set(REFERENCES, "")  # nobody is asked whether the own network is there
        store.sites.add_all([SiteConfig(f"Dinas {n}", url, internal=True) for n, url in enumerate(addresses)])
        feed, late = Feed(), LateStore.opened(store, lambda *_: None)
        entrance = Entrance(vault, home.anchors, seed_of(home, PASSWORD, SYSTEM_CLOCK))
        sites = SitesOrigin(NoNames(), None)
        wall = RunningWall(RunOptions(tiles=36), late, feed, entrance, lambda _: None, sites=sites)
        watch = UiWatch()
        publish = QTimer(wall.ui)
        publish.timeout.connect(feed.publish)
        publish.start(40)
        slow, on_ui_thread = [], []
        ui_thread = threading.get_ident()

        def disk(_connection):
            if slow and threading.get_ident() == ui_thread:
                on_ui_thread.append("".join(traceback.format_stack(limit=12)))
            elif slow:
                time.sleep(DISK_S)

        event.listen(store._database._engine, "commit", disk)
        wall.open()
        made = Shift(wall, watch, qtbot)
        made.slow, made.on_ui_thread = slow, on_ui_thread
        yield made
        slow.clear()
        watch.stop()
        publish.stop()
        wall.close()
        wall.ui.desk.deleteLater()
        wall.ui.deleteLater()
        QCoreApplication.sendPostedEvents(None, 0)


def test_nothing_that_an_operator_does_holds_the_ui_thread(shift):
    wall = shift.wall
    shift.qtbot.waitUntil(lambda: wall.reception.stage is Stage.OPEN and wall.desk._timer is not None, timeout=WAIT_MS)
    shift.slow.append(True)
    shift.watch.step("nothing")
    shift.watch.steps = shift.watch.steps[-1:]  # what came before is the start, which has measurements of its own
    shift.command("session", lambda: shift.dialog is not None and shift.dialog.isVisible())
    door = shift.dialog
    door.login.editor.setText("latihan-pengawas")
    door.password.editor.setText(PASSWORD)
    door.notice.read.setChecked(True)
    shift.step("enter", door.enter.click, lambda: wall.reception.present is not None and shift.dialog is None)
    for grid in ("grid-9", "grid-64", "grid-36"):
        shift.command(grid, lambda: not wall.ui.commands._turns._held)
    shift.list_of("letters")
    shift.window_of("sites-table")
    shift.command("session-panel")
    shift.command("panels-reset")
    shift.command("wall-only")
    shift.step("wall-only, back", wall.ui.toggle_bare, lambda: not wall.ui.desk.bare)
    shift.command("leave", lambda: wall.reception.present is None)
    told = "\n".join(step.told() for step in shift.watch.steps)
    print("    cpu    wall ms\n" + told)  # noqa: T201 - the figures, for `pytest -s`
    assert max(step.cpu_ms for step in shift.watch.steps) < CPU_MS, told
    assert not shift.on_ui_thread, shift.on_ui_thread[0]
