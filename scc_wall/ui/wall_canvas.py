"""How a wall is painted: tiles and the notices over them, new pictures straight onto the window.

A new picture does not take the way through `update()` and a paint event: Qt would clip the painter to the region of
all dirty tiles, and blitting under a clip of several rectangles is slower. Instead the tick paints the dirty tiles on
the window's backing store and flushes them. Measured in turns of 0.7 s in one run, 36 tiles at 25/s, 8 ms tick: 157
against 222 µs of the UI thread a tile, everything counted, on a machine three times overbooked. Paint events remain for
everything else: exposure, changed texts, changed grids.
"""

from collections.abc import Callable, Iterable, Sequence
from math import ceil, floor
from typing import Final, cast

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QBackingStore, QColor, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from scc_wall.domain.layout import Rect
from scc_wall.ui import overlay, theme
from scc_wall.ui.slices import NEXT_TURN_MS, now_ms
from scc_wall.ui.tile_painter import TilePainter

TEXTS_AT_ONCE: Final = 6
"""Tiles whose texts are drawn in one painting, however long they take."""
TEXTS_MS: Final = 4
"""More are drawn for so long: those of a whole wall take 4 ms on one PC and 40 on another, and hold up pictures."""
_CORNER: Final = (0, 0)


class Notice:
    """An opaque plate over the tiles: wall figure, typed digits, a message. Opaque: it can be painted again alone."""

    def __init__(self) -> None:
        self.text = ""
        self.image: QImage | None = None
        self.rect = QRect()
        """In device pixels of the widget; empty while there is no text."""
        self.asked: object = None
        """What it was drawn for."""


class WallCanvas(QWidget):
    """Paints what it is given; what that is says `WallWidget`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.corner = Notice()
        self.middle = Notice()
        self.tiles_painted = 0
        self._painters: dict[str, TilePainter] = {}
        self._origin_px = (0, 0)
        self._ratio = 1.0
        self._placed_px = (0, 0)
        """The size it had when its place was found."""
        self._regions: dict[str, QRegion] = {}
        self._under: dict[str, list[Notice]] = {}
        self._covered = 0
        self._below_cover: frozenset[str] = frozenset()
        self._turn = 0
        """How often it was painted."""
        self._late: list[str] = []
        """Tiles whose texts are drawn in the next turn of the event loop."""
        self._moved = False
        """Whether place, size, scale or window may be others than when it was found where each tile lies."""
        self._for_evidence = False
        """Whether it is painted for somebody who was not there."""

    # --- geometry ------------------------------------------------------------------------------------------------

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height) in device pixels."""
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    def logical(self, rect: Rect | tuple[int, int, int, int]) -> QRect:
        """Return the smallest rectangle of whole logical pixels around one of device pixels."""
        ratio = self.devicePixelRatioF()
        x, y, width, height = rect
        left, top = floor(x / ratio), floor(y / ratio)
        return QRect(left, top, ceil((x + width) / ratio) - left, ceil((y + height) / ratio) - top)

    def _around(self, rect: QRect) -> QRect:
        return self.logical((rect.x(), rect.y(), rect.width(), rect.height()))

    def _in_window(self, rect: QRect) -> QRect:
        return self._around(rect.translated(*self._origin_px))

    def painter_of(self, tile_id: str) -> TilePainter | None:
        """Return the painter of a tile, None if this screen has no such tile now."""
        return self._painters.get(tile_id)

    # --- painting ------------------------------------------------------------------------------------------------

    def _blit(self, painters: Sequence[TilePainter]) -> bool:
        """Paint tiles on the window's backing store and flush them; return False where that can't be done.

        Ratio and place are those that `_find_place` found: each question to Qt costs 5 µs here, because between two
        ticks other processes had the processor's caches.
        """
        # The stubs deny the None of a window that was never shown.
        store = cast("QBackingStore | None", self.backingStore())
        if store is None or store.size() != self.window().size():
            return False
        region = QRegion()
        for painter in painters:
            region += self._regions[painter.tile_id]  # in place: `united` makes a new one, at ten times the price
        store.beginPaint(region)
        try:
            canvas = QPainter(store.paintDevice())
            _to_device_pixels(canvas, self._ratio)
            if self._origin_px != _CORNER:
                canvas.translate(*self._origin_px)
            self._paint(canvas, painters)
            canvas.end()
        finally:
            store.endPaint()
        store.flush(region)  # to the window that the store is of
        return True

    def _paint(self, canvas: QPainter, painters: Sequence[TilePainter]) -> None:
        self._turn += 1
        settled = [painter for painter in painters if not painter.owes_texts]
        if len(settled) < len(painters):
            self._paint_owing(canvas, [painter for painter in painters if painter.owes_texts])
        for painter in settled:
            painter.paint(canvas)
        self.tiles_painted += len(settled)
        if self._under:
            self._paint_above(canvas, painters)
        if self._late:
            QTimer.singleShot(NEXT_TURN_MS, self, self._paint_late)

    def _paint_above(self, canvas: QPainter, painters: Iterable[TilePainter]) -> None:
        """Paint the notices that stand over tiles again."""
        under = self._under
        above = {notice for painter in painters for notice in under.get(painter.tile_id, ())}
        for notice in above:
            if notice.image is not None:
                canvas.drawImage(notice.rect.topLeft(), notice.image)

    def _paint_owing(self, canvas: QPainter, owing: list[TilePainter]) -> None:
        """Paint tiles whose texts are drawn first, as many as there is time for; the others have to wait for that.

        Another state comes first, then whose texts are the oldest: or the last tiles never had a turn on a busy PC.
        """
        begun_ms = now_ms()
        for number, painter in enumerate(sorted(owing, key=lambda one: (not one.says_another_state, one.texts_turn))):
            if number < TEXTS_AT_ONCE or now_ms() - begun_ms < TEXTS_MS:
                painter.texts_turn = self._turn
                painter.paint(canvas)
                self.tiles_painted += 1
            else:
                self._late.append(painter.tile_id)
                self._paint_without(canvas, painter)

    def _paint_without(self, canvas: QPainter, painter: TilePainter) -> None:
        """Paint a tile whose texts wait: as it was named before, or its ground alone."""
        if painter.may_keep_texts:
            painter.paint(canvas, keep_texts=True)
            self.tiles_painted += 1
        else:
            painter.paint_blank(canvas)

    def _paint_late(self) -> None:
        late, self._late = self._late, []
        for tile_id in late:
            painter = self._painters.get(tile_id)
            if painter is not None:
                self.update(self.logical(painter.rect))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles that the event asks for."""
        self._find_place()
        canvas = QPainter(self)
        _to_device_pixels(canvas, self.devicePixelRatioF())
        now = canvas.deviceTransform()  # at 125 % a wall beside the list may start between two pixels
        canvas.translate(_whole(now.dx()) - now.dx(), _whole(now.dy()) - now.dy())
        asked = event.region()
        painters = [p for p in self._painters.values() if asked.intersects(self.logical(p.rect))]
        (self._paint_evidence if self._for_evidence else self._paint)(canvas, painters)
        canvas.end()

    def evidence(self) -> QImage:
        """Return the wall as it is, in device pixels, without what is there for the person at the desk alone.

        Left out: frames, what a hand steers, what is being typed, messages, and widgets that lie over the wall. Every
        tile says its state of now, however long that takes.
        """
        image = QImage(*self.size_px, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        image.fill(QColor(theme.BACKGROUND))
        self._for_evidence = True
        try:
            self.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
        finally:
            self._for_evidence = False
        return image

    def _paint_evidence(self, canvas: QPainter, painters: Iterable[TilePainter]) -> None:
        for painter in painters:
            painter.paint(canvas, marks=False)
            self.tiles_painted += 1
        if self.corner.image is not None:
            canvas.drawImage(self.corner.rect.topLeft(), self.corner.image)

    def _find_place(self) -> None:
        """Know where each tile lies in the window, if that is not known any more: it takes 4 ms for a whole wall."""
        if self._moved:
            self._place_regions()

    def _place_regions(self) -> None:
        """Remember where each tile lies in the window, for flushing."""
        self._moved = False
        origin = self.mapTo(self.window(), QPoint(0, 0))
        self._ratio = ratio = self.devicePixelRatioF()
        self._placed_px = self.size_px
        self._origin_px = (_whole(origin.x() * ratio), _whole(origin.y() * ratio))
        self._regions = {}
        self._under = {}
        covered_px = ceil(self._covered * ratio)
        self._below_cover = frozenset(i for i, painter in self._painters.items() if painter.rect.y < covered_px)
        for tile_id, painter in self._painters.items():
            region = QRegion(self._in_window(painter.target))
            above = [notice for notice in (self.corner, self.middle) if notice.rect.intersects(painter.target)]
            for notice in above:
                region = region.united(self._in_window(notice.rect))
            if above:
                self._under[tile_id] = above
            self._regions[tile_id] = region

    # --- notices -------------------------------------------------------------------------------------------------

    def _free_top_px(self) -> int:
        return ceil(self._covered * self.devicePixelRatioF())

    def _noticed_px(self, painter: TilePainter) -> int:
        """Return how much of a tile's top lies below the strip, the wall figure or a message."""
        below = self._free_top_px()
        for notice in (self.corner, self.middle):
            if notice.rect.intersects(painter.target) and notice.rect.y() <= max(below, painter.rect.y):
                below = max(below, notice.rect.bottom() + 1)
        return min(max(0, below - painter.rect.y), painter.rect.height // 2)

    def _covered_px(self, painter: TilePainter) -> int:
        """Return how much of a tile's top lies below the strip or the wall figure."""
        below = self._free_top_px()
        if self.corner.rect.intersects(painter.target):
            below = max(below, self.corner.rect.bottom() + 1)
        return max(0, below - painter.rect.y)

    def _set_notice(self, notice: Notice, text: str, cap_px: int, where: Callable[[QImage], QPoint]) -> None:
        asked = (text, cap_px, self.size_px, self._covered)
        if asked == notice.asked:
            return  # it is asked for four times a second, and drawing it to see that it is the same is dear
        notice.asked = asked
        image = overlay.notice(text, cap_px, room_px=self.size_px[0]) if text else None
        rect = QRect() if image is None else QRect(where(image), image.size())
        if (text, rect) == (notice.text, notice.rect):
            return
        old = notice.rect
        notice.text, notice.image, notice.rect = text, image, rect
        if rect != old:
            self._place_regions()
            self._on_notice_moved()
        for changed in (old, rect):
            if not changed.isEmpty():
                self.update(self._around(changed))

    def _on_notice_moved(self) -> None:
        """Follow a notice that stands elsewhere now."""


def _to_device_pixels(canvas: QPainter, ratio: float) -> None:
    if ratio != 1.0:
        canvas.scale(1 / ratio, 1 / ratio)


def _whole(length_px: float) -> int:
    """Return the whole pixel nearest to a place; halves go up, for new pictures and paint events alike."""
    return floor(length_px + 0.5)
