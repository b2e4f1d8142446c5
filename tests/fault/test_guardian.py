"""The guardian against real faults: the UI process killed or stopped, the guardian killed, the camera not answering.

The simulated cameras turn until they are stopped, so that a camera at rest was stopped by the guardian.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.simulator.onvif.demo import ACCOUNT, demo_ptz_cameras
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.simulator import PtzSimulator

_PULSE = threading.Event()
SLOW = 0.04
"""Of the fastest, 3.2 degrees a second: half a minute to the end of the axis."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP and /proc")


@pytest.fixture(scope="module")
def running() -> Iterator[PtzSimulator]:
    with PtzSimulator(demo_ptz_cameras()) as simulator:
        yield simulator


@pytest.fixture
def cameras(running: PtzSimulator) -> Iterator[PtzSimulator]:
    for name in running.names:
        running.set_quirk(name, Quirk.TIMEOUTS_IGNORED)
    yield running
    for name in running.names:
        running.device(name).clear_quirk()


class Ui:
    """A UI process that has cameras turn, and its guardian."""

    def __init__(self, process: subprocess.Popen[str], guardian: int) -> None:
        self.process = process
        self.guardian = guardian


@contextmanager
def ui_process(simulator: PtzSimulator, *names: str, speed: float = SLOW) -> Iterator[Ui]:
    told = [
        {
            "address": simulator.onvif_url(name),
            "username": ACCOUNT.username,
            "password": ACCOUNT.password,
            "speed": speed,
        }
        for name in names
    ]
    script = str(Path(__file__).parent / "guarded_process.py")
    process = subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    guardian = 0
    try:
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        guardian = int(process.stdout.readline())
        yield Ui(process, guardian)
    finally:
        process.kill()
        process.wait(5)
        process.stdin.close()
        process.stdout.close()
        if guardian:
            until(lambda: not runs(guardian), 20, "the guardian is left")


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # dead, only not yet collected by whoever inherited it


def until(condition, within_s: float, otherwise: str) -> float:
    """Wait for a condition; return how long that took."""
    began = SYSTEM_CLOCK.mono_ns()
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() - began < within_s * 1e9, otherwise
        _PULSE.wait(0.02)
    return (SYSTEM_CLOCK.mono_ns() - began) / 1e9


def moves(simulator: PtzSimulator, name: str) -> bool:
    device = simulator.device(name)
    before = device.look()
    _PULSE.wait(0.05)
    return device.look() != before


def test_a_killed_ui_process_leaves_no_camera_turning(cameras: PtzSimulator) -> None:
    with ui_process(cameras, "ptz-01", "ptz-02") as ui:
        assert moves(cameras, "ptz-01")
        assert moves(cameras, "ptz-02")
        ui.process.kill()
        until(lambda: not moves(cameras, "ptz-01"), 5, "left turning")
        until(lambda: not moves(cameras, "ptz-02"), 5, "left turning")
        until(lambda: not runs(ui.guardian), 5, "the guardian lingers")
