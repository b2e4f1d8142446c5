"""Several screens, their coming and going, and scales other than 100 %: each in a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from scc_wall.domain.layout import Rect
from scc_wall.domain.screens import ScreenIdentity
from scc_wall.ui.screen_keeper import ScreenKeeper

ROOT = Path(__file__).resolve().parents[2]
# The offscreen platform puts its screens in the order of their names; the first is the primary one.
SCREENS = [
    {"name": "1-KIRI", "x": 0, "y": 0, "width": 1280, "height": 720, "dpr": 1.0},
    {"name": "2-KANAN", "x": 1280, "y": 0, "width": 800, "height": 600, "dpr": 1.0},
]


def run(mode, screens, tmp_path, **environment):
    config = tmp_path / "screens.json"
    config.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": screens})
    )
    ours = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": f"offscreen:configfile={config.name}"}
    program = subprocess.run(
        [sys.executable, "-m", "tests.support.wall_program", mode],
        cwd=tmp_path,  # Qt cuts the name of the plan at colons, which Windows' drives have
        env={**os.environ, **ours, **environment},
        capture_output=True, text=True, timeout=50, check=False,
    )  # fmt: skip
    assert program.returncode == 0, program.stderr
    return json.loads(program.stdout)


def test_a_screen_that_leaves_hides_its_wall_and_one_that_returns_has_it_back(tmp_path):
    seen = run("screens", SCREENS, tmp_path)
    assert seen["start"]
    assert seen["second_at"] == [1280, 0, 800, 600]
    assert seen["desk_on"] == seen["desk_still_on"] == "1-KIRI"
    assert seen["hidden_at_once"]
    assert seen["asks_for_one"]
    assert "2 (2-KANAN)" in seen["note"]
    assert seen["back"]
    assert seen["back_after_s"] < 2.0
    assert seen["back_at"] == [1280, 0, 800, 600]
    assert seen["note_after"] == ""
    assert seen["plates"] == [["1", "1-KIRI"], ["2", "2-KANAN"]]


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_pictures_are_sharp_at_every_scale(tmp_path, scale):
    seen = run("sharp", SCREENS[:1], tmp_path, QT_SCALE_FACTOR=scale)
    assert seen["ratio"] == float(scale)
    assert seen["size_px"] == [1280, 720]
    assert seen["known_px"] == [0, 0, 1280, 720]  # the same screen whatever its scale
    assert seen["window_is_exact"]
    assert seen["grab_is_exact"]


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5"])
def test_a_paint_event_leaves_a_picture_where_it_was(tmp_path, scale):
    seen = run("beside", SCREENS[:1], tmp_path, QT_SCALE_FACTOR=scale)
    assert seen == {"blitted": True, "same": True, "ratio": float(scale)}


# --- the keeper alone ----------------------------------------------------------------------------------------------


class Changes:
    """Stands for a QScreen: a keeper asks it for these, and connects to its geometry."""

    def __init__(self, name, x=0, serial="", model="P2419H"):
        self._known = ScreenIdentity(serial, "DELL", model, name, Rect(x, 0, 1920, 1080))
        self.geometryChanged = SimpleNamespace(connect=lambda _: None)

    def serialNumber(self):  # noqa: N802 - QScreen's name
        return self._known.serial

    def manufacturer(self):
        return self._known.manufacturer

    def model(self):
        return self._known.model

    def name(self):
        return self._known.name

    def devicePixelRatio(self):  # noqa: N802 - QScreen's name
        return 1.0

    def geometry(self):
        area = self._known.geometry
        return SimpleNamespace(x=lambda: area.x, y=lambda: area.y, width=lambda: area.width, height=lambda: area.height)


@pytest.fixture
def keeper(qtbot):
    there, remembered = [Changes("DP-1", 0, "A17"), Changes("DP-2", 1920, "B22")], []
    made = ScreenKeeper(present=lambda: there, remember=lambda known: remembered.append(tuple(known)))
    return SimpleNamespace(keeper=made, there=there, remembered=remembered)


def test_the_first_start_takes_all_screens_and_remembers_them(keeper):
    assert [screen.serial for screen in keeper.keeper.known] == ["A17", "B22"]
    assert keeper.remembered == [keeper.keeper.known]
    assert keeper.keeper.waiting() == ()


def test_a_screen_at_another_connector_is_the_same_one_and_its_new_place_is_remembered(keeper):
    keeper.there[:] = [Changes("HDMI-1", 3840, "B22"), Changes("DP-1", 0, "A17")]
    assert keeper.keeper.assigned() == {0: keeper.there[1], 1: keeper.there[0]}
    keeper.keeper._on_settle_timeout()
    assert keeper.keeper.known[1].name == "HDMI-1"
    assert len(keeper.remembered) == 2


def test_a_stranger_gets_no_wall_until_it_is_adopted(keeper):
    keeper.there.append(Changes("DP-3", 3840, "C33"))
    assert keeper.keeper.strangers() == [keeper.there[2]]
    assert list(keeper.keeper.assigned()) == [0, 1]
    keeper.keeper.adopt()
    assert list(keeper.keeper.assigned()) == [0, 1, 2]
    assert keeper.keeper.strangers() == []


def test_one_that_leaves_moves_nothing(keeper):
    second = keeper.there[1]
    del keeper.there[0]
    assert keeper.keeper.assigned() == {1: second}
    assert keeper.keeper.waiting() == (0,)


def test_screens_are_put_into_an_order_and_one_that_is_unplugged_stays_behind(keeper):
    keeper.there.append(Changes("DP-3", 3840, "C33"))
    keeper.keeper.arrange(["DP-3", "DP-2", "DP-1", "DP-2", "DP-9"])
    assert [known.serial for known in keeper.keeper.known] == ["C33", "B22", "A17"]
    assert keeper.remembered[-1] == keeper.keeper.known
    del keeper.there[0]  # A17
    keeper.keeper.arrange(["DP-2"])
    assert [known.serial for known in keeper.keeper.known] == ["B22", "C33", "A17"]
    assert keeper.keeper.waiting() == (2,)
    before = len(keeper.remembered)
    keeper.keeper.arrange(["DP-2", "DP-3"])
    assert len(keeper.remembered) == before
