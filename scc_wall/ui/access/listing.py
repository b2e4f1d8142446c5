"""A list for the dialogs of access: rows of texts, one of them chosen; search is the desk's, not the list's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

_KEY = Qt.ItemDataRole.UserRole


class Listing(QTableWidget):
    """A table that is read, not edited; Tab leaves it, the arrows walk through it.

    Parameters
    ----------
    stretch
        The column that takes the room that is left.
    """

    def __init__(self, name: str, columns: Sequence[str], stretch: int) -> None:
        super().__init__(0, len(columns))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def fill(self, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Show (id, texts) rows; the row that was chosen stays chosen if it is still there, else the first one is."""
        before = self.chosen_id()
        self.setRowCount(len(rows))
        for place, (row_id, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_KEY, row_id)
                self.setItem(place, column, item)
        ids = [row_id for row_id, _ in rows]
        if ids:
            self.selectRow(ids.index(before) if before in ids else 0)

    def chosen_id(self) -> int | None:
        """Return the id of the chosen row, None without one."""
        chosen = self.selectedItems()
        return int(chosen[0].data(_KEY)) if chosen else None
