"""Real windows against the rules of tests/support/looks.py, on a screen of 1920×1080 at several scales.

Each scale is a program of its own: Qt takes it from the environment, once.
"""

import json
import os
import subprocess
import sys

import pytest

from scc_wall.domain.site import SiteState
from scc_wall.domain.steering import Drive
from scc_wall.ui.overlay import draw_mark
from scc_wall.ui.ptz.marks import draw_drive
from scc_wall.ui.sites.marks import draw_state
from scc_wall.ui.tile_look import Mark
from tests.support import looks

SCREEN = {"name": "1", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1.0}


def faults(tmp_path, what, scale, *names):
    config = tmp_path / "screen.json"
    config.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [SCREEN]})
    )
    program = subprocess.run(
        [sys.executable, "-m", "tests.support.sample_windows", what, "-", *names],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": scale},
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert program.returncode == 0, program.stderr
    return program.stdout.splitlines()


def test_every_window_has_names_keys_contrast_room_and_a_focus_that_is_seen(tmp_path):
    assert faults(tmp_path, "all", "1") == []


MAIN = ("desk", "desk_ptz", "login", "letters", "sites_table", "cameras", "screens", "key_sheet")


@pytest.mark.parametrize(("scale", "names"), [("1.25", MAIN), ("1.5", MAIN), ("2", ())])
def test_no_text_is_cut_at_larger_scales(tmp_path, scale, names):
    assert faults(tmp_path, "room", scale, *names) == []


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
