"""Bits of a video stream: fixed and Exp-Golomb codes, and the escape bytes around them.

Source of every code: ITU-T H.264, 7.2 (u, ue, se), 9.1 (Exp-Golomb) and 7.4.1 (emulation prevention).
"""

import re

_ESCAPED = re.compile(rb"\x00\x00\x03")
_TO_ESCAPE = re.compile(rb"\x00\x00(?=[\x00-\x03])")


def escape(payload: bytes) -> bytes:
    """Return `payload` with emulation prevention bytes, so that no start code can appear inside a NAL unit."""
    escaped = _TO_ESCAPE.sub(b"\x00\x00\x03", payload)
    return escaped + b"\x03" if escaped.endswith(b"\x00\x00") else escaped


def unescape(payload: bytes) -> bytes:
    """Return `payload` without emulation prevention bytes; the inverse of `escape`."""
    return _ESCAPED.sub(b"\x00\x00", payload)


class BitReader:
    """Reads codes from the front of an unescaped payload.

    Parameters
    ----------
    payload
        Bytes without emulation prevention.

    Raises
    ------
    ValueError
        By every read beyond the end.
    """

    def __init__(self, payload: bytes) -> None:
        self._value = int.from_bytes(payload, "big")
        self._total = len(payload) * 8
        self.position = 0

    def u(self, bits: int) -> int:
        """Read an unsigned number of that many bits."""
        if bits > self._total - self.position:
            raise ValueError(f"{bits} bits wanted at {self.position} of {self._total}")
        self.position += bits
        return (self._value >> (self._total - self.position)) & ((1 << bits) - 1)

    def flag(self) -> bool:
        """Read one bit."""
        return self.u(1) == 1

    def ue(self) -> int:
        """Read an unsigned Exp-Golomb code."""
        zeros = 0
        while not self.u(1):
            zeros += 1
        return (1 << zeros) - 1 + self.u(zeros)

    def se(self) -> int:
        """Read a signed Exp-Golomb code."""
        code = self.ue()
        return (code + 1) // 2 if code % 2 else -(code // 2)

    def rest(self) -> tuple[int, int]:
        """Return what was not read yet, without the zeros behind the stop bit: (value, number of bits)."""
        left = self._total - self.position
        value = self._value & ((1 << left) - 1)
        if not value:
            raise ValueError("no stop bit")
        zeros = (value & -value).bit_length() - 1
        return value >> zeros, left - zeros


class BitWriter:
    """Writes codes one after another; `finish` returns the bytes."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._partial = 0
        self._bits = 0

    def u(self, bits: int, value: int) -> None:
        """Write `value` as an unsigned number of that many bits."""
        self._partial = (self._partial << bits) | value
        self._bits += bits
        if self._bits >= 8:
            left = self._bits % 8
            self._bytes += (self._partial >> left).to_bytes(self._bits // 8, "big")
            self._partial &= (1 << left) - 1
            self._bits = left

    def flag(self, value: bool) -> None:
        """Write one bit."""
        self.u(1, int(value))

    def ue(self, value: int) -> None:
        """Write an unsigned Exp-Golomb code."""
        length = (value + 1).bit_length()
        self.u(2 * length - 1, value + 1)

    def se(self, value: int) -> None:
        """Write a signed Exp-Golomb code."""
        self.ue(2 * value - 1 if value > 0 else -2 * value)

    def align_zero(self) -> None:
        """Fill the byte with zeros (`pcm_alignment_zero_bit`)."""
        if self._bits:
            self.u(8 - self._bits, 0)

    def raw(self, data: bytes) -> None:
        """Write whole bytes; only where `align_zero` was called before."""
        if self._bits:
            raise ValueError("raw bytes need a byte boundary")
        self._bytes += data

    def finish(self) -> bytes:
        """Fill the last byte with zeros and return all of them."""
        self.align_zero()
        return bytes(self._bytes)

    def finish_with_stop_bit(self) -> bytes:
        """Write `rbsp_trailing_bits` and return all bytes."""
        self.u(1, 1)
        return self.finish()
