"""How a picture lies in its tile: crop by zoom, turn, scale to fit or to fill. Arithmetic only, in this order.

`Zoom` counts in the picture's own, unturned width and height; the turn comes after the crop.
"""

from dataclasses import dataclass
from typing import NamedTuple

from scc_wall.domain.tile import WHOLE, Fit, Rotation, Zoom

QUARTER_TURNS = frozenset({Rotation.RIGHT, Rotation.LEFT})
SMALLEST_PART = 1e-6
"""A part of no width would make the scale infinite; no such zoom can be asked for by hand."""


def turned_px(size_px: tuple[float, float], rotation: Rotation) -> tuple[float, float]:
    """Return (width, height) after the turn."""
    width, height = size_px
    return (height, width) if rotation in QUARTER_TURNS else (width, height)


def scale(
    picture_px: tuple[int, int],
    tile_px: tuple[int, int],
    fit: Fit = Fit.FIT,
    rotation: Rotation = Rotation.NONE,
    zoom: Zoom = WHOLE,
) -> float:
    """Return the device pixels of the tile that one pixel of the picture gets; above 1 the picture is blown up.

    Parameters
    ----------
    picture_px
        (width, height) of the decoded picture, unturned, both above 0.
    tile_px
        (width, height) of the tile in device pixels; 0 gives 0.0.
    """
    part_px = (
        picture_px[0] * max(zoom.width, SMALLEST_PART),
        picture_px[1] * max(zoom.height, SMALLEST_PART),
    )
    width, height = turned_px(part_px, rotation)
    across, down = tile_px[0] / width, tile_px[1] / height
    return max(across, down) if fit is Fit.CROP else min(across, down)


class Point(NamedTuple):
    """A point; fractions 0–1 of a picture's width and height, or pixels, as the field that holds it says."""

    x: float
    y: float


class Area(NamedTuple):
    """A rectangle of a tile in device pixels, not rounded."""

    x: float
    y: float
    width: float
    height: float


def turned(part: Zoom, rotation: Rotation) -> Zoom:
    """Return where a part of the unturned picture lies in the turned one, both in fractions."""
    left, top, width, height = part
    right, bottom = max(0.0, 1.0 - left - width), max(0.0, 1.0 - top - height)
    return {
        Rotation.NONE: part,
        Rotation.RIGHT: Zoom(bottom, left, height, width),
        Rotation.HALF: Zoom(right, bottom, width, height),
        Rotation.LEFT: Zoom(top, right, height, width),
    }[rotation]


def unturned(point: Point, rotation: Rotation) -> Point:
    """Return the point of the unturned picture that lies at a point of the turned one, both in fractions."""
    x, y = point
    return {
        Rotation.NONE: point,
        Rotation.RIGHT: Point(y, 1.0 - x),
        Rotation.HALF: Point(1.0 - x, 1.0 - y),
        Rotation.LEFT: Point(1.0 - y, x),
    }[rotation]


def unturned_move(dx: float, dy: float, rotation: Rotation) -> tuple[float, float]:
    """Return the move in the unturned picture that is seen as (dx, dy) in the turned one."""
    return {
        Rotation.NONE: (dx, dy),
        Rotation.RIGHT: (dy, -dx),
        Rotation.HALF: (-dx, -dy),
        Rotation.LEFT: (-dy, dx),
    }[rotation]


@dataclass(frozen=True, slots=True)
class TileView:
    """A picture of some size in a tile of some size.

    Parameters
    ----------
    picture_px
        (width, height) of the decoded picture, unturned, both above 0.
    tile_px
        (width, height) of the tile in device pixels, both above 0.
    """

    picture_px: tuple[int, int]
    tile_px: tuple[int, int]
    fit: Fit = Fit.FIT
    rotation: Rotation = Rotation.NONE

    def scale(self, zoom: Zoom = WHOLE) -> float:
        """Return the device pixels that one pixel of the picture gets."""
        return scale(self.picture_px, self.tile_px, self.fit, self.rotation, zoom)

    def seen_part(self, zoom: Zoom = WHOLE) -> Zoom:
        """Return the part of the picture that is on the tile: `zoom` itself, or what a filled tile leaves of it."""
        across, down = turned_px(self.tile_px, self.rotation)
        factor = self.scale(zoom)
        width = min(zoom.width, across / factor / self.picture_px[0])
        height = min(zoom.height, down / factor / self.picture_px[1])
        left, top = zoom.left + (zoom.width - width) / 2, zoom.top + (zoom.height - height) / 2
        return Zoom(left, top, width, height)

    def picture_area(self, zoom: Zoom = WHOLE) -> Area:
        """Return where on the tile the picture lies; the rest are bars."""
        part, factor = self.seen_part(zoom), self.scale(zoom)
        part_px = (part.width * self.picture_px[0] * factor, part.height * self.picture_px[1] * factor)
        wanted_px = turned_px(part_px, self.rotation)
        width, height = min(wanted_px[0], self.tile_px[0]), min(wanted_px[1], self.tile_px[1])
        return Area((self.tile_px[0] - width) / 2, (self.tile_px[1] - height) / 2, width, height)

    def to_picture(self, tile_point_px: tuple[float, float], zoom: Zoom = WHOLE) -> Point:
        """Return the point of the picture, in fractions, under a point of the tile; from the bars, the nearest."""
        area, part = self.picture_area(zoom), self.seen_part(zoom)
        x = _within_one((tile_point_px[0] - area.x) / area.width)
        y = _within_one((tile_point_px[1] - area.y) / area.height)
        inside = unturned(Point(x, y), self.rotation)
        return Point(_within_one(part.left + inside.x * part.width), _within_one(part.top + inside.y * part.height))


def _within_one(value: float) -> float:
    return min(1.0, max(0.0, value))
