"""The control desk: wall in the centre, cameras docked at its left, menus and the status line around it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QMenu, QMenuBar, QToolBar, QWidget

from scc_wall.domain.layout import GRID_SIZES
from scc_wall.ui import keys, theme, words
from scc_wall.ui.camera_tree import CameraPanel
from scc_wall.ui.commands import WATCHING, Commands
from scc_wall.ui.message_line import MessageLine
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.wall_window import cover
from scc_wall.ui.words import tr


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

    def __init__(
        self,
        wall: WallWidget,
        panel: CameraPanel,
        model: WallModel,
        commands: Commands,
        ask_quit: Callable[[], object],
    ) -> None:
        super().__init__()
        self.wall = wall
        self.panel = panel
        self._model = model
        self._commands = commands
        self._ask_quit = ask_quit
        self._may_close = False
        self._bare = False
        self._before_bare = QByteArray()
        self._controls: list[QAction] = []
        self._strip: QWidget | None = None
        self.setWindowTitle(tr("SCC Wall"))
        self.setStyleSheet(theme.STYLE_SHEET)
        self.setCentralWidget(wall)
        self.cameras_dock = self._dock(panel)
        self._build_menus()
        self._build_status()
        panel.view.installEventFilter(self)
        self.menuBar().installEventFilter(self)
        wall.setFocus()

    # --- parts ---------------------------------------------------------------------------------------------------

    def _dock(self, panel: CameraPanel) -> QDockWidget:
        dock = QDockWidget(tr("Kamera"), self)
        dock.setObjectName("cameras")  # QMainWindow.saveState knows docks by this name
        features = QDockWidget.DockWidgetFeature
        dock.setFeatures(features.DockWidgetMovable | features.DockWidgetClosable)
        dock.setWidget(panel)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        self.resizeDocks([dock], [330], Qt.Orientation.Horizontal)
        return dock

    def _build_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for key in keys.table():
            if key.action.startswith("grid-") and key.action not in {"grid-more", "grid-fewer"}:
                continue  # all grids have a menu of their own
            menu = menus.get(key.section)
            if menu is None:
                menu = menus[key.section] = self.menuBar().addMenu(key.section)
                if key.section == tr("Tata letak"):
                    self._add_grids(menu)
            text = key.text[0].upper() + key.text[1:].replace("&", "&&")
            self._add(menu, f"{text}\t{keys.shown(key)}", key.action)
            if key.action == "layout-open":
                self._saved = menu.addMenu(tr("Tersimpan"))
                self._saved.aboutToShow.connect(self._on_saved_about_to_show)
                self._controls.append(self._saved.menuAction())
        window = self._window_menu = menus[tr("Jendela")]
        window.addSeparator()
        window.addAction(self.cameras_dock.toggleViewAction())
        self._add(window, tr("Pakai layar baru untuk dinding"), "adopt-screens")

    def _add_grids(self, menu: QMenu) -> None:
        grids = menu.addMenu(tr("Jumlah petak"))
        named = {key.action: keys.shown(key) for key in keys.table()}
        for size in GRID_SIZES:
            shown = named.get(f"grid-{size}", "")
            self._add(grids, f"{size}\t{shown}" if shown else str(size), f"grid-{size}")

    def _add(self, menu: QMenu, text: str, action: str) -> None:
        item = QAction(text, self)
        item.triggered.connect(lambda: self._commands.run(action))
        menu.addAction(item)
        if action not in WATCHING:
            self._controls.append(item)

    def _build_status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.figure = QLabel()
        self.figure.setAccessibleName(tr("Angka dinding"))
        self.figure.setStyleSheet("font-weight: 600;")
        self.message = MessageLine()
        self.screens_note = QLabel()
        self.screens_note.setStyleSheet(f"color: {theme.WARN};")
        self.layout_note = QLabel()
        self.layout_note.setStyleSheet(f"color: {theme.TEXT_DIM};")
        self.clock = QLabel()
        self.clock.setAccessibleName(tr("Jam WIB"))
        bar.addWidget(self.figure)
        bar.addWidget(self.message, 1)
        for label in (self.screens_note, self.layout_note, self.clock):
            bar.addPermanentWidget(label)

    # --- where the docks are -------------------------------------------------------------------------------------

    def arrange(self, arrangement: str) -> None:
        """Put the docks where they were left, before the window opens; an odd value leaves them as they are.

        Parameters
        ----------
        arrangement
            What `arrangement` returned; empty: nobody moved any yet.
        """
        self._before_bare = QByteArray.fromBase64(QByteArray(arrangement.encode("ascii", "replace")))

    def arrangement(self) -> str:
        """Return where the docks are, how wide, and which are closed, for the next start."""
        hidden = self._bare or not self.isVisible()  # then no dock is where it was left
        state = self._before_bare if hidden else self.saveState()
        return bytes(state.toBase64().data()).decode()

    # --- what is shown -------------------------------------------------------------------------------------------

    def set_figure(self, text: str) -> None:
        """Show the wall figure."""
        _set(self.figure, text)

    def set_screens(self, waiting: Sequence[str], new: Sequence[str]) -> None:
        """Say which of the wall's screens are not plugged in, and which screens the wall could take over."""
        notes = []
        if waiting:
            notes.append("⚠ " + tr("layar tidak terpasang: {names}").format(names=", ".join(waiting)))
        if new:
            notes.append(tr("layar baru: {names} (menu Jendela)").format(names=", ".join(new)))
        _set(self.screens_note, "  ".join(notes))

    def set_session_strip(self, strip: QWidget) -> None:
        """Give the strip that shows the session its place, in the corner of the menu bar."""
        if self._strip is not None and self._strip is not strip:
            self._strip.hide()  # the menu bar lets go of it, but leaves it where it was
        self._strip = strip
        strip.installEventFilter(self)
        self.menuBar().setCornerWidget(strip, Qt.Corner.TopRightCorner)
        strip.show()

    def offer_dock(self, dock: QDockWidget) -> None:
        """Let a person close and open another dock from the menu, beside that of the cameras."""
        self._window_menu.insertAction(self.cameras_dock.toggleViewAction(), dock.toggleViewAction())

    def set_controls_enabled(self, enabled: bool) -> None:
        """Grey what steers the wall, or give it back; the wall itself stays as it is.

        To be seen only: what a greyed menu would have done is refused by the service layer, not by this.
        """
        self.panel.setEnabled(enabled)
        for item in self._controls:
            item.setEnabled(enabled)

    def refresh(self, now_utc: datetime, message: str) -> None:
        """Set clock, page and message; called four times a second, changes only what differs."""
        _set(self.clock, words.clock_time(now_utc))
        self.message.say(message)
        pages = len(self._model.layout.pages)
        name = self._model.layout.name
        tiles = len(self._model.grid(0).places)  # a ready-made grid is named by its tiles, and may have been changed
        note = tr("{n} petak").format(n=tiles) if name.isdecimal() else name or tr("tanpa nama")
        if pages > 1:
            turning = tr("berputar") if self._model.sequence.running else tr("jeda")
            page = tr("halaman {n}/{all}").format(n=self._model.page_index + 1, all=pages)
            note = f"{note} · {page}, {turning}"
        _set(self.layout_note, note)

    @property
    def bare(self) -> bool:
        """Whether the wall covers the whole screen, without anything of the desk."""
        return self._bare

    def set_bare(self, bare: bool, screen: QScreen) -> None:
        """Show nothing but the wall on the whole screen, or the desk around it again."""
        if bare == self._bare and self.isVisible():
            return
        if bare and self.isVisible():
            self._before_bare = self.saveState()
        self._bare = bare
        self.menuBar().setVisible(not bare)
        self.statusBar().setVisible(not bare)
        for dock in self.findChildren(QDockWidget):
            dock.setVisible(not bare)
        if bare:
            cover(self, screen)
        else:
            self.setScreen(screen)
            self.setGeometry(screen.availableGeometry())
            if not self._before_bare.isEmpty():
                self.restoreState(self._before_bare)
            self.showMaximized()
            self.setGeometry(screen.availableGeometry())
        self.wall.setFocus()
        self.bared.emit(bare)

    # --- keyboard ------------------------------------------------------------------------------------------------

    def parts(self) -> list[QWidget]:
        """Return what the keyboard can be in, from left to right: docks and the wall, then bars and the menus."""
        docks = [dock for dock in self.findChildren(QDockWidget) if not dock.visibleRegion().isEmpty()]
        bars = [bar for bar in self.findChildren(QToolBar) if bar.isVisible()]
        strip = [] if self._strip is None or not self._strip.isVisible() else [self._strip]
        beside = sorted([*docks, self.wall], key=lambda part: part.mapTo(self, QPoint(0, 0)).x())
        menus = [] if self._bare else [self.menuBar()]
        return [*beside, *bars, *strip, *menus]

    def walk_parts(self, step: int) -> None:
        """Put the keyboard into the next part of the window, or the one before it; from another window to the wall."""
        self.activateWindow()
        parts, focused = self.parts(), QApplication.focusWidget()
        if isinstance(focused, WallWidget) and focused is not self.wall:
            self.wall.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        holds = [focused is part or (focused is not None and part.isAncestorOf(focused)) for part in parts]
        here = holds.index(True) if True in holds else parts.index(self.wall)
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
        last = part.focusWidget()
        able = [one for one in inside if _takes_keys(one)]
        if not able:
            return False
        chosen = last if last in able and last is not part else able[0]
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    # --- Qt ------------------------------------------------------------------------------------------------------

    def _on_saved_about_to_show(self) -> None:
        self._saved.clear()
        names = list(self._commands.layouts.names())
        for name in names:
            item = self._saved.addAction(name)
            item.triggered.connect(lambda _=False, name=name: self._commands.open_layout(name))
        if not names:
            nothing = self._saved.addAction(tr("belum ada — simpan dengan Ctrl+S"))
            nothing.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc lead from list and menus back to the wall, and the strip have the room that its texts need."""
        if watched is self._strip and event.type() == QEvent.Type.LayoutRequest:
            bar = self.menuBar()  # asks its corner how large it wants to be only when it is resized itself
            QApplication.postEvent(bar, QResizeEvent(bar.size(), bar.size()))
        leaving = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if leaving and event.type() == QEvent.Type.KeyPress:
            if watched is self.panel.view:
                self.wall.setFocus()
                return True
            if watched is self.menuBar():
                self.wall.setFocus()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run the commands whose keys the focused widget had no use for."""
        action = keys.action_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.wall.setFocus()
        elif action is None or not self._commands.run(action):
            super().keyPressEvent(event)

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
        self.close()


def _takes_keys(widget: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return reached and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _set(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
        if label.accessibleName():  # which screen readers read in place of the text
            label.setAccessibleDescription(text)
