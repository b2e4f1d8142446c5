"""The one place that knows where `resources/` lies: beside the source, inside the wheel, or in the frozen program."""

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources() -> Path:
    """Return the folder `resources/`.

    Raises
    ------
    FileNotFoundError
        If the program was packed without it: a bug of the packaging.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [_PACKAGE / "_resources", _PACKAGE.parent / "resources"]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"resources/ is in none of {[str(c) for c in candidates]}")


def resource(*parts: str) -> Path:
    """Return the path of one file of `resources/`, whether or not it exists."""
    return resources().joinpath(*parts)
