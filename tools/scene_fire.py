"""Peat fire at the edge of the oil palms: smoke, flames, a fire engine and its jet."""

import math
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from tools.brush import (
    HEIGHT_PX,
    WIDTH_PX,
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
    veil,
    wave,
)

GROUND_PX = 520
SOURCES_PX = ((560, 640, 1.0), (760, 610, 1.25), (960, 650, 0.9), (380, 590, 0.7))
"""(x, y, size) of the seats of fire."""
_SOFT = 6  # smoke is drawn at a sixth of the size: soft, and cheap to encode


@cache
def _background() -> Image:
    sky = gradient(GROUND_PX, ((0, rgb("#8f98a0")), (0.6, rgb("#c9b8a0")), (1, rgb("#e2b883"))))
    ground = gradient(HEIGHT_PX - GROUND_PX, ((0, rgb("#6d7446")), (0.35, rgb("#5c5f3a")), (1, rgb("#454a30"))))
    image = np.vstack([sky, ground])
    disc(image, 1490, 170, 44, rgb("#e9853f"))
    glow(image, 1490, 170, 200, (70, 130, 210), 0.4)
    rng = np.random.default_rng(5)
    for layer, (colour, low) in enumerate(((rgb("#97a08c"), 18), (rgb("#6f8064"), 34), (rgb("#4c6142"), 52))):
        for tree_x in range(-30, WIDTH_PX + 40, 40 + 14 * layer):
            r = low * float(rng.uniform(0.8, 1.5))
            oval(image, float(tree_x), GROUND_PX - low * 0.35, r * 1.1, r, colour)
    image[GROUND_PX:] = ground
    for palm_x in (1180, 1300, 1420, 1540, 1660, 1790):
        _oil_palm(image, palm_x + float(rng.uniform(-18, 18)), GROUND_PX + 34, float(rng.uniform(0.85, 1.2)))
    oval(image, 690, 660, 520, 76, rgb("#3a3428"))
    oval(image, 700, 664, 430, 54, rgb("#2a2620"))
    for _ in range(260):
        x, y = float(rng.uniform(0, WIDTH_PX)), float(rng.uniform(GROUND_PX + 40, HEIGHT_PX))
        if abs(x - 690) > 520 or abs(y - 660) > 80:
            long = 8 + (y - GROUND_PX) / 24
            line(
                image,
                (x, y),
                (x + float(rng.uniform(-6, 6)), y - long),
                mix(rgb("#7f8a4e"), rgb("#414a2c"), float(rng.random())),
                2,
            )
    poly(image, [(0, 984), (0, 812), (900, 736), (1920, 716), (1920, 880), (1500, 984)], rgb("#9c8258"))
    poly(image, [(0, 936), (0, 918), (900, 826), (1920, 790), (1920, 802)], rgb("#86704c"))
    _hut(image)
    return image


def _oil_palm(image: Image, x: float, y: float, size: float) -> None:
    box(image, x - 11 * size, y - 120 * size, 22 * size, 124 * size, rgb("#5a4a38"))
    for angle in range(-170, 20, 19):
        a = math.radians(angle)
        tip = (x + 118 * size * math.cos(a), y - 118 * size + 74 * size * math.sin(a) + 26 * size)
        bend = (x + 62 * size * math.cos(a), y - 130 * size + 78 * size * math.sin(a))
        poly(
            image,
            [(x, y - 116 * size), bend, tip, (bend[0], bend[1] + 17 * size)],
            rgb("#3f6b38" if angle % 2 else "#4d7d42"),
        )


def _hut(image: Image) -> None:
    """Draw the watch post, on stilts as houses by the river are."""
    for dx in (0, 84, 168):
        box(image, 96 + dx, 660, 12, 120, rgb("#4e3b2c"))
    box(image, 76, 560, 230, 108, rgb("#a37a50"))
    for y in range(572, 664, 16):
        line(image, (76, y), (306, y), rgb("#8d6742"), 2)
    poly(image, [(48, 566), (120, 486), (262, 486), (334, 566)], rgb("#7c3b2e"))
    box(image, 104, 590, 52, 44, rgb("#34444c"))
    box(image, 218, 586, 56, 82, rgb("#5d4531"))
    text(image, "POS KARHUTLA", 92, 556, 0.62, rgb("#fff1d0"), 2)


def _smoke(image: Image, t: float) -> None:
    height, width = HEIGHT_PX // _SOFT, WIDTH_PX // _SOFT
    alpha: npt.NDArray[np.float32] = np.zeros((height, width), np.float32)
    light: npt.NDArray[np.float32] = np.full((height, width), 0.5, np.float32)
    rng = np.random.default_rng(9)
    puffs = sorted((lap(t, float(rng.random())), i % 4, float(rng.random()), float(rng.random())) for i in range(64))
    for age, source, side, tone in puffs:
        x0, y0, size = SOURCES_PX[source]
        x = x0 + 620 * age**1.5 + 70 * (side - 0.5) * (0.5 + age) + 26 * wave(age, 2, side)
        y = y0 - 40 - 640 * age**0.85
        radius = (44 + 190 * age) * size
        puff = np.zeros_like(alpha)
        cv2.circle(
            puff, (round(x / _SOFT * 16), round(y / _SOFT * 16)), round(radius / _SOFT * 16), 1.0, -1, cv2.LINE_AA, 4
        )
        thick = 0.42 * min(1.0, age * 9) * (1 - age) ** 0.8
        light = light * (1 - puff * 0.5) + puff * 0.5 * (0.25 + 0.6 * tone)
        alpha = alpha + puff * thick * (1 - alpha)
    cv2.GaussianBlur(alpha, (0, 0), 5, dst=alpha)
    cv2.GaussianBlur(light, (0, 0), 5, dst=light)
    dark, bright = np.array(rgb("#4a4643"), np.float32), np.array(rgb("#cfc7bd"), np.float32)
    veil(image, alpha, dark + (bright - dark) * light[..., None])


def _flames(image: Image, t: float) -> None:
    for k, (x0, y0, size) in enumerate(SOURCES_PX):
        glow(image, x0, y0 - 30, 230 * size, (20, 90, 220), 0.55 + 0.1 * wave(t, 17, k / 4))
        for layer, (paint, share) in enumerate((("#d9381e", 1.0), ("#f5811f", 0.74), ("#ffd34d", 0.46))):
            for i in range(7):
                lean = 12 * wave(t, 11 + i % 3, i / 7 + k / 5)
                high = (66 + 44 * wave(t, 13 + i % 4, i * 0.37 + k * 0.21)) * size * share
                x, half = x0 + (i - 3) * 26 * size, 21 * size * share
                points = [
                    (x - half, y0),
                    (x - half * 0.7, y0 - high * 0.45),
                    (x + lean, y0 - high),
                    (x + half * 0.8, y0 - high * 0.4),
                    (x + half, y0),
                ]
                poly(image, points, rgb(paint))
            oval(image, x0, y0, (92 - 14 * layer) * size, 11 * size * share, rgb(paint))


def _sparks(image: Image, t: float) -> None:
    rng = np.random.default_rng(3)
    for i in range(26):
        age = lap(t, float(rng.random()), 2)
        x0, y0, _ = SOURCES_PX[i % 4]
        x = x0 + float(rng.uniform(-60, 60)) + 130 * age + 18 * wave(age, 2, float(rng.random()))
        disc(image, x, y0 - 40 - 330 * age, 4.5 * (1 - age), mix(rgb("#ffdf70"), rgb("#d9381e"), age))


def _engine(image: Image, t: float) -> None:
    x, y = 1240.0, 752.0
    shade(image, x + 190, y + 6, 250, 18)
    box(image, x, y - 150, 280, 122, rgb("#c4262e"))
    poly(image, [(x - 110, y - 28), (x - 110, y - 108), (x - 82, y - 158), (x, y - 158), (x, y - 28)], rgb("#d8333a"))
    poly(image, [(x - 98, y - 100), (x - 74, y - 146), (x - 16, y - 146), (x - 16, y - 100)], rgb("#2f4856"))
    box(image, x, y - 92, 280, 15, rgb("#f4f0e4"))
    text(image, "DAMKAR", x + 60, y - 108, 1.1, rgb("#fff4da"), 3)
    for dx in (12, 78, 144, 210):
        box(image, x + dx, y - 70, 56, 36, rgb("#8f1d24"))
    box(image, x + 40, y - 168, 220, 12, rgb("#b9bcc0"))
    for dx in (-52, 82, 214):
        disc(image, x + dx, y - 18, 34, rgb("#1d1f22"))
        disc(image, x + dx, y - 18, 16, rgb("#a4a8ad"))
    blink = wave(t, 12) > 0
    for dx, paint, lit in ((-66, rgb("#3b7bff"), blink), (-36, rgb("#ff3b3b"), not blink)):
        box(image, x + dx, y - 174, 26, 17, paint if lit else mix(paint, (30, 30, 30), 0.6))
        if lit:
            glow(image, x + dx + 13, y - 168, 74, paint, 0.8)
    for i in range(120):
        age = lap(t, i / 120, 6)
        px = 1172 - 300 * age + 5 * wave(t, 8, i * 0.31)
        py = y - 196 - 350 * age + 400 * age * age
        disc(image, px, py + (i % 5 - 2) * 5 * age, 3 + 6 * age, mix(rgb("#dff1fb"), rgb("#9cc4d8"), i % 3 / 3))


def _crew(image: Image, t: float) -> None:
    for k, (x, y) in enumerate(((1150, 752), (1080, 768), (1000, 756), (1640, 766))):
        sway = 2.5 * wave(t, 3, k / 4)
        shade(image, x, y + 2, 30, 9)
        for dx in (-8, 8):
            line(image, (x + dx, y - 52), (x + dx * 1.4, y - 2), rgb("#3a3a30"), 13)
        poly(
            image,
            [(x - 20 + sway, y - 108), (x + 20 + sway, y - 108), (x + 16, y - 46), (x - 16, y - 46)],
            rgb("#d9a52b"),
        )
        box(image, x - 17 + sway * 0.5, y - 76, 34, 8, rgb("#f2f2e4"))
        disc(image, x + sway, y - 120, 15, rgb("#8d5a3b"))
        poly(
            image,
            [(x - 22 + sway, y - 120), (x - 13 + sway, y - 140), (x + 13 + sway, y - 140), (x + 22 + sway, y - 120)],
            rgb("#c4262e"),
        )
        line(image, (x - 10 + sway, y - 92), (x - 38, y - 82 + sway), rgb("#c08f22"), 10)


def draw(t: float) -> Image:
    """Return the scene at the share `t` of the loop."""
    image = _background().copy()
    _flames(image, t)
    _smoke(image, t)
    _sparks(image, t)
    _engine(image, t)
    _crew(image, t)
    return image
