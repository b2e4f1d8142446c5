"""The small curve of a row, drawn with Qt alone: pyqtgraph takes 0.3 s and 50 MB, and only a page has it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath


def curve_path(values: Sequence[float | None], top: float, box: QRectF) -> QPainterPath:
    """Return a curve through `values` (None: a gap), `top` at the box's upper edge; a lone value draws nothing."""
    path = QPainterPath()
    step = box.width() / max(1, len(values) - 1)
    joined = False
    for place, value in enumerate(values):
        if value is None:
            joined = False
            continue
        x, y = box.left() + place * step, box.bottom() - value / max(top, 1e-9) * box.height()
        if joined:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
        joined = True
    return path
