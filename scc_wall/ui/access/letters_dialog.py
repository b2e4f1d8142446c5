"""All letters: found by any of their words, read whole; by supervisors also approved, revoked with a reason."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import StoredLetter
from scc_wall.domain.letter import LetterState
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.dates import moment_text
from scc_wall.ui.access.desk import LettersDesk, PapersDesk
from scc_wall.ui.access.field import line
from scc_wall.ui.access.letter_dialog import LetterDialog
from scc_wall.ui.access.letter_lines import Line, ended_word, letter_lines, state_word
from scc_wall.ui.access.letter_part import LetterPart
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Scroll, button, text_label, two_columns
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1180


class LettersDialog(QDialog):
    """The list, one letter in full, and what can be done with it.

    Parameters
    ----------
    papers
        Gives letters whole, and their scans; None: numbers stay masked and no scan is shown.
    camera_names
        Of the cameras to which letters may be limited, by their ids.
    work
        Has letters read whole, which is recorded, approved and revoked.
    reads
        Has the list read; None: `work` does. It asks nobody for a password.
    """

    def __init__(
        self,
        desk: LettersDesk,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        papers: PapersDesk | None = None,
        camera_names: Mapping[int, str] | None = None,
        work: Work = at_once,
        reads: Work | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reads = reads or work
        self._search_number = 0
        self._papers = papers
        self._camera_names = camera_names
        self._clock = clock
        self._letters: dict[int, StoredLetter] = {}
        self._work = work
        self.reader: LetterDialog | None = None
        """The letter that is being read."""
        self.setWindowTitle(tr("Surat tugas"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        self._decides = desk.may_decide()
        if not self._decides:
            for part in (self.reason, self.approve, self.revoke):
                part.hide()
        self._busy = Busy(work, (self.search, self.list, self.reason, self.read, self.approve, self.revoke, self.leave))
        self._place()
        self._connect()
        for part in (self.read, self.approve, self.revoke, self.reason):
            part.setEnabled(False)  # until there is a list to choose from
        self._busy.note.setText(tr("Membaca surat…"))
        self._search()
        fit(self, WIDTH_PX, tall=True)
        self.search.editor.setFocus()

    def _make_parts(self) -> None:
        self.search = line("search", tr("&Cari"), hint=tr("nomor, instansi, tujuan, atau nama"))
        columns = (tr("Nomor"), tr("Instansi"), tr("Berlaku sampai"), tr("Status"))
        self.list = Listing(tr("Daftar surat tugas"), columns, stretch=1, keeps=0.0, remembered="letters")
        self.refusal = RefusalPlate()
        self.details = LetterPart()
        self.details.setAccessibleName(tr("Isi surat"))
        self.reason = line("reason", tr("&Alasan mencabut"), required(tr("Alasan belum diisi.")))
        self.read = button(tr("&Lihat…"))
        self.approve = button(tr("&Setujui"))
        self.revoke = button(tr("Ca&but"))
        self.leave = button(tr("&Kembali"))

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(text_label(tr("Surat tugas"), "heading"))
        if not self._decides:
            told = tr("Hanya membaca: menyetujui dan mencabut adalah tugas pengawas.")
            left.addWidget(text_label(told, "note", wrap=True))
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.refusal)
        right.addWidget(Scroll(self.details), 1)
        right.addWidget(self.reason)
        buttons = QHBoxLayout()
        for part in (self.read, self.approve, self.revoke):
            buttons.addWidget(part)
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        right.addLayout(buttons)
        two_columns(self, left, right)

    def _connect(self) -> None:
        self.search.changed.connect(self._search)
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.list.doubleClicked.connect(self._on_read_clicked)
        self.read.clicked.connect(self._on_read_clicked)
        self.approve.clicked.connect(self._on_approve_clicked)
        self.revoke.clicked.connect(self._on_revoke_clicked)
        self.leave.clicked.connect(self.reject)

    # --- what is shown -------------------------------------------------------------------------------------------

    def _search(self) -> None:
        self._search_number += 1
        number, text = self._search_number, self.search.text()

        def show(found: Sequence[StoredLetter]) -> None:
            if number == self._search_number and isValid(self):  # else something else was searched for meanwhile
                self._show_found(found)

        def not_found(error: SccError) -> None:
            if isValid(self):
                self._busy.note.setText("")
                self.refusal.tell(error)

        self._reads(lambda: self._desk.find_letters(text), show, not_found)

    def _show_found(self, found: Sequence[StoredLetter]) -> None:
        self._letters = {stored.letter_id: stored for stored in found}
        if not self._busy.running:
            self._busy.note.setText("")
        if self.search.text():
            self.list.say_when_empty(tr("Tidak ada surat yang cocok. Hapus pencarian untuk melihat semuanya."))
        else:
            self.list.say_when_empty(tr("Belum ada surat tugas. Surat didaftarkan saat masuk: pilih “Surat baru…”."))
        self.list.fill([(stored.letter_id, self._row(stored)) for stored in found])
        self._on_list_selection_changed()

    def _row(self, stored: StoredLetter) -> tuple[str, ...]:
        letter = stored.letter
        return (letter.number, letter.office, moment_text(letter.valid_until_utc), self._state_word(stored))

    def _state_word(self, stored: StoredLetter) -> str:
        return ended_word(stored, self._clock.now_utc()) or state_word(stored.state)

    def chosen(self) -> StoredLetter | None:
        """Return the chosen letter, None without one."""
        letter_id = self.list.chosen_id()
        return None if letter_id is None else self._letters.get(letter_id)

    def _on_list_selection_changed(self) -> None:
        stored = self.chosen()
        self.details.show_lines(() if stored is None else self._in_full(stored))
        self.read.setEnabled(stored is not None)
        self.approve.setEnabled(stored is not None and stored.state is LetterState.WAITING)
        revocable = stored is not None and stored.state is not LetterState.REVOKED
        self.revoke.setEnabled(revocable)
        self.reason.setEnabled(revocable)

    def _in_full(self, stored: StoredLetter) -> list[Line]:
        now_utc = self._clock.now_utc()
        return letter_lines(stored, self._desk.name_of, camera_names=self._camera_names, now_utc=now_utc)

    # --- what is done --------------------------------------------------------------------------------------------

    def _on_read_clicked(self) -> None:
        """Show the letter: whole, which is recorded, or with masked numbers to who may not."""
        stored, papers = self.chosen(), self._papers
        if stored is None or self._busy.running:
            return
        self.refusal.hide()
        if papers is None or not papers.may_read():
            self._show_letter(stored, None)
            return
        letter_id = stored.letter_id

        def done(whole: StoredLetter) -> None:
            self._on_list_selection_changed()  # what was disabled meanwhile is as the letter says
            self._show_letter(whole, papers)

        self._busy.run(tr("Membaca surat…"), lambda: papers.read_letter(letter_id), done, self._refuse)

    def _show_letter(self, stored: StoredLetter, papers: PapersDesk | None) -> None:
        names, name_of = self._camera_names, self._desk.name_of
        self.reader = reader = LetterDialog(
            stored, name_of, papers, self, camera_names=names, now_utc=self._clock.now_utc(), work=self._work
        )
        reader.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reader.finished.connect(self._on_reader_finished)
        reader.open()

    def _on_reader_finished(self) -> None:
        self.reader = None

    def _on_approve_clicked(self) -> None:
        stored = self.chosen()
        if stored is not None:
            self._do(lambda: self._desk.approve(stored.letter_id))

    def _on_revoke_clicked(self) -> None:
        stored = self.chosen()
        if stored is not None and form.judge([self.reason]):
            reason = self.reason.text()
            self._do(lambda: self._desk.revoke(stored.letter_id, reason))

    def _do(self, act: Callable[[], None]) -> None:
        self.refusal.hide()
        self._busy.run(tr("Menyimpan…"), act, self._on_done, self._refuse)

    def _refuse(self, error: SccError) -> None:
        self._on_list_selection_changed()
        self.refusal.tell(error)
        form.refuse([self.reason], error)

    def _on_done(self, _result: None) -> None:
        editor = self.reason.editor
        assert isinstance(editor, QLineEdit)
        editor.clear()
        self.reason.start_over()
        self._search()

    def reject(self) -> None:
        """Leave, the letter that is being read with it."""
        if self._busy.running or (self.reader is not None and self.reader.reading):
            return
        if self.reader is not None:
            self.reader.reject()
        super().reject()
