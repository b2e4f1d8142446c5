"""The handovers of the past: who gave, who took, and what stood on the sheet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.handover import Handover
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.dates import moment_text
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.shift import shift_words
from scc_wall.ui.shift.desk import ShiftDesk
from scc_wall.ui.shift.sheet_view import SheetView
from scc_wall.ui.words import tr

WIDTH_PX: Final = 1400
BESIDE_PX: Final = 1200
"""On a screen at least so wide the list stands beside what was handed over, else above it: no date is cut off."""
LIST_PX: Final = 128
"""How high the list is above it: a heading and three handovers, the others are scrolled."""


class PastHandoversDialog(QDialog):
    """The list on the left, the chosen one on the right; on a narrow screen above it."""

    def __init__(self, desk: ShiftDesk, parent: QWidget | None = None, *, work: Work = at_once) -> None:
        super().__init__(parent)
        self._past: dict[int, Handover] = {}
        self.setStyleSheet(DIALOG_STYLE)
        self.setWindowTitle(tr("Riwayat serah terima"))
        columns = (tr("Diserahkan"), tr("Oleh"), tr("Keadaan"), tr("Kepada"))
        self.list = Listing(tr("Riwayat serah terima"), columns, stretch=1, yields=1, remembered="handovers")
        self.refusal = RefusalPlate()
        self.who = text_label("", wrap=True)
        self.outcome = text_label("", wrap=True)
        self.said = text_label("", wrap=True)
        self.unsound = text_label("", wrap=True)
        set_tone(self.unsound, "fault")
        self.sheet = SheetView()
        self.leave = button(tr("Kem&bali"), primary=True)
        self._busy = Busy(work, (self.list, self.leave))
        self._place()
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.leave.clicked.connect(self.reject)
        self._show_chosen()
        fit(self, WIDTH_PX, tall=True)
        self._busy.run(tr("Membaca riwayat…"), desk.past, self._fill, self._refuse)

    def _place(self) -> None:
        left = QVBoxLayout()
        left.addWidget(text_label(tr("Riwayat serah terima"), "heading"))
        left.addWidget(self.refusal)
        left.addWidget(self.list, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        for part in (self.unsound, self.who, self.outcome, self.said, self.sheet):
            column.addWidget(part)
        column.addStretch()
        right = QVBoxLayout()
        right.addWidget(Scroll(inside), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        right.addLayout(buttons)
        beside = self.screen().availableGeometry().width() >= BESIDE_PX
        outer = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom, self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(24 if beside else 12)
        if not beside:
            self.list.setFixedHeight(LIST_PX)
        outer.addLayout(left, 2 if beside else 0)
        outer.addLayout(right, 3)  # what was handed over is read, the list only chosen from

    def _fill(self, past: Sequence[Handover]) -> None:
        self._past = {handover.handover_id: handover for handover in past}
        self.list.fill([(handover.handover_id, _row(handover)) for handover in past])
        self._show_chosen()
        form.focus(self.list)

    def _show_chosen(self) -> None:
        chosen_id = self.list.chosen_id()
        handover = None if chosen_id is None else self._past.get(chosen_id)
        self.sheet.setVisible(handover is not None)
        if handover is None:
            self.who.setText(tr("Belum ada serah terima. Serahkan giliran jaga dengan Ctrl+H."))
            for part in (self.outcome, self.said, self.unsound):
                part.hide()
            return
        who = shift_words.party_line(handover.given_by, handover.given_utc)
        self.who.setText(tr("Diserahkan: {who}").format(who=who))
        self.outcome.setText(shift_words.outcome(handover))
        self.outcome.show()
        self.said.setText(tr("Pesan penerima: {text}").format(text=handover.taken_remark))
        self.said.setVisible(bool(handover.taken_remark))
        told = tr("✕ Isinya tidak sama dengan yang diserahkan: diubah di basis data. Laporkan ke auditor.")
        self.unsound.setText("" if handover.sound else told)
        self.unsound.setVisible(not handover.sound)
        self.sheet.show_sheet(handover.sheet)

    def _refuse(self, error: SccError) -> None:
        self.refusal.tell(error)

    def reject(self) -> None:
        """Leave."""
        if not self._busy.running:
            super().reject()


def _row(handover: Handover) -> tuple[str, ...]:
    to = shift_words.NOTHING if handover.taken_by is None else handover.taken_by.name
    return (moment_text(handover.given_utc), handover.given_by.name, shift_words.state_short(handover), to)
