"""The running wall steers a simulated camera: from the store over panel and guardian to the camera, and back."""

from contextlib import suppress

import pytest
from pytestqt.exceptions import TimeoutError as QtTimeoutError

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.demo import DemoHome
from scc_wall.app.options import RunOptions
from scc_wall.app.ptz.origin import origin_of
from scc_wall.app.training import seed_of
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig, StreamKey
from scc_wall.domain.steering import Drive, Hold
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.simulator.onvif.camera import PtzCamera
from scc_wall.simulator.onvif.demo import ACCOUNT
from scc_wall.simulator.onvif.simulator import PtzSimulator
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("lies unsealed"),
    pytest.mark.timeout(120),
]
WAIT_MS = 30_000
PUSH_MS = 3000
PASSWORD = "latihan-ampera-musi-1234"


class Feed(ScriptedFeed):
    """What `RunningWall` asks of the video core besides."""

    def openers_found(self) -> dict[StreamKey, str]:
        return {}


@pytest.fixture
def simulator():
    with PtzSimulator([PtzCamera("ptz-1", "PTZ 1", ACCOUNT)]) as running:
        yield running


def running_wall(store, home: Home, vault: KeyVault) -> RunningWall:
    late = LateStore.opened(store, lambda *_: None)
    entrance = Entrance(vault, home.anchors, seed_of(home, PASSWORD, SYSTEM_CLOCK))
    wall = RunningWall(RunOptions(tiles=4), late, Feed(), entrance, lambda _: None, ptz=origin_of(home))
    wall.open()
    return wall


@pytest.fixture(autouse=True)
def no_camera_is_waited_for(monkeypatch) -> None:
    for name in ("sites.reception", "ptz.reception", "access.reception"):
        monkeypatch.setattr(f"scc_wall.app.{name}.LATEST_S", 0.0)


@pytest.mark.allows_log("no guardian")
def test_the_end_of_the_program_stops_the_camera_and_leaves_the_row(qtbot, tmp_path, simulator) -> None:
    home = DemoHome(tmp_path / "home")
    vault = KeyVault(home, None, {}, allow_unsealed=True)
    with open_store(home, vault, SYSTEM_CLOCK) as store:
        setup = OnvifSetup(simulator.onvif_url("ptz-1"), steerable=True)
        store.cameras.add(CameraConfig(0, "PTZ", StreamConfig("rtsp://127.0.0.1:1/"), credentials=ACCOUNT, onvif=setup))
        wall = running_wall(store, home, vault)
        try:
            qtbot.waitUntil(
                lambda: wall.parts.ptz.opened is not None and wall.parts.ptz.opened.panel is not None, timeout=WAIT_MS
            )
            qtbot.waitUntil(lambda: wall.reception.room is not None, timeout=WAIT_MS)
            wall._home = home  # as for a wall that is no demo
            wall._look_after_backups()
            wall.parts.backups.look()
            qtbot.waitUntil(lambda: wall.parts.backups._state.known, timeout=WAIT_MS)
            access = wall.reception.room.access
            letter = next(one for one in access.letters.list() if one.letter.number.endswith("/2/DEMO"))
            access.door.log_in("latihan-pengawas", PASSWORD, letter.letter_id, "Uji", notice_acknowledged=True)
            desk = wall.parts.ptz.opened.desk
            wall.ui.model.select(TileAddress(0, 0))
            wall.ui.commands.run("ptz")
            qtbot.waitUntil(lambda: drive(desk) is Drive.REST, timeout=WAIT_MS)
            before = simulator.device("ptz-1").look()
            push(desk, qtbot)
            assert wall.parts.ptz.figures.moving == 1
            pid = wall.parts.ptz.opened.parts.guardian_pid
            assert pid is not None
        finally:
            wall.close()
            wall.ui.desk.deleteLater()
            wall.ui.deleteLater()
        assert simulator.device("ptz-1").look() != before
        assert simulator.device("ptz-1").received(moving_only=True)[-1].stops
        (row,) = store.audit.with_action("ptz.move")
        assert (row.entry.who, row.entry.result) == ("latihan-pengawas", AuditResult.DONE)
        assert row.entry.letter_number == "LATIHAN/2/DEMO"
        assert not store.ptz_locks.locks()


def push(desk, qtbot) -> None:
    """Push the stick until the camera moves: a guardian that is late on a busy machine has the push refused."""
    for _ in range(WAIT_MS // PUSH_MS):
        desk.steer(1, Hold(pan=0.2))
        with suppress(QtTimeoutError):
            qtbot.waitUntil(lambda: drive(desk) is Drive.MOVING, timeout=PUSH_MS)
            return
    pytest.fail("the camera does not move")


def drive(desk) -> Drive | None:
    steering = desk.view(1).steering
    return None if steering is None else steering.drive


def test_a_wall_without_such_a_camera_opens_nothing_until_there_is_one(qtbot, tmp_path) -> None:
    home = DemoHome(tmp_path / "home")
    vault = KeyVault(home, None, {}, allow_unsealed=True)
    with open_store(home, vault, SYSTEM_CLOCK) as store:
        watched = store.cameras.add(CameraConfig(0, "Tetap", StreamConfig("rtsp://127.0.0.1:1/")))
        wall = running_wall(store, home, vault)
        try:
            qtbot.waitUntil(lambda: wall.parts.sites.panel is not None, timeout=WAIT_MS)
            wall.parts.ptz.look()
            assert wall.parts.ptz.opened is None
            assert wall.parts.ptz.figures is None
            setup = OnvifSetup("http://127.0.0.1:1/", steerable=True)
            wall.ui.set_cameras([CameraConfig(watched.camera_id, "Tetap", watched.main, onvif=setup)])
            qtbot.waitUntil(
                lambda: wall.parts.ptz.opened is not None and wall.parts.ptz.opened.panel is not None, timeout=WAIT_MS
            )
        finally:
            wall.close()
            wall.ui.desk.deleteLater()
            wall.ui.deleteLater()


@pytest.mark.parametrize(("folder", "told"), [("scc-wall", "ruang"), ("ruang-b", "ruang (ruang-b)")])
def test_a_station_is_named_by_its_machine_and_home(monkeypatch, tmp_path, folder, told) -> None:
    monkeypatch.setattr("platform.node", lambda: "ruang")
    home = Home(tmp_path / folder)
    origin = origin_of(home)
    assert (origin.home, origin.station) == (home, told)
    assert origin_of(home) == origin  # its key is the same at each start
    assert origin_of(Home(tmp_path / "lain" / folder)).key != origin.key
