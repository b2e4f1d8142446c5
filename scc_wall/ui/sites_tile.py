"""A tile that shows how the websites are, in place of a camera.

The wall is up before the monitors are, and runs without them: until they are open, the tile says that they are not.
"""

from collections.abc import Callable, Hashable
from typing import Any, Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.layout import Rect
from scc_wall.ui import overlay, theme
from scc_wall.ui.tile_painter import Frame, TilePainter
from scc_wall.ui.words import tr


class FacePainter(Protocol):
    """Paints a face; keeps what it drew for as long as face and size stay."""

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        look: Any,  # what `SitesFace.tile` of the same face returned
        cap_px: int,
        *,
        pinned: bool = False,
        top_px: int = 0,
    ) -> None:
        """Paint it into a rectangle of device pixels, of which the first `top_px` rows are covered."""
        ...


class SitesFace(Protocol):
    """What a tile shows of the websites; `ui.sites.SitesUi` has it once the monitors are open."""

    @property
    def tile(self) -> Hashable:
        """What there is to see now; equal faces look the same, and it changes once a second at most."""
        ...

    def tile_painter(self) -> FacePainter:
        """Return a painter for one tile."""
        ...


class SitesTile(TilePainter):
    """Paints the websites at one place.

    Parameters
    ----------
    face
        Returns the face, None while the monitors are not open.
    """

    def __init__(
        self, tile_id: str, rect: Rect, cap_px: int, feed: VideoFeed, face: Callable[[], SitesFace | None]
    ) -> None:
        super().__init__(tile_id, rect, cap_px, feed)
        self.waits_for_picture = False  # no camera sends pictures for it
        self._source = face
        self._of: SitesFace | None = None
        self._painter: FacePainter | None = None
        self._shown: tuple[Hashable, bool, int] | None = None
        self._closed_plate: QImage | None = None

    def follow(self, *, pinned: bool, top_px: int = 0) -> bool:
        """Take what there is to see now, below what covers its top; return whether it has to be painted."""
        source = self._source()
        if source is not self._of:
            self._of, self._painter = source, None if source is None else source.tile_painter()
        shown = (None if source is None else source.tile, pinned, top_px)
        changed = shown != self._shown
        self._shown = shown
        return changed

    def paint(
        self,
        painter: QPainter,
        *,
        keep_texts: bool = False,  # noqa: ARG002 - the seam of all tiles
        marks: bool = True,
    ) -> None:
        """Paint the tile; its face keeps what it drew by itself (see `TilePainter`)."""
        self.painted += 1
        if self._painter is None or self._shown is None:
            painter.drawImage(self.target.topLeft(), self._plate_of_closed())
        else:
            face, pinned, top_px = self._shown
            self._painter.paint(painter, self.target, face, self.cap_px, pinned=pinned, top_px=top_px)
        if marks and self.frame is not Frame.NONE:
            self._paint_frame(painter)

    def _plate_of_closed(self) -> QImage:
        if self._closed_plate is None:
            text = tr("Situs OPD: pemantau belum dibuka, keadaan situs tidak diketahui")
            self._closed_plate = overlay.empty((self.rect.width, self.rect.height), self.cap_px, text)
        return self._closed_plate

    def thumbnail(self, size_px: tuple[int, int]) -> QImage | None:
        """Return a small picture of the tile."""
        image = overlay.blank((self.rect.width, self.rect.height), theme.SHADE)
        canvas = QPainter(image)
        canvas.translate(-self.rect.x, -self.rect.y)
        self.paint(canvas)
        canvas.end()
        return image.scaled(*size_px)
