"""A locked session is opened again by its own person's password; the wall shows on meanwhile."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.dates import left_words
from scc_wall.ui.access.desk import AccessDesk, PresentSession
from scc_wall.ui.access.field import password
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 420


class UnlockDialog(QDialog):
    """Asks for the password, or ends the session for whoever comes next.

    After it was accepted, `session` is the session as it stands: None if it was ended.

    Parameters
    ----------
    work
        Has the password checked, and the session ended.
    """

    def __init__(self, desk: AccessDesk, parent: QWidget | None = None, *, work: Work = at_once) -> None:
        super().__init__(parent)
        self.session: PresentSession | None = desk.session()
        self._desk = desk
        self.setWindowTitle(tr("Kendali terkunci"))
        self.setStyleSheet(DIALOG_STYLE)
        self.refusal = RefusalPlate()
        self.who = text_label(self._words(), wrap=True)
        self.password = password("password", tr("&Kata sandi"), required(tr("Kata sandi belum diisi.")))
        self.unlock = button(tr("&Buka kunci"), primary=True)
        self.leave = button(tr("&Akhiri sesi ini"))
        self.unlock.clicked.connect(self._on_open_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self._busy = Busy(work, (self.password, self.unlock, self.leave))
        self._place()
        fit(self, WIDTH_PX)
        self.password.editor.setFocus()

    def _words(self) -> str:
        if self.session is None:
            return tr("Tidak ada sesi.")
        left = left_words(self.session.left_s)
        return tr("{name} · {letter} · sisa {left}").format(
            name=self.session.name, letter=self.session.letter_number, left=left
        )

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(tr("Kendali terkunci"), "heading"))
        column.addWidget(self.who)
        column.addWidget(self.refusal)
        column.addWidget(self.password)
        column.addWidget(text_label(tr("Dinding tetap tampil; Esc kembali menonton."), "note", wrap=True))
        column.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addWidget(self._busy.note, 1)
        row.addWidget(self.unlock)
        column.addLayout(row)

    def _on_open_clicked(self) -> None:
        self.refusal.hide()
        if not form.judge([self.password]):
            return
        secret, told = self.password.take(), tr("Memeriksa…")
        self._busy.run(told, lambda: self._desk.unlock(secret), self._on_unlocked, self._refuse)

    def _on_unlocked(self, session: PresentSession) -> None:
        self.session = session
        self.accept()

    def _on_leave_clicked(self) -> None:
        self.password.take()
        self._busy.run(tr("Mengakhiri sesi…"), self._desk.log_out, self._on_left, self._refuse)

    def _on_left(self, _result: None) -> None:
        self.session = None
        self.accept()

    def _refuse(self, error: SccError) -> None:
        self.password.empty()
        self.refusal.tell(error)
        form.focus(self.password)
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave it locked; nothing of the password stays."""
        if self._busy.running:
            return
        self.password.take()
        super().reject()
