"""The accounts, for admins: who may come in, as what; added, given another role or password, closed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from scc_wall.base.clock import WIB, Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.nip import masked
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from scc_wall.ui.access import form
from scc_wall.ui.access.account_form import AccountForm
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.desk import AccountsDesk
from scc_wall.ui.access.field import line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Scroll, button, make_primary, set_tone, show_text, text_label, two_columns
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.role_words import role_word
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1180


class AccountsDialog(QDialog):
    """The list on the left; on the right a form that adds an account or changes the chosen one.

    Parameters
    ----------
    work
        Has passwords stretched and accounts written.
    reads
        Has the list read; None: `work` does. It asks nobody for a password.
    """

    def __init__(
        self,
        desk: AccountsDesk,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        work: Work = at_once,
        reads: Work | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reads = reads or work
        self._clock = clock
        self._accounts: dict[int, Account] = {}
        self.setWindowTitle(tr("Daftar akun"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        parts = (self.list, self.form, self.close_reason, self.new, self.close_account, self.apply, self.leave)
        self._busy = Busy(work, parts)
        self._place()
        self._connect()
        self._fill()
        fit(self, WIDTH_PX, tall=True)
        self.list.setFocus()

    def _make_parts(self) -> None:
        columns = (tr("Nama"), tr("Nama masuk"), tr("NIP"), tr("Peran"), tr("Status"))
        self.list = Listing(tr("Daftar akun"), columns, stretch=0, yields=2, remembered="accounts")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the last digits of a masked NIP tell two apart
        self.refusal = RefusalPlate()
        self.form = AccountForm(self._desk.password_rules(), self._today)
        self.new = button(tr("&Akun baru…"))
        self.close_account = button(tr("Tutu&p akun"))
        self.close_note = text_label("", "note", wrap=True)
        set_tone(self.close_note, "warn")
        self.close_reason = line("close_reason", tr("Alasan men&utup"), required(tr("Alasan belum diisi.")))
        self._closing: int | None = None
        self.apply = button(tr("&Simpan"), primary=True)
        self.leave = button(tr("Kem&bali"))

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(text_label(tr("Daftar akun"), "heading"))
        left.addWidget(self.list, 1)
        under = QHBoxLayout()
        under.addWidget(self.new)
        under.addWidget(self.close_account)
        under.addStretch()
        left.addWidget(self.close_note)
        left.addWidget(self.close_reason)
        left.addLayout(under)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.refusal)
        right.addWidget(Scroll(self.form), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.apply)
        right.addLayout(buttons)
        two_columns(self, left, right)

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.new.clicked.connect(self._on_new_clicked)
        self.close_account.clicked.connect(self._on_close_account_clicked)
        self.apply.clicked.connect(self._on_apply_clicked)
        self.leave.clicked.connect(self.reject)

    def _today(self) -> date:
        return self._clock.now_utc().astimezone(WIB).date()

    # --- what is shown -------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        def show(accounts: Sequence[Account]) -> None:
            if isValid(self):
                self._show_accounts(accounts)

        def not_read(error: SccError) -> None:
            if isValid(self):
                self.refusal.tell(error)

        self._reads(self._desk.accounts, show, not_read)

    def _show_accounts(self, accounts: Sequence[Account]) -> None:
        self._accounts = {account.person_id: account for account in accounts}
        self.form.ask_supervisor(needed=any(one.active and one.role is Role.SUPERVISOR for one in accounts))
        self.list.fill([(account.person_id, _row(account)) for account in accounts])
        self._on_list_selection_changed()

    def chosen(self) -> Account | None:
        """Return the chosen account, None without one."""
        person_id = self.list.chosen_id()
        return None if person_id is None else self._accounts.get(person_id)

    def _on_list_selection_changed(self) -> None:
        account = self.chosen()
        self._begin_closing(None)
        self.close_account.setEnabled(account is not None and account.active)
        if account is None:
            self.form.begin_new()
        else:
            self.form.show_account(account)
        self.apply.setEnabled(account is None or account.active)

    # --- what is done --------------------------------------------------------------------------------------------

    def _on_new_clicked(self) -> None:
        self.list.clearSelection()
        self.form.name.editor.setFocus()

    def _on_close_account_clicked(self) -> None:
        """Close the chosen account when asked for twice, and told why."""
        account = self.chosen()
        if account is None:
            return
        if self._closing != account.person_id:
            self._begin_closing(account)
        elif form.judge([self.close_reason]):
            reason = self.close_reason.text()
            self._do(lambda: self._desk.close_account(account.person_id, reason))

    def _begin_closing(self, account: Account | None) -> None:
        """Ask once more, and for the reason; None: of nobody any more."""
        self._closing = None if account is None else account.person_id
        editor = self.close_reason.editor
        assert isinstance(editor, QLineEdit)
        editor.clear()
        self.close_reason.start_over()
        self.close_reason.setVisible(account is not None)
        make_primary(self.apply if account is None else self.close_account, (self.apply, self.close_account))
        told = tr(
            "{name} tidak dapat masuk lagi, sesinya berakhir. Tulis alasannya, lalu tekan “Tutup akun” sekali lagi."
        )
        show_text(self.close_note, "" if account is None else "⚠ " + told.format(name=account.name))
        if account is not None:
            form.focus(self.close_reason)

    def _on_apply_clicked(self) -> None:
        self.refusal.hide()
        if self.form.judge():
            self._do(self._asked())

    def _asked(self) -> Callable[[], None]:
        """Return what the form asks for; the passwords are gone from it."""
        account, role = self.chosen(), self.form.role()
        if account is None:
            new = self.form.take_new()
            return lambda: self._desk.add_account(new)
        password = self.form.password.take()
        self.form.again.take()

        def change() -> None:
            if role is not account.role:
                self._desk.change_role(account.person_id, role)
            if password:
                self._desk.set_password(account.person_id, password)

        return change

    def _do(self, act: Callable[[], None]) -> None:
        self.refusal.hide()
        self._busy.run(tr("Menyimpan…"), act, lambda _: self._fill(), self._refuse)

    def _refuse(self, error: SccError) -> None:
        self.form.forget_passwords()
        if self.chosen() is not None:
            self._fill()  # of two changes the first one may have been made
        self.refusal.tell(error)
        form.refuse(self.form.fields(), error)

    def reject(self) -> None:
        """Leave; nothing of a password stays."""
        if self._busy.running:
            return
        self.form.forget_passwords()
        super().reject()


def _row(account: Account) -> tuple[str, ...]:
    state = tr("aktif") if account.active else tr("ditutup")
    return (account.name, account.login, masked(account.number), role_word(Role(account.role)), state)
