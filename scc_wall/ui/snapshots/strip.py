"""The strip under a snapshot, drawn by Qt: its texts are Indonesian, and names may hold any letter."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPainter

from scc_wall.domain.snapshot import RawPicture
from scc_wall.ui import theme

FONT_OF_WIDTH: Final = 1 / 96
"""Pixel size of the font over the width of the picture: 20 px at 1920, 40 px at 3840."""
FONT_LEAST_PX: Final = 13
FONT_MOST_PX: Final = 44
LINE_OF_FONT: Final = 1.4


def wrapped(lines: Sequence[str], room_px: int, width_of: Callable[[str], int]) -> list[str]:
    """Return the lines, those that are too wide broken between words, words that are too wide between letters."""
    rows: list[str] = []
    for line in lines:
        row = ""
        for word in line.split(" "):
            longer = f"{row} {word}" if row else word
            if width_of(longer) <= room_px:
                row = longer
                continue
            if row:
                rows.append(row)
            row = word
            while width_of(row) > room_px and len(row) > 1:
                fits = next((n for n in range(len(row) - 1, 1, -1) if width_of(row[:n]) <= room_px), 1)
                rows.append(row[:fits])
                row = row[fits:]
        rows.append(row)
    return rows


def strip(lines: Sequence[str], width_px: int) -> RawPicture:
    """Return the lines on an opaque strip of that width, as high as they need."""
    font = QFont(QGuiApplication.font())
    size_px = round(min(max(width_px * FONT_OF_WIDTH, FONT_LEAST_PX), FONT_MOST_PX))
    font.setPixelSize(size_px)
    metrics, edge_px, step_px = QFontMetrics(font), size_px // 2, round(size_px * LINE_OF_FONT)
    rows = wrapped(lines, width_px - 2 * edge_px, metrics.horizontalAdvance)
    image = QImage(width_px, 2 * edge_px + step_px * len(rows), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.BACKGROUND))
    painter = QPainter(image)
    painter.fillRect(0, 0, width_px, max(1, edge_px // 6), QColor(theme.TEXT_DIM))
    painter.setFont(font)
    painter.setPen(QColor(theme.TEXT))
    for number, row in enumerate(rows):
        place = QRect(edge_px, edge_px + number * step_px, width_px - edge_px, step_px)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row)
    painter.end()
    return raw(image)


def raw(image: QImage) -> RawPicture:
    """Return a copy of an image's pixels."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # rows of 4 bytes a pixel have no bytes behind them
    return RawPicture(memoryview(bytes(image.constBits())), (image.width(), image.height()), 4)
