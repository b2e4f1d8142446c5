"""The hidden command: not listed, and refused to a person at a terminal."""

import pytest

from scc_wall.cli.command_line import run_command


def test_it_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run_command(["--help"])
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert "simulate" in shown
    assert "guardian" not in shown


def test_a_person_is_told_what_to_run_instead(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scc_wall.app.guardian.process.os.isatty", lambda descriptor: descriptor == 0)
    assert run_command(["guardian"]) == 2
    assert "scc-wall run" in capsys.readouterr().err
