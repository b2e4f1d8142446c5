"""A desk with four tiles, steering docked beside its wall."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication

from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.ptz.ptz_ui import PtzUi
from tests.support.ptz_desk import ScriptedPtz, steerable
from tests.support.scripted_feed import ScriptedFeed


@pytest.fixture
def room(qtbot, clock, open_wall):
    """The camera 103 can't be steered; tile 0 with camera 100 is selected."""
    feed, desk = ScriptedFeed(), ScriptedPtz()
    known = steerable(6, without=(3,))
    wall = open_wall(feed, known)
    wall.desk.cameras_dock.hide()  # the offscreen platform's screen is small
    wall.desk.activateWindow()
    qtbot.waitUntil(wall.desk.isActiveWindow)
    ptz = PtzUi(desk, at_once, wall, clock=clock)
    ptz.dock_into(wall.desk)
    for action, command in ptz.commands().items():
        wall.commands.add(action, command)
    told = []
    ptz.told.connect(told.append)
    QCoreApplication.processEvents()
    wall.model.select(TileAddress(0, 0))
    wall.walls[0].setFocus()
    qtbot.waitUntil(lambda: len(feed.tiles) == 4)
    ptz.tick()
    desk.calls.clear()
    yield SimpleNamespace(
        ptz=ptz,
        desk=desk,
        wall=wall.walls[0],
        ui=wall,
        panel=ptz.panel,
        model=wall.model,
        feed=feed,
        clock=clock,
        told=told,
        qtbot=qtbot,
    )
    ptz.close()
    ptz.deleteLater()
