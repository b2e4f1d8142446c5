"""What is put on a wall of 640×360 with four tiles of 320×180, and what is seen of it: probed by pixels."""

from types import SimpleNamespace
from typing import Any, Final, cast

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QColor, QImage

from scc_wall.domain.tile_state import TileState
from tests.support.scripted_feed import status

GREEN: Final = (0, 200, 0)
TILES: Final = [f"screen-1/{index}" for index in range(4)]
CENTRES: Final = [QPoint(160, 90), QPoint(480, 90), QPoint(160, 270), QPoint(480, 270)]


def publish(wall: SimpleNamespace, *tiles: str, bgr: tuple[int, int, int] = GREEN) -> None:
    """Let a picture of one colour come for these tiles, for all if none is named."""
    for tile in tiles or TILES:
        wall.feed.picture(tile, bgr)
    wall.widget.take(wall.feed.tick())


def become(wall: SimpleNamespace, camera_id: int, state: TileState, **more: Any) -> None:
    """Let a camera be in another state, and the wall say so."""
    wall.feed.states[camera_id] = status(camera_id, state, **more)
    wall.widget.refresh()


def painted(wall: SimpleNamespace) -> list[int]:
    """Return how often each tile was painted."""
    return [wall.widget.painter_of(tile).painted for tile in TILES]


def settle(wall: SimpleNamespace) -> None:
    """Wait until every tile was painted once."""
    wall.qtbot.waitUntil(lambda: all(painted(wall)))
    QCoreApplication.processEvents()


def pixel(wall: SimpleNamespace, point: QPoint) -> QColor:
    """Return the colour at a point, painted for this."""
    return cast("QColor", wall.widget.grab().toImage().pixelColor(point))


def pixels_in(wall: SimpleNamespace, x: int, y: int, width: int, height: int) -> list[QColor]:
    """Return the colours of a part of the wall, of every third line."""
    image: QImage = wall.widget.grab().toImage()
    return [image.pixelColor(x + i, y + j) for i in range(width) for j in range(0, height, 3)]


def on_screen(wall: SimpleNamespace, point: QPoint) -> QColor:
    """Return the pixel in the window's backing store: what was really painted, with no paint event of its own."""
    return cast("QColor", wall.widget.backingStore().paintDevice().pixelColor(point))
