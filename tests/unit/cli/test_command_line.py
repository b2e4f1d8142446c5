"""What a command prints comes out whole, wherever it goes."""

import io
import sys

import pytest

from scc_wall.cli import command_line
from scc_wall.cli.command_line import run_command


@pytest.mark.parametrize(
    ("platform", "coding", "said"), [("win32", "utf-8", "─→✓"), ("linux", "cp1252", r"\u2500\u2192\u2713")]
)
def test_no_letter_breaks_a_command_whose_output_goes_to_a_file(
    monkeypatch: pytest.MonkeyPatch, platform: str, coding: str, said: str
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", write_through=True))
    monkeypatch.setattr(command_line, "_module", lambda _name: sys.modules[__name__])
    assert run_command(["cameras"]) == 0
    assert raw.getvalue().decode(coding).strip() == said


def add_arguments(_parser: object) -> None:
    """Stand for a command: this one takes none."""


def run(_arguments: object) -> int:
    """Stand for a command."""
    print("─→✓")  # noqa: T201 - commands print
    return 0
