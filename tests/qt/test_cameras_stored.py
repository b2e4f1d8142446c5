"""Cameras changed at the wall: who may, what stands in the audit, what is kept, and that wall and tree follow."""

from dataclasses import replace

import pytest

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.cameras.rights import RoomEditRights
from scc_wall.app.cameras.stored import StoredCameras
from scc_wall.app.options import RunOptions
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, StreamConfig, StreamKey, StreamRole
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import KeyVault
from tests.support.access_room import Room
from tests.support.scripted_feed import ScriptedFeed
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SECRET = "kunci-kamera-1"


class Feed(ScriptedFeed):
    """What `RunningWall` asks of the video core besides."""

    def openers_found(self) -> dict[StreamKey, str]:
        return {}


def camera(number: int, **more) -> CameraConfig:
    account = Credentials("admin", SECRET)
    url = f"rtsp://10.0.0.{number}/1"
    return replace(CameraConfig(0, f"kamera {number}", StreamConfig(url), number=number, credentials=account), **more)


@pytest.fixture
def store(tmp_path):
    home = Home(tmp_path / "home")
    with open_store(home, ScriptedVault(), SYSTEM_CLOCK) as store:
        yield store


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path)
    room.enter("admin")
    return room


@pytest.fixture
def followed():
    return []


@pytest.fixture
def desk(store, room, followed):
    return StoredCameras(lambda: store, RoomEditRights(lambda: room.access), lambda: followed.append(1))


def edits(room: Room) -> list[tuple[str, str, dict]]:
    """Return result, subject and details of each row about cameras."""
    rows = [row.entry for row in room.store.audit.rows() if row.entry.action == "camera.edit"]
    return [(entry.result.value, entry.subject, dict(entry.details)) for entry in rows]


def test_many_are_added_at_once_or_none(desk, store, room, followed) -> None:
    assert desk.add([camera(1), camera(2)]) == 2
    addresses = "rtsp://10.0.0.1/1, rtsp://10.0.0.2/1"
    assert edits(room) == [("done", "cameras", {"added": 2, "names": "kamera 1, kamera 2", "addresses": addresses})]
    with pytest.raises(SccError, match="kamera 2"):
        desk.add([camera(3), replace(camera(2), number=None)])
    assert [one.name for one in store.cameras.list()] == ["kamera 1", "kamera 2"]
    assert [result for result, _, _ in edits(room)] == ["done", "done", "failed"]
    assert len(followed) == 1
    assert SECRET not in str(edits(room))


def test_a_change_keeps_what_the_list_did_not_show(desk, store, room, followed) -> None:
    desk.add([camera(1, main=StreamConfig("rtsp://10.0.0.1/1?pwd=rahasia"))])
    (listed,) = desk.listed()
    assert listed.credentials == Credentials("admin", "")
    desk.change(replace(listed, name="Ampera", number=70))
    (stored,) = store.cameras.list()
    assert (stored.name, stored.number, stored.credentials.password) == ("Ampera", 70, SECRET)
    assert stored.main.url.endswith("pwd=rahasia")
    told = {"camera": "kamera 1", "name": "kamera 1 → Ampera", "number": "1 → 70"}
    assert edits(room)[-1] == ("done", "camera:1", told)
    rows = len(edits(room))
    desk.change(replace(desk.listed()[0], credentials=None))  # nothing differs
    assert (len(edits(room)), len(followed)) == (rows, 2)
    desk.change(replace(stored, credentials=Credentials("", "")))
    assert store.cameras.list()[0].credentials is None


def test_another_host_asks_for_the_password_again(desk, store, room, tmp_path) -> None:
    desk.add([camera(1)])
    moved = replace(desk.listed()[0], main=StreamConfig("rtsp://10.0.0.99/1"))
    rows = len(edits(room))
    with pytest.raises(SccError, match=r"10\.0\.0\.99"):
        desk.change(moved)
    file = tmp_path / "kamera.csv"
    file.write_text("name,main_url,username,password\nKamera 1,rtsp://10.0.0.99/1,admin,\n")
    (fault,) = desk.import_csv(file).faults
    assert (fault.line, "kata sandi" in str(fault.told)) == (2, True)
    assert len(edits(room)) == rows
    assert store.cameras.list()[0].main.url == "rtsp://10.0.0.1/1"
    desk.change(replace(moved, credentials=Credentials("admin", SECRET)))
    assert store.cameras.list()[0].main.url == "rtsp://10.0.0.99/1"


def test_cameras_are_removed_and_reordered(desk, store, room) -> None:
    desk.add([camera(number) for number in range(1, 5)])
    desk.reorder([4, 3])
    assert [one.camera_id for one in desk.listed()] == [4, 3, 1, 2]
    desk.remove([1, 2, 4, 99])
    assert [one.camera_id for one in desk.listed()] == [3]
    names = "kamera 1, kamera 2, kamera 4"
    assert edits(room)[-1] == ("done", "cameras", {"removed": 3, "ids": "1-2,4", "names": names})
    desk.remove([3])
    assert edits(room)[-1][1] == "camera:3"
    with pytest.raises(SccError, match="dihapus"):
        desk.change(camera(3, camera_id=3))


def test_a_file_is_planned_imported_and_written(desk, room, tmp_path) -> None:
    file, out = tmp_path / "kamera.csv", tmp_path / "keluar.csv"
    file.write_text("name,main_url,username,password\nA,rtsp://10.0.0.1/1,admin,kunci\nB,rtsp://10.0.0.2/1,,\n")
    assert desk.plan_import(file).added == 2
    assert not edits(room)
    assert desk.import_csv(file).added == 2
    assert desk.import_csv(file).unchanged == 2
    assert desk.export_csv(out) == 2
    assert b"kunci" not in out.read_bytes()
    told = [details for _, _, details in edits(room)]
    assert told == [{"import": "kamera.csv", "added": 2, "changed": 0}, {"export": "keluar.csv"}]
    file.write_text("name,main_url\nA,bukan alamat\n")
    (fault,) = desk.plan_import(file).faults
    assert fault.line == 2


class StopsAt(Course):
    """Is stopped by a person right before its n-th step."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def step(self, told: Told, done: int = 0, of: int = 0) -> None:
        self.left -= 1
        if not self.left:
            self.stop()
        super().step(told, done, of)


def test_an_import_that_is_stopped_changes_nothing_whenever_it_is(desk, store, tmp_path) -> None:
    file = tmp_path / "kamera.csv"
    file.write_text("name,main_url\nA,rtsp://10.0.0.1/1\nB,rtsp://10.0.0.2/1\n")
    for at in range(1, 6):
        with pytest.raises(Stopped):
            desk.import_csv(file, StopsAt(at))
        assert not store.cameras.list(), at
    assert desk.import_csv(file, StopsAt(6)).added == 2  # after the last step nothing stops it


@pytest.mark.parametrize("login", ["operator", "supervisor", None])
def test_only_an_admin_who_is_in_may_even_look(store, tmp_path, login, followed) -> None:
    room = Room(tmp_path)
    if login is not None:
        room.enter(login)
    desk = StoredCameras(lambda: store, RoomEditRights(lambda: room.access), lambda: followed.append(1))
    store.cameras.add(camera(1))
    file = tmp_path / "k.csv"
    file.write_text("name,main_url\nA,rtsp://10.0.0.1/1\n")
    for act in (
        desk.listed,
        lambda: desk.add([camera(2)]),
        lambda: desk.change(camera(1, camera_id=1, name="x")),
        lambda: desk.remove([1]),
        lambda: desk.reorder([1]),
        lambda: desk.plan_import(file),
        lambda: desk.import_csv(file),
        lambda: desk.export_csv(tmp_path / "o.csv"),
    ):
        with pytest.raises(SccError):
            act()
    assert {result for result, _, _ in edits(room)} == {"refused"}
    assert [one.name for one in store.cameras.list()] == ["kamera 1"]
    assert not followed
    assert not (tmp_path / "o.csv").exists()


@pytest.fixture
def wall(qtbot, tmp_path, store):
    home = Home(tmp_path / "home")
    late = LateStore.opened(store, lambda *_: None)
    running = RunningWall(
        RunOptions(),
        late,
        Feed(),
        Entrance(KeyVault(home, None, {}), home.anchors),
        lambda _: None,
    )
    yield running
    running.close()
    running.ui.desk.deleteLater()
    running.ui.deleteLater()


def names_on(wall: RunningWall) -> list[str]:
    model = wall.ui.model
    shown = [model.camera(place.camera_id) for place in model.grid(0).places]
    return [one.name if one is not None else "" for one in shown]


def test_the_running_wall_follows(wall, store, room, qtbot) -> None:
    wall.open()
    assert names_on(wall) == [""]
    desk = StoredCameras(lambda: store, RoomEditRights(lambda: room.access), wall.parts.cameras.follower.follow)
    with qtbot.waitSignal(wall.ui.cameras_changed):
        desk.add([camera(1), camera(2), camera(3)])
    # Nobody had arranged anything, so they are put there.
    qtbot.waitUntil(lambda: names_on(wall) == ["kamera 1", "kamera 2", "kamera 3", ""], timeout=5000)
    assert [one.name for one in wall.feed.configured] == ["kamera 1", "kamera 2", "kamera 3"]
    with qtbot.waitSignal(wall.ui.cameras_changed):
        desk.change(replace(desk.listed()[0], name="Ampera", number=70))
    assert wall.ui.model.camera_by_number(70).name == "Ampera"
    assert wall.ui.model.camera_by_number(1) is None
    with qtbot.waitSignal(wall.ui.cameras_changed):
        desk.remove([2])
    assert names_on(wall) == ["Ampera", "", "kamera 3", ""]
    with qtbot.waitSignal(wall.ui.cameras_changed):
        desk.add([camera(4)])
    assert names_on(wall) == ["Ampera", "", "kamera 3", ""]  # from now on people arrange
    assert [one.name for one in wall.ui.model.cameras.values()] == ["Ampera", "kamera 3", "kamera 4"]


def test_the_size_of_an_address_that_changed_is_kept_anew(wall, store, qtbot) -> None:
    store.cameras.add(camera(1))
    wall.open()
    key = StreamKey(1, StreamRole.MAIN)
    wall._keeper._sizes[key] = (640, 360)  # as it was seen, before somebody changed the address
    with qtbot.waitSignal(wall.ui.cameras_changed):
        wall.parts.cameras.follower.follow()
    assert wall._keeper._sizes[key] is None
