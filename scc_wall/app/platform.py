"""Chooses Qt's platform before Qt starts: a real display, or offscreen where there is none."""

import json
import os
import sys
import tempfile
from pathlib import Path
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


def use_offscreen(screens: int = 1) -> None:
    """Have Qt draw without a display, on so many screens of 1920×1080 side by side; call it before Qt is loaded."""
    width, height = OFFSCREEN_SIZE_PX
    plan = {
        "screens": [
            {"name": f"offscreen-{n + 1}", "x": n * width, "y": 0, "width": width, "height": height}
            | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
            for n in range(screens)
        ]
    }
    with tempfile.NamedTemporaryFile(
        "w", prefix="scc-wall-screens-", suffix=".json", delete=False, encoding="utf-8"
    ) as file:
        json.dump(plan, file)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(file.name)}"
