"""What a sequence parameter set of H.264 says of the pictures behind it.

Source: ITU-T H.264 (7.3.2.1.1, 7.4.2.1.1).
"""

from typing import Final, NamedTuple

from scc_wall.video.rtsp.bits import Bits

_HIGH_PROFILES: Final = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
_MOST_BITS: Final = 16
"""A frame's number and a picture's place in the order have no more."""


class H264Sequence(NamedTuple):
    """One sequence parameter set.

    Parameters
    ----------
    number
        By which picture parameter sets name it, 0 to 31.
    size_px
        (width, height) of its pictures, cropped.
    size_mb
        The same in macroblocks of 16 × 16 pixels, whole.
    chroma
        0 for grey, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4.
    frame_number_bits
        How long the number of a frame is in a slice.
    order_bits
        How long a picture's place in the order of showing is in a slice; 0 if none stands there, None if more does.
    frames_only
        Whether no picture is a field or made of two.
    """

    number: int
    size_px: tuple[int, int]
    size_mb: tuple[int, int]
    chroma: int
    frame_number_bits: int
    order_bits: int | None
    frames_only: bool


def read_sequence(unit: bytes) -> H264Sequence:
    """Read a NAL unit without its start code; raises ValueError if it is none."""
    bits = Bits(unit[1:])
    profile = bits.take(8)
    bits.take(16)  # constraints, level
    number = bits.golomb()
    chroma = _skip_high(bits) if profile in _HIGH_PROFILES else 1
    frame_number_bits = bits.golomb() + 4
    order_bits = _order_bits(bits)
    if frame_number_bits > _MOST_BITS or (order_bits or 0) > _MOST_BITS:
        raise ValueError("no parameter set")
    bits.golomb()
    bits.take(1)
    across, down = bits.golomb() + 1, bits.golomb() + 1
    frames_only = bits.take(1)
    down *= 2 - frames_only
    if not frames_only:
        bits.take(1)
    bits.take(1)
    width, height = 16 * across, 16 * down
    if bits.take(1):
        left, right, top, bottom = (bits.golomb() for _ in range(4))
        step = crop_step(chroma)
        width -= step[0] * (left + right)
        height -= step[1] * (2 - frames_only) * (top + bottom)
    size_mb = (across, down)
    return H264Sequence(number, (width, height), size_mb, chroma, frame_number_bits, order_bits, bool(frames_only))


def crop_step(chroma: int) -> tuple[int, int]:
    """Return how many pixels a step of cropping is, across and down; as in H.265."""
    return (2 if chroma in (1, 2) else 1), (2 if chroma == 1 else 1)


def _order_bits(bits: Bits) -> int | None:
    kind = bits.golomb()
    if kind == 0:
        return bits.golomb() + 4
    if kind != 1:
        return 0
    bits.take(1)
    bits.signed()
    bits.signed()
    for _ in range(min(bits.golomb(), 255)):
        bits.signed()
    return None


def _skip_high(bits: Bits) -> int:
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


def _skip_scaling(bits: Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed()) % 256
        last = following or last
