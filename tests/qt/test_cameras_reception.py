"""The way to the list of cameras: who gets in, and that it ends with the session that opened it."""

from dataclasses import replace

import pytest

from scc_wall.app.cameras.origin import CamerasOrigin
from scc_wall.app.cameras.reception import CamerasReception
from scc_wall.app.layouts import spread_layout
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.camera import Credentials, StreamConfig
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui.wall_ui import WallUi
from tests.support.access_room import Room
from tests.support.clock import ManualClock
from tests.support.scripted_feed import ScriptedFeed, cameras
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WAIT_MS = 20_000


class Wall:
    """A wall with the reception of its cameras, and the room that says who is in."""

    def __init__(self, store, room: Room) -> None:
        self.store, self.room, self.feed = store, room, ScriptedFeed()
        known = store.cameras.list()
        self.ui = WallUi(self.feed, known, spread_layout(known, 1))
        late = LateStore.opened(store, lambda *_: None)
        origin = CamerasOrigin(interfaces=lambda: ["127.0.0.1"], probed=(("127.0.0.1", 9),))
        self.clock = ManualClock()
        self.reception = CamerasReception(late, self.ui, lambda: room.access, self.clock, lambda: origin)
        self.ui.open()

    @property
    def dialog(self):
        dialogs = self.reception.dialogs
        return None if dialogs is None else dialogs.dialog

    def close(self) -> None:
        self.reception.close()
        self.ui.close()
        self.ui.desk.deleteLater()
        self.ui.deleteLater()


@pytest.fixture
def wall(qtbot, tmp_path):
    vault = ScriptedVault()
    with open_store(Home(tmp_path / "home"), vault, SYSTEM_CLOCK) as store:
        for camera in cameras(3):
            store.cameras.add(replace(camera, camera_id=0))
        wall = Wall(store, Room(tmp_path))
        wall.vault = vault
        yield wall
        wall.close()
        wall.close()


@pytest.mark.parametrize("login", [None, "operator", "supervisor"])
def test_whoever_may_not_is_told_and_it_is_recorded(wall, qtbot, login) -> None:
    if login is not None:
        wall.room.enter(login)
    assert wall.ui.commands.run("cameras")  # no lock of the wall stands before it: its own desk refuses
    qtbot.waitUntil(lambda: wall.ui.notices.message.startswith("⚠"), timeout=WAIT_MS)
    assert wall.room.actions().count("!camera.edit") == 1
    for _ in range(3):  # the key is held down
        assert wall.ui.commands.run("cameras")
        assert not wall.reception._opening
    wall.clock.advance(61.0)
    assert wall.ui.commands.run("cameras")
    qtbot.waitUntil(lambda: not wall.reception._opening, timeout=WAIT_MS)
    assert wall.room.actions().count("!camera.edit") == 2
    assert wall.dialog is None


def test_the_list_opens_for_an_admin_and_ends_with_their_session(wall, qtbot) -> None:
    wall.room.enter("admin")
    wall.reception.open()
    wall.reception.open()  # pressed twice
    qtbot.waitUntil(lambda: wall.dialog is not None and wall.dialog.isVisible(), timeout=WAIT_MS)
    wall.reception.look()
    assert wall.dialog is not None
    job = wall.reception.desk.discover()
    wall.room.access.sessions.lock()
    wall.reception.look()
    assert wall.dialog is None
    assert job.news().over
    wall.reception.open()
    qtbot.waitUntil(lambda: not wall.reception._opening, timeout=WAIT_MS)
    assert wall.dialog is None


def test_the_program_ends_while_the_list_is_open_and_a_job_runs(wall, qtbot) -> None:
    wall.room.enter("admin")
    wall.reception.open()
    qtbot.waitUntil(lambda: wall.dialog is not None and wall.dialog.isVisible(), timeout=WAIT_MS)
    job = wall.reception.desk.discover()
    wall.close()
    assert job.news().over


def test_what_somebody_else_stored_is_followed(wall, qtbot) -> None:
    assert wall.store.cameras.add(replace(cameras(4)[3], camera_id=0)).camera_id == 4  # at the terminal
    wall.reception.look()
    assert len(wall.ui.model.cameras) == 3
    wall.clock.advance(16.0)
    wall.reception.look()
    qtbot.waitUntil(lambda: len(wall.ui.model.cameras) == 4, timeout=WAIT_MS)
    changes = []
    wall.ui.cameras_changed.connect(lambda: changes.append(1))
    wall.reception.follower.follow()
    wall.reception.follower.follow()
    with qtbot.waitSignal(wall.ui.cameras_changed):
        wall.store.cameras.remove(4)
        wall.reception.follower.follow()
    assert len(changes) == 1  # nothing differed before


@pytest.mark.allows_log("can't be unsealed now")
def test_a_secret_that_cannot_be_read_for_a_moment_takes_no_password_away(wall, qtbot) -> None:
    account = Credentials("admin", "kunci")
    first = wall.store.cameras.list()[0]
    wall.store.cameras.update(replace(first, credentials=account, main=StreamConfig("rtsp://127.0.0.1/0?pwd=kunci")))
    with qtbot.waitSignal(wall.ui.cameras_changed):
        wall.reception.follower.follow()
    shown = wall.feed.configured[0]
    assert (shown.credentials, shown.main.url) == (account, "rtsp://127.0.0.1/0?pwd=kunci")
    wall.vault.broken = True  # its key is being changed by another program
    with qtbot.waitSignal(wall.ui.cameras_changed):
        wall.store.cameras.remove(3)
        wall.reception.follower.follow()
    assert wall.feed.configured[0] == shown
    assert len(wall.feed.configured) == 2
    with qtbot.waitSignal(wall.ui.cameras_changed):
        stored = replace(wall.store.cameras.list_without_passwords()[1], number=88)
        wall.store.cameras.update(stored)
        wall.reception.follower.follow()
    assert wall.feed.configured[0] == shown
