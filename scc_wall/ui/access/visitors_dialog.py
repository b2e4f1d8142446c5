"""The visitors: people without an account, let in under a host, who is the person of the present session."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.nip import masked
from scc_wall.domain.person import Visitor
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.dates import moment_text
from scc_wall.ui.access.desk import VisitorsDesk
from scc_wall.ui.access.field import Field, line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Scroll, button, text_label
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1080


class VisitorsDialog(QDialog):
    """Who is here as a visitor; one more is let in, one is seen out.

    Parameters
    ----------
    work
        Has the visitors read, let in and seen out.
    """

    def __init__(self, desk: VisitorsDesk, parent: QWidget | None = None, *, work: Work = at_once) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Tamu"))
        self.setStyleSheet(DIALOG_STYLE)
        self.refusal = RefusalPlate()
        self._make_fields()
        columns = (tr("Nama"), tr("Nomor"), tr("Instansi"), tr("Sejak"))
        self.list = Listing(tr("Tamu di ruangan"), columns, stretch=2, remembered="visitors")
        self.list.say_when_empty(tr("Tidak ada tamu di ruangan. Isi data tamu di kiri sebelum ia masuk."))
        self.see_out = button(tr("Catat &pulang"))
        self.let_in = button(tr("&Daftarkan tamu"), primary=True)
        self.leave = button(tr("&Kembali"))
        self._busy = Busy(work, (*self._fields(), self.list, self.see_out, self.let_in, self.leave))
        self._place()
        self.see_out.clicked.connect(self._on_see_out_clicked)
        self.let_in.clicked.connect(self._on_let_in_clicked)
        self.leave.clicked.connect(self.reject)
        fit(self, WIDTH_PX)
        self._busy.run(tr("Membaca daftar tamu…"), self._desk.visitors, self._on_read, self._refuse)

    def _make_fields(self) -> None:
        self.name = line("name", tr("&Nama tamu"), required(tr("Nama belum diisi.")))
        hint = tr("NIP atau nomor lain; bukan NIK")
        missing = tr("Nomor belum diisi: NIP atau nomor lain; bukan NIK.")  # it stands in the hint's place
        self.number = line("number", tr("N&omor identitas"), required(missing), hint)
        self.office = line("office", tr("&Instansi"), required(tr("Instansi belum diisi.")))
        self.purpose = line("purpose", tr("Keper&luan"), required(tr("Keperluan belum diisi.")))

    def _fields(self) -> tuple[Field, ...]:
        return (self.name, self.number, self.office, self.purpose)

    def _place(self) -> None:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(6)
        for field in self._fields():
            column.addWidget(field)
        column.addStretch()
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(text_label(tr("Tamu"), "heading"))
        told = tr("Tamu masuk atas tanggung jawab Anda, selama Anda di ruangan.")
        left.addWidget(text_label(told, "note", wrap=True))
        left.addWidget(self.refusal)
        left.addWidget(Scroll(fields), 1)
        left.addWidget(self.let_in)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(text_label(tr("Di ruangan sekarang"), "section"))
        right.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.see_out)
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        right.addLayout(buttons)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(24)
        outer.addLayout(left, 2)
        outer.addLayout(right, 3)

    def _on_read(self, visitors: Sequence[Visitor]) -> None:
        self._fill(visitors)
        form.focus(self.name)

    def _fill(self, visitors: Sequence[Visitor]) -> None:
        self.list.fill([(visitor.visitor_id, _row(visitor)) for visitor in visitors])
        self.see_out.setEnabled(bool(visitors))

    def _on_let_in_clicked(self) -> None:
        if form.judge(self._fields()):
            texts = [field.text() for field in self._fields()]
            self._do(lambda: self._desk.let_in(*texts))

    def _on_see_out_clicked(self) -> None:
        visitor_id = self.list.chosen_id()
        if visitor_id is not None:
            self._do(lambda: self._desk.see_out(visitor_id), typed=False)

    def _do(self, act: Callable[[], None], *, typed: bool = True) -> None:
        self.refusal.hide()

        def job() -> Sequence[Visitor]:
            act()
            return self._desk.visitors()

        def done(visitors: Sequence[Visitor]) -> None:
            self._fill(visitors)
            if typed:
                self._empty()
            else:
                form.focus(self.list)

        self._busy.run(tr("Menyimpan…"), job, done, self._refuse)

    def _refuse(self, error: SccError) -> None:
        self.see_out.setEnabled(self.list.chosen_id() is not None)
        self.refusal.tell(error)
        if not form.refuse(self._fields(), error):
            form.focus(self.name)

    def reject(self) -> None:
        """Leave."""
        if not self._busy.running:
            super().reject()

    def _empty(self) -> None:
        for field in self._fields():
            assert isinstance(field.editor, QLineEdit)
            field.editor.clear()
            field.start_over()
        self.name.editor.setFocus()


def _row(visitor: Visitor) -> tuple[str, ...]:
    return (visitor.name, masked(visitor.number), visitor.office, moment_text(visitor.since_utc))
