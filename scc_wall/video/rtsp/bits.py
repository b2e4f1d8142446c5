"""Reads the bits of a NAL unit.

Source: ITU-T H.264 (7.2, 9.1) and H.265 (7.2, 9.2): both write numbers in the same codes.
"""

from typing import Final

_MOST_ZEROS: Final = 31


class Bits:
    """Reads bits, the highest first; raises ValueError behind the end.

    Parameters
    ----------
    unit
        What stands behind the header of a NAL unit.
    """

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
