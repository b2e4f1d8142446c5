"""One's own password: the old one, the new one twice, the rules ticked off as they are met."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.office_desk import PasswordDesk
from scc_wall.ui.access.parts import Scroll, button, text_label
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.rules_part import RulesPart
from scc_wall.ui.access.sizes import fit, pair
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 460


class PasswordDialog(QDialog):
    """Sets another password for whoever knows the old one; it is accepted once that is done.

    Parameters
    ----------
    login
        Stands in the field already; empty where nobody is in.
    work
        Has passwords stretched.
    """

    def __init__(
        self, desk: PasswordDesk, parent: QWidget | None = None, *, login: str = "", work: Work = at_once
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Ganti kata sandi sendiri"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        editor = self.login.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(login)
        parts = (self.login, self.old, self.new, self.again, self.apply, self.leave)
        self._busy = Busy(work, parts)
        self._place()
        for field in (self.login, self.new):
            field.changed.connect(self._on_password_changed)
        self.apply.clicked.connect(self._on_apply_clicked)
        self.leave.clicked.connect(self.reject)
        self._on_password_changed()
        fit(self, WIDTH_PX)
        (self.old if login else self.login).editor.setFocus()

    def _make_parts(self) -> None:
        self.refusal = RefusalPlate()
        self.login = line("login", tr("Nama &masuk"), required(tr("Nama masuk belum diisi.")))
        self.old = password("old", tr("Kata sandi &lama"), required(tr("Kata sandi lama belum diisi.")))
        self.new = password(
            "password", tr("Kata sandi &baru"), required(tr("Kata sandi baru belum diisi."), self._other)
        )
        self.again = password("password_again", tr("Kata sandi baru s&ekali lagi"), self._same)
        self.rules = RulesPart(self._desk.password_rules())
        self.apply = button(tr("&Ganti"), primary=True)
        self.leave = button(tr("B&atal"))

    def _place(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(6)
        column.addWidget(self.refusal)
        column.addLayout(pair(self, self.login, self.old, column.spacing()))
        for part in (self.new, self.again, self.rules):
            column.addWidget(part)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(10)
        outer.addWidget(text_label(tr("Ganti kata sandi sendiri"), "heading"))
        outer.addWidget(Scroll(inside), 1)
        row = QHBoxLayout()
        row.addWidget(self._busy.note, 1)
        row.addWidget(self.leave)
        row.addWidget(self.apply)
        outer.addLayout(row)

    # --- what is typed -------------------------------------------------------------------------------------------

    def _fields(self) -> list[Field]:
        return [self.login, self.old, self.new, self.again]

    def _other(self, _text: str) -> Reading:
        if self.new.exact() == self.old.exact():
            return Reading(tr("Sama dengan yang lama."), Tone.FAULT)
        return Reading()

    def _same(self, _text: str) -> Reading:
        if self.again.exact() != self.new.exact():
            return Reading(tr("Kedua kata sandi berbeda."), Tone.FAULT)
        return Reading()

    def _on_password_changed(self) -> None:
        self.rules.show_for(self.new.exact(), self.login.text())
        if self.again.exact():
            self.again.on_editor_changed()

    # --- what is done --------------------------------------------------------------------------------------------

    def _on_apply_clicked(self) -> None:
        self.refusal.hide()
        if not form.judge(self._fields()):
            return
        if not self.rules.met:
            self.new.refuse(tr("Kata sandi belum memenuhi semua aturan di bawah."))
            form.focus(self.new)
            return
        self._busy.run(tr("Mengganti kata sandi…"), self._change(), lambda _: self.accept(), self._refuse)

    def _change(self) -> Callable[[], None]:
        """Return what changes it; the passwords are gone from the form."""
        login, old, new = self.login.text(), self.old.take(), self.new.take()
        self.again.take()
        return lambda: self._desk.change_own_password(login, old, new)

    def _refuse(self, error: SccError) -> None:
        self._forget()
        self.refusal.tell(error)
        fit(self, WIDTH_PX)
        form.focus(self.old)

    def _forget(self) -> None:
        for field in (self.old, self.new, self.again):
            field.empty()
        self._on_password_changed()

    def reject(self) -> None:
        """Leave; nothing of a password stays."""
        if not self._busy.running:
            self._forget()
            super().reject()
