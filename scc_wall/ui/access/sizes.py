"""How large a dialog may be: never larger than the screen it stands on."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from scc_wall.ui.access.parts import Scroll

FRAME_PX = 48
"""Room that the window's title and borders may take."""
TALL_PX = 900
SHORT_PX = 700
"""A screen less high than this has no room for a form as it is drawn elsewhere: 1080p at 200 % is 540."""
BESIDE_PX = 14


def short(widget: QWidget) -> bool:
    """Return whether the screen that it stands on has little height."""
    return widget.screen().availableGeometry().height() < SHORT_PX


def pair(dialog: QDialog, first: QWidget, second: QWidget, spacing_px: int) -> QBoxLayout:
    """Return two fields one below the other; side by side on a short screen, or what follows is below the fold."""
    beside = short(dialog)
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
    row.setSpacing(BESIDE_PX if beside else spacing_px)
    row.addWidget(first)
    row.addWidget(second)
    return row


def fit(dialog: QDialog, width_px: int, *, tall: bool = False) -> None:
    """Give a dialog its width, and the height that it needs; `tall` ones take what the screen gives.

    It stays on its screen: what grows beyond an edge is moved in.
    """
    room, middle = dialog.screen().availableGeometry(), dialog.frameGeometry().center()
    # A text that has just become longer tells the widgets around it one by one, when the program idles.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for area in dialog.findChildren(Scroll):
        area.content_changed()
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
    width = min(width_px, room.width())
    most = room.height() - FRAME_PX
    # What it asks for by itself is measured at a narrower width, where its texts take more lines.
    wraps = layout is not None and layout.hasHeightForWidth()
    needed = layout.totalHeightForWidth(width) if layout is not None and wraps else dialog.sizeHint().height()
    height = min(TALL_PX, most) if tall else min(needed, most)
    dialog.resize(width, height)
    _move_in(dialog, middle, room)


def _move_in(dialog: QDialog, middle: QPoint, room: QRect) -> None:
    """Keep its middle where it is, its edges on the screen."""
    if not dialog.isVisible():
        return
    place = dialog.frameGeometry()
    place.moveCenter(middle)
    x = min(max(place.x(), room.x()), room.right() - place.width())
    y = min(max(place.y(), room.y()), room.bottom() - place.height())
    dialog.move(max(x, room.x()), max(y, room.y()))
