"""The door: a person, a letter, a purpose, the notice; a second person where the letter is not approved yet.

::

    typed ──judged here (faults under their fields)──► register (a new letter) ──► log in ──► session
                                                          └────── refused: what, why, what to do ◄──┘
"""

from collections.abc import Callable, Sequence
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
from scc_wall.ui.access.busy import Busy, Result, Work, at_once
from scc_wall.ui.access.desk import AccessDesk, Attempt, Credentials, PresentSession, Vouch
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.letter_choice import LetterChoice
from scc_wall.ui.access.letter_form import LetterForm
from scc_wall.ui.access.notice_part import NoticePart
from scc_wall.ui.access.parts import Scroll, button, chain_behind, set_tone, text_label
from scc_wall.ui.access.pick_list import Option
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit, pair, short
from scc_wall.ui.access.vouch_part import VouchPart
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

LEFT_PX: Final = 430
RIGHT_PX: Final = 620


class LoginDialog(QDialog):
    """Asks who comes in, and under which letter.

    After it was accepted, `session` is the session that was opened.

    Parameters
    ----------
    work
        Has passwords checked.
    training
        What a demo says about its own accounts; empty in a real installation.
    cameras
        That a new letter may be limited to.
    """

    def __init__(
        self,
        desk: AccessDesk,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        work: Work = at_once,
        training: str = "",
        cameras: Sequence[Option] = (),
    ) -> None:
        super().__init__(parent)
        self.session: PresentSession | None = None
        self._desk = desk
        self._purpose_given = ""
        self._leaving = False
        self._cameras = cameras
        self._letters: tuple[StoredLetter, ...] = ()
        self.setWindowTitle(tr("Masuk ruang kendali"))
        self.setStyleSheet(DIALOG_STYLE)
        self._clock = clock
        self._work = work
        self._form: LetterForm | None = None
        self._make_fields()
        self._place(training)
        self._busy = Busy(work, (self._left_area, self._right, self.enter, self.leave))
        self._row.insertWidget(0, self._busy.note, 1)
        self._connect()
        self._on_letter_chosen_changed()
        self.login.editor.setFocus()

    # --- parts ---------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.refusal = RefusalPlate()
        self._logins = {login.casefold(): login for login in self._desk.logins()}
        self.login = line("login", tr("&Nama masuk"), required(tr("Nama masuk belum diisi.")))
        self._complete_logins()
        self.password = password("password", tr("&Kata sandi"), required(tr("Kata sandi belum diisi.")))
        self.letter = LetterChoice()
        self.purpose = line("purpose", tr("Keper&luan"), required(tr("Keperluan belum diisi.")))
        self.notice = NoticePart()
        self.vouch = VouchPart(self.login.text)
        self.enter = button(tr("Mas&uk"), primary=True)
        self.leave = button(tr("&Batal"))
        self.leave_note = text_label("", "note", wrap=True)
        set_tone(self.leave_note, "warn")
        self.leave_note.hide()

    def _complete_logins(self) -> None:
        completer = QCompleter(sorted(self._logins.values()), self.login.editor)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        assert isinstance(self.login.editor, QLineEdit)
        self.login.editor.setCompleter(completer)

    def _place(self, training: str) -> None:
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        right.addWidget(self.vouch)
        right.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(24)
        self._left_area = self._left(training)
        columns.addWidget(self._left_area)
        columns.addWidget(self._right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(12)
        outer.addLayout(columns, 1)
        self._row = self._buttons()
        outer.addLayout(self._row)

    def _left(self, training: str) -> QWidget:
        left = QFrame()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)  # for the bar that scrolls it on a small screen
        column.setSpacing(6)
        column.addWidget(text_label(tr("Masuk ruang kendali"), "heading"))
        if training:
            column.addWidget(_plate(training))
        column.addWidget(self.refusal)
        column.addLayout(pair(self, self.login, self.password, column.spacing()))
        column.addWidget(self.letter)
        column.addWidget(self.purpose)
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
        self.enter.clicked.connect(self._on_enter_clicked)
        self.leave.clicked.connect(self.reject)

    @property
    def form(self) -> LetterForm:
        """The form of a new letter; made when it is first needed: most people come with a letter that is registered."""
        if self._form is None:
            self._form = LetterForm(
                self._clock, self._desk.offices(), self._desk.take_scan, self._cameras, work=self._work
            )
            self._form.purpose.changed.connect(self._suggest_purpose)
            self._form_area = Scroll(self._with_room_below(self._form))
            right = self._right.layout()
            assert isinstance(right, QVBoxLayout)
            right.insertWidget(0, self._form_area, 1)
            chain_behind(self.notice.read, self._form)  # behind the notice, where it stands
        return self._form

    # --- what is typed -------------------------------------------------------------------------------------------

    def _on_login_changed(self) -> None:
        known = self.login.text().casefold() in self._logins
        letters = tuple(self._desk.letters_for(self.login.text())) if known else ()
        if letters != self._letters:
            self._letters = letters
            self.letter.offer(letters)

    def _with_room_below(self, letter_form: LetterForm) -> QWidget:
        content = QWidget()
        self._below_form = QVBoxLayout(content)
        self._below_form.setContentsMargins(0, 0, 0, 0)
        self._below_form.addWidget(letter_form)
        return content

    def _place_vouch(self) -> None:
        """Put the second person below the form; on a short screen where it scrolls away, or the form has no room."""
        right = self._right.layout()
        assert isinstance(right, QVBoxLayout)
        if self.letter.new and short(self):
            self._below_form.addWidget(self.vouch)
        else:
            right.insertWidget(right.count() - 1, self.vouch)

    def _on_letter_chosen_changed(self) -> None:
        if self.letter.new or self._form is not None:
            self.form.setVisible(True)
            self._form_area.setVisible(self.letter.new)
            self._place_vouch()
        self.vouch.setVisible(self.letter.waits)
        self._right.setVisible(self.letter.waits)
        self._suggest_purpose()
        fit(self, LEFT_PX + 48 + (RIGHT_PX + 24 if self.letter.waits else 0), tall=self.letter.new)

    def _suggest_purpose(self) -> None:
        """Offer the letter's purpose, unless the person wrote one of their own."""
        if self.purpose.text() in {"", self._purpose_given}:
            stored = self.letter.stored
            typed = "" if self._form is None else self._form.purpose.text()
            self._purpose_given = typed if stored is None else stored.letter.purpose
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
        self.leave_note.hide()
        if self._judged():
            self._try()
        else:
            fit(self, self.width(), tall=self.letter.new)

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
        self.password.start_over()  # it was emptied by us
        vouch = self.vouch.take() if self.letter.waits else None
        letter, scan = (self.form.letter(), self.form.scan.scan) if self.letter.new else (None, None)

        def registered(stored: StoredLetter) -> None:
            self._offer(credentials.login, stored)
            self._log_in(credentials, stored.letter_id, vouch)

        if self.letter.stored is not None:
            self._log_in(credentials, self.letter.stored.letter_id, vouch)
        elif letter is not None:
            new = letter
            self._check(lambda: self._desk.register(credentials, new, scan), registered)

    def _log_in(self, credentials: Credentials, letter_id: int, vouch: Vouch | None) -> None:
        attempt = Attempt(credentials, letter_id, self.purpose.text(), self.notice.read.isChecked(), vouch)
        self._check(lambda: self._desk.log_in(attempt), self._on_entered)

    def _check(self, job: Callable[[], Result], done: Callable[[Result], object]) -> None:
        self._busy.run(tr("Memeriksa kata sandi…"), job, done, self._refuse)

    def _on_entered(self, session: PresentSession) -> None:
        self.session = session
        self.accept()

    def _offer(self, login: str, stored: StoredLetter) -> None:
        """Show the letter that was just registered as the chosen one, also if the door stays closed."""
        others = [one for one in self._desk.letters_for(login) if one.letter_id != stored.letter_id]
        self._letters = (stored, *others)
        self.letter.offer(self._letters, stored.letter_id)

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
        if self._busy.running:
            return
        if self.letter.new and self.form.touched and not self._leaving:
            self._leaving = True
            self.leave_note.setText("⚠ " + tr("Isian surat akan hilang. Tekan Esc sekali lagi untuk keluar."))
            self.leave_note.show()
            return
        self.password.take()
        self.vouch.password.take()
        super().reject()


def _plate(text: str) -> QFrame:
    """Return the plate that says in a demo what is no secret there."""
    plate = QFrame()
    plate.setProperty("kind", "plate")
    inside = QVBoxLayout(plate)
    inside.setContentsMargins(12, 8, 12, 8)
    told = text_label(text, wrap=True)
    told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_tone(told, "warn")
    inside.addWidget(told)
    return plate
