"""The first start: whoever installs makes the first admin. There is no default password."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.base.clock import WIB, Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.nip import read_nip
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.desk import Credentials, NewAdmin, PasswordRule
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.reading import Reading, Tone, nip_reading, one_word, required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.rules_part import RulesPart
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 640


class FirstAdminDesk(Protocol):
    """What is needed of the program; `ui.access.desk.AccessDesk` has it."""

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules of a new password."""
        ...

    def make_first_admin(self, admin: NewAdmin) -> None:
        """Make the first account; may take a moment and may be refused (SccError)."""
        ...


class FirstAdminPart(QWidget):
    """Asks for name, login, NIP (or why there is none) and a password, twice.

    Parameters
    ----------
    work
        Has the password stretched and the account made.
    """

    made = Signal()
    resized = Signal()
    """It needs more room, or less."""

    def __init__(self, desk: FirstAdminDesk, clock: Clock, *, work: Work = at_once) -> None:
        super().__init__()
        self._desk = desk
        self._clock = clock
        self.setWindowTitle(tr("Admin pertama"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_fields()
        everything = (self.name, self.login, self.number, self.reason, self.password, self.again)
        self._busy = Busy(work, (*everything, self.make, self.leave))
        self._place()
        self.number.changed.connect(self._on_number_changed)
        for field in (self.login, self.password):
            field.changed.connect(self._on_password_changed)
        self.make.clicked.connect(self.try_it)
        self._on_password_changed()
        self._on_number_changed()

    @property
    def running(self) -> bool:
        """Whether the account is being made."""
        return self._busy.running

    def _make_fields(self) -> None:
        self.refusal = RefusalPlate()
        self.name = line("name", tr("&Nama lengkap"), required(tr("Nama belum diisi.")))
        self.login = line("login", tr("Nama &masuk"), required(tr("Nama masuk belum diisi."), one_word))
        otherwise = tr("Perbaiki, atau isi alasan tanpa NIP di bawah.")
        missing = tr("NIP atau nomor lain belum diisi.")
        self.number = line("number", tr("N&IP"), required(missing, nip_reading(self._today, otherwise)), tr("18 angka"))
        self.reason = line("number_reason", tr("&Alasan tanpa NIP"), required(tr("Alasan belum diisi.")))
        self.password = password("password", tr("&Kata sandi"), required(tr("Kata sandi belum diisi.")))
        self.again = password("password_again", tr("Kata sandi &sekali lagi"), self._same)
        self.rules = RulesPart(self._desk.password_rules())
        self.make = button(tr("&Buat admin"), primary=True)
        self.leave = button(tr("K&eluar"))

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        told = tr(
            "Belum ada akun di instalasi ini. Admin memasang kamera dan membuat akun lain; kata sandinya tidak dapat"
            " dilihat siapa pun, jadi simpan baik-baik."
        )
        outer.addWidget(text_label(told, "note", wrap=True))
        outer.addWidget(self.refusal)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        for place, field in enumerate((self.name, self.login)):
            grid.addWidget(field, 0, place)
        grid.addWidget(self.number, 1, 0, 1, 2)
        grid.addWidget(self.reason, 2, 0, 1, 2)
        for place, secret in enumerate((self.password, self.again)):
            grid.addWidget(secret, 3, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        outer.addLayout(grid)
        outer.addWidget(self.rules)
        outer.addStretch()
        row = QHBoxLayout()
        row.addWidget(self._busy.note, 1)
        row.addWidget(self.leave)
        row.addWidget(self.make)
        outer.addLayout(row)

    def _fields(self) -> list[Field]:
        reason = [self.reason] if self._without_nip() else []
        return [self.name, self.login, self.number, *reason, self.password, self.again]

    def _without_nip(self) -> bool:
        """Return whether a number was typed that is no NIP."""
        try:
            read_nip(self.number.text(), self._today())
        except SccError:
            return bool(self.number.text())
        return False

    def _same(self, text: str) -> Reading:
        if self.again.exact() != self.password.exact():
            return Reading(tr("Kedua kata sandi berbeda."), Tone.FAULT)
        return Reading(tr("sama"), Tone.GOOD) if text else Reading()

    def _today(self) -> date:
        return self._clock.now_utc().astimezone(WIB).date()

    def _on_number_changed(self) -> None:
        self.reason.setVisible(self._without_nip())
        self.resized.emit()

    def _on_password_changed(self) -> None:
        self.rules.show_for(self.password.exact(), self.login.text())
        if self.again.exact():
            self.again.on_editor_changed()

    def try_it(self) -> None:
        """Make the account, if all is filled in; else say what is not."""
        self.refusal.hide()
        if not form.judge(self._fields()):
            return
        if not self.rules.met:
            self.password.refuse(tr("Kata sandi belum memenuhi semua aturan di bawah."))
            form.focus(self.password)
            return
        self._try()

    def _try(self) -> None:
        number, reason = self.number.text(), self.reason.text() if self._without_nip() else ""
        credentials = Credentials(self.login.text(), self.password.take())
        self.again.take()
        if not reason:
            number = "".join(number.split())
        admin, told = NewAdmin(self.name.text(), credentials, number, reason), tr("Membuat akun…")
        self._busy.run(told, lambda: self._desk.make_first_admin(admin), lambda _: self.made.emit(), self._refuse)

    def _refuse(self, error: SccError) -> None:
        self.password.empty()
        self.again.empty()
        self.refusal.tell(error)
        if not form.refuse(self._fields(), error):
            self.password.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def forget(self) -> None:
        """Let nothing of the password stay."""
        self.password.take()
        self.again.take()


class FirstAdminDialog(QDialog):
    """The same as a dialog of its own.

    Parameters
    ----------
    work
        Has the password stretched and the account made.
    """

    def __init__(
        self, desk: FirstAdminDesk, clock: Clock, parent: QWidget | None = None, *, work: Work = at_once
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Admin pertama"))
        self.setStyleSheet(DIALOG_STYLE)
        self.part = part = FirstAdminPart(desk, clock, work=work)
        self.name, self.login, self.number, self.reason = part.name, part.login, part.number, part.reason
        self.password, self.again, self.make = part.password, part.again, part.make
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(10)
        outer.addWidget(text_label(tr("Admin pertama"), "heading"))
        outer.addWidget(part, 1)
        self.part.made.connect(self.accept)
        self.part.resized.connect(self._on_part_resized)
        self.part.leave.clicked.connect(self.reject)
        self._on_part_resized()
        self.part.name.editor.setFocus()

    def _on_part_resized(self) -> None:
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave without an admin; nothing of the password stays."""
        if self.part.running:
            return
        self.part.forget()
        super().reject()
