"""How a picture lies in its tile: crop by zoom, turn, scale to fit or to fill. Arithmetic only, in this order.

`Zoom` counts in the picture's own, unturned width and height; the turn comes after the crop.
"""

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
