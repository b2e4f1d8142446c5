"""Judges scenes by the rules of every window (`tests.support.looks`), as they are built for their pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.support import looks
from tools.shots.registry import Kind, Scene
from tools.shots.stage import Stage


def faults(scene: Scene) -> list[str]:
    """Build a scene and return everything that is wrong with it, one line each.

    What is writing may stay open on Esc: scenes of it are called `…-busy`.
    """
    with Stage() as stage:
        built = scene.build(stage)
        windows = built if isinstance(built, tuple) else (built,)
        stage.settle()
        found = [
            f"{name} is not in sight" for name in sorted(scene.shows - seen(windows)) if not name.startswith("ask.")
        ]
        for window in windows:
            found += judged(window, scene.kind)
            found += unseen_by_keyboard(stage, window)
        if isinstance(windows[-1], QDialog) and not scene.name.endswith("-busy"):
            found += left_by_escape(stage, windows[-1])
        return [f"{scene.name}: {fault}" for fault in found]


def seen(windows: Sequence[QWidget]) -> set[str]:
    """Return the names of the classes of all widgets in sight."""
    found = {type(window).__name__ for window in windows}
    for window in windows:
        found |= {type(widget).__name__ for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)}
        parent = window.parentWidget()
        while parent is not None:
            found.add(type(parent).__name__)
            parent = parent.parentWidget()
    return found


def judged(window: QWidget, kind: Kind) -> list[str]:
    """Return what is wrong with one window; a whole screen is asked for names and texts alone: it has many parts."""
    if kind is Kind.SCREEN:
        return [
            *looks.nameless(window),
            *looks.twice_the_same_mnemonic(window),
            *looks.unreachable(window),
            *looks.cut_texts(window),
        ]
    found = looks.faults(window)
    if begins_at_the_bottom(window):
        found = [fault for fault in found if not fault.startswith("Tab goes up")]
    return found


def unseen_by_keyboard(stage: Stage, window: QWidget) -> list[str]:
    """Return what the Tab key comes to unseen; of menus and plates, which no Tab walks, nothing."""
    if window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        return []
    window.activateWindow()
    stage.settle()
    if QApplication.activeWindow() is not window.window():
        return []
    return looks.unmarked_focus(window)


def begins_at_the_bottom(window: QWidget) -> bool:
    """Return whether Tab walks in the right order, but the ring was begun with the buttons: a page came after them.

    A ring goes up exactly once; here that is not from its last part to its first.
    """
    chain = [widget for widget in looks.tab_chain(window) if not widget.visibleRegion().isEmpty()]
    if not chain or len(looks.odd_tab_order(window)) != 1:
        return False
    first, last = chain[0], chain[-1]
    return first.mapTo(window, QPoint(0, 0)).y() >= last.mapTo(window, last.rect().bottomLeft()).y()


def left_by_escape(stage: Stage, dialog: QDialog) -> list[str]:
    """Name a dialog that Esc neither closes nor makes ask whether it shall."""
    told = looks.told(dialog)
    for _ in range(2):  # the first one may only warn that something typed would be lost
        if _is_there(dialog) and dialog.isVisible():
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            stage.settle()
    if _is_there(dialog) and any(one.isVisible() for one in dialog.findChildren(QDialog)):
        return []
    return [f"Esc does not close {told}"] if _is_there(dialog) and dialog.isVisible() else []


def _is_there(widget: QWidget) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(widget))
