"""The sessions that run, for supervisors: who is in, under which letter, until when; one is ended, for a reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.access.session_book import ListedSession
from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.dates import moment_text, moment_words
from scc_wall.ui.access.field import line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.office_desk import SessionsDesk
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label, two_columns
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1080


class SessionsDialog(QDialog):
    """The list on the left; on the right the chosen session, and the reason for which it is ended.

    Parameters
    ----------
    work
        Has the sessions read and ended.
    """

    def __init__(self, desk: SessionsDesk, parent: QWidget | None = None, *, work: Work = at_once) -> None:
        super().__init__(parent)
        self._desk = desk
        self._running: dict[int, ListedSession] = {}
        self.setWindowTitle(tr("Sesi yang berjalan"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        self._busy = Busy(work, (self.list, self.reason, self.end, self.leave))
        self._place()
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.end.clicked.connect(self._on_end_clicked)
        self.leave.clicked.connect(self.reject)
        self._show_chosen()
        fit(self, WIDTH_PX)
        self._load()

    def _make_parts(self) -> None:
        columns = (tr("Nama"), tr("Surat"), tr("Sejak"), tr("Sampai"))
        self.list = Listing(tr("Sesi yang berjalan"), columns, stretch=0, yields=1, remembered="sessions")
        self.list.say_when_empty(tr("Tidak ada sesi yang berjalan: dinding hanya ditonton. Sesi dibuka dengan Ctrl+L."))
        self.list.setMinimumHeight(220)
        self.refusal = RefusalPlate()
        self.who = text_label("", "section", wrap=True)
        self.what = text_label("", wrap=True)
        self.reason = line("reason", tr("&Alasan mengakhiri"), required(tr("Alasan belum diisi.")))
        self.note = text_label("", "note", wrap=True)
        self.end = button(tr("Akhiri &sesi"), primary=True)
        self.leave = button(tr("Kem&bali"))

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(text_label(tr("Sesi yang berjalan"), "heading"))
        left.addWidget(self.list, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        for part in (self.refusal, self.who, self.what, self.reason, self.note):
            column.addWidget(part)
        column.addStretch()
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(Scroll(inside), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.end)
        right.addLayout(buttons)
        two_columns(self, left, right)

    # --- what is shown -------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._busy.run(tr("Membaca daftar sesi…"), self._desk.running, self._fill, self._refuse)

    def _fill(self, running: Sequence[ListedSession]) -> None:
        self._running = {listed.session_id: listed for listed in running}
        self.list.fill([(listed.session_id, _row(listed)) for listed in running])
        self._show_chosen()
        form.focus(self.list)

    def chosen(self) -> ListedSession | None:
        """Return the chosen session, None without one."""
        session_id = self.list.chosen_id()
        return None if session_id is None else self._running.get(session_id)

    def _show_chosen(self) -> None:
        listed = self.chosen()
        own = listed is not None and listed.person_id == self._desk.own_id()
        self.who.setText("" if listed is None else listed.name)
        self.what.setText("" if listed is None else _words(listed))
        endable = listed is not None and not own
        self.reason.setVisible(endable)
        self.end.setEnabled(endable)
        told = tr("Kendali langsung terkunci; dinding tetap tampil. Nama Anda dan alasannya dicatat.")
        if own:
            told = tr("Ini sesi Anda sendiri: keluar dengan Ctrl+Shift+L.")
        self.note.setText("" if listed is None else told)
        set_tone(self.note, "warn" if endable else "quiet")

    # --- what is done --------------------------------------------------------------------------------------------

    def _on_end_clicked(self) -> None:
        listed = self.chosen()
        self.refusal.hide()
        if listed is None or not form.judge([self.reason]):
            return
        reason = self.reason.text()

        def job() -> Sequence[ListedSession]:
            self._desk.end_session(listed.session_id, reason)
            return self._desk.running()

        self._busy.run(tr("Mengakhiri sesi…"), job, self._on_ended, self._refuse)

    def _on_ended(self, running: Sequence[ListedSession]) -> None:
        editor = self.reason.editor
        assert isinstance(editor, QLineEdit)
        editor.clear()
        self.reason.start_over()
        self._fill(running)
        set_tone(self._busy.note, "good")
        self._busy.note.setText("✓ " + tr("Sesi diakhiri."))

    def _refuse(self, error: SccError) -> None:
        self._show_chosen()
        self.refusal.tell(error)
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave."""
        if not self._busy.running:
            super().reject()


def _row(listed: ListedSession) -> tuple[str, ...]:
    return (listed.name, listed.letter_number, moment_text(listed.since_utc), moment_text(listed.until_utc))


def _words(listed: ListedSession) -> str:
    told = tr("Surat tugas {number}\nSejak {since}\nSampai {until}")
    since, until = moment_words(listed.since_utc), moment_words(listed.until_utc)
    return told.format(number=listed.letter_number, since=since, until=until)
