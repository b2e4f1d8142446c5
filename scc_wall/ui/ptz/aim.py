"""Between a tile and the camera's whole picture: where a click aims, where a frame lies. Arithmetic only."""

from typing import Final

from scc_wall.domain.fitting import Area, Point, TileView, unturned_move
from scc_wall.domain.steering import Box, Ghost, Hold
from scc_wall.domain.tile import Rotation, Zoom

DEAD: Final = 0.1
"""Of the stick's way, in which it counts as not pushed; the controller has the same (specs/ptz.md)."""


def push_of(right: float, up: float, speed: float, rotation: Rotation = Rotation.NONE) -> Hold:
    """Return the push that moves what is seen on a turned tile to the right and up, −1 to 1 each."""
    dx, dy = unturned_move(right, -up, rotation)
    return Hold(pan=_tidy(dx * speed), tilt=_tidy(-dy * speed))


def _tidy(value: float) -> float:
    return min(1.0, max(-1.0, round(value, 3))) + 0.0  # no −0.0: it is not what it equals on the wire


def box_between(view: TileView, zoom: Zoom, one_px: tuple[float, float], other_px: tuple[float, float]) -> Box:
    """Return the part of the whole picture between two points of the tile."""
    one, other = view.to_picture(one_px, zoom), view.to_picture(other_px, zoom)
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Box(left, top, abs(one.x - other.x), abs(one.y - other.y))


def on_tile(view: TileView, zoom: Zoom, point: Point) -> tuple[float, float]:
    """Return where on the tile a point of the whole picture lies, in device pixels; also outside of what is seen."""
    part, area = view.seen_part(zoom), view.picture_area(zoom)
    x, y = turned_point((point.x - part.left) / part.width, (point.y - part.top) / part.height, view.rotation)
    return area.x + x * area.width, area.y + y * area.height


def turned_point(x: float, y: float, rotation: Rotation) -> tuple[float, float]:
    """Return where a point of the unturned picture lies in the turned one; the way back from `fitting.unturned`."""
    return {
        Rotation.NONE: (x, y),
        Rotation.RIGHT: (1.0 - y, x),
        Rotation.HALF: (1.0 - x, 1.0 - y),
        Rotation.LEFT: (y, 1.0 - x),
    }[rotation]


def ghost_area(view: TileView, zoom: Zoom, ghost: Ghost) -> Area:
    """Return where on the tile the frame of a target lies, in device pixels."""
    x1, y1 = on_tile(view, zoom, Point(ghost.left, ghost.top))
    x2, y2 = on_tile(view, zoom, Point(ghost.left + ghost.width, ghost.top + ghost.height))
    return Area(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
