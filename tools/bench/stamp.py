"""The machine-readable stamp in the middle of every test picture: which camera, which frame.

Two rows of 16 black or white blocks, so large that they survive scaling to a 160 px wide tile and hard compression::

    row 0   camera (8 bits)          │ frame, upper 8 of 12 bits
    row 1   frame, lower 4 of 12 bits │ check (12 bits)

It stands in the middle because walls write names and states along the edges of their tiles.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

COLUMNS: Final = 16
ROWS: Final = 2
BLOCK: Final = 24 / 640
"""Side of a block as a fraction of the picture's width: 12 px in a tile of 320 px."""
FRAME_BITS: Final = 12
_CAMERA_BITS: Final = 8
_CHECK_BITS: Final = 12
NOTHING: Final = -1
"""What `read` gives for a place without a valid stamp."""

Ints = npt.NDArray[np.int64]
_WEIGHTS: Final = 1 << np.arange(COLUMNS * ROWS - 1, -1, -1, dtype=np.int64)


def _check(camera: Ints, frame: Ints) -> Ints:
    """Return the check bits; black or white all over is never valid."""
    return ((camera * 0x9E5 + frame * 0x35B) ^ 0xA5A) & ((1 << _CHECK_BITS) - 1)


def _bits(camera: int, frame: int) -> npt.NDArray[np.bool_]:
    """Return the stamp as ``(2, 16) bool``, True is white."""
    check = int(_check(np.array(camera), np.array(frame)))
    word = ((camera << FRAME_BITS) | frame) << _CHECK_BITS | check
    return np.array((word & _WEIGHTS) != 0).reshape(ROWS, COLUMNS)


def draw(picture_bgr: npt.NDArray[np.uint8], camera: int, frame: int) -> None:
    """Draw the stamp into `picture_bgr`, ``(height, width, 3) uint8``.

    Parameters
    ----------
    camera, frame
        Up to 255 and 4095.
    """
    height, width = picture_bgr.shape[:2]
    side = round(width * BLOCK)
    left, top = (width - COLUMNS * side) // 2, (height - ROWS * side) // 2
    bits = np.repeat(np.repeat(_bits(camera, frame), side, axis=0), side, axis=1)
    picture_bgr[top : top + ROWS * side, left : left + COLUMNS * side] = np.where(bits, 235, 16)[..., None]


def sample_points(rect: tuple[float, float, float, float]) -> tuple[Ints, Ints]:
    """Return the x and the y of the 32 block centres of a picture at `rect` (x, y, width, height), in pixels."""
    x, y, width, height = rect
    side = width * BLOCK
    columns = x + width / 2 + (np.arange(COLUMNS) - (COLUMNS - 1) / 2) * side
    rows = y + height / 2 + (np.arange(ROWS) - (ROWS - 1) / 2) * side
    ys, xs = np.meshgrid(rows, columns, indexing="ij")
    return xs.ravel().astype(np.int64), ys.ravel().astype(np.int64)


def read(values: npt.NDArray[np.uint8]) -> tuple[Ints, Ints]:
    """Read stamps from the brightness at their `sample_points`.

    Parameters
    ----------
    values
        ``(places, 32) uint8``.

    Returns
    -------
    tuple
        Camera and frame per place, `NOTHING` in both where the check fails.
    """
    words = (values > 127) @ _WEIGHTS
    camera = words >> (FRAME_BITS + _CHECK_BITS)
    frame = (words >> _CHECK_BITS) & ((1 << FRAME_BITS) - 1)
    good = (words & ((1 << _CHECK_BITS) - 1)) == _check(camera, frame)
    return np.where(good, camera, NOTHING), np.where(good, frame, NOTHING)
