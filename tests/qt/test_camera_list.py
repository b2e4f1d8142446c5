"""The camera list stands behind the first pictures, and moves none of them when it comes."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from scc_wall.domain.layout import Layout
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import spread
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wall_ui import SEEN_BY_TURN, WallUi
from tests.support.scripted_feed import ScriptedFeed, cameras, status

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def start(qtbot, clock, monkeypatch):
    """A desk with nine cameras, none of which has a picture yet, and whose slow tick is the test's."""
    feed, known = ScriptedFeed(), cameras(9)
    for camera in known:
        feed.states[camera.camera_id] = status(camera.camera_id, TileState.CONNECTING)
    layout = Layout("Harian", spread([camera.camera_id for camera in known], 9, 1))
    ui = WallUi(feed, known, layout, clock=clock, settings=WallSettings(tick_ms=50), ask_quit=lambda: None)
    monkeypatch.setattr(ui._tick._slow, "start", lambda *_: None)
    with qtbot.waitExposed(ui.desk):
        ui.open()
    qtbot.waitUntil(lambda: len(feed.tiles) == 9)
    yield SimpleNamespace(ui=ui, feed=feed, known=known, place=ui.cameras.place, qtbot=qtbot)
    ui.close()
    ui.desk.deleteLater()
    ui.deleteLater()
    QCoreApplication.sendPostedEvents(None, 0)


def all_live(start):
    for camera in start.known:
        start.feed.states[camera.camera_id] = status(camera.camera_id)


def test_it_comes_once_all_pictures_are_there(start):
    start.ui._on_slow_tick()
    assert not start.place.is_made
    all_live(start)
    start.ui._on_slow_tick()
    start.qtbot.waitUntil(lambda: start.place.is_made)
    assert start.ui.cameras.panel.isVisible()


def test_it_comes_without_pictures_too(start):
    for _ in range(SEEN_BY_TURN):
        start.ui._on_slow_tick()
    start.qtbot.waitUntil(lambda: start.place.is_made)


def test_no_tile_moves_when_it_comes(start):
    wall = start.ui.walls[0]
    before = [painter.rect for painter in wall.tiles], start.place.geometry()
    all_live(start)
    start.ui._on_slow_tick()
    start.qtbot.waitUntil(lambda: start.place.is_made and start.ui.cameras.panel.isVisible())
    assert ([painter.rect for painter in wall.tiles], start.place.geometry()) == before


def test_who_looks_for_a_camera_has_it_at_once(start):
    start.ui.commands.run("find")
    assert start.place.is_made
    assert start.ui.cameras.panel.search.hasFocus()


def test_states_of_before_stand_in_it(start):
    start.feed.states[101] = status(101, TileState.LOST)
    for _ in range(SEEN_BY_TURN):
        start.ui._on_slow_tick()
    start.qtbot.waitUntil(lambda: start.place.is_made)
    for _ in range(2):
        start.ui._on_slow_tick()
    _, state = start.ui.cameras.panel.model._rows[101]
    assert state.text()


def test_escape_leads_from_it_back_to_the_wall(start):
    start.ui.commands.run("find")
    start.ui.cameras.panel.view.setFocus()
    QTest.keyClick(start.ui.cameras.panel.view, Qt.Key.Key_Escape)
    assert start.ui.walls[0].hasFocus()


def test_a_desk_that_is_closed_makes_none(start):
    all_live(start)
    start.ui._on_slow_tick()
    start.ui.close()
    QCoreApplication.processEvents()
    start.ui.cameras._come()
    assert not start.place.is_made
