"""Draws the PTZ cameras' panorama into `resources/demo/`: ``python tools/draw_panorama.py``.

Run it again after a change to `scene_panorama` and commit what it wrote.
"""

import sys
from pathlib import Path

import cv2

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scc_wall.simulator.onvif.panorama import detail_path, panorama_path
from scc_wall.simulator.onvif.places import (
    BOTTOM_DEG,
    DETAIL_PX_PER_DEG,
    DETAIL_SIZE_DEG,
    DETAILS,
    LEFT_DEG,
    PX_PER_DEG,
    RIGHT_DEG,
    TOP_DEG,
)
from tools.brush import Image
from tools.scene_panorama import draw

QUALITY = 84
LIMIT_BYTES = 1_500_000


def _write(path: Path, image: Image) -> int:
    good, data = cv2.imencode(".webp", image, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
    assert good
    path.write_bytes(data.tobytes())
    print(f"{path.name}: {image.shape[1]}x{image.shape[0]}, {len(data)} bytes")
    return len(data)


def main() -> int:
    """Draw the whole and its details; return 1 if they are too large together."""
    total = _write(panorama_path(), draw(PX_PER_DEG, LEFT_DEG, TOP_DEG, RIGHT_DEG - LEFT_DEG, TOP_DEG - BOTTOM_DEG))
    width, height = DETAIL_SIZE_DEG
    for detail in DETAILS:
        left, top = detail.pan_deg - width / 2, detail.tilt_deg + height / 2
        total += _write(detail_path(detail.name), draw(DETAIL_PX_PER_DEG, left, top, width, height))
    print(f"{total} bytes in all")
    return 0 if total < LIMIT_BYTES else 1


if __name__ == "__main__":
    raise SystemExit(main())
