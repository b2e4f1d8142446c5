"""Digital zoom: which part of its picture a tile shows, by wheel and drag. The part never leaves the picture."""

import math
from typing import Final

from scc_wall.domain.fitting import Point, TileView, turned, turned_px, unturned_move
from scc_wall.domain.layout import Rect
from scc_wall.domain.tile import WHOLE, Rotation, Zoom

FACTOR_PER_STEP: Final = 1.25
MOST: Final = 16.0
_NEARLY_WHOLE: Final = 1.0 - 1e-9
"""As many steps out as in must be the whole picture again, and floats don't say so by themselves."""


def magnification(zoom: Zoom) -> float:
    """Return how many times larger than the whole picture the part is shown: 1 to 16."""
    return 1.0 / zoom.width


def zoom_at(zoom: Zoom, point: Point, steps: float) -> Zoom:
    """Zoom by wheel steps (in above 0, out below) so that `point` of the picture stays where it is on the tile.

    Parameters
    ----------
    point
        In fractions of the picture, from `TileView.to_picture` with the same `zoom`. At the edges of the picture the
        part is moved inside, and the point with it.
    steps
        1.0 for a notch of the wheel (120 eighths of a degree), parts of it for a touchpad.
    """
    size = min(1.0, max(1.0 / MOST, zoom.width / FACTOR_PER_STEP ** max(-99.0, min(99.0, steps))))
    if size >= _NEARLY_WHOLE:
        return WHOLE
    left = point.x - (point.x - zoom.left) * size / zoom.width
    top = point.y - (point.y - zoom.top) * size / zoom.height
    return _inside(left, top, size)


def wheel(zoom: Zoom, view: TileView, cursor_px: tuple[float, float], steps: float) -> Zoom:
    """Zoom by wheel steps at the cursor, given in device pixels from the tile's upper left corner."""
    return zoom_at(zoom, view.to_picture(cursor_px, zoom), steps)


def pan(zoom: Zoom, view: TileView, dx_px: float, dy_px: float) -> Zoom:
    """Drag the picture by device pixels of the tile: to the right shows more of what is left of it."""
    factor = view.scale(zoom)
    dx, dy = unturned_move(dx_px, dy_px, view.rotation)
    left = zoom.left - dx / (factor * view.picture_px[0])
    top = zoom.top - dy / (factor * view.picture_px[1])
    return WHOLE if zoom.width >= _NEARLY_WHOLE else _inside(left, top, zoom.width)


def stepped(zoom: Zoom, dx: int, dy: int, rotation: Rotation) -> Zoom:
    """Show what lies a quarter of the part further to the right (dx) and below (dy) on the tile, as it is turned."""
    if zoom.width >= _NEARLY_WHOLE:
        return WHOLE
    along, down = unturned_move(dx, dy, rotation)
    return _inside(zoom.left + along * zoom.width / 4, zoom.top + down * zoom.height / 4, zoom.width)


def mini_map_size(view: TileView, longest_px: int) -> tuple[int, int]:
    """Return (width, height) of a mini map of the whole picture, as turned, its longer side `longest_px`."""
    width, height = turned_px(view.picture_px, view.rotation)
    factor = longest_px / max(width, height)
    return max(1, round(width * factor)), max(1, round(height * factor))


def mini_map_rect(view: TileView, zoom: Zoom, map_px: tuple[int, int]) -> Rect:
    """Return what the tile shows as a rectangle in pixels of a mini map of that size; never outside, never empty."""
    part = turned(view.seen_part(zoom), view.rotation)
    x, width = _span(part.left, part.width, map_px[0])
    y, height = _span(part.top, part.height, map_px[1])
    return Rect(x, y, width, height)


def _span(start: float, length: float, length_px: int) -> tuple[int, int]:
    """Return the first pixel and the number of pixels of a part of a side, rounded outwards but for float noise."""
    first = min(length_px - 1, max(0, math.floor(start * length_px + 1e-6)))
    last = min(length_px, max(first + 1, math.ceil((start + length) * length_px - 1e-6)))
    return first, last - first


def _inside(left: float, top: float, size: float) -> Zoom:
    """Return the part of that size, moved inside the picture. Both sides are one fraction: its shape is kept."""
    most = 1.0 - size
    return Zoom(min(most, max(0.0, left)), min(most, max(0.0, top)), size, size)
