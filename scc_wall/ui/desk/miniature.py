"""All screens of the wall in small, as they stand on the desktop: to see what is where, and to arrange it.

Each screen is a wall widget of its own, so that mouse, keys, drag and drop do here what they do on the wall. A screen
whose window can be seen lends its pictures, painted again twice a second; one that can't is asked for in this size.
The pictures of one that is not plugged in are dark, and it says so over them: nobody in the room sees them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from scc_wall.domain.layout import Rect
from scc_wall.domain.miniature import miniature
from scc_wall.domain.nearest import middle, nearest
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import keys, theme
from scc_wall.ui.commands import Commands
from scc_wall.ui.desk.glance import GlancingFeed
from scc_wall.ui.desk.screens import ScreenShown, absence, headings
from scc_wall.ui.slices import Slices
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.words import tr

GLANCE_MS: Final = 500
"""Each screen that lends its pictures is painted again after this long."""
GAP_PX: Final = 12
MARGIN_PX: Final = 12
_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(slots=True)
class _Part:
    wall: WallWidget
    feed: GlancingFeed
    head: QLabel


class Miniature(QWidget):
    """See above.

    Parameters
    ----------
    make_wall
        Makes the widget of a screen that paints from that feed.
    feed
        Makes such a feed.
    """

    chosen = Signal(int)
    """A person wants to see that screen large."""
    added = Signal()
    """There is one more screen to be seen."""

    def __init__(
        self,
        commands: Commands,
        make_wall: Callable[[int, GlancingFeed], WallWidget],
        feed: Callable[[], GlancingFeed],
    ) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._commands = commands
        self._model = commands.model
        self._make_wall = make_wall
        self._make_feed = feed
        self._screens: tuple[ScreenShown, ...] = ()
        self._parts: list[_Part] = []
        self._slices: Slices | None = None
        self._turn = 0
        self._picked: TileAddress | None = None
        """The tile that Enter picked up, to be exchanged with another."""
        self._lent: frozenset[int] = frozenset()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self.setAccessibleName(tr("Miniatur semua layar"))

    # --- screens -------------------------------------------------------------------------------------------------

    @property
    def walls(self) -> Sequence[WallWidget]:
        """The walls in small, by the index of their screen."""
        return [part.wall for part in self._parts]

    def set_screens(self, screens: Sequence[ScreenShown]) -> None:
        """Show these screens."""
        self._screens = tuple(screens)
        if not self._parts:
            self._add(0)
            self.setFocusProxy(self._parts[0].wall)
        later = range(len(self._parts), len(screens))
        if later and (self._slices is None or not self._slices.running):
            # One in each turn of the event loop: a wall of 36 tiles takes as long as three ticks of the walls.
            self._slices = Slices([partial(self._add, index) for index in later], self, ahead=True)
        self._timer.setInterval(max(50, GLANCE_MS // max(1, len(screens))))
        self._place()

    def _add(self, index: int) -> None:
        feed = self._make_feed()
        wall = self._make_wall(index, feed)
        wall.setParent(self)
        wall.installEventFilter(self)  # behind the wall's own input: asked before it
        head = QLabel(self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setCursor(Qt.CursorShape.PointingHandCursor)
        head.installEventFilter(self)
        self._parts.append(_Part(wall, feed, head))
        self._place()
        wall.show()
        head.show()
        self.added.emit()

    def _place(self) -> None:
        if not self._parts:
            return
        head_px = self.fontMetrics().height() + 8
        room = (max(1, self.width() - 2 * MARGIN_PX), max(1, self.height() - 2 * MARGIN_PX))
        places = miniature([screen.area for screen in self._screens], room, head_px, GAP_PX)
        for part, rect in zip(self._parts, places, strict=False):
            x, y = rect.x + MARGIN_PX, rect.y + MARGIN_PX
            part.wall.setGeometry(x, y, rect.width, rect.height)
            part.head.setGeometry(x, y - head_px, rect.width, head_px)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Put the texts in."""
        for index, (part, shown) in enumerate(zip(self._parts, self._screens, strict=False)):
            chosen = self._model.selected is not None and self._model.selected.screen == index
            colour = theme.WARN if not shown.there else theme.TEXT if chosen else theme.TEXT_DIM
            style = f"color: {colour}; background: transparent; font-weight: {600 if chosen else 400};"
            if part.head.styleSheet() != style:
                part.head.setStyleSheet(style)
                part.head.ensurePolished()  # bold letters are wider
            part.wall.set_veiled(veiled=not shown.there)
            texts, metrics, room_px = headings(shown), part.head.fontMetrics(), max(1, part.head.width())
            fitting = (text for text in texts if metrics.horizontalAdvance(text) <= room_px)
            text = next(fitting, metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, room_px))
            part.head.setText(text)
            part.head.setToolTip(plain_tip(tr("{name}: klik untuk menampilkannya besar").format(name=texts[0])))

    # --- pictures ------------------------------------------------------------------------------------------------

    def asks(self, seen: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
        """Return the screens to ask pictures for in this size: those whose own window nobody sees."""
        wanted: dict[int, tuple[int, int]] = {}
        for part in self._parts:
            index = part.wall.screen_index
            part.feed.counts = part.wall.seen() and index not in seen
            if part.feed.counts:
                wanted[index] = part.wall.size_px
        self._lent = frozenset(index for index in range(len(self._parts)) if index not in wanted)
        return wanted

    def take(self, news: Sequence[str]) -> None:
        """Paint what is new of the screens that are seen here alone."""
        for part in self._parts:
            if part.feed.counts:
                part.wall.take(news)

    def rebuild(self) -> None:
        """Follow the model."""
        if not self.isVisible():
            return
        for part in self._parts:
            part.wall.rebuild()
        self._mark_picked()
        self.retranslate()

    def refresh(self) -> None:
        """Follow the states; on the wall's slow tick."""
        if self.isVisible():
            for part in self._parts:
                part.wall.refresh()

    def say(self, typed: str, screen: int) -> None:
        """Show the digits typed on the screen of the selected tile, and on one that is not there that it is not."""
        for part, shown in zip(self._parts, self._screens, strict=False):
            mine = typed if part.wall.screen_index == screen else ""
            part.wall.set_middle(mine or absence(shown))

    def _on_timeout(self) -> None:
        """Paint one screen again: one for each turn, so that no turn of the wall's tick waits for all of them."""
        lent = sorted(self._lent)
        if lent:
            self._turn = (self._turn + 1) % len(lent)
            self._parts[lent[self._turn]].wall.update()

    # --- keys and mouse ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows lead across all screens, Enter pick a tile up and put it down, a heading show its screen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            for part in self._parts:
                if watched is part.head:
                    self.chosen.emit(part.wall.screen_index)
                    return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or self._commands.typed():
            return False
        key = Qt.Key(event.key())
        if key in _WAYS:
            self._select(_WAYS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick()
        elif key == Qt.Key.Key_Escape and self._picked is not None:
            self._drop()
        elif keys.action_of(event) == "ptz-steer" and self._model.selected is not None:
            self.chosen.emit(self._model.selected.screen)  # steering needs a large picture
            return False
        else:
            return False
        return True

    def _tiles(self) -> list[tuple[Tile, Rect]]:
        found = []
        for part in self._parts:
            ratio, at = part.wall.devicePixelRatioF(), part.wall.pos()
            for tile in part.wall.tiles:
                x, y, width, height = (round(length / ratio) for length in tile.rect)
                found.append((tile, Rect(at.x() + x, at.y() + y, max(1, width), max(1, height))))
        return found

    def _select(self, step: tuple[int, int]) -> None:
        tiles = self._tiles()
        start = next((i for i, (tile, _) in enumerate(tiles) if tile.address == self._model.selected), None)
        if start is None:
            to: int | None = 0 if tiles else None
        else:
            middles = [middle(rect) for _, rect in tiles]
            to = nearest(middles, middles[start], step)
        if to is not None:
            self._commands.select(tiles[to][0].address)

    def _pick(self) -> None:
        selected = self._model.selected
        if selected is None:
            self._commands.tell(tr("Pilih dahulu petaknya"))
        elif self._picked is None:
            if self._commands.allowed("swap", self._commands.camera_at(selected), asks=True):
                self._picked = selected
                self._commands.tell(tr("Petak diangkat: pilih tujuan, Enter menukar, Esc batal"))
        else:
            picked, self._picked = self._picked, None
            if picked != selected:
                self._commands.swap(picked, selected)
        self._mark_picked()

    def _drop(self) -> None:
        self._picked = None
        self._mark_picked()
        self._commands.tell(tr("Batal: petak tetap di tempatnya"))

    def _mark_picked(self) -> None:
        """Frame the tile that was picked up; one that is gone with its grid was put down."""
        picked = self._picked
        if picked is not None and all(tile.address != picked for tile, _ in self._tiles()):
            self._picked = None
        self.update()

    # --- Qt ------------------------------------------------------------------------------------------------------

    def follow_place(self) -> None:
        """Follow the own place in the window."""
        for part in self._parts:
            part.wall.follow_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies behind the screens: their frames, and the frame of the screen a tile was picked up from."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.BACKGROUND))
        for part in self._parts:
            picked = self._picked is not None and self._picked.screen == part.wall.screen_index
            painter.setPen(QColor(theme.FOCUS if picked else theme.LINE))
            painter.drawRect(part.wall.geometry().adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the screens their places."""
        super().resizeEvent(event)
        self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Follow."""
        super().moveEvent(event)
        self.follow_place()

    def showEvent(self, event: object) -> None:
        """Begin to glance."""
        super().showEvent(event)  # type: ignore[arg-type]  # a QShowEvent
        self._timer.start()

    def hideEvent(self, event: object) -> None:
        """Glance no more, and put down what was picked up."""
        super().hideEvent(event)  # type: ignore[arg-type]  # a QHideEvent
        self._timer.stop()
        self._picked = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("Miniatur semua layar"))
            self.retranslate()
        super().changeEvent(event)
