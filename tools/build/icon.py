"""Draws `packaging/scc-wall.ico`: a wall of nine tiles with one alarm. `python -m tools.build.icon` after a change."""

import os
import struct
import sys
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

SIZES_PX: Final = (16, 20, 24, 32, 40, 48, 64, 256)
FILE: Final = Path(__file__).resolve().parents[2] / "packaging" / "scc-wall.ico"
_GROUND: Final = QColor("#10202c")
_TILE: Final = QColor("#3fa7d6")
_LIT: Final = QColor("#f2b134")
_LARGEST_BITMAP_PX: Final = 64
"""Larger pictures stand in the file as PNG, as Windows has known them since Vista."""


def drawn(size_px: int) -> QImage:
    """Return the icon at that size, ARGB."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(QRectF(0, 0, size_px, size_px), size_px / 8, size_px / 8)
    gap = max(1, round(size_px / 16))
    side = (size_px - 4 * gap) // 3
    margin = (size_px - 3 * side - 2 * gap) / 2
    for number in range(9):
        painter.setBrush(_LIT if number == 4 else _TILE)
        left, top = (margin + place * (side + gap) for place in (number % 3, number // 3))
        painter.drawRect(QRectF(left, top, side, side))
    painter.end()
    return image


def _bitmap(image: QImage) -> bytes:
    """Return a picture as icons hold it: a bitmap header of twice the height, rows from below, and an empty mask."""
    size = image.width()
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels = bytes(image.constBits())
    rows = [pixels[row * 4 * size : (row + 1) * 4 * size] for row in reversed(range(size))]
    mask_row = (size + 31) // 32 * 4
    return header + b"".join(rows) + bytes(mask_row * size)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know the format as bytes alone
    return bytes(buffer.data().data())


def icon() -> bytes:
    """Return the file."""
    pictures = [_bitmap(drawn(s)) if s <= _LARGEST_BITMAP_PX else _png(drawn(s)) for s in SIZES_PX]
    offset = 6 + 16 * len(pictures)
    entries = []
    for size, picture in zip(SIZES_PX, pictures, strict=True):
        entries.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + b"".join(entries) + b"".join(pictures)


if __name__ == "__main__":
    application = QGuiApplication(sys.argv)
    FILE.write_bytes(icon())
    print(FILE, len(icon()), "bytes")
