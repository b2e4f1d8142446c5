"""A second person answers for a letter that waits: login, password and reason of their own."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout

from scc_wall.ui.access.desk import Credentials, Vouch
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.parts import text_label
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.words import tr


class VouchPart(QFrame):
    """The fields of the person who vouches.

    Parameters
    ----------
    applicant
        Returns the login of who wants in; the two are never the same.
    """

    def __init__(self, applicant: Callable[[], str]) -> None:
        super().__init__()
        self._applicant = applicant
        self.setProperty("kind", "plate")
        self.login = line("vouch_login", tr("Nama masuk pen&jamin"), required(tr("Penjamin belum diisi."), self._other))
        self.password = password(
            "vouch_password", tr("Kata sandi p&enjamin"), required(tr("Kata sandi penjamin belum diisi."))
        )
        self.reason = line("vouch_reason", tr("&Alasan menjamin"), required(tr("Alasan belum diisi.")))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.addWidget(text_label(tr("Penjamin"), "section"), 0, 0, 1, 2)
        told = tr("Surat ini belum disetujui. Pengawas lain menjaminnya dengan kata sandinya; namanya dicatat.")
        grid.addWidget(text_label(told, "note", wrap=True), 1, 0, 1, 2)
        grid.addWidget(self.login, 2, 0)
        grid.addWidget(self.password, 2, 1)
        grid.addWidget(self.reason, 3, 0, 1, 2)

    def fields(self) -> tuple[Field, ...]:
        """Return its fields in the order of the keyboard."""
        return (self.login, self.password, self.reason)

    def take(self) -> Vouch:
        """Return what was typed; the password is gone from the form."""
        return Vouch(Credentials(self.login.text(), self.password.take()), self.reason.text())

    def _other(self, login: str) -> Reading:
        if login.casefold() == self._applicant().casefold():
            return Reading(tr("Penjamin harus orang lain."), Tone.FAULT)
        return Reading()
