"""Rows that can be ticked, each with a name of its own; filled again and again without losing one's place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTableWidgetItem

from scc_wall.ui import theme
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.tick_delegate import TickDelegate
from scc_wall.ui.tips import plain_tip

_KEY = Qt.ItemDataRole.UserRole
_MEASURED = 40
"""Rows whose widths a column follows: measuring hundreds would hold the wall up."""
BOX_PX = 26
"""Room of a box and of what parts it from the text."""
SPARE_BELOW_PX = 560
"""Below this, five columns leave three letters of a host or of a cause."""
TONES = {"good": theme.LIVE, "warn": theme.WARN, "fault": theme.ALARM, "quiet": theme.TEXT_DIM}


@dataclass(frozen=True, slots=True)
class TickRow:
    """One row.

    Parameters
    ----------
    ticked
        None: it can't be ticked.
    tone
        Of its last text, as in the style sheet; empty for none.
    """

    key: str
    texts: tuple[str, ...]
    ticked: bool | None
    tone: str = ""


class TickedTable(Listing):
    """Its first column holds the tick; Space ticks the row that the keyboard is at.

    Parameters
    ----------
    spare
        The column that goes where there is little room; what it says stands elsewhere too.
    """

    ticked = Signal(str, bool)
    """Key of a row, and whether it is ticked now."""
    current_changed = Signal(str)
    """Key of the row that the keyboard is at, empty for none."""

    _spare: int | None = None

    def __init__(
        self, name: str, columns: Sequence[str], stretch: int, yields: int | None = None, spare: int | None = None
    ) -> None:
        super().__init__(name, columns, stretch, yields)
        self._spare = spare
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.setItemDelegateForColumn(0, _Ticks(self))
        self.itemChanged.connect(self._on_item_changed)
        self.currentCellChanged.connect(self._on_current_cell_changed)

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Show these; the row that the keyboard is at stays the one, if it is still there."""
        before = self.current_key()
        with QSignalBlocker(self):
            self.setRowCount(len(rows))
            for place, row in enumerate(rows):
                self._put(place, row)
            keys = [row.key for row in rows]
            if keys:
                self.selectRow(keys.index(before) if before in keys else 0)
        self._share_room()
        if self.current_key() != before:
            self.current_changed.emit(self.current_key())

    def _put(self, place: int, row: TickRow) -> None:
        items = [self._made(place, column) for column in range(self.columnCount())]
        for item, text in zip(items, row.texts, strict=True):
            item.setData(_KEY, row.key)
            if item.text() != text:
                item.setText(text)
                item.setToolTip(plain_tip(text))
        first, last = items[0], items[-1]
        first.setFlags(_flags(may_tick=row.ticked is not None))
        if row.ticked is None:
            first.setData(Qt.ItemDataRole.CheckStateRole, None)  # without a box
        else:
            first.setCheckState(Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked)
        last.setForeground(QColor(TONES.get(row.tone, theme.TEXT)))

    def _made(self, place: int, column: int) -> QTableWidgetItem:
        item = self.item(place, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(place, column, item)
        return item

    def _share_room(self) -> None:
        if self._spare is not None:
            self.setColumnHidden(self._spare, self.viewport().width() < SPARE_BELOW_PX)
        super()._share_room()

    def current_key(self) -> str:
        """Return the key of the row that the keyboard is at, empty for none."""
        item = self.item(self.currentRow(), 0) if self.currentRow() >= 0 else None
        return "" if item is None else str(item.data(_KEY))

    def choose_key(self, key: str) -> None:
        """Put the keyboard to the row of that key, if it is there."""
        for place in range(self.rowCount()):
            item = self.item(place, 0)
            if item is not None and item.data(_KEY) == key:
                self.selectRow(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, whichever column the keyboard is in; leave Enter to the dialog."""
        item = self.item(self.currentRow(), 0) if self.currentRow() >= 0 else None
        if event.key() == Qt.Key.Key_Space and item is not None:
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                checked = item.checkState() == Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.ticked.emit(str(item.data(_KEY)), item.checkState() == Qt.CheckState.Checked)

    def _on_current_cell_changed(self, row: int, _column: int, before: int, _column_before: int) -> None:
        if row != before:
            self.current_changed.emit(self.current_key())


def _flags(*, may_tick: bool) -> Qt.ItemFlag:
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    return flags | Qt.ItemFlag.ItemIsUserCheckable if may_tick else flags


class _Ticks(TickDelegate):
    """Draws a tick into the box of a row that is ticked: a filled box alone is easily overlooked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of the text and of the box: a style sheet's box is not counted by Qt."""
        return super().sizeHint(option, index) + QSize(BOX_PX, 0)
