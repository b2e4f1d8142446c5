"""A table that people arrange: edges of columns are dragged, rows sorted by a click on a heading, both by a menu too.

::

    heading clicked ─► sorted ─again─► last one first ─again─► as the program lists them
    edge dragged ─► the column behind it gives the room: all columns stay in sight
    menu key, right click ─► sort by …, widen …, as it was at first

What was chosen stays chosen. Remembered for each person (`ui.table_memory`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView, QMenu, QTableWidget

from scc_wall.ui.table_memory import TableLook, shares_of, sort_key, spread, tables, with_edge_moved
from scc_wall.ui.words import tr

Row = TypeVar("Row", bound="tuple[int, Sequence[str]]")
WIDER: Final = 1.25
"""A column widened by the menu is so many times as wide."""


class Arranging(QObject):
    """One table's.

    Parameters
    ----------
    name
        Under which it is remembered.
    sortable
        Whether its rows can be sorted; not where they stand in an order that says something.
    show
        Has the table fill and share its room anew.
    """

    def __init__(
        self, table: QTableWidget, name: str, columns: Sequence[str], *, sortable: bool, show: Callable[[], object]
    ) -> None:
        super().__init__(table)
        self._table = table
        self._name = name
        self._columns = list(columns)
        self._sortable = sortable
        self._show = show
        self._widths_px: list[int] = []
        self._sharing = False
        self._shown = TableLook()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(sortable)
        header.sectionResized.connect(self._on_header_section_resized)
        header.sectionClicked.connect(self.sort_by)

    @property
    def look(self) -> TableLook:
        """How the table was left by whoever is in now; a column that is no longer there counts as none."""
        look, count = tables.of(self._name), len(self._columns)
        shares = look.shares if len(look.shares) == count else ()
        column = look.column if self._sortable and look.column is not None and look.column < count else None
        return TableLook(shares, column, look.descending)

    @property
    def changed(self) -> bool:
        """Whether it was left otherwise since it was shown."""
        return self.look != self._shown

    # --- the order of rows

    def in_order(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows as they are to be shown; of equal ones the program's order stays."""
        look = self.look
        if look.column is None:
            return list(rows)
        column = look.column
        return sorted(rows, key=lambda row: sort_key(row[1][column]), reverse=look.descending)

    def sort_by(self, column: int) -> None:
        """Sort by a column; a second time the last one comes first, a third time nothing is sorted."""
        look = self.look
        if not self._sortable:
            return
        if look.column != column:
            look = replace(look, column=column, descending=False)
        elif look.descending:
            look = replace(look, column=None, descending=False)
        else:
            look = replace(look, descending=True)
        self._keep(look)

    def show_headings(self) -> None:
        """Say in its heading by which column the rows are sorted."""
        look = self._shown = self.look
        for column, name in enumerate(self._columns):
            item = self._table.horizontalHeaderItem(column)
            text = name if column != look.column else f"{name} {'▼' if look.descending else '▲'}"
            if item is not None and item.text() != text:
                item.setText(text)

    # --- the widths of columns

    def widths(self, room_px: int) -> list[int] | None:
        """Return the widths that the person chose; None: none were."""
        shares = self.look.shares
        return spread(shares, room_px) if shares else None

    def set_widths(self, widths_px: Sequence[int]) -> None:
        """Give the columns these widths, which nobody dragged."""
        self._widths_px = list(widths_px)
        self._sharing = True
        for column, width_px in enumerate(widths_px):
            self._table.setColumnWidth(column, width_px)
        self._sharing = False

    def widen(self, column: int, times: float = WIDER) -> None:
        """Widen a column; the one behind it gives the room, the last one takes it from the one before."""
        widths, last = self._widths_px, len(self._widths_px) - 1
        more_px = round(widths[column] * times) - widths[column]
        if column < last:
            self._drag(column, widths[column] + more_px)
        elif last > 0:
            self._drag(last - 1, widths[last - 1] - more_px)

    def _on_header_section_resized(self, column: int, _before_px: int, wanted_px: int) -> None:
        if not self._sharing:
            self._drag(column, wanted_px)

    def _drag(self, column: int, wanted_px: int) -> None:
        widths = with_edge_moved(self._widths_px, column, wanted_px)
        if widths != self._widths_px:
            tables.keep(self._name, replace(self.look, shares=shares_of(widths)))
        self.set_widths(widths)

    # --- the menu

    def menu(self) -> QMenu:
        """Return what can be arranged, for who works without the mouse; it is gone once it was closed."""
        made = QMenu(self._table)
        made.aboutToHide.connect(made.deleteLater)
        look = self.look
        if self._sortable:
            sort = made.addMenu(tr("&Urutkan menurut"))
            for column, name in enumerate(self._columns):
                item = sort.addAction(name)
                item.setCheckable(True)
                item.setChecked(column == look.column)
                item.triggered.connect(lambda _=False, column=column: self.sort_by(column))
        widen = made.addMenu(tr("&Lebarkan kolom"))
        for column, name in enumerate(self._columns):
            widen.addAction(name).triggered.connect(lambda _=False, column=column: self.widen(column))
        made.addSeparator()
        first = made.addAction(tr("&Kembalikan tabel ini"))
        first.setEnabled(look != TableLook())
        first.triggered.connect(lambda: self._keep(TableLook()))
        return made

    def _keep(self, look: TableLook) -> None:
        tables.keep(self._name, look)
        self._show()
