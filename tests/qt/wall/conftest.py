"""A wall of 640×360 with four tiles of 320×180, whose pictures and states come from a script."""

from types import SimpleNamespace

import pytest

from scc_wall.domain.layout import Layout
from scc_wall.domain.wall_editing import spread
from scc_wall.ui.commands import Commands
from scc_wall.ui.wall_input import WallInput
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_widget import WallWidget
from tests.support.scripted_feed import ScriptedFeed, cameras


@pytest.fixture
def wall(qtbot, clock):
    known, feed, drags = cameras(6), ScriptedFeed(), []
    model = WallModel(known, Layout("uji", spread([100, 101, 102, 103], 4, 1)))
    commands = Commands(model, feed, clock)
    widget = WallWidget(model, 0, feed, clock)
    its_input = WallInput(widget, model, feed, commands, drags.append)
    widget.resize(640, 360)

    def follow():
        plan = model.plan({0: widget.size_px}, 200)
        feed.show(plan.tiles, plan.standby)
        widget.rebuild()

    model.subscribe(follow)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    follow()
    return SimpleNamespace(
        widget=widget,
        input=its_input,
        feed=feed,
        model=model,
        commands=commands,
        drags=drags,
        follow=follow,
        clock=clock,
        qtbot=qtbot,
    )
