"""Guest mode: no pixel of a hidden camera is painted, and only somebody who is in shows it again."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.room_lock import RoomLock
from scc_wall.app.guests.memory import GUESTS_CHOSEN, GUESTS_ON, StoredGuests, stored_guests
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.feed import Picture
from scc_wall.domain.guests import Guests
from scc_wall.domain.layout import Layout
from scc_wall.domain.role import Action
from scc_wall.domain.tile import Zoom
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.simulator.stamp import draw_stamp, read_stamp
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from tests.support.access_room import PASSWORD, Room
from tests.support.records_at_once import RecordsAtOnce
from tests.support.scripted_feed import ScriptedFeed, cameras
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CAMERAS = cameras(4)
SECRET = CAMERAS[1]
"""The camera that guests must not see; its picture has a colour that nothing else has."""
COLOURS_BGR = [(40, 90, 40), (254, 0, 255), (90, 40, 40), (40, 40, 90)]


class Memory:
    """A `GuestMemory` that writes down what it was told; may refuse."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.refuse = False

    def entered(self) -> None:
        self.told.append("entered")

    def left(self) -> None:
        self._keep("left")

    def chose(self, chosen: frozenset[int]) -> None:
        self._keep(chosen)

    def _keep(self, what: object) -> None:
        if self.refuse:
            raise SccError(Told("Penyimpanan penuh.", "The disk is full."))
        self.told.append(what)


@pytest.fixture
def wall(qtbot, clock, open_wall, tmp_path) -> SimpleNamespace:
    room, feed, lock, memory = Room(tmp_path, None, clock), ScriptedFeed(), CommandLock(), Memory()
    lock.room = RoomLock(room.access, clock, RecordsAtOnce())
    layout = Layout("Harian", spread([camera.camera_id for camera in CAMERAS], 4, 1))
    ui = open_wall(feed, CAMERAS, layout, lock=lock, witness=lock.witness)
    ui.commands.guests.memory = memory
    ui.desk.resize(1500, 900)
    qtbot.waitUntil(lambda: len(feed.tiles) == 4 and ui.walls[0].width() > 800)
    return SimpleNamespace(ui=ui, feed=feed, room=room, memory=memory, wall=ui.walls[0], clock=clock, qtbot=qtbot)


def send_pictures(wall: SimpleNamespace) -> None:
    """Publish a stamped picture of each tile, as decoders do, at once."""
    for tile_id, tile in wall.feed.tiles.items():
        at = [camera.camera_id for camera in CAMERAS].index(tile.camera_id)
        width, height = tile.size_px
        pixels = np.zeros((height, width, 4), np.uint8)
        pixels[:, :, :3] = COLOURS_BGR[at]
        draw_stamp(pixels[:, :, :3], 1000 + at)
        wall.feed.pictures[tile_id] = Picture(pixels.data, (0, 0, width, height), 1, 1, 0)
        wall.feed.news.append(tile_id)
    wall.ui._on_tick()
    wall.ui._on_slow_tick()


def pixels_of(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def stamps(wall: SimpleNamespace) -> set[int]:
    """Return the stamps that can be read off the wall as it is painted."""
    seen = pixels_of(wall.wall.grab().toImage())
    found = set()
    for tile in wall.wall.tiles:
        x, y, width, height = tile.rect
        stamp = read_stamp(seen[y : y + height, x : x + width])
        if stamp is not None:
            found.add(stamp)
    return found


def shows_secret(wall: SimpleNamespace) -> bool:
    """Return whether any pixel of the hidden camera's colour is on the desk, the wall in it, or the screen's copy."""
    QCoreApplication.processEvents()  # paint events that wait: a new grid leaves the old one on the window until then
    wall.ui.desk.repaint()  # a busy machine puts painting off to a later turn
    wall.wall.repaint()
    desk = wall.ui.desk
    on_screen = desk.screen().grabWindow(0).toImage()
    # Of the screen only where the desk stands: offscreen, what was beside a window before it was moved stays there.
    images = [desk.grab().toImage(), wall.wall.grab().toImage(), on_screen.copy(desk.geometry())]
    return any(
        bool((np.abs(pixels_of(image).astype(int) - COLOURS_BGR[1]).max(axis=2) < 24).any())
        for image in images
        if not image.isNull()
    )


def hide(wall: SimpleNamespace) -> None:
    wall.ui.model.set_guests(Guests(on=True, chosen=frozenset({SECRET.camera_id})))


def test_the_wall_shows_every_camera_until_guests_come(wall) -> None:
    send_pictures(wall)
    assert stamps(wall) == {1000, 1001, 1002, 1003}
    assert shows_secret(wall)
    hide(wall)
    assert stamps(wall) == {1000, 1002, 1003}
    assert not shows_secret(wall)
    assert SECRET.camera_id in {tile.camera_id for tile in wall.feed.tiles.values()}  # its stream goes on
    wall.ui.model.set_guests(Guests(chosen=frozenset({SECRET.camera_id})))
    assert stamps(wall) == {1000, 1001, 1002, 1003}  # at once


@pytest.mark.parametrize("how", ["new picture", "spotlight", "zoom", "second tile", "page", "details", "grid"])
def test_no_way_of_looking_shows_a_hidden_camera(wall, how) -> None:
    address = TileAddress(0, 1)
    send_pictures(wall)
    model = wall.ui.model
    if how == "zoom":  # its map was drawn before guests came
        model.set_zoom(address, Zoom(0.25, 0.25, 0.5, 0.5))
        assert wall.wall.painter_of(next(t.tile_id for t in wall.wall.tiles if t.address == address)).zoom_map
    hide(wall)
    if how == "spotlight":
        model.spotlight(address)
    elif how == "second tile":
        model.put(TileAddress(0, 3), SECRET.camera_id, 0)
    elif how == "page":
        wall.ui.commands._edits.add_page()
        model.put(TileAddress(0, 0), SECRET.camera_id, 0)
    elif how == "details":
        model.toggle_details()
    elif how == "grid":
        model.set_grid(0, 9, 0)
    for _ in range(2):
        send_pictures(wall)
        assert not shows_secret(wall)
        assert 1001 not in stamps(wall)
    for tile in wall.wall.tiles:
        if tile.place.camera_id == SECRET.camera_id:
            painter = wall.wall.painter_of(tile.tile_id)
            assert painter.thumbnail((160, 90)) is None  # what a drag or a preset would keep
            assert painter.zoom_map is None
            assert SECRET.name not in painter.look.spoken()
            assert painter.look.title == "02"


def test_every_wall_says_that_guests_are_there_and_no_name_of_a_person(wall) -> None:
    hide(wall)
    wall.ui._on_slow_tick()
    assert wall.wall.corner.text.startswith("MODE TAMU")
    wall.ui.toggle_bare()
    wall.ui.tell("Sesi Rina Putri dibuka")
    assert wall.wall.middle.text == ""
    wall.ui.commands.tell("Terkunci: masuk dahulu (Ctrl+L)")
    assert wall.wall.middle.text
    wall.ui.model.set_guests(Guests())
    wall.ui.tell("Sesi Rina Putri dibuka")
    assert "Rina" in wall.wall.middle.text
    assert "TAMU" not in wall.wall.corner.text


def test_anybody_hides_by_one_key_and_only_who_is_in_shows_again(wall) -> None:
    wall.ui.desk.wall.setFocus()
    QTest.keyClick(wall.wall, Qt.Key.Key_H)
    assert wall.ui.model.guests.on
    assert wall.memory.told == ["entered"]
    QTest.keyClick(wall.wall, Qt.Key.Key_H)
    assert wall.ui.model.guests.on  # nobody is in
    assert wall.room.actions()[-1] == "!guest-mode"
    wall.room.enter("operator")
    QTest.keyClick(wall.wall, Qt.Key.Key_H)
    assert not wall.ui.model.guests.on
    assert wall.memory.told == ["entered", "left"]
    (row,) = [row for row in wall.room.store.audit.rows() if row.entry.action == "guest-mode"][-1:]
    assert (row.entry.who, row.entry.details) == ("operator", (("command", "guest-leave"),))


def test_who_may_not_shows_nothing_and_a_full_disk_keeps_it_hidden(wall, expected_logs) -> None:
    expected_logs.expect("The disk is full")
    hide(wall)
    wall.room.enter("admin")
    wall.ui.commands.run("guest-mode")
    assert wall.ui.model.guests.on
    wall.room.access.sessions.log_out()
    wall.room.enter("supervisor")
    wall.memory.refuse = True
    wall.ui.commands.run("guest-mode")
    assert wall.ui.model.guests.on
    wall.room.access.sessions.lock()
    wall.memory.refuse = False
    wall.ui.commands.run("guest-mode")
    assert wall.ui.model.guests.on
    wall.room.access.sessions.unlock(PASSWORD)
    wall.ui.commands.run("guest-mode")
    assert not wall.ui.model.guests.on


def test_the_selected_camera_is_chosen_and_let_go_again(wall) -> None:
    send_pictures(wall)
    wall.ui.model.select(TileAddress(0, 1))
    wall.ui.commands.run("guest-hide")
    assert wall.ui.model.guests.chosen == frozenset()  # nobody is in
    wall.room.enter("operator")
    QTest.keyClick(wall.wall, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert wall.ui.model.guests == Guests(chosen=frozenset({SECRET.camera_id}))
    assert 1001 in stamps(wall)  # guests are not there yet
    looks = [wall.wall.painter_of(tile.tile_id).look for tile in wall.wall.tiles]
    assert ["tersembunyi dari tamu" in look.details for look in looks] == [False, True, False, False]
    wall.ui.commands.run("guest-hide")
    assert wall.ui.model.guests == Guests()
    assert wall.memory.told == [frozenset({SECRET.camera_id}), frozenset()]
    rows = [row.entry for row in wall.room.store.audit.rows() if row.entry.action == "guest-mode"]
    subjects = [row.subject for row in rows if row.result.value == "done"]
    assert subjects == [f"camera:{SECRET.camera_id}:hidden", f"camera:{SECRET.camera_id}:shown"]


def test_without_a_camera_nothing_is_chosen(wall) -> None:
    wall.room.enter("operator")
    wall.ui.model.select(None)
    wall.ui.commands.run("guest-hide")
    assert wall.memory.told == []


# --- kept and recorded


class Keeper:
    """Writes settings at once, as `app.keeping.Keeper` does a moment later."""

    def __init__(self, store) -> None:
        self._store = store

    def remember(self, setting, value) -> None:
        self._store.settings.set(setting, value)

    def keep(self) -> None:
        """All is written."""


@pytest.fixture
def store(tmp_path, clock):
    with open_store(Home(tmp_path / "home"), ScriptedVault(), clock) as store:
        yield store


def late(store) -> LateStore:
    return LateStore.opened(store, lambda *_: None)


def test_what_was_hidden_is_hidden_after_a_restart(store, room_of) -> None:
    guests = StoredGuests(late(store), Keeper(store), room_of)
    assert stored_guests(late(store)) == Guests()
    guests.chose(frozenset({7, 3}))
    guests.entered()
    assert stored_guests(late(store)) == Guests(on=True, chosen=frozenset({3, 7}))
    guests.left()
    assert stored_guests(late(store)) == Guests(chosen=frozenset({3, 7}))
    store.settings.set(GUESTS_CHOSEN, [5, "x", True, None])  # an odd value hides what it can
    assert stored_guests(late(store)).chosen == frozenset({5})
    assert not store.settings.get(GUESTS_ON)


@pytest.fixture
def room_of(tmp_path, clock) -> SimpleNamespace:
    made = Room(tmp_path, None, clock)
    return SimpleNamespace(room=None, recorder=None, made=made)


def test_entering_is_recorded_as_soon_as_access_is_open(store, room_of) -> None:
    guests = StoredGuests(late(store), Keeper(store), room_of)
    guests.entered()  # before anything is open
    before = len(room_of.made.actions())
    room_of.room = SimpleNamespace(access=room_of.made.access)
    room_of.recorder = SimpleNamespace(note=lambda job: job())
    guests.look()
    guests.look()
    room_of.made.enter("operator")
    guests.entered()
    rows = [row.entry for row in list(room_of.made.store.audit.rows())[before:] if row.entry.action == "guest-mode"]
    assert [(row.who, row.details) for row in rows] == [
        ("", (("command", "guest-enter"),)),
        ("operator", (("command", "guest-enter"),)),
    ]
    assert rows[0].action == Action.GUEST_MODE.value
