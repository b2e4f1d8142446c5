"""One registered letter to be read: every field of it, and its scan in the system's own viewer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import StoredLetter
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.desk import PapersDesk
from scc_wall.ui.access.letter_lines import letter_lines
from scc_wall.ui.access.letter_part import LetterPart
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.scan_view import ScanView
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 760


class LetterDialog(QDialog):
    """A letter, read only.

    Parameters
    ----------
    papers
        Gives its scan to who may read it whole; None for who may not: numbers are masked then.
    now_utc
        Says of a letter whose time is over that it is.
    view
        Shows the scan; its files are gone when the dialog is.
    work
        Has the scan read, which is recorded.
    """

    def __init__(
        self,
        stored: StoredLetter,
        name_of: Callable[[int], str],
        papers: PapersDesk | None,
        parent: QWidget | None = None,
        *,
        camera_names: Mapping[int, str] | None = None,
        now_utc: datetime | None = None,
        view: ScanView | None = None,
        work: Work = at_once,
    ) -> None:
        super().__init__(parent)
        self._stored = stored
        self._papers = papers
        self._view = view or ScanView()
        self.setWindowTitle(tr("Surat tugas {number}").format(number=stored.letter.number))
        self.setStyleSheet(DIALOG_STYLE)
        whole = papers is not None
        lines = letter_lines(stored, name_of, whole=whole, camera_names=camera_names, now_utc=now_utc)
        self.letter = LetterPart(selectable=True)
        self.letter.show_lines(lines)
        self._make_parts()
        self._busy = Busy(work, (self.scan, self.leave))
        self._place()
        self.scan.clicked.connect(self._on_scan_clicked)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(self._view.close)
        self.destroyed.connect(self._view.close)  # with the window around it, when the program ends
        fit(self, WIDTH_PX)
        (self.scan if self.scan.isEnabled() else self.leave).setFocus()

    def _make_parts(self) -> None:
        self.refusal = RefusalPlate()
        self.note = text_label("", "note", wrap=True)
        self.scan = button(tr("&Buka pindaian"))
        self.leave = button(tr("&Tutup"))
        has_scan = self._stored.letter.attachment_sha256 is not None
        self.scan.setEnabled(has_scan and self._papers is not None)
        if self._papers is None:
            self.note.setText(tr("Nomor disamarkan, pindaian tertutup: hanya pengawas dan auditor yang membukanya."))
        elif has_scan:
            self.note.setText(tr("Pindaian dibuka penampil sistem; salinannya dihapus saat jendela ini ditutup."))

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(self._stored.letter.number, "heading", wrap=True))
        column.addWidget(self.refusal)
        column.addWidget(Scroll(self.letter), 1)
        column.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.scan)
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        column.addLayout(buttons)

    @property
    def reading(self) -> bool:
        """Whether the scan is being read."""
        return self._busy.running

    def _on_scan_clicked(self) -> None:
        papers, letter_id = self._papers, self._stored.letter_id
        if papers is not None:
            self.refusal.hide()
            told = tr("Membaca pindaian…")
            view = self._view  # its file is written there, too: ten megabytes on a slow disk
            self._busy.run(told, lambda: view.write(papers.scan_of(letter_id)), self._on_scan_read, self.refusal.tell)

    def _on_scan_read(self, path: Path) -> None:
        try:
            self._view.open(path)
        except SccError as error:
            self.refusal.tell(error)
            return
        set_tone(self.note, "good")
        self.note.setText("✓ " + tr("Dibuka sebagai {name}; dihapus saat jendela ini ditutup.").format(name=path.name))

    def reject(self) -> None:
        """Leave."""
        if not self.reading:
            super().reject()
