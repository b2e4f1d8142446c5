"""Every window has a scene, and what scenes show keeps the rules of every window."""

import os
import subprocess
import sys

import pytest

from tools.shots import windows
from tools.shots.draw import ROOT, picture
from tools.shots.registry import Kind, all_scenes, first_of_each

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the audit does not hold"),  # one scene shows just that
]
SCENES = {scene.name: scene for scene in all_scenes()}
SCREENS = ("desk-empty", "lost")
SHOWN = {name for scene in SCENES.values() for name in scene.shows}


def test_every_window_panel_and_question_has_a_scene():
    there = {*windows.window_classes(), *windows.top_level_widgets(), *windows.panels(), *windows.questions()}
    assert sorted(there - SHOWN) == []
    assert sorted(SHOWN - there) == [], "scenes of windows that are gone"


def test_questions_are_asked_by_ask_alone():
    assert windows.ready_made() == []


def test_names_of_scenes_are_names_of_files():
    assert [name for name in SCENES if not all(part.isalnum() for part in name.split("-"))] == []


EVERY = first_of_each(Kind.DIALOG) + SCREENS
MAIN = ("desk-empty", "access-login", "access-letters", "sites-table", "cameras-list", "screens", "keys")
PARTS = [EVERY[first::6] for first in range(6)]
"""Of all, each once, a sixth a process: at once they passed 50 s on a loaded core. Neighbours, which are as slow as
each other, fall into different parts."""


@pytest.mark.parametrize(
    ("scale", "variant", "language", "names"),
    [
        *[pytest.param("1", "1080p", "id", part, id=f"1-1080p-id-{n}") for n, part in enumerate(PARTS)],
        pytest.param("1.25", "1080p", "id", MAIN, id="1.25-1080p-id"),
        *[pytest.param("2", "1080p-200", "en", part, id=f"2-1080p-200-en-{n}") for n, part in enumerate(PARTS)],
    ],
)
def test_windows_keep_the_rules(scale, variant, language, names):
    """On a screen of the size and scaling that they are made for: Qt reads both once, so in a process of its own.

    At 200 % a screen has 960×540 logical pixels, the fewest that the wall is made for; 125 % stands for all fractions
    of a pixel, on which edges and texts are rounded.
    """
    environment = os.environ | {"QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-m", "tools.shots", "--here", "--judge", "--variant", variant, "--lang", language]
    done = subprocess.run(
        [*command, "--scenes", *names],
        cwd=ROOT, env=environment, capture_output=True, timeout=50, check=False,
    )  # fmt: skip
    assert (done.stdout.decode().splitlines(), done.returncode) == ([done.stdout.decode().strip()], 0)


@pytest.mark.parametrize("name", ["access-refused", "sites-page"])
def test_a_scene_looks_the_same_each_time(qapp, name):
    one, other = picture(SCENES[name]), picture(SCENES[name])
    assert one.size().width() > 300
    assert one == other
