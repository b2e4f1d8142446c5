"""Draws the texts of a tile into small images, once per text; painting a picture then only blends them over it.

All sizes are device pixels: the images carry no devicePixelRatio and are painted on a device-pixel painter.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen

from scc_wall.domain.layout import Rect
from scc_wall.ui import theme
from scc_wall.ui.tile_look import Mark, TileLook

MARK_COLOURS = {
    Mark.LIVE: theme.LIVE,
    Mark.FROZEN: theme.WARN,
    Mark.CONNECTING: theme.WAIT,
    Mark.STALE: theme.WARN,
    Mark.LOST: theme.ALARM,
    Mark.REFUSED: theme.ALARM,
    Mark.REPLAY: theme.WARN,
    Mark.HIDDEN: theme.WAIT,
}
BADGE_AT = 0.4
"""Where the middle of a state's word stands, of the tile's height: below what cameras write at the top, in two lines if
they do, above what the picture is about, and below the band of a steered camera's alarm (`ui.ptz.tile_painter`)."""
SHARED_PX = 640 * 360
"""Empty tiles of so many pixels at most share their picture; of larger ones there are few, and each takes megabytes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A drawn image and where it stands on its tile, in device pixels from the tile's upper left corner."""

    image: QImage
    x: int
    y: int


@lru_cache(maxsize=64)
def font(cap_px: int, *, bold: bool = False) -> QFont:
    """Return the user interface's font with capitals `cap_px` high."""
    chosen = QFont()
    chosen.setFamilies(["Segoe UI", "DejaVu Sans"])
    chosen.setPixelSize(max(1, round(cap_px / theme.CAP_OF_FONT)))
    chosen.setBold(bold)
    return chosen


def label(look: TileLook, tile_px: tuple[int, int], cap_px: int) -> Piece:
    """Draw mark, number, name and region for the lower left corner."""
    pad, side = round(cap_px * 0.6), cap_px + 2
    strong, thin = font(cap_px, bold=True), font(round(cap_px * 0.9))
    room = tile_px[0] - side - 4 * pad - (side if look.pinned else 0)
    title = QFontMetrics(strong).elidedText(look.title, Qt.TextElideMode.ElideRight, max(room, 1))
    title_px = QFontMetrics(strong).horizontalAdvance(title)
    region = QFontMetrics(thin).elidedText(look.region, Qt.TextElideMode.ElideRight, room - title_px - pad)
    region_px = QFontMetrics(thin).horizontalAdvance(region) if len(region) > 3 else 0
    width = side + 3 * pad + title_px + (region_px + pad if region_px else 0) + (side + pad if look.pinned else 0)
    height = round(cap_px * 2.1)
    image = _plate(min(width, tile_px[0]), height)
    painter = _painter(image)
    draw_mark(painter, look.mark, QRectF(pad, (height - side) / 2, side, side))
    x = side + 2 * pad
    _text(painter, strong, theme.TEXT, QRect(x, 0, title_px + 2, height), title)
    x += title_px + pad
    if region_px:
        _text(painter, thin, theme.TEXT_DIM, QRect(x, 0, region_px + 2, height), region)
        x += region_px + pad
    if look.pinned:
        draw_pin(painter, QRectF(x, (height - side) / 2, side, side))
    painter.end()
    return Piece(image, 0, tile_px[1] - height)


def badge(look: TileLook, tile_px: tuple[int, int], cap_px: int) -> Piece:
    """Draw the word of a state that is not LIVE, for the left edge, a little above its middle.

    In the corners cameras write their name and time, by which anybody can check what the word says; in the middle lies
    what the picture is about.
    """
    pad, side = round(cap_px * 0.6), cap_px + 2
    strong = font(cap_px, bold=True)
    metrics, room_px = QFontMetrics(strong), tile_px[0] - side - 4 * pad  # the frame of a selected tile lies within
    fits = metrics.horizontalAdvance(look.badge) <= room_px
    text = metrics.elidedText(look.badge if fits else look.brief or look.badge, Qt.TextElideMode.ElideRight, room_px)
    width = side + 3 * pad + metrics.horizontalAdvance(text)
    height = round(cap_px * 2.1)
    image = _plate(min(width, tile_px[0]), height)
    painter = _painter(image)
    draw_mark(painter, look.mark, QRectF(pad, (height - side) / 2, side, side))
    _text(painter, strong, MARK_COLOURS[look.mark], QRect(side + 2 * pad, 0, width, height), text)
    painter.end()
    return Piece(image, 0, max(0, round(tile_px[1] * BADGE_AT) - height // 2))


def details(look: TileLook, tile_px: tuple[int, int], cap_px: int) -> Piece:
    """Draw the facts of the stream for the right edge, below the row of the wall figure."""
    pad, thin = round(cap_px * 0.6), font(round(cap_px * 0.9))
    metrics = QFontMetrics(thin)
    line_px = round(cap_px * 1.75)
    width = min(max(metrics.horizontalAdvance(line) for line in look.details) + 2 * pad + 2, tile_px[0])
    image = _plate(width, line_px * len(look.details) + pad)
    painter = _painter(image)
    for row, line in enumerate(look.details):
        _text(painter, thin, theme.TEXT, QRect(pad, pad // 2 + row * line_px, width, line_px), line)
    painter.end()
    return Piece(image, tile_px[0] - width, round(cap_px * 2.1))


def plate(look: TileLook, tile_px: tuple[int, int], cap_px: int) -> QImage:
    """Draw a whole tile that has no picture: what, why, since when, next try, in its middle."""
    image = blank(tile_px, theme.SURFACE)
    painter = _painter(image)
    big, thin = font(round(cap_px * 1.35), bold=True), font(cap_px)
    heights = [round(cap_px * 2.6), *[round(cap_px * 1.95)] * (len(look.lines) - 1)]
    y = max(0, (tile_px[1] - sum(heights) - round(cap_px * 2.1)) // 2)
    for row, (line, height) in enumerate(zip(look.lines, heights, strict=True)):
        chosen = thin if row else big
        colour = theme.TEXT_DIM if row > 1 else theme.TEXT if row else MARK_COLOURS[look.mark]
        room = tile_px[0] - 2 * cap_px
        shown = QFontMetrics(chosen).elidedText(line, Qt.TextElideMode.ElideRight, room)
        _text(painter, chosen, colour, QRect(cap_px, y, room, height), shown, align=Qt.AlignmentFlag.AlignCenter)
        y += height
    painter.setPen(QPen(QColor(theme.LINE), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(0, 0, tile_px[0] - 1, tile_px[1] - 1)
    painter.end()
    return image


def empty(tile_px: tuple[int, int], cap_px: int, hint: str) -> QImage:
    """Return an empty tile: a quiet outline and what to do. Not to be painted on: small ones are drawn once for all."""
    small = tile_px[0] * tile_px[1] <= SHARED_PX
    return (_shared_empty if small else _drawn_empty)(tile_px, cap_px, hint)


def _drawn_empty(tile_px: tuple[int, int], cap_px: int, hint: str) -> QImage:
    image = blank(tile_px, theme.BACKGROUND)
    painter = _painter(image)
    inset = max(3, cap_px // 2)
    pen = QPen(QColor(theme.LINE), max(1, cap_px // 8), Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(inset, inset, tile_px[0] - 2 * inset, tile_px[1] - 2 * inset), inset, inset)
    thin = font(cap_px)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.setFont(thin)
    painter.setPen(QColor(theme.TEXT_DIM))
    painter.drawText(QRect(2 * inset, 0, tile_px[0] - 4 * inset, tile_px[1]), flags, hint)
    painter.end()
    return image


_shared_empty = lru_cache(maxsize=4)(_drawn_empty)
"""Tiles of one grid differ by a pixel in width and height; 28 empty ones of 64 took 12 ms to draw."""


def notice(
    text: str, cap_px: int, *, bold: bool = True, colour: str = theme.TEXT, room_px: int | None = None
) -> QImage:
    """Draw one line on an opaque plate: the wall figure, typed digits, a short message.

    Parameters
    ----------
    room_px
        A text that is wider than this stands in several lines; None: in one, however wide.
    """
    chosen = font(cap_px, bold=bold)
    pad = round(cap_px * 0.7)
    width = QFontMetrics(chosen).horizontalAdvance(text) + 2 * pad + 2
    if room_px is not None and width > room_px:
        return _paragraph(text, chosen, colour, room_px, pad)
    image = blank((width, round(cap_px * 2.1)), theme.BACKGROUND)
    painter = _painter(image)
    _text(painter, chosen, colour, QRect(pad, 0, image.width(), image.height()), text)
    painter.end()
    return image


def _paragraph(text: str, chosen: QFont, colour: str, width_px: int, pad_px: int) -> QImage:
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    inside = QRect(pad_px, pad_px, max(1, width_px - 2 * pad_px), 1 << 14)
    needed = QFontMetrics(chosen).boundingRect(inside, flags, text)
    image = blank((width_px, needed.height() + 2 * pad_px), theme.BACKGROUND)
    painter = _painter(image)
    painter.setFont(chosen)
    painter.setPen(QColor(colour))
    painter.drawText(inside, flags, text)
    painter.end()
    return image


def mini_map(seen: Rect, size_px: tuple[int, int], thumbnail: QImage | None) -> QImage:
    """Draw the whole picture small, and the part that is shown as a frame.

    Parameters
    ----------
    seen
        What the tile shows, in pixels of the map.
    thumbnail
        The picture before it was zoomed; None if there was none.
    """
    image = blank(size_px, theme.RAISED)
    painter = _painter(image)
    if thumbnail is not None:
        painter.drawImage(QRect(0, 0, *size_px), thumbnail)
        painter.fillRect(QRect(0, 0, *size_px), translucent(theme.SHADE, theme.MAP_ALPHA))
    painter.setPen(QPen(QColor(theme.FOCUS), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(*seen).adjusted(1, 1, -1, -1))
    painter.setPen(QPen(QColor(theme.LINE), 1))
    painter.drawRect(QRectF(0.5, 0.5, size_px[0] - 1, size_px[1] - 1))
    painter.end()
    return image


def draw_mark(painter: QPainter, mark: Mark, box: QRectF, ink: str | None = None) -> None:
    """Draw the sign of a state into a square box, in its own colour unless another ink is given."""
    colour = QColor(ink or MARK_COLOURS[mark])
    stroke = max(1.5, box.width() / 6)
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark is Mark.LIVE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        quarter = box.width() / 5
        painter.drawEllipse(box.adjusted(quarter, quarter, -quarter, -quarter))
    elif mark is Mark.CONNECTING:
        painter.drawArc(inner, 30 * 16, 240 * 16)
    elif mark is Mark.FROZEN:
        for part in (1 / 3, 2 / 3):
            x = box.left() + box.width() * part
            painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))
    elif mark is Mark.STALE:
        path = QPainterPath(QPointF(box.center().x(), inner.top()))
        path.lineTo(inner.bottomRight())
        path.lineTo(inner.bottomLeft())
        path.closeSubpath()
        painter.drawPath(path)
    elif mark is Mark.REPLAY:  # back
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for left in (box.left(), box.center().x()):
            tip = QPointF(left, box.center().y())
            right = left + box.width() / 2
            painter.drawPolygon([tip, QPointF(right, inner.top()), QPointF(right, inner.bottom())])
    elif mark is Mark.HIDDEN:  # a closed eye
        painter.drawArc(inner, 200 * 16, 140 * 16)
    elif mark is Mark.LOST:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        painter.drawEllipse(inner)
        middle = box.center().y()
        painter.drawLine(QPointF(inner.left() + stroke, middle), QPointF(inner.right() - stroke, middle))


def translucent(colour: str, alpha: int) -> QColor:
    """Return a colour through which as much is seen as its opacity (0–255) leaves."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def blank(size_px: tuple[int, int], colour: str) -> QImage:
    """Return an opaque image of one colour."""
    image = QImage(max(1, size_px[0]), max(1, size_px[1]), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def draw_pin(painter: QPainter, box: QRectF) -> None:
    """Draw the sign of a pinned tile into a square box."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.TEXT_DIM))
    third = box.width() / 3
    painter.drawEllipse(QRectF(box.left() + third / 2, box.top(), 2 * third, 2 * third))
    painter.drawRect(QRectF(box.center().x() - 1, box.top() + 2 * third, 2, third))


def _plate(width_px: int, height_px: int) -> QImage:
    image = QImage(max(1, width_px), max(1, height_px), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(translucent(theme.BACKGROUND, theme.LABEL_ALPHA))
    return image


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def _text(
    painter: QPainter,
    chosen: QFont,
    colour: str,
    box: QRect,
    text: str,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
) -> None:
    painter.setFont(chosen)
    painter.setPen(QColor(colour))
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, text)
