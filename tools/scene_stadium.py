"""A match at the Gelora Sriwijaya stadium: a wave goes through the crowd, players run, the scoreboard counts."""

# ruff: noqa: PLR0917 - places and sizes come in an order that every drawing program has

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

STAND_PX = (112, 424)
PITCH_TOP_PX = 500
_CROWD = ("#d9382f", "#f1c232", "#f7f3e8", "#3f6fae", "#e27a2f", "#2e3440", "#5f9e57")


def _stripe(i: int) -> Colour:
    return rgb("#4f9a45") if i % 2 else rgb("#5cab50")


@cache
def _background() -> Image:
    image = gradient(HEIGHT_PX, ((0, rgb("#6aaede")), (0.12, rgb("#cfe6f1")), (1, rgb("#cfe6f1"))))
    poly(image, [(0, 40), (WIDTH_PX, 40), (WIDTH_PX, 92), (0, 92)], rgb("#e9edf0"))
    for x in range(0, WIDTH_PX, 96):
        line(image, (x, 92), (x + 48, 42), rgb("#aab4bb"), 4)
        line(image, (x + 48, 42), (x + 96, 92), rgb("#aab4bb"), 4)
    box(image, 0, 88, WIDTH_PX, 30, rgb("#7b8790"))
    box(image, 0, STAND_PX[0], WIDTH_PX, STAND_PX[1] - STAND_PX[0], rgb("#8d4038"))
    for row in range(13):
        y = STAND_PX[0] + row * 24
        box(image, 0, y + 20, WIDTH_PX, 4, rgb("#6f322d"))
    for x in range(150, WIDTH_PX, 320):
        poly(
            image,
            [(x, STAND_PX[0]), (x + 26, STAND_PX[0]), (x + 30, STAND_PX[1]), (x - 4, STAND_PX[1])],
            rgb("#b9b3a8"),
        )
    box(image, 0, STAND_PX[1], WIDTH_PX, 14, rgb("#d6d9da"))
    adverts = ("WONG KITO GALO", "PALEMBANG", "SUMSEL MAJU", "JAKABARING", "PESONA MUSI", "AYO DUKUNG")
    for i, words in enumerate(adverts):
        box(
            image,
            i * 320,
            STAND_PX[1] + 14,
            316,
            40,
            rgb(("#1d4f91", "#b3282d", "#1f7a56", "#c98a1b", "#5b3f8c", "#222831")[i]),
        )
        text(image, words, i * 320 + 22, STAND_PX[1] + 44, 0.85, rgb("#fff7e3"), 2)
    poly(
        image,
        [(0, PITCH_TOP_PX - 22), (WIDTH_PX, PITCH_TOP_PX - 22), (WIDTH_PX, PITCH_TOP_PX + 10), (0, PITCH_TOP_PX + 10)],
        rgb("#b5543c"),
    )
    for i in range(16):
        x0, x1 = _pitch(i / 8 - 1, 0)[0], _pitch((i + 1) / 8 - 1, 0)[0]
        x2, x3 = _pitch((i + 1) / 8 - 1, 1)[0], _pitch(i / 8 - 1, 1)[0]
        poly(image, [(x0, PITCH_TOP_PX), (x1, PITCH_TOP_PX), (x2, HEIGHT_PX), (x3, HEIGHT_PX)], _stripe(i))
    _lines(image)
    return image


def _pitch(across: float, down: float) -> tuple[float, float]:
    """Return the pixel of a place on the pitch: -1 to 1 across, 0 (far) to 1 (near)."""
    y = PITCH_TOP_PX + (HEIGHT_PX - PITCH_TOP_PX) * down
    return WIDTH_PX / 2 + across * (1000 + 420 * down), y


def _lines(image: Image) -> None:
    white = rgb("#eef4ea")
    line(image, _pitch(-0.93, 0.05), _pitch(0.93, 0.05), white, 3)
    line(image, _pitch(-0.93, 0.05), _pitch(-0.93, 1), white, 4)
    line(image, _pitch(0.93, 0.05), _pitch(0.93, 1), white, 4)
    line(image, _pitch(0, 0.05), _pitch(0, 1), white, 4)
    ring = [(0.18 * np.cos(a), 0.5 + 0.3 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 60)]
    for one, other in pairwise(ring):
        line(image, _pitch(float(one[0]), float(one[1])), _pitch(float(other[0]), float(other[1])), white, 4)
    for side in (-1, 1):
        corners = [(0.93, 0.24), (0.72, 0.24), (0.72, 0.8), (0.93, 0.8)]
        for one, other in pairwise(corners):
            line(image, _pitch(side * one[0], one[1]), _pitch(side * other[0], other[1]), white, 4)
        x, y = _pitch(side * 0.93, 0.44)
        foot_x, foot_y = _pitch(side * 0.93, 0.62)
        for end_x, end_y in ((x, y), (foot_x, foot_y)):
            line(image, (end_x, end_y), (end_x, end_y - 80), white, 6)
        line(image, (x, y - 80), (foot_x, foot_y - 80), white, 6)


@cache
def _spectators() -> tuple[tuple[float, float, Colour, float], ...]:
    rng = np.random.default_rng(21)
    found = []
    for row in range(13):
        for x in np.arange(10 + (row % 2) * 9, WIDTH_PX, 19):
            aisle = (float(x) - 150) % 320
            if rng.random() < 0.86 and not (-8 < aisle < 36 or aisle > 312):
                paint = rgb(_CROWD[int(rng.integers(len(_CROWD)))])
                found.append((float(x), STAND_PX[0] + 19 + row * 24.0, paint, float(rng.random())))
    return tuple(found)


def _crowd(image: Image, t: float) -> None:
    front = lap(t, 0.1) * (WIDTH_PX + 700) - 350
    for x, y, paint, phase in _spectators():
        up = max(0.0, 1 - abs(x - front) / 120) * 11
        if phase > 0.97:
            up += 4 * max(0.0, wave(t, 5, phase * 13))
        box(image, x - 6, y - 9 - up, 12, 11 + up, paint)
        disc(image, x, y - 14 - up, 5, rgb("#9a6a48") if phase < 0.6 else rgb("#7a4a30"))
        if up > 6:
            line(image, (x - 5, y - 9 - up), (x - 8, y - 22 - up), paint, 3)
            line(image, (x + 5, y - 9 - up), (x + 8, y - 22 - up), paint, 3)


def _flags(image: Image, t: float) -> None:
    for k, (x, paint) in enumerate(((330, "#d9382f"), (770, "#f1c232"), (1250, "#d9382f"), (1700, "#f1c232"))):
        foot = STAND_PX[1] - 6
        lean = 34 * wave(t, 3, k / 4)
        top = (x + lean, foot - 150)
        line(image, (x, foot), top, rgb("#e8e2d2"), 5)
        upper = [(top[0] + i * 14, top[1] + 7 * wave(t, 7, k / 4 - i / 9)) for i in range(9)]
        poly(image, [*upper, *[(px, py + 62) for px, py in reversed(upper)]], rgb(paint))
        stripe = [(px, py + 24) for px, py in upper]
        poly(image, [*stripe, *[(px, py + 14) for px, py in reversed(stripe)]], rgb("#f7f3e8"))


def _player(image: Image, across: float, down: float, shirt: Colour, shorts: Colour, step: float) -> None:
    x, y = _pitch(across, down)
    s = 0.62 + 0.6 * down
    shade(image, x, y + 2, 30 * s, 9 * s, 0.3)
    for sign in (-1, 1):
        line(
            image,
            (x + 5 * sign * s, y - 48 * s),
            (x + (5 * sign + 16 * sign * step) * s, y - 4 * s),
            rgb("#a9744f"),
            round(9 * s),
        )
        line(
            image,
            (x + (5 * sign + 12 * sign * step) * s, y - 16 * s),
            (x + (5 * sign + 16 * sign * step) * s, y - 4 * s),
            shirt,
            round(9 * s),
        )
    box(image, x - 15 * s, y - 66 * s, 30 * s, 22 * s, shorts)
    poly(
        image,
        [(x - 20 * s, y - 108 * s), (x + 20 * s, y - 108 * s), (x + 15 * s, y - 60 * s), (x - 15 * s, y - 60 * s)],
        shirt,
    )
    for sign in (-1, 1):
        line(
            image,
            (x + 18 * sign * s, y - 102 * s),
            (x + (27 * sign - 12 * sign * step) * s, y - 72 * s),
            mix(shirt, (20, 20, 20), 0.15),
            round(9 * s),
        )
    disc(image, x, y - 121 * s, 13 * s, rgb("#8d5a3b"))
    oval(image, x, y - 127 * s, 13 * s, 8 * s, rgb("#1d1a1c"))


def _ball(t: float) -> tuple[float, float]:
    return 0.62 * wave(t, 1, 0.1) + 0.12 * wave(t, 3), 0.46 + 0.26 * wave(t, 2, 0.3)


def _players(image: Image, t: float) -> None:
    rng = np.random.default_rng(2)
    ball_x, ball_y = _ball(t)
    players = []
    for i in range(15):
        home_x, home_y = -0.8 + 1.6 * (i % 5) / 4, 0.2 + 0.6 * (i // 5) / 2
        pull = 0.22 + 0.2 * float(rng.random())
        x = home_x + (ball_x - home_x) * pull + 0.05 * wave(t, int(rng.integers(1, 4)), float(rng.random()))
        y = home_y + (ball_y - home_y) * pull + 0.07 * wave(t, int(rng.integers(1, 4)), float(rng.random()))
        players.append((y, x, i, float(rng.random())))
    for y, x, i, phase in sorted(players):
        if i == 7:
            shirt, shorts = rgb("#20242a"), rgb("#20242a")
        elif i % 2:
            shirt, shorts = rgb("#f1c232"), rgb("#9b1c24")
        else:
            shirt, shorts = rgb("#2f6db0"), rgb("#f4f4f0")
        _player(image, x, max(0.1, min(0.97, y)), shirt, shorts, wave(t, 22, phase))
    x, y = _pitch(ball_x, ball_y)
    lift = 34 * abs(wave(t, 4))
    shade(image, x, y + 2, 13, 5, 0.4)
    disc(image, x, y - 9 - lift, 10, rgb("#fbfbf6"))
    disc(image, x + 2, y - 10 - lift, 4, rgb("#30343a"))


def _scoreboard(image: Image, t: float) -> None:
    box(image, 760, 104, 400, 96, rgb("#14181e"))
    text(image, "TUAN 2 - 1 TAMU", 778, 146, 1.15, rgb("#ffd75e"), 2)
    text(image, f"67:{int(t * 10) + 20:02}", 912, 188, 1.05, rgb("#ff6b57"), 2)


def draw(t: float) -> Image:
    """Return the scene at the share `t` of the loop."""
    image = _background().copy()
    _crowd(image, t)
    _flags(image, t)
    _scoreboard(image, t)
    _players(image, t)
    return image
