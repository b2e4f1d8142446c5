"""Replay wired: the setting is followed, switched by an admin alone, and a running wall replays and records it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from scc_wall.app.layouts import spread_layout
from scc_wall.app.replay.reception import READ_EVERY_S, ReplayReception
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.replay import KEEP_PICTURES
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui.ask import SmallQuestion
from scc_wall.ui.replay.keep_dialog import KeepDialog
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from tests.support.access_room import Room
from tests.support.clock import ManualClock
from tests.support.scripted_feed import ScriptedFeed, cameras
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WAIT_MS = 20_000


class Wall:
    """A wall with the reception of replay, and the room that says who is in."""

    def __init__(self, store, room: Room) -> None:
        self.store, self.room, self.feed, self.clock = store, room, ScriptedFeed(), ManualClock()
        self.ui = WallUi(self.feed, store.cameras.list(), spread_layout(store.cameras.list(), 1), wake=NoWake())
        late = LateStore.opened(store, lambda *_: None)
        self.reception = ReplayReception(late, self.ui, self.feed, lambda: room.access, self.clock)
        self.ui.open()

    @property
    def message(self) -> str:
        return self.ui.notices.message

    def choose(self, button: str) -> None:
        self.ui.commands.run("replay-keep")
        dialog = self.reception._dialog
        assert dialog is not None
        assert dialog.choose.text() == button
        QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)

    def close(self) -> None:
        self.reception.close()
        self.ui.close()
        self.ui.desk.deleteLater()
        self.ui.deleteLater()


@pytest.fixture
def wall(qtbot, tmp_path):
    with open_store(Home(tmp_path / "home"), ScriptedVault(), SYSTEM_CLOCK) as store:
        for camera in cameras(3):
            store.cameras.add(replace(camera, camera_id=0))
        wall = Wall(store, Room(tmp_path))
        yield wall
        wall.close()
        wall.close()


def test_it_is_off_until_an_admin_switches_it_on_and_stays_so_at_the_next_start(wall, qtbot) -> None:
    wall.reception.look()
    assert not wall.feed.keeps_pictures
    wall.room.enter("operator")
    wall.choose("Nyalakan")
    qtbot.waitUntil(lambda: wall.message.startswith("⚠"), timeout=WAIT_MS)
    assert not wall.feed.keeps_pictures
    wall.room.access.sessions.log_out()
    wall.room.enter("admin")
    wall.choose("Nyalakan")
    qtbot.waitUntil(lambda: wall.feed.keeps_pictures, timeout=WAIT_MS)
    assert wall.store.settings.get(KEEP_PICTURES)
    wall.choose("Matikan dan hapus simpanan")
    qtbot.waitUntil(lambda: not wall.feed.keeps_pictures, timeout=WAIT_MS)
    assert not wall.store.settings.get(KEEP_PICTURES)


@pytest.mark.parametrize("keeps", [True, False])
def test_its_question_has_its_buttons_where_every_question_has_them(qtbot, keeps) -> None:
    question = SmallQuestion(None, "Nama?", "Nama baru:", "Simpan", QLineEdit())
    replay = KeepDialog(keeps=keeps, kept_bytes=0, bits_per_s=1e6)
    for dialog, no, yes in ((question, question.no, question.yes), (replay, replay.leave, replay.choose)):
        qtbot.addWidget(dialog)
        dialog.show()
        assert no.x() < yes.x()
        assert yes.isDefault()
        assert (no.property("kind"), yes.property("kind")) == (None, "primary")


def test_what_another_station_chose_is_followed(wall, qtbot) -> None:
    wall.reception.look()
    qtbot.waitUntil(lambda: wall.reception._read_mono_ns is not None, timeout=WAIT_MS)
    wall.store.settings.set(KEEP_PICTURES, True)
    wall.clock.advance(READ_EVERY_S + 1)
    wall.reception.look()
    qtbot.waitUntil(lambda: wall.feed.keeps_pictures, timeout=WAIT_MS)


def test_the_key_says_what_to_do_while_it_is_off_and_replays_once_it_is_on(wall, qtbot) -> None:
    wall.ui.model.select(TileAddress(0, 0))
    opened, wall.room.access = wall.room.access, None
    wall.ui.commands.run("replay")
    assert wall.message == "Terkunci: masuk dahulu (Ctrl+L)"
    wall.room.access = opened
    wall.ui.commands.run("replay")
    assert wall.message.startswith("Ulangan instan belum dinyalakan")
    wall.room.enter("operator")
    wall.feed.keeps_pictures, wall.feed.kept_s = True, {1: 30.0}
    qtbot.waitUntil(lambda: len(wall.feed.tiles) >= 3, timeout=WAIT_MS)
    wall.ui.commands.run("replay")
    qtbot.waitUntil(lambda: wall.feed.past is not None, timeout=WAIT_MS)
    assert "replay" in wall.room.actions()
    wall.room.access.sessions.log_out()
    qtbot.waitUntil(lambda: wall.feed.past is None, timeout=WAIT_MS)
    assert wall.message == "Ulangan selesai: sesi terkunci atau berakhir"


def test_it_closes_while_the_question_is_open(wall) -> None:
    wall.ui.commands.run("replay-keep")
    assert wall.reception._dialog is not None
    wall.close()
    wall.ui.commands.run("replay")
    wall.ui.commands.run("replay-keep")
    assert wall.reception._dialog is None
