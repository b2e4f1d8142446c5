"""A snapshot at any size: whole, or as near as its pixels are; moved by keys and mouse."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from scc_wall.domain.snapshot import RawPicture
from scc_wall.ui import theme

STEP: Final = 1.25
MOST: Final = 8.0
"""Device pixels for a pixel of the picture."""
MOVE_OF_ROOM: Final = 0.15


class PictureView(QWidget):
    """Shows one picture; `+ − 0`, arrows, wheel and dragging look at it nearer."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(320, 180))
        self._image: QImage | None = None
        self._pixels: RawPicture | None = None
        self._text = ""
        self._dragged: QPointF | None = None
        self.scale = 0.0
        """Logical pixels for a pixel of the picture; 0.0: the whole picture."""
        self._middle = QPointF()

    def show_picture(self, picture: RawPicture | None, text: str = "") -> None:
        """Show a picture whole, or a text in its place."""
        self._pixels = picture  # the image only looks at them
        self._image = None
        if picture is not None:
            width, height = picture.size_px
            known = QImage.Format.Format_RGB32 if picture.depth == 4 else QImage.Format.Format_RGB888
            self._image = QImage(picture.pixels, width, height, picture.depth * width, known)
            self._middle = QPointF(width / 2, height / 2)
        self._text = text
        self.scale = 0.0
        self.update()

    def whole_scale(self) -> float:
        """Return the scale at which all of it is seen, never larger than it is."""
        if self._image is None:
            return 1.0
        fits = min(self.width() / self._image.width(), self.height() / self._image.height())
        return min(fits, 1.0 / self.devicePixelRatioF())

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Look nearer or farther; what is under `at` stays there."""
        if self._image is None:
            return
        old = self.scale or self.whole_scale()
        new = min(max(old * by, self.whole_scale()), MOST / self.devicePixelRatioF())
        at = QPointF(self.rect().center()) if at is None else at
        offset = at - QPointF(self.rect().center())
        self._middle += offset / old - offset / new
        self.scale = 0.0 if new <= self.whole_scale() else new
        self._keep_inside()

    def whole(self) -> None:
        """Show all of it."""
        self.scale = 0.0
        self._keep_inside()

    def move_by(self, x: float, y: float) -> None:
        """Move what is seen, in logical pixels."""
        self._middle += QPointF(x, y) / (self.scale or self.whole_scale())
        self._keep_inside()

    def _keep_inside(self) -> None:
        if self._image is not None:
            scale = self.scale or self.whole_scale()
            for size, room, get, put in (
                (self._image.width(), self.width(), self._middle.x, self._middle.setX),
                (self._image.height(), self.height(), self._middle.y, self._middle.setY),
            ):
                half = min(room / scale / 2, size / 2)
                put(min(max(get(), half), size - half))
        self.update()

    # --- Qt ------------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or the text in its place, and the frame of who has the keyboard."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.BACKGROUND))
        if self._image is None:
            painter.setPen(QColor(theme.TEXT_DIM))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), int(flags), self._text)
        else:
            scale = self.scale or self.whole_scale()
            size = QPointF(self._image.width(), self._image.height()) * scale
            corner = QPointF(self.rect().center()) - self._middle * scale
            smooth = scale * self.devicePixelRatioF() < 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(QRectF(corner.x(), corner.y(), size.x(), size.y()), self._image)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.FOCUS), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look nearer, farther, elsewhere."""
        x, y = self.width() * MOVE_OF_ROOM, self.height() * MOVE_OF_ROOM
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.whole()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.move_by(x if key == Qt.Key.Key_Right else -x, 0)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_by(0, y if key == Qt.Key.Key_Down else -y)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look nearer or farther at what is under the pointer."""
        self.zoom(STEP ** (event.angleDelta().y() / 120), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self._dragged = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._dragged is not None:
            moved, self._dragged = self._dragged - event.position(), event.position()
            self.move_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to its own pixels, or back to all of it."""
        if self.scale:
            self.whole()
        else:
            self.zoom(1 / self.devicePixelRatioF() / self.whole_scale(), event.position())
