"""Whose turn it is: over once another began, never by a file that can't be read or is half written."""

import sys
from pathlib import Path

import pytest

from scc_wall.guardian.turn import Turn


def test_a_turn_is_over_once_another_began(tmp_path: Path) -> None:
    first = Turn(tmp_path / "turn")
    assert not first.over()
    second = Turn(tmp_path / "turn")
    assert first.over()
    assert not second.over()


@pytest.mark.parametrize("content", [None, b"", b"abc"])
def test_a_file_that_says_nothing_ends_no_turn(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "turn"
    turn = Turn(file)
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert not turn.over()


def test_without_its_folder_it_goes_on(tmp_path: Path) -> None:
    assert not Turn(tmp_path / "none" / "turn").over()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_no_other_file_is_written_over_by_a_link(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("kept")
    (tmp_path / "turn").symlink_to(other)
    Turn(tmp_path / "turn")
    assert other.read_text() == "kept"
