"""Just enough H.264 to put a camera's name into a finished clip, without an encoder.

A clip is encoded without the name band: its one slice per picture covers the scene below the band. `moved_down` makes
room above it by rewriting where the slice begins; `flat_or_raw_slice` and `repeat_slice` fill the room. This works
because the clips are coded with CAVLC, whose slice data may start at any bit, and in POC type 2, one slice, one
reference picture.

Source of every syntax element: ITU-T H.264, 7.3.2.1 (SPS), 7.3.2.2 (PPS), 7.3.3 (slice header), 7.3.5 (macroblock).
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scc_wall.simulator.bits import BitReader, BitWriter, escape, unescape

NAL_SLICE = 1
NAL_IDR = 5
NAL_SPS = 7
NAL_PPS = 8
MACROBLOCK_PX = 16

_HEADER_BYTES = 96  # longer than any slice header of ours
_HIGH_PROFILES = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128})
_SLICE_P, _SLICE_I = 0, 2
_MB_I_PCM = 25
_MB_I16X16_HORIZONTAL = 2
"""Intra 16×16, predicted from the left, no coefficients (H.264, table 7-11)."""
_CHROMA_HORIZONTAL = 1
_PCM_COEFFICIENTS = 16
"""What an I_PCM macroblock counts as for its neighbours' tables (H.264, 9.2.1)."""

Plane = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sps:
    """What slices need of a sequence parameter set."""

    log2_max_frame_num: int
    width_mbs: int


@dataclass(frozen=True, slots=True)
class Pps:
    """What slices need of a picture parameter set."""

    references: int
    deblocking_control: bool


@dataclass(frozen=True, slots=True)
class SliceHeader:
    """A slice header of a frame (no fields, no B, POC type 2, no weights, no reordering).

    Parameters
    ----------
    idr_pic_id
        None for a picture that is not IDR.
    slice_type
        As written: 5 and 7 say that all slices of the picture are P or I.
    deblocking
        `disable_deblocking_filter_idc`: 0 on, 1 off, 2 on except across slices.
    """

    nal_ref_idc: int
    first_mb: int
    slice_type: int
    pps_id: int
    frame_num: int
    idr_pic_id: int | None
    qp_delta: int
    deblocking: int
    alpha_div2: int = 0
    beta_div2: int = 0

    @property
    def intra(self) -> bool:
        """Whether it is an I slice."""
        return self.slice_type % 5 == _SLICE_I


def nal_type(nal: bytes) -> int:
    """Return `nal_unit_type`."""
    return nal[0] & 31


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(f"clip is not coded as the simulator needs it: {what}")


def _skip_to_size(reader: BitReader) -> int:
    """Read an SPS up to, not including, its width; return log2_max_frame_num."""
    profile = reader.u(8)
    reader.u(16)
    reader.ue()
    if profile in _HIGH_PROFILES:
        _require(reader.ue() == 1, "4:2:0")
        _require((reader.ue(), reader.ue()) == (0, 0), "8 bits")
        reader.flag()
        _require(not reader.flag(), "no scaling matrix")
    log2_max_frame_num = reader.ue() + 4
    _require(reader.ue() == 2, "picture order count of type 2")
    reader.ue()
    reader.flag()
    return log2_max_frame_num


def parse_sps(nal: bytes) -> Sps:
    """Return what slices need of a sequence parameter set.

    Raises
    ------
    ValueError
        If the clip is coded in a way that the simulator does not handle: a bug of the drawing script.
    """
    reader = BitReader(unescape(nal[1:]))
    log2_max_frame_num = _skip_to_size(reader)
    sps = Sps(log2_max_frame_num, reader.ue() + 1)
    reader.ue()  # its height
    _require(reader.flag(), "frames only")
    return sps


def sps_with_height(nal: bytes, height_px: int) -> bytes:
    """Return the sequence parameter set `nal` for pictures of another height."""
    payload = unescape(nal[1:])
    reader = BitReader(payload)
    _skip_to_size(reader)
    writer = BitWriter()
    copied = BitReader(payload)
    for _ in range(reader.position):
        writer.u(1, copied.u(1))
    writer.ue(reader.ue())
    reader.ue()
    rows = -(-height_px // MACROBLOCK_PX)
    writer.ue(rows - 1)
    writer.u(2, reader.u(2))
    crop = [reader.ue() for _ in range(4)] if reader.flag() else [0, 0, 0, 0]
    crop[3] = (rows * MACROBLOCK_PX - height_px) // 2
    writer.flag(any(crop))
    if any(crop):
        for value in crop:
            writer.ue(value)
    value, bits = reader.rest()
    writer.u(bits, value)
    return nal[:1] + escape(writer.finish())


def parse_pps(nal: bytes) -> Pps:
    """Return what slices need of a picture parameter set; raises ValueError as `parse_sps`."""
    reader = BitReader(unescape(nal[1:]))
    _require((reader.ue(), reader.ue()) == (0, 0), "one SPS, one PPS")
    _require(not reader.flag(), "CAVLC")
    _require(not reader.flag() and reader.ue() == 0, "frames without slice groups")
    references = reader.ue() + 1
    reader.ue()
    _require(not reader.flag(), "no weighted prediction")
    reader.u(2)
    reader.se(), reader.se(), reader.se()
    deblocking_control = reader.flag()
    reader.flag()
    _require(not reader.flag(), "no redundant slices")
    return Pps(references, deblocking_control)


def _read_header(nal: bytes, sps: Sps, pps: Pps, reader: BitReader) -> SliceHeader:
    idr = nal_type(nal) == NAL_IDR
    first_mb, slice_type, pps_id = reader.ue(), reader.ue(), reader.ue()
    frame_num = reader.u(sps.log2_max_frame_num)
    idr_pic_id = reader.ue() if idr else None
    _require(slice_type % 5 in (_SLICE_P, _SLICE_I), "I and P only")
    if slice_type % 5 == _SLICE_P:
        references = reader.ue() + 1 if reader.flag() else pps.references
        _require(references == 1 and not reader.flag(), "one reference picture, in order")
    nal_ref_idc = nal[0] >> 5 & 3
    if nal_ref_idc:
        _require(reader.u(2 if idr else 1) == 0, "plain reference marking")
    qp_delta = reader.se()
    deblocking = reader.ue() if pps.deblocking_control else 0
    alpha, beta = (reader.se(), reader.se()) if pps.deblocking_control and deblocking != 1 else (0, 0)
    return SliceHeader(
        nal_ref_idc, first_mb, slice_type, pps_id, frame_num, idr_pic_id, qp_delta, deblocking, alpha, beta
    )


def parse_slice_header(nal: bytes, sps: Sps, pps: Pps) -> SliceHeader:
    """Return the header of a slice; raises ValueError as `parse_sps`."""
    return _read_header(nal, sps, pps, BitReader(unescape(nal[1:_HEADER_BYTES])))


def _write_header(writer: BitWriter, header: SliceHeader, sps: Sps, pps: Pps) -> None:
    writer.ue(header.first_mb)
    writer.ue(header.slice_type)
    writer.ue(header.pps_id)
    writer.u(sps.log2_max_frame_num, header.frame_num)
    if header.idr_pic_id is not None:
        writer.ue(header.idr_pic_id)
    if not header.intra:
        writer.flag(pps.references != 1)
        if pps.references != 1:
            writer.ue(0)
        writer.u(1, 0)
    if header.nal_ref_idc:
        writer.u(1 if header.idr_pic_id is None else 2, 0)
    writer.se(header.qp_delta)
    if pps.deblocking_control:
        writer.ue(header.deblocking)
        if header.deblocking != 1:
            writer.se(header.alpha_div2)
            writer.se(header.beta_div2)


def _nal_byte(header: SliceHeader) -> bytes:
    return bytes([header.nal_ref_idc << 5 | (NAL_SLICE if header.idr_pic_id is None else NAL_IDR)])


def with_header(nal: bytes, sps: Sps, pps: Pps, **changes: int) -> bytes:
    """Return the slice `nal` with fields of its header changed, its picture data moved by whole bits.

    Not for slices with raw macroblocks, which must stay on byte boundaries.
    """
    reader = BitReader(unescape(nal[1:]))
    header = replace(_read_header(nal, sps, pps, reader), **changes)
    writer = BitWriter()
    _write_header(writer, header, sps, pps)
    value, bits = reader.rest()
    writer.u(bits, value)
    return _nal_byte(header) + escape(writer.finish())


def moved_down(nal: bytes, sps: Sps, pps: Pps, rows: int) -> bytes:
    """Return the slice `nal` beginning `rows` macroblock rows lower, not smoothed across its upper edge."""
    return with_header(nal, sps, pps, first_mb=rows * sps.width_mbs, deblocking=2)


def repeat_slice(scene: SliceHeader, rows: int, sps: Sps, pps: Pps) -> bytes:
    """Return a P slice over the first `rows` macroblock rows that repeats the picture before."""
    writer = BitWriter()
    _write_header(writer, replace(scene, first_mb=0, qp_delta=0, deblocking=1), sps, pps)
    writer.ue(rows * sps.width_mbs)  # mb_skip_run
    return _nal_byte(scene) + escape(writer.finish_with_stop_bit())


def flat_or_raw_slice(planes: tuple[Plane, Plane, Plane], scene: SliceHeader, sps: Sps, pps: Pps) -> bytes:
    """Return an I slice over the first macroblock rows that shows `planes` exactly.

    Plain macroblocks are copied from their left neighbour in some 10 bits, all others are sent as raw samples.

    Parameters
    ----------
    planes
        Y, U and V: ``(rows * 16, width)``, ``(rows * 8, width / 2)`` twice, all uint8, no sample 0.
    scene
        Header of the scene's slice in the same IDR picture.
    """
    writer = BitWriter()
    _write_header(writer, replace(scene, first_mb=0, qp_delta=0, deblocking=1), sps, pps)
    rows = planes[0].shape[0] // MACROBLOCK_PX
    coefficients = np.zeros((rows, sps.width_mbs), np.int64)
    copied = _equal_left_edge(planes, rows, sps.width_mbs)
    for row in range(rows):
        for column in range(sps.width_mbs):
            if copied[row, column]:
                _write_copied(writer, coefficients, row, column)
            else:
                _write_raw(writer, planes, row, column)
                coefficients[row, column] = _PCM_COEFFICIENTS
    return _nal_byte(scene) + escape(writer.finish_with_stop_bit())


def _block(plane: Plane, row: int, column: int, size: int) -> Plane:
    return plane[row * size : (row + 1) * size, column * size : (column + 1) * size]


def _equal_left_edge(planes: tuple[Plane, Plane, Plane], rows: int, columns: int) -> npt.NDArray[np.bool_]:
    """Return for each macroblock whether predicting it from its left neighbour's last column is exact."""
    equal = np.ones((rows, columns), np.bool_)
    equal[:, 0] = False
    for plane, size in zip(planes, (16, 8, 8), strict=True):
        blocks = plane.reshape(rows, size, columns, size).swapaxes(1, 2)
        equal[:, 1:] &= (blocks[:, 1:] == blocks[:, :-1, :, -1:]).all(axis=(2, 3))
    return equal


def _write_copied(writer: BitWriter, coefficients: npt.NDArray[np.int64], row: int, column: int) -> None:
    writer.ue(_MB_I16X16_HORIZONTAL)
    writer.ue(_CHROMA_HORIZONTAL)
    writer.se(0)  # mb_qp_delta
    near = int(coefficients[row, column - 1])
    if row:
        near = (near + int(coefficients[row - 1, column]) + 1) >> 1
    # coeff_token of an empty block, by how full its neighbours are (H.264, table 9-5).
    bits, value = next(token for limit, token in _EMPTY_TOKENS if near < limit)
    writer.u(bits, value)


_EMPTY_TOKENS = ((2, (1, 0b1)), (4, (2, 0b11)), (8, (4, 0b1111)), (17, (6, 0b000011)))


def _write_raw(writer: BitWriter, planes: tuple[Plane, Plane, Plane], row: int, column: int) -> None:
    writer.ue(_MB_I_PCM)
    writer.align_zero()
    for plane, size in zip(planes, (16, 8, 8), strict=True):
        writer.raw(_block(plane, row, column, size).tobytes())
