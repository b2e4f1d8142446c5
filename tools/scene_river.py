"""The Musi with the Ampera bridge: boats, a coal barge, birds, cars on the deck; by day and at dusk."""

# ruff: noqa: PLR0917 - places and sizes come in an order that every drawing program has

from dataclasses import dataclass
from functools import cache

import numpy as np

from tools.brush import (
    HEIGHT_PX,
    WIDTH_PX,
    Colour,
    Image,
    box,
    convoy,
    disc,
    glow,
    gradient,
    lap,
    line,
    mix,
    oval,
    poly,
    rgb,
    text,
    wave,
)

SHORE_PX = 560
DECK_PX = 452
TOWERS_PX = (720, 1200)


@dataclass(frozen=True)
class Light:
    """The colours of one time of day."""

    sky: tuple[tuple[float, Colour], ...]
    water: tuple[tuple[float, Colour], ...]
    far: Colour
    near: Colour
    steel: Colour
    glint: Colour
    lamps: bool


DAY = Light(
    sky=((0, rgb("#4f93cf")), (0.6, rgb("#a9d3ea")), (1, rgb("#f7e3c2"))),
    water=((0, rgb("#b4a27a")), (0.25, rgb("#94875f")), (1, rgb("#5c5f4a"))),
    far=rgb("#9fb6bf"),
    near=rgb("#5f7f74"),
    steel=rgb("#c8352b"),
    glint=rgb("#e9dcb4"),
    lamps=False,
)
DUSK = Light(
    sky=((0, rgb("#2a2f5c")), (0.55, rgb("#a4567a")), (0.85, rgb("#f08a5a")), (1, rgb("#fbc779"))),
    water=((0, rgb("#c07a5e")), (0.3, rgb("#6d4a63")), (1, rgb("#292a46"))),
    far=rgb("#6b4a6e"),
    near=rgb("#33304f"),
    steel=rgb("#8e2a35"),
    glint=rgb("#ffc98a"),
    lamps=True,
)


@cache
def _background(light: Light) -> Image:
    image = np.vstack([gradient(SHORE_PX, light.sky), gradient(HEIGHT_PX - SHORE_PX, light.water)])
    _sun_and_clouds(image, light)
    _skyline(image, light)
    _bridge(image, light)
    reflection = image[SHORE_PX - 300 : SHORE_PX][::-1]
    share = np.linspace(0.42, 0.0, 300)[:, None, None]
    below = image[SHORE_PX : SHORE_PX + 300]
    below[:] = (below * (1 - share) + reflection * share).astype(np.uint8)
    return image


def _sun_and_clouds(image: Image, light: Light) -> None:
    glow(image, 1510, 400 if light.lamps else 180, 420, (110, 190, 255), 0.55)
    disc(image, 1510, 400 if light.lamps else 180, 46, rgb("#fff1cf"))
    sky = image[:SHORE_PX]
    for x, y, size in ((260, 130, 1.2), (520, 210, 0.8), (1010, 90, 1.0), (1750, 290, 0.9), (1300, 240, 0.6)):
        layer = sky.copy()
        for dx, dy, r in ((-90, 8, 44), (-40, -14, 60), (20, -24, 70), (80, -4, 54), (130, 12, 36)):
            oval(
                layer,
                x + dx * size,
                y + dy * size,
                r * 1.35 * size,
                r * 0.62 * size,
                mix(light.glint, (255, 255, 255), 0.55),
            )
        sky[:] = (sky * 0.45 + layer * 0.55).astype(np.uint8)


def _skyline(image: Image, light: Light) -> None:
    rng = np.random.default_rng(16)
    for colour, low, high, step in ((light.far, 60, 190, 74), (mix(light.far, light.near, 0.5), 40, 120, 96)):
        x = -20.0
        while x < WIDTH_PX:
            width, height = float(rng.uniform(0.6, 1.1) * step), float(rng.uniform(low, high))
            box(image, x, SHORE_PX - height, width, height, colour)
            windows = rgb("#ffd98a") if light.lamps else mix(colour, (255, 255, 255), 0.3)
            for wy in np.arange(SHORE_PX - height + 12, SHORE_PX - 18, 20):
                for wx in np.arange(x + 9, x + width - 12, 17):
                    if rng.random() < 0.6:
                        box(image, float(wx), float(wy), 7, 9, windows)
            x += width + float(rng.uniform(2, 22))
    _mosque(image, 330, light)
    for x in range(-10, WIDTH_PX + 30, 34):
        r = float(rng.uniform(16, 34))
        disc(image, float(x), SHORE_PX - r * 0.45, r, mix(light.near, (40, 110, 60), float(rng.uniform(0, 0.4))))
    box(image, 0, SHORE_PX - 8, WIDTH_PX, 12, mix(light.near, (30, 40, 50), 0.5))


def _mosque(image: Image, x: float, light: Light) -> None:
    stone = mix(light.far, (255, 255, 255), 0.55)
    box(image, x - 90, SHORE_PX - 90, 180, 90, stone)
    poly(
        image,
        [(x - 104, SHORE_PX - 88), (x, SHORE_PX - 176), (x + 104, SHORE_PX - 88)],
        mix(light.near, (60, 130, 70), 0.6),
    )
    box(image, x + 120, SHORE_PX - 240, 22, 240, stone)
    poly(image, [(x + 114, SHORE_PX - 236), (x + 131, SHORE_PX - 290), (x + 148, SHORE_PX - 236)], rgb("#3f8f6b"))
    for i in range(5):
        box(image, x - 76 + i * 34, SHORE_PX - 66, 16, 46, mix(stone, (30, 30, 40), 0.55))


def _bridge(image: Image, light: Light) -> None:
    dark = mix(light.steel, (20, 10, 20), 0.45)
    for x in (60, 250, 440, 600, 960, 1330, 1500, 1690, 1880):
        box(image, x - 16, DECK_PX, 32, SHORE_PX - DECK_PX + 34, mix(light.far, (90, 90, 96), 0.5))
        box(image, x - 26, SHORE_PX + 22, 52, 16, mix(light.near, (70, 70, 76), 0.5))
    for x in range(0, WIDTH_PX, 48):
        line(image, (float(x), DECK_PX + 34), (float(x) + 24, DECK_PX + 4), dark, 4)
        line(image, (float(x) + 24, DECK_PX + 4), (float(x) + 48, DECK_PX + 34), dark, 4)
    box(image, 0, DECK_PX - 6, WIDTH_PX, 16, light.steel)
    box(image, 0, DECK_PX + 30, WIDTH_PX, 8, dark)
    for tower in TOWERS_PX:
        _tower(image, tower, light, dark)
    line(image, (TOWERS_PX[0], 190), (TOWERS_PX[1], 190), dark, 3)
    line(image, (TOWERS_PX[0], 204), (TOWERS_PX[1], 204), dark, 3)
    box(image, 858, DECK_PX - 8, 204, 48, light.steel)
    text(image, "A M P E R A", 872, DECK_PX + 29, 1.05, rgb("#fff6e0"), 2)


def _tower(image: Image, x: float, light: Light, dark: Colour) -> None:
    for side in (-54, 54):
        box(image, x + side - 17, 140, 34, SHORE_PX - 100, light.steel)
        box(image, x + side + 7, 140, 10, SHORE_PX - 100, dark)
    for y in (146, 236, 326, 416):
        box(image, x - 54, y, 108, 22, light.steel)
        line(image, (x - 40, y + 22), (x + 40, y + 90), dark, 5)
        line(image, (x + 40, y + 22), (x - 40, y + 90), dark, 5)
    poly(image, [(x - 84, 146), (x - 70, 112), (x + 70, 112), (x + 84, 146)], dark)
    disc(image, x, 129, 13, rgb("#fff6e0"))
    box(image, x - 92, SHORE_PX + 6, 184, 34, mix(light.far, (80, 80, 86), 0.6))


def _cars(image: Image, t: float) -> None:
    paints = ("#f2f2f2", "#2f6fb5", "#f2c14e", "#333a45", "#c94c4c")
    for i, paint in enumerate(paints):
        for direction, y in ((1, DECK_PX - 22), (-1, DECK_PX - 20)):
            for x in convoy(t, 750, direction, i * 131 + (direction + 1) * 40):
                long = 58 if i == 2 else 36
                box(image, x, y, long, 12, rgb(paint))
                box(image, x + 8, y - 8, long - 16, 9, mix(rgb(paint), (60, 50, 40), 0.5))
    for x in (*np.arange(0, 640, 8), *np.arange(800, 1120, 8), *np.arange(1280, WIDTH_PX, 8)):
        image[DECK_PX - 12 : DECK_PX - 4, int(x) : int(x) + 2] = image[DECK_PX, int(x)]


def _ripples(image: Image, t: float, light: Light) -> None:
    rng = np.random.default_rng(7)
    for _ in range(150):
        depth = float(rng.uniform(0.02, 1.0)) ** 1.3
        y = SHORE_PX + 44 + depth * (HEIGHT_PX - SHORE_PX - 50)
        x, phase = float(rng.uniform(0, WIDTH_PX)), float(rng.random())
        shine = 0.5 + 0.5 * wave(t, int(rng.integers(2, 5)), phase)
        length = (14 + 70 * depth) * (0.55 + 0.45 * shine)
        under = tuple(int(v) for v in image[min(int(y), HEIGHT_PX - 1), min(int(x), WIDTH_PX - 1)])
        colour = mix((under[0], under[1], under[2]), light.glint, 0.12 + 0.4 * shine)
        drift = 16 * depth * wave(t, 1, phase)
        line(image, (x + drift - length / 2, y), (x + drift + length / 2, y), colour, 1 + round(2.4 * depth))


def _ketek(image: Image, x: float, y: float, size: float, paint: Colour, direction: int) -> None:
    s = size * direction
    poly(
        image,
        [
            (x - 100 * s, y - 22 * size),
            (x + 96 * s, y - 22 * size),
            (x + 128 * s, y - 44 * size),
            (x + 84 * s, y + 10 * size),
            (x - 84 * s, y + 10 * size),
        ],
        paint,
    )
    poly(
        image,
        [
            (x - 96 * s, y - 10 * size),
            (x + 102 * s, y - 10 * size),
            (x + 97 * s, y - 2 * size),
            (x - 92 * s, y - 2 * size),
        ],
        rgb("#f5f0e0"),
    )
    box(image, x - 62 * size, y - 78 * size, 124 * size, 12 * size, rgb("#2f8f83"))
    for dx in (-56, -18, 18, 56):
        box(image, x + dx * size - 2, y - 68 * size, 4, 48 * size, rgb("#d9cfb8"))
    for dx, shirt in ((-38, "#f2c14e"), (0, "#d9534f"), (36, "#5b8dd9")):
        box(image, x + dx * size - 9 * size, y - 46 * size, 18 * size, 26 * size, rgb(shirt))
        disc(image, x + dx * size, y - 54 * size, 9 * size, rgb("#8d5a3b"))


def _wake(image: Image, x: float, y: float, length: float, light: Light) -> None:
    for i in range(4):
        colour = mix(light.water[1][1], light.glint, 0.6 - 0.13 * i)
        line(image, (x, y + 4 + i * 5), (x - length * (1 - i * 0.17), y + 6 + i * 9), colour, 3)


def _barge(image: Image, x: float, y: float) -> None:
    """Draw a tug before a barge of coal: what passes below the real bridge all day."""
    poly(
        image,
        [(x - 420, y - 34), (x + 40, y - 34), (x + 62, y - 50), (x + 36, y + 14), (x - 400, y + 14)],
        rgb("#4a3b36"),
    )
    poly(
        image,
        [
            (x - 390, y - 34),
            (x - 330, y - 84),
            (x - 220, y - 70),
            (x - 130, y - 96),
            (x - 30, y - 60),
            (x + 20, y - 34),
        ],
        rgb("#1f1d1f"),
    )
    line(image, (x + 40, y - 26), (x + 180, y - 30), rgb("#d8d0bd"), 2)
    poly(
        image,
        [(x + 170, y - 30), (x + 330, y - 34), (x + 356, y - 50), (x + 326, y + 12), (x + 186, y + 12)],
        rgb("#a8322d"),
    )
    box(image, x + 200, y - 84, 84, 52, rgb("#f0ece0"))
    box(image, x + 226, y - 122, 44, 40, rgb("#e0b34a"))
    for dx in (210, 236, 262):
        box(image, x + dx, y - 74, 16, 16, rgb("#34505e"))


def _birds(image: Image, t: float, light: Light) -> None:
    for i in range(7):
        x = lap(t, i * 0.045 + 0.1) * (WIDTH_PX + 300) - 150
        y = 96 + 26 * (i % 3) + 12 * wave(t, 2, i / 7)
        lift = 9 * wave(t, 20, i / 5)
        colour = mix(light.near, (40, 30, 30), 0.6)
        line(image, (x - 16, y - lift), (x, y), colour, 3)
        line(image, (x, y), (x + 16, y - lift), colour, 3)


def draw(t: float, light: Light) -> Image:
    """Return the scene at the share `t` of the loop."""
    image = _background(light).copy()
    _birds(image, t, light)
    _cars(image, t)
    _ripples(image, t, light)
    for x in convoy(t, 750, -1, 200):
        _ketek(image, x, SHORE_PX + 96 + 3 * wave(t, 4, 0.2), 0.55, rgb("#3c6e9e"), -1)
    barge_x = lap(t, 0.3) * (WIDTH_PX + 1000) - 500
    _barge(image, barge_x, SHORE_PX + 190 + 2 * wave(t, 3))
    for x in convoy(t, 1500, 1, 700):
        y = SHORE_PX + 330 + 5 * wave(t, 4, 0.3)
        _wake(image, x - 110, y, 210, light)
        _ketek(image, x, y, 1.15, rgb("#b5452f"), 1)
    if light.lamps:
        for x in range(40, WIDTH_PX, 120):
            glow(image, x, DECK_PX - 40, 34, (120, 200, 255), 0.75)
            box(image, x - 1, DECK_PX - 38, 3, 32, rgb("#201a28"))
        for tower in TOWERS_PX:
            glow(image, tower, 104, 30, (60, 60, 255), 0.5 + 0.5 * wave(t, 5))
    return image
