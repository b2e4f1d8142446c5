"""The way from a decoded picture to the pixels of a slot: resolved once for a size, followed for each picture."""

from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from scc_wall.domain.tile import Rotation
from scc_wall.video.geometry import Placement, Region
from scc_wall.video.pixels import Pixels
from scc_wall.video.scratch import Scratch

_TURNS: Final = {
    Rotation.RIGHT: cv2.ROTATE_90_CLOCKWISE,
    Rotation.HALF: cv2.ROTATE_180,
    Rotation.LEFT: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


class Resize(NamedTuple):
    """One change of size.

    Parameters
    ----------
    part
        Rows and columns to take; None for all.
    size_px
        (width, height) of the result.
    interpolation
        One of OpenCV's.
    """

    part: tuple[slice, slice] | None
    size_px: tuple[int, int]
    interpolation: int


class Way(NamedTuple):
    """See the module.

    Parameters
    ----------
    part
        What is shown of the picture; None for all.
    turn
        One of OpenCV's rotations; None for none.
    target
        Where the result lies in the slot.
    """

    part: tuple[slice, slice] | None
    resizes: tuple[Resize, ...]
    turn: int | None
    target: Region

    def follow(self, picture_bgr: Pixels, scratch: Scratch) -> Pixels:
        """Return what is to be shown, ``(height, width, 3) uint8``; perhaps in the scratch."""
        pixels: npt.NDArray[np.uint8] = picture_bgr if self.part is None else picture_bgr[self.part]
        for part, size_px, interpolation in self.resizes:
            whole = pixels if part is None else pixels[part]
            pixels = cv2.resize(whole, size_px, dst=scratch.scaled[size_px], interpolation=interpolation)  # type: ignore[assignment]  # cv2's stubs widen the element type
        return pixels if self.turn is None else cv2.rotate(pixels, self.turn)  # type: ignore[return-value]  # as above


def resolve(placement: Placement, picture_px: tuple[int, int], rotation: Rotation) -> Way:
    """Return the way for pictures of (width, height).

    Halved exactly as long as it is at least twice too large, then scaled linearly: linear alone skips pixels beyond a
    half, area averaging at an odd ratio costs ten times as much (measured: 640×360 to 300×169 in 2.07 ms against
    0.19; 1920×1080 to 640×360 in 5.5 against 1.5).
    """
    source, target = placement
    turned = rotation in (Rotation.RIGHT, Rotation.LEFT)
    wanted_px = (target.height, target.width) if turned else (target.width, target.height)
    width, height = source.width, source.height
    resizes: list[Resize] = []
    while width >= 2 * wanted_px[0] and height >= 2 * wanted_px[1]:
        half_px = (width // 2, height // 2)
        resizes.append(Resize(_part((width, height), Region(0, 0, *_doubled(half_px))), half_px, cv2.INTER_AREA))
        width, height = half_px
    if (width, height) != wanted_px:
        resizes.append(Resize(None, wanted_px, cv2.INTER_LINEAR))
    return Way(_part(picture_px, source), tuple(resizes), _TURNS.get(rotation), target)


def _doubled(size_px: tuple[int, int]) -> tuple[int, int]:
    return 2 * size_px[0], 2 * size_px[1]


def _part(whole_px: tuple[int, int], region: Region) -> tuple[slice, slice] | None:
    """Return what cuts the region out; None if it is the whole."""
    if region == (0, 0, *whole_px):
        return None
    return slice(region.y, region.y + region.height), slice(region.x, region.x + region.width)
