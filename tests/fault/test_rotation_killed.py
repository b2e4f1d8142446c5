"""A rotation of the master key that is killed (SIGKILL) at every step of its way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a child for each step")
@pytest.mark.parametrize("kind", ["keyring", "unsealed"])
def test_killed_at_any_step_nothing_is_lost(tmp_path: Path, kind: str) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("rotation_killed.py")), str(tmp_path), kind],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) >= 15  # file written, synced, renamed; fields read and updated; committed; renamed again
