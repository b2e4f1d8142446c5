"""A store that turns out to be damaged behind the first pictures: the wall shows what took its place at once."""

import os

import pytest

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.layouts import LAST, spread_layout
from scc_wall.app.options import RunOptions
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig, StreamKey
from scc_wall.domain.layout import Layout
from scc_wall.storage.backups import Backups
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.allows_log("The store was")]


class Feed(ScriptedFeed):
    def openers_found(self) -> dict[StreamKey, str]:
        return {}


def add(store, *numbers: int) -> None:
    for number in numbers:
        store.cameras.add(CameraConfig(0, f"kamera {number}", StreamConfig(f"rtsp://127.0.0.1/{number}")))


def kept(store, *order: int) -> None:
    store.layouts.save(Layout(LAST, spread_layout([store.cameras.list()[n] for n in order], 1, 4).pages))


@pytest.fixture
def home(tmp_path):
    """Return a home with two cameras in its backup, the second first, and three in a store that is damaged by now."""
    home = Home(tmp_path / "home")
    with open_store(home, KeyVault(home, None, {}), SYSTEM_CLOCK) as store:
        add(store, 1, 2)
        kept(store, 1, 0)
    assert Backups(home.backups, SYSTEM_CLOCK).make(home.database) is not None
    with open_store(home, KeyVault(home, None, {}), SYSTEM_CLOCK) as store:
        add(store, 3)
        kept(store, 0, 1, 2)
    return home


@pytest.fixture
def wall(home, qtbot):
    """Return a wall that read the store early, and whose store is found damaged when it is opened."""
    vault = KeyVault(home, None, {})
    late = LateStore.at(home, vault, SYSTEM_CLOCK, lambda *_: None)
    content = bytearray(home.database.read_bytes())
    content[8 * 4096 : 9 * 4096] = os.urandom(4096)
    home.database.write_bytes(content)
    running = RunningWall(RunOptions(), late, Feed(), Entrance(vault, home.anchors), lambda _: None)
    yield running
    running.close()
    late.close()
    running.ui.desk.deleteLater()
    running.ui.deleteLater()


def shown(wall) -> list[int | None]:
    return [place.camera_id for place in wall.ui.model.grid(0).places]


def stored_last(home) -> list[int | None]:
    with open_store(home, KeyVault(home, None, {}), SYSTEM_CLOCK) as store:
        return [place.camera_id for place in store.layouts.load(LAST).pages[0].screens[0].places]


def test_the_wall_shows_and_keeps_what_took_its_place(wall, home, qtbot) -> None:
    assert shown(wall)[:3] == [1, 2, 3]  # the damaged file's
    wall.open()
    qtbot.waitUntil(lambda: shown(wall)[:3] == [2, 1, None], timeout=20_000)
    assert list(wall.ui.model.cameras) == [1, 2]
    assert [camera.camera_id for camera in wall._store.cameras] == [1, 2]
    assert "Kamera dan tata letak kini dari sana" in wall.ui.notices.message
    wall._keeper.close()
    assert stored_last(home)[:3] == [2, 1, None]


def test_what_a_person_arranged_meanwhile_stays(wall, qtbot) -> None:
    wall.ui.model.set_grid(0, 9, 0)
    wall.open()
    qtbot.waitUntil(lambda: list(wall.ui.model.cameras) == [1, 2], timeout=20_000)
    assert len(shown(wall)) == 9
    assert shown(wall)[:3] == [1, 2, None]


def test_a_wall_that_ends_before_leaves_the_backup_s_layout(wall, home) -> None:
    wall.close()
    assert stored_last(home)[:2] == [2, 1]
