"""Palembang's river front as a wide panorama in degrees: drawn coarse as a whole, finely at a few spots."""

# ruff: noqa: PLR0917 - places and sizes come in an order that every drawing program has

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from scc_wall.simulator.onvif.places import (
    BOTTOM_DEG,
    DECK_DEG,
    DECK_ENDS_DEG,
    LEFT_DEG,
    RIGHT_DEG,
    SHORE_DEG,
    TOP_DEG,
)
from tools import brush
from tools.brush import Colour, Image, mix, rgb

TOWERS_DEG = (2.0, 20.0)
_STEEL, _DARK = rgb("#b3303a"), rgb("#7c1f2b")
_SKIN = rgb("#8d5a3b")


@dataclass(frozen=True)
class Canvas:
    """A picture of a part of the panorama; every place and size is in degrees, up is positive."""

    image: Image
    px_per_deg: float
    left_deg: float
    top_deg: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of a place."""
        return (x - self.left_deg) * self.px_per_deg, (self.top_deg - y) * self.px_per_deg

    def sees(self, x: float, y: float, reach: float) -> bool:
        """Whether something that big at that place may be in the picture."""
        px, py = self.at(x, y)
        far = reach * self.px_per_deg
        height, width = self.image.shape[:2]
        return bool(-far < px < width + far and -far < py < height + far)

    def poly(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        brush.poly(self.image, [self.at(x, y) for x, y in points], colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle that stands on `y`."""
        self.poly([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        brush.disc(self.image, *self.at(x, y), radius * self.px_per_deg, colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """Fill an ellipse."""
        brush.oval(self.image, *self.at(x, y), rx * self.px_per_deg, ry * self.px_per_deg, colour)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float) -> None:
        """Draw a line that many degrees wide."""
        brush.line(self.image, self.at(*start), self.at(*end), colour, max(1, round(width * self.px_per_deg)))

    def text(self, words: str, x: float, y: float, height: float, colour: Colour) -> None:
        """Write words with letters that high, their foot at `y`, their middle at `x`."""
        scale = height * self.px_per_deg / 21.0
        thick = max(1, round(scale * 2))
        (width, _), _ = cv2.getTextSize(words, cv2.FONT_HERSHEY_DUPLEX, scale, thick)
        px, py = self.at(x, y)
        if scale > 0.12:
            origin = (round(px - width / 2), round(py))
            cv2.putText(self.image, words, origin, cv2.FONT_HERSHEY_DUPLEX, scale, colour, thick, cv2.LINE_AA)


def draw(px_per_deg: float, left: float, top: float, width_deg: float, height_deg: float) -> Image:
    """Return a part of the panorama."""
    image = np.zeros((round(height_deg * px_per_deg), round(width_deg * px_per_deg), 3), np.uint8)
    canvas = Canvas(image, px_per_deg, left, top)
    _sky_and_water(canvas)
    _clouds(canvas)
    _hills(canvas)
    _city(canvas)
    _mosque(canvas, -64.0)
    _plant(canvas)
    _trees(canvas)
    _bank(canvas)
    _fort(canvas)
    _stilt_houses(canvas)
    _bridge(canvas)
    _pier(canvas)
    _moored(canvas)
    _near_bank(canvas)
    return image


def _sky_and_water(c: Canvas) -> None:
    rows = c.top_deg - (np.arange(c.image.shape[0]) + 0.5) / c.px_per_deg
    stops = [
        (BOTTOM_DEG, rgb("#54503c")),
        (-18.0, rgb("#7b7350")),
        (-8.0, rgb("#938b68")),
        (SHORE_DEG, rgb("#b3b296")),
        (SHORE_DEG + 0.001, rgb("#dfe9ea")),
        (6.0, rgb("#b5d4e6")),
        (TOP_DEG, rgb("#5f9dcf")),
    ]
    places = [stop for stop, _ in stops]
    line = np.stack([np.interp(rows, places, [colour[i] for _, colour in stops]) for i in range(3)], 1)
    c.image[:] = line[:, None, :].round().astype(np.uint8)
    rng = np.random.default_rng(3)
    for _ in range(2600):  # ripples, smaller towards the far bank
        y = SHORE_DEG - 0.25 - 26.0 * float(rng.random()) ** 2.2
        x, near = float(rng.uniform(LEFT_DEG, RIGHT_DEG)), (SHORE_DEG - y) / 26.0
        length = 0.15 + 3.2 * near * float(rng.uniform(0.3, 1.0))
        bright = bool(rng.random() < 0.6)
        if c.sees(x, y, length):
            tone = rgb("#c9c4a4") if bright else rgb("#6f6747")
            c.line((x - length / 2, y), (x + length / 2, y), mix(rgb("#8d8562"), tone, 0.45), 0.03 + 0.09 * near)


def _clouds(c: Canvas) -> None:
    rng = np.random.default_rng(11)
    for _ in range(26):
        x, y, size = float(rng.uniform(-110, 110)), float(rng.uniform(7, 25)), float(rng.uniform(0.5, 1.5))
        for dx, dy, r in ((-4, 0.2, 2.0), (-1.8, -0.5, 2.6), (1.0, 0.5, 3.0), (3.6, 0.1, 2.3), (5.6, -0.4, 1.5)):
            if c.sees(x, y, 12):
                c.oval(x + dx * size, y + dy * size, r * 1.3 * size, r * 0.55 * size, rgb("#eaf2f5"))


def _hills(c: Canvas) -> None:
    xs = np.arange(LEFT_DEG, RIGHT_DEG + 1, 1.0)
    crest = [(float(x), 0.5 + 0.35 * float(np.sin(x / 9.0)) + 0.2 * float(np.sin(x / 3.7))) for x in xs]
    c.poly([(LEFT_DEG, SHORE_DEG), *crest, (RIGHT_DEG, SHORE_DEG)], rgb("#9fb7b4"))


def _city(c: Canvas) -> None:
    rng = np.random.default_rng(16)
    for tone, low, high in ((rgb("#a9b6bd"), 1.2, 4.2), (rgb("#8b98a0"), 0.8, 2.8)):
        x = LEFT_DEG
        while x < 36:
            width, height = float(rng.uniform(0.9, 2.4)), float(rng.uniform(low, high))
            wall = mix(tone, rgb("#cdb9a0"), float(rng.uniform(0, 0.5)))
            if c.sees(x, 0, 6):
                c.box(x, SHORE_DEG, width, height, wall)
                for wy in np.arange(SHORE_DEG + 0.35, SHORE_DEG + height - 0.2, 0.32):
                    for wx in np.arange(x + 0.15, x + width - 0.2, 0.3):
                        c.box(float(wx), float(wy), 0.14, 0.17, mix(wall, rgb("#34444f"), 0.6))
            x += width + float(rng.uniform(0.0, 0.9))


def _mosque(c: Canvas, x: float) -> None:
    c.box(x - 3, SHORE_DEG, 6, 2.4, rgb("#f2efe6"))
    c.poly([(x - 3.4, 1.2), (x, 3.6), (x + 3.4, 1.2)], rgb("#3f8f6b"))
    c.disc(x, 3.8, 0.5, rgb("#e2c15a"))
    c.box(x + 4, SHORE_DEG, 0.7, 7.4, rgb("#f2efe6"))
    c.poly([(x + 3.8, 6.2), (x + 4.35, 8.0), (x + 4.9, 6.2)], rgb("#3f8f6b"))
    for i in range(6):
        c.box(x - 2.7 + i, SHORE_DEG, 0.5, 1.5, rgb("#8a93a0"))


def _plant(c: Canvas) -> None:
    """Draw the fertiliser works downstream: chimneys, tanks, a jetty."""
    for x, height in ((78.0, 5.5), (81.0, 6.6), (90.0, 5.0), (94.0, 7.2)):
        c.box(x, SHORE_DEG, 0.6, height, rgb("#b9bfc2"))
        for band in (0.75, 0.9):
            c.box(x, SHORE_DEG + height * band, 0.6, 0.35, rgb("#c0392b"))
    for x in (74.0, 87.0, 98.0):
        c.box(x, SHORE_DEG, 3.0, 1.8, rgb("#d9dcd8"))
        c.oval(x + 1.5, SHORE_DEG + 1.8, 1.5, 0.3, rgb("#c5c9c6"))
    c.box(72, SHORE_DEG, 34, 0.5, rgb("#7b858b"))
    c.text("PUPUK SRIWIDJAJA", 84.5, -0.55, 0.34, rgb("#1e5c34"))


def _trees(c: Canvas) -> None:
    rng = np.random.default_rng(5)
    for x in np.arange(LEFT_DEG, 72, 0.55):
        r = float(rng.uniform(0.3, 0.75))
        tone = mix(rgb("#3e7042"), rgb("#79964e"), float(rng.random()))
        if c.sees(float(x), SHORE_DEG, 2):
            c.disc(float(x), SHORE_DEG + r * 0.7, r, tone)


def _bank(c: Canvas) -> None:
    c.box(LEFT_DEG, SHORE_DEG - 0.16, RIGHT_DEG - LEFT_DEG, 0.3, rgb("#8d8a7d"))
    c.box(LEFT_DEG, SHORE_DEG - 0.3, RIGHT_DEG - LEFT_DEG, 0.14, rgb("#5f5b4d"))


def _fort(c: Canvas) -> None:
    """Draw Benteng Kuto Besak: the white wall, its gate, people and anglers on the quay before it."""
    stone, shadow = rgb("#f0ebdd"), rgb("#c9c0a9")
    c.box(-46, SHORE_DEG, 26, 2.3, stone)
    c.box(-46, SHORE_DEG + 1.95, 26, 0.1, shadow)
    for x in np.arange(-46, -20, 0.6):
        c.box(float(x), SHORE_DEG + 2.3, 0.36, 0.22, stone)
    for x in (-46.6, -20.4):
        c.poly([(x - 1.2, SHORE_DEG), (x + 1.6, SHORE_DEG), (x + 1.2, 1.7), (x - 0.8, 1.7)], shadow)
    c.box(-35, SHORE_DEG, 4, 3.1, stone)
    c.poly([(-35.4, 1.9), (-33, 3.3), (-30.6, 1.9)], rgb("#a4452e"))
    c.box(-33.8, SHORE_DEG, 1.6, 1.35, rgb("#4c3b2c"))
    c.disc(-33, 0.15, 0.8, rgb("#4c3b2c"))
    c.text("BENTENG KUTO BESAK", -33, 1.12, 0.2, rgb("#7a5a1e"))
    c.text("1780 - 1797", -33, 0.92, 0.1, rgb("#7a5a1e"))
    c.box(-33.55, -0.5, 1.1, 0.34, rgb("#fdfaf0"))
    c.text("BUKA 08.00 - 17.00", -33, -0.39, 0.055, rgb("#23303c"))
    rng = np.random.default_rng(40)
    for x in np.arange(-45, -21, 0.42):
        shirt = ("#d9534f", "#f2c14e", "#5b8dd9", "#f5f0e0", "#4f9d69")[int(rng.integers(5))]
        person(c, float(x) + float(rng.uniform(-0.1, 0.1)), SHORE_DEG, 0.3, rgb(shirt))
    for i, x in enumerate((-39.0, -38.3, -37.4)):
        _angler(c, x, SHORE_DEG - 0.02, rgb(("#e2503a", "#3a78c2", "#e7b93c")[i]))
    c.text("DILARANG MANCING", -38.15, SHORE_DEG - 0.25, 0.09, rgb("#f7f2df"))


def person(c: Canvas, x: float, y: float, height: float, shirt: Colour) -> None:
    """Draw somebody who stands at a place."""
    if not c.sees(x, y, 1):
        return
    c.box(x - height * 0.1, y, height * 0.08, height * 0.42, rgb("#2c3442"))
    c.box(x + height * 0.02, y, height * 0.08, height * 0.42, rgb("#2c3442"))
    c.box(x - height * 0.13, y + height * 0.4, height * 0.26, height * 0.38, shirt)
    c.disc(x, y + height * 0.89, height * 0.11, _SKIN)
    c.oval(x, y + height * 0.96, height * 0.11, height * 0.06, rgb("#1d1a1a"))


def _angler(c: Canvas, x: float, y: float, shirt: Colour) -> None:
    person(c, x, y, 0.44, shirt)
    c.line((x + 0.04, y + 0.24), (x + 0.34, y + 0.42), rgb("#3b2e22"), 0.012)
    c.line((x + 0.34, y + 0.42), (x + 0.38, y - 0.3), rgb("#e8e8e8"), 0.004)
    c.oval(x, y + 0.44, 0.09, 0.03, rgb("#d9c48a"))


def _stilt_houses(c: Canvas) -> None:
    rng = np.random.default_rng(9)
    paints = ("#4f8a8b", "#c98a4b", "#a8554b", "#6f8f5a", "#d8c08a", "#5d7aa6")
    for i, x in enumerate(np.arange(37.0, 71.0, 2.1)):
        _stilt_house(c, float(x), rgb(paints[i % 6]), float(rng.uniform(0.9, 1.2)), i + 11)


def _stilt_house(c: Canvas, x: float, paint: Colour, s: float, number: int) -> None:
    floor = SHORE_DEG + 0.42
    for dx in np.linspace(0.05, 1.7, 6):
        c.line((x + float(dx), SHORE_DEG - 0.32), (x + float(dx), floor), rgb("#4a3b2c"), 0.05)
    c.box(x - 0.05, floor - 0.06, 1.9, 0.08, rgb("#6b543a"))
    c.box(x + 0.1, floor, 1.6, 0.8 * s, paint)
    for board in np.arange(0.06, 0.8 * s, 0.08):
        c.line((x + 0.1, floor + float(board)), (x + 1.7, floor + float(board)), mix(paint, (20, 20, 20), 0.18), 0.008)
    c.poly([(x - 0.1, floor + 0.8 * s), (x + 0.9, floor + 1.5 * s), (x + 1.9, floor + 0.8 * s)], rgb("#8f4a36"))
    c.box(x + 0.3, floor + 0.25, 0.32, 0.34, rgb("#2d3a42"))
    c.box(x + 1.0, floor, 0.36, 0.56, rgb("#4a3322"))
    c.text(f"No {number}", x + 1.18, floor + 0.6, 0.07, rgb("#fdf6dd"))
    c.line((x + 0.1, floor + 0.2), (x + 0.95, floor + 0.2), rgb("#e5e5e5"), 0.006)
    for j, cloth in enumerate(("#e2503a", "#f5f0e0", "#3a78c2", "#e7b93c")):
        c.box(x + 0.14 + j * 0.2, floor + 0.08, 0.13, 0.12, rgb(cloth))
    person(c, x + 1.62, floor, 0.34, rgb("#d98f3c"))


def _pier(c: Canvas) -> None:
    c.box(-10.5, SHORE_DEG - 0.12, 5.2, 0.22, rgb("#7d6a4f"))
    for x in np.arange(-10.4, -5.4, 0.5):
        c.line((float(x), SHORE_DEG - 0.5), (float(x), SHORE_DEG), rgb("#4a3b2c"), 0.07)
    c.box(-9.6, SHORE_DEG + 0.1, 3.4, 0.1, rgb("#5a6a74"))
    for x in (-9.5, -8.0, -6.4):
        c.box(x, SHORE_DEG + 0.1, 0.1, 0.9, rgb("#5a6a74"))
    c.poly([(-9.9, SHORE_DEG + 1.0), (-8, SHORE_DEG + 1.5), (-6.0, SHORE_DEG + 1.0)], rgb("#2f8f83"))
    c.box(-9.0, SHORE_DEG + 0.56, 2.0, 0.36, rgb("#164a78"))
    c.text("DERMAGA 16 ILIR", -8, SHORE_DEG + 0.76, 0.12, rgb("#ffffff"))
    c.text("Tarif ketek Rp 10.000", -8, SHORE_DEG + 0.62, 0.07, rgb("#ffe08a"))
    for i, shirt in enumerate(("#d9534f", "#f5f0e0", "#4f9d69", "#f2c14e", "#5b8dd9")):
        person(c, -9.2 + i * 0.55, SHORE_DEG + 0.1, 0.36, rgb(shirt))


def _bridge(c: Canvas) -> None:
    left, right = DECK_ENDS_DEG
    for x in np.arange(left + 1, right, 3.0):
        c.box(float(x) - 0.35, SHORE_DEG - 0.4, 0.7, DECK_DEG - SHORE_DEG, rgb("#9d9a92"))
    for x in np.arange(left, right, 0.8):
        c.line((float(x), DECK_DEG - 0.75), (float(x) + 0.4, DECK_DEG - 0.1), _DARK, 0.07)
        c.line((float(x) + 0.4, DECK_DEG - 0.1), (float(x) + 0.8, DECK_DEG - 0.75), _DARK, 0.07)
    c.box(left, DECK_DEG - 0.2, right - left, 0.34, _STEEL)
    c.box(left, DECK_DEG - 0.9, right - left, 0.18, _DARK)
    for x in np.arange(left, right, 0.3):
        c.line((float(x), DECK_DEG + 0.1), (float(x), DECK_DEG + 0.34), _DARK, 0.02)
    for x in TOWERS_DEG:
        _tower(c, x)
    for y in (7.9, 8.2):
        c.line((TOWERS_DEG[0], y), (TOWERS_DEG[1], y), _DARK, 0.07)
    c.box(8.4, DECK_DEG - 0.85, 5.2, 0.95, _STEEL)
    c.text("A M P E R A", 11.0, DECK_DEG - 0.62, 0.5, rgb("#fff6e0"))


def _tower(c: Canvas, x: float) -> None:
    for side in (-1.0, 1.0):
        c.box(x + side - 0.38, SHORE_DEG, 0.76, 10.6, _STEEL)
        c.box(x + side + 0.18, SHORE_DEG, 0.2, 10.6, _DARK)
    for y in (3.2, 5.0, 6.8, 8.6):
        c.box(x - 1.2, y, 2.4, 0.42, _STEEL)
        c.line((x - 0.8, y), (x + 0.8, y - 1.3), _DARK, 0.1)
        c.line((x + 0.8, y), (x - 0.8, y - 1.3), _DARK, 0.1)
    c.poly([(x - 1.9, 9.2), (x - 1.5, 10.1), (x + 1.5, 10.1), (x + 1.9, 9.2)], _DARK)
    c.box(x - 2.2, SHORE_DEG - 0.7, 4.4, 0.9, rgb("#9d9a92"))
    c.text("AMPERA 1965", x, 5.12, 0.2, rgb("#fff6e0"))
    person(c, x + 0.55, 5.42, 0.36, rgb("#f08a24"))  # who paints the bridge, with a helmet
    c.oval(x + 0.55, 5.77, 0.05, 0.03, rgb("#ffe14d"))
    c.box(x + 0.68, 5.42, 0.09, 0.1, rgb("#dfe3e6"))
    c.text("CAT", x + 0.725, 5.45, 0.03, rgb("#b3303a"))


def boat(c: Canvas, x: float, y: float, s: float, hull: Colour, name: str, roof: Colour) -> None:
    """Draw a boat, `s` degrees long, its water line at `y`, with its number at the bow."""
    if not c.sees(x, y, s * 1.5):
        return
    c.poly(
        [
            (x - 0.5 * s, y + 0.13 * s),
            (x + 0.42 * s, y + 0.13 * s),
            (x + 0.56 * s, y + 0.2 * s),
            (x + 0.4 * s, y - 0.04 * s),
            (x - 0.42 * s, y - 0.04 * s),
        ],
        hull,
    )
    c.box(x - 0.46 * s, y + 0.1 * s, 0.9 * s, 0.02 * s, rgb("#f5f0e0"))
    c.box(x - 0.3 * s, y + 0.13 * s, 0.5 * s, 0.14 * s, rgb("#f0ece0"))
    c.box(x - 0.33 * s, y + 0.27 * s, 0.56 * s, 0.03 * s, roof)
    for i in range(5):
        c.box(x - 0.27 * s + i * 0.095 * s, y + 0.17 * s, 0.06 * s, 0.06 * s, rgb("#34505e"))
    c.text(name, x + 0.12 * s, y + 0.02 * s, 0.05 * s, rgb("#ffffff"))


def _moored(c: Canvas) -> None:
    boat(c, 14.0, -2.65, 2.2, rgb("#2a4d7a"), "KPLP 214", rgb("#e2503a"))
    person(c, 14.75, -2.36, 0.3, rgb("#f2c14e"))
    boat(c, 70.0, -1.35, 1.5, rgb("#8c2f2a"), "TB SRIWIJAYA 3", rgb("#e0b34a"))
    boat(c, -20.0, -1.9, 1.3, rgb("#3f7d58"), "MUSI 07", rgb("#2f8f83"))
    boat(c, 42.0, -2.0, 1.2, rgb("#6a4a8a"), "ULU 31", rgb("#d9b04a"))
    boat(c, -75.0, -1.8, 1.4, rgb("#a8663a"), "SEKANAK 5", rgb("#3a78c2"))
    _buoy(c, -58.0, -3.6)


def _buoy(c: Canvas, x: float, y: float) -> None:
    c.oval(x, y, 0.34, 0.1, rgb("#4f4a35"))
    c.poly([(x - 0.3, y), (x + 0.3, y), (x + 0.14, y + 0.55), (x - 0.14, y + 0.55)], rgb("#d8412f"))
    c.box(x - 0.24, y + 0.16, 0.48, 0.2, rgb("#f7f2e6"))
    c.text("B 12", x, y + 0.2, 0.11, rgb("#1c2833"))
    c.disc(x, y + 0.62, 0.07, rgb("#ffe14d"))


def _near_bank(c: Canvas) -> None:
    """Draw what lies below the camera: roofs and the street of the near bank."""
    c.box(LEFT_DEG, BOTTOM_DEG, RIGHT_DEG - LEFT_DEG, 7.0, rgb("#6e6a62"))
    rng = np.random.default_rng(21)
    for x in np.arange(LEFT_DEG, RIGHT_DEG, 4.4):
        top = -25.5 + float(rng.uniform(0, 2.2))
        roof = mix(rgb("#9c4a34"), rgb("#56677a"), float(rng.random()))
        c.poly([(float(x), -28.0), (float(x) + 0.6, top), (float(x) + 3.4, top), (float(x) + 4.2, -28.0)], roof)
        c.box(float(x) + 0.2, -32.0, 3.8, 4.0, rgb("#d6cbb4"))
    c.box(LEFT_DEG, -24.8, RIGHT_DEG - LEFT_DEG, 0.35, rgb("#a9a292"))
