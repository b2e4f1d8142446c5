"""H.264 (constrained baseline) of a picture that moves, written by numpy alone: see docs/decisions/0041.

Each row of macroblocks is a slice, so nothing depends on the row above and all rows are coded side by side. A
macroblock is predicted as the mean of its left neighbour's edge (Intra_16x16_DC), so everything but the DC coefficients
is computed for the whole picture at once. Between keyframes, macroblocks that did not change are skipped.

Source of every formula: ITU-T H.264, 8.3.3, 8.3.4 (prediction), 8.5 (transform), 7.3 (syntax).
"""

from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from scc_wall.simulator.bits import BitWriter, escape
from scc_wall.simulator.onvif.codes import CHROMA_DC_TABLE, TABLE_OF_COUNT
from scc_wall.simulator.onvif.residual import Ints, Symbols, code_blocks

Number = TypeVar("Number", bound=np.generic)
Plane = npt.NDArray[np.uint8]
Levels = npt.NDArray[np.int16]
QP: Final = 28
"""Between 12 and 29: there dequantised DC values are exact, and luma and chroma share one QP."""
_BASE: Final = {0: (10, 16, 13), 1: (11, 18, 14), 2: (13, 20, 16), 3: (14, 23, 18), 4: (16, 25, 20), 5: (18, 29, 23)}
_SHIFT: Final = QP // 6
_ZIGZAG: Final = np.array([0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15])
_CORE: Final = np.array([[1, 1, 1, 1], [2, 1, -1, -2], [1, -1, -1, 1], [1, -2, 2, -1]])
_HADAMARD: Final = np.array([[1, 1, 1, 1], [1, 1, -1, -1], [1, -1, -1, 1], [1, -1, 1, -1]], np.float32)
_BLOCK_ORDER: Final = np.array([0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15])
_RASTER: Final = np.argsort(_BLOCK_ORDER)
_RIGHT_BLOCKS: Final = _RASTER[3::4]
_LUMA_AC, _CHROMA = 1, 17
_UNITS: Final = 1 + 16 + 2 + 8  # luma DC, luma AC, chroma DC, chroma AC of a macroblock
_NAL_IDR, _NAL_SLICE, _NAL_SPS, _NAL_PPS = 0x65, 0x61, 0x67, 0x68
_GREY: Final = 128
_DEAD_ZONE: Final = np.float32(1 / 3)


def _by_place() -> npt.NDArray[np.int64]:
    """Return the dequantisation factor of each coefficient, in raster order (8.5.9, normAdjust)."""
    even, odd, mixed = _BASE[QP % 6]
    y, x = np.divmod(np.arange(16), 4)
    return np.where((y % 2 == 0) & (x % 2 == 0), even, np.where((y % 2 == 1) & (x % 2 == 1), odd, mixed))


def _forward() -> npt.NDArray[np.float32]:
    """Return the 16×16 matrix from pixels to levels in zigzag order; the DC column is left unscaled."""
    core = np.kron(_CORE, _CORE).astype(np.float64)
    norm = (np.kron(np.sum(_CORE**2, 1), np.sum(_CORE**2, 1))).astype(np.float64)
    # A level times its factor, inverse-transformed and divided by 64, gives back the pixels.
    scale = 64.0 / (norm * (_by_place() << _SHIFT)) * _inverse_gain()
    scale[0] = 1.0
    return np.asarray((core * scale[:, None])[_ZIGZAG].T, np.float32)


def _inverse_gain() -> npt.NDArray[np.float64]:
    """Return what the inverse transform's halved odd basis functions make necessary: 1, 2 or 4."""
    odd = np.array([1.0, 2.0, 1.0, 2.0])
    return np.kron(odd, odd)


_FORWARD: Final = _forward()
_DC_STEP: Final = int(_by_place()[0]) << _SHIFT
_SUM_AND_DIFFERENCE: Final = np.array([[1, 1], [1, -1]], np.int32)


@dataclass(frozen=True, slots=True)
class Size:
    """A picture in macroblocks and pixels."""

    width_px: int
    height_px: int

    @property
    def columns(self) -> int:
        """Macroblocks in a row; the width is a multiple of 16."""
        return self.width_px // 16

    @property
    def rows(self) -> int:
        """Rows of macroblocks; the last may reach beyond the picture."""
        return -(-self.height_px // 16)


def parameter_sets(size: Size) -> tuple[bytes, bytes]:
    """Return SPS and PPS: baseline, one reference, pictures shown in the order in which they come."""
    sps = BitWriter()
    for bits, value in ((8, _NAL_SPS), (8, 66), (8, 0xC0), (8, 31)):
        sps.u(bits, value)
    for code in (0, 0, 2, 1):  # id, log2_max_frame_num - 4, pic_order_cnt_type, max_num_ref_frames
        sps.ue(code)
    sps.flag(False)  # noqa: FBT003 - gaps_in_frame_num_value_allowed_flag
    sps.ue(size.columns - 1)
    sps.ue(size.rows - 1)
    sps.u(2, 0b11)  # frame_mbs_only_flag, direct_8x8_inference_flag
    beyond = (size.rows * 16 - size.height_px) // 2
    sps.flag(beyond > 0)
    if beyond:
        for code in (0, 0, 0, beyond):
            sps.ue(code)
    sps.flag(False)  # noqa: FBT003 - vui_parameters_present_flag
    pps = BitWriter()
    pps.u(8, _NAL_PPS)
    pps.ue(0)
    pps.ue(0)
    pps.u(2, 0)  # CAVLC, no bottom-field order
    for code in (0, 0, 0):  # one slice group, one reference in each list
        pps.ue(code)
    pps.u(3, 0)  # no weights
    for delta in (QP - 26, 0, 0):
        pps.se(delta)
    pps.u(3, 0b110)  # deblocking told by slice, constrained intra prediction, no redundant pictures
    return escape(sps.finish_with_stop_bit()), escape(pps.finish_with_stop_bit())


class Encoder:
    """Codes pictures of one stream one after the other.

    Parameters
    ----------
    size
        Width a multiple of 16, height of 2.
    """

    def __init__(self, size: Size) -> None:
        self.size = size
        self.parameter_sets = parameter_sets(size)
        self._before: tuple[Plane, Plane, Plane] | None = None
        self._frame_number = 0
        self._idr_id = 0

    def encode(self, planes: tuple[Plane, Plane, Plane], *, keyframe: bool) -> tuple[bytes, ...]:
        """Return the picture's NAL units, without parameter sets; a keyframe is legal at any place.

        Parameters
        ----------
        planes
            Y ``(height, width)``, U and V of half the size.
        """
        keyframe = keyframe or self._before is None
        padded = self._padded(planes)
        coded = np.ones((self.size.rows, self.size.columns), bool) if keyframe else self._changed(padded)
        self._frame_number = 0 if keyframe else (self._frame_number + 1) % 16
        self._idr_id ^= keyframe
        self._before = padded
        heads = [self._slice_head(row, keyframe=keyframe) for row in range(self.size.rows)]
        nals = [_idle_slice(head, self.size.columns) for head in heads]
        busy = np.flatnonzero(coded.any(1))
        if len(busy):
            parts = [plane.reshape(self.size.rows, -1, plane.shape[1])[busy] for plane in padded]
            y, u, v = (part.reshape(-1, part.shape[2]) for part in parts)
            levels = _picture_levels((y, u, v), coded[busy])
            written = _write(levels, coded[busy], [heads[row] for row in busy], keyframe=keyframe)
            for row, nal in zip(busy, written, strict=True):
                nals[row] = nal
        return tuple(nals)

    def _padded(self, planes: tuple[Plane, Plane, Plane]) -> tuple[Plane, Plane, Plane]:
        beyond = self.size.rows * 16 - self.size.height_px
        if not beyond:
            return tuple(plane.copy() for plane in planes)  # type: ignore[return-value]  # three in, three out
        y, u, v = (
            np.pad(plane, ((0, below), (0, 0)), mode="edge")
            for plane, below in zip(planes, (beyond, beyond // 2, beyond // 2), strict=True)
        )
        return y, u, v

    def _changed(self, planes: tuple[Plane, Plane, Plane]) -> npt.NDArray[np.bool_]:
        """Return which macroblocks differ from what they showed before."""
        assert self._before is not None
        changed = np.zeros((self.size.rows, self.size.columns), bool)
        for plane, before in zip(planes, self._before, strict=True):
            eights = (plane != before).view(np.uint64)  # a macroblock is 8 or 16 pixels wide
            words = eights.reshape(self.size.rows, -1, eights.shape[1])
            some = np.bitwise_or.reduce(words, axis=1).reshape(self.size.rows, self.size.columns, -1)
            changed |= some.any(axis=2)
        return changed

    def _slice_head(self, row: int, *, keyframe: bool) -> tuple[int, int]:
        """Return NAL header and slice header as (value, bits)."""
        bits = BitWriter()
        bits.u(8, _NAL_IDR if keyframe else _NAL_SLICE)
        bits.ue(row * self.size.columns)
        bits.ue(7 if keyframe else 5)
        bits.ue(0)
        bits.u(4, self._frame_number)
        if keyframe:
            bits.ue(self._idr_id)
            bits.u(2, 0)  # no_output_of_prior_pics_flag, long_term_reference_flag
        else:
            bits.u(3, 0)  # no override, no reordering, no adaptive marking
        bits.se(0)
        bits.ue(1)  # no deblocking
        bits.u(1, 1)  # a stop bit, only to know the length
        data = bits.finish()
        value = int.from_bytes(data, "big")
        zeros = (value & -value).bit_length()
        return value >> zeros, len(data) * 8 - zeros


def _quantised(scaled: npt.NDArray[np.float32]) -> Levels:
    """Return AC levels: towards zero, what is just below a step belongs to it."""
    return (scaled + np.copysign(_DEAD_ZONE, scaled)).astype(np.int16)


def _blocks(plane: Plane, rows: int, columns: int) -> npt.NDArray[np.float32]:
    """Return ``(rows, columns, blocks of a macroblock in coding order, 16)`` pixels as transformed to levels."""
    pairs = plane.shape[0] // rows // 8
    pixels = plane.reshape(rows, pairs, 2, 4, columns, pairs, 2, 4).transpose(0, 4, 1, 5, 2, 6, 3, 7)
    flat = pixels.astype(np.float32).reshape(-1, 16)
    return (flat @ _FORWARD).reshape(rows, columns, 4 * pairs * pairs, 16)


def _right_edge(levels: Levels) -> Ints:
    """Return the inverse transform of the last pixel column of blocks without their DC: ``(..., 4)``, times 64."""
    raster = np.zeros(levels.shape, np.int32)
    raster[..., _ZIGZAG] = levels
    raster *= (_by_place() << _SHIFT).astype(np.int32)
    raster[..., 0] = 0
    d = raster.reshape(*levels.shape[:-1], 4, 4)
    g = d[..., 0] + d[..., 2] - d[..., 1] - (d[..., 3] >> 1)
    even, odd = g[..., 0] + g[..., 2], g[..., 0] - g[..., 2]
    low, high = (g[..., 1] >> 1) - g[..., 3], g[..., 1] + (g[..., 3] >> 1)
    return np.stack([even + high, odd + low, odd - low, even - high], -1)


def _picture_levels(planes: tuple[Plane, Plane, Plane], coded: npt.NDArray[np.bool_]) -> Levels:
    """Return the levels of all macroblocks: ``(rows, columns, 27, 16)``, each block's from column 0 on."""
    rows, columns = coded.shape
    levels = np.zeros((rows, columns, _UNITS, 16), np.int16)
    _luma(planes[0], coded, levels)
    _chroma(np.concatenate(planes[1:]), coded, levels)
    return levels


def _luma(plane: Plane, coded: npt.NDArray[np.bool_], levels: Levels) -> None:
    rows, columns = coded.shape
    scaled = _blocks(plane, rows, columns)
    ac = _quantised(scaled)
    levels[:, :, _LUMA_AC:_CHROMA, :15] = ac[..., 1:]
    spread = _HADAMARD @ (scaled[..., 0][..., _RASTER].reshape(rows, columns, 4, 4) / np.float32(_DC_STEP)) @ _HADAMARD
    dc = np.rint(spread)
    dc[..., 0, 0] = 0
    other = (_HADAMARD @ dc @ _HADAMARD)[..., 3].astype(np.int32)
    factor = _DC_STEP >> 2
    base = (_right_edge(ac[:, :, _RIGHT_BLOCKS]) + (other * factor + 32)[..., None]).reshape(rows, columns, 16)
    base, wanted, live = _by_column(base), _by_column(spread[..., 0, 0]), _by_column(coded)
    means = np.zeros((columns, rows), np.int32)
    prediction = np.full(rows, _GREY, np.int32)
    for x in range(columns):
        means[x] = np.rint(wanted[x] - prediction * np.float32(256 / _DC_STEP))
        right = (base[x] + (means[x] * factor + (prediction << 6))[:, None]) >> 6
        total = np.minimum(np.maximum(right, 0), 255).sum(1, dtype=np.int32)
        prediction = np.where(live[x], (total + 8) >> 4, _GREY)
    dc[..., 0, 0] = means.T
    levels[:, :, 0] = dc.reshape(rows, columns, 16)[..., _ZIGZAG]


def _chroma(plane: Plane, coded: npt.NDArray[np.bool_], levels: Levels) -> None:
    """Fill in the levels of U and V, which lie above each other in `plane`."""
    both = np.concatenate([coded, coded])
    rows, columns = both.shape
    scaled = _blocks(plane, rows, columns)
    ac = _quantised(scaled)
    a, b, c, d = np.moveaxis(scaled[..., 0] * np.float32(2 / _DC_STEP), -1, 0)
    across = np.rint(np.stack([a - b + c - d, a - b - c + d], -1)).astype(np.int32)
    factor = _DC_STEP >> 1
    beside = np.stack([-across[..., 0] - across[..., 1], across[..., 1] - across[..., 0]], -1)
    base = _by_column(_right_edge(ac[:, :, 1::2]) + (beside * factor + 32)[..., None])
    wanted = _by_column(np.stack([a + b + c + d, a + b - c - d], -1))
    live = _by_column(both[..., None])
    means = np.zeros((columns, rows, 2), np.int32)
    prediction = np.full((rows, 2), _GREY, np.int32)
    for x in range(columns):
        means[x] = np.rint(wanted[x] - (prediction @ _SUM_AND_DIFFERENCE) * np.float32(64 / _DC_STEP))
        right = (base[x] + ((means[x] @ _SUM_AND_DIFFERENCE) * factor + (prediction << 6))[..., None]) >> 6
        total = np.minimum(np.maximum(right, 0), 255).sum(2, dtype=np.int32)
        prediction = np.where(live[x], (total + 2) >> 2, _GREY)
    half = rows // 2
    for plane_number, part in ((0, slice(half)), (1, slice(half, rows))):
        first = _CHROMA + 2 + 4 * plane_number
        levels[:, :, first : first + 4, :15] = ac[part, ..., 1:]
        order = (means[:, part, 0].T, across[part, :, 0], means[:, part, 1].T, across[part, :, 1])
        levels[:, :, _CHROMA + plane_number, :4] = np.stack(order, -1)


def _by_column(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Return the values column by column, each column in one piece of memory."""
    return np.ascontiguousarray(np.moveaxis(values, 1, 0))


def _counts(levels: Levels) -> Ints:
    """Return how many levels of each block are not 0."""
    ones = (levels != 0).view(np.uint64)
    # Eight bytes of 0 or 1 in a word: multiplied so, their sum stands in the highest byte.
    summed = (ones[..., 0] + ones[..., 1]) * np.uint64(0x0101010101010101)
    return np.asarray(summed >> np.uint64(56), np.int64)


def _tables(counts: Ints, side: int) -> Ints:
    """Return which table each block's token comes from: ``(rows, columns, side², ...)`` in raster order (9.2.1)."""
    rows, columns = counts.shape[:2]
    grid = counts.reshape(rows, columns, side, side).transpose(0, 2, 1, 3).reshape(rows, side, columns * side)
    left, above = np.zeros_like(grid), np.zeros_like(grid)
    left[:, :, 1:], above[:, 1:] = grid[:, :, :-1], grid[:, :-1]
    both = left + above
    both[:, 1:, 1:] = (both[:, 1:, 1:] + 1) >> 1
    back = both.reshape(rows, side, columns, side).transpose(0, 2, 1, 3)
    return np.asarray(TABLE_OF_COUNT[back.reshape(rows, columns, side * side)], np.int64)


def _write(
    levels: Levels, coded: npt.NDArray[np.bool_], heads: list[tuple[int, int]], *, keyframe: bool
) -> tuple[bytes, ...]:
    rows, columns = coded.shape
    counts = _counts(levels)
    counts[~coded] = 0
    luma_on = counts[:, :, _LUMA_AC:_CHROMA].any(-1)
    chroma_on = np.where(counts[:, :, _CHROMA + 2 :].any(-1), 2, counts[:, :, _CHROMA : _CHROMA + 2].any(-1))
    table = np.zeros((rows, columns, _UNITS), np.int64)
    luma = _tables(counts[:, :, _LUMA_AC:_CHROMA][:, :, _RASTER], 4)
    table[:, :, _LUMA_AC:_CHROMA] = luma[:, :, _BLOCK_ORDER]
    table[:, :, 0] = luma[:, :, 0]
    table[:, :, _CHROMA : _CHROMA + 2] = CHROMA_DC_TABLE
    for first in (_CHROMA + 2, _CHROMA + 6):
        table[:, :, first : first + 4] = _tables(counts[:, :, first : first + 4], 2)
    told = np.zeros((rows, columns, _UNITS), bool)
    told[:, :, 0] = coded
    told[:, :, _LUMA_AC:_CHROMA] = (luma_on & coded)[..., None]
    told[:, :, _CHROMA : _CHROMA + 2] = ((chroma_on > 0) & coded)[..., None]
    told[:, :, _CHROMA + 2 :] = ((chroma_on == 2) & coded)[..., None]
    most = np.broadcast_to(np.array([16] + [15] * 16 + [4] * 2 + [15] * 8), told.shape)
    symbols, bits = code_blocks(levels[told], counts[told], most[told], table[told])
    kinds = 3 + 4 * chroma_on + 12 * luma_on + (0 if keyframe else 5)
    return _packed(told, symbols, bits, _openings(kinds, coded, keyframe=keyframe), heads)


def _openings(kinds: Ints, coded: npt.NDArray[np.bool_], *, keyframe: bool) -> tuple[Ints, Ints, Ints]:
    """Return what precedes each macroblock's residual: value and bits, and how many are skipped at each row's end."""
    column = np.arange(coded.shape[1])
    last = np.maximum.accumulate(np.where(coded, column, -1), axis=1)
    before = np.concatenate([np.full((len(coded), 1), -1), last[:, :-1]], 1)
    value, bits = _exp_golomb(kinds)
    value, bits = value << 2 | 0b11, bits + 2  # intra_chroma_pred_mode DC, mb_qp_delta 0
    if not keyframe:
        run, run_bits = _exp_golomb(column - before - 1)
        value, bits = run << bits | value, bits + run_bits
    return value, np.where(coded, bits, 0), coded.shape[1] - 1 - last[:, -1]


def _exp_golomb(number: Ints) -> tuple[Ints, Ints]:
    value = number + 1
    return value, 2 * np.floor(np.log2(value)).astype(np.int64) + 1


def _packed(
    told: npt.NDArray[np.bool_],
    symbols: Symbols,
    bits: Ints,
    openings: tuple[Ints, Ints, Ints],
    heads: list[tuple[int, int]],
) -> tuple[bytes, ...]:
    """Put every piece at its place and return a NAL unit for each row."""
    rows, columns, units = told.shape
    lengths = np.zeros((rows, columns, units + 1), np.int64)
    lengths[:, :, 1:][told] = bits
    opening, opening_bits, skipped = openings
    lengths[:, :, 0] = opening_bits
    flat = lengths.reshape(rows, -1)
    ends = [_ending(skip) for skip in skipped.tolist()]
    head_bits = np.array([length for _, length in heads])
    tail_bits = np.array([length for _, length in ends])
    row_bits = head_bits + flat.sum(1) + tail_bits
    row_words = (row_bits + 31) // 32 + 1
    row_start = (np.cumsum(row_words) - row_words) * 32
    place = ((np.cumsum(flat, 1) - flat) + (row_start + head_bits)[:, None]).reshape(lengths.shape)
    block_place = place[:, :, 1:][told]
    on = opening_bits > 0
    offsets = [place[:, :, 0][on], block_place[symbols.block] + symbols.offset]
    values, sizes = [opening[on], symbols.value], [opening_bits[on], symbols.length]
    for pieces, starts in ((heads, row_start), (ends, row_start + row_bits - tail_bits)):
        for (value, length), start in zip(pieces, starts, strict=True):
            high = max(0, length - 32)
            offsets.append(np.array([start, start + high]))
            values.append(np.array([value >> 32, value & 0xFFFFFFFF]) if high else np.array([0, value]))
            sizes.append(np.array([high, length - high]))
    data = _scattered(np.concatenate(offsets), np.concatenate(values), np.concatenate(sizes), int(row_words.sum()))
    return tuple(
        escape(data[start // 8 : start // 8 + (size + 7) // 8])
        for start, size in zip(row_start.tolist(), row_bits.tolist(), strict=True)
    )


def _idle_slice(head: tuple[int, int], columns: int) -> bytes:
    """Return a row in which nothing changed."""
    tail, tail_bits = _ending(columns)
    bits = head[1] + tail_bits
    value = head[0] << tail_bits | tail
    return escape((value << -bits % 8).to_bytes((bits + 7) // 8, "big"))


def _ending(skipped: int) -> tuple[int, int]:
    """Return the run of skipped macroblocks at the end of a row, if any, and the stop bit."""
    if not skipped:
        return 1, 1
    return (skipped + 1) << 1 | 1, 2 * (skipped + 1).bit_length()


def _scattered(offset: Ints, value: Ints, length: Ints, words: int) -> bytes:
    word = offset >> 5
    wide = value.astype(np.uint64) << (64 - (offset & 31) - length).astype(np.uint64)
    wide[length == 0] = 0
    high, low = (wide >> np.uint64(32)).astype(np.float64), (wide & np.uint64(0xFFFFFFFF)).astype(np.float64)
    # The bits of different pieces never meet, so adding them up is the same as or-ing them, and exact below 2^53.
    total = np.bincount(word, high, words) + np.bincount(word + 1, low, words)[:words]
    return total.astype(np.uint32).astype(">u4").tobytes()
