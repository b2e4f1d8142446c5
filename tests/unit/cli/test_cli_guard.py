"""`scc-wall guard`: hands its words on as they are, and loads little before the program is on its way."""

import subprocess
import sys

import pytest

from scc_wall import cli
from scc_wall.base.one_program import RunsAlreadyError
from scc_wall.base.told import Told


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], bool]]:
    calls: list[tuple[list[str], bool]] = []

    def main(words: list[str], *, kiosk: bool) -> int:
        calls.append((words, kiosk))
        return 7

    monkeypatch.setattr("scc_wall.app.guardian.guard.main", main)
    return calls


@pytest.mark.parametrize(
    ("words", "kiosk"),
    [([], False), (["--layout", "16"], False), (["--kiosk"], True), (["--screens", "2", "--kio"], True)],
)
def test_the_words_are_the_programs(kept: list[tuple[list[str], bool]], words: list[str], kiosk: bool) -> None:
    assert cli.main(["guard", *words]) == 7
    assert kept == [(words, kiosk)]


def test_help_is_asked_of_this_process(kept: list[tuple[list[str], bool]], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["guard", "--help"])
    assert "--layout" in capsys.readouterr().out
    assert kept == []


def test_an_error_is_told_and_has_its_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def main(_words: list[str], *, kiosk: bool) -> int:
        raise RunsAlreadyError(Told("Sudah berjalan.", "Runs already."))

    monkeypatch.setattr("scc_wall.app.guardian.guard.main", main)
    assert cli.main(["guard"]) == RunsAlreadyError.exit_status
    assert "Sudah berjalan." in capsys.readouterr().err


def test_little_is_loaded_before_the_program_is_on_its_way() -> None:
    code = "import sys, scc_wall.cli.guard, scc_wall.app.guardian.guard\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"argparse", "multiprocessing", "sqlite3", "PySide6"} & set(loaded)
