"""The docks of panels, and the place at the right that they share as tabs, whichever opens first on a busy computer."""

from typing import Final

from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

TOGETHER: Final = ("ptz", "sites", "session")
"""Names of the docks that stand as tabs in one place; the events stand above them, always in sight."""
LOW_PX: Final = 720
"""Logical pixels of a screen on which events above another panel push the status line off its lower edge: 1920×1080
at 200 % has 540; both panels with menus, alarms and status line need about 690."""


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
        Whether it is the tab in sight then; else the one that was stays it.
    """
    names = together(window)
    if dock.objectName() not in names:
        return
    others = [window.findChild(QDockWidget, name) for name in names if name != dock.objectName()]
    there = [one for one in others if one is not None and not one.isHidden() and not one.isFloating()]
    beside = [one for one in there if window.dockWidgetArea(one) == window.dockWidgetArea(dock)]
    if not beside:
        return
    shown = next((one for one in beside if not one.visibleRegion().isEmpty()), beside[-1])
    window.tabifyDockWidget(beside[-1], dock)
    (dock if in_front else shown).raise_()


def together(window: QMainWindow) -> tuple[str, ...]:
    """Return the names of the docks that share the place on the screen of that window."""
    low = window.screen().availableGeometry().height() < LOW_PX
    return (*TOGETHER, "events") if low else TOGETHER
