import ctypes
import sys
import threading
from types import SimpleNamespace

import pytest

from scc_wall.ui.wake import NoWake, SystemdWake, WindowsWake, X11Wake, system_wake_lock, wake_lock


def test_the_lock_fits_the_system():
    assert isinstance(wake_lock("win32"), WindowsWake)
    assert isinstance(wake_lock("linux"), SystemdWake)
    assert isinstance(system_wake_lock(offscreen=True), NoWake)


def test_windows_is_asked_for_screen_and_system_until_released(monkeypatch):
    asked = []
    kernel = SimpleNamespace(SetThreadExecutionState=lambda state: asked.append(state) or 1)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    lock = WindowsWake()
    lock.hold()
    lock.release()
    assert asked == [0x80000003, 0x80000000]


@pytest.mark.skipif(sys.platform == "win32", reason="starts a shell script")
def test_the_inhibitor_lives_until_released(tmp_path, monkeypatch):
    program = tmp_path / "systemd-inhibit"
    program.write_text(
        '#!/bin/sh\nfor last; do :; done\nexec "$last"\n'
    )  # runs the command that it is given, as it does
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    lock = SystemdWake()
    lock.hold()
    child = lock._child
    lock.hold()
    assert lock._child is child
    assert child.poll() is None
    lock.release()
    assert child.returncode == 0
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="starts a shell script")
def test_an_inhibitor_that_ends_by_itself_is_told_and_leaves_no_process(tmp_path, monkeypatch, caplog):
    program = tmp_path / "systemd-inhibit"
    program.write_text("#!/bin/sh\nexit 1\n")  # as where systemd-logind does not run
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    lock = SystemdWake()
    with caplog.at_level("INFO"):
        lock.hold()
        for waiting in [thread for thread in threading.enumerate() if thread.name == "wake"]:
            waiting.join(20)
    assert "ended with status 1: the screens may sleep" in caplog.text
    assert lock._child.returncode == 1
    lock.release()


def test_without_systemd_the_wall_runs_on(monkeypatch, caplog, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    lock = SystemdWake()
    with caplog.at_level("INFO"):
        lock.hold()
    lock.release()
    assert "the screens may sleep" in caplog.text


@pytest.mark.parametrize("has_saver", [True, False])
def test_the_saver_of_x_is_suspended_until_released(monkeypatch, has_saver):
    said = []
    x11 = SimpleNamespace(
        XOpenDisplay=lambda _name: 4711,
        XFlush=lambda display: said.append(("flush", display.value)),
        XCloseDisplay=lambda display: said.append(("close", display.value)),
    )
    saver = SimpleNamespace(
        XScreenSaverQueryExtension=lambda *_: int(has_saver),
        XScreenSaverSuspend=lambda display, on: said.append((on, display.value)),
    )
    monkeypatch.setattr(ctypes, "CDLL", {"libX11.so.6": x11, "libXss.so.1": saver}.__getitem__)
    lock = X11Wake()
    lock.hold()
    if has_saver:
        lock.hold()
        assert said == [(1, 4711), ("flush", 4711)]
    lock.release()
    lock.release()
    assert said[-1] == ("close", 4711)
    assert [what for what, _ in said] == ([1, "flush", 0, "close"] if has_saver else ["close"])


def test_without_its_libraries_the_saver_of_x_is_left_as_it_is(monkeypatch, caplog):
    def missing(name):
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    lock = X11Wake()
    with caplog.at_level("INFO"):
        lock.hold()
    lock.release()
    assert "is left as it is" in caplog.text
