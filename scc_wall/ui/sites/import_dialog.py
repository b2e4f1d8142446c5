"""Imports a file of sites: first what it would change, or what is wrong with which line; then, whole or not at all.

::

    file read, compared ─► what would change ─Impor─► written: 120 dari 300 ─► done
       └──── Esc, Batal: left                           └──── Esc, Batal: the store stays as it was
"""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Busy, Work
from scc_wall.ui.access.parts import button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.csv_plan import CsvPlan, fault_lines
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.sites.desk import SitesDesk
from scc_wall.ui.words import tr

WIDTH_PX = 640


class ImportDialog(QDialog):
    """One file; nothing is changed before a person says so."""

    def __init__(self, desk: SitesDesk, work: Work, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = path
        self._writing = False
        self.setWindowTitle(tr("Impor daftar situs"))
        self.setStyleSheet(DIALOG_STYLE)
        self.heading = text_label(path.name, "heading", wrap=True)
        self.plan = text_label("", wrap=True)
        self.refusal = RefusalPlate()
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(tr("Kesalahan per baris"))
        self.faults.hide()
        self.start = button(tr("&Impor"), primary=True)
        self.start.setEnabled(False)
        self.leave = button(tr("Ba&tal"))
        self._busy = Busy(work, (self.start,))
        self.long = LongWork(self._busy, tr("Kemajuan impor"), self.leave)
        self._place()
        self.start.clicked.connect(self._on_start_clicked)
        self.leave.clicked.connect(self.reject)
        told = tr("Membaca berkas…")
        self.long.run(told, lambda course: self._desk.plan_import(path, course), self._on_planned, self._refuse)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        for part in (self.heading, self.refusal, self.plan, self.faults, self.long):
            column.addWidget(part)
        column.addStretch()
        row = QHBoxLayout()
        row.addWidget(self._busy.note, 1)
        row.addWidget(self.leave)
        row.addWidget(self.start)
        column.addLayout(row)
        fit(self, WIDTH_PX)

    def _on_planned(self, plan: CsvPlan) -> None:
        if plan.faults:
            self._show_faults(plan)
            return
        self.plan.setText(
            tr("{added} situs baru, {changed} diubah, {same} tidak berubah. Belum ada yang disimpan.").format(
                added=plan.added, changed=plan.changed, same=plan.unchanged
            )
        )
        self.start.setEnabled(bool(plan.added or plan.changed))
        (self.start if self.start.isEnabled() else self.leave).setFocus()
        fit(self, WIDTH_PX)

    def _show_faults(self, plan: CsvPlan) -> None:
        told = tr("✕ {n} kesalahan: tidak ada yang diimpor. Perbaiki berkas, lalu impor lagi.", n=len(plan.faults))
        self.plan.setText(told.format(n=len(plan.faults)))
        set_tone(self.plan, "fault")
        self.faults.setPlainText(fault_lines(plan.faults))
        self.faults.show()
        self.start.setEnabled(False)
        self.start.hide()
        self.leave.setText(tr("Kem&bali"))
        self.faults.setFocus()
        fit(self, WIDTH_PX)

    def _on_start_clicked(self) -> None:
        self._writing = True
        self.long.run(
            tr("Mengimpor…"),
            lambda course: self._desk.import_sites(self._path, course),
            self._on_imported,
            self._refuse,
            unchanged=tr("Dibatalkan: tidak ada yang diubah. Impor dapat dimulai lagi."),
            stopped=self._on_stopped,
        )

    def _on_stopped(self) -> None:
        self._writing = False
        self.start.setFocus()
        fit(self, WIDTH_PX)

    def _on_imported(self, plan: CsvPlan) -> None:
        self._writing = False
        if plan.faults:
            self._show_faults(plan)
        else:
            self.accept()

    def _refuse(self, error: SccError) -> None:
        self._writing = False
        self.start.setEnabled(False)
        self.refusal.tell(error)
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave; an import is stopped first, and it is said what came of it."""
        if not (self._writing and self.long.cancel()):
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what runs is stopped, and finds nobody."""
        self.long.leave()
        super().done(result)
