"""What a screen reader finds and is told: tiles, messages, alarms; by the interfaces that readers ask."""

import gc
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import announce, wall_widget
from scc_wall.ui.tile_look import Mark, PictureStyle, TileLook
from scc_wall.ui.wall_speech import tile_words
from tests.support.scripted_feed import ScriptedFeed, cameras, status

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME = QAccessible.Text.Name


@pytest.fixture
def room(qtbot, open_wall):
    feed, known = ScriptedFeed(), cameras(3)
    ui = open_wall(feed, known)
    ui.desk.activateWindow()
    qtbot.waitUntil(ui.desk.isActiveWindow)
    qtbot.waitUntil(lambda: len(feed.tiles) == 3)
    ui.desk.wall.setFocus()
    return SimpleNamespace(ui=ui, wall=ui.walls[0], model=ui.model, feed=feed)


class Reader:
    """Stands in for Qt's way to a screen reader, and remembers what it was told."""

    Event, Text, AnnouncementPoliteness = QAccessible.Event, QAccessible.Text, QAccessible.AnnouncementPoliteness

    def __init__(self):
        self.heard = []

    def isActive(self):  # noqa: N802 - Qt's name
        return True

    def updateAccessibility(self, event):  # noqa: N802 - Qt's name
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            self.heard.append((event.message(), urgent))
        else:
            self.heard.append((event.object(), event.child()))


@pytest.fixture
def reader(monkeypatch):
    made = Reader()
    for module in (announce, wall_widget):
        monkeypatch.setattr(module, "QAccessible", made)
    return made


def face_of(wall):
    return QAccessible.queryAccessibleInterface(wall)


def test_the_wall_is_a_list_of_its_tiles_each_with_number_camera_and_state(room):
    room.feed.states[101] = status(101, TileState.LOST)
    room.wall.refresh()
    face = face_of(room.wall)
    assert (face.role(), face.text(NAME)) == (QAccessible.Role.List, "Dinding layar 1")
    told = [face.child(n).text(NAME) for n in range(face.childCount())]
    assert told[0].startswith("petak 1, 01 ")
    assert told[0].endswith(", langsung")
    assert ", terputus, gambar terakhir " in told[1]
    assert told[3] == "petak 4, kosong"
    assert [face.indexOfChild(face.child(n)) for n in range(4)] == [0, 1, 2, 3]
    assert {face.child(n).role() for n in range(4)} == {QAccessible.Role.ListItem}
    assert face.child(4) is None


def test_the_selected_tile_is_told_by_state_place_and_description(room):
    room.model.select(TileAddress(0, 1))
    face = face_of(room.wall)
    states = [face.child(n).state() for n in range(4)]
    assert [bool(state.selected) for state in states] == [False, True, False, False]
    assert bool(states[1].focused)
    assert face.focusChild() is face.child(1)
    place = face.child(1).rect()
    assert face.childAt(place.center().x(), place.center().y()) is face.child(1)
    assert face.child(1).parent() is face
    assert room.wall.accessibleDescription() == face.child(1).text(NAME)


def test_moving_the_selection_has_the_reader_read_the_tile(room, reader):
    QTest.keyClick(room.wall, Qt.Key.Key_Right)
    QTest.keyClick(room.wall, Qt.Key.Key_Right)
    assert [heard for heard in reader.heard if heard[0] is room.wall] == [(room.wall, 0), (room.wall, 1)]


def test_what_the_wall_tells_is_announced_and_a_refusal_at_once(room, reader):
    room.ui.tell("Tersimpan: Malam")
    room.ui.tell("⚠ Peran Anda tidak boleh")
    assert reader.heard == [("Tersimpan: Malam", False), ("⚠ Peran Anda tidak boleh", True)]


def test_fewer_tiles_leave_nobody_with_a_tile_that_is_gone(room):
    face = face_of(room.wall)
    last = face.child(3)
    room.model.set_grid(0, 1, 0)
    assert face.childCount() == 1
    assert not last.isValid()
    assert (last.text(NAME), last.rect().isEmpty()) == ("", True)
    room.model.set_grid(0, 4, 0)
    assert last.isValid()


def test_a_reader_may_keep_what_it_was_given(room):
    ids = [QAccessible.uniqueId(face_of(room.wall).child(n)) for n in range(4)]
    gc.collect()
    assert [QAccessible.accessibleInterface(one).text(NAME)[:7] for one in ids] == [f"petak {n}" for n in range(1, 5)]


def test_seconds_are_not_counted_aloud():
    lines = ("terputus", "kabel", "gambar terakhir 08.00.00 WIB", "coba lagi 5 dtk")
    look = TileLook(Mark.LOST, PictureStyle.NONE, "12 Ampera", "Kota Palembang", lines=lines)
    assert tile_words(5, look) == "petak 5, 12 Ampera, Kota Palembang, terputus, kabel"
    frozen = TileLook(Mark.FROZEN, PictureStyle.LIVE, "12 Ampera", badge="beku? sama selama 9 dtk")
    assert tile_words(5, frozen) == "petak 5, 12 Ampera, mungkin beku"
    assert tile_words(1, None, sites=True) == "petak 1, situs OPD"


@pytest.mark.parametrize("mark", list(Mark))
def test_every_state_of_a_tile_has_a_word(mark):
    assert len(tile_words(2, TileLook(mark, PictureStyle.LIVE, "Ampera")).split(", ")) == 3
