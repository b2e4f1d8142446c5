"""A frameless window that covers one screen with its wall and nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.words import tr


def cover(window: QWidget, screen: QScreen) -> None:
    """Show a window full-screen on a screen: first the screen, then the state (specs/video.md).

    The geometry is set as well, for X servers without a window manager.
    """
    window.setScreen(screen)
    window.winId()
    handle = window.windowHandle()
    if handle is not None:
        handle.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
    window.setGeometry(screen.geometry())


class WallWindow(QWidget):
    """Holds the wall of one screen; closing it is a command of the whole program, so it only asks.

    Parameters
    ----------
    ask_quit
        Called when the window is asked to close.
    """

    def __init__(self, wall: WallWidget, ask_quit: Callable[[], object]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.wall = wall
        self._ask_quit = ask_quit
        self._may_close = False
        self.retranslate()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wall)
        self.setFocusProxy(wall)

    def retranslate(self) -> None:
        """Say the title in the current language."""
        self.setWindowTitle(tr("SCC Wall — layar {n}").format(n=self.wall.screen_index + 1))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow what the wall didn't take: Esc must not close anything."""
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hand the wish to the program unless the program itself closes us."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self._ask_quit()

    def finish(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()
