"""The handover of a shift: what is handed over is read, then confirmed, by the outgoing and by the incoming person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.handover import LONGEST_REMARK, Handover, HandoverError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Result, Work, at_once
from scc_wall.ui.access.field import lines
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.shift import shift_words
from scc_wall.ui.shift.desk import Desk, ShiftDesk
from scc_wall.ui.shift.sheet_view import SheetView
from scc_wall.ui.words import tr

WIDTH_PX: Final = 980


class HandoverDialog(QDialog):
    """Gives what holds now, or takes what somebody else gave: whichever is due.

    Parameters
    ----------
    work
        Has the sheet made, given and taken.
    """

    leave_wished = Signal()
    """It was handed over, and the session shall end."""
    past_wished = Signal()

    def __init__(self, desk: ShiftDesk, parent: QWidget | None = None, *, work: Work = at_once) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now: Desk | None = None
        self.setStyleSheet(DIALOG_STYLE)
        self.setWindowTitle(tr("Serah terima"))
        self._make_parts()
        self._busy = Busy(work, (self.remark, self.answer, *self._buttons()))
        self._place()
        self.give.clicked.connect(lambda: self._give(leave=False))
        self.give_and_leave.clicked.connect(lambda: self._give(leave=True))
        self.take.clicked.connect(self._on_take_clicked)
        self.withdraw.clicked.connect(self._on_withdraw_clicked)
        self.past.clicked.connect(self.past_wished)
        self.later.clicked.connect(self.reject)
        for part in (self.give, self.give_and_leave, self.take, self.withdraw, self.remark, self.answer, self.sheet):
            part.hide()
        fit(self, WIDTH_PX)
        self._busy.run(tr("Mengumpulkan keadaan…"), self._desk.look, self._on_looked, self._refuse)

    def _make_parts(self) -> None:
        self.heading = text_label(tr("Serah terima"), "heading")
        self.told = text_label("", wrap=True)
        self.refusal = RefusalPlate()
        self.sheet = SheetView()
        hint = tr("Yang perlu diketahui penerima; paling banyak satu halaman.")
        self.remark = lines("remark", tr("&Pesan untuk penerima"), hint, rows=3)
        self.answer = lines("answer", tr("&Pesan Anda"), tr("Boleh kosong."), rows=2)
        self.give_and_leave = button(tr("&Serahkan dan keluar sesi"), primary=True)
        self.give = button(tr("Serahkan sa&ja"))
        self.take = button(tr("Saya &terima"), primary=True)
        self.withdraw = button(tr("T&arik kembali"))
        self.past = button(tr("&Riwayat…"))
        self.later = button(tr("Kem&bali"))

    def _buttons(self) -> tuple[QWidget, ...]:
        return (self.give_and_leave, self.give, self.take, self.withdraw, self.past, self.later)

    def _place(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        for part in (self.told, self.refusal, self.sheet):
            column.addWidget(part)
        column.setStretchFactor(self.sheet, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.addWidget(self.heading)
        outer.addWidget(Scroll(inside), 1)
        message = QVBoxLayout()  # in sight beside whatever of the sheet is read: to write does not scroll it away
        message.addWidget(self.remark)
        message.addWidget(self.answer)
        outer.addLayout(message)
        buttons = QHBoxLayout()
        buttons.addWidget(self.past)
        buttons.addWidget(self._busy.note, 1)
        for press in (self.later, self.withdraw, self.give, self.take, self.give_and_leave):
            buttons.addWidget(press)
        outer.addLayout(buttons)

    # --- what is shown -------------------------------------------------------------------------------------------

    def _on_looked(self, now: Desk) -> None:
        self._now = now
        self.refusal.hide()
        taking = now.waiting is not None and not now.own
        for part in (self.give, self.give_and_leave):
            part.setVisible(not taking)
        self.take.setVisible(taking)
        self.withdraw.setVisible(now.own)
        self.sheet.show()
        self.remark.setVisible(not taking)
        self.answer.setVisible(taking)
        if now.waiting is not None and taking:
            self._show_waiting(now.waiting)
        else:
            self._show_now(now)
        fit(self, WIDTH_PX)
        form.focus(self.sheet.first() if taking else self.remark)

    def _show_waiting(self, waiting: Handover) -> None:
        self.heading.setText(tr("Terima serah terima"))
        who = shift_words.party_line(waiting.given_by, waiting.given_utc)
        told = tr("Diserahkan oleh {who}. Baca, lalu terima; nama Anda dicatat.").format(who=who)
        self.told.setText(told)
        set_tone(self.told, "")
        self.sheet.show_sheet(waiting.sheet)
        self.take.setDefault(True)

    def _show_now(self, now: Desk) -> None:
        self.heading.setText(tr("Serahkan giliran jaga"))
        told = tr("Keadaan sekarang. Petugas berikut masuk dengan suratnya sendiri, membacanya dan menerimanya.")
        if now.own:
            told = tr("… Serah terima Anda menunggu penerima. Yang baru menggantikannya; yang lama tetap tercatat.")
        if now.changed:
            told = tr("⚠ Serah terima yang menunggu diubah di basis data, tidak dapat diterima: laporkan ke auditor.")
            told += " " + tr("Yang Anda serahkan sekarang menggantikannya.")
        self.told.setText(told)
        set_tone(self.told, "warn" if now.own or now.changed else "")
        self.sheet.show_sheet(now.sheet)

    # --- what is done --------------------------------------------------------------------------------------------

    def _give(self, *, leave: bool) -> None:
        if self._now is None:
            return
        sheet = replace(self._now.sheet, remark=self.remark.text()[:LONGEST_REMARK])

        def done(_given: Handover) -> None:
            self.accept()
            if leave:
                self.leave_wished.emit()

        self._do(tr("Mencatat serah terima…"), lambda: self._desk.give(sheet), done)

    def _on_take_clicked(self) -> None:
        waiting = None if self._now is None else self._now.waiting
        if waiting is None:
            return
        remark = self.answer.text()
        self._do(tr("Mencatat penerimaan…"), lambda: self._desk.take(waiting.handover_id, remark), self._accept)

    def _on_withdraw_clicked(self) -> None:
        waiting = None if self._now is None else self._now.waiting
        if waiting is None:
            return

        def job() -> Desk:
            self._desk.withdraw(waiting.handover_id)
            return self._desk.look()

        self._do(tr("Menarik kembali…"), job, self._on_looked)

    def _do(self, told: str, job: Callable[[], Result], done: Callable[[Result], object]) -> None:
        self.refusal.hide()
        self._busy.run(told, job, done, self._refuse)

    def _accept(self, _result: None) -> None:
        self.accept()

    def _refuse(self, error: SccError) -> None:
        if isinstance(error, HandoverError):
            self._end_offers()
        self.refusal.tell(error)
        form.focus(self.later)

    def _end_offers(self) -> None:
        """Offer nothing more that was refused for good: what lies on the desk is not what is shown any more."""
        for press in (self.give_and_leave, self.give, self.take, self.withdraw):
            press.setEnabled(False)  # what was typed stays as it is: it may be copied
        waiting = None if self._now is None else self._now.waiting
        if waiting is not None and self.take.isVisibleTo(self):
            who = shift_words.party_line(waiting.given_by, waiting.given_utc)
            self.told.setText(tr("Diserahkan: {who}").format(who=who))

    def reject(self) -> None:
        """Leave; nothing was handed over."""
        if not self._busy.running:
            super().reject()
