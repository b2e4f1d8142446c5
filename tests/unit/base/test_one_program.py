"""One program for each home: the second is told, a killed one leaves nothing stuck, and nothing hostile is followed."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scc_wall import cli
from scc_wall.base.errors import SccError
from scc_wall.base.one_program import RUNS_ALREADY, RunsAlreadyError, only_program
from scc_wall.base.paths import home
from scc_wall.cli import early
from tests.support.clock import ManualClock

HOLDING = """
import sys
from pathlib import Path
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.one_program import only_program
with only_program(Path(sys.argv[1]), SYSTEM_CLOCK):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "running"


def test_the_second_is_told_what_runs_since_when_and_what_to_do(file: Path, clock: ManualClock) -> None:
    with only_program(file, clock):
        clock.advance(3600)
        with pytest.raises(RunsAlreadyError) as refused, only_program(file, clock):
            pass
    said = refused.value.told()
    assert "SCC Wall sudah berjalan." in said
    assert f"Proses {os.getpid()}, sejak 05/01/2026 08.00 WIB" in said
    assert "Pakai jendela dinding yang sudah terbuka" in said
    with only_program(file, clock):  # the first one has ended
        pass


def test_one_that_is_killed_leaves_nothing_stuck(file: Path, clock: ManualClock) -> None:
    argv = [sys.executable, "-c", HOLDING, str(file)]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(RunsAlreadyError, match=f"Proses {holder.pid}"), only_program(file, clock):
            pass
        holder.kill()
        holder.wait(10)
        assert file.stat().st_size > 0  # what it said of itself is still there, and holds nobody up
        with only_program(file, clock):
            pass


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.one_of(
        st.binary(max_size=2000),
        st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode),
        st.fixed_dictionaries(
            {"pid": st.integers() | st.text(), "host": st.text(), "since_utc": st.text() | st.integers()}
        )
        .map(json.dumps)
        .map(str.encode),
    )
)
def test_whatever_stands_in_the_file_the_second_is_refused_and_told(tmp_path: Path, content: bytes) -> None:
    file, clock = tmp_path / "running", ManualClock()
    with only_program(file, clock):
        file.write_bytes(content)
        with pytest.raises(RunsAlreadyError) as refused, only_program(file, clock):
            pass
        assert "sudah berjalan" in refused.value.told()
        assert len(refused.value.told()) < 1500


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links are no danger to it there")
def test_no_link_has_another_file_written_over(file: Path, clock: ManualClock, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("precious")
    file.parent.mkdir()
    file.symlink_to(other)
    with pytest.raises(SccError, match="folder"), only_program(file, clock):
        pass
    assert other.read_text() == "precious"


@pytest.mark.parametrize(("command", "held"), [("run", "running"), ("demo", "demo_running")])
def test_a_second_wall_ends_with_a_status_of_its_own_and_commands_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: ManualClock, command: str, held: str
) -> None:
    closed: list[str] = []
    processes = type("Counted", (), {"close": lambda _: closed.append("closed")})
    monkeypatch.setattr(early, "_start", lambda **_words: processes())
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    (home().root / "demo").mkdir(parents=True)
    (home().root / "demo" / "precious").touch()
    with ExitStack() as stack:
        stack.enter_context(only_program(getattr(home(), held), clock))
        assert cli.main([command]) == RUNS_ALREADY
        assert "sudah berjalan" in capsys.readouterr().err
        assert closed == ["closed"]  # the decode processes that were started for it
        assert (home().root / "demo" / "precious").exists()  # a demo that runs is not emptied
        assert cli.main(["cameras", "list"]) == 0
        assert "Belum ada kamera" in capsys.readouterr().out
