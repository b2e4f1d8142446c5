"""`scc-wall doctor | head -1`: who reads a command's output leaves early, and no trace of Python's is left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scc_wall.cli.reader_gone import READER_GONE, while_read


@pytest.mark.parametrize(
    ("words", "unbuffered", "status"),
    [
        (["doctor", "--no-cameras"], "", READER_GONE),  # each line is written as it is found
        (["sites", "references"], "1", READER_GONE),
        (["--help"], "", 0),  # written when all is done
    ],
)
def test_a_command_whose_reader_is_gone_ends_quietly(
    words: list[str], unbuffered: str, status: int, tmp_path: Path
) -> None:
    own = {"SCC_WALL_HOME": str(tmp_path / "home"), "SCC_WALL_KEYRING": "off", "PYTHONUNBUFFERED": unbuffered}
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "scc_wall", *words],
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            env=os.environ | own,
            timeout=50,
            check=False,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == status


def test_an_error_of_another_pipe_is_still_a_bug() -> None:
    def command() -> int:
        raise BrokenPipeError(32, "of a decode process")

    with pytest.raises(BrokenPipeError):
        while_read(command)
