"""Keys and mouse of the replayed tile: it listens before the wall's own input does, and only while it is on."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.replay.look import bar_of
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_widget import WallWidget

STEP_S: Final = 1.0
LONG_STEP_S: Final = 5.0
DRAG_EVERY_MS: Final = 80
"""A hand on the bar asks for a picture so often: each is decoded from its keyframe on."""


class ReplayMode(QObject):
    """Turns keys and mouse into wishes; see `ReplayUi` for what becomes of them."""

    further = Signal()
    stepped = Signal(float)
    paused = Signal()
    faster = Signal(int)
    to_start = Signal()
    dragged = Signal(float)
    """To that share of what there is."""
    let_go = Signal()
    left = Signal()
    shot = Signal()
    """A snapshot was asked for, which would be of now, not of what is seen."""
    touched = Signal()
    """Any of them: a person is there."""

    def __init__(self, model: WallModel) -> None:
        super().__init__()
        self._model = model
        self.wall: WallWidget | None = None
        self.address: TileAddress | None = None
        self._page = 0
        self._dragging = False
        self._share: float | None = None
        self._calm = QTimer(self)
        self._calm.setInterval(DRAG_EVERY_MS)
        self._calm.setSingleShot(True)
        self._calm.timeout.connect(self._on_calm_timeout)
        self._keys: dict[int, Callable[[bool], object]] = {
            Qt.Key.Key_U: lambda _: self.further.emit(),
            Qt.Key.Key_Left: lambda long: self.stepped.emit(-(LONG_STEP_S if long else STEP_S)),
            Qt.Key.Key_Right: lambda long: self.stepped.emit(LONG_STEP_S if long else STEP_S),
            Qt.Key.Key_Space: lambda _: self.paused.emit(),
            Qt.Key.Key_Minus: lambda _: self.faster.emit(-1),
            Qt.Key.Key_Plus: lambda _: self.faster.emit(1),
            Qt.Key.Key_Equal: lambda _: self.faster.emit(1),
            Qt.Key.Key_Home: lambda _: self.to_start.emit(),
            Qt.Key.Key_J: lambda _: self.shot.emit(),
            Qt.Key.Key_End: lambda _: self.left.emit(),
            Qt.Key.Key_Escape: lambda _: self.left.emit(),
        }
        self._once: frozenset[int] = frozenset({Qt.Key.Key_U, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Escape})

    @property
    def on(self) -> bool:
        """Whether a tile is replayed now."""
        return self.wall is not None

    def begin(self, wall: WallWidget, address: TileAddress) -> None:
        """Listen for a tile from now on."""
        self.end()
        self.wall, self.address, self._page = wall, address, self._model.page_index
        if not wall.hasFocus():
            wall.window().activateWindow()
            wall.setFocus()
        wall.installEventFilter(self)

    def end(self) -> None:
        """Listen no more. Idempotent."""
        self._hold(on=False)
        wall, self.wall = self.wall, None
        self._share = None
        self._calm.stop()
        if wall is not None:
            wall.removeEventFilter(self)

    def still_there(self, camera_id: int) -> bool:
        """Return whether the tile is the same one: its page, its place, its camera, and selected."""
        return self._model.still_selects(self.address, self._page, camera_id)

    def tile(self) -> Tile | None:
        """Return the replayed tile as it stands on its wall now: small, or in the spotlight."""
        return None if self.wall is None else self.wall.tile_of(self.address)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the replay."""
        if watched is not self.wall:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key_press(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        return False

    # --- keys ----------------------------------------------------------------------------------------------------

    def _on_key_press(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        long = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if modifiers & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        sign = key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Left, Qt.Key.Key_Right}
        if key == Qt.Key.Key_T and not long:
            self.left.emit()  # nobody steers by the past; the key goes on to what steers
        command = self._keys.get(key) if sign or not long else None
        if command is None:
            return False
        if not (event.isAutoRepeat() and key in self._once):
            self.touched.emit()
            command(long)
        return True

    # --- mouse ---------------------------------------------------------------------------------------------------

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick} and event.button() is left:
            share = self._share_at(event, anywhere=False)
            if share is None:
                return False
            self._hold(on=True)
            self._drag(share)
            return True
        if not self._dragging:
            return False
        if kind == QEvent.Type.MouseMove and event.buttons() & left:
            share = self._share_at(event, anywhere=True)
            if share is not None:
                self._drag(share)
        else:  # it came up, here or where nobody told us
            self._release()
        return True

    def _share_at(self, event: QMouseEvent, *, anywhere: bool) -> float | None:
        """Return where along the bar the pointer is, None if it is not on it."""
        tile = self.tile()
        painter = None if tile is None or self.wall is None else self.wall.painter_of(tile.tile_id)
        if tile is None or painter is None or self.wall is None:
            return None
        ratio, where = self.wall.devicePixelRatioF(), event.position()
        x, y = where.x() * ratio - tile.rect.x, where.y() * ratio - tile.rect.y
        bar = bar_of(tile.rect.width, tile.rect.height, painter.cap_px, painter.frame_px)
        return bar.share(x) if anywhere or bar.hit(x, y) else None

    def _drag(self, share: float) -> None:
        self.touched.emit()
        if self._calm.isActive():
            self._share = share
        else:
            self._calm.start()
            self.dragged.emit(share)

    def _on_calm_timeout(self) -> None:
        share, self._share = self._share, None
        if share is not None:
            self._drag(share)

    def _hold(self, *, on: bool) -> None:
        self._dragging = on
        if self.wall is not None:
            self.wall.setMouseTracking(on)  # a button that came up where nobody told us shows with the next move

    def _release(self) -> None:
        self._hold(on=False)
        self._calm.stop()
        self._on_calm_timeout()
        self._calm.stop()
        self.let_go.emit()
