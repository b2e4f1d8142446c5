"""The menus of the control desk: one for each section of the keys, with grids, saved layouts, panels and languages."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QStyle

from scc_wall.base.told import language
from scc_wall.domain.layout import GRID_SIZES
from scc_wall.ui import keys, theme
from scc_wall.ui.commands import WATCHING, Commands
from scc_wall.ui.translation import NAMES
from scc_wall.ui.words import tr

STRIP_PX: Final = 460
"""What the session's strip asks for, without the letter's number, at the end of the bar; else menus stand closer."""
CLOSE_PAD_PX: Final = 5
CLOSE_GAP_PX: Final = 2
EDGES_PX: Final = 16
"""Before the first menu and behind the last one."""
_CLOSE: Final = f"QMenuBar {{ spacing: {CLOSE_GAP_PX}px; }} QMenuBar::item {{ padding: 4px {CLOSE_PAD_PX}px; }}"
_GROUPS: Final = frozenset({
    "swap-left", "spotlight", "zoom-in", "fit", "retry",
    "grid-more", "span-wider", "layout-save", "miniature", "guest-mode",
    "page-add", "sites-acknowledge", "snapshots", "handover", "letters", "audit-export", "sites-tile", "ptz-stop",
    "part-next", "identify", "first-start", "quit",
})  # fmt: skip
"""What begins a group of its own in its menu, behind a line: what is done for the same purpose stands together."""


class DeskMenus(QObject):
    """Fills the menu bar of the desk and keeps its texts.

    Parameters
    ----------
    docks
        Returns the panels' docks in the order in which they are offered.
    cameras_dock
        The dock that is there from the start.
    """

    across = Signal(QDockWidget)
    """A person wants this panel at the other side of the wall."""

    def __init__(
        self,
        window: QMainWindow,
        commands: Commands,
        docks: Callable[[], Sequence[QDockWidget]],
        cameras_dock: QDockWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bar = window.menuBar()
        self._commands = commands
        self._docks = docks
        self._cameras_item = cameras_dock.toggleViewAction()
        self._controls: list[QAction] = []
        self._items: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        """The menus, by the first command in each."""
        self._close = False
        self._add_sections()
        self._add_languages()

    def _add_sections(self) -> None:
        menus: dict[str, QMenu] = {}
        for key in keys.table():
            if key.action.startswith("grid-") and key.action not in {"grid-more", "grid-fewer"}:
                continue  # all grids have a menu of their own
            menu = menus.get(key.section)
            if menu is None:
                menu = menus[key.section] = self._menus[key.action] = self._bar.addMenu(key.section)
            if key.action == "first-start":
                self._add_panels(menu)
            if key.action in _GROUPS:
                menu.addSeparator()
            if key.action == "grid-more":
                self._add_grids(menu)
            if key.action == "first-start":
                self._keep = self._add(menu, "replay-keep")
            self._items[key.action] = self._add(menu, key.action)
            if key.action == "layout-open":
                self._add_saved(menu)
            if key.action == "screens":
                self._adopt = self._add(menu, "adopt-screens")

    def _add_grids(self, menu: QMenu) -> None:
        grids = self._grids = menu.addMenu("")
        named = {key.action: keys.shown(key) for key in keys.table()}
        for size in GRID_SIZES:
            shown = named.get(f"grid-{size}", "")
            self._add(grids, f"grid-{size}").setText(f"{size}\t{shown}" if shown else str(size))

    def _add_saved(self, menu: QMenu) -> None:
        self._saved = menu.addMenu("")
        self._saved.aboutToShow.connect(self._on_saved_about_to_show)
        self._controls.append(self._saved.menuAction())

    def _add_panels(self, menu: QMenu) -> None:
        self._panels = menu
        menu.addSeparator()
        menu.addAction(self._cameras_item)
        self._across = menu.addMenu("")
        self._across.aboutToShow.connect(self._on_across_about_to_show)
        self._reset = self._add(menu, "panels-reset")

    def _add_languages(self) -> None:
        """Name each language in itself, in a menu that is found from either."""
        menu = self._language_menu = self._bar.addMenu("")
        self._languages = {code: menu.addAction(name) for code, name in NAMES.items()}
        for code, item in self._languages.items():
            item.setCheckable(True)
            item.triggered.connect(lambda _=False, code=code: self._on_language_triggered(code))

    def _on_language_triggered(self, code: str) -> None:
        if code != language():
            self._commands.run("language")
        self._tick_language()

    def _tick_language(self) -> None:
        for code, item in self._languages.items():
            item.setChecked(code == language())

    def _add(self, menu: QMenu, action: str) -> QAction:
        item = QAction(self._window)
        item.triggered.connect(lambda: self._commands.run(action))
        menu.addAction(item)
        if action not in WATCHING:
            self._controls.append(item)
        return item

    # --- the room in the bar ---------------------------------------------------------------------------------------

    def fit_into(self, bar_px: int) -> int:
        """Stand closer on a narrow desk, so that no menu hides behind »; return how much of the bar the menus take.

        How close follows from the bar's width alone: titles that move with each word of the session would be missed.
        """
        close = self._room_of(close=False) + STRIP_PX > bar_px
        if close != self._close:
            self._close = close
            self._bar.setStyleSheet(_CLOSE if close else "")
            self._name_menus()
        return self._room_of(close=close)

    def _room_of(self, *, close: bool) -> int:
        metrics, style = self._bar.fontMetrics(), self._bar.style()
        pad_px = CLOSE_PAD_PX if close else theme.MENU_PAD_PX
        titles = [title.replace("&", "") for title in self._titles(close=close).values()]
        between_px = CLOSE_GAP_PX if close else style.pixelMetric(QStyle.PixelMetric.PM_MenuBarItemSpacing)
        items_px = sum(metrics.horizontalAdvance(title) + 2 * pad_px + 1 for title in titles)
        return items_px + (len(titles) - 1) * between_px + EDGES_PX

    def _titles(self, *, close: bool) -> dict[QMenu, str]:
        brief = {tr("Kamera PTZ"): "PTZ"} if close else {}
        named = {key.action: key.section for key in keys.table() if key.action in self._menus}
        titles = {self._menus[action]: brief.get(section, section) for action, section in named.items()}
        return {**titles, self._language_menu: "ID / EN" if close else "Bahasa / Language"}

    def _name_menus(self) -> None:
        for menu, title in self._titles(close=self._close).items():
            if menu.title() != title:
                menu.setTitle(title)

    # --- texts and items -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self._name_menus()
        for key in keys.table():
            if key.action in self._items:
                self._items[key.action].setText(f"{keys.menu_text(key)}\t{keys.shown(key)}")
        self._saved.setTitle(tr("Tersimpan"))
        self._grids.setTitle(tr("Jumlah petak"))
        self._across.setTitle(tr("Pindahkan panel ke sisi lain"))
        self._reset.setText(tr("Kembalikan susunan panel"))
        self._adopt.setText(tr("Pakai layar baru untuk dinding"))
        self._keep.setText(tr("Ulangan instan: simpan 30 dtk terakhir…"))
        self._tick_language()

    def offer(self, dock: QDockWidget) -> None:
        """Let a person close and open another dock, beside that of the cameras."""
        self._panels.insertAction(self._cameras_item, dock.toggleViewAction())

    def set_controls_enabled(self, enabled: bool) -> None:
        """Grey what steers the wall, or give it back."""
        for item in self._controls:
            item.setEnabled(enabled)

    def _on_saved_about_to_show(self) -> None:
        self._saved.clear()
        names = list(self._commands.layouts.names())
        for name in names:
            item = self._saved.addAction(name.replace("&", "&&"))
            item.triggered.connect(lambda _=False, name=name: self._commands.open_layout(name))
        if not names:
            nothing = self._saved.addAction(tr("belum ada — simpan dengan Ctrl+S"))
            nothing.setEnabled(False)

    def _on_across_about_to_show(self) -> None:
        """Offer what a drag of a panel's title does, to who works without a mouse."""
        self._across.clear()
        for dock in [one for one in self._docks() if not one.isHidden()]:
            item = self._across.addAction(dock.windowTitle().replace("&", "&&"))
            item.triggered.connect(lambda _=False, dock=dock: self.across.emit(dock))
