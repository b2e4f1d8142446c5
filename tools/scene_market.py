"""Pasar 16 Ilir from above: stalls under striped awnings and people passing between them."""

# ruff: noqa: PLR0917 - places and sizes come in an order that every drawing program has

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
    gradient,
    line,
    mix,
    oval,
    poly,
    rgb,
    shade,
    text,
    wave,
)

AISLES_PX = (318, 560, 800)
"""Where people's feet are; rows of stalls stand between."""
_AWNINGS = ("#d8433b", "#2f8f83", "#eaa83a", "#3f6fae", "#8e4f9e", "#5a9a48")
_GOODS = ("#e8582f", "#f2c230", "#6fae3e", "#b5342f", "#f4ead0", "#8a5a34", "#e98fa8")


@cache
def _background() -> Image:
    image = gradient(HEIGHT_PX, ((0, rgb("#cdbfa6")), (1, rgb("#b9a88a"))))
    for y in range(0, HEIGHT_PX, 58):
        line(image, (0, y), (WIDTH_PX, y), rgb("#ae9d80"), 2)
        for x in range((y // 58 % 2) * 70, WIDTH_PX, 140):
            line(image, (x, y), (x, y + 58), rgb("#ae9d80"), 2)
    _shop_row(image)
    return image


def _shop_row(image: Image) -> None:
    names = ("TOKO KAIN SONGKET", "PEMPEK NYONYA", "EMAS H. ALI", "KOPI SEMENDO", "BATIK PALEMBANG")
    for i, name in enumerate(names):
        x = i * 384
        wall = rgb(("#e0c9a0", "#c7d5cf", "#e5b79a", "#cfd0e0", "#d9d7b2")[i])
        box(image, x, 0, 384, 196, wall)
        box(image, x + 24, 98, 336, 98, rgb("#5a4a3e"))
        for k in range(14):
            goods = rgb(_GOODS[(i * 3 + k) % len(_GOODS)])
            box(image, x + 32 + k * 23.5, 112 + 8 * (k % 3), 18, 76 - 8 * (k % 3), goods)
        box(image, x + 16, 36, 352, 48, mix(rgb(_AWNINGS[i]), (30, 24, 20), 0.2))
        text(image, name, x + 32, 71, 0.95, rgb("#fff4da"), 2)
        box(image, x, 190, 384, 10, rgb("#8d7a5f"))


def _stall(image: Image, x: float, y: float, colour: Colour, size: float, seed: int) -> None:
    """Draw a table of goods with an awning over its back."""
    wide, rng = 250 * size, np.random.default_rng(seed)
    shade(image, x + wide / 2, y + 6, wide * 0.56, 20 * size, 0.25)
    box(image, x, y - 42 * size, wide, 44 * size, rgb("#8a6a48"))
    box(image, x, y - 74 * size, wide, 36 * size, rgb("#a98558"))
    for i in range(6):
        crate = x + (8 + i * 40) * size
        box(image, crate, y - 72 * size, 34 * size, 31 * size, rgb("#6e5236"))
        goods = rgb(_GOODS[int(rng.integers(len(_GOODS)))])
        for _ in range(9):
            px, py = rng.uniform(crate + 6 * size, crate + 28 * size), rng.uniform(y - 68 * size, y - 46 * size)
            disc(image, float(px), float(py), 6.5 * size, mix(goods, (255, 255, 255), float(rng.uniform(0, 0.25))))
    for dx in (6, 238):
        box(image, x + dx * size, y - 158 * size, 6 * size, 100 * size, rgb("#6b5a45"))
    top, foot = y - 178 * size, y - 124 * size
    for i in range(10):
        paint = colour if i % 2 else rgb("#f7f1e2")
        x0, x1 = i / 10, (i + 1) / 10
        upper = [x + 16 * size + (wide - 32 * size) * s for s in (x0, x1)]
        lower = [x - 14 * size + (wide + 28 * size) * s for s in (x0, x1)]
        poly(image, [(upper[0], top), (upper[1], top), (lower[1], foot), (lower[0], foot)], paint)
        oval(
            image, (lower[0] + lower[1]) / 2, foot, (lower[1] - lower[0]) / 2, 9 * size, mix(paint, (30, 30, 30), 0.12)
        )


@cache
def _stalls(row: int) -> tuple[Image, Image]:
    """Return one row of stalls and where it covers what is behind: ``(height, width, 3)`` and a mask."""
    key = _background().copy()
    size, y = 0.92 + 0.13 * row, (452, 694, 960)[row]
    for i, x in enumerate(np.arange(-130 + 70 * row, WIDTH_PX, 345 * size)):
        _stall(key, float(x), y, rgb(_AWNINGS[(i * 2 + row * 3) % len(_AWNINGS)]), size, row * 20 + i)
    mask = (key != _background()).any(axis=2)
    return key, mask


def _person(image: Image, x: float, y: float, size: float, kind: int, step: float, direction: int) -> None:
    shirt = rgb(("#c8453c", "#3d73b8", "#efe6d0", "#3c9a77", "#e2a53a", "#7a5aa6", "#d9799a", "#4a4f58")[kind % 8])
    skin, trousers = rgb(("#8d5a3b", "#a9744f", "#7a4a30")[kind % 3]), rgb(("#2d3340", "#5b4a3d", "#34506b")[kind % 3])
    shade(image, x, y + 2, 26 * size, 9 * size, 0.35)
    line(
        image,
        (x - 6 * size, y - 46 * size),
        (x - 6 * size + 11 * step * size, y - 2 * size),
        trousers,
        round(11 * size),
    )
    line(
        image,
        (x + 6 * size, y - 46 * size),
        (x + 6 * size - 11 * step * size, y - 2 * size),
        trousers,
        round(11 * size),
    )
    if kind % 3 == 1:
        poly(
            image,
            [
                (x - 15 * size, y - 84 * size),
                (x + 15 * size, y - 84 * size),
                (x + 23 * size, y - 18 * size),
                (x - 23 * size, y - 18 * size),
            ],
            shirt,
        )
    else:
        poly(
            image,
            [
                (x - 18 * size, y - 90 * size),
                (x + 18 * size, y - 90 * size),
                (x + 15 * size, y - 40 * size),
                (x - 15 * size, y - 40 * size),
            ],
            shirt,
        )
    line(
        image,
        (x, y - 82 * size),
        (x + 15 * step * size, y - 50 * size),
        mix(shirt, (20, 20, 20), 0.25),
        round(8 * size),
    )
    disc(image, x, y - 103 * size, 14 * size, skin)
    if kind % 3 == 1:
        veil_colour = mix(shirt, (255, 255, 255), 0.35)
        poly(
            image,
            [
                (x - 15 * size, y - 106 * size),
                (x + 15 * size, y - 106 * size),
                (x + 18 * size, y - 76 * size),
                (x - 18 * size, y - 76 * size),
            ],
            veil_colour,
        )
        disc(image, x, y - 107 * size, 15 * size, veil_colour)
        disc(image, x + 4 * direction * size, y - 103 * size, 9.5 * size, skin)
    else:
        oval(image, x - 1.5 * direction * size, y - 110 * size, 14 * size, 9.5 * size, rgb("#1d1a1c"))
    if kind % 4 == 2:
        oval(image, x, y - 124 * size, 30 * size, 11 * size, rgb("#b98a4b"))
        for dx in (-14, 0, 14):
            disc(image, x + dx * size, y - 130 * size, 9 * size, rgb("#6fae3e" if dx else "#e8582f"))


def _walkers(image: Image, t: float, aisle: int) -> None:
    size = 0.86 + 0.15 * aisle
    rng = np.random.default_rng(60 + aisle)
    walkers = []
    for i in range(7):
        direction = 1 if i % 2 else -1
        y = AISLES_PX[aisle] + float(rng.uniform(-34, 30)) * size
        walkers.append((y, direction, float(rng.integers(0, 750)), int(rng.integers(24)), float(rng.random())))
    for y, direction, shift, kind, phase in sorted(walkers):
        for x in convoy(t, 750, direction, shift):
            if -60 < x < WIDTH_PX + 60:
                _person(image, x, y, size, kind, wave(t, 6, phase), direction)


def _rickshaw(image: Image, t: float) -> None:
    for x in convoy(t, 2250, 1, 900):
        y = AISLES_PX[1] + 8
        shade(image, x, y + 4, 110, 14)
        for dx in (-78, 66):
            disc(image, x + dx, y - 26, 28, rgb("#24262b"))
            disc(image, x + dx, y - 26, 19, rgb("#c9ccd0"))
        poly(image, [(x - 10, y - 34), (x + 104, y - 34), (x + 112, y - 88), (x + 2, y - 96)], rgb("#2f6db0"))
        poly(image, [(x - 6, y - 96), (x + 20, y - 150), (x + 108, y - 140), (x + 112, y - 88)], rgb("#d8433b"))
        line(image, (x - 78, y - 26), (x - 10, y - 60), rgb("#30343a"), 7)
        _person(image, x - 62, y - 22, 0.95, 4, wave(t, 12), 1)


def draw(t: float) -> Image:
    """Return the scene at the share `t` of the loop."""
    image = _background().copy()
    for aisle in range(3):
        _walkers(image, t, aisle)
        if aisle == 1:
            _rickshaw(image, t)
        stalls, mask = _stalls(aisle)
        np.copyto(image, stalls, where=mask[..., None])
    return image
