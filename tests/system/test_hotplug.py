"""Screens unplugged and plugged in again under a running wall, on a real X server (`xrandr --setmonitor`)."""

import subprocess
import sys
import threading
import time

import pytest

from tools.bench.screen import Screen

pytestmark = pytest.mark.needs("xvfb", "x11-xserver-utils")

LEFT, RIGHT = (540, 480), (540, 1440)
GREEN, BLUE, BLACK = (0, 200, 0), (200, 0, 0), (0, 0, 0)
"""Blue green red, as the screen holds them."""


def xrandr(screen, *arguments):
    subprocess.run(["xrandr", *arguments], env=screen.environment(), check=True, capture_output=True, timeout=10)


def seen_within(screen, seconds, left, right):
    """Wait until both halves show these colours; return the seconds that took, or fail."""
    start, wake = time.monotonic(), threading.Event()
    while time.monotonic() - start < seconds:
        if (tuple(screen.pixels[LEFT][:3]), tuple(screen.pixels[RIGHT][:3])) == (left, right):
            return time.monotonic() - start
        wake.wait(0.01)
    pytest.fail(f"after {seconds} s: {screen.pixels[LEFT][:3]}, {screen.pixels[RIGHT][:3]}")


def test_a_wall_waits_for_its_screen_and_is_back_within_two_seconds():
    with Screen() as screen:
        xrandr(screen, "--setmonitor", "KIRI", "960/254x1080/286+0+0", "screen")
        xrandr(screen, "--setmonitor", "KANAN", "960/254x1080/286+960+0", "none")
        wall = subprocess.Popen(
            [sys.executable, "-m", "tests.support.wall_program", "hotplug"],
            env=screen.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        try:
            seen_within(screen, 20, GREEN, BLUE)
            xrandr(screen, "--delmonitor", "KANAN")
            seen_within(screen, 5, GREEN, BLACK)
            xrandr(screen, "--setmonitor", "KANAN", "960/254x1080/286+960+0", "none")
            assert seen_within(screen, 5, GREEN, BLUE) < 2.0
        finally:
            out, _ = wall.communicate(b"\n", timeout=20)
        assert wall.returncode == 0
        assert b"closed" in out
