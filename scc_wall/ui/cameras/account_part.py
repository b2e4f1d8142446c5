"""A camera's account in a form: its name is shown, of a stored password only that there is one."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_csv import LONGEST_ACCOUNT
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.reading import Reading, Tone
from scc_wall.ui.words import tr


class AccountPart(QWidget):
    """Two fields, judged together.

    Parameters
    ----------
    prefix
        Of the names of its fields.
    none
        What it means that no user name is typed.
    """

    def __init__(self, prefix: str, labels: tuple[str, str], none: str) -> None:
        super().__init__()
        self._stored = ""
        self._none = none
        self.username = line(f"{prefix}username", labels[0], self._username_reading)
        self.password = password(f"{prefix}password", labels[1], self._password_reading)
        editor = self.username.editor
        assert isinstance(editor, QLineEdit)
        editor.setMaxLength(LONGEST_ACCOUNT)
        self._name_editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in self.fields():
            column.addWidget(field)
        self.username.changed.connect(self._on_username_changed)
        self.password.changed.connect(self._on_password_changed)

    def fields(self) -> Iterator[Field]:
        """Yield its fields in the order of the keyboard."""
        yield from (self.username, self.password)

    def show_account(self, stored: Credentials | None) -> None:
        """Show what is stored: the name, and that there is a password."""
        self._stored = "" if stored is None else stored.username
        self._name_editor.setText(self._stored)
        self.password.empty()
        self.username.start_over()
        self.password.start_over()

    def put(self, account: Credentials) -> None:
        """Take an account that stood elsewhere, in a pasted address."""
        self._name_editor.setText(account.username)
        editor = self.password.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(account.password)

    def typed(self) -> Credentials | None:
        """Return what was typed; None: what is stored stays; an empty user name takes what is stored away."""
        username, secret = self.username.text(), self.password.exact()
        if username == self._stored and not secret:
            return None
        return Credentials(username, secret)

    def empty(self) -> None:
        """Keep nothing of the password."""
        self.password.empty()

    def _username_reading(self, text: str) -> Reading:
        if text:
            return Reading()
        if self.password.exact():
            return Reading(tr("Nama pengguna belum diisi."), Tone.FAULT)
        if self._stored:
            return Reading(tr("Akun yang tersimpan dihapus saat disimpan."), Tone.WARN)
        return Reading(self._none)

    def _password_reading(self, _text: str) -> Reading:
        username = self.username.text()
        if self.password.exact() or not username:
            return Reading()
        if username == self._stored:
            return Reading(tr("Tersimpan, tidak ditampilkan. Bila kosong, kata sandi lama tetap dipakai."), Tone.GOOD)
        if self._stored:
            return Reading(tr("Isi kata sandi untuk nama pengguna ini."), Tone.FAULT)
        return Reading(tr("Tanpa kata sandi."), Tone.WARN)

    def _on_username_changed(self) -> None:
        self.password.on_editor_changed()

    def _on_password_changed(self) -> None:
        if self.username.fault() and not self.password.exact():
            self.username.start_over()
