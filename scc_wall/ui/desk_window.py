"""The control desk: wall in the centre, cameras docked at its left, menus and the status line around it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDockWidget,
    QMainWindow,
    QMenuBar,
    QToolBar,
    QWidget,
)

from scc_wall.ui import keys, theme, words
from scc_wall.ui.camera_list import CameraPlace
from scc_wall.ui.commands import Commands
from scc_wall.ui.desk.centre import Centre
from scc_wall.ui.desk.dock_turns import LanguageTurns, painted_later
from scc_wall.ui.desk.memory import DeskMemory
from scc_wall.ui.desk.menus import DeskMenus
from scc_wall.ui.desk.status_line import StatusLine
from scc_wall.ui.message_line import MessageLine
from scc_wall.ui.shared_place import dock_of, narrow, part_place, share_place, together
from scc_wall.ui.table_memory import tables
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.wall_window import cover
from scc_wall.ui.words import tr

LEFT_PX: Final = 330
RIGHT_PX: Final = 440
"""How wide the sides are at first, in logical pixels: a panel beside a wall of 1150 pixels at 1080p."""
BESIDE_TEXT_PX: Final = {"menu": 16, "status": 21}
"""What bars are higher than their letters: as high from the start as with the session's buttons and the badge of events
in them, for with every pixel that comes or goes all tiles are cut anew."""
_ARROWS: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_PAGES: Final = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class DeskWindow(QMainWindow):
    """The operator's window.

    `bared` tells that the wall alone covers the screen from now on, or that the desk is back.

    Parameters
    ----------
    wall
        The wall of the desk's own screen.
    ask_quit
        Called when the window is asked to close.
    """

    bared = Signal(bool)
    retranslated = Signal()
    """All of it speaks another language now."""

    def __init__(
        self,
        wall: WallWidget,
        cameras: CameraPlace,
        model: WallModel,
        commands: Commands,
        ask_quit: Callable[[], object],
    ) -> None:
        super().__init__()
        self.wall = wall
        self.cameras = cameras
        self._model = model
        self._commands = commands
        self._ask_quit = ask_quit
        self._may_close = False
        self._bare = False
        self.full_screen = False
        """Whether the desk covers its screen as the wall alone does."""
        self._before_bare = QByteArray()
        self._offered: list[QDockWidget] = []
        self._strip: QWidget | None = None
        self.setStyleSheet(theme.STYLE_SHEET)
        self.centre = Centre(wall)
        self.setCentralWidget(self.centre)
        self.cameras_dock = self._dock(cameras)
        self.menus = DeskMenus(self, commands, lambda: [*self._offered, self.cameras_dock], self.cameras_dock)
        self.menus.across.connect(self.move_across)
        self._build_status()
        self.retranslate()
        self._language = LanguageTurns(self)
        self._language.ended.connect(self.retranslated)
        self.memory = DeskMemory()
        self.memory.add("docks", self.arrangement, self.arrange_now, str)
        self.memory.add("screen", lambda: self.centre.shown, self.centre.show_screen, int)
        self.memory.add("folded", cameras.folded, cameras.fold, list)
        self.memory.add("tables", tables.collect, tables.apply, dict)
        cameras.made.connect(self._on_cameras_made)
        self.menuBar().installEventFilter(self)
        wall.setFocus()

    # --- parts ---------------------------------------------------------------------------------------------------

    def _dock(self, cameras: CameraPlace) -> QDockWidget:
        dock = dock_of(cameras, "cameras", self)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        self.resizeDocks([dock], [LEFT_PX], Qt.Orientation.Horizontal)
        return dock

    def _build_status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setMinimumHeight(bar.fontMetrics().height() + BESIDE_TEXT_PX["status"])
        menus = self.menuBar()
        menus.setMinimumHeight(menus.fontMetrics().height() + BESIDE_TEXT_PX["menu"])
        self.message = MessageLine()
        self.status = status = StatusLine(self.message)
        self.figure, self.clock = status.part("figure"), status.part("clock")
        self.screens_note, self.layout_note = status.part("screens"), status.part("layout")
        bar.addWidget(status, 1)

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.setWindowTitle(tr("SCC Wall"))
        self.cameras_dock.setWindowTitle(tr("Kamera"))
        self.menus.retranslate()
        for close in self.findChildren(QAbstractButton, "qt_dockwidget_closebutton"):  # Qt names it once and for all
            close.setAccessibleName(QCoreApplication.translate("QDockWidget", "Close"))
            close.setAccessibleDescription(QCoreApplication.translate("QDockWidget", "Closes the dock widget"))
        self.figure.setAccessibleName(tr("Angka dinding"))
        self.clock.setAccessibleName(tr("Jam WIB"))

    # --- where the docks are -------------------------------------------------------------------------------------

    def arrange(self, arrangement: str) -> None:
        """Put the docks where they were left, before the window opens; an odd value leaves them as they are.

        Parameters
        ----------
        arrangement
            What `arrangement` returned; empty: nobody moved any yet.
        """
        self._before_bare = QByteArray.fromBase64(QByteArray(arrangement.encode("ascii", "replace")))

    def arrange_now(self, arrangement: str) -> None:
        """Put the docks elsewhere while the window is open, in one go; an odd value restores the first arrangement."""
        state = QByteArray.fromBase64(QByteArray(arrangement.encode("ascii", "replace")))
        if self._bare or not self.isVisible():
            self._before_bare = state
            return
        if state == self.saveState():
            return
        with painted_later(self):
            self.setUpdatesEnabled(False)
            try:
                if not self.restoreState(state):
                    self.reset_arrangement()
            finally:
                self.setUpdatesEnabled(True)

    def reset_arrangement(self) -> None:
        """Put every panel where it stood at first: cameras at the left, the others as tabs at the right.

        The events stand below the tabs where the screen is high enough; on a narrow one the cameras are a tab too.
        """
        with painted_later(self):
            self._reset_arrangement()

    def _reset_arrangement(self) -> None:
        sharing = together(self)
        docks = [self.cameras_dock, *(dock for dock in self._offered if dock is not self.cameras_dock)]
        docks.sort(key=lambda dock: dock.objectName() not in sharing)  # the events below
        for dock in docks:
            dock.setFloating(False)
            self.addDockWidget(self._side_of(dock, self.screen()), dock)
            dock.setVisible(not self._bare)
        right = [dock for dock in docks if self._side_of(dock, self.screen()) is Qt.DockWidgetArea.RightDockWidgetArea]
        tabs = [dock for dock in right if dock.objectName() in sharing]
        for one, other in pairwise(tabs):
            self.tabifyDockWidget(one, other)
        wide = max((min(RIGHT_PX, max(dock.sizeHint().width(), dock.minimumWidth())) for dock in right), default=0)
        widths = {self.cameras_dock: _left_px(self.screen())} | dict.fromkeys(right[:1], wide)
        self.resizeDocks(list(widths), list(widths.values()), Qt.Orientation.Horizontal)
        part_place(self)
        if tabs:
            tabs[0].raise_()

    def _side_of(self, dock: QDockWidget, screen: QScreen) -> Qt.DockWidgetArea:
        left = dock is self.cameras_dock and not narrow(screen)
        return Qt.DockWidgetArea.LeftDockWidgetArea if left else Qt.DockWidgetArea.RightDockWidgetArea

    def dock_right(self, dock: QDockWidget) -> None:
        """Dock a panel where it was left, else at the right in the place that panels share; offer it in the menu."""
        if not self.restoreDockWidget(dock):  # the window was arranged before there was this dock
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            share_place(self, dock, in_front=False)
            dock.show()  # Qt would later, and until then it counts as closed
        self.offer_dock(dock)
        if self._bare:
            dock.hide()

    def move_across(self, dock: QDockWidget) -> None:
        """Dock a panel at the other side of the wall, in front of what stands there."""
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        with painted_later(self):
            self.addDockWidget(left if self.dockWidgetArea(dock) == right else right, dock)
            dock.show()
            dock.raise_()

    def arrangement(self) -> str:
        """Return where the docks are, how wide, and which are closed, for the next start."""
        hidden = self._bare or not self.isVisible()  # then no dock is where it was left
        state = self._before_bare if hidden else self.saveState()
        return bytes(state.toBase64().data()).decode()

    # --- what is shown -------------------------------------------------------------------------------------------

    def set_figure(self, text: str) -> None:
        """Show the wall figure."""
        self.status.set("figure", text, tone="strong")

    def set_screens(self, waiting: Sequence[str], new: Sequence[str]) -> None:
        """Say which of the wall's screens are not plugged in, and which screens the wall could take over."""
        notes = []
        if waiting:
            notes.append("⚠ " + tr("layar tidak terpasang: {names}").format(names=", ".join(waiting)))
        if new:
            notes.append(tr("layar baru: {names} (menu Jendela)").format(names=", ".join(new)))
        self.status.set("screens", "  ".join(notes), tone="warn")

    def set_session_strip(self, strip: QWidget) -> None:
        """Give the strip that shows the session its place, in the corner of the menu bar."""
        if self._strip is not None and self._strip is not strip:
            self._strip.hide()  # the menu bar lets go of it, but leaves it where it was
        self._strip = strip
        strip.installEventFilter(self)
        self.menuBar().setCornerWidget(strip, Qt.Corner.TopRightCorner)
        strip.show()

    def _fit_strip(self) -> None:
        """Let the strip beside the menus say no more than there is room for: a covered menu is one nobody finds."""
        bar_px = self.menuBar().width()
        room_px, fit_into = bar_px - self.menus.fit_into(bar_px), getattr(self._strip, "fit_into", None)
        if fit_into is not None:
            fit_into(room_px)

    def offer_dock(self, dock: QDockWidget) -> None:
        """Let a person close and open another dock from the menu, beside that of the cameras."""
        self._offered.append(dock)
        self.menus.offer(dock)

    def offer_status(self, part: QWidget) -> None:
        """Give a small widget its place in the status line, left of the notes on screens and layout."""
        self.statusBar().addPermanentWidget(part)

    def set_controls_enabled(self, enabled: bool) -> None:
        """Grey what steers the wall, or give it back; the wall itself stays as it is.

        To be seen only: what a greyed menu would have done is refused by the service layer, not by this.
        """
        self.cameras.setEnabled(enabled)
        self.menus.set_controls_enabled(enabled)

    def refresh(self, now_utc: datetime, message: str) -> None:
        """Set clock, page and message; called four times a second, changes only what differs."""
        self.status.set("clock", words.clock_time(now_utc), tone="plain")
        self.message.say(message)
        pages = len(self._model.layout.pages)
        name = self._model.layout.name
        tiles = len(self._model.grid(0).places)  # a ready-made grid is named by its tiles, and may have been changed
        note = tr("{n} petak", n=tiles).format(n=tiles) if name.isdecimal() else name or tr("tanpa nama")
        if name and not name.isdecimal() and self._model.is_changed:
            note = tr("{layout}, diubah").format(layout=note)
        if pages > 1:
            turning = tr("berputar") if self._model.sequence.running else tr("jeda")
            page = tr("halaman {n}/{all}").format(n=self._model.page_index + 1, all=pages)
            note = f"{note} · {page}, {turning}"
        self.status.set("layout", note)

    @property
    def bare(self) -> bool:
        """Whether the wall covers the whole screen, without anything of the desk."""
        return self._bare

    def set_bare(self, bare: bool, screen: QScreen) -> None:
        """Show nothing but the wall on the whole screen, or the desk around it again."""
        if bare == self._bare and self.isVisible():
            return
        with painted_later(self):
            self._set_bare(bare, screen)
        self.wall.setFocus()
        self.bared.emit(bare)

    def _set_bare(self, bare: bool, screen: QScreen) -> None:
        if bare and self.isVisible():
            self._before_bare = self.saveState()
        self._bare = bare
        self.menuBar().setVisible(not bare)
        self.statusBar().setVisible(not bare)
        for dock in self.findChildren(QDockWidget):
            dock.setVisible(not bare)
        self.centre.set_alone(bare)
        if bare:
            cover(self, screen)
        else:
            self.setScreen(screen)
            self.setGeometry(screen.availableGeometry())
            if self._before_bare.isEmpty() and not self._offered:
                self._place_cameras(screen)
            if not self._before_bare.isEmpty():
                self.restoreState(self._before_bare)
            if self.full_screen:
                cover(self, screen)
            else:
                self.showMaximized()
                self.setGeometry(screen.availableGeometry())

    def _place_cameras(self, screen: QScreen) -> None:
        """Give the list its place on the screen of the desk, before there are panels, while nobody arranged any."""
        side = self._side_of(self.cameras_dock, screen)
        self.addDockWidget(side, self.cameras_dock)
        wide = RIGHT_PX if side is Qt.DockWidgetArea.RightDockWidgetArea else _left_px(screen)
        self.resizeDocks([self.cameras_dock], [wide], Qt.Orientation.Horizontal)

    # --- keyboard ------------------------------------------------------------------------------------------------

    @property
    def front(self) -> QWidget:
        """What the centre shows: its own wall, that of another screen, or all of them in small."""
        return self.centre.mirror or self.centre.miniature or self.wall

    def parts(self) -> list[QWidget]:
        """Return what the keyboard can be in, from left to right: docks and the centre, then bars and the menus."""
        docks = [dock for dock in self.findChildren(QDockWidget) if not dock.visibleRegion().isEmpty()]
        bars = [bar for bar in self.findChildren(QToolBar) if bar.isVisible()]
        strip = [] if self._strip is None or not self._strip.isVisible() else [self._strip]
        beside = sorted([*docks, self.centre], key=lambda part: part.mapTo(self, QPoint(0, 0)).x())
        menus = [] if self._bare else [self.menuBar()]
        return [*beside, *bars, *strip, *menus]

    def walk_parts(self, step: int) -> None:
        """Put the keyboard into the next part of the window, or the one before it; from another window to the wall."""
        self.activateWindow()
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()  # it would stay unfolded over the part
        parts, focused = self.parts(), QApplication.focusWidget()
        if focused is not None and focused.window() is not self:
            self.front.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        holds = [focused is part or (focused is not None and part.isAncestorOf(focused)) for part in parts]
        here = holds.index(True) if True in holds else parts.index(self.centre)
        for way in range(1, len(parts) + 1):
            if self._enter(parts[(here + way * step) % len(parts)]):
                return

    def _enter(self, part: QWidget) -> bool:
        """Put the keyboard into a part, where it was last or at its first widget; return whether it takes it."""
        if isinstance(part, QMenuBar):
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            part.setActiveAction(part.actions()[0])  # unfolds it: the arrows lead on from there
            return True
        inside = [part, *part.findChildren(QWidget)]
        last = self.front if part is self.centre else part.focusWidget()
        able = [one for one in inside if _takes_keys(one)]
        if not able:
            return False
        chosen = last if last in able and last is not part else able[0]
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    # --- Qt ------------------------------------------------------------------------------------------------------

    def _on_cameras_made(self) -> None:
        self.cameras.panel.view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc lead from list and menus back to the wall, and the strip have the room that its texts need."""
        if watched is self.menuBar() and event.type() == QEvent.Type.Resize:
            self._fit_strip()
        if watched is self._strip and event.type() == QEvent.Type.LayoutRequest:
            self._fit_strip()
            bar = self.menuBar()  # asks its corner how large it wants to be only when it is resized itself
            QApplication.sendEvent(bar, QResizeEvent(bar.size(), bar.size()))
        leaving = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if leaving and event.type() == QEvent.Type.KeyPress:
            if self.cameras.is_made and watched is self.cameras.panel.view:
                self.wall.setFocus()
                return True
            if watched is self.menuBar():
                self.wall.setFocus()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Follow a change of the language; Qt would tell every part of the window in this turn."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._language.start()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run the commands whose keys the focused widget had no use for."""
        action = keys.action_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.wall.setFocus()
        elif self._moves_elsewhere(event) or action is None or not self._commands.run(action):
            super().keyPressEvent(event)

    def _moves_elsewhere(self, event: QKeyEvent) -> bool:
        """Return whether a key moves about in a panel: past a list's end it must not choose or widen tiles."""
        focused = QApplication.focusWidget()
        if focused is None or focused is self or self.centre.isAncestorOf(focused):
            return False
        return event.key() in _ARROWS or (event.key() in _PAGES and isinstance(focused, QAbstractItemView))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hand the wish to the program unless the program itself closes us."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self._ask_quit()

    def finish(self) -> None:
        """Close for good."""
        if self.isVisible() and not self._bare:
            self._before_bare = self.saveState()
        self._may_close = True
        self._language.stop()
        self.close()


def _left_px(screen: QScreen) -> int:
    """Return how wide the list is at first: at 125 % less than on a wide screen, or the wall has less than half."""
    return min(LEFT_PX, screen.availableGeometry().width() // 5)


def _takes_keys(widget: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return reached and widget.isEnabled() and not widget.visibleRegion().isEmpty()
