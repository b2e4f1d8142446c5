"""Chooses Qt's platform before Qt starts: a real display, or offscreen where there is none."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

OFFSCREEN_SIZE_PX: Final = (1920, 1080)


def has_display() -> bool:
    """Return whether Qt can open windows that a person sees; a chosen QT_QPA_PLATFORM is taken at its word."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return not chosen.startswith(("offscreen", "minimal"))
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def offscreen(screens: int = 1, size_px: tuple[int, int] = OFFSCREEN_SIZE_PX) -> Iterator[None]:
    """Have Qt draw without a display, on so many screens of that size side by side.

    Enter it before Qt's application is made; the platform reads its plan of screens once, then.
    A QT_QPA_PLATFORM that already names a plan of its own is left as it is.
    """
    if "configfile" in os.environ.get("QT_QPA_PLATFORM", ""):
        yield
        return
    import json
    import tempfile  # with it a quarter of the standard library: a wall with a display starts without

    width, height = size_px
    names = [f"offscreen-{number + 1}" for number in range(screens)]
    plan = [
        {"name": name, "x": number * width, "y": 0, "width": width, "height": height, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for number, name in enumerate(names)
    ]
    with tempfile.TemporaryDirectory(prefix="scc-wall-") as folder:
        path = Path(folder) / "screens.json"
        path.write_text(json.dumps({"screens": plan}), encoding="utf-8")
        before = os.environ.get("QT_QPA_PLATFORM")
        with _without_drive(path) as told:
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={told}"
            try:
                yield
            finally:
                os.environ.pop("QT_QPA_PLATFORM")
                if before is not None:
                    os.environ["QT_QPA_PLATFORM"] = before


@contextlib.contextmanager
def _without_drive(path: PurePath) -> Iterator[str]:
    """Tell Qt of a file without the colon of Windows' drives, where Qt would cut its name, and end the program.

    Such a name counts from the current drive, so while the block lasts that is the file's.
    """
    here = Path.cwd().drive
    with contextlib.nullcontext() if path.drive == here else contextlib.chdir(path.anchor):
        yield str(path).removeprefix(path.drive)
