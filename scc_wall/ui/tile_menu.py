"""What a right click on a wall offers: what its keys do, for who works with the mouse alone.

A wall that covers its screen has no menu bar, so this is also the mouse's way back from there.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import keys, theme
from scc_wall.ui.commands import Commands
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.words import tr

_CAMERA: Final = ("snapshot", "replay", "ptz-steer", "details", "retry")
_PICTURE: Final = ("fit", "rotate", "pin", "clear", "guest-hide")
_WALL: Final = ("snapshot-wall", "snapshots", "guest-mode", "handover", "session", "wall-only", "help")
LOW_PX: Final = 720
"""Logical pixels of a screen's height on which the wall's commands have a menu of their own: all in one need 575."""


class TileMenu(QObject):
    """Answers a right click, or the menu key, on one wall."""

    def __init__(self, widget: WallWidget, model: WallModel, commands: Commands) -> None:
        super().__init__(widget)
        self._widget = widget
        self._model = model
        self._commands = commands
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the menu; where the right button steers a camera there is none."""
        if not isinstance(event, QContextMenuEvent) or watched is not self._widget:
            return False
        if not self._steered():
            self._show(event)
        return True

    def _steered(self) -> bool:
        selected, face = self._model.selected, self._widget.steering
        camera_id = None if selected is None else self._commands.camera_at(selected)
        return face is not None and camera_id is not None and face.steers(camera_id)

    def _show(self, event: QContextMenuEvent) -> None:
        tile, where = self._widget.tile_at(event.pos()), event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            tile = next((one for one in self._widget.tiles if one.address == self._model.selected), None)
            middle = self._widget.rect() if tile is None else self._widget.logical(tile.rect)
            where = self._widget.mapToGlobal(middle.center())
        if tile is not None:
            self._commands.select(tile.address)
        self.menu(tile).popup(where)

    def menu(self, tile: Tile | None) -> QMenu:
        """Return a menu about a tile, or about the wall alone; it is gone once it was closed."""
        made = QMenu(self._widget)
        made.setStyleSheet(theme.STYLE_SHEET)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if tile is not None:
            self._offer_past(made, tile)
            for group in self._groups(tile):
                self._fill(made, group, partial(self._run_on, tile.address))
        pages = ("page-next", "page-previous", "sequence") if len(self._model.layout.pages) > 1 else ()
        low = tile is not None and self._widget.screen().availableGeometry().height() < LOW_PX
        for group in (pages, _WALL):
            self._fill(self._wall_menu(made) if low and group is _WALL else made, group, self._commands.run)
        return made

    def _wall_menu(self, menu: QMenu) -> QMenu:
        """Return a menu within the menu: all in one would need a second column, and cover a low screen whole."""
        made = menu.addMenu(tr("Dinding"))
        made.setStyleSheet(theme.STYLE_SHEET)
        return made

    def _groups(self, tile: Tile) -> Iterator[tuple[str, ...]]:
        """Return what may be done with a tile: an empty one takes the websites, a camera is looked at and turned."""
        zoomed = self._model.zoom(tile.address) != WHOLE
        if not self._model.shows(tile.place):
            yield ("sites-tile",)
            return
        yield ("back",) if tile.spotlight or zoomed else ("spotlight",)
        if self._model.camera(tile.place.camera_id) is None:
            yield ("pin", "clear")
            return
        yield _CAMERA
        yield _PICTURE

    def _offer_past(self, menu: QMenu, tile: Tile) -> None:
        face = self._widget.replay
        for text, act in () if face is None else face.offers(tile.tile_id):
            menu.addAction(text).triggered.connect(lambda _=False, act=act: act())
        menu.addSeparator()

    def _fill(self, menu: QMenu, actions: tuple[str, ...], run: Callable[[str], object]) -> None:
        wanted = {key.action: key for key in keys.table() if key.action in actions}
        for action in actions:
            key = wanted[action]
            item = menu.addAction(f"{keys.menu_text(key)}\t{keys.shown(key)}")
            item.setObjectName(action)
            item.triggered.connect(lambda _=False, action=action: run(action))
        menu.addSeparator()

    def _run_on(self, address: TileAddress, action: str) -> None:
        """Run a command about the tile that was clicked, whatever was selected in the meantime."""
        if self._model.selected != address:
            self._commands.select(address)
        if self._model.selected == address:
            self._commands.run(action)
