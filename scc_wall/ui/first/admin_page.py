"""The first admin: made here, or, after a restart in the middle, known by their password."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work
from scc_wall.ui.access.desk import Credentials
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.first_admin import FirstAdminPart
from scc_wall.ui.access.parts import Scroll
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.first.desk import FirstDesk, FirstState
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.words import tr


class AdminPage(FirstPage):
    """Makes the account; everything after it is done by its proof, until the first session."""

    may_wait = False

    def __init__(self, desk: FirstDesk, work: Work, clock: Clock) -> None:
        super().__init__(tr("Akun admin"), "")
        self.told.hide()
        self._desk = desk
        self.part = FirstAdminPart(desk, clock, work=work)
        self.part.make.hide()
        self.part.leave.hide()
        self.letter = _letter_field()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.part)
        column.addWidget(self.letter)
        column.addStretch(1)
        self._area = Scroll(inside)
        self.column.addWidget(self._area, 1)
        self.part.made.connect(self.finished)
        self.part.resized.connect(self._area.content_changed)

    def enter(self) -> None:
        """Begin with the name."""
        self.part.name.editor.setFocus()

    def leave(self) -> None:
        """Keep nothing of the password."""
        self.part.forget()

    def go(self) -> None:
        """Make the admin."""
        self._desk.under_letter(self.letter.text())
        self.part.try_it()

    @property
    def busy(self) -> bool:
        """Whether the account is being made."""
        return self.part.running

    @property
    def next_text(self) -> str:
        """What the button says."""
        return tr("Buat admin →")


class ProofPage(FirstPage):
    """Asks an admin for their password: the first start was interrupted, or is gone through again."""

    may_wait = False

    def __init__(self, desk: FirstDesk, work: Work, state: FirstState) -> None:
        told = tr("Akun admin sudah ada. Masukkan kata sandinya untuk meneruskan pemasangan; tercatat dalam audit.")
        if state.proven:
            told = tr("Akun admin sudah ada. Akun lain dibuat di menu Sesi, Akun (F4).")
        super().__init__(tr("Akun admin"), told)
        self._desk = desk
        self._proven = state.proven
        self.refusal = RefusalPlate()
        self.login = line("login", tr("&Nama masuk"), required(tr("Nama masuk belum diisi.")))
        self.password = password("password", tr("&Kata sandi"), required(tr("Kata sandi belum diisi.")))
        self._busy = Busy(work, (self.login, self.password))
        self._fields = QWidget()
        self._fields.setMaximumWidth(420)
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.login)
        inside.addWidget(self.password)
        self.letter = _letter_field()
        inside.addWidget(self.letter)
        for part in (self.refusal, self._fields, self._busy.note):
            self.column.addWidget(part)
        self.column.addStretch()
        self._fields.setVisible(not state.proven)

    def enter(self) -> None:
        """Begin with the login."""
        if not self._proven:
            self.login.editor.setFocus()

    def leave(self) -> None:
        """Keep nothing of the password."""
        self.password.empty()

    def go(self) -> None:
        """Have the password checked."""
        if self._proven:
            self.finished.emit()
            return
        self.refusal.hide()
        if form.judge([self.login, self.password]):
            self._desk.under_letter(self.letter.text())
            who = Credentials(self.login.text(), self.password.take())
            self._busy.run(tr("Memeriksa…"), lambda: self._desk.prove(who), self._on_proven, self._refuse)
            self.changed.emit()

    @property
    def busy(self) -> bool:
        """Whether the password is being checked."""
        return self._busy.running

    def _on_proven(self, _: None) -> None:
        self._proven = True
        self.finished.emit()

    def _refuse(self, error: SccError) -> None:
        self.password.empty()
        self.refusal.tell(error)
        self.changed.emit()
        form.focus(self.password)


def _letter_field() -> Field:
    hint = tr("boleh kosong; tercatat dalam audit bersama setiap perubahan")
    return line("letter", tr("Nomor surat tugas pemasangan"), hint=hint)
