"""The scenes of the demo clips (placeholder first version)."""

import math
from dataclasses import dataclass
from collections.abc import Callable
import cv2, numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Scene:
    name: str
    draw: Callable[[float], Image]
    title: str = ""


def _first(t: float) -> Image:
    img = np.full((984, 1920, 3), (120, 110, 90), np.uint8)
    for i in range(8):
        x = int((i * 240 + t * 1920 * (1 + i % 2)) % 1920)
        cv2.circle(img, (x, 100 + i * 90), 40, (40 * i % 255, 200 - 20 * i, 90 + 20 * i), -1, cv2.LINE_AA)
    return img


SCENES = [Scene("ampera", _first), Scene("ampera-h265", _first, "Jembatan Ampera Hilir (H.265)")]
