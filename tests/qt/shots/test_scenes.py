"""Every window has a scene, and what scenes show keeps the rules of every window."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication

from tools.shots import windows
from tools.shots.draw import ROOT, picture
from tools.shots.judge import faults
from tools.shots.registry import Kind, all_scenes
from tools.shots.tongue import speaking

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the audit does not hold"),  # one scene shows just that
]
SCENES = {scene.name: scene for scene in all_scenes()}
SHOWN = {name for scene in SCENES.values() for name in scene.shows}


def first_of_each() -> list[str]:
    """Return the first dialog of each class, and what shows more than dialogs do."""
    known, chosen = set(), []
    for scene in SCENES.values():
        if scene.shows - known and scene.kind is Kind.DIALOG:
            known |= scene.shows
            chosen.append(scene.name)
    return chosen


def test_every_window_panel_and_question_has_a_scene():
    there = {*windows.window_classes(), *windows.top_level_widgets(), *windows.panels(), *windows.questions()}
    assert sorted(there - SHOWN) == []
    assert sorted(SHOWN - there) == [], "scenes of windows that are gone"


def test_questions_are_asked_by_ask_alone():
    assert windows.ready_made() == []


def test_names_of_scenes_are_names_of_files():
    assert [name for name in SCENES if not all(part.isalnum() for part in name.split("-"))] == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", first_of_each())
def test_windows_keep_the_rules(qapp, name, language):
    with speaking(language):
        assert faults(SCENES[name]) == []


@pytest.mark.parametrize("name", ["desk-empty", "lost"])
def test_screens_keep_the_rules(qapp, name):
    assert faults(SCENES[name]) == []


@pytest.mark.parametrize("name", ["access-refused", "sites-page"])
def test_a_scene_looks_the_same_each_time(qapp, name):
    one, other = picture(SCENES[name]), picture(SCENES[name])
    assert one.size().width() > 300
    assert one == other


def test_a_scene_of_a_screen_fills_it(qapp):
    screen = QGuiApplication.primaryScreen().size()
    assert picture(SCENES["wall"]).size() == screen


def test_nothing_is_cut_at_twice_the_size():
    """On a screen of 960×540 logical pixels, the smallest that the wall runs on."""
    environment = os.environ | {"QT_SCALE_FACTOR": "2"}
    command = [sys.executable, "-m", "tools.shots", "--here", "--judge", "--variant", "1080p-200", "--lang", "id"]
    done = subprocess.run(
        [*command, "--only", "access-re"], cwd=ROOT, env=environment, capture_output=True, timeout=50, check=False
    )
    assert (done.returncode, done.stdout.decode().strip()) == (0, "")
