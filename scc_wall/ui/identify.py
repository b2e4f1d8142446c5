"""Shows every screen's number and name on it: for five seconds in its middle, or at an edge for as long as it takes.

At an edge a plate keeps off the dialog that a person works in: above all of the one that asked for it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from scc_wall.ui import theme
from scc_wall.ui.overlay import font
from scc_wall.ui.screen_keeper import identity
from scc_wall.ui.words import tr

SHOWN_MS: Final = 5000
"""Source: specs/video.md, "Identify"."""
LEAST_PX: Final = 24
"""Logical pixels in which a number can still be read from the chair: at 200 % a full HD screen leaves 50 beside the
first start's wizard."""
NAMED_PX: Final = 120
"""A narrower plate shows the number alone: nothing of a name would be left."""


class IdentityPlate(QWidget):
    """A plate on one screen; takes no focus and goes by itself.

    Parameters
    ----------
    box
        Where, in the middle of the screen if None.
    stays
        Whether it stays until it is closed.
    """

    def __init__(self, number: int | None, screen: QScreen, box: QRect | None = None, *, stays: bool = False) -> None:
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.ToolTip
        through = Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowTransparentForInput
        super().__init__(None, flags | through)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = tr("bukan layar dinding") if number is None else str(number)
        self.name = identity(screen).called
        self.setAccessibleName(f"{self.title} {self.name}")
        area = screen.geometry()
        self.setScreen(screen)
        if box is None:
            box = QRect(0, 0, area.width() * 2 // 5, area.height() * 2 // 5)
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
        height, named = self.height(), self.width() >= NAMED_PX
        title = self.title if named or self.title.isdecimal() else "–"  # as in the list of screens
        size = min(height * 2 // 5, self.width() // 2) if len(title) < 3 else min(height // 9, self.width() // 10)
        painter.setFont(font(max(9, size), bold=True))
        painter.setPen(QColor(theme.TEXT))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        aside = 8 if named else 0
        painter.drawText(self.rect().adjusted(aside, 0, -aside, -height // 4 if named else 0), int(wrapped), title)
        if named:
            painter.setFont(font(max(9, height // 18)))
            painter.setPen(QColor(theme.TEXT_DIM))
            lower = self.rect().adjusted(8, height * 3 // 4, -8, 0)
            shown = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, lower.width())
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()


def identify(wall: Mapping[int, QScreen], strangers: list[QScreen], *, stay: bool = False) -> list[IdentityPlate]:
    """Show a plate on every screen: the wall's by number, others by name alone. Returns the plates.

    Parameters
    ----------
    stay
        Until they are closed, at the edge; a screen that a dialog leaves no room on has none.
    """
    screens = [*((index + 1, screen) for index, screen in wall.items()), *((None, screen) for screen in strangers)]
    plates = []
    for number, screen in screens:
        box = beside(screen.geometry(), _dialogs_on(screen)) if stay else None
        if box is not None or not stay:
            plates.append(IdentityPlate(number, screen, box, stays=stay))
    for plate in plates:
        plate.show()
    return plates


def beside(area: QRect, dialogs: Sequence[QRect]) -> QRect | None:
    """Return where a plate stands in the left upper corner of a screen, or at another edge, without covering dialogs.

    None: they leave no room for one.
    """
    wide, high = area.width() // 5, area.height() // 5
    taken = QRect()
    for dialog in dialogs:
        taken = taken.united(dialog.intersected(area))
    if taken.isEmpty():
        return QRect(area.x(), area.y(), wide, high)
    left, right = taken.left() - area.left(), area.right() - taken.right()
    above, below = taken.top() - area.top(), area.bottom() - taken.bottom()
    places = [
        QRect(area.x(), area.y(), min(wide, left), high),
        QRect(area.x(), area.y(), wide, min(high, above)),
        QRect(area.right() + 1 - min(wide, right), area.y(), min(wide, right), high),
        QRect(area.x(), area.bottom() + 1 - min(high, below), wide, min(high, below)),
    ]
    best = max(places, key=lambda place: min(place.width(), place.height()))
    return best if min(best.width(), best.height()) >= LEAST_PX else None


def _dialogs_on(screen: QScreen) -> list[QRect]:
    windows = QApplication.topLevelWidgets()
    return [
        one.frameGeometry()
        for one in windows
        if isinstance(one, QDialog) and one.isVisible() and one.screen() is screen
    ]
