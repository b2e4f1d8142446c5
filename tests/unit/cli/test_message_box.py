"""A windowed program has no terminal: what is wrong is told in a box, where somebody sits who started it."""

import sys

import pytest

from scc_wall.base.errors import SccError
from scc_wall.base.one_program import RUNS_ALREADY
from scc_wall.base.told import Told
from scc_wall.cli import command_line, message_box
from scc_wall.cli.run import GUARDED
from scc_wall.guardian import silence


@pytest.mark.parametrize(
    ("command", "status", "environ", "stays_s"),
    [
        ("run", 2, {}, 0),
        ("guard", 2, {}, 0),
        ("run", 2, {GUARDED: "x"}, message_box.GUARDED_S),
        ("run", RUNS_ALREADY, {}, None),
        ("guardian", 2, {}, None),
        ("simulate", 2, {}, None),
        ("users", 2, {}, None),
    ],
)
def test_who_sees_a_box(command: str, status: int, environ: dict[str, str], stays_s: int | None) -> None:
    assert message_box.box_s(command, status, environ) == stays_s


def test_the_guardian_does_not_take_a_box_for_a_hang() -> None:
    assert 0 < message_box.GUARDED_S < silence.START_S


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    class Broken:
        @staticmethod
        def add_arguments(_parser: object) -> None: ...

        @staticmethod
        def run(_arguments: object) -> int:
            raise SccError(Told("rtsp://op:rahasia@cam/ rusak", "broken"))

    told: list[str] = []
    monkeypatch.setattr(command_line, "_module", lambda _command: Broken)
    monkeypatch.setattr(message_box, "_show", lambda text, _stays_s: told.append(text))
    monkeypatch.delenv(GUARDED, raising=False)
    return told


def test_without_a_terminal_it_is_shown_without_secrets(monkeypatch: pytest.MonkeyPatch, shown: list[str]) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert command_line.run_command(["run"]) == 2
    assert len(shown) == 1
    assert "rusak" in shown[0]
    assert "rahasia" not in shown[0]


def test_at_a_terminal_it_is_printed(capsys: pytest.CaptureFixture[str], shown: list[str]) -> None:
    assert command_line.run_command(["run"]) == 2
    assert shown == []
    assert "rusak" in capsys.readouterr().err
