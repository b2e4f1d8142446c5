"""Paints one tile: a blit of the newest picture, then the prepared texts over it. Device pixels throughout."""

from collections.abc import Callable, Hashable
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from scc_wall.domain.feed import Picture, VideoFeed
from scc_wall.domain.layout import Rect
from scc_wall.ui import overlay, theme
from scc_wall.ui.overlay import Piece
from scc_wall.ui.replay_tile import Around, PastPainter
from scc_wall.ui.tile_look import Mark, PictureStyle, TileLook

if TYPE_CHECKING:
    from scc_wall.ui.steering_tile import AbovePainter


class Frame(Enum):
    """What is drawn around a tile: a shape for each, never colour alone."""

    NONE = auto()
    CORNERS = auto()
    """Selected, but the keyboard is elsewhere; or the keyboard came here and nothing is selected yet."""
    WHOLE = auto()
    """Selected, and the keyboard speaks to it."""


CORNER_OF_TILE: Final = 6
"""A corner is a sixth of the tile's shorter side long."""
_OFF_EDGE: Final = {"details": 1, "label": -1, "badge": 0}
"""The texts of a tile, the one that must not be covered last: which way is off its edge, 1 down, -1 up."""
_RGB32 = QImage.Format.Format_RGB32
MOST_BUFFERS: Final = 8
"""More than any feed has for a tile: one that makes new arrays all the time must not be remembered for ever."""
# Members by a name of their own: Python 3.11 looks an enum's member up in Python code, 0.5 µs each time.
_NO_FRAME = Frame.NONE
_GREY, _LIVE, _NONE = PictureStyle.GREY, PictureStyle.LIVE, PictureStyle.NONE


def image_on(picture: Picture) -> QImage:
    """Return a QImage over the picture's own memory: nothing is copied, so use it at once and drop it."""
    width, height = picture.size_px
    return QImage(picture.pixels, width, height, width * 4, _RGB32)


def greyed(picture: Picture) -> QImage:
    """Return a dimmed grey copy of the picture (it outlives the shared memory)."""
    grey = image_on(picture).convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(_RGB32)
    painter = QPainter(grey)
    shade = QColor(theme.SHADE)
    shade.setAlphaF(1 - theme.STALE_BRIGHTNESS)
    painter.fillRect(grey.rect(), shade)
    painter.end()
    return grey


class TilePainter:
    """Paints one tile at one place; made anew when the tile's place, size or camera changes.

    Parameters
    ----------
    rect
        In device pixels of the wall widget.
    hint
        Text of the tile if no camera is on it.
    """

    def __init__(self, tile_id: str, rect: Rect, cap_px: int, feed: VideoFeed, *, hint: str = "") -> None:
        self.tile_id = tile_id
        self.rect = rect
        self.cap_px = cap_px
        self.look: TileLook | None = None
        self.frame = Frame.NONE
        self.zoom_map: QImage | None = None
        self.painted = 0
        self.above: tuple[AbovePainter, Hashable] | None = None
        """What steering has over the picture, and what paints it; None for nothing."""
        self.past: tuple[PastPainter, Hashable] | None = None
        """What says that the picture is of the past, and what paints it; None for a live tile."""
        self.veiled = False
        """Whether it is painted dark: the screen that it is of is not there."""
        self.owes_texts = False
        """Whether the next painting draws its texts first, which takes a millisecond."""
        self.waits_for_picture = True
        """Whether the next picture changes more than the picture: there is no live one now."""
        self.texts_turn = 0
        """When its texts were drawn last, as the wall counts; 0: never."""
        self.past_top_px = 0
        """So much of the tile's upper part lies below messages of the wall."""
        self._feed = feed
        self._size_px = (rect.width, rect.height)
        self.target = QRect(*rect)
        self._drawn: TileLook | None = None
        self._plate: QImage | None = overlay.empty(self._size_px, cap_px, hint) if hint else None
        self._pieces: dict[str, Piece] = {}
        self._placed: tuple[tuple[int, int, int, QImage], ...] = ()
        """Where each text stands, and which way is off the edge it stands at: `_OFF_EDGE`."""
        self._images: dict[int, tuple[QImage, bool, memoryview]] = {}
        self._images_of = -1
        self._grey: QImage | None = None
        self._grey_key: tuple[int, int] | None = None
        self.frame_px = theme.SELECTION_PX
        """Width of the frame in device pixels."""

    def set_look(self, look: TileLook) -> bool:
        """Take what the tile has to say; return whether it has to be painted."""
        if look == self.look:
            return False
        self.look = look
        self.owes_texts = look is not self._drawn
        self.waits_for_picture = look.picture is not _LIVE
        if look.picture is _LIVE:
            self._grey = self._grey_key = None
        return True

    def _draw_texts(self, look: TileLook) -> None:
        """Draw the texts that changed since the tile was painted; a look that nobody sees costs nothing."""
        old, self._drawn = self._drawn, look
        self.owes_texts = False
        if look.picture is _NONE:
            self._plate = overlay.plate(look, self._size_px, self.cap_px)
        else:
            self._plate = None
        named = (look.mark, look.title, look.region, look.pinned)
        if old is None or named != (old.mark, old.title, old.region, old.pinned):
            self._pieces["label"] = overlay.label(look, self._size_px, self.cap_px)
        self._redraw("badge", look.badge, old and old.badge, overlay.badge)
        self._redraw("details", look.details, old and old.details, overlay.details)
        left, top = self.rect.x, self.rect.y
        self._placed = tuple(
            (left + piece.x, top + piece.y, off_edge, piece.image)
            for name, off_edge in _OFF_EDGE.items()
            if (piece := self._pieces.get(name)) is not None
        )

    def _redraw(
        self,
        name: str,
        wanted: object,
        drawn: object,
        draw: Callable[[TileLook, tuple[int, int], int], Piece],
    ) -> None:
        if not wanted:
            self._pieces.pop(name, None)
        elif wanted != drawn and self.look is not None:
            self._pieces[name] = draw(self.look, self._size_px, self.cap_px)

    def paint(self, painter: QPainter, *, keep_texts: bool = False, marks: bool = True) -> None:
        """Paint the tile; counts the picture as shown if it is a live one.

        Parameters
        ----------
        keep_texts
            Leave its texts as they are for now: only where `may_keep_texts`.
        marks
            Paint too where the person at the desk is: the frame, what their hand does. Evidence has none of it.
        """
        x, y, width, height = self.rect
        self.painted += 1
        is_framed = marks and self.frame is not _NO_FRAME
        framed = 2 * self.frame_px if is_framed else 0  # its two lines would cut sign and letters
        past_mono_ns = 0
        if self.owes_texts and self.look is not None and not keep_texts:
            self._draw_texts(self.look)
        if self._plate is not None:
            painter.drawImage(x, y, self._plate)
        elif self.look is not None and self.look.picture is _GREY:
            self._paint_grey(painter)
        else:
            past_mono_ns = self._paint_picture(painter, framed)
        if self.veiled:
            painter.fillRect(self.target, overlay.translucent(theme.SHADE, theme.SHADE_ALPHA))
        for piece_x, piece_y, off_edge, image in self._placed:
            if not framed:
                painter.drawImage(piece_x, piece_y, image)
                continue
            wide = min(image.width(), width - 2 * framed)
            inside = min(max(piece_x, x + framed), x + width - framed - wide)
            painter.drawImage(inside, piece_y + off_edge * framed, image, 0, 0, wide, -1)
        if self.zoom_map is not None:
            painter.drawImage(
                x + width - self.zoom_map.width() - 6, y + height - self.zoom_map.height() - 6, self.zoom_map
            )
        if self.above is not None:
            self.above[0].paint(painter, self.rect, self.above[1], self.cap_px, lifted_px=framed, marks=marks)
        if self.past is not None and past_mono_ns:
            past, shown = self.past
            past.paint(painter, self.rect, shown, self.cap_px, past_mono_ns, around=self._around_past(framed))
        if self._drawn is not None and self._drawn.badge:
            self._paint_edge(painter, QColor(overlay.MARK_COLOURS[self._drawn.mark]))
        if is_framed:
            self._paint_frame(painter)

    def _paint_edge(self, painter: QPainter, colour: QColor) -> None:
        """Say which tile the word of its state is of, as far as the tile itself can be seen."""
        x, y, width, height = self.rect
        edge = theme.EDGE_PX
        painter.fillRect(x, y, width, edge, colour)
        painter.fillRect(x, y + height - edge, width, edge, colour)
        painter.fillRect(x, y, edge, height, colour)
        painter.fillRect(x + width - edge, y, edge, height, colour)

    def _around_past(self, framed: int) -> Around:
        """Return what lies around a picture of the past that its painter has to keep clear of."""
        label = self._pieces.get("label")
        label_px = framed + (0 if label is None else label.image.width())
        return Around(max(self.past_top_px, framed), self.frame_px, label_px)

    def _paint_past(self, painter: QPainter, picture: Picture, framed: int) -> None:
        """Paint a picture of the past smaller than a live one, so that what has to be said of it lies beside it."""
        painter.fillRect(self.target, QColor(theme.BACKGROUND))
        if self.past is None:
            return
        past, shown = self.past
        arrived_mono_ns = picture.arrived_mono_ns
        room = past.room(self.rect, shown, self.cap_px, arrived_mono_ns, around=self._around_past(framed))
        source = QRect(*picture.image_rect_px)
        size = source.size().scaled(room.width, room.height, Qt.AspectRatioMode.KeepAspectRatio)
        left = self.rect.x + room.x + (room.width - size.width()) // 2
        top = self.rect.y + room.y + (room.height - size.height()) // 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(QPoint(left, top), size), image_on(picture), source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)

    def _paint_picture(self, painter: QPainter, framed: int) -> int:
        """Paint the newest picture; return when it arrived if it is one of the past, else 0."""
        picture = self._feed.newest(self.tile_id)
        if picture is None or (picture.replayed and self.past is None):  # never the past without saying so
            painter.fillRect(self.target, QColor(theme.SURFACE))
            return 0
        if picture.replayed:
            self._paint_past(painter, picture, framed)
            return picture.arrived_mono_ns
        known = self._images.get(id(picture.pixels))
        if known is None or self._images_of != picture.slot_id:
            known = self._remember(picture)
        image, fits, _buffer = known
        if fits:
            painter.drawImage(self.rect.x, self.rect.y, image)
        else:  # the tile was just resized, and the slot follows in a moment
            painter.drawImage(self.target, image)
        self._feed.shown(self.tile_id)
        return 0

    def _remember(self, picture: Picture) -> tuple[QImage, bool, memoryview]:
        """Return the QImage over a picture's buffer, and whether it has the tile's size; made once for each buffer."""
        if self._images_of != picture.slot_id or len(self._images) > MOST_BUFFERS:
            self._images.clear()
            self._images_of = picture.slot_id
        # The buffer stands beside its image: an id is no other's as long as it lives.
        known = (image_on(picture), picture.size_px == self._size_px, picture.pixels)
        self._images[id(picture.pixels)] = known
        return known

    def _paint_grey(self, painter: QPainter) -> None:
        picture = self._feed.newest(self.tile_id)
        if picture is not None and (picture.slot_id, picture.sequence) != self._grey_key:
            self._grey, self._grey_key = greyed(picture), (picture.slot_id, picture.sequence)
        if self._grey is None:
            painter.fillRect(self.target, QColor(theme.SURFACE))
        else:
            painter.drawImage(self.target, self._grey)

    def _paint_frame(self, painter: QPainter) -> None:
        """Draw a light line and a dark one inside it: one of them stands out 3:1 from any picture."""
        x, y, width, height = self.rect
        thick = self.frame_px
        self._paint_lines(painter, QRect(x + thick, y + thick, width - 2 * thick, height - 2 * thick), theme.BACKGROUND)
        self._paint_lines(painter, QRect(x, y, width, height), theme.FOCUS)

    def _paint_lines(self, painter: QPainter, around: QRect, line: str) -> None:
        x, y, width, height = around.x(), around.y(), around.width(), around.height()
        thick, colour = self.frame_px, QColor(line)
        whole = self.frame is Frame.WHOLE
        long = max(width, height) if whole else min(width, height) // CORNER_OF_TILE
        for left in (x, x + width - min(long, width)):
            for top in (y, y + height - thick):
                painter.fillRect(QRect(left, top, min(long, width), thick), colour)
        for top in (y, y + height - min(long, height)):
            for left in (x, x + width - thick):
                painter.fillRect(QRect(left, top, thick, min(long, height)), colour)

    @property
    def says_another_state(self) -> bool:
        """Whether its texts name another state than the one it has now, or none yet."""
        return self._drawn is None or self.look is None or self._drawn.mark != self.look.mark

    @property
    def may_keep_texts(self) -> bool:
        """Whether its texts may stand for another turn: they name the camera, and say no better of it than is so.

        Not where its picture went or is hidden since, nor where one of the past stands for it.
        """
        old, new = self._drawn, self.look
        if old is None or new is None or Mark.REPLAY in (old.mark, new.mark):
            return False
        if new.picture is not _NONE:
            return True
        return old.picture is _NONE and (new.mark is not Mark.HIDDEN or old.mark is Mark.HIDDEN)

    def paint_blank(self, painter: QPainter) -> None:
        """Paint nothing but the tile's ground: its name is not drawn yet, and no picture stands without it."""
        painter.fillRect(self.target, QColor(theme.SURFACE))

    def thumbnail(self, size_px: tuple[int, int]) -> QImage | None:
        """Return a small copy of the whole live picture without its bars, None if there is none, or it is hidden."""
        if self.look is not None and self.look.mark is Mark.HIDDEN:
            return None
        picture = self._feed.newest(self.tile_id)
        if picture is None or picture.replayed:
            return None
        return image_on(picture).copy(QRect(*picture.image_rect_px)).scaled(*size_px)
