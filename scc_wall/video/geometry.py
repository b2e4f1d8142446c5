"""Where which part of a decoded picture lies in a tile: zoom, turn, fit or crop. Arithmetic only."""

from typing import NamedTuple

from scc_wall.domain.tile import Fit, Rotation, Zoom


class Region(NamedTuple):
    """Whole pixels: left, top, width, height."""

    x: int
    y: int
    width: int
    height: int


class Placement(NamedTuple):
    """How a decoded picture is drawn into a slot.

    Parameters
    ----------
    source
        The part of the decoded picture, before the turn.
    target
        Where it lies in the slot, after the turn; the rest is black.
    """

    source: Region
    target: Region


def place(picture_px: tuple[int, int], slot_px: tuple[int, int], fit: Fit, rotation: Rotation, zoom: Zoom) -> Placement:
    """Return how a picture of (width, height) is drawn into a slot of (width, height).

    Neither region ever leaves its bounds, and neither is ever empty, whatever the zoom asks for.
    """
    source = _part(picture_px, zoom)
    turned = rotation in (Rotation.RIGHT, Rotation.LEFT)
    across, down = (source.height, source.width) if turned else (source.width, source.height)
    if fit is Fit.CROP:
        cut_x, cut_y = _cropped((across, down), slot_px)
        return Placement(_centred_in(source, (cut_y, cut_x) if turned else (cut_x, cut_y)), Region(0, 0, *slot_px))
    scale = min(slot_px[0] / across, slot_px[1] / down)
    width = max(1, min(slot_px[0], round(across * scale)))
    height = max(1, min(slot_px[1], round(down * scale)))
    return Placement(source, Region((slot_px[0] - width) // 2, (slot_px[1] - height) // 2, width, height))


def _part(picture_px: tuple[int, int], zoom: Zoom) -> Region:
    """Return the zoomed part, whole pixels, at least one."""
    width, height = picture_px
    x = min(max(0, round(zoom.left * width)), width - 1)
    y = min(max(0, round(zoom.top * height)), height - 1)
    right = min(max(x + 1, round((zoom.left + zoom.width) * width)), width)
    bottom = min(max(y + 1, round((zoom.top + zoom.height) * height)), height)
    return Region(x, y, right - x, bottom - y)


def _cropped(size_px: tuple[int, int], slot_px: tuple[int, int]) -> tuple[int, int]:
    """Return the largest (width, height) within `size_px` that has the slot's shape."""
    scale = max(slot_px[0] / size_px[0], slot_px[1] / size_px[1])
    return (
        max(1, min(size_px[0], round(slot_px[0] / scale))),
        max(1, min(size_px[1], round(slot_px[1] / scale))),
    )


def _centred_in(outer: Region, size_px: tuple[int, int]) -> Region:
    return Region(
        outer.x + (outer.width - size_px[0]) // 2, outer.y + (outer.height - size_px[1]) // 2, size_px[0], size_px[1]
    )
