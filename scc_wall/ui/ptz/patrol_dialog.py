"""Makes or changes a patrol: a name, presets in the order of the round, how long it stays at each."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scc_wall.domain.ptz import Preset
from scc_wall.domain.steering import Patrol
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.ask import NO_ARROWS
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.ptz.preset_part import preset_title
from scc_wall.ui.words import tr

DWELLS_S: Final = (2, 600)
LONGEST_NAME: Final = 60
FEWEST: Final = 2
"""Presets of a round. Source: specs/ptz.md."""


class PatrolDialog(QDialog):
    """Calls `saved` with the patrol as it was made.

    Parameters
    ----------
    patrol
        What to change; one without a name or presets is new.
    """

    def __init__(
        self, parent: QWidget, patrol: Patrol, presets: tuple[Preset, ...], saved: Callable[[Patrol], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Patroli"))
        self.setStyleSheet(DIALOG_STYLE)
        self._patrol, self._saved = patrol, saved
        self._titles = {preset.token: preset_title(preset) for preset in presets}
        self.name = QLineEdit(patrol.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(tr("Nama patroli"))
        self.there = self._list(tr("Preset kamera"))
        self.round = self._list(tr("Urutan patroli"))
        for preset in presets:
            self._append(self.there, preset.token)
        for token in patrol.tokens:
            self._append(self.round, token)
        self.dwell = QSpinBox()
        self.dwell.setStyleSheet(NO_ARROWS)
        self.dwell.lineEdit().setTextMargins(8, 0, 0, 0)
        self.dwell.setRange(*DWELLS_S)
        self.dwell.setValue(round(patrol.dwell_s))
        self.dwell.setSuffix(tr(" dtk"))
        self.dwell.setAccessibleName(tr("Lama berhenti di tiap preset"))
        self.note = text_label("", "note", wrap=True)
        self.save = button(tr("&Simpan"), primary=True)
        self.cancel = button(tr("&Batal"))
        self._place()
        self._connect()
        self._judge()

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setMinimumSize(190, 160)
        return made

    def _append(self, where: QListWidget, token: str) -> None:
        item = QListWidgetItem(self._titles.get(token, tr("(hilang) {token}").format(token=token)))
        item.setData(Qt.ItemDataRole.UserRole, token)
        where.addItem(item)

    def _place(self) -> None:
        self.add = self._small(tr("Tam&bahkan →"))
        self.up = self._small(tr("&Naik ↑"))
        self.down = self._small(tr("&Turun ↓"))
        self.out = self._small(tr("&Keluarkan"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for column, (title, part) in enumerate(
            ((tr("Preset kamera"), self.there), ("", None), (tr("Urutan patroli"), self.round))
        ):
            grid.addWidget(text_label(title, "label"), 0, column)
            if part is not None:
                grid.addWidget(part, 1, column)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addStretch()
        for made in (self.add, self.up, self.down, self.out):
            middle.addWidget(made)
        middle.addStretch()
        grid.addLayout(middle, 1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(10)
        outer.addWidget(text_label(tr("Patroli"), "section"))
        outer.addWidget(text_label(tr("Nama"), "label"))
        outer.addWidget(self.name)
        outer.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(text_label(tr("Berhenti di tiap preset"), "label"))
        row.addWidget(self.dwell)
        row.addStretch()
        outer.addLayout(row)
        outer.addWidget(self.note)
        self.note.setMinimumHeight(self.note.fontMetrics().height() + 2)
        ends = QHBoxLayout()
        ends.addStretch()
        ends.addWidget(self.cancel)
        ends.addWidget(self.save)
        outer.addLayout(ends)

    def _small(self, text: str) -> QPushButton:
        return button(text)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._judge)
        self.add.clicked.connect(self._add)
        self.there.itemDoubleClicked.connect(self._add)
        self.there.itemActivated.connect(lambda: None)  # Enter belongs to the primary button
        self.out.clicked.connect(self._take_out)
        self.up.clicked.connect(lambda: self._shift(-1))
        self.down.clicked.connect(lambda: self._shift(1))
        self.there.currentRowChanged.connect(self._judge)
        self.round.currentRowChanged.connect(self._judge)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        self.accepted.connect(lambda: self._saved(self.patrol()))

    def patrol(self) -> Patrol:
        """Return the patrol as it stands in the dialog."""
        return replace(
            self._patrol, name=self.name.text().strip(), tokens=self._tokens(), dwell_s=float(self.dwell.value())
        )

    def _tokens(self) -> tuple[str, ...]:
        rows = (self.round.item(row) for row in range(self.round.count()))
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in rows)

    def _add(self) -> None:
        item = self.there.currentItem()
        if item is not None:
            self._append(self.round, str(item.data(Qt.ItemDataRole.UserRole)))
            self.round.setCurrentRow(self.round.count() - 1)
            self._judge()

    def _take_out(self) -> None:
        if self.round.currentRow() >= 0:
            self.round.takeItem(self.round.currentRow())
            self._judge()

    def _shift(self, by: int) -> None:
        row = self.round.currentRow()
        if row >= 0 and 0 <= row + by < self.round.count():
            self.round.insertItem(row + by, self.round.takeItem(row))
            self.round.setCurrentRow(row + by)
            self._judge()

    def _judge(self) -> None:
        row, count = self.round.currentRow(), self.round.count()
        self.add.setEnabled(self.there.currentRow() >= 0)
        self.out.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        gone = [token for token in self._tokens() if token not in self._titles]
        text = ""
        if not self.name.text().strip():
            text = tr("Beri nama.")
        elif count < FEWEST:
            text = tr("Tambahkan {n} preset atau lebih.").format(n=FEWEST)
        elif gone:
            text = tr("Keluarkan preset yang sudah tidak ada di kamera.")
        self.note.setText(text)
        self.save.setEnabled(not text)
