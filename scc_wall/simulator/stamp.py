"""The machine-readable frame number in every demo picture: black and white cells that survive scaling.

::

    quiet │ W B │ 16 bits of the number, highest first │ 4 bits CRC │ B W │ quiet

Everything is a fraction of the picture, so that it is found again in a tile of any size. One cell is 1/60 of the
picture's width: 32 px at 1920, 4 px in a tile of 240×135.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]

CELL_WIDTH: Final = 1 / 60
"""Of the picture's width."""
CELL_HEIGHT: Final = 0.044
"""Of the picture's height."""
LEFT: Final = 34 / 60
TOP: Final = 0.83
"""High enough that a line of text along the lower edge of a tile leaves it free."""
NUMBER_BITS: Final = 16
CRC_BITS: Final = 4
_CRC_POLYNOMIAL: Final = 0b10011  # x^4 + x + 1 (CRC-4-ITU)
_CRC_START: Final = 0b1010  # so that neither all black nor all white is a valid number
_BEFORE: Final = (1, 0)
_AFTER: Final = (0, 1)
CELLS: Final = len(_BEFORE) + NUMBER_BITS + CRC_BITS + len(_AFTER)
QUIET_CELLS: Final = 0.75
"""Black around the cells on all four sides, in cell widths."""

_LEAST_CONTRAST = 60.0  # grey levels between the white and the black guard cells
_LEAST_MARGIN = 0.2  # of that contrast: a cell nearer to the middle is not trusted
_MIDDLE = (0.3, 0.7)  # part of a cell that is looked at, away from neighbours blurred into it


def checksum(number: int) -> int:
    """Return the 4 check bits of a 16-bit number."""
    register = (number ^ _CRC_START << (NUMBER_BITS - CRC_BITS)) << CRC_BITS
    for bit in range(NUMBER_BITS + CRC_BITS - 1, CRC_BITS - 1, -1):
        if register >> bit & 1:
            register ^= _CRC_POLYNOMIAL << (bit - CRC_BITS)
    return register


def cells_of(number: int) -> tuple[int, ...]:
    """Return all cells from left to right, 1 for white; raises ValueError beyond 16 bits."""
    if not 0 <= number < 1 << NUMBER_BITS:
        raise ValueError(f"{number} does not fit into {NUMBER_BITS} bits")
    word = number << CRC_BITS | checksum(number)
    bits = (word >> i & 1 for i in range(NUMBER_BITS + CRC_BITS - 1, -1, -1))
    return (*_BEFORE, *bits, *_AFTER)


def draw_stamp(image_bgr: Image, number: int) -> None:
    """Draw `number` into the picture, in place.

    Parameters
    ----------
    image_bgr
        ``(height, width, 3) uint8``, BGR.
    number
        0 to 65535.
    """
    height, width = image_bgr.shape[:2]
    quiet_x, quiet_y = QUIET_CELLS * CELL_WIDTH * width, QUIET_CELLS * CELL_WIDTH * width
    top, bottom = TOP * height, (TOP + CELL_HEIGHT) * height
    left, right = LEFT * width, (LEFT + CELLS * CELL_WIDTH) * width
    image_bgr[round(top - quiet_y) : round(bottom + quiet_y), round(left - quiet_x) : round(right + quiet_x)] = 16
    for i, white in enumerate(cells_of(number)):
        if white:
            x0, x1 = (LEFT + i * CELL_WIDTH) * width, (LEFT + (i + 1) * CELL_WIDTH) * width
            image_bgr[round(top) : round(bottom), round(x0) : round(x1)] = 235


def read_stamp(image_bgr: Image) -> int | None:
    """Return the number in the picture, None if there is none that can be trusted.

    Parameters
    ----------
    image_bgr
        ``(height, width, 3 or 4) uint8`` or grey ``(height, width)``: the whole picture and nothing beside it, at
        any size from about 200 pixels of width.
    """
    height, width = image_bgr.shape[:2]
    y0, y1 = (round((TOP + part * CELL_HEIGHT) * height) for part in _MIDDLE)
    x_left, x_right = int(LEFT * width), int(np.ceil((LEFT + CELLS * CELL_WIDTH) * width))
    strip = image_bgr[y0 : max(y1, y0 + 1), x_left:x_right]
    if strip.size == 0:
        return None
    line = strip.reshape(*strip.shape[:2], -1)[..., :3].mean(axis=(0, 2))
    levels = np.array([_level(line, LEFT * width - x_left, i, CELL_WIDTH * width) for i in range(CELLS)])
    return _decode(levels)


def _level(line: npt.NDArray[np.floating], offset_px: float, cell: int, cell_px: float) -> float:
    """Return the mean grey of the middle of one cell."""
    start, stop = (offset_px + (cell + part) * cell_px for part in _MIDDLE)
    first = min(round(start), len(line) - 1)
    return float(line[first : max(round(stop), first + 1)].mean())


def _decode(levels: npt.NDArray[np.floating]) -> int | None:
    white = (levels[0] + levels[-1]) / 2
    black = (levels[1] + levels[-2]) / 2
    if white - black < _LEAST_CONTRAST:
        return None
    relative = (levels - black) / (white - black)
    if (np.abs(relative - 0.5) < _LEAST_MARGIN).any():
        return None
    bits = [int(value > 0.5) for value in relative]
    number = int("".join(map(str, bits[2 : 2 + NUMBER_BITS])), 2)
    return number if tuple(bits) == cells_of(number) else None
