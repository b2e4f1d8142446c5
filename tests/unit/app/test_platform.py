import json
import os
from pathlib import Path

import pytest

from scc_wall.app.platform import has_display, offscreen


@pytest.mark.parametrize(
    ("variables", "seen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_a_display_is_what_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], *, seen: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_display() is seen


def test_offscreen_screens_stand_side_by_side_and_leave_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with offscreen(3):
        path = Path(os.environ["QT_QPA_PLATFORM"].partition("configfile=")[2])
        screens = json.loads(path.read_text("utf-8"))["screens"]
    assert [(one["x"], one["width"]) for one in screens] == [(0, 1920), (1920, 1920), (3840, 1920)]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert not path.exists()


def test_a_plan_of_screens_that_somebody_chose_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:configfile=/nowhere")
    with offscreen(3):
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen:configfile=/nowhere"
