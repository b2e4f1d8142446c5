"""The door: a person, a letter, a purpose, the notice; a second person where the letter is not approved yet.

::

    typed ──judged here (faults under their fields)──► register (a new letter) ──► log in ──► session
                                                          └────── refused: what, why, what to do ◄──┘
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import StoredLetter
from scc_wall.ui.access import form
from scc_wall.ui.access.desk import AccessDesk, Attempt, Credentials, PresentSession
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.letter_choice import LetterChoice
from scc_wall.ui.access.letter_form import LetterForm
from scc_wall.ui.access.notice_part import NoticePart
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.pick_list import Option
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.access.style import FORM_STYLE
from scc_wall.ui.access.vouch_part import VouchPart
from scc_wall.ui.words import tr

LEFT_PX: Final = 430
RIGHT_PX: Final = 620


class LoginDialog(QDialog):
    """Asks who comes in, and under which letter.

    After it was accepted, `session` is the session that was opened.

    Parameters
    ----------
    cameras
        That a new letter may be limited to.
    """

    def __init__(
        self, desk: AccessDesk, clock: Clock, parent: QWidget | None = None, *, cameras: Sequence[Option] = ()
    ) -> None:
        super().__init__(parent)
        self.session: PresentSession | None = None
        self._desk = desk
        self._purpose_given = ""
        self._leaving = False
        self._cameras = cameras
        self._letters: tuple[StoredLetter, ...] = ()
        self.setWindowTitle(tr("Masuk ruang kendali"))
        self.setStyleSheet(FORM_STYLE)
        self._make_fields(clock)
        self._place()
        self._connect()
        self._on_letter_chosen_changed()
        self.login.editor.setFocus()

    # --- parts ---------------------------------------------------------------------------------------------------

    def _make_fields(self, clock: Clock) -> None:
        self.refusal = RefusalPlate()
        self._logins = {login.casefold(): login for login in self._desk.logins()}
        self.login = line("login", tr("&Nama masuk"), required(tr("Nama masuk belum diisi.")))
        self._complete_logins()
        self.password = password("password", tr("&Kata sandi"), required(tr("Kata sandi belum diisi.")))
        self.letter = LetterChoice()
        self.purpose = line("purpose", tr("Keper&luan"), required(tr("Keperluan belum diisi.")))
        self.notice = NoticePart()
        self.form = LetterForm(clock, self._desk.offices(), self._desk.take_scan, self._cameras)
        self.vouch = VouchPart(self.login.text)
        self.enter = button(tr("Mas&uk"), primary=True)
        self.leave = button(tr("&Batal"))
        self.leave_note = text_label("", "note", wrap=True)
        set_tone(self.leave_note, "warn")

    def _complete_logins(self) -> None:
        completer = QCompleter(sorted(self._logins.values()), self.login.editor)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        assert isinstance(self.login.editor, QLineEdit)
        self.login.editor.setCompleter(completer)

    def _place(self) -> None:
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        self._form_area = Scroll(self.form)
        right.addWidget(self._form_area, 1)
        right.addWidget(self.vouch)
        right.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._left())
        columns.addWidget(self._right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(12)
        outer.addLayout(columns, 1)
        outer.addLayout(self._buttons())

    def _left(self) -> QWidget:
        left = QFrame()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)  # for the bar that scrolls it on a small screen
        column.setSpacing(6)
        column.addWidget(text_label(tr("Masuk ruang kendali"), "heading"))
        column.addWidget(self.refusal)
        for field in (self.login, self.password, self.letter, self.purpose):
            column.addWidget(field)
        column.addWidget(self.notice)
        column.addStretch()
        area = Scroll(left)
        area.setFixedWidth(LEFT_PX)
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.leave_note, 1)
        row.addWidget(self.leave)
        row.addWidget(self.enter)
        return row

    def _connect(self) -> None:
        self.login.changed.connect(self._on_login_changed)
        self.letter.chosen_changed.connect(self._on_letter_chosen_changed)
        self.form.purpose.changed.connect(self._suggest_purpose)
        self.enter.clicked.connect(self._on_enter_clicked)
        self.leave.clicked.connect(self.reject)

    # --- what is typed -------------------------------------------------------------------------------------------

    def _on_login_changed(self) -> None:
        known = self.login.text().casefold() in self._logins
        letters = tuple(self._desk.letters_for(self.login.text())) if known else ()
        if letters != self._letters:
            self._letters = letters
            self.letter.offer(letters)

    def _on_letter_chosen_changed(self) -> None:
        self._form_area.setVisible(self.letter.new)
        self.vouch.setVisible(self.letter.waits)
        self._right.setVisible(self.letter.waits)
        self._suggest_purpose()
        fit(self, LEFT_PX + 48 + (RIGHT_PX + 24 if self.letter.waits else 0), tall=self.letter.new)

    def _suggest_purpose(self) -> None:
        """Offer the letter's purpose, unless the person wrote one of their own."""
        if self.purpose.text() in {"", self._purpose_given}:
            stored = self.letter.stored
            self._purpose_given = self.form.purpose.text() if stored is None else stored.letter.purpose
            assert isinstance(self.purpose.editor, QLineEdit)
            self.purpose.editor.setText(self._purpose_given)
            if not self._purpose_given:
                self.purpose.start_over()

    def _fields(self) -> list[Field]:
        fields: list[Field] = [self.login, self.password, self.letter, self.purpose]
        return [*fields, *self.vouch.fields()] if self.letter.waits else fields

    # --- the attempt ---------------------------------------------------------------------------------------------

    def _on_enter_clicked(self) -> None:
        self.refusal.hide()
        self.leave_note.setText("")
        if self._judged():
            self._try()

    def _judged(self) -> bool:
        """Return whether everything is fine; the first fault has the focus otherwise, the others are told too."""
        # In the reverse order of the form: the last one that is faulty takes the focus, so that the first one has it.
        vouch = not self.letter.waits or form.judge(self.vouch.fields())
        letter = not self.letter.new or self.form.letter() is not None
        notice = self.notice.judge()
        if not notice:
            form.focus(self.notice.read)
        person = form.judge([self.login, self.password, self.letter, self.purpose])
        return person and notice and letter and vouch

    def _try(self) -> None:
        credentials = Credentials(self.login.text(), self.password.take())
        vouch = self.vouch.take() if self.letter.waits else None
        try:
            letter_id = self._registered(credentials)
            if letter_id is None:
                return
            self.session = self._desk.log_in(
                Attempt(credentials, letter_id, self.purpose.text(), self.notice.read.isChecked(), vouch)
            )
        except SccError as error:
            self._refuse(error)
        else:
            self.accept()

    def _registered(self, credentials: Credentials) -> int | None:
        """Return the id of the letter, which is registered now if it is new."""
        if self.letter.stored is not None:
            return self.letter.stored.letter_id
        letter = self.form.letter()
        if letter is None:
            return None
        stored = self._desk.register(credentials, letter, self.form.scan.scan)
        others = [one for one in self._desk.letters_for(credentials.login) if one.letter_id != stored.letter_id]
        self._letters = (stored, *others)
        self.letter.offer(self._letters, stored.letter_id)
        return stored.letter_id

    def _refuse(self, error: SccError) -> None:
        for field in (self.password, self.vouch.password):
            field.empty()
        self.refusal.tell(error)
        at_field = (self.letter.new and self.form.refuse(error)) or form.refuse(self._fields(), error)
        if not at_field:
            form.focus(self.password)
        fit(self, self.width(), tall=self.letter.new)

    def reject(self) -> None:
        """Leave; a letter that was half typed is only thrown away when asked for twice."""
        if self.letter.new and self.form.touched and not self._leaving:
            self._leaving = True
            self.leave_note.setText("⚠ " + tr("Isian surat akan hilang. Tekan Esc sekali lagi untuk keluar."))
            return
        self.password.take()
        self.vouch.password.take()
        super().reject()
