"""A desk of three screens, of which one is plugged in: the offscreen platform has no more."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication

from scc_wall.domain.layout import Layout, Rect
from scc_wall.domain.screens import ScreenIdentity
from scc_wall.domain.wall_editing import spread
from scc_wall.ui.screen_keeper import ScreenKeeper, identity
from tests.support.scripted_feed import ScriptedFeed, cameras


@pytest.fixture
def make_desk(qtbot, open_wall):
    def make(screens, **more):
        own = identity(QGuiApplication.primaryScreen())
        known = [own]
        known += [ScreenIdentity(f"S{n}", "DELL", "P2419H", f"DP-{n}", Rect(n * 800, 0, 800, 600)) for n in (1, 2)]
        feed, seen = ScriptedFeed(), cameras(12)
        layout = Layout("Harian", spread([camera.camera_id for camera in seen], 4, screens))
        ui = open_wall(feed, seen, layout, keeper=ScreenKeeper(known[:screens]), **more)
        qtbot.waitUntil(lambda: len(feed.tiles) == 4)
        return SimpleNamespace(ui=ui, feed=feed, window=ui.desk, centre=ui.desk.centre, wall=ui.walls[0], qtbot=qtbot)

    return make


@pytest.fixture
def desk(make_desk):
    return make_desk(3)
