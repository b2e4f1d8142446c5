"""A sheet as it is read: what is out of order, what is open, what was noted, and the remark."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from scc_wall.domain.shift_sheet import Sheet, SheetEvent
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import text_label
from scc_wall.ui.shift import shift_words
from scc_wall.ui.words import tr

MOST_ROWS: Final = 8
"""A table shows so many at once; more are scrolled within it, so that the whole sheet stays in sight."""


class SheetView(QWidget):
    """Shows one sheet; tables without rows say so in words instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.watched = text_label("", "note", wrap=True)
        self.disturbed_title = text_label("", "section")
        columns = (tr("Jenis"), tr("Nama"), tr("Wilayah"), tr("Keadaan"), tr("Sejak"))
        self.disturbed = Listing(tr("Yang terganggu"), columns, stretch=1)
        self.events_title = text_label("", "section")
        self.events = Listing(tr("Peristiwa terbuka"), _event_columns(), stretch=1)
        self.noted_title = text_label("", "section")
        self.noted = Listing(tr("Peristiwa selesai dengan catatan"), _event_columns(), stretch=1)
        self.remark_title = text_label(tr("Pesan yang menyerahkan"), "section")
        self.remark = text_label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (
            *(self.remark_title, self.remark, self.watched, self.disturbed_title, self.disturbed),
            *(self.events_title, self.events, self.noted_title, self.noted),
        ):
            column.addWidget(part)
        column.addStretch()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show it."""
        self.watched.setText(shift_words.watched_line(sheet))
        self._title(self.disturbed_title, tr("Terganggu: {n}"), tr("Tidak ada yang terganggu."), len(sheet.disturbed))
        self._fill(self.disturbed, [shift_words.disturbed_row(one) for one in sheet.disturbed])
        title = tr("Peristiwa terbuka: {n}")
        self._title(self.events_title, title, tr("Tidak ada peristiwa terbuka."), len(sheet.events))
        self._fill(self.events, _rows(sheet.events))
        self._title(self.noted_title, tr("Selesai, dengan catatan: {n}"), "", len(sheet.noted))
        self._fill(self.noted, _rows(sheet.noted))
        self.remark.setText(sheet.remark)
        for part in (self.remark_title, self.remark):
            part.setVisible(bool(sheet.remark))

    def first(self) -> QWidget:
        """Return what is read first by keyboard, so that the sheet is in sight from its top."""
        return next((table for table in (self.disturbed, self.events, self.noted) if not table.isHidden()), self)

    def _title(self, label: QLabel, some: str, none: str, count: int) -> None:
        text = some.format(n=count) if count else none
        label.setText(text)
        label.setVisible(bool(text))

    def _fill(self, table: Listing, rows: Sequence[tuple[str, ...]]) -> None:
        table.fill(list(enumerate(rows)))
        table.setVisible(bool(rows))
        shown = min(len(rows), MOST_ROWS)
        height = table.horizontalHeader().sizeHint().height() + sum(table.rowHeight(row) for row in range(shown))
        table.setFixedHeight(height + 2 * table.frameWidth() + 4)


def _rows(events: Sequence[SheetEvent]) -> list[tuple[str, ...]]:
    return [row for event in events for row in shift_words.event_rows(event)]


def _event_columns() -> tuple[str, ...]:
    return (tr("Sejak"), tr("Peristiwa"), tr("Keadaan"), tr("Diketahui"))
