"""The self test: the program as it stands passes it, and what is broken is told with exit status 1."""

import os
import subprocess
import threading
from pathlib import Path

import pytest

from scc_wall.app.selftest import selftest
from scc_wall.app.selftest.modules import names
from scc_wall.app.selftest.steps import FAILED, LONGEST_S, StepFailedError, Steps, bounded
from scc_wall.app.selftest.wall import LIVE_WITHIN_S
from scc_wall.base.errors import SccError
from scc_wall.base.this_program import program
from scc_wall.base.told import Told
from scc_wall.cli import given
from tests.support.clock import ManualClock
from tools.build.__main__ import SELF_TEST_WITHIN_S
from tools.windows_check.package_steps import _SELFTEST_S

STEP = Told("langkah", "step")


@pytest.mark.timeout(200)
def test_this_program_passes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    here, scratch = tmp_path / "home", tmp_path / "tmp"
    scratch.mkdir()
    env = os.environ | {"SCC_WALL_HOME": str(here), "TMPDIR": str(scratch), "TEMP": str(scratch), "SCC_WALL_LANG": "en"}
    done = subprocess.run(
        program("--selftest"), env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    told = done.stdout.splitlines()
    assert (done.returncode, told[-1]) == (0, "All is well."), done.stdout + done.stderr
    assert [line.split()[0] for line in told[:-1]] == ["ok"] * 6
    assert any("4/4 live" in line for line in told)
    assert not here.exists()
    assert list(scratch.iterdir()) == []


def test_a_store_that_can_not_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise SccError(Told("Disk penuh", "Disk full"), todo=Told("Kosongkan", "Make room"))

    monkeypatch.setattr("scc_wall.app.selftest.modules.load_all", lambda: 1)
    monkeypatch.setattr(selftest, "_fallback_vault", lambda _here: (None, "-"))
    monkeypatch.setattr(selftest, "_new_store", broken)
    told: list[str] = []
    assert selftest.run_selftest(told.append) == FAILED
    assert [line.split()[0] for line in told[:4]] == ["baik", "baik", "GAGAL", "Kosongkan"]
    assert told[2].endswith("Disk penuh")


def test_a_bug_is_told_with_its_trace_and_without_secrets() -> None:
    told: list[str] = []
    with pytest.raises(StepFailedError), Steps(told.append, ManualClock()).step(STEP):
        raise ValueError("rtsp://operator:rahasia@10.0.0.1/")
    assert told[0].startswith("GAGAL")
    assert "ValueError" in "\n".join(told)
    assert "rahasia" not in "\n".join(told)


def test_a_step_that_hangs_ends_the_program() -> None:
    told: list[str] = []
    ended: list[int] = []
    over = threading.Event()

    def end(status: int) -> None:
        ended.append(status)
        over.set()

    steps = Steps(told.append)
    with bounded(steps, told.append, 0.01, end), steps.step(STEP):
        assert over.wait(30)
    assert ended == [FAILED]
    assert told[0] == "tidak selesai dalam 0 dtk: langkah"


def test_what_hangs_before_the_first_step_is_told_too() -> None:
    told: list[str] = []
    over = threading.Event()
    with bounded(Steps(told.append), told.append, 0.01, lambda _status: over.set()):
        assert over.wait(30)
    assert told == ["tidak selesai dalam 0 dtk: persiapan"]


def test_a_slow_machine_has_its_time_and_who_waits_for_the_test_waits_longer() -> None:
    assert LONGEST_S >= 180
    assert (
        LIVE_WITHIN_S <= LONGEST_S / 2
    )  # loading takes the rest, and a wall that stays dark is still told with its states
    for who_waits_s in (SELF_TEST_WITHIN_S, _SELFTEST_S):
        assert who_waits_s > LONGEST_S


def test_what_is_loaded_is_the_whole_program() -> None:
    found = set(names())
    assert {"scc_wall.app.wall", "scc_wall.ui.ptz.panel", "scc_wall.vault.ring", "scc_wall.cli.selftest"} <= found
    assert not any("migrations" in name for name in found)


@pytest.mark.parametrize(
    ("words", "frozen", "meant"),
    [
        (["--selftest", "--screenshot", "x"], True, ["selftest", "--screenshot", "x"]),
        ([], True, ["guard"]),
        ([], False, []),
        (["demo"], True, ["demo"]),
    ],
)
def test_words_that_stand_for_others(words: list[str], frozen: bool, meant: list[str]) -> None:
    assert list(given(words, frozen=frozen)) == meant
