"""Cameras from and to a CSV file: first what a file would change, or what is wrong with which line."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.domain.camera_csv import COLUMNS, REQUIRED
from scc_wall.ui import csv_files
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.cameras import camera_words
from scc_wall.ui.cameras.calm_busy import CalmBusy
from scc_wall.ui.cameras.desk import CameraDesk
from scc_wall.ui.csv_plan import CsvPlan, fault_lines
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.words import tr


class CsvPage(QWidget):
    """One file at a time; nothing is changed before a person says so."""

    added = Signal()

    def __init__(self, desk: CameraDesk, work: Work) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._plan: CsvPlan | None = None
        self.storing = False
        """Whether a file is being imported or written: whole or not at all, and told when it is done or stopped."""
        self._make_parts()
        self._busy = CalmBusy(work, (self.choose, self.start, self.store))
        self.long = LongWork(self._busy, tr("Sedang bekerja"))
        self.stop = self.long.stop
        self._place()
        self.choose.clicked.connect(self.ask_file)
        self.start.clicked.connect(self._on_start_clicked)
        self.store.clicked.connect(self._on_store_clicked)

    def _make_parts(self) -> None:
        self.choose = button(tr("Pilih &berkas…"))
        self.start = button(tr("&Impor"))
        self.start.setProperty("kind", "primary")
        self.start.setEnabled(False)
        self.store = button(tr("Ekspor semua &kamera…"))
        self.file = text_label(tr("Pilih berkas CSV; yang akan berubah ditunjukkan dahulu."), wrap=True)
        self.plan = text_label("", wrap=True)
        self.refusal = RefusalPlate()
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(tr("Kesalahan per baris"))
        self.faults.hide()
        self.exported = text_label("", wrap=True)
        set_tone(self.exported, "good")

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(text_label(tr("Impor"), "section"))
        told = tr(
            "Kolom: {columns}.\nWajib: {required}; kolom lain boleh kosong. "
            "Kamera dengan nama yang sama diubah, yang lain ditambahkan."
        ).format(columns=", ".join(COLUMNS), required=", ".join(REQUIRED))
        column.addWidget(text_label(told, "note", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.start)
        row.addWidget(self._busy.note, 1)
        column.addLayout(row)
        for part in (self.file, self.refusal, self.plan):
            column.addWidget(part)
        column.addWidget(self.faults, 1)
        column.addWidget(self.long)
        column.addSpacing(10)
        column.addWidget(text_label(tr("Ekspor"), "section"))
        column.addWidget(text_label(tr("Semua kamera, tanpa kata sandi."), "note", wrap=True))
        under = QHBoxLayout()
        under.addWidget(self.store)
        under.addWidget(self.exported, 1)
        column.addLayout(under)
        column.addStretch()

    def leave(self) -> None:
        """Hear no more of what is still being read."""
        self.long.leave()
        self._busy.leave()

    def cancel(self) -> None:
        """Have what runs stopped: nothing is changed, and no file is written."""
        self.long.cancel()

    # --- import --------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Ask for a file and say what importing it would change."""
        path = csv_files.to_read(self, tr("Impor daftar kamera"))
        if path is None:
            return
        self._path, self._plan = path, None
        self.file.setText(path.name)
        self._run(tr("Membaca berkas…"), lambda course: self._desk.plan_import(path, course), self._on_planned)

    def _run(self, told: str, job: Callable[[Course], CsvPlan], done: Callable[[CsvPlan], object]) -> None:
        self.refusal.hide()
        self.plan.setText("")
        self.faults.hide()
        unchanged = tr("Dibatalkan: tidak ada yang diubah. Impor dapat dimulai lagi.")
        self.long.run(told, job, done, self._refuse, unchanged=unchanged, stopped=self._on_stopped)

    def _on_planned(self, plan: CsvPlan) -> None:
        self._plan = plan
        if plan.faults:
            self._show_faults(plan)
        else:
            self._say_plan(plan)
        self._show_start()
        if self.start.isEnabled():
            self.start.setFocus()

    def _show_faults(self, plan: CsvPlan) -> None:
        told = tr("✕ {n} kesalahan: tidak ada yang diimpor. Perbaiki berkas, lalu pilih lagi.", n=len(plan.faults))
        self._say(told.format(n=len(plan.faults)), "fault")
        self.faults.setPlainText(fault_lines(plan.faults))
        self.faults.show()
        self.faults.setFocus()

    def _on_start_clicked(self) -> None:
        path = self._path
        if path is not None:
            self.storing = True
            self._run(tr("Mengimpor…"), lambda course: self._desk.import_csv(path, course), self._on_imported)

    def _on_imported(self, plan: CsvPlan) -> None:
        self.storing = False
        self._plan = None
        self._show_start()
        if plan.faults:
            self._show_faults(plan)
        else:
            self._say(f"✓ {tr('Diimpor:')} {camera_words.plan_words(plan)}", "good")
            self.choose.setFocus()
            self.added.emit()

    def _say_plan(self, plan: CsvPlan) -> None:
        self._say(f"{camera_words.plan_words(plan)} {tr('Belum ada yang disimpan.')}", "")

    def _say(self, text: str, tone: str) -> None:
        self.plan.setText(text)
        set_tone(self.plan, tone)

    def _show_start(self) -> None:
        plan = self._plan
        self.start.setEnabled(plan is not None and not plan.faults and bool(plan.added or plan.changed))

    # --- export --------------------------------------------------------------------------------------------------

    def _on_store_clicked(self) -> None:
        path = csv_files.to_write(self, tr("Ekspor daftar kamera"), "kamera.csv")
        if path is not None:
            self.refusal.hide()
            self.exported.setText("")
            self.storing = True
            job = lambda course: self._desk.export_csv(path, course)  # noqa: E731 - one line of work
            self.long.run(tr("Mengekspor…"), job, self._on_exported, self._refuse, stopped=self._on_stopped)

    def _on_exported(self, count: int) -> None:
        self.storing = False
        self._show_start()
        self.exported.setText(tr("✓ {n} kamera diekspor", n=count).format(n=count))

    def _refuse(self, error: SccError) -> None:
        self._on_stopped()
        self.refusal.tell(error)

    def _on_stopped(self) -> None:
        """Leave what was to be imported as it was: it can begin again."""
        self.storing = False
        if self._plan is not None and not self._plan.faults:
            self._say_plan(self._plan)
        self._show_start()
