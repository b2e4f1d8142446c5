"""The program as a whole on the demo's cameras, as a person starts and ends it, and as a machine kills it."""

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import cv2
import pytest

from tests.support.shared_files import shared_files

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]

START_S: Final = 60.0
END_S: Final = 15.0
SOUND_CAMERAS: Final = 33
"""Of the demo's 36 one is refused, one stalls now and then, one is H.265 and may come last."""


def until(condition: Callable[[], bool], timeout_s: float, what: str) -> None:
    """Ask again and again, without a sleep that is longer than needed."""
    pause, turns = threading.Event(), round(timeout_s / 0.05)
    for _ in range(turns):
        if condition():
            return
        pause.wait(0.05)
    pytest.fail(f"not within {timeout_s} s: {what}")


class Demo:
    """A demo without a display, with its metrics."""

    def __init__(self, folder: Path) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {"SCC_WALL_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
        self.picture = folder / "wall.png"
        command = [sys.executable, "-m", "scc_wall", "demo", "--metrics-port", "0", "--seconds", "90"]
        command += ["--wall-only", "--screenshot", str(self.picture), "--after", "80"]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.url = next(line.strip() for line in self.process.stdout if line.startswith("http://127.0.0.1"))

    def metric(self, name: str) -> float:
        with urllib.request.urlopen(self.url, timeout=5) as answer:
            found = re.search(rf"^{name} (\S+)$", answer.read().decode(), re.MULTILINE)
        return float(found[1]) if found else 0.0

    def wait_live(self) -> None:
        until(lambda: self.metric("scc_wall_cameras_live") >= SOUND_CAMERAS, START_S, "33 live cameras")

    def family(self) -> set[int]:
        """Return the processes below this one, itself included."""
        parents = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                parents[int(entry.name)] = int(fields[1])
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def shared(self) -> set[Path]:
        """Return the files of shared memory that any of them holds."""
        return shared_files(alive(self.family()))


def alive(pids: set[int]) -> set[int]:
    """Return which of the processes run still; a zombie that nobody waits for does not run."""
    running = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state not in "ZX":
            running.add(pid)
    return running


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    running = Demo(tmp_path)
    family = {running.process.pid}
    try:
        running.wait_live()
        family = running.family()
        yield running
    finally:
        for pid in alive(family):
            os.kill(pid, signal.SIGKILL)
        running.process.wait(END_S)
        assert running.process.stdout is not None
        running.process.stdout.close()


def test_a_polite_end_leaves_nothing_behind(demo: Demo) -> None:
    family, shared = demo.family(), demo.shared()
    demo.process.send_signal(signal.SIGTERM)
    assert demo.process.wait(END_S) == 0
    until(lambda: not alive(family), 3, "all processes gone")
    assert not [file for file in shared if file.exists()]


def test_a_killed_wall_leaves_no_process_and_no_shared_memory(demo: Demo) -> None:
    family, shared = demo.family(), demo.shared()
    assert len(family) >= 4  # the wall, its decode processes, the simulator
    demo.process.kill()
    until(lambda: not alive(family), 10, "no orphan")
    assert not [file for file in shared if file.exists()]


def test_a_killed_decode_process_costs_its_tiles_a_moment(demo: Demo) -> None:
    for pid in demo.family() - {demo.process.pid}:
        if Path(f"/proc/{pid}/comm").read_text("utf-8").startswith("decode-"):
            os.kill(pid, signal.SIGKILL)
            break
    else:
        pytest.fail("no decode process found")
    until(lambda: demo.metric("scc_wall_cameras_live") < SOUND_CAMERAS, 5, "tiles that say so")
    until(lambda: demo.metric("scc_wall_cameras_live") >= SOUND_CAMERAS, 20, "all live again")


def test_the_demo_without_a_display_leaves_a_picture_and_the_wall_figure(tmp_path: Path) -> None:
    picture = tmp_path / "wall.png"
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"SCC_WALL_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "scc_wall", "demo", "--screenshot", str(picture), "--after", "8"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\d+/36 langsung", done.stdout), done.stdout
    assert cv2.imread(str(picture)).shape[2] == 3
