"""Digital zoom: which part of a picture is shown. Fractions of the unturned picture, as `domain.tile.Zoom` says."""

from typing import Final

from scc_wall.domain.tile import WHOLE, Rotation, Zoom

LARGEST: Final = 8.0
STEP: Final = 1.25
"""Factor of one notch of the wheel."""


def zoomed(zoom: Zoom, factor: float, at: tuple[float, float]) -> Zoom:
    """Return the zoom after a change by `factor`; the point of the picture under `at` stays where it is.

    Parameters
    ----------
    at
        (x, y) in the part now shown, 0–1 from its upper left corner.
    """
    wanted = max(1 / LARGEST, min(1.0, zoom.width / factor))
    if wanted >= 1.0:
        return WHOLE
    point_x, point_y = zoom.left + at[0] * zoom.width, zoom.top + at[1] * zoom.height
    return _inside(point_x - at[0] * wanted, point_y - at[1] * wanted, wanted)


def panned(zoom: Zoom, by: tuple[float, float]) -> Zoom:
    """Return the zoom moved by a part of what is shown: (0.5, 0) shows what was half a tile to the right."""
    return _inside(zoom.left + by[0] * zoom.width, zoom.top + by[1] * zoom.height, zoom.width)


def _inside(left: float, top: float, size: float) -> Zoom:
    return Zoom(min(max(left, 0.0), 1 - size), min(max(top, 0.0), 1 - size), size, size)


def unturned(at: tuple[float, float], rotation: Rotation) -> tuple[float, float]:
    """Return where a point (0–1) of the turned picture, as seen on the tile, lies in the unturned one."""
    x, y = at
    return {
        Rotation.NONE: (x, y),
        Rotation.RIGHT: (y, 1 - x),
        Rotation.HALF: (1 - x, 1 - y),
        Rotation.LEFT: (1 - y, x),
    }[rotation]


def unturned_move(by: tuple[float, float], rotation: Rotation) -> tuple[float, float]:
    """Return a movement seen on the tile as one in the unturned picture."""
    x, y = by
    return {
        Rotation.NONE: (x, y),
        Rotation.RIGHT: (y, -x),
        Rotation.HALF: (-x, -y),
        Rotation.LEFT: (-y, x),
    }[rotation]
