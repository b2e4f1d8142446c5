"""Finds the line of ours that did something, to name it when it left something behind."""

import sys
import sysconfig
from pathlib import Path
from types import FrameType

_ROOT = Path(__file__).resolve().parents[2]
_NOT_OURS = (
    "<",
    sysconfig.get_path("stdlib"),
    *(str(Path(__file__).with_name(name)) for name in ("origin.py", "leaks.py", "qt_leaks.py", "network.py")),
)


def origin() -> str:
    """Return `file:line` of the innermost frame of ours; and of the test that led there, if that is another."""
    frame: FrameType | None = sys._getframe(1)
    ours = []
    while frame is not None:
        name = frame.f_code.co_filename
        if not name.startswith(_NOT_OURS) and "site-packages" not in name:
            ours.append((name, frame.f_lineno))
        frame = frame.f_back
    if not ours:
        return "a line outside this project"
    test = next((place for place in ours if Path(place[0]).name.startswith("test_")), ours[0])
    return _written(ours[0]) if test == ours[0] else f"{_written(ours[0])}, called from {_written(test)}"


def _written(place: tuple[str, int]) -> str:
    path = Path(place[0])
    return f"{path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path}:{place[1]}"
