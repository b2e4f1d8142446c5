"""The size that a sequence parameter set announces, so that a camera's pictures need not be decoded to know it.

Source: ITU-T H.264 (7.3.2.1.1, 7.4.2.1.1) and H.265 (7.3.2.2.1, 7.3.3).
"""

from collections.abc import Iterable
from typing import Final

from scc_wall.video.picture import Codec

_H264_SPS: Final = 7
_H265_SPS: Final = 33
_HIGH_PROFILES: Final = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
_LARGEST_PX: Final = 16384
_MOST_ZEROS: Final = 31


class _Bits:
    """Reads bits; raises ValueError behind the end."""

    def __init__(self, unit: bytes) -> None:
        plain = unit.replace(b"\0\0\x03", b"\0\0")  # emulation prevention
        self._number = int.from_bytes(plain, "big")
        self._left = 8 * len(plain)

    def take(self, count: int) -> int:
        """Return the next bits as a number."""
        if count > self._left:
            raise ValueError("the unit ends too soon")
        self._left -= count
        return (self._number >> self._left) & ((1 << count) - 1)

    def golomb(self) -> int:
        """Return the next number of the code ue(v)."""
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > _MOST_ZEROS:
                raise ValueError("no number")
        return (1 << zeros) - 1 + self.take(zeros)

    def signed(self) -> int:
        """Return the next number of the code se(v)."""
        code = self.golomb()
        return (code + 1) // 2 if code % 2 else -(code // 2)


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
    bits = _Bits(unit[1:])
    profile = bits.take(8)
    bits.take(16)  # constraints, level
    bits.golomb()
    chroma = _skip_high(bits) if profile in _HIGH_PROFILES else 1
    bits.golomb()  # frame numbers
    order = bits.golomb()
    if order == 0:
        bits.golomb()
    elif order == 1:
        bits.take(1)
        bits.signed()
        bits.signed()
        for _ in range(min(bits.golomb(), 255)):
            bits.signed()
    bits.golomb()
    bits.take(1)
    width, height = 16 * (bits.golomb() + 1), 16 * (bits.golomb() + 1)
    frames_only = bits.take(1)
    height *= 2 - frames_only
    if not frames_only:
        bits.take(1)
    bits.take(1)
    if not bits.take(1):
        return width, height
    left, right, top, bottom = (bits.golomb() for _ in range(4))
    across, down = _crop_units(chroma)
    return width - across * (left + right), height - down * (2 - frames_only) * (top + bottom)


def _skip_high(bits: _Bits) -> int:
    """Read what high profiles say more; return the format of colour."""
    chroma = bits.golomb()
    if chroma == 3:
        bits.take(1)
    bits.golomb()
    bits.golomb()
    bits.take(1)
    if bits.take(1):  # scaling lists
        for index in range(12 if chroma == 3 else 8):
            if bits.take(1):
                _skip_scaling(bits, 16 if index < 6 else 64)
    return chroma


def _skip_scaling(bits: _Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed()) % 256
        last = following or last


def _crop_units(chroma: int) -> tuple[int, int]:
    """Return how many pixels a step of cropping is, across and down."""
    return (2 if chroma in (1, 2) else 1), (2 if chroma == 1 else 1)


def _h265(unit: bytes) -> tuple[int, int]:
    bits = _Bits(unit[2:])
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
    across, down = _crop_units(chroma)
    return width - across * (left + right), height - down * (top + bottom)


def _skip_profile(bits: _Bits, layers: int) -> None:
    bits.take(88)
    bits.take(8)
    there = [(bits.take(1), bits.take(1)) for _ in range(layers)]
    if layers:
        bits.take(2 * (8 - layers))
    for profile, level in there:
        bits.take(88 * profile + 8 * level)
