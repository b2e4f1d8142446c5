"""A grey keyframe put before a camera's first picture, so that FFmpeg's probing costs next to nothing.

To recognise a stream FFmpeg decodes its first picture, by a decoder that it throws away; then the stream's own
decoder decodes it once more, and a keyframe is the dearest picture there is. The primer takes its place. It has the
camera's own sequence parameter set, so OpenCV opens with the camera's size and format, and the decoder goes on to the
camera's pictures without setting itself up anew (decision 0085).
Source: ITU-T H.264 (7.3.2.2, 7.3.3, 7.3.5, 7.4.1.2.4, 9.1, 9.2.1).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from scc_wall.video.rtsp.h264_sequence import H264Sequence, read_sequence

_START: Final = b"\0\0\0\1"
_PICTURE_SET: Final = 255
"""The largest number there is: no camera's slice is decoded by it. With its own parameter sets lost, it must fail."""
_IDR: Final = 65535
"""Two keyframes in a row must differ in it; cameras count from 0."""
_GREY: Final = 0x27
"""One macroblock: mb_type I_16x16_2_0_0 `00100`, intra_chroma_pred_mode DC `1`, mb_qp_delta 0 `1`, no DC level `1`."""
_YUV_420: Final = 1
_MOST_BLOCKS: Final = 36_864
"""H.264's own limit for a picture (level 5.2); what says more of itself may lie."""


@lru_cache(maxsize=64)
def primer(parameter_sets: bytes) -> bytes:
    """Return the coded picture for a camera's parameter sets, without a delimiter; empty where none can be made.

    Parameters
    ----------
    parameter_sets
        All sequence parameter sets that stand before its keyframe, each behind a start code: H.264, Annex B.
    """
    units = list(dict.fromkeys(unit for unit in parameter_sets.split(b"\0\0\1") if unit))  # many send theirs twice
    if len(units) != 1:
        return b""
    try:
        sequence = read_sequence(units[0])
    except ValueError:
        return b""
    across, down = sequence.size_mb
    if not sequence.frames_only or sequence.chroma != _YUV_420 or across * down > _MOST_BLOCKS:
        return b""
    if sequence.order_bits is None:
        return b""
    return _joined((units[0], _unit(0x68, _picture_set(sequence)), _unit(0x65, _slice(sequence, sequence.order_bits))))


def _joined(units: Sequence[bytes]) -> bytes:
    return b"".join(_START + unit for unit in units)


def _picture_set(sequence: H264Sequence) -> "_Bits":
    bits = _Bits().golomb(_PICTURE_SET).golomb(sequence.number)
    bits.put(1, 0).put(1, 0)  # CAVLC, nothing more of the order
    bits.golomb(0).golomb(0).golomb(0).put(1, 0).put(2, 0)  # one group of slices, one reference, no weights
    bits.golomb(0).golomb(0).golomb(0)  # quantisers: se(v) of 0 is ue(v) of 0
    return bits.put(1, 1).put(1, 0).put(1, 0)  # slices say how they are deblocked


def _slice(sequence: H264Sequence, order_bits: int) -> "_Bits":
    across, down = sequence.size_mb
    bits = _Bits().golomb(0).golomb(7).golomb(_PICTURE_SET)  # from the first block on, I alone
    bits.put(sequence.frame_number_bits, 0).golomb(_IDR).put(order_bits, 0)
    bits.put(1, 0).put(1, 0)  # how it is kept as a reference: as usual
    bits.golomb(0).golomb(1)  # the quantiser as it is, no deblocking: nothing to smooth
    return bits.put(8, _GREY, times=across * down)


class _Bits:
    """Writes bits, the highest first."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def put(self, count: int, number: int, *, times: int = 1) -> "_Bits":
        """Write a number in so many bits, so many times."""
        if count:
            self._bits.append(f"{number:0{count}b}" * times)
        return self

    def golomb(self, number: int) -> "_Bits":
        """Write a number in the code ue(v)."""
        code = f"{number + 1:b}"
        self._bits.append("0" * (len(code) - 1) + code)
        return self

    def ended(self) -> bytes:
        """Return what was written, with the bit that ends a unit, filled up to whole bytes."""
        bits = "".join(self._bits) + "1"
        bits += "0" * (-len(bits) % 8)
        return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _unit(header: int, bits: _Bits) -> bytes:
    """Return a NAL unit; bytes that look like a start code are kept apart (emulation prevention)."""
    unit, zeros = bytearray([header]), 0
    for byte in bits.ended():
        if zeros == 2 and byte <= 3:
            unit.append(3)
            zeros = 0
        unit.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return bytes(unit)
