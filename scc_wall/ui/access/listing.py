"""A list for the dialogs of access: rows of texts, one of them chosen; search is the desk's, not the list's."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from scc_wall.ui import theme
from scc_wall.ui.access.arranging import Arranging
from scc_wall.ui.slices import PAUSE_MS
from scc_wall.ui.tips import plain_tip

LEAST_PX = 100
"""What a column keeps that yields first: enough for the first word of an office."""
KEPT: Final = 0.25
_KEY = Qt.ItemDataRole.UserRole
_Row = tuple[int, Sequence[str]]
MEASURED_ROWS: Final = 80
"""Rows whose texts are measured for the widths of columns: all 300 take 30 ms, each time the list is resized."""
ROWS_A_TURN: Final = 100
"""Rows that are filled in one turn of the event loop, more than any screen shows: 300 take 15 ms."""


class Listing(QTableWidget):
    """A table that is read, not edited; Tab leaves it, the arrows walk through it.

    All columns are always in sight: where there is too little room some are shortened, never the last one pushed out,
    and what was shortened stands whole in the tooltip.

    Parameters
    ----------
    stretch
        The column that takes the room that is left.
    yields
        The column that is shortened first; None: `stretch`.
    keeps
        The share of the room down to which it is shortened; 0 where only the others tell rows apart.
    remembered
        Under which name its columns' widths and the order of its rows are remembered for each person; empty: nobody
        arranges it.
    sortable
        Whether a click on a heading sorts what `fill` shows.
    """

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        stretch: int,
        yields: int | None = None,
        *,
        keeps: float = KEPT,
        remembered: str = "",
        sortable: bool = True,
    ) -> None:
        super().__init__(0, len(columns))
        self._empty = ""
        self._given: Sequence[_Row] = ()
        """The rows as they were filled last, whatever order they are shown in."""
        self._owed: list[tuple[int, Sequence[_Row]]] = []
        """Rows that are not filled yet, and where the first of them stands."""
        self._later = QTimer(self)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self._fill_next)
        self._stretch = stretch
        self._yields = stretch if yields is None else yields
        self._keeps = keeps
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setResizeContentsPrecision(MEASURED_ROWS)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._arranging: Arranging | None = None
        if remembered:
            self._arranging = Arranging(self, remembered, columns, sortable=sortable, show=self._show_arranged)

    def fill(self, rows: Sequence[_Row]) -> None:
        """Show (id, texts) rows; the row that was chosen stays chosen if it is still there, else the first one is."""
        before = self.chosen_id()
        self._given = rows
        if self._arranging is not None:
            self._arranging.show_headings()
            rows = self._arranging.in_order(rows)
        self._owed = []
        self.setRowCount(min(ROWS_A_TURN, len(rows)))  # what stood below is gone: no row may stand for an old id
        self.setRowCount(len(rows))
        self._fill_rows(0, rows[:ROWS_A_TURN])
        ids = [row_id for row_id, _ in rows]
        self._owe(ROWS_A_TURN, rows[ROWS_A_TURN:])
        if ids:
            chosen = ids.index(before) if before in ids else 0
            if chosen >= ROWS_A_TURN:
                self.fill_rest()
            self.selectRow(chosen)
        self.setAccessibleDescription("" if ids else self._empty)
        self._share_room()

    def _show_arranged(self) -> None:
        """Show the same rows as they are arranged now; what is chosen stays, and nobody is told of another choice."""
        chosen = self.chosen_id()
        if self._given:
            with QSignalBlocker(self):
                self.fill(self._given)
                if chosen is None:
                    self.clearSelection()
            self.scrollTo(self.currentIndex())
        else:
            self._share_room()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by menu what is arranged by dragging and clicking."""
        if self._arranging is None:
            super().contextMenuEvent(event)
            return
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self._arranging.menu().popup(at)

    def showEvent(self, event: QShowEvent) -> None:
        """Show it as it was left, which may have changed since it was made."""
        super().showEvent(event)
        if self._arranging is not None and self._arranging.changed:
            self._show_arranged()

    def _fill_rows(self, first: int, rows: Sequence[_Row]) -> None:
        for place, (row_id, texts) in enumerate(rows, start=first):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_KEY, row_id)
                item.setToolTip(plain_tip(text))
                self.setItem(place, column, item)

    def _owe(self, first: int, rows: Sequence[_Row]) -> None:
        """Have the rows below filled in the next turns, some in each; nobody sees that far down before."""
        self._owed = [(first + at, rows[at : at + ROWS_A_TURN]) for at in range(0, len(rows), ROWS_A_TURN)]
        if self._owed:
            self._later.start()

    def _fill_next(self) -> None:
        if self._owed:
            self._fill_rows(*self._owed.pop(0))
        if not self._owed:
            self._later.stop()

    def fill_rest(self) -> None:
        """Fill all rows now. Idempotent."""
        while self._owed:
            self._fill_next()
        self._later.stop()

    def say_when_empty(self, told: str) -> None:
        """Say what it means that there are no rows, and what to do then, in their place."""
        self._empty = told
        self.setAccessibleDescription("" if self.rowCount() else told)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what stands in their place."""
        super().paintEvent(event)
        if not self.rowCount() and self._empty:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.TEXT_DIM))
            room = self.viewport().rect().adjusted(24, 12, -24, -12)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._empty)
            painter.end()

    def choose(self, row_id: int) -> None:
        """Choose the row of that id, if it is there."""
        self.fill_rest()
        for place in range(self.rowCount()):
            item = self.item(place, 0)
            if item is not None and item.data(_KEY) == row_id:
                self.selectRow(place)
                self.scrollToItem(item)

    def chosen_id(self) -> int | None:
        """Return the id of the chosen row, None without one."""
        chosen = self.selectedItems()
        return int(chosen[0].data(_KEY)) if chosen else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        room_px, chosen = self.viewport().width(), None
        if self._arranging is not None:
            chosen = self._arranging.widths(room_px)
        if chosen is None:
            header = self.horizontalHeader()
            wanted = [max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in range(self.columnCount())]
            wanted = [0 if self.isColumnHidden(n) else width for n, width in enumerate(wanted)]
            chosen = shared(wanted, room_px, self._stretch, self._yields, self._keeps)
        if self._arranging is not None:
            self._arranging.set_widths(chosen)
        else:
            for column, width in enumerate(chosen):
                self.setColumnWidth(column, width)


def shared(wanted: Sequence[int], room_px: int, stretch: int, yields: int, keeps: float = KEPT) -> list[int]:
    """Return the widths of columns that fill the room: what is left goes to `stretch`, what is missing off `yields`.

    That one keeps `LEAST_PX`, or its share of the room if that is more: an address of which `https://b…` is left tells
    nothing beside names that have room to spare. What is missing then is cut off the widest ones, down to a common
    width, which leaves the short columns whole: moments, states.
    """
    widths = list(wanted)
    missing = sum(widths) - room_px
    if missing <= 0:
        widths[stretch] -= missing
        return widths
    widths[yields] = max(min(max(LEAST_PX, int(room_px * keeps)), widths[yields]), widths[yields] - missing)
    left, given = room_px, list(widths)
    for place, column in enumerate(sorted(range(len(widths)), key=lambda n: given[n])):
        widths[column] = min(given[column], left // (len(widths) - place))
        left -= widths[column]
    return widths
