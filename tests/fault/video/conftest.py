"""Puts `tests/` on the path, so that tests and spawned decode processes can import the scripted streams there."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
