"""Steering on the tile: while it is on, keys and mouse of one wall go to the camera of its selected tile.

It listens before the wall's own input does, and only while it is on, so that a wall nobody steers on pays nothing.
Every way out ends in `end`, and `end` leaves nothing held.
"""

from collections.abc import Callable
from math import hypot
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from scc_wall.domain.fitting import Point
from scc_wall.domain.ptz import PtzAbilities
from scc_wall.domain.steering import Centre, Command, GotoHome, GotoPreset, Hold, SteeringSnapshot, ZoomBy
from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.domain.zoom import zoom_at
from scc_wall.ui.commands import Commands
from scc_wall.ui.ptz.aim import box_between, push_of
from scc_wall.ui.ptz.arrows import Arrows, is_way, zoom_way
from scc_wall.ui.ptz.desk import PtzDesk
from scc_wall.ui.ptz.hand import Hand
from scc_wall.ui.ptz.tile_look import XY, Gesture
from scc_wall.ui.wall_input import NOTCH
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.words import tr

STICK_SHARE: Final = 0.3
"""Of the tile's shorter side that the stick has to be pulled for full speed."""
STICK_DEAD: Final = 0.15
"""Of that way: a hand that only presses does not move the camera."""
FOCUS_LOOKS: Final = 2
"""Slow ticks (0.5 s) for which a wall may be without the keyboard that was asked for."""
_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_AWAY: Final = frozenset(
    {QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked, QEvent.Type.Hide, QEvent.Type.Close}
    | {QEvent.Type.WindowStateChange, QEvent.Type.FocusOut}
)
"""What tells that a person is no longer at this wall, wherever a key comes up then."""


class TileMode(QObject):
    """Steers the camera of one tile.

    Parameters
    ----------
    speed
        Returns the speed of keys, 0 to 1.
    snapshot
        Returns what is known of the steered camera.
    tell
        Shows a short message to the person.
    """

    changed = Signal()
    """It began, ended, or draws something else."""
    asked = Signal()
    """Something was asked of the camera."""

    def __init__(
        self,
        desk: PtzDesk,
        hand: Hand,
        commands: Commands,
        *,
        speed: Callable[[], float],
        snapshot: Callable[[], SteeringSnapshot | None],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._hand = hand
        self._commands = commands
        self._model = commands.model
        self._speed = speed
        self._snapshot = snapshot
        self._tell = tell
        self._arrows = Arrows()
        self._press: XY | None = None
        self.gesture = Gesture()
        self.wall: WallWidget | None = None
        self.address: TileAddress | None = None
        self.camera_id = 0
        self._page = 0
        self._looks_without = 0
        self._handlers: dict[QEvent.Type, Callable[..., bool]] = {
            QEvent.Type.KeyPress: self._on_key_press,
            QEvent.Type.KeyRelease: self._on_key_release,
            QEvent.Type.MouseButtonPress: self._on_press,
            QEvent.Type.MouseButtonDblClick: self._on_press,
            QEvent.Type.MouseMove: self._on_move,
            QEvent.Type.MouseButtonRelease: self._on_release,
            QEvent.Type.Wheel: self._on_wheel,
        }

    @property
    def on(self) -> bool:
        """Whether a tile is steered now."""
        return self.wall is not None

    # --- beginning and ending ------------------------------------------------------------------------------------

    def begin(self, wall: WallWidget, address: TileAddress, camera_id: int) -> None:
        """Steer the camera on a tile from now on."""
        self.end()
        self.wall, self.address, self.camera_id = wall, address, camera_id
        self._page = self._model.page_index
        self._looks_without = 0
        if not wall.hasFocus():
            wall.window().activateWindow()
            wall.setFocus()
        wall.setMouseTracking(True)  # a button that came up where nobody told us shows with the next move
        wall.installEventFilter(self)
        wall.window().installEventFilter(self)
        self.changed.emit()

    def end(self) -> None:
        """Steer no more, and leave nothing held. Idempotent."""
        wall, self.wall = self.wall, None
        if wall is None:
            return
        wall.setMouseTracking(False)
        wall.removeEventFilter(self)
        wall.window().removeEventFilter(self)
        self.forget()
        self.changed.emit()

    def follow(self) -> None:
        """End if the tile is another one by now: other selection, other page, other camera, no tile."""
        if self.wall is not None and not self._still_there():
            turned = self._page != self._model.page_index
            self.end()
            if turned:
                self._tell(tr("Kendali selesai: halaman berganti"))

    def watch_focus(self) -> None:
        """End if the keyboard is elsewhere, whatever did not tell; a window just called to the front gets a moment."""
        if self.wall is None:
            return
        self._looks_without = 0 if self.wall.hasFocus() else self._looks_without + 1
        if self._looks_without > FOCUS_LOOKS:
            self.end()

    def _still_there(self) -> bool:
        return self._model.still_selects(self.address, self._page, self.camera_id)

    def tile(self) -> Tile | None:
        """Return the steered tile as it stands on its wall now."""
        return None if self.wall is None else self.wall.tile_of(self.address)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what steers; anything that leads away from the wall ends it first."""
        wall = self.wall
        if wall is None:
            return False
        if event.type() in _AWAY:
            self.end()
            return False
        handler = self._handlers.get(event.type())
        return handler is not None and watched is wall and handler(event)

    # --- keys ----------------------------------------------------------------------------------------------------

    def _on_key_press(self, event: QKeyEvent) -> bool:
        key, again = event.key(), event.isAutoRepeat()
        others = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if others:
            return False
        if key == Qt.Key.Key_Shift:
            self._slow(slow=True)
        elif is_way(key):
            self._way(event)
        elif key == Qt.Key.Key_Escape:
            self.end()
        elif key == Qt.Key.Key_Space and not event.modifiers():  # with Shift it is the stop of the whole desk
            if not again:
                self.stop()
        elif key == Qt.Key.Key_Home:
            return again or self._ask(GotoHome())
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            return again or self._preset(key - Qt.Key.Key_0)
        else:
            return False
        return True

    def _on_key_release(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.isAutoRepeat():
            return is_way(key)
        if key == Qt.Key.Key_Shift:
            self._slow(slow=False)
        elif is_way(key):
            self._arrows.release(key)
            self._push()
        else:
            return False
        return True

    def _slow(self, *, slow: bool) -> None:
        self._arrows.slow = slow
        self._push()

    def _way(self, event: QKeyEvent) -> None:
        key, nearer = event.key(), zoom_way(event.key())
        if nearer and self._is_digital(nearer):
            self._arrows.release(key)
            self._push()
            self._zoom_digitally(nearer)
        elif not event.isAutoRepeat():
            self._arrows.slow = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not nearer
            self._arrows.press(key)
            self._push()

    def _push(self) -> None:
        right, up, nearer = self._arrows.push(self._speed())
        tile = self.tile()
        if tile is None:
            self._hand.let_go("keys")
            return
        turned = push_of(right, up, 1.0, tile.place.rotation)
        self._hand.hold(self.camera_id, "keys", Hold(turned.pan, turned.tilt, nearer))

    def forget(self) -> None:
        """Nothing is held any more; a key that is still down counts again only when it is pressed anew."""
        self._arrows.clear()
        self._press = None
        self._draw(Gesture())
        self._hand.drop()

    def stop(self) -> None:
        """Stop it now."""
        self.forget()
        self._desk.halt(self.camera_id)
        self.asked.emit()

    def _preset(self, number: int) -> bool:
        snapshot = self._snapshot()
        presets = () if snapshot is None else snapshot.presets or ()
        if 1 <= number <= len(presets):
            return self._ask(GotoPreset(presets[number - 1].token))
        self._tell(tr("Tidak ada preset {n}").format(n=number))
        return True

    def _ask(self, command: Command) -> bool:
        self._desk.steer(self.camera_id, command)
        self.asked.emit()
        return True

    # --- mouse ---------------------------------------------------------------------------------------------------

    def _point(self, event: QMouseEvent | QWheelEvent) -> XY | None:
        """Return where on the steered tile the pointer is, in its device pixels; None if it is gone."""
        tile = self.tile()
        if tile is None or self.wall is None:
            return None
        ratio, where = self.wall.devicePixelRatioF(), event.position()
        return where.x() * ratio - tile.rect.x, where.y() * ratio - tile.rect.y

    def _over_tile(self, event: QMouseEvent | QWheelEvent) -> bool:
        tile = None if self.wall is None else self.wall.tile_at(event.position().toPoint())
        return tile is not None and tile.address == self.address

    def _on_press(self, event: QMouseEvent) -> bool:
        point = self._point(event)
        if not self._over_tile(event) or point is None:
            self.end()
            return False
        if event.button() is _LEFT:
            self._press = point
        elif event.button() is _RIGHT:
            self._draw(Gesture(stick=(point, point)))
        return True

    def _on_move(self, event: QMouseEvent) -> bool:
        point, stick = self._point(event), self.gesture.stick
        if stick is not None:
            self._plant(point if event.buttons() & _RIGHT else None)
        elif self._press is not None and point is not None and event.buttons() & _LEFT:
            if self.gesture.box is not None or self._far(point):
                self._draw(Gesture(box=(self._press, point)))
        elif self._press is not None:  # it came up where nobody told us
            self._press = None
            self._draw(Gesture())
        return True

    def _far(self, point: XY) -> bool:
        if self._press is None or self.wall is None:
            return False
        way = hypot(point[0] - self._press[0], point[1] - self._press[1]) / self.wall.devicePixelRatioF()
        return way >= QApplication.startDragDistance()

    def _on_release(self, event: QMouseEvent) -> bool:
        point = self._point(event)
        if event.button() is _RIGHT:
            self._plant(None)
        elif event.button() is _LEFT and self._press is not None:
            start, self._press = self._press, None
            dragged = self.gesture.box is not None
            self._draw(Gesture())
            if point is not None:
                self._aim(start, point, dragged=dragged)
        return True

    def _aim(self, start: XY, point: XY, *, dragged: bool) -> None:
        tile = self.tile()
        if tile is None or self.wall is None:
            return
        view = self.wall.view_of(tile)
        if dragged:
            self._ask(box_between(view, tile.zoom, start, point))
        else:
            where = view.to_picture(point, tile.zoom)
            self._draw(Gesture(aim=point))
            self._ask(Centre(where.x, where.y))

    def _plant(self, point: XY | None) -> None:
        """Push the stick to a point; None pulls it out."""
        stick, tile = self.gesture.stick, self.tile()
        if point is None or stick is None or tile is None:
            if stick is not None:
                self._draw(Gesture())
            self._hand.let_go("stick")
            return
        self._draw(Gesture(stick=(stick[0], point)))
        full = STICK_SHARE * min(tile.rect.width, tile.rect.height)
        right, up = (point[0] - stick[0][0]) / full, (stick[0][1] - point[1]) / full
        far = hypot(right, up)
        if far < STICK_DEAD:
            right = up = 0.0
        elif far > 1:
            right, up = right / far, up / far
        self._hand.hold(self.camera_id, "stick", push_of(right, up, 1.0, tile.place.rotation))

    def _draw(self, gesture: Gesture) -> None:
        if gesture != self.gesture:
            self.gesture = gesture
            self.changed.emit()

    def arrived(self) -> None:
        """Take the cross of a click away: the camera's own target is known, or it has been reached."""
        if self.gesture.aim is not None:
            self._draw(Gesture())

    # --- zoom ----------------------------------------------------------------------------------------------------

    def _on_wheel(self, event: QWheelEvent) -> bool:
        if not self._over_tile(event):
            return False
        notches = event.angleDelta().y() / NOTCH
        if notches and self._is_digital(1 if notches > 0 else -1):
            self._zoom_digitally(notches)
        elif notches:
            self._ask(ZoomBy(notches))
        return True

    def _is_digital(self, nearer: int) -> bool:
        """Return whether a step of zoom is the wall's business: out of it first, into it last."""
        tile, snapshot = self.tile(), self._snapshot()
        if tile is None or snapshot is None:
            return False
        if nearer < 0:
            return tile.zoom != WHOLE
        return snapshot.zoom.nearest or _has_no_zoom(snapshot.abilities)

    def _zoom_digitally(self, notches: float) -> None:
        """Zoom about the middle, as the lens does: what was centred stays so when the lens takes over again."""
        zoom = self._model.zoom(cast("TileAddress", self.address))
        middle = Point(zoom.left + zoom.width / 2, zoom.top + zoom.height / 2)
        self._commands.set_zoom(cast("TileAddress", self.address), zoom_at(zoom, middle, notches))


def _has_no_zoom(abilities: PtzAbilities | None) -> bool:
    if abilities is None:
        return False
    return not (abilities.zoom_velocity or abilities.zoom_translation or abilities.zoom_position)
