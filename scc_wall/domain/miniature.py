"""Where the screens of a wall stand in a miniature of all of them: as on the desktop, smaller. Geometry only."""

from collections.abc import Sequence
from typing import Final

from scc_wall.domain.layout import Rect

LEAST_PX: Final = 8
"""A screen is drawn at least so wide and high, however small the room."""


def miniature(screens: Sequence[Rect], room_px: tuple[int, int], head_px: int = 0, gap_px: int = 0) -> list[Rect]:
    """Return the place of each screen in a room, in the order given; none lies over another.

    Screens that overlap on the desktop (one shows the same as another, or is remembered from an older arrangement)
    stand in a row instead.

    Parameters
    ----------
    screens
        As they stand on the desktop; sizes above 0.
    head_px
        Kept free above each screen, for its name.
    gap_px
        Kept free around each screen.
    """
    if not screens:
        return []
    plain = list(screens) if not _overlap(screens) else _in_a_row(screens)
    left, top = min(s.x for s in plain), min(s.y for s in plain)
    wide, high = max(s.x + s.width for s in plain) - left, max(s.y + s.height for s in plain) - top
    levels = _levels(plain)
    heads_px = head_px * max(levels)
    scale = max(0.0, min(room_px[0] / wide, (room_px[1] - heads_px) / high))
    across, down = (room_px[0] - wide * scale) / 2, (room_px[1] - heads_px - high * scale) / 2
    return [
        _inside((across + (s.x - left) * scale, down + (s.y - top) * scale + head_px * level), s, scale, gap_px)
        for s, level in zip(plain, levels, strict=True)
    ]


def _levels(screens: Sequence[Rect]) -> list[int]:
    """Return for each screen how many names stand above it and its own: one for each screen in the way up."""
    levels: dict[int, int] = {}
    for index in sorted(range(len(screens)), key=lambda i: screens[i].y):
        above = (levels[i] for i in levels if screens[i].y + screens[i].height <= screens[index].y)
        levels[index] = 1 + max(above, default=0)
    return [levels[index] for index in range(len(screens))]


def _inside(at: tuple[float, float], screen: Rect, scale: float, gap_px: int) -> Rect:
    """Return a screen's place in its box without its share of the gap, in its own proportions."""
    box_w, box_h = max(1.0, screen.width * scale), max(1.0, screen.height * scale)
    shrink = max(0.0, min(1 - gap_px / box_w, 1 - gap_px / box_h))
    width, height = max(LEAST_PX, int(box_w * shrink)), max(LEAST_PX, int(box_h * shrink))
    return Rect(int(at[0] + (box_w - width) / 2), int(at[1] + gap_px / 2), width, height)


def _overlap(screens: Sequence[Rect]) -> bool:
    return any(
        a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
        for i, a in enumerate(screens)
        for b in screens[i + 1 :]
    )


def _in_a_row(screens: Sequence[Rect]) -> list[Rect]:
    placed, x = [], 0
    for screen in screens:
        placed.append(Rect(x, 0, screen.width, screen.height))
        x += screen.width
    return placed
