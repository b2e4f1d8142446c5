"""Which tile an arrow key leads to: the nearest one ahead, where what lies aside counts double. Geometry only."""

from collections.abc import Sequence
from typing import Final

from scc_wall.domain.layout import Rect

ROUNDING: Final = 1e-6
"""What lies less far ahead than this, in pixels or parts of a screen, lies beside."""


def middle(rect: Rect) -> tuple[float, float]:
    """Return the middle of a rectangle, in its own unit."""
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def nearest(middles: Sequence[tuple[float, float]], here: tuple[float, float], step: tuple[int, int]) -> int | None:
    """Return the index of the one that lies next in a direction, None if none lies ahead.

    Parameters
    ----------
    here
        Where the step begins; one of `middles` or another place in their unit.
    step
        (1, 0) right, (-1, 0) left, (0, 1) down, (0, -1) up.
    """
    best: tuple[float, int] | None = None
    for index, (x, y) in enumerate(middles):
        along = (x - here[0]) * step[0] + (y - here[1]) * step[1]
        aside = abs((x - here[0]) * step[1]) + abs((y - here[1]) * step[0])
        if along > ROUNDING and (best is None or along + 2 * aside < best[0]):
            best = (along + 2 * aside, index)
    return None if best is None else best[1]
