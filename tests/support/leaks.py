"""A test that leaves a thread or a process behind fails, and the failure names the line that started it.

Design: house style 11, learnt from napari's conftest. Starts are recorded for the whole session by wrapping
`Thread.start`, `Popen` and `multiprocessing`'s `Process.start`; each test is then asked for what it added.
"""

import multiprocessing
import subprocess
import threading
import weakref
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from typing import Any

import pytest

from tests.support.origin import origin

GRACE_S = 2.0
"""How long something may take to end by itself after the test; ending takes milliseconds, a busy machine more."""

_threads: weakref.WeakKeyDictionary[threading.Thread, str] = weakref.WeakKeyDictionary()
_processes: weakref.WeakKeyDictionary[BaseProcess, str] = weakref.WeakKeyDictionary()
_popens: weakref.WeakKeyDictionary[subprocess.Popen[Any], str] = weakref.WeakKeyDictionary()


@pytest.fixture(scope="session", autouse=True)
def _starts_are_recorded() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threading.Thread, "start", _recording(threading.Thread.start, _threads))
        patch.setattr(BaseProcess, "start", _recording(BaseProcess.start, _processes))
        patch.setattr(subprocess.Popen, "__init__", _recording(subprocess.Popen.__init__, _popens))
        yield


def _recording(start: Callable[..., None], started: weakref.WeakKeyDictionary[Any, str]) -> Callable[..., None]:
    def recording_start(self: object, *args: object, **kwargs: object) -> None:
        started[self] = origin()
        start(self, *args, **kwargs)

    return recording_start


@pytest.fixture(autouse=True)
def _nothing_left_running(_starts_are_recorded: None) -> Iterator[None]:
    threads_before = set(threading.enumerate())
    processes_before = {*_live_processes(), *_live_popens()}
    yield
    left = [*_left_threads(threads_before), *_left_processes(processes_before)]
    if left:
        pytest.fail("left behind:\n" + "\n".join(left), pytrace=False)


def _left_threads(before: set[threading.Thread]) -> Iterator[str]:
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread) or thread.name.startswith("pytest_timeout"):
            continue  # threads that Qt or a decoder owns, seen by Python in a callback; the time limit's own
        thread._started.wait(GRACE_S)  # type: ignore[attr-defined]  # one just being started can't be joined yet
        thread.join(GRACE_S)
        if thread.is_alive():
            yield f"thread {thread.name!r}, started at {_threads.get(thread, 'an unknown line')}"


def _left_processes(before: set[object]) -> Iterator[str]:
    for process in _live_processes():
        if process not in before and not _ends(process):
            yield f"process {process.name!r} (pid {process.pid}), started at {_processes[process]}"
            process.kill()
            process.join(GRACE_S)
    for popen in _live_popens():
        if popen not in before and not _popen_ends(popen):
            yield f"process {popen.args!r} (pid {popen.pid}), started at {_popens[popen]}"
            popen.kill()
            popen.wait(GRACE_S)


def _live_processes() -> list[BaseProcess]:
    multiprocessing.active_children()  # reaps those that have ended
    return [process for process in list(_processes) if _alive(process)]


def _alive(process: BaseProcess) -> bool:
    try:
        return process.is_alive()
    except (ValueError, AssertionError):
        return False  # closed, or another process's child


def _live_popens() -> list[subprocess.Popen[Any]]:
    return [popen for popen in list(_popens) if getattr(popen, "pid", None) and popen.poll() is None]


def _ends(process: BaseProcess) -> bool:
    process.join(GRACE_S)
    return not process.is_alive()


def _popen_ends(popen: subprocess.Popen[Any]) -> bool:
    try:
        popen.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        return False
    return True
