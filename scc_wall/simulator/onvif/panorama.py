"""What the camera sees: a crop of the drawn river front, with boats and traffic that move by themselves."""

# ruff: noqa: PLR0917 - places and sizes come in an order that every drawing program has

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from scc_wall.base.resources import resource
from scc_wall.simulator.onvif.mechanics import Look
from scc_wall.simulator.onvif.places import (
    DECK_DEG,
    DECK_ENDS_DEG,
    DETAIL_PX_PER_DEG,
    DETAIL_SIZE_DEG,
    DETAILS,
    LEFT_DEG,
    PX_PER_DEG,
    RIGHT_DEG,
    TOP_DEG,
)

Image = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]
_HALVINGS: Final = 2


def panorama_path() -> Path:
    """Return where the panorama lies."""
    return resource("demo", "river-front.webp")


def detail_path(name: str) -> Path:
    """Return where a finely drawn spot lies."""
    return resource("demo", f"river-front-{name}.webp")


def _read(path: Path) -> Image:
    image = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if image is None:
        raise ValueError(f"{path.name} is not a picture")
    return np.asarray(image, np.uint8)


@cache
def _levels() -> tuple[tuple[float, Image], ...]:
    """Return the panorama and its halvings, each with its pixels a degree, the coarsest first."""
    levels: list[tuple[float, Image]] = [(float(PX_PER_DEG), _read(panorama_path()))]
    for _ in range(_HALVINGS):
        scale, image = levels[0]
        levels.insert(0, (scale / 2, np.asarray(cv2.pyrDown(image), np.uint8)))
    return tuple(levels)


@cache
def _detail(name: str) -> Image:
    return _read(detail_path(name))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a picture lies in the panorama.

    Parameters
    ----------
    left_deg, top_deg
        Its upper left corner.
    px_per_deg
        Its scale.
    """

    left_deg: float
    top_deg: float
    px_per_deg: float

    def at(self, pan_deg: float, tilt_deg: float) -> tuple[float, float]:
        """Return the pixel of a place."""
        return (pan_deg - self.left_deg) * self.px_per_deg, (self.top_deg - tilt_deg) * self.px_per_deg


def frame_of(look: Look, size_px: tuple[int, int]) -> Frame:
    """Return where the picture lies that a camera takes."""
    width_px, height_px = size_px
    scale = width_px / look.width_deg
    return Frame(look.pan_deg - look.width_deg / 2, look.tilt_deg + height_px / scale / 2, scale)


def picture_of(look: Look, size_px: tuple[int, int], now_s: float) -> Image:
    """Return what the camera sees: ``(height, width, 3) uint8``, BGR.

    Parameters
    ----------
    now_s
        Moves the boats; any clock.
    """
    frame = frame_of(look, size_px)
    scale, source = next((level for level in _levels() if level[0] >= frame.px_per_deg * 0.8), _levels()[-1])
    image = _cropped(source, (LEFT_DEG, TOP_DEG, scale), frame, size_px)
    if frame.px_per_deg > PX_PER_DEG:
        _lay_details(image, frame)
    _lay_traffic(image, frame, now_s)
    _lay_boats(image, frame, now_s)
    return image


def _transform(origin: tuple[float, float, float], frame: Frame) -> npt.NDArray[np.float64]:
    """Return the affine map from a drawing, which begins at (pan, tilt) and has a scale, to a picture."""
    left, top, scale = origin
    zoom = frame.px_per_deg / scale
    # Half a pixel: the centres of pixels, not their corners, are what warpAffine maps.
    dx = (left - frame.left_deg) * frame.px_per_deg + zoom / 2 - 0.5
    dy = (frame.top_deg - top) * frame.px_per_deg + zoom / 2 - 0.5
    return np.array([[zoom, 0.0, dx], [0.0, zoom, dy]])


def _cropped(source: Image, origin: tuple[float, float, float], frame: Frame, size_px: tuple[int, int]) -> Image:
    return np.asarray(
        cv2.warpAffine(
            source, _transform(origin, frame), size_px, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ),
        np.uint8,
    )


def _lay_details(image: Image, frame: Frame) -> None:
    """Lay the finely drawn spots over the coarse picture, as far as they reach."""
    height, width = image.shape[:2]
    for spot in DETAILS:
        left, top = spot.pan_deg - DETAIL_SIZE_DEG[0] / 2, spot.tilt_deg + DETAIL_SIZE_DEG[1] / 2
        x0, y0 = frame.at(left, top)
        x1, y1 = frame.at(left + DETAIL_SIZE_DEG[0], top - DETAIL_SIZE_DEG[1])
        cut = (max(0, math.ceil(x0)), max(0, math.ceil(y0)), min(width, math.floor(x1)), min(height, math.floor(y1)))
        if cut[2] - cut[0] < 2 or cut[3] - cut[1] < 2:
            continue
        part = Frame(
            frame.left_deg + cut[0] / frame.px_per_deg, frame.top_deg - cut[1] / frame.px_per_deg, frame.px_per_deg
        )
        fine = _detail(spot.name)
        origin = (left, top, float(DETAIL_PX_PER_DEG))
        if frame.px_per_deg < DETAIL_PX_PER_DEG / 2:  # much smaller than drawn: blurred first, or it would flicker
            fine, origin = np.asarray(cv2.pyrDown(fine), np.uint8), (left, top, DETAIL_PX_PER_DEG / 2)
        image[cut[1] : cut[3], cut[0] : cut[2]] = _cropped(fine, origin, part, (cut[2] - cut[0], cut[3] - cut[1]))


# ---- what moves by itself

_BOATS: Final = (
    # name, tilt, length, degrees a second, degrees of head start, hull
    ("KETEK 12", -3.4, 1.6, 0.55, 0.0, (47, 69, 181)),
    ("KETEK 08", -4.6, 2.0, -0.7, 40.0, (158, 110, 60)),
    ("LUMBA 3", -6.5, 3.0, 1.1, 95.0, (60, 140, 70)),
    ("PATROLI 9", -2.3, 1.1, -0.4, 130.0, (90, 60, 40)),
)
_CARS: Final = ((242, 242, 242), (181, 111, 47), (78, 193, 242), (69, 58, 51), (76, 76, 201))
_SPAN_DEG: Final = RIGHT_DEG - LEFT_DEG


def _quad(image: Image, frame: Frame, points: list[tuple[float, float]], colour: Colour) -> None:
    pixels = [frame.at(x, y) for x, y in points]
    xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
    if max(xs) < 0 or min(xs) > image.shape[1] or max(ys) < 0 or min(ys) > image.shape[0]:
        return
    fixed = np.array([[round(x * 16), round(y * 16)] for x, y in pixels], np.int32)
    cv2.fillPoly(image, [fixed], colour, cv2.LINE_AA, 4)


def _block(image: Image, frame: Frame, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    _quad(image, frame, [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)


def _lay_boats(image: Image, frame: Frame, now_s: float) -> None:
    for name, y, size, speed, start, hull in _BOATS:
        x = LEFT_DEG + (start + speed * now_s) % _SPAN_DEG
        _boat(image, frame, x, y, size if speed > 0 else -size, hull, name)


def _boat(image: Image, frame: Frame, x: float, y: float, size: float, hull: Colour, name: str) -> None:
    s, up = size, abs(size)
    _quad(image, frame, [(x - 0.5 * s, y), (x - 1.6 * s, y - 0.06 * up), (x - 0.5 * s, y - 0.05 * up)], (196, 206, 208))
    bow = [(x - 0.5 * s, y + 0.12 * up), (x + 0.45 * s, y + 0.12 * up), (x + 0.6 * s, y + 0.2 * up)]
    _quad(image, frame, [*bow, (x + 0.42 * s, y - 0.05 * up), (x - 0.42 * s, y - 0.05 * up)], hull)
    _block(image, frame, x - 0.3 * up, y + 0.31 * up, 0.6 * up, 0.05 * up, (131, 143, 47))
    for i, shirt in enumerate(((78, 193, 242), (79, 83, 217), (217, 141, 91))):
        left = x + (i - 1) * 0.2 * up
        _block(image, frame, left - 0.04 * up, y + 0.12 * up, 0.08 * up, 0.1 * up, shirt)
        _block(image, frame, left - 0.025 * up, y + 0.22 * up, 0.05 * up, 0.05 * up, (59, 90, 141))
    px, py = frame.at(x - 0.28 * up, y + 0.01 * up)
    letters = up * frame.px_per_deg * 0.07 / 21
    if letters > 0.25 and -image.shape[1] < px < image.shape[1] and 0 < py < image.shape[0] + 50:
        place = (round(px), round(py))
        thick = max(1, round(letters * 2))
        cv2.putText(image, name, place, cv2.FONT_HERSHEY_DUPLEX, letters, (255, 255, 255), thick, cv2.LINE_AA)


def _lay_traffic(image: Image, frame: Frame, now_s: float) -> None:
    left, right = DECK_ENDS_DEG
    span = right - left
    for i in range(12):
        speed = 1.4 if i % 2 else -1.2
        x = left + (i * span / 12 + speed * now_s) % (span - 1.2)
        long = 1.1 if i % 5 == 0 else 0.62
        y = DECK_DEG + (0.16 if i % 2 else 0.2)
        _block(image, frame, x, y, long, 0.2, _CARS[i % 5])
        _block(image, frame, x + long * 0.2, y + 0.2, long * 0.55, 0.14, (92, 78, 66))
