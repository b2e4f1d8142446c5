"""The guardian against real faults: the UI process killed or stopped, the guardian killed, the camera not answering.

The simulated cameras turn until they are stopped, so that a camera at rest was stopped by the guardian.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from scc_wall.app.guardian.link import GuardianLink
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig
from scc_wall.domain.ptz import PtzCamera, PtzVector
from scc_wall.ptz.onvif.camera import OnvifCamera
from scc_wall.simulator.onvif.demo import ACCOUNT, demo_ptz_cameras
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.simulator import PtzSimulator
from tests.support.alive import runs

_PULSE = threading.Event()
SLOW = 0.04
"""Of the fastest, 3.2 degrees a second: half a minute to the end of the axis."""

not_windows = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc of Linux")


@pytest.fixture(autouse=True)
def _windows_starts_processes_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        monkeypatch.setattr("scc_wall.app.guardian.link.STARTED_S", 30.0)


@pytest.fixture(scope="module")
def running() -> Iterator[PtzSimulator]:
    cameras = demo_ptz_cameras()
    with PtzSimulator([*cameras, replace(cameras[0], name="ptz-03", serial="SIM-PTZ-03")]) as simulator:
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

    def end(self) -> None:
        """Have it end in order."""
        assert self.process.stdin is not None
        self.process.stdin.write("end\n")
        self.process.stdin.flush()

    def said(self) -> str:
        """Return what it says next."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@contextmanager
def ui_process(simulator: PtzSimulator, *names: str) -> Iterator[Ui]:
    told = [
        {
            "address": simulator.onvif_url(name),
            "username": ACCOUNT.username,
            "password": ACCOUNT.password,
            "speed": away(simulator, name),
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


def until(condition, within_s: float, otherwise: str) -> None:
    began = SYSTEM_CLOCK.mono_ns()
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() - began < within_s * 1e9, otherwise
        _PULSE.wait(0.02)


def moves(simulator: PtzSimulator, name: str) -> bool:
    device = simulator.device(name)
    before = device.look()
    _PULSE.wait(0.05)
    return device.look() != before


@pytest.fixture
def link(scc_wall_home: Path) -> Iterator[GuardianLink]:
    one = GuardianLink(Home(scc_wall_home).ensure())
    yield one
    assert one.close(within_s=20), "the guardian is left"


def introduce(link: GuardianLink, simulator: PtzSimulator, name: str) -> None:
    setup = OnvifSetup(simulator.onvif_url(name), ACCOUNT)
    assert link.introduce(CameraConfig(1, name, StreamConfig("rtsp://x"), onvif=setup))


@pytest.fixture
def ptz(cameras: PtzSimulator) -> Iterator[PtzCamera]:
    """The way to the first camera."""
    camera = OnvifCamera(cameras.onvif_url("ptz-01"), ACCOUNT, clock=SYSTEM_CLOCK)
    yield camera.ptz()
    camera.close()


def away(simulator: PtzSimulator, name: str) -> float:
    """Return a speed that does not end at the end of the axis."""
    return -SLOW if simulator.device(name).look().pan_deg > 0 else SLOW


def logged(home: Path) -> str:
    return (home / "logs" / "guardian.log").read_text()


# --- the UI process


def test_a_killed_ui_process_leaves_no_camera_turning(cameras: PtzSimulator, scc_wall_home: Path) -> None:
    """One that lies is stopped at once, however long one that refuses us and one that hangs take."""
    cameras.set_quirk("ptz-01", Quirk.STOP_REFUSED)
    cameras.set_quirk("ptz-01", Quirk.ALWAYS_IDLE)
    with ui_process(cameras, *cameras.names) as ui:
        assert all(moves(cameras, name) for name in cameras.names)
        cameras.set_quirk("ptz-02", Quirk.AUTH, methods="none")
        cameras.set_quirk("ptz-03", Quirk.HANGING)
        ui.process.kill()
        until(lambda: not moves(cameras, "ptz-01"), 5, "left turning")
        until(lambda: "cam-2: the stop failed: wrong-password" in logged(scc_wall_home), 5, "not tried")
        assert "cam-3: the stop failed" not in logged(scc_wall_home)
        cameras.device("ptz-02").clear_quirk(Quirk.AUTH)
        until(lambda: not moves(cameras, "ptz-02"), 10, "left turning")
        until(lambda: "cam-3: the stop failed: timeout" in logged(scc_wall_home), 10, "not tried")
        assert moves(cameras, "ptz-03")
        cameras.device("ptz-03").clear_quirk(Quirk.HANGING)
        until(lambda: not moves(cameras, "ptz-03"), 15, "left turning")
        until(lambda: not runs(ui.guardian), 10, "the guardian lingers")


@not_windows
def test_a_stopped_ui_process_is_silent_and_when_it_goes_on_holds_the_camera_again(cameras: PtzSimulator) -> None:
    with ui_process(cameras, "ptz-01") as ui:
        ui.process.send_signal(signal.SIGSTOP)
        until(lambda: not moves(cameras, "ptz-01"), 10, "left turning")
        ui.process.send_signal(signal.SIGCONT)
        ui.end()
        assert ui.said() == "True"
        assert not runs(ui.guardian)


# --- the guardian


@not_windows
def test_a_guardian_that_ends_is_replaced_by_one_that_is_armed(
    cameras: PtzSimulator, ptz: PtzCamera, link: GuardianLink, expected_logs
) -> None:
    """Killed it can do nothing more; asked to end it stops its cameras first."""
    expected_logs.expect("the guardian ended .* another is started")
    introduce(link, cameras, "ptz-01")
    assert link.arm(1)
    first = link.pid
    assert first is not None
    for number in (signal.SIGINT, signal.SIGHUP):
        os.kill(first, number)
    assert link.arm(1)
    assert link.pid == first
    assert os.getsid(first) == first  # what its terminal does to a session does not reach it
    ptz.move(PtzVector((away(cameras, "ptz-01"), 0.0)))
    os.kill(first, signal.SIGKILL)
    until(lambda: link.pid not in (None, first), 10, "no other guardian")
    assert not runs(first)
    second = link.pid
    assert second is not None
    os.kill(second, signal.SIGTERM)
    until(lambda: not moves(cameras, "ptz-01"), 5, "the new guardian does not know that it moves")
    until(lambda: link.pid not in (None, second), 10, "it lingers")
    link.disarm(1)


def test_a_guardian_that_is_killed_is_replaced_by_one_that_is_armed(
    cameras: PtzSimulator, link: GuardianLink, expected_logs
) -> None:
    """As Windows' task manager would end it."""
    expected_logs.expect("the guardian ended .* another is started")
    introduce(link, cameras, "ptz-01")
    assert link.arm(1)
    first = link.pid
    assert first is not None
    os.kill(first, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    until(lambda: link.pid not in (None, first), 10, "no other guardian")
    assert not runs(first)
    assert link.arm(1)
    link.disarm(1)


@not_windows
def test_a_guardian_that_hangs_blocks_nobody_and_is_replaced(
    cameras: PtzSimulator, link: GuardianLink, expected_logs, monkeypatch
) -> None:
    monkeypatch.setattr("scc_wall.app.guardian.link.DEAF_S", 1.0)
    expected_logs.expect("cam-1: no guardian")
    expected_logs.expect("hangs: it is ended")
    expected_logs.expect("the guardian ended .* another is started")
    introduce(link, cameras, "ptz-01")
    assert link.arm(1)
    first = link.pid
    assert first is not None
    os.kill(first, signal.SIGSTOP)
    before = SYSTEM_CLOCK.mono_ns()
    for _ in range(5000):  # more than the pipe holds
        link.beat(1)
    assert not link.arm(1)
    assert not link.arm(1)
    assert 1 in link._armed  # it may have been moving, and the next guardian must know
    assert SYSTEM_CLOCK.mono_ns() - before < 5e9
    until(lambda: link.arm(1), 20, "no other guardian")
    assert link.pid != first
    link.disarm(1)


def test_a_clean_end_leaves_no_guardian_and_no_camera_turning(
    cameras: PtzSimulator, ptz: PtzCamera, scc_wall_home: Path
) -> None:
    link = GuardianLink(Home(scc_wall_home).ensure())
    assert link.close()
    assert not link.introduce(CameraConfig(1, "x", StreamConfig("rtsp://x")))
    assert not link.arm(1)
    link = GuardianLink(Home(scc_wall_home))
    introduce(link, cameras, "ptz-01")
    assert link.arm(1)
    guardian = link.pid
    ptz.move(PtzVector((away(cameras, "ptz-01"), 0.0)))
    assert link.close(within_s=10)
    assert not moves(cameras, "ptz-01")
    assert guardian is not None
    assert not runs(guardian)
    assert link.close()


@not_windows
def test_no_secret_of_a_camera_is_to_be_seen(
    cameras: PtzSimulator, link: GuardianLink, scc_wall_home: Path, monkeypatch
) -> None:
    monkeypatch.setenv("SCC_WALL_STORE", "postgresql://scc:rahasia-toko@127.0.0.1/scc")
    cameras.set_quirk("ptz-01", Quirk.AUTH, methods="none")
    introduce(link, cameras, "ptz-01")
    assert link.arm(1)
    process = Path(f"/proc/{link.pid}")
    shown = process.joinpath("cmdline").read_bytes() + process.joinpath("environ").read_bytes()
    until(lambda: "cam-1 is not ready for a stop: wrong-password" in logged(scc_wall_home), 10, "not tried")
    link.disarm(1)
    shown += b"".join(file.read_bytes() for file in scc_wall_home.rglob("*") if file.is_file())
    assert str(scc_wall_home).encode() in shown
    for secret in (ACCOUNT.password, "rahasia-toko"):
        assert secret.encode() not in shown


def test_where_no_guardian_can_be_had_no_camera_is_moved(
    cameras: PtzSimulator, scc_wall_home: Path, monkeypatch, caplog
) -> None:
    monkeypatch.setattr("scc_wall.app.guardian.link.STARTED_S", 0.2)
    for program in (("/nowhere/scc-wall",), (sys.executable, "-c", "pass")):
        link = GuardianLink(Home(scc_wall_home).ensure(), program=program)
        introduce(link, cameras, "ptz-01")
        assert not link.arm(1)
        link.beat(1)
        assert link.close()


def test_it_loads_nothing_large(scc_wall_home: Path) -> None:
    code = (
        "import sys, scc_wall.app.guardian.process, scc_wall.ptz.onvif.camera, scc_wall.cli.guardian\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "requests" in loaded
    assert not {"PySide6", "cv2", "numpy", "sqlalchemy", "keyring", "cryptography"} & set(loaded)
