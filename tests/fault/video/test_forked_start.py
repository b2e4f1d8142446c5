"""A decode process of the program's first moment is a copy of it, and nothing of its starter may live on in it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.video.launch import may_fork
from tests.support.alive import kill, runs
from tests.support.decoding import PULSE
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there it is forked")

STARTER = """
import json, sys
from scc_wall.base import ending
from scc_wall.video import launch
from scc_wall.video.settings import VideoSettings

ending.begin()  # as the program does
assert launch.may_fork()
early = launch.EarlyProcesses(VideoSettings(processes=1), fork=True)
(one,) = early._waiting
print(json.dumps(one.process.pid), flush=True)
for line in sys.stdin:
    early.close()
    print(json.dumps(one.process.exitcode), flush=True)
"""
ENDS_S = 5.0


@pytest.fixture
def starter() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", STARTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with process:
        yield process
        process.kill()


def told(starter: subprocess.Popen[str]) -> int:
    assert starter.stdout is not None
    return int(json.loads(starter.stdout.readline()))


def until_gone(pid: int) -> None:
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + int(ENDS_S * PATIENCE * 1e9)
    while runs(pid):
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns, "still there"
        PULSE.wait(0.01)


def until_called(pid: int, name: str) -> None:
    until_mono_ns = SYSTEM_CLOCK.mono_ns() + int(ENDS_S * PATIENCE * 1e9)
    while Path(f"/proc/{pid}/comm").read_text("ascii").strip() != name:
        assert SYSTEM_CLOCK.mono_ns() < until_mono_ns, "not called so"
        PULSE.wait(0.01)


def test_it_is_told_apart_from_its_starter(starter: subprocess.Popen[str]) -> None:
    until_called(told(starter), "decode-0")


def test_what_nobody_takes_over_ends_by_itself(starter: subprocess.Popen[str]) -> None:
    told(starter)
    assert starter.stdin is not None
    starter.stdin.write("close\n")
    starter.stdin.flush()
    assert told(starter) == 0  # it was not killed: it saw that nobody is there any more


def test_it_does_not_outlive_its_starter(starter: subprocess.Popen[str]) -> None:
    pid = told(starter)
    kill(starter.pid)
    until_gone(pid)


def test_the_starters_way_of_ending_is_not_its_own(starter: subprocess.Popen[str]) -> None:
    pid = told(starter)
    until_called(pid, "decode-0")  # from then on it is itself
    os.kill(pid, signal.SIGTERM)
    assert starter.stdin is not None
    starter.stdin.write("close\n")
    starter.stdin.flush()
    assert told(starter) == -signal.SIGTERM


def test_no_copy_is_made_of_a_process_with_threads() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    assert not may_fork()
    stop.set()
    thread.join()
