"""The websites of the OPD: the list that comes with the program, a file, or later."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.ui import csv_files
from scc_wall.ui.access.busy import Busy, Work
from scc_wall.ui.access.parts import Check, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.csv_plan import CsvPlan, fault_lines
from scc_wall.ui.first.desk import FirstDesk, FirstState
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.words import tr


class SitesPage(FirstPage):
    """What is ticked or chosen is imported by going on."""

    def __init__(self, desk: FirstDesk, work: Work, state: FirstState) -> None:
        told = tr("Program memeriksa situs OPD setiap menit dan memberi tahu bila situs turun atau diubah orang.")
        super().__init__(tr("Situs OPD"), told)
        self._desk = desk
        self._path: Path | None = None
        self._plan: CsvPlan | None = None
        self._planning = False
        self._unread = False
        """Whether the list that is ticked or chosen could not be read: to go on then is to try again."""
        self.shipped = Check(tr("&Pantau daftar OPD bawaan program"))
        self.shipped.setChecked(not state.sites)
        self.choose = button(tr("Dari &berkas CSV…"))
        self.plan = text_label("", wrap=True)
        self.refusal = RefusalPlate()
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(tr("Kesalahan per baris"))
        self._busy = Busy(work, (self.shipped, self.choose))
        self.long = LongWork(self._busy, tr("Kemajuan impor"))
        self._place(state)
        self.shipped.toggled.connect(self._on_shipped_toggled)
        self.choose.clicked.connect(self.ask_file)

    def _place(self, state: FirstState) -> None:
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch()
        if state.sites:
            told = tr("✓ {n} situs sudah ada dalam daftar.").format(n=state.sites)
            self.column.addWidget(text_label(told, "section"))
        for part in (self.shipped, row, self.refusal, self.plan, self.faults, self.long, self._busy.note):
            if isinstance(part, QHBoxLayout):
                self.column.addLayout(part)
            else:
                self.column.addWidget(part)
        self.column.addStretch()
        self.faults.hide()

    def leave(self) -> None:
        """Be hidden; a list that is still read or imported is stopped, and the store stays as it was."""
        self.long.cancel()

    def enter(self) -> None:
        """Say what the ticked list would add."""
        self.shipped.setFocus()
        if self.shipped.isChecked() and self._plan is None and not self._busy.running:
            self._look(None)

    @property
    def busy(self) -> bool:
        """Whether a list is being imported: `cancel` stops it, and it is said what came of it."""
        return self._busy.running and not self._planning

    def cancel(self) -> None:
        """Stop the import."""
        self.long.cancel()

    @property
    def may_go(self) -> bool:
        """Whether there is something to import, or nothing to do."""
        return not self._busy.running

    @property
    def next_text(self) -> str:
        """What the button says."""
        if self._unread:
            return tr("Coba lagi")
        return tr("Pantau, lanjut →") if self._wanted() else tr("Lanjut →")

    def go(self) -> None:
        """Import what is ticked or chosen; what could not be read is read again."""
        if self._unread:
            self._look(self._path)
            return
        if not self._wanted():
            self.finished.emit()
            return
        path = self._path
        self._run(tr("Mengimpor…"), lambda course: self._desk.import_sites(path, course), self._on_imported)

    def ask_file(self) -> None:
        """Ask for a file and say what importing it would change."""
        path = csv_files.to_read(self, tr("Impor daftar situs"))
        if path is not None:
            self.shipped.setChecked(False)
            self._look(path)

    def _wanted(self) -> bool:
        plan = self._plan
        chosen = self.shipped.isChecked() or self._path is not None
        return chosen and plan is not None and not plan.faults and bool(plan.added or plan.changed)

    def _look(self, path: Path | None) -> None:
        self._path, self._plan, self._planning, self._unread = path, None, True, False
        self._run(tr("Membaca daftar…"), lambda course: self._desk.plan_sites(path, course), self._on_planned)

    def _run(self, told: str, job: Callable[[Course], CsvPlan], done: Callable[[CsvPlan], object]) -> None:
        self.refusal.hide()
        self.faults.hide()
        self.plan.setText("")
        plan = None if self._planning else self._plan  # what was to be imported can be imported again

        def stopped() -> None:
            self._planning, self._plan = False, plan
            if plan is not None:
                self._say_plan(plan)
            self.choose.setFocus()
            self.changed.emit()

        unchanged = tr("Dibatalkan: tidak ada yang diubah. Impor dapat dimulai lagi.")
        self.long.run(told, job, done, self._refuse, unchanged=unchanged, stopped=stopped)
        self.changed.emit()

    def _on_planned(self, plan: CsvPlan) -> None:
        self._planning = False
        self._plan = plan
        if plan.faults:
            self._show_faults(plan)
        else:
            self._say_plan(plan)
        self.settled.emit()

    def _say_plan(self, plan: CsvPlan) -> None:
        what = tr("daftar bawaan") if self._path is None else self._path.name
        told = tr("{what}: {added} situs baru, {changed} diubah, {same} tidak berubah.")
        self._say(told.format(what=what, added=plan.added, changed=plan.changed, same=plan.unchanged), "")

    def _on_imported(self, plan: CsvPlan) -> None:
        self._plan = plan
        if plan.faults:
            self._show_faults(plan)
            self.changed.emit()
            return
        self._path, self._plan = None, None
        self.shipped.setChecked(False)
        self._say(tr("✓ {n} situs ditambahkan").format(n=plan.added), "good")
        self.finished.emit()

    def _show_faults(self, plan: CsvPlan) -> None:
        told = tr("✕ {n} kesalahan: tidak ada yang diimpor. Perbaiki berkas, lalu pilih lagi.", n=len(plan.faults))
        self._say(told.format(n=len(plan.faults)), "fault")
        self.faults.setPlainText(fault_lines(plan.faults))
        self.faults.show()

    def _on_shipped_toggled(self, ticked: bool) -> None:
        self._say("", "")
        self._plan, self._path, self._unread = None, None, False
        self.refusal.hide()
        if ticked:
            self._look(None)
        self.changed.emit()

    def _refuse(self, error: SccError) -> None:
        self._unread, self._planning = self._planning, False
        self.refusal.tell(error)
        self.settled.emit()

    def _say(self, text: str, tone: str) -> None:
        self.plan.setText(text)
        set_tone(self.plan, tone)
