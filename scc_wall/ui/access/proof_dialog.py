"""Somebody gives login and password for one piece of paper work, without a session: to add an account, say."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Result, Work, at_once
from scc_wall.ui.access.desk import Credentials
from scc_wall.ui.access.field import line, password
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 420


class ProofDialog(QDialog, Generic[Result]):
    """Asks who it is.

    After it was accepted, `proven` is what `prove` returned.

    Parameters
    ----------
    told
        For what the password is asked.
    prove
        Takes what was typed, and raises SccError for who may not.
    login
        Stands in the field already.
    hint
        Whose password it may be.
    """

    def __init__(
        self,
        told: str,
        prove: Callable[[Credentials], Result],
        parent: QWidget | None = None,
        *,
        login: str = "",
        hint: str = "",
        work: Work = at_once,
    ) -> None:
        super().__init__(parent)
        self.proven: Result | None = None
        self._prove = prove
        self.setWindowTitle(tr("Kata sandi diperlukan"))
        self.setStyleSheet(DIALOG_STYLE)
        self.refusal = RefusalPlate()
        self.login = line("login", tr("&Nama masuk"), required(tr("Nama masuk belum diisi.")))
        self.password = password("password", tr("&Kata sandi"), required(tr("Kata sandi belum diisi.")))
        self.enter = button(tr("&Lanjut"), primary=True)
        self.leave = button(tr("&Batal"))
        self._busy = Busy(work, (self.login, self.password, self.enter, self.leave))
        self._place(told, hint)
        self.enter.clicked.connect(self._on_enter_clicked)
        self.leave.clicked.connect(self.reject)
        editor = self.login.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(login)
        fit(self, WIDTH_PX)
        (self.password if login else self.login).editor.setFocus()

    def _place(self, told: str, hint: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(told, "heading", wrap=True))
        note = tr("Tanpa membuka sesi; dinding tidak tersentuh. Tercatat dalam audit.")
        column.addWidget(text_label(f"{hint} {note}".strip(), "note", wrap=True))
        for part in (self.refusal, self.login, self.password):
            column.addWidget(part)
        column.addStretch()
        row = QHBoxLayout()
        row.addWidget(self._busy.note, 1)
        row.addWidget(self.leave)
        row.addWidget(self.enter)
        column.addLayout(row)

    def _on_enter_clicked(self) -> None:
        self.refusal.hide()
        if form.judge([self.login, self.password]):
            who = Credentials(self.login.text(), self.password.take())
            self._busy.run(tr("Memeriksa…"), lambda: self._prove(who), self._on_proven, self._refuse)

    def _on_proven(self, proven: Result) -> None:
        self.proven = proven
        self.accept()

    def _refuse(self, error: SccError) -> None:
        self.password.empty()
        self.refusal.tell(error)
        form.focus(self.password)
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave; nothing of the password stays."""
        if not self._busy.running:
            self.password.take()
            super().reject()
