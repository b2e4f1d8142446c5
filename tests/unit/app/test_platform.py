import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

import pytest

from scc_wall.app.platform import _without_drive, has_display, offscreen


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
        told = os.environ["QT_QPA_PLATFORM"].partition("configfile=")[2]
        assert ":" not in told  # where Qt would cut it
        path = Path(told).absolute()
        screens = json.loads(path.read_text("utf-8"))["screens"]
    assert [(one["x"], one["width"]) for one in screens] == [(0, 1920), (1920, 1920), (3840, 1920)]
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert not path.exists()


def test_qt_is_told_of_a_file_on_another_drive_without_its_colon(monkeypatch: pytest.MonkeyPatch) -> None:
    gone_to: list[object] = []

    @contextmanager
    def go(place: object) -> Iterator[None]:
        gone_to.append(place)
        yield

    monkeypatch.setattr("contextlib.chdir", go)
    with _without_drive(PureWindowsPath(r"T:\Temp\a b\screens.json")) as told:
        assert told == r"\Temp\a b\screens.json"
    assert gone_to == ["T:\\"]


def test_a_plan_of_screens_that_somebody_chose_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:configfile=/nowhere")
    with offscreen(3):
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen:configfile=/nowhere"
