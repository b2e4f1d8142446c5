"""Puts `tests/` on the path for the scripted streams there, and has OpenCV behave as in a decode process."""

import sys
from pathlib import Path

import pytest

from scc_wall.video.environment import Flavour, variables

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


@pytest.fixture(autouse=True)
def _like_a_decode_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have OpenCV open streams without probing beyond the first picture."""
    for name, value in variables(Flavour.THIN).items():
        monkeypatch.setenv(name, value)
