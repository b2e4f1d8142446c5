"""The docks of panels, and the place at the right that they share as tabs, whichever opens first on a busy computer.

On a narrow screen the list of cameras is one of these tabs: between list and panels a wall would have less than half.
Which tab is in front is the program's choice until a person makes another; what waits for a person comes in front only
until then (decision 0082).
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QScreen
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

TOGETHER: Final = ("ptz", "sites", "session")
"""Names of the docks that stand as tabs in one place; the events stand below them, always in sight."""
LOW_PX: Final = 800
"""Logical pixels of a screen on which no two panels stand one above the other: 1920×1080 at 200 % has 540, and with
menus, alarms and status line they need about 690; at 150 % (720) one event and half of a camera's pad were in sight."""
EVENTS_PART: Final = 0.42
"""Of the height of a side: three rows of events that wait, at 1080p, and above them pad, zoom and lock of a camera."""
NARROW_PX: Final = 1500
"""Logical pixels of a screen on which a list at one side and panels at the other leave less than half to the wall: at
960 (1920 at 200 %) a fifth, at 1280 (150 %) 40 %, at 1536 (125 %) half."""
_FRONT: Final = "frontByProgram"
"""Property of the window: name of the tab that the program put in front; empty once a person chose another."""


def dock_of(panel: QWidget, name: str, window: QMainWindow) -> QDockWidget:
    """Return a dock that holds a panel: it can be moved and closed, and never floats over a wall.

    Parameters
    ----------
    name
        By which `QMainWindow.saveState` knows it.
    """
    dock = QDockWidget(window)
    dock.setObjectName(name)
    features = QDockWidget.DockWidgetFeature
    dock.setFeatures(features.DockWidgetMovable | features.DockWidgetClosable)
    dock.setWidget(panel)
    return dock


def share_place(window: QMainWindow, dock: QDockWidget, *, in_front: bool) -> None:
    """Put a dock that was just added to the window as a tab behind the panels that it shares its place with.

    Parameters
    ----------
    in_front
        Whether it is the tab in sight then; else the one that was stays it, as the list of cameras does in any case:
        it is what a person reaches for first.
    """
    if dock.objectName() in together(window):
        _join(window, dock, in_front=in_front and not narrow(window.screen()))
        _above_events(window, dock)
    part_place(window)


def _join(window: QMainWindow, dock: QDockWidget, *, in_front: bool) -> None:
    beside = [one for one in _others(window, dock) if window.dockWidgetArea(one) == window.dockWidgetArea(dock)]
    if not beside:
        return
    follow_front(window, beside[-1])
    front = dock if in_front else _in_sight(beside) or beside[-1]
    window.tabifyDockWidget(beside[-1], dock)
    front.show()  # Qt raises no hidden one
    front.raise_()
    if window.property(_FRONT) != "":
        window.setProperty(_FRONT, front.objectName())


def _in_sight(docks: Sequence[QDockWidget]) -> QDockWidget | None:
    return next((one for one in docks if not one.visibleRegion().isEmpty()), None)


def follow_front(window: QMainWindow, dock: QDockWidget) -> QDockWidget | None:
    """Return which of the tabs beside a dock is in front, itself or another; remember if a person chose it.

    None: all of them are out of sight.
    """
    front = _in_sight([dock, *window.tabifiedDockWidgets(dock)])
    placed = window.property(_FRONT)
    if front is not None and placed is not None and front.objectName() != placed:
        window.setProperty(_FRONT, "")
    return front


def bring_in_front(window: QMainWindow, dock: QDockWidget) -> None:
    """Put a dock in front of the tabs beside it, unless a person chose the one that is there, or has it in hand."""
    front = follow_front(window, dock)
    if front is None or front is dock or front.objectName() != window.property(_FRONT):
        return
    focused = QApplication.focusWidget()
    pointed = front.rect().contains(front.mapFromGlobal(QCursor.pos()))
    if pointed or (focused is not None and front.isAncestorOf(focused)):
        return
    dock.raise_()
    window.setProperty(_FRONT, dock.objectName())


def _above_events(window: QMainWindow, dock: QDockWidget) -> None:
    """Put events that opened first below a panel that came after them, as they stand where it came before."""
    events = window.findChild(QDockWidget, "events")
    if events is None or "events" in together(window) or events.isHidden() or window.tabifiedDockWidgets(dock):
        return
    area = window.dockWidgetArea(events)
    if area == window.dockWidgetArea(dock):
        window.addDockWidget(area, events)  # anew, which is behind the others


def _others(window: QMainWindow, dock: QDockWidget) -> list[QDockWidget]:
    found = (window.findChild(QDockWidget, name) for name in together(window) if name != dock.objectName())
    return [one for one in found if one is not None and not one.isHidden() and not one.isFloating()]


def part_place(window: QMainWindow) -> None:
    """Give the events their part of the height that they share with what stands above them, not what is left of it."""
    events = window.findChild(QDockWidget, "events")
    if events is None or "events" in together(window):
        return
    area = window.dockWidgetArea(events)
    above = [one for one in _others(window, events) if window.dockWidgetArea(one) == area]
    if above:
        part = round(EVENTS_PART * window.height())
        window.resizeDocks([above[0], events], [window.height() - part, part], Qt.Orientation.Vertical)


def narrow(screen: QScreen) -> bool:
    """Return whether a screen is too narrow for a list at the left of the wall and panels at its right."""
    return screen.availableGeometry().width() < NARROW_PX


def together(window: QMainWindow) -> tuple[str, ...]:
    """Return the names of the docks that share the place on the screen of that window."""
    low = window.screen().availableGeometry().height() < LOW_PX
    first = ("cameras",) if narrow(window.screen()) else ()
    return (*first, *TOGETHER, *(("events",) if low else ()))
