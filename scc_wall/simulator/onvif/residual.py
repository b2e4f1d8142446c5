"""Levels of blocks → bits, all blocks of a picture at once (ITU-T H.264, 9.2, CAVLC)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from scc_wall.simulator.onvif.codes import CHROMA_DC_TABLE, CHROMA_TOTAL_ZEROS, RUNS, TOKENS, TOTAL_ZEROS

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Symbols:
    """Pieces of bits, each at most 32 long, and the block that each belongs to.

    Parameters
    ----------
    offset
        Bits from the beginning of its block.
    """

    block: Ints
    offset: Ints
    value: Ints
    length: Ints


def code_blocks(levels: npt.NDArray[np.int16], total: Ints, most: Ints, table: Ints) -> tuple[Symbols, Ints]:
    """Return the pieces of all blocks, and how many bits each block has.

    Parameters
    ----------
    levels
        ``(blocks, 16)`` in scanning order from column 0 on, unused columns 0; below ±2000, what an escape code holds.
    total
        How many of a block's levels are not 0.
    most
        How many coefficients a block can have: 16, 15 or 4 (chroma DC).
    table
        Which table of tokens: 0 to 3 by the neighbours, 4 for chroma DC.
    """
    some = np.flatnonzero(total)
    rows, reverse = np.nonzero(levels[some, ::-1])
    rows, place = some[rows], 15 - reverse
    value = levels[rows, place].astype(np.int64)
    start = np.cumsum(total) - total
    rank = np.arange(len(rows)) - start[rows]
    ones, signs = _trailing_ones(value, total, start)
    head = (TOKENS[0][table, total, ones] << ones) | signs
    head_bits = TOKENS[1][table, total, ones] + ones

    level, level_bits = _levels(value, total, start, ones)
    level_before, level_sum = _before(level_bits, rows, start, total)
    zeros = (
        np.where(total > 0, place[np.minimum(start, max(0, len(place) - 1))] + 1 - total, 0) if len(place) else total
    )
    zeros_value, zeros_bits = _total_zeros(zeros, total, most, table)
    run, run_bits = _runs(place, rank, total[rows])
    run_before, run_sum = _before(run_bits, rows, start, total)

    every = np.arange(len(levels))
    after_levels = head_bits + level_sum
    pieces = (
        (every, np.zeros_like(every), head, head_bits),
        (rows, head_bits[rows] + level_before, level, level_bits),
        (every, after_levels, zeros_value, zeros_bits),
        (rows, (after_levels + zeros_bits)[rows] + run_before, run, run_bits),
    )
    symbols = Symbols(*(np.concatenate(column) for column in zip(*map(_without_empty, pieces), strict=True)))
    return symbols, after_levels + zeros_bits + run_sum


def _without_empty(piece: tuple[Ints, Ints, Ints, Ints]) -> tuple[Ints, Ints, Ints, Ints]:
    """Leave out what has no bits at all."""
    kept = np.flatnonzero(piece[3])
    block, offset, value, length = (column[kept] for column in piece)
    return block, offset, value, length


def _before(bits: Ints, rows: Ints, start: Ints, total: Ints) -> tuple[Ints, Ints]:
    """Return for each coefficient the bits before it in its block, and for each block their sum."""
    upto = np.concatenate([[0], np.cumsum(bits)])
    return upto[:-1] - upto[start][rows], upto[start + total] - upto[start]


def _trailing_ones(value: Ints, total: Ints, start: Ints) -> tuple[Ints, Ints]:
    """Return how many ±1 end each block (at most 3), and their signs as bits."""
    padded = np.concatenate([value, [0, 0, 0]])
    ones, signs = np.zeros_like(total), np.zeros_like(total)
    going = np.ones(len(total), bool)
    for k in range(3):
        at = padded[np.minimum(start + k, len(padded) - 1)]
        going &= (total > k) & (np.abs(at) == 1)
        ones += going
        signs = np.where(going, signs << 1 | (at < 0), signs)
    return ones, signs


def _levels(value: Ints, total: Ints, start: Ints, ones: Ints) -> tuple[Ints, Ints]:
    """Return code and length of each level beyond the trailing ones (9.2.2.1); the adaptive part goes rank by rank."""
    size = np.abs(value)
    number = 2 * size - 2 + (value < 0)
    codes, lengths = np.zeros_like(value), np.zeros_like(value)
    suffix_bits = ((total > 10) & (ones < 3)).astype(np.int64)
    blocks = np.flatnonzero(total > ones)
    for k in range(int(total.max(initial=0))):
        blocks = blocks[total[blocks] > k]
        here = blocks[ones[blocks] <= k]
        at, bits = start[here] + k, suffix_bits[here]
        code = number[at] - 2 * ((ones[here] == k) & (ones[here] < 3))
        codes[at], lengths[at] = _LEVEL_CODES[bits, code].T
        bits = np.maximum(bits, 1)
        suffix_bits[here] = bits + ((size[at] > (3 << (bits - 1))) & (bits < 6))
    return codes, lengths


def _level_code(code: int, bits: int) -> tuple[int, int]:
    """Return value and length of a level's code with that many suffix bits (9.2.2.1)."""
    if bits and code < 15 << bits:
        return 1 << bits | code & ((1 << bits) - 1), (code >> bits) + 1 + bits
    if bits == 0 and code < 14:
        return 1, code + 1
    if bits == 0 and code < 30:
        return 1 << 4 | code - 14, 19
    return 1 << 12 | code - (15 << bits if bits else 30), 28


_LARGEST_CODE: Final = 4096
_LEVEL_CODES: Final = np.array([[_level_code(code, bits) for code in range(_LARGEST_CODE)] for bits in range(7)])


def _total_zeros(zeros: Ints, total: Ints, most: Ints, table: Ints) -> tuple[Ints, Ints]:
    told = (total > 0) & (total < most)
    row, column = np.where(told, total, 0), np.where(told, zeros, 0)
    chroma = table == CHROMA_DC_TABLE
    value = np.where(chroma, CHROMA_TOTAL_ZEROS[0][row, column], TOTAL_ZEROS[0][row, column])
    return value, np.where(chroma, CHROMA_TOTAL_ZEROS[1][row, column], TOTAL_ZEROS[1][row, column])


def _runs(place: Ints, rank: Ints, total: Ints) -> tuple[Ints, Ints]:
    """Return the code of the zeros before each coefficient, while there are any (9.2.3)."""
    left = place + 1 - (total - rank)
    told = (rank < total - 1) & (left > 0)
    run = place - np.concatenate([place[1:], [0]])[: len(place)] - 1
    row, column = np.where(told, np.minimum(left, 7), 0), np.where(told, run, 0)
    return RUNS[0][row, column], RUNS[1][row, column]
