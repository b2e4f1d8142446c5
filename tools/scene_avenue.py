"""A palm-lined avenue seen from a pole, with the LRT across it: cars and motorcycles by day and by night."""

# ruff: noqa: PLR0917 - places and sizes come in an order that every drawing program has

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from tools.brush import (
    HEIGHT_PX,
    WIDTH_PX,
    Colour,
    Image,
    box,
    disc,
    glow,
    gradient,
    lap,
    line,
    mix,
    oval,
    poly,
    rgb,
    shade,
    text,
    wave,
)

HORIZON_PX = 300
CAMERA_M = 7.0
FOCAL_PX = 840.0
FAR_M, NEAR_M = 150.0, 7.0
LANES_M = (-9.6, -6.6, -3.4, 3.4, 6.6, 9.6)
"""Left of the middle away from us, right of it towards us: Indonesia drives on the left."""


@dataclass(frozen=True)
class Look:
    """Day or night."""

    night: bool
    sky: tuple[tuple[float, Colour], ...]
    seed: int

    def dim(self, colour: Colour, share: float = 0.72) -> Colour:
        """Return a colour as it looks at this time."""
        return mix(colour, rgb("#0b1024"), share) if self.night else colour


DAY = Look(night=False, sky=((0, rgb("#5aa2dc")), (1, rgb("#e9f1ee"))), seed=3)
NIGHT = Look(night=True, sky=((0, rgb("#070b1e")), (0.7, rgb("#1b2348")), (1, rgb("#4a3a5e"))), seed=11)


def at(x_m: float, z_m: float, height_m: float = 0.0) -> tuple[float, float]:
    """Return the pixel of a point beside, before and above the foot of the pole."""
    return WIDTH_PX / 2 + FOCAL_PX * x_m / z_m, HORIZON_PX + FOCAL_PX * (CAMERA_M - height_m) / z_m


def _strip(image: Image, x0_m: float, x1_m: float, z0_m: float, z1_m: float, colour: Colour) -> None:
    poly(image, [at(x0_m, z0_m), at(x1_m, z0_m), at(x1_m, z1_m), at(x0_m, z1_m)], colour)


@cache
def _background(look: Look) -> Image:
    ground = gradient(HEIGHT_PX - HORIZON_PX, ((0, look.dim(rgb("#a9bd96"))), (1, look.dim(rgb("#6f9a5c")))))
    image = np.vstack([gradient(HORIZON_PX, look.sky), ground])
    rng = np.random.default_rng(look.seed)
    if look.night:
        for _ in range(90):
            disc(image, float(rng.uniform(0, WIDTH_PX)), float(rng.uniform(10, 220)), 1.2, rgb("#aab4dd"))
        disc(image, 790, 92, 38, rgb("#f4efd8"))
        glow(image, 790, 92, 170, (150, 160, 170), 0.5)
    else:
        for x, y, r in ((640, 120, 60), (715, 100, 80), (800, 124, 56), (1040, 84, 44), (1095, 70, 60), (1160, 88, 40)):
            oval(image, x, y, r * 1.6, r * 0.45, rgb("#f4fafc"))
    _far_town(image, look, rng)
    _strip(image, -17, 17, 400, 5, look.dim(rgb("#b9b4a8")))
    _strip(image, -11.6, 11.6, 400, 5, look.dim(rgb("#565a61")))
    _strip(image, -1.1, 1.1, 400, 5, look.dim(rgb("#7fa35f")))
    for x_m in (-11.2, -1.6, 1.6, 11.2):
        _strip(image, x_m - 0.09, x_m + 0.09, 300, 5, look.dim(rgb("#f0e9c8"), 0.5))
    for z_m in np.arange(6, 160, 6):
        for x_m in (-8.1, -4.9, 4.9, 8.1):
            _strip(image, x_m - 0.09, x_m + 0.09, float(z_m) + 2.6, float(z_m), look.dim(rgb("#f4f4f0"), 0.5))
    for x_m in np.arange(2.2, 11, 1.3):
        _strip(image, float(x_m), float(x_m) + 0.7, 17.5, 14, look.dim(rgb("#eeeeea"), 0.5))
        _strip(image, -float(x_m) - 0.7, -float(x_m), 17.5, 14, look.dim(rgb("#eeeeea"), 0.5))
    _fronts(image, look, rng)
    _viaduct(image, look)
    for far_m in (130.0, 100.0, 78.0, 60.0, 46.0, 35.0, 26.0, 19.0):
        for side_m in (-13.4, 13.4):
            _palm(image, side_m, far_m, look)
        _lamp(image, 0.0, float(z_m) + 4, look)
    return image


def _far_town(image: Image, look: Look, rng: np.random.Generator) -> None:
    x = 0.0
    while x < WIDTH_PX:
        width, height = float(rng.uniform(50, 120)), float(rng.uniform(30, 130))
        colour = look.dim(mix(rgb("#93a9b8"), rgb("#d9d2c2"), float(rng.random())), 0.6)
        box(image, x, HORIZON_PX - height, width, height + 10, colour)
        for wy in np.arange(HORIZON_PX - height + 8, HORIZON_PX - 8, 16):
            for wx in np.arange(x + 6, x + width - 8, 13):
                if rng.random() < 0.45:
                    box(
                        image,
                        float(wx),
                        float(wy),
                        6,
                        8,
                        rgb("#ffdf94") if look.night else mix(colour, (90, 70, 50), 0.4),
                    )
        x += width + 4


def _fronts(image: Image, look: Look, rng: np.random.Generator) -> None:
    """Draw the fronts of shop-houses along both sides."""
    paints = ("#d8b48a", "#c9d6cf", "#e2a77b", "#b7c6dd", "#dfd3b0", "#cf9d94", "#a9c0a4")
    for side in (-1, 1):
        edges = [160.0, 120.0, 94.0, 74.0, 58.0, 46.0, 36.5, 29.0, 23.0, 18.0, 14.0, 10.5]
        for far, near in pairwise(edges):
            height = float(rng.uniform(9, 17))
            paint = look.dim(rgb(paints[int(rng.integers(len(paints)))]), 0.74)
            x_m = side * 18.0
            poly(image, [at(x_m, far), at(x_m, near), at(x_m, near, height), at(x_m, far, height)], paint)
            back = [at(x_m, near), at(x_m, near, height), at(side * 60.0, near, height), at(side * 60.0, near)]
            poly(image, back, mix(paint, (30, 26, 22), 0.25))
            _windows(image, x_m, far, near, height, look, rng)
            awning = look.dim(rgb(("#c0392b", "#2e7d6b", "#e0a030", "#3b6ea5")[int(rng.integers(4))]), 0.5)
            poly(
                image,
                [at(x_m, far, 3.4), at(x_m, near, 3.4), at(side * 16.4, near, 2.7), at(side * 16.4, far, 2.7)],
                awning,
            )


def _windows(
    image: Image, x_m: float, far: float, near: float, height: float, look: Look, rng: np.random.Generator
) -> None:
    rows, columns = int(height / 3.4), max(2, int((far - near) / 2.6))
    for row in range(1, rows):
        for i in range(min(columns, 9)):
            z0 = near + (far - near) * (i + 0.2) / min(columns, 9)
            z1 = near + (far - near) * (i + 0.75) / min(columns, 9)
            low = row * 3.3 + 0.9
            lit = look.night and rng.random() < 0.5
            colour = (
                rgb(("#ffd27a", "#ffe7b0", "#bfe3ff")[int(rng.integers(3))]) if lit else look.dim(rgb("#56707f"), 0.6)
            )
            poly(image, [at(x_m, z1, low), at(x_m, z0, low), at(x_m, z0, low + 1.5), at(x_m, z1, low + 1.5)], colour)


def _viaduct(image: Image, look: Look) -> None:
    for x_m in (-54, -18, 18, 54):
        left, top = at(x_m - 1.3, 62, 9.5)
        right, foot = at(x_m + 1.3, 62)
        box(image, left, top, right - left, foot - top, look.dim(rgb("#b7b9b6"), 0.6))
        poly(
            image,
            [at(x_m - 1.3, 62, 8), at(x_m + 1.3, 62, 8), at(x_m + 4, 62, 10), at(x_m - 4, 62, 10)],
            look.dim(rgb("#c4c6c2"), 0.6),
        )
    _, top = at(0, 62, 11.5)
    _, foot = at(0, 62, 9.8)
    box(image, 0, top, WIDTH_PX, foot - top, look.dim(rgb("#d5d6d0"), 0.6))
    box(image, 0, foot - 5, WIDTH_PX, 5, look.dim(rgb("#8f9290"), 0.6))


def _train(image: Image, t: float, look: Look) -> None:
    _, foot = at(0, 62, 11.5)
    start = WIDTH_PX + 200 - lap(t, 0.15) * (WIDTH_PX + 1100)
    for i in range(3):
        x = start + i * 218
        box(image, x, foot - 46, 212, 46, look.dim(rgb("#eef0f2"), 0.4))
        box(image, x, foot - 16, 212, 9, rgb("#c62f37"))
        for k in range(6):
            box(image, x + 12 + k * 33, foot - 38, 24, 16, rgb("#ffe9ad") if look.night else rgb("#33566b"))


def _palm(image: Image, x_m: float, z_m: float, look: Look) -> None:
    foot, top = at(x_m, z_m), at(x_m, z_m, 7.2)
    size = FOCAL_PX / z_m
    line(image, foot, top, look.dim(rgb("#8a6f4d"), 0.6), max(1, round(size * 0.3)))
    leaf = look.dim(rgb("#3f8a45"), 0.62)
    for dx, dy in ((-2.3, 0.9), (-1.6, -0.6), (-0.6, -1.3), (0.6, -1.3), (1.6, -0.6), (2.3, 0.9)):
        tip = (top[0] + dx * size, top[1] + dy * size)
        bend = (top[0] + dx * 0.5 * size, top[1] + (dy * 0.5 - 0.75) * size)
        poly(image, [top, bend, tip, (bend[0], bend[1] + 0.38 * size)], leaf)


def _lamp(image: Image, x_m: float, z_m: float, look: Look) -> None:
    foot, top = at(x_m, z_m), at(x_m, z_m, 8.6)
    size = FOCAL_PX / z_m
    line(image, foot, top, look.dim(rgb("#5b6168"), 0.3), max(1, round(size * 0.14)))
    for side in (-1, 1):
        end = (top[0] + side * 1.7 * size, top[1] - 0.2 * size)
        line(image, top, end, look.dim(rgb("#5b6168"), 0.3), max(1, round(size * 0.1)))
        if look.night:
            glow(image, end[0], end[1], 2.6 * size, (110, 190, 255), min(0.9, 16 / z_m))
            pool_x, pool_y = at(x_m + side * 4, z_m)
            glow(image, pool_x, pool_y, 4.5 * size, (40, 80, 110), 0.35)


def _car(image: Image, x_m: float, z_m: float, paint: Colour, look: Look, towards: bool, tall: float) -> None:
    size = FOCAL_PX / z_m
    x, y = at(x_m, z_m)
    wide, high = 1.85 * size, tall * size
    shade(image, x, y + 0.05 * size, wide * 0.62, 0.28 * size, 0.4)
    body = look.dim(paint, 0.6)
    box(image, x - wide * 0.5, y - high * 0.62, wide, high * 0.52, body)
    poly(
        image,
        [
            (x - wide * 0.48, y - high * 0.6),
            (x - wide * 0.37, y - high),
            (x + wide * 0.37, y - high),
            (x + wide * 0.48, y - high * 0.6),
        ],
        body,
    )
    poly(
        image,
        [
            (x - wide * 0.41, y - high * 0.62),
            (x - wide * 0.32, y - high * 0.93),
            (x + wide * 0.32, y - high * 0.93),
            (x + wide * 0.41, y - high * 0.62),
        ],
        look.dim(rgb("#2c3e4a"), 0.3),
    )
    box(image, x - wide * 0.5, y - high * 0.2, wide, high * 0.1, mix(body, (20, 20, 20), 0.6))
    for side in (-1, 1):
        box(image, x + side * wide * 0.36 - wide * 0.1, y - high * 0.14, wide * 0.2, high * 0.16, rgb("#15171a"))
        lamp_x, lamp_y = x + side * wide * 0.39, y - high * 0.42
        lamp = rgb("#fff5d2") if towards else rgb("#e0262b")
        box(image, lamp_x - wide * 0.09, lamp_y - high * 0.06, wide * 0.18, high * 0.12, lamp)
        if look.night:
            glow(
                image,
                lamp_x,
                lamp_y,
                size * (1.5 if towards else 0.8),
                (150, 210, 255) if towards else (20, 20, 220),
                0.9,
            )
    box(
        image,
        x - wide * 0.16,
        y - high * 0.3,
        wide * 0.32,
        high * 0.09,
        rgb("#e8e8e8") if not look.night else rgb("#777788"),
    )


def _motorcycle(image: Image, x_m: float, z_m: float, shirt: Colour, look: Look, towards: bool) -> None:
    size = FOCAL_PX / z_m
    x, y = at(x_m, z_m)
    shade(image, x, y, 0.42 * size, 0.16 * size, 0.4)
    box(image, x - 0.08 * size, y - 0.55 * size, 0.16 * size, 0.55 * size, rgb("#17181b"))
    box(image, x - 0.24 * size, y - 0.85 * size, 0.48 * size, 0.4 * size, look.dim(rgb("#8c2f39"), 0.5))
    poly(
        image,
        [
            (x - 0.3 * size, y - 0.75 * size),
            (x - 0.24 * size, y - 1.35 * size),
            (x + 0.24 * size, y - 1.35 * size),
            (x + 0.3 * size, y - 0.75 * size),
        ],
        look.dim(shirt, 0.55),
    )
    disc(image, x, y - 1.52 * size, 0.19 * size, look.dim(rgb("#f2c230"), 0.4))
    lamp = rgb("#fff5d2") if towards else rgb("#e0262b")
    disc(image, x, y - 0.68 * size, 0.08 * size, lamp)
    if look.night:
        glow(
            image,
            x,
            y - 0.68 * size,
            size * (1.2 if towards else 0.6),
            (150, 210, 255) if towards else (20, 20, 220),
            0.9,
        )


def _vehicles(t: float, look: Look) -> list[tuple[float, float, int, int, bool]]:
    """Return (z, x, kind, paint, towards) of all vehicles, farthest first."""
    rng = np.random.default_rng(look.seed + 40)
    found = []
    for lane, x_m in enumerate(LANES_M):
        towards = x_m > 0
        start = float(rng.random())
        for i in range(8):
            way = lap(t, start + i / 8 + float(rng.uniform(-0.03, 0.03)))
            z_m = FAR_M - (FAR_M - NEAR_M) * way if towards else NEAR_M + (FAR_M - NEAR_M) * way
            kind = int(rng.integers(5))
            offset = float(rng.uniform(-0.9, 0.9)) if kind < 2 else 0.0
            found.append((z_m, x_m + offset, kind, int(rng.integers(8)) + lane, towards))
    return sorted(found, reverse=True)


_PAINTS = ("#f4f4f4", "#2b2f36", "#a7adb5", "#c23a34", "#2f6db0", "#e7b73c", "#5d7f5a", "#d8d2c4")


def draw(t: float, look: Look) -> Image:
    """Return the scene at the share `t` of the loop."""
    image = _background(look).copy()
    vehicles = _vehicles(t, look)
    for z_m, x_m, kind, paint, towards in [v for v in vehicles if v[0] > 62]:
        _one(image, x_m, z_m, kind, paint, towards, look)
    _train(image, t, look)
    for z_m, x_m, kind, paint, towards in [v for v in vehicles if v[0] <= 62]:
        _one(image, x_m, z_m, kind, paint, towards, look)
    if look.night:
        _billboard(image, t)
    return image


def _one(image: Image, x_m: float, z_m: float, kind: int, paint: int, towards: bool, look: Look) -> None:
    colour = rgb(_PAINTS[paint % len(_PAINTS)])
    if kind < 2:
        _motorcycle(image, x_m, z_m, colour, look, towards)
    else:
        _car(image, x_m, z_m, colour, look, towards, 2.5 if kind == 4 else 1.55)


def _billboard(image: Image, t: float) -> None:
    share = 0.5 + 0.5 * wave(t, 2)
    box(image, 356, 330, 8, 150, rgb("#22252c"))
    box(image, 250, 196, 220, 138, rgb("#101218"))
    box(image, 258, 204, 204, 122, mix(rgb("#b31942"), rgb("#1f5fae"), share))
    text(image, "PESONA", 276, 254, 1.2, rgb("#fff2c2"), 2)
    text(image, "SRIWIJAYA", 270, 300, 1.05, rgb("#fff2c2"), 2)
