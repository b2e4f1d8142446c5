"""What all scenes are drawn with: colours, gradients, soft light, and motion that closes into a loop."""

# ruff: noqa: PLR0917 - places and sizes come in an order that every drawing program has

import math
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]
WIDTH_PX, HEIGHT_PX = 1920, 984
"""Of a scene at full size, below the name band."""


def rgb(code: str) -> Colour:
    """Return the BGR colour of a web colour such as `#c0392b`."""
    value = int(code.lstrip("#"), 16)
    return value & 255, value >> 8 & 255, value >> 16


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` with that share of `other` in it."""
    b, g, r = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return b, g, r


def gradient(height_px: int, stops: Sequence[tuple[float, Colour]], width_px: int = WIDTH_PX) -> Image:
    """Return a vertical gradient through colours at heights 0 to 1."""
    at = np.linspace(0, 1, height_px)
    places = [stop for stop, _ in stops]
    columns = [np.interp(at, places, [colour[i] for _, colour in stops]) for i in range(3)]
    line = np.stack(columns, axis=1)[:, None, :]
    return np.repeat(line, width_px, axis=1).astype(np.uint8)


def box(image: Image, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    """Fill a rectangle."""
    poly(image, [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)


def poly(image: Image, points: Sequence[tuple[float, float]], colour: Colour) -> None:
    """Fill a polygon, to a sixteenth of a pixel."""
    fixed = np.array([[round(px * 16), round(py * 16)] for px, py in points], np.int32)
    cv2.fillPoly(image, [fixed], colour, cv2.LINE_AA, 4)


def disc(image: Image, x: float, y: float, radius: float, colour: Colour) -> None:
    """Fill a circle."""
    cv2.circle(image, (round(x * 16), round(y * 16)), max(1, round(radius * 16)), colour, -1, cv2.LINE_AA, 4)


def oval(image: Image, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
    """Fill an ellipse."""
    centre, axes = (round(x * 16), round(y * 16)), (round(rx * 16), round(ry * 16))
    cv2.ellipse(image, centre, axes, 0, 0, 360, colour, -1, cv2.LINE_AA, 4)


def line(image: Image, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: int = 2) -> None:
    """Draw a straight line."""
    first, last = ((round(x * 16), round(y * 16)) for x, y in (start, end))
    cv2.line(image, first, last, colour, width, cv2.LINE_AA, 4)


def text(image: Image, words: str, x: float, y: float, size: float, colour: Colour, width: int = 2) -> None:
    """Write words with their left end at x and their foot at y."""
    cv2.putText(image, words, (round(x), round(y)), cv2.FONT_HERSHEY_DUPLEX, size, colour, width, cv2.LINE_AA)


def shade(image: Image, x: float, y: float, rx: float, ry: float, share: float = 0.35) -> None:
    """Darken an ellipse: the shadow below something."""
    x0, x1 = max(0, round(x - rx)), min(image.shape[1], round(x + rx))
    y0, y1 = max(0, round(y - ry)), min(image.shape[0], round(y + ry))
    if x0 >= x1 or y0 >= y1:
        return
    columns, rows = np.arange(x0, x1)[None, :], np.arange(y0, y1)[:, None]
    inside = ((columns - x) / rx) ** 2 + ((rows - y) / ry) ** 2 < 1
    part = image[y0:y1, x0:x1]
    part[inside] = (part[inside] * (1 - share)).astype(np.uint8)


_GLOWS: dict[int, npt.NDArray[np.float32]] = {}


def glow(image: Image, x: float, y: float, radius: float, colour: Colour, strength: float = 1.0) -> None:
    """Add soft light around a point."""
    r = max(2, round(radius))
    if r not in _GLOWS:
        grid = np.linspace(-1, 1, 2 * r + 1)
        _GLOWS[r] = np.clip(1 - np.hypot(grid[None, :], grid[:, None]), 0, 1).astype(np.float32) ** 2
    cx, cy = round(x), round(y)
    x0, x1, y0, y1 = max(0, cx - r), min(image.shape[1], cx + r + 1), max(0, cy - r), min(image.shape[0], cy + r + 1)
    if x0 >= x1 or y0 >= y1:
        return
    light = _GLOWS[r][y0 - cy + r : y1 - cy + r, x0 - cx + r : x1 - cx + r, None]
    light = light * (np.array(colour, np.float32) * strength)
    image[y0:y1, x0:x1] = np.clip(image[y0:y1, x0:x1] + light, 0, 255).astype(np.uint8)


def veil(image: Image, alpha: npt.NDArray[np.float32], colour: npt.NDArray[np.float32] | Colour) -> None:
    """Lay a colour over the picture, as thick as `alpha` (0 to 1, any size) says."""
    size = (image.shape[1], image.shape[0])
    thick = cv2.resize(alpha, size, interpolation=cv2.INTER_CUBIC).clip(0, 1)[..., None].astype(np.float32)
    over = np.asarray(colour, np.float32)
    if over.ndim == 3:
        over = cv2.resize(over, size, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    image[:] = (image * (1 - thick) + over * thick).astype(np.uint8)


def wave(t: float, times: int, phase: float = 0.0) -> float:
    """Return a sine that swings that many whole times in the loop: -1 to 1."""
    return math.sin(2 * math.pi * (t * times + phase))


def convoy(t: float, spacing_px: float, direction: int = 1, shift_px: float = 0.0) -> Iterator[float]:
    """Yield the x of a row of equal things, `spacing_px` apart, that moves on by one spacing in the loop.

    With multiples of 750 px everything moves by whole pixels from picture to picture, at 1920 and at 640 pixels of
    width: that costs the encoder next to nothing.
    """
    offset = (shift_px + direction * t * spacing_px) % spacing_px
    x = offset - 2 * spacing_px
    while x < WIDTH_PX + 2 * spacing_px:
        yield x
        x += spacing_px


def lap(t: float, start: float, times: int = 1) -> float:
    """Return the share 0 to 1 of its way that something has gone which goes it `times` times in the loop."""
    return (start + t * times) % 1.0
