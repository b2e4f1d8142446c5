"""The wall as a whole against an RTSP server that is not ours: every tile lit, the right camera in the right place."""

import subprocess
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import pytest

from tools.bench import stamp
from tools.bench.clips import ClipKind
from tools.bench.contestant import Running, Task
from tools.bench.eyes import Eyes
from tools.bench.geometry import grid
from tools.bench.screen import Screen
from tools.bench.source import Source
from tools.bench.wall import WallUnderTest

pytestmark = [
    pytest.mark.needs("xvfb", "python3-gi", "gir1.2-gst-rtsp-server-1.0", "gstreamer1.0-plugins-good"),
    pytest.mark.timeout(90),
]

CAMERAS: Final = 36
SIZE_PX: Final = (1920, 1080)
SHORT: Final = ClipKind("sub", 640, 360, 400, 50)
"""Two seconds a camera: quickly encoded."""
TILES: Final = grid(6, 6, SIZE_PX)
EVERY_CAMERA_IN_ITS_PLACE: Final = list(range(1, CAMERAS + 1))


class PhotographedWall(WallUnderTest):
    """The wall, asked for a screenshot."""

    def __init__(self, home: Path, screenshot: Path) -> None:
        super().__init__(home=home)
        self._screenshot = screenshot

    def command(self, task: Task) -> list[str]:
        return [*super().command(task), "--screenshot", str(self._screenshot), "--after", "6", "--seconds", "8"]


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Run the wall once; return (frames seen on the screen by tile, the screenshot's file, exit status, its log)."""
    folder = tmp_path_factory.mktemp("foreign")
    screenshot = folder / "wall.png"
    with Source(CAMERAS, (SHORT,)) as source, Screen(SIZE_PX) as screen:
        task = Task(tuple(source.urls()), 6)
        wall = PhotographedWall(folder / "home", screenshot)
        wall.prepare(task)
        eyes = Eyes(screen, source, TILES)
        eyes.start()
        running = Running(wall, task, screen)
        try:
            eyes.wait_lit(CAMERAS, timeout_s=25)
            status = running.process.wait(30)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            log = running.last_words()
            running.close()
            eyes.close()
        yield eyes, screenshot, status, log


def test_it_takes_its_screenshot_and_ends_well(shown):
    _, screenshot, status, log = shown
    assert status == 0, log
    assert screenshot.stat().st_size > 100_000, log


def test_every_tile_of_the_screen_was_lit_by_its_own_camera(shown):
    eyes, _, _, log = shown
    assert [eyes.lit().get(tile) for tile in range(CAMERAS)] == EVERY_CAMERA_IN_ITS_PLACE, log


def test_every_tile_moves(shown):
    eyes, _, _, log = shown
    frames = {tile: set() for tile in range(CAMERAS)}
    for seen in eyes.between(0, 1 << 62):
        frames[seen.tile].add(seen.frame)
    still = [tile for tile, numbers in frames.items() if len(numbers) < 3]
    assert still == [], log


def test_the_screenshot_shows_the_same(shown):
    _, screenshot, _, log = shown
    assert screenshot.exists(), log
    picture = cv2.imread(str(screenshot))
    assert picture.shape == (SIZE_PX[1], SIZE_PX[0], 3)
    points = [stamp.sample_points(tile) for tile in TILES]
    values = np.array([picture[ys, xs, 1] for xs, ys in points])
    # A tile that a busy machine left behind is dimmed, and says so; its camera can be read all the same.
    stretched = (values.astype(int) * 255 // np.maximum(values.max(axis=1, keepdims=True), 1)).astype(np.uint8)
    assert stamp.read(stretched)[0].tolist() == EVERY_CAMERA_IN_ITS_PLACE
