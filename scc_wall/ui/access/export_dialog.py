"""Rows of the audit out of the room, as a berita acara or a CSV: which ones, into which file, and how far it is.

::

    chosen ──file is there──► asked once more ──► written by the worker ──► file, rows, SHA-256
                                                     │  └──── Esc, Batal: stopped, nothing is left
                                                     └── refused: what, why, what to do
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.access.session_book import ListedSession
from scc_wall.base.clock import Clock
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.export_choice import ExportChoice
from scc_wall.ui.access.export_file import Written, check_kind
from scc_wall.ui.access.field import choice, line
from scc_wall.ui.access.office_desk import ExportsDesk
from scc_wall.ui.access.parts import Choice, Scroll, button, set_tone, text_label
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.words import tr

WIDTH_PX: Final = 640
PDF: Final = ".pdf"
CSV: Final = ".csv"
_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ExportDialog(QDialog):
    """Asks what to export, and writes it while the wall goes on.

    Parameters
    ----------
    work
        Has the audit read and the file written; it may take seconds.
    folder
        Where files are proposed; the person's documents by default.
    """

    def __init__(
        self,
        desk: ExportsDesk,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        work: Work = at_once,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = folder or _documents()
        self._proposed = ""
        self._replacing: Path | None = None
        self.setWindowTitle(tr("Berita acara & ekspor"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts(clock)
        parts = (self.choice, self.kind, self.file, self.browse, self.export)
        self._busy = Busy(work, parts)
        self.long = LongWork(self._busy, tr("Kemajuan ekspor"), self.leave)
        self._place()
        self._connect()
        self._propose()
        fit(self, WIDTH_PX)
        self.choice.what.editor.setFocus()
        self._busy.run(tr("Membaca daftar sesi…"), desk.sessions, self._offer, self.refusal_told)

    def _make_parts(self, clock: Clock) -> None:
        self.refusal = RefusalPlate()
        self.choice = ExportChoice(clock, periods=self._desk.may_choose_period())
        self.kind = choice("kind", tr("&Bentuk"))
        self.kind.keep_no_room()
        kinds = self.kind.editor
        assert isinstance(kinds, Choice)
        self._kinds = kinds
        kinds.addItem(tr("Berita acara (PDF)"), PDF)
        kinds.addItem(tr("Tabel CSV untuk Excel"), CSV)
        self.file = line("file", tr("Ber&kas"), required(tr("Berkas belum dipilih."), self._file_reading))
        self.browse = button(tr("Pili&h…"))
        self.browse.setAccessibleName(tr("Pilih berkas"))
        self.written = _WrittenPlate()
        self.export = button(tr("&Ekspor"), primary=True)
        self.leave = button(tr("&Tutup"))

    def _place(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        beside = QVBoxLayout()  # on the line of the editor, between label and note
        beside.addSpacing(self.file.label.sizeHint().height() + 3)
        beside.addWidget(self.browse)
        beside.addStretch()
        row.addLayout(beside)
        for part in (self.refusal, self.written, self.choice, self.kind):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(10)
        outer.addWidget(text_label(tr("Berita acara & ekspor"), "heading"))
        outer.addWidget(text_label(tr("Setiap ekspor tercatat dalam audit, dengan SHA-256 berkasnya."), "note"))
        outer.addWidget(Scroll(inside), 1)
        outer.addWidget(self.long)
        buttons = QHBoxLayout()
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.export)
        outer.addLayout(buttons)

    def _connect(self) -> None:
        self.choice.changed.connect(self._on_choice_changed)
        self.kind.changed.connect(self._propose)
        self.file.changed.connect(self._on_file_changed)
        self.browse.clicked.connect(self._on_browse_clicked)
        self.export.clicked.connect(self._on_export_clicked)
        self.leave.clicked.connect(self.reject)

    # --- which rows, which file ----------------------------------------------------------------------------------

    def _offer(self, sessions: Sequence[ListedSession]) -> None:
        self.choice.offer(sessions)
        self._propose()
        self._refit()
        self.choice.what.editor.setFocus()

    def _on_choice_changed(self) -> None:
        self._propose()
        self._refit()
        self.export.setDefault(True)

    def _propose(self) -> None:
        """Propose a file that is not there yet, unless the person named one; another kind changes its ending."""
        editor, text = self.file.editor, self.file.text()
        assert isinstance(editor, QLineEdit)
        name, ending = self.choice.file_name(), self._kinds.currentData()
        if text in {"", self._proposed}:
            prefix = tr("berita-acara-") if ending == PDF and name else ""
            self._proposed = str(_free(self._folder / f"{prefix}{name}{ending}")) if name else ""
            editor.setText(self._proposed)
            self.file.start_over()
        elif Path(text).suffix.lower() in {PDF, CSV}:
            editor.setText(str(Path(text).with_suffix(ending)))

    def _path(self) -> Path:
        """Return the file that is named; one without a folder is put where files are proposed."""
        return self._folder / Path(self.file.text()).expanduser()

    def _file_reading(self, text: str) -> Reading:
        path = self._folder / text
        try:
            check_kind(path)
        except SccError as error:
            return Reading(str(error.in_one(why=False)), Tone.FAULT)
        if path.suffix.lower() != self._kinds.currentData():
            return Reading(tr("Akhiran berkas tidak sesuai bentuknya."), Tone.FAULT)
        return Reading()

    def _on_file_changed(self) -> None:
        self._replacing = None
        self.export.setDefault(True)

    def _on_browse_clicked(self) -> None:
        wanted = tr("Berita acara (*.pdf)") if self._kinds.currentData() == PDF else tr("Tabel (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, tr("Simpan sebagai"), str(self._path()), wanted)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Take a file from the system's own dialog, which asks by itself whether to replace one."""
        asked = path.suffix.lower() in {PDF, CSV}
        if asked:
            self._kinds.setCurrentIndex(self._kinds.findData(path.suffix.lower()))
        else:
            path = path.with_name(path.name + self._kinds.currentData())
        editor = self.file.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(str(path))
        self._replacing = path if asked and path.exists() else None

    # --- the export ----------------------------------------------------------------------------------------------

    def _on_export_clicked(self) -> None:
        self.refusal.hide()
        self.written.hide()
        if not form.judge([*self.choice.fields(), self.kind, self.file]) or not self._may_write():
            self._refit()
            return
        path, selection, replace = self._path(), self.choice.selection(), self._replacing is not None

        def job(course: Course) -> Written:
            return self._desk.export(path, selection, course, replace=replace)

        self.long.run(tr("Mengekspor…"), job, self._on_written, self._on_failed, stopped=self._on_stopped)
        self._refit()

    def _may_write(self) -> bool:
        """Return whether the file may be written: it is not there, or the person said twice that it may be replaced."""
        path = self._path()
        if not path.exists() or self._replacing == path:
            return True
        self.file.refuse(tr("Berkas ini sudah ada. Tekan Ekspor sekali lagi untuk menggantinya."))
        self._replacing = path
        return False

    def _on_written(self, written: Written) -> None:
        self._replacing = None
        self.written.tell(written)
        self._proposed = self.file.text()  # the next one gets a name of its own
        self._refit()
        self.leave.setDefault(True)  # Enter closes now, until something else is chosen
        form.focus(self.leave)

    def _on_failed(self, error: SccError) -> None:
        self.refusal_told(error)
        self._on_stopped()

    def _on_stopped(self) -> None:
        self._replacing = None
        self._refit()
        form.focus(self.export)

    def refusal_told(self, error: SccError) -> None:
        """Show an error."""
        self.refusal.tell(error)
        self._refit()

    def _refit(self) -> None:
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave; what is being written is stopped first."""
        if not self.long.cancel() and not self._busy.running:
            super().reject()

    def done(self, result: int) -> None:
        """Close; whatever still runs has nobody who waits for it."""
        self.long.leave()
        super().done(result)


class _WrittenPlate(QFrame):
    """What was written: where, how much, and how to tell it from any other file."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plate")
        self.head = text_label("", "section")
        set_tone(self.head, "good")
        self.file = text_label("", wrap=True)
        self.sha256 = text_label("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for part in (self.head, self.file, self.sha256):
            column.addWidget(part)
            part.setTextInteractionFlags(_SELECTABLE)
        self.hide()

    def tell(self, written: Written) -> None:
        """Show it."""
        self.head.setText("✓ " + tr("Tersimpan: {n} baris", n=written.rows).format(n=written.rows))
        self.file.setText(str(written.file))
        halves = f"{written.sha256[:32]} {written.sha256[32:]}"  # 64 digits without a blank can't be wrapped
        self.sha256.setText(f"SHA-256: {halves}")
        self.setAccessibleName(f"{self.head.text()}, {written.file}")
        self.show()


def _documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


def _free(path: Path) -> Path:
    """Return a name that no file has: this one, or one with a number."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
