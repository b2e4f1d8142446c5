"""Shows every screen's number and name on it for five seconds."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from scc_wall.ui import theme
from scc_wall.ui.overlay import font
from scc_wall.ui.words import tr

SHOWN_MS: Final = 5000
"""Source: specs/video.md, "Identify"."""


class IdentityPlate(QWidget):
    """A plate in the middle of one screen; takes no focus and goes by itself.

    Parameters
    ----------
    stays
        Whether it stays until it is closed, and leaves the middle to who works there.
    """

    def __init__(self, number: int | None, screen: QScreen, *, stays: bool = False) -> None:
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.ToolTip
        through = Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowTransparentForInput
        super().__init__(None, flags | through)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = tr("bukan layar dinding") if number is None else str(number)
        self.name = " ".join(part for part in (screen.manufacturer(), screen.model(), screen.name()) if part)
        self.setAccessibleName(f"{self.title} {self.name}")
        area = screen.geometry()
        self.setScreen(screen)
        box = QRect(0, 0, area.width() * 2 // 5, area.height() * 2 // 5)
        if stays:
            box.setSize(box.size() / 2)
            box.moveTopLeft(area.topLeft())
        else:
            box.moveCenter(area.center())
        self.setGeometry(box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close)
        if not stays:
            self._timer.start(SHOWN_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number and name."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.SURFACE))
        painter.setPen(QColor(theme.FOCUS))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        height = self.height()
        large = self.title.isdecimal()
        size = height * 2 // 5 if large else min(height // 9, self.width() // 10)
        painter.setFont(font(max(9, size), bold=True))
        painter.setPen(QColor(theme.TEXT))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(8, 0, -8, -height // 4), int(wrapped), self.title)
        painter.setFont(font(max(9, height // 18)))
        painter.setPen(QColor(theme.TEXT_DIM))
        lower = self.rect().adjusted(0, height * 3 // 4, 0, 0)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self.name)
        painter.end()


def identify(wall: Mapping[int, QScreen], strangers: list[QScreen], *, stay: bool = False) -> list[IdentityPlate]:
    """Show a plate on every screen: the wall's by number, others by name alone. Returns the plates."""
    plates = [IdentityPlate(index + 1, screen, stays=stay) for index, screen in wall.items()]
    plates += [IdentityPlate(None, screen, stays=stay) for screen in strangers]
    for plate in plates:
        plate.show()
    return plates
