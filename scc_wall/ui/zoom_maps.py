"""The small maps on zoomed tiles, which say what part of the camera's picture is seen."""

from PySide6.QtGui import QImage

from scc_wall.domain.fitting import TileView
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.domain.zoom import mini_map_rect, mini_map_size
from scc_wall.ui import overlay
from scc_wall.ui.tile_painter import TilePainter
from scc_wall.ui.wall_plan import Tile


class ZoomMaps:
    """Draws the maps of a screen, each over the whole picture as it was when its zoom began.

    By address: a tile that is zoomed already goes to the spotlight with its map, as only its part is drawn then.
    """

    def __init__(self) -> None:
        self._thumbnails: dict[TileAddress, tuple[int | None, QImage | None]] = {}

    def drawn(self, tile: Tile, view: TileView, painter: TilePainter) -> QImage:
        """Return the map of a zoomed tile whose picture lies on it as `view` says."""
        size = mini_map_size(view, max(48, min(tile.rect.width // 4, 320)))
        camera_id, thumbnail = self._thumbnails.get(tile.address, (None, None))
        if camera_id != tile.place.camera_id:
            thumbnail = painter.thumbnail(size)
            self._thumbnails[tile.address] = (tile.place.camera_id, thumbnail)
        return overlay.mini_map(mini_map_rect(view, tile.zoom, size), size, thumbnail)

    def forget(self, address: TileAddress) -> None:
        """Let go of what was seen at a tile that is zoomed no more."""
        self._thumbnails.pop(address, None)

    def clear(self) -> None:
        """Let go of everything: another screen stands here."""
        self._thumbnails.clear()
