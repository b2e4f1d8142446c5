"""The checks of the test harness fail when they must: each bad test here is run by a pytest of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.clock import Clock
from tests.support import needs
from tests.support.clock import ManualClock
from tests.support.network import is_loopback

ROOT = Path(__file__).resolve().parents[2]

BAD = {
    "thread": (
        "threading.Thread(target=threading.Event().wait, args=(60,), daemon=True, name='reader:x').start()",
        ["thread 'reader:x', started at", "test_bad.py:{line}"],
    ),
    "executor": (
        "kept.append(concurrent.futures.ThreadPoolExecutor(1, 'probe')); kept[-1].submit(print)",
        ["thread 'probe_0', started at", "test_bad.py:{line}"],
    ),
    "popen": (
        "kept.append(subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE))",
        ["process [", "test_bad.py:{line}"],
    ),
    "multiprocessing": (
        "kept.append(spawn.Process(target=time.sleep, args=(60,), name='decode-1')); kept[-1].start()",
        ["process 'decode-1'", "test_bad.py:{line}"],
    ),
    "connect": (
        "with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s: s.connect_ex(('192.0.2.1', 9))",
        ["connect_ex to ('192.0.2.1', 9) at", "test_bad.py:{line}"],
    ),
    "swallowed": (
        "with contextlib.suppress(OSError): socket.create_connection(('camera.example', 554))",
        ["name look-up of 'camera.example' at", "test_bad.py:{line}"],
    ),
    "warning_log": ("logging.getLogger('scc_wall.x').warning('disk %s', 'full')", ["WARNING scc_wall.x: disk full"]),
    "log_that_never_comes": ("expected_logs.expect('disk full')", ["expected, but did not come: disk full"]),
    "python_warning": ("warnings.warn('old')", ["UserWarning: old"]),
    "socket_left_open": ("socket.socket()", ["ResourceWarning: unclosed"]),
    "needs": ("pass", ["nothing is known of the package no-such-package"]),
}
GOOD = {
    "thread_that_ends": "threading.Thread(target=print).start()",
    "home": "assert os.environ['SCC_WALL_HOME'].startswith(str(tmp_path))",
    "loopback": "with socket.create_server(('127.0.0.1', 0)) as s: socket.create_connection(s.getsockname()).close()",
    "expected_log": "expected_logs.expect('disk'); logging.getLogger('x').error('disk full')",
    "allowed_log": "logging.getLogger('x').error('beside the point')",
    "log_that_the_test_reads": "logging.getLogger('x').error('disk full'); assert caplog.records",
    "keyring": "import keyring; assert 'fail' in type(keyring.get_keyring()).__module__",
}
BAD_QT = {
    "timer": ("t = QTimer(qapp); t.start(60_000)", ["timer of 60000 ms, started at", "test_bad.py:{line}"]),
    "object_timer": ("qapp.startTimer(60_000)", ["of QApplication, started at", "test_bad.py:{line}"]),
    "single_shot": ("QTimer.singleShot(60_000, print)", ["single shot due in", "test_bad.py:{line}"]),
    "qthread": ("kept.append(QThread()); kept[-1].start()", ["Qt thread", "test_bad.py:{line}"]),
    "animation": (
        "a = QVariantAnimation(qapp); a.setDuration(60_000); a.setEndValue(1); a.start()",
        ["QVariantAnimation, started at", "test_bad.py:{line}"],
    ),
    "window": ("kept.append(QLabel('wall')); kept[-1].show()", ["window QLabel '', made at", "test_bad.py:{line}"]),
    "own_window": ("kept.append(Wall())", ["window Wall 'wall-1', made at", "test_bad.py:"]),
    "qt_warning": ("QObject().setProperty('', 1); qWarning('painter not active')", ["painter not active"]),
    "slot_exception": ("QTimer.singleShot(0, fail); qapp.processEvents()", ["Exceptions caught in Qt event loop"]),
}
GOOD_QT = {
    "closed_window": "w = QLabel('wall'); qtbot.addWidget(w); w.show()",
    "deleted_window": "w = QLabel('wall'); w.show(); w.deleteLater()",
    "stopped_timer": "t = QTimer(qapp); t.start(60_000); t.stop()",
    "timer_of_a_dead_window": "w = QLabel(); qtbot.addWidget(w); QTimer(w).start(60_000); w.startTimer(60_000)",
    "shot_of_a_dead_window": "w = QLabel(); QTimer.singleShot(60_000, w.update); w.deleteLater()",
    "fired_shot": "seen = []; QTimer.singleShot(1, lambda: seen.append(1)); qtbot.waitUntil(lambda: bool(seen))",
}

PREAMBLE = """
import concurrent.futures, contextlib, logging, multiprocessing, os, socket, subprocess, sys, threading, time, warnings
import pytest
spawn = multiprocessing.get_context("spawn")
kept = []
"""
QT_PREAMBLE = """
import pytest
from PySide6.QtCore import QObject, QThread, QTimer, QVariantAnimation, qWarning
from PySide6.QtWidgets import QLabel, QWidget
kept = []
class Wall(QWidget):
    def __init__(self):
        super().__init__(objectName="wall-1")
        self.show()
def fail():
    1 / 0
"""


def _write_tests(folder: Path, preamble: str, fixtures: str, bodies: dict[str, str]) -> dict[str, int]:
    """Write one test a body; return the line of each body."""
    lines = preamble.splitlines()
    at = {}
    for name, body in bodies.items():
        marks = {"needs": "@pytest.mark.needs('no-such-package')", "allowed_log": "@pytest.mark.allows_log('beside')"}
        mark = [marks[name]] if name in marks else []
        own = f"{fixtures}, caplog" if "caplog" in body else fixtures
        lines += [*mark, f"def test_{name}({own}):", f"    {body}"]
        at[name] = len(lines)
    (folder / "test_bad.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at


def _run(folder: Path, *plugins: str) -> str:
    """Run pytest over a folder with the harness's plugins, the project's settings, and CI's strictness."""
    names = [f"tests.support.{plugin}" for plugin in ("leaks", "logs", "needs", "network", *plugins)]
    (folder / "conftest.py").write_text(
        f"from tests.conftest import scc_wall_home\npytest_plugins = {names!r}\n"
        "def pytest_configure():\n    import tests.support.leaks\n    tests.support.leaks.GRACE_S = 0.3\n",
        encoding="utf-8",
    )
    (folder / "pytest.ini").write_text(
        "[pytest]\nfilterwarnings = error\nqt_api = pyside6\nqt_log_level_fail = WARNING\n"
        "markers =\n  needs\n  allows_log\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "CI": "true", "COLUMNS": "200"}
    argv = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=short", "-rA", str(folder)]
    done = subprocess.run(argv, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=55)
    return done.stdout + done.stderr


def _sections(output: str) -> dict[str, str]:
    """Return what pytest said of each test: its failure's section and its line in the summary."""
    said: dict[str, str] = {}
    current = ""
    for line in output.splitlines():
        if line.startswith("___"):
            current = line.strip("_ ").rpartition(" ")[2]
        elif line.startswith(("PASSED", "FAILED", "ERROR")) and "::" in line:
            current = line.split("::")[1].split()[0]
        said[current] = f"{said.get(current, '')}\n{line}"
    return said


def _assert_told_apart(
    output: str, bad: dict[str, tuple[str, list[str]]], good: dict[str, str], at: dict[str, int]
) -> None:
    said = _sections(output)
    for name, (_, signs) in bad.items():
        of_test = said.get(f"test_{name}", "")
        assert "\nFAILED test_bad" in of_test or "\nERROR test_bad" in of_test, f"{name} was let through:\n{output}"
        for sign in signs:
            assert sign.format(line=at[name]) in of_test, f"{name} was not told as {sign!r}:\n{of_test}"
    for name in good:
        of_test = said.get(f"test_{name}", "")
        assert "PASSED" in of_test, f"{name} did not pass:\n{output}"
        assert "\nFAILED test_bad" not in of_test, f"{name} was blamed:\n{of_test}"
        assert "\nERROR test_bad" not in of_test, f"{name} was blamed:\n{of_test}"


def test_what_a_test_leaves_behind_or_warns_of_fails_it(tmp_path: Path) -> None:
    bad = {name: told for name, told in BAD.items() if name != "needs" or sys.platform.startswith("linux")}
    bodies = {**{name: body for name, (body, _) in bad.items()}, **GOOD}
    at = _write_tests(tmp_path, PREAMBLE, "tmp_path, expected_logs", bodies)
    _assert_told_apart(_run(tmp_path), bad, GOOD, at)


def test_what_a_qt_test_leaves_behind_fails_it(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtWidgets", reason="Qt can't load", exc_type=ImportError)
    bodies = {**{name: body for name, (body, _) in BAD_QT.items()}, **GOOD_QT}
    at = _write_tests(tmp_path, QT_PREAMBLE, "qapp, qtbot", bodies)
    _assert_told_apart(_run(tmp_path, "qt_leaks"), BAD_QT, GOOD_QT, at)


def _run_without_qt(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """Run a test of Qt and one that needs none where importing PySide6 fails as it does without libEGL."""
    package = folder / "PySide6"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    argv = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "offscreen or loopback_is_known"]
    env = {**os.environ, "PYTHONPATH": str(folder), "CI": ci, "COLUMNS": "200"}
    files = ["tests/qt/test_harness.py", "tests/unit/test_meta.py"]
    return subprocess.run([*argv, *files], cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=55)


def test_without_qt_its_tests_are_skipped_with_the_reason(tmp_path: Path) -> None:
    done = _run_without_qt(tmp_path, ci="")
    assert "Qt can't load: libEGL.so.1: cannot open shared object file" in done.stdout
    assert "1 skipped" in done.stdout
    assert "passed" in done.stdout
    assert done.returncode == 0


def test_without_qt_ci_fails(tmp_path: Path) -> None:
    done = _run_without_qt(tmp_path, ci="true")
    assert "libEGL.so.1: cannot open shared object file" in done.stdout + done.stderr
    assert done.returncode != 0


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_a_missing_package_skips_but_never_in_ci(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("needs are packages of Debian")
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(needs, "_missing", lambda: frozenset({"xvfb"}))
    request.node.add_marker(pytest.mark.needs("xvfb", "xdotool"))
    with pytest.raises(outcome, match="--no-install-recommends xvfb"):
        needs.pytest_runtest_setup(request.node)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", "", None, "0.0.0.0", b"127.0.0.1"])
def test_loopback_is_known(host: object) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "camera.example", "128.0.0.1", b"10.0.0.1"])
def test_what_is_not_loopback_is_known(host: object) -> None:
    assert not is_loopback(host)


@given(st.lists(st.floats(0, 1e6)))
def test_manual_clock_moves_only_forward(steps: list[float]) -> None:
    clock: Clock = ManualClock()
    assert isinstance(clock, ManualClock)
    for step in steps:
        before_ns, before_utc = clock.mono_ns(), clock.now_utc()
        clock.advance(step)
        assert clock.mono_ns() >= before_ns
        assert clock.now_utc() >= before_utc
    with pytest.raises(ValueError, match="backwards"):
        clock.advance(-1)
