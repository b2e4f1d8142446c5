"""The size that a sequence parameter set announces, so that a camera's pictures need not be decoded to know it.

Source: ITU-T H.265 (7.3.2.2.1, 7.3.3); for H.264 see `h264_sequence`.
"""

from collections.abc import Iterable
from typing import Final

from scc_wall.video.picture import Codec
from scc_wall.video.rtsp.bits import Bits
from scc_wall.video.rtsp.h264_sequence import crop_step, read_sequence

_H264_SPS: Final = 7
_H265_SPS: Final = 33
_LARGEST_PX: Final = 16384


def announced_px(codec: Codec, parameter_sets: Iterable[bytes]) -> tuple[int, int] | None:
    """Return (width, height) that the first readable parameter set says, None if none does.

    Parameters
    ----------
    parameter_sets
        NAL units without start code.
    """
    kind, read = (_h264_kind, _h264) if codec is Codec.H264 else (_h265_kind, _h265)
    wanted = _H264_SPS if codec is Codec.H264 else _H265_SPS
    for unit in parameter_sets:
        if unit and kind(unit) == wanted:
            try:
                width, height = read(unit)
            except ValueError:
                continue
            if 0 < width <= _LARGEST_PX and 0 < height <= _LARGEST_PX:
                return width, height
    return None


def _h264_kind(unit: bytes) -> int:
    return unit[0] & 31


def _h265_kind(unit: bytes) -> int:
    return unit[0] >> 1 & 63


def _h264(unit: bytes) -> tuple[int, int]:
    return read_sequence(unit).size_px


def _h265(unit: bytes) -> tuple[int, int]:
    bits = Bits(unit[2:])
    bits.take(4)
    layers = bits.take(3)
    bits.take(1)
    _skip_profile(bits, layers)
    bits.golomb()
    chroma = bits.golomb()
    if chroma == 3:
        bits.take(1)
    width, height = bits.golomb(), bits.golomb()
    if not bits.take(1):
        return width, height
    left, right, top, bottom = (bits.golomb() for _ in range(4))
    across, down = crop_step(chroma)
    return width - across * (left + right), height - down * (top + bottom)


def _skip_profile(bits: Bits, layers: int) -> None:
    bits.take(88)
    bits.take(8)
    there = [(bits.take(1), bits.take(1)) for _ in range(layers)]
    if layers:
        bits.take(2 * (8 - layers))
    for profile, level in there:
        bits.take(88 * profile + 8 * level)
