"""The form of one account: a new one with all its fields, or the role and password of one that is there."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.nip import masked, read_nip
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from scc_wall.ui.access import form
from scc_wall.ui.access.desk import Credentials, NewAccount, PasswordRule
from scc_wall.ui.access.field import Field, choice, line, password
from scc_wall.ui.access.parts import Choice, text_label
from scc_wall.ui.access.reading import Reading, Tone, nip_reading, one_word, required
from scc_wall.ui.access.role_words import role_told, role_word
from scc_wall.ui.access.rules_part import RulesPart
from scc_wall.ui.words import tr


class AccountForm(QWidget):
    """Name, login and number can be typed for a new account alone: they are who the audit speaks of."""

    def __init__(self, rules: Sequence[PasswordRule], today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._new = True
        self._second_person = False
        self.heading = text_label("", "section")
        self._make_fields()
        self.rules = RulesPart(rules)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(4)
        for part in (self.heading, *self._all(), self.rules):
            column.addWidget(part)
        column.addStretch()
        self.number.changed.connect(self._on_number_changed)
        for field in (self.login, self.password):
            field.changed.connect(self._on_password_changed)
        self.begin_new()

    def _make_fields(self) -> None:
        self.name = line("name", tr("&Nama lengkap"), required(tr("Nama belum diisi.")))
        self.login = line("login", tr("Nama &masuk"), required(tr("Nama masuk belum diisi."), one_word))
        otherwise, missing = tr("Perbaiki, atau isi alasan tanpa NIP di bawah."), tr("NIP atau nomor lain belum diisi.")
        self.number = line("number", tr("N&IP"), required(missing, nip_reading(self._today, otherwise)))
        self.reason = line("number_reason", tr("A&lasan tanpa NIP"), required(tr("Alasan belum diisi.")))
        told = tr("meloloskan nomor yang bukan NIP; namanya dicatat")
        self.second = line(
            "let_pass_login", tr("Nama masuk pen&gawas"), required(tr("Pengawas belum diisi."), one_word), told
        )
        self.second_password = password(
            "let_pass_password", tr("Ka&ta sandi pengawas"), required(tr("Kata sandi pengawas belum diisi."))
        )
        self._role_field = choice("role", tr("Pe&ran"), self._role_reading)
        editor = self._role_field.editor
        assert isinstance(editor, Choice)
        self.roles = editor
        for role in Role:
            editor.addItem(role_word(role), role)
        self.password = password("password", tr("&Kata sandi baru"), self._password_reading)
        self.again = password("password_again", tr("Kata sandi s&ekali lagi"), self._same)

    def _all(self) -> tuple[Field, ...]:
        who = (self.name, self.login, self.number, self.reason, self.second, self.second_password)
        return (*who, self._role_field, self.password, self.again)

    def fields(self) -> list[Field]:
        """Return the fields that are asked for now, in the order of the keyboard."""
        who = [self.name, self.login, self.number, *self._letting_pass()]
        return [*(who if self._new else []), self._role_field, self.password, self.again]

    def _letting_pass(self) -> list[Field]:
        """Return the fields that a number without NIP asks for besides."""
        if not self._without_nip():
            return []
        return [self.reason, *((self.second, self.second_password) if self._second_person else ())]

    def ask_supervisor(self, *, needed: bool) -> None:
        """Have a supervisor let numbers pass that are no NIP; without one, the admin answers for them."""
        self._second_person = needed
        self._on_number_changed()

    # --- which account -------------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        """Ask for everything of a new account."""
        self._start(new=True, heading=tr("Akun baru"), texts=("", "", "", ""), role=Role.OPERATOR)

    def show_account(self, account: Account) -> None:
        """Show an account; its role and password can be changed."""
        texts = (account.name, account.login, masked(account.number), account.number_reason)
        self._start(new=False, heading=account.name, texts=texts, role=account.role)

    def _start(self, *, new: bool, heading: str, texts: tuple[str, str, str, str], role: Role) -> None:
        self._new = new
        self.heading.setText(heading)
        who = (self.name, self.login, self.number, self.reason)
        for field, text in zip(who, texts, strict=True):
            assert isinstance(field.editor, QLineEdit)
            field.editor.setText(text)
            field.setVisible(new and field is not self.reason)
        self._on_number_changed()
        self.roles.setCurrentIndex(self.roles.findData(role))
        self.forget_passwords()
        for field in self._all():
            field.start_over()

    def role(self) -> Role:
        """Return the chosen role."""
        return Role(self.roles.currentData())

    # --- what is typed -------------------------------------------------------------------------------------------

    def judge(self) -> bool:
        """Return whether all is fine; the first fault has the focus otherwise."""
        if not form.judge(self.fields()):
            return False
        if self.password.exact() and not self.rules.met:
            self.password.refuse(tr("Kata sandi belum memenuhi semua aturan di bawah."))
            form.focus(self.password)
            return False
        return True

    def take_new(self) -> NewAccount:
        """Return the new account; its password is gone from the form."""
        number, reason = self.number.text(), self.reason.text() if self._without_nip() else ""
        credentials = Credentials(self.login.text(), self.password.take())
        self.again.take()
        number = number if reason else "".join(number.split())
        second = None
        if reason and self._second_person:
            second = Credentials(self.second.text(), self.second_password.take())
        return NewAccount(self.name.text(), credentials, number, self.role(), reason, second)

    def forget_passwords(self) -> None:
        """Keep nothing of the passwords."""
        self.password.empty()
        self.again.empty()
        self.second_password.empty()

    def _without_nip(self) -> bool:
        try:
            read_nip(self.number.text(), self._today())
        except SccError:
            return self._new and bool(self.number.text())
        return False

    def _role_reading(self, _text: str) -> Reading:
        return Reading(role_told(self.role()))

    def _password_reading(self, _text: str) -> Reading:
        if self._new and not self.password.exact():
            return Reading(tr("Kata sandi belum diisi."), Tone.FAULT)
        return Reading("" if self._new else tr("bila kosong, kata sandi lama tetap dipakai"))

    def _same(self, _text: str) -> Reading:
        if self.again.exact() != self.password.exact():
            return Reading(tr("Kedua kata sandi berbeda."), Tone.FAULT)
        return Reading()

    def _on_number_changed(self) -> None:
        asked = self._letting_pass()
        for field in (self.reason, self.second, self.second_password):
            field.setVisible(field in asked)

    def _on_password_changed(self) -> None:
        self.rules.show_for(self.password.exact(), self.login.text())
        self.rules.setVisible(self._new or bool(self.password.exact()))
        if self.again.exact():
            self.again.on_editor_changed()
