"""Signs as icons, drawn anew for each scale: a picture that is scaled is soft at 125 %."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

SIDE_PX: Final = 14
EDGE_PX: Final = 1.5
SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""Those that Windows offers."""


def sharp_icon(draw: Callable[[QPainter, QRectF], object] | None) -> QIcon:
    """Return the icon of a sign, the same where it is disabled: a list may be, its signs still tell.

    Parameters
    ----------
    draw
        Draws it into a square box; None: an icon that only keeps the room of one.
    """
    icon = QIcon()
    for scale in SCALES:
        pixmap = QPixmap(round(SIDE_PX * scale), round(SIDE_PX * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        if draw is not None:
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, QRectF(0, 0, SIDE_PX, SIDE_PX).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX))
            painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
            icon.addPixmap(pixmap, mode)
    return icon
