"""A list of which several are checked, with a line to search it; by keyboard alone.

::

    search ──typed──► fewer rows ──Enter──► the first of them is checked, the search is empty again ──Enter──► done
       └──Down──► list ──Space──► checked or not
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scc_wall.ui.access.parts import button, set_tone, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.tick_delegate import TickDelegate
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.words import tr

WIDTH_PX = 440
TALLEST_PX = 520
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be checked.

    Parameters
    ----------
    key
        What it is stored as.
    title
        What people call it; searched.
    detail
        Stands behind the title, e.g. a camera's region; searched too.
    """

    key: str
    title: str
    detail: str = ""

    @property
    def line(self) -> str:
        """Return it in one line."""
        return f"{self.title} · {self.detail}" if self.detail else self.title


class PickList(QDialog):
    """Asks which ones; after it was accepted, `keys` are those that are checked.

    Parameters
    ----------
    none
        What it means that none is checked; stands where their number would.
    """

    def __init__(
        self, title: str, options: Sequence[Option], chosen: frozenset[str], none: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._none = none
        self.setWindowTitle(title)
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts(title)
        self._place(title)
        self._fill(options, chosen)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self._on_search_returned)
        self.list.itemChanged.connect(self._tell)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.done_button.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._tell()
        fit(self, WIDTH_PX)
        self.search.setFocus()

    def _make_parts(self, title: str) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("cari; Enter mencentang yang teratas"))
        self.search.setAccessibleName(tr("Cari"))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        # As many rows as there are, where the screen has the room: all 17 regions at once on most.
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setMinimumHeight(140)
        self.list.setMaximumHeight(TALLEST_PX)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.nothing = text_label(tr("Tidak ada yang cocok. Hapus pencarian untuk melihat semuanya."), wrap=True)
        set_tone(self.nothing, "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.note = text_label("", "note", wrap=True)
        self.clear = button(tr("&Kosongkan"))
        self.leave = button(tr("&Batal"))
        self.done_button = button(tr("&Pakai"), primary=True)
        # Enter in the search checks a row; the button that Enter presses would take it away from there.
        self.done_button.setDefault(False)
        self.done_button.setAutoDefault(False)

    def _place(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(text_label(title, "section"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        QVBoxLayout(self.list.viewport()).addWidget(self.nothing)  # where the rows would be
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(self.clear)
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.done_button)
        column.addLayout(row)

    def _fill(self, options: Sequence[Option], chosen: frozenset[str]) -> None:
        for option in options:
            item = QListWidgetItem(option.line, self.list)
            item.setToolTip(plain_tip(option.line))
            item.setData(_KEY, option.key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(option.key in chosen))

    def keys(self) -> frozenset[str]:
        """Return the keys of those that are checked, those that the search hides among them."""
        return frozenset(item.data(_KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    def _shown(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    def _tell(self) -> None:
        count = len(self.keys())
        told = tr("{n} dipilih").format(n=count) if count else tr("Tidak ada yang dicentang: {none}")
        self.note.setText(told.format(none=self._none))

    def _on_search_changed(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))
        if shown := self._shown():
            self.list.setCurrentItem(shown[0])
        self.nothing.setVisible(not shown)
        self.list.setAccessibleDescription("" if shown else self.nothing.text())

    def _on_search_returned(self) -> None:
        """Check what was searched for; with nothing searched, be done."""
        if not self.search.text().strip():
            self.accept()
        elif shown := self._shown():
            shown[0].setCheckState(Qt.CheckState.Checked)
            self.search.clear()

    def _on_clear_clicked(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down from the search into the list; Enter in the list is done."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and (shown := self._shown()):
            self.list.setFocus()
            self.list.setCurrentItem(shown[0])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.list.hasFocus() or self.done_button.hasFocus():
                self.accept()
            elif self.clear.hasFocus():
                self._on_clear_clicked()
            elif self.leave.hasFocus():
                self.reject()
        else:
            super().keyPressEvent(event)


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
