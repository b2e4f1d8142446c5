"""Mouse, wheel, drag and drop and keys of one wall widget, turned into commands."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QDropEvent, QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication

from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.domain.zoom import pan, wheel
from scc_wall.ui.commands import Commands
from scc_wall.ui.keys import action_of
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_widget import WallWidget

CAMERA_MIME: Final = "application/x-scc-wall-camera"
"""Payload: the camera's id as decimal text."""
TILE_MIME: Final = "application/x-scc-wall-tile"
"""Payload: `screen,index` of the tile that is dragged."""
NOTCH: Final = 120
"""Source: QWheelEvent.angleDelta, eighths of a degree; one notch of most wheels is 15°."""


def camera_mime(camera_id: int) -> QMimeData:
    """Return what is dragged from the camera list."""
    mime = QMimeData()
    mime.setData(CAMERA_MIME, QByteArray(str(camera_id).encode()))
    return mime


def tile_mime(address: TileAddress) -> QMimeData:
    """Return what is dragged from a tile."""
    mime = QMimeData()
    mime.setData(TILE_MIME, QByteArray(f"{address.screen},{address.index}".encode()))
    return mime


def _text(mime: QMimeData, kind: str) -> str:
    return bytes(mime.data(kind).data()).decode()


class WallInput(QObject):
    """Filters the events of a `WallWidget`.

    Parameters
    ----------
    drag
        Runs a drag and drop; a test passes its own, since `QDrag.exec` waits for a person.
    """

    def __init__(
        self,
        widget: WallWidget,
        model: WallModel,
        feed: VideoFeed,
        commands: Commands,
        drag: Callable[[QDrag], object] | None = None,
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._model = model
        self._feed = feed
        self._commands = commands
        self._drag = drag or (lambda drag: drag.exec(Qt.DropAction.MoveAction))
        self._pressed: tuple[QPoint, Tile] | None = None
        self._handlers: dict[QEvent.Type, Callable[..., bool]] = {
            QEvent.Type.MouseButtonPress: self._on_press,
            QEvent.Type.MouseMove: self._on_move,
            QEvent.Type.MouseButtonRelease: self._on_release,
            QEvent.Type.MouseButtonDblClick: self._on_double_click,
            QEvent.Type.Wheel: self._on_wheel,
            QEvent.Type.KeyPress: self._on_key,
            QEvent.Type.DragEnter: self._on_drag,
            QEvent.Type.DragMove: self._on_drag,
            QEvent.Type.Drop: self._on_drop,
        }
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand an event to its handler; what no handler takes goes on."""
        handler = self._handlers.get(event.type())
        return handler is not None and watched is self._widget and handler(event)

    # --- mouse ---------------------------------------------------------------------------------------------------

    def _on_press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        tile = self._widget.tile_at(event.position().toPoint())
        self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
        if tile is not None:
            self._pressed = (event.position().toPoint(), tile)
            self._commands.select(tile.address)
        return True

    def _on_move(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        start, tile = self._pressed
        now = event.position().toPoint()
        if self._model.zoom(tile.address) != WHOLE:
            self._pan(tile, start, now)
            self._pressed = (now, tile)
        elif not tile.spotlight and (now - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            if not tile.place.is_empty and self._commands.allowed("swap", tile.place.camera_id, asks=True):
                self._start_drag(tile)
        return True

    def _on_release(self, event: QMouseEvent) -> bool:
        self._pressed = None
        return event.button() is Qt.MouseButton.LeftButton

    def _on_double_click(self, event: QMouseEvent) -> bool:
        tile = self._widget.tile_at(event.position().toPoint())
        if tile is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._pressed = None
        if self._model.zoom(tile.address) != WHOLE:
            self._commands.set_zoom(tile.address, WHOLE)
        else:
            self._commands.spotlight(tile.address)
        return True

    def _start_drag(self, tile: Tile) -> None:
        drag = QDrag(self._widget)
        drag.setMimeData(tile_mime(tile.address))
        painter = self._widget.painter_of(tile.tile_id)
        thumbnail = None if painter is None else painter.thumbnail((160, 90))
        if thumbnail is not None:
            drag.setPixmap(QPixmap.fromImage(thumbnail))
            drag.setHotSpot(QPoint(80, 45))
        self._drag(drag)

    # --- zoom ----------------------------------------------------------------------------------------------------

    def _on_wheel(self, event: QWheelEvent) -> bool:
        tile = self._widget.tile_at(event.position().toPoint())
        notches = event.angleDelta().y() / NOTCH
        if tile is None or tile.place.camera_id is None or not notches:
            return True
        ratio = self._widget.devicePixelRatioF()
        cursor_px = (event.position().x() * ratio - tile.rect.x, event.position().y() * ratio - tile.rect.y)
        zoom = self._model.zoom(tile.address)
        self._commands.set_zoom(tile.address, wheel(zoom, self._widget.view_of(tile), cursor_px, notches))
        return True

    def _pan(self, tile: Tile, start: QPoint, now: QPoint) -> None:
        ratio = self._widget.devicePixelRatioF()
        dx_px, dy_px = (now.x() - start.x()) * ratio, (now.y() - start.y()) * ratio
        zoom = self._model.zoom(tile.address)
        self._commands.set_zoom(tile.address, pan(zoom, self._widget.view_of(tile), dx_px, dy_px))

    # --- drag and drop -------------------------------------------------------------------------------------------

    def _on_drag(self, event: QDropEvent) -> bool:
        mime = event.mimeData()
        if mime.hasFormat(CAMERA_MIME) or mime.hasFormat(TILE_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        tile = self._widget.tile_at(event.position().toPoint())
        mime = event.mimeData()
        if tile is None:
            event.ignore()
        elif mime.hasFormat(TILE_MIME):
            screen, index = (int(part) for part in _text(mime, TILE_MIME).split(","))
            event.acceptProposedAction()
            self._commands.swap(TileAddress(screen, index), tile.address)
        elif mime.hasFormat(CAMERA_MIME):
            event.acceptProposedAction()
            self._commands.put(tile.address, int(_text(mime, CAMERA_MIME)))
        return True

    # --- keys ----------------------------------------------------------------------------------------------------

    def _on_key(self, event: QKeyEvent) -> bool:
        text, typed = event.text(), self._commands.typed()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and len(text) == 1 and text in "0123456789":
            self._commands.type_digit(text)
        elif typed and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._commands.enter_number()
        elif typed and event.key() == Qt.Key.Key_Backspace:
            self._commands.delete_digit()
        else:
            action = action_of(event)
            if action is None or not self._commands.knows(action):
                return False
            self._commands.run(action)  # refused or not, the window behind need not ask again
        return True
