"""Signs tell states apart without any colour. The rules of windows are judged over all scenes: tests/qt/shots."""

import pytest

from scc_wall.domain.site import SiteState
from scc_wall.domain.steering import Drive
from scc_wall.ui.overlay import draw_mark
from scc_wall.ui.ptz.marks import draw_drive
from scc_wall.ui.sites.marks import draw_state
from scc_wall.ui.tile_look import Mark
from tests.support import looks


@pytest.mark.parametrize(
    ("draw", "states"),
    [
        (draw_mark, list(Mark)),
        (draw_state, list(SiteState)),
        (draw_drive, list(Drive)),
    ],
)
def test_states_are_told_apart_by_their_signs_without_any_colour(qapp, draw, states):
    assert looks.alike(draw, states) == []


def test_the_simulated_eye_sees_red_and_green_alike():
    assert looks.seen_by_deuteranope("#ff0000")[2] < 0.3
    red, green = looks.seen_by_deuteranope("#a06a5a"), looks.seen_by_deuteranope("#7a7a5a")
    assert abs(red[0] - red[1]) < 0.06
    assert max(abs(a - b) for a, b in zip(red, green, strict=True)) < 0.15
