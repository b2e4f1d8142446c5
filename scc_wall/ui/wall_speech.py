"""The wall as a screen reader finds it: a list of tiles, each with its number, camera and state; one is selected.

The wall is one painted widget, so what stands on it has no widgets of its own that could speak.

Screen readers may keep an interface as long as they like. Each tile's is made once for its place and answers for
whatever stands there; it is no longer valid once the grid has fewer places.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from scc_wall.domain.tile_state import TileState
from scc_wall.ui import words
from scc_wall.ui.tile_look import Mark, TileLook
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.ui.wall_widget import WallWidget

TOLD_LINES = 2
"""What and why; the lines below count seconds, which nobody wants to hear counted."""


def state_word(mark: Mark) -> str:
    """Return a state in a word, LIVE too: who does not see the picture has to be told."""
    known = {
        Mark.FROZEN: tr("mungkin beku"),
        Mark.REPLAY: tr("ulangan"),
        Mark.HIDDEN: tr("disembunyikan dari tamu"),
    }
    return known[mark] if mark in known else words.state_word(TileState(mark.value))


def tile_words(number: int, look: TileLook | None, *, sites: bool = False) -> str:
    """Return a tile in a sentence, e.g. `petak 5, 12 Ampera, Kota Palembang, langsung`.

    Parameters
    ----------
    number
        From 1, as one counts from left to right and down.
    look
        None for a tile without a camera.
    """
    what = [tr("petak {n}").format(n=number)]
    if sites:
        what.append(tr("situs OPD"))
    elif look is None:
        what.append(tr("kosong"))
    else:
        told = look.lines[:TOLD_LINES] if look.lines else (state_word(look.mark),)
        what += [look.title, look.region, *told]
    return ", ".join(part for part in what if part)


class TileFace(QAccessibleInterface):
    """One place of a wall's grid."""

    def __init__(self, wall: "WallWidget", index: int) -> None:
        super().__init__()
        self._wall = wall
        self._index = index

    def isValid(self) -> bool:
        """Return whether there is such a tile now."""
        return self._index < len(self._wall.tiles)

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt's own returns none for what is no object
        """Return none: it is painted."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # as above, before it is shown
        """Return the wall's window."""
        return self._wall.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return the wall."""
        return QAccessible.queryAccessibleInterface(self._wall)

    def child(self, _index: int) -> None:  # type: ignore[override]  # there are none
        """Return none."""

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]  # there are none
        """Return none."""

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return that it has none."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return what stands there."""
        return self._wall.tile_words(self._index) if kind is QAccessible.Text.Name and self.isValid() else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Take none."""

    def rect(self) -> QRect:
        """Return where it is on the desktop."""
        if not self.isValid():
            return QRect()
        place = self._wall.logical(self._wall.tiles[self._index].rect)
        return QRect(self._wall.mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        """Return that it is one of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is selected, and whether the keyboard speaks to it."""
        state = QAccessible.State()
        state.selectable = state.focusable = 1
        if self._index == self._wall.selected_index():
            state.selected = 1
            state.focused = int(self._wall.hasFocus())
        return state


class WallFace(QAccessibleWidget):
    """The wall of one screen."""

    def __init__(self, wall: "WallWidget") -> None:
        super().__init__(wall, QAccessible.Role.List, wall.accessibleName())
        self._wall = wall
        self._tiles: list[TileFace] = []

    def childCount(self) -> int:
        """Return how many tiles there are."""
        return len(self._wall.tiles)

    def child(self, index: int) -> TileFace | None:  # type: ignore[override]  # Qt's own returns none, too
        """Return a tile."""
        if not 0 <= index < len(self._wall.tiles):
            return None
        while len(self._tiles) <= index:
            self._tiles.append(TileFace(self._wall, len(self._tiles)))
        return self._tiles[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a tile."""
        return next((n for n, tile in enumerate(self._tiles) if tile is child), -1)

    def childAt(self, x: int, y: int) -> TileFace | None:  # type: ignore[override]  # as `child`
        """Return the tile at a place of the desktop."""
        tile = self._wall.tile_at(self._wall.mapFromGlobal(QPoint(x, y)))
        return None if tile is None else self.child(self._wall.tiles.index(tile))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as `child`
        """Return the selected tile."""
        index = self._wall.selected_index()
        return None if index is None else self.child(index)
