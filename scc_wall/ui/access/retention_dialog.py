"""How long the audit, snapshots and events are kept, for admins.

Of the audit: the rule, what is older than it, and its deletion, asked for twice. The others are deleted by themselves.

::

    read ─► so many are older ─Hapus─► asked again ─Hapus─► checked, deleted in portions ─► so many are gone
                                                              └── Esc, Batal: so many are gone, the others stay
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.access.kept_days import MOST_DAYS
from scc_wall.access.retention import LEAST_DAYS, Due
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work, at_once
from scc_wall.ui.access.dates import moment_words
from scc_wall.ui.access.field import Field, line
from scc_wall.ui.access.office_desk import Keeping, RetentionDesk
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.reading import Check, Reading, Tone, required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.words import tr

WIDTH_PX = 560
Kept = tuple[int, Due | None, Keeping]
"""For how many days the audit, what of it is older, and for how many days the others."""


class RetentionDialog(QDialog):
    """Shows what a purge would delete before it does.

    Parameters
    ----------
    work
        Has the audit read, checked and purged, which may take seconds.
    """

    def __init__(self, desk: RetentionDesk, parent: QWidget | None = None, *, work: Work = at_once) -> None:
        super().__init__(parent)
        self._desk = desk
        self._days = 0
        self._due: Due | None = None
        self._keeping = Keeping(0, 0)
        self._known = self._deleting = self._asked = False
        self.setWindowTitle(tr("Masa simpan"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        self._busy = Busy(
            work, (self.days, self.keep, self.purge, self.snapshots, self.events, self.keep_others, self.leave)
        )
        self.long = LongWork(self._busy, tr("Kemajuan"), self.leave)
        self._place()
        self.days.changed.connect(self._show)
        for field in (self.snapshots, self.events):
            field.changed.connect(self._show_others)
        self.keep_others.clicked.connect(self._on_keep_others_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.purge.clicked.connect(self._on_purge_clicked)
        self.leave.clicked.connect(self.reject)
        fit(self, WIDTH_PX)
        self._show()
        self._read("")

    def _make_parts(self) -> None:
        self.refusal = RefusalPlate()
        audit = required(tr("Jumlah hari belum diisi."), _days_reading(LEAST_DAYS))
        self.days = _days_field("days", tr("L&ama simpan audit (hari)"), audit)
        self.keep = button(tr("&Simpan masa simpan"))
        _editor(self.days).returnPressed.connect(self.keep.click)
        forever = required(tr("Jumlah hari belum diisi."), _days_reading(1, for_ever=True))
        never = tr("0: tidak pernah dihapus; disk dapat penuh")
        self.snapshots = _days_field("snapshots", tr("Lama simpan c&uplikan (hari)"), forever, never)
        self.events = _days_field("events", tr("Lama simpan &peristiwa (hari)"), audit)
        self.keep_others = button(tr("Simpan &keduanya"))
        for field in (self.snapshots, self.events):
            _editor(field).returnPressed.connect(self.keep_others.click)
        self.others = text_label(
            tr("Yang lewat masa simpan dihapus dengan sendirinya. Peristiwa yang masih terbuka tidak pernah dihapus."),
            "note",
            wrap=True,
        )
        self.due = text_label("", "section", wrap=True)
        self.span = text_label("", wrap=True)
        told = tr(
            "Yang dihapus tidak dapat kembali. Penghapusan dicatat; sisa audit tetap dapat diperiksa keutuhannya."
        )
        self.rule = text_label(told, "note", wrap=True)
        self.purge = button(tr("&Hapus yang lebih tua…"))
        self.confirm = text_label("", "note", wrap=True)
        set_tone(self.confirm, "warn")
        self.leave = button(tr("&Tutup"))

    def _place(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(8)
        column.addWidget(self.refusal)
        column.addWidget(self.days)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch()
        column.addLayout(row)
        plate = QFrame()
        plate.setProperty("kind", "plate")
        under = QVBoxLayout(plate)
        under.setContentsMargins(12, 8, 12, 10)
        for part in (self.due, self.span, self.rule, self.confirm):
            under.addWidget(part)
        purging = QHBoxLayout()
        purging.addWidget(self.purge)
        purging.addStretch()
        under.addLayout(purging)
        column.addWidget(plate)
        column.addWidget(self._others_plate())
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(10)
        outer.addWidget(text_label(tr("Masa simpan"), "heading"))
        outer.addWidget(Scroll(inside), 1)
        outer.addWidget(self.long)
        buttons = QHBoxLayout()
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        outer.addLayout(buttons)

    def _others_plate(self) -> QFrame:
        plate = QFrame()
        plate.setProperty("kind", "plate")
        under = QVBoxLayout(plate)
        under.setContentsMargins(12, 8, 12, 10)
        under.addWidget(text_label(tr("Cuplikan dan peristiwa"), "section"))
        fields = QHBoxLayout()
        fields.setSpacing(14)
        for field in (self.snapshots, self.events):
            fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        under.addLayout(fields)
        under.addWidget(self.others)
        row = QHBoxLayout()
        row.addWidget(self.keep_others)
        row.addStretch()
        under.addLayout(row)
        return plate

    # --- what is shown -------------------------------------------------------------------------------------------

    def _kept(self, course: Course) -> Kept:
        days = self._desk.days()
        return days, self._desk.due(days, course), self._desk.keeping()

    def _read(self, told: str) -> None:
        """Read what is older, and say `told` then."""
        self.long.run(tr("Membaca audit…"), self._kept, lambda kept: self._on_done(kept, told), self._refuse)

    def _on_read(self, kept: Kept) -> None:
        self._days, self._due, self._keeping = kept
        self._known = True
        for field, days in (
            (self.days, self._days),
            (self.snapshots, self._keeping.snapshot_days),
            (self.events, self._keeping.event_days),
        ):
            _editor(field).setText(str(days))
            field.start_over()
        self._show()
        self._show_others()
        form.focus(self.days)

    def _show(self) -> None:
        """Show what is older than the days that are stored; other days have to be stored first."""
        self._asked = False
        stored = self.days.text() == str(self._days)
        due = self._due
        self.keep.setEnabled(self._known and not stored)
        self.purge.setEnabled(self._known and stored and due is not None)
        self.purge.setText(tr("&Hapus yang lebih tua…"))
        self.confirm.setText("")
        self.confirm.hide()
        days = self._days
        if not self._known:
            self.due.setText(tr("Berapa baris yang lebih tua belum dihitung."))
        elif due is None:
            self.due.setText(tr("Tidak ada baris yang lebih tua dari {days} hari.").format(days=days))
        else:
            self.due.setText(tr("{n} baris lebih tua dari {days} hari.", n=due.rows).format(n=due.rows, days=days))
            told = tr("Tertua: {since}\nTerakhir yang ikut dihapus: {until}")
            self.span.setText(told.format(since=moment_words(due.from_utc), until=moment_words(due.until_utc)))
        self.span.setVisible(self._known and due is not None)
        fit(self, WIDTH_PX)

    def _show_others(self) -> None:
        """Offer to store the days of snapshots and events once they differ from what is stored."""
        now = (str(self._keeping.snapshot_days), str(self._keeping.event_days))
        self.keep_others.setEnabled((self.snapshots.text(), self.events.text()) != now)

    # --- what is done --------------------------------------------------------------------------------------------

    def _on_keep_clicked(self) -> None:
        self.refusal.hide()
        if not form.judge([self.days]):
            return
        days = int(self.days.text())

        def chosen(_: None) -> None:
            self._known = False
            self._read(tr("Masa simpan diubah."))

        self._busy.run(tr("Menyimpan…"), lambda: self._desk.choose(days), chosen, self._refuse)

    def _on_keep_others_clicked(self) -> None:
        self.refusal.hide()
        if not form.judge([self.snapshots, self.events]):
            return
        wanted = Keeping(int(self.snapshots.text()), int(self.events.text()))

        def chosen(_: None) -> None:
            self._known = False
            self._read(tr("Masa simpan diubah."))

        self._busy.run(tr("Menyimpan…"), lambda: self._desk.choose_keeping(wanted), chosen, self._refuse)

    def _on_purge_clicked(self) -> None:
        """Delete when asked for twice."""
        self.refusal.hide()
        due, days = self._due, self._days
        if due is None:
            return
        if not self._asked:
            self._asked = True
            self.purge.setText(tr("&Hapus {n} baris sekarang", n=due.rows).format(n=due.rows))
            self.confirm.setText(
                "⚠ " + tr("{n} baris dihapus untuk selamanya. Tekan sekali lagi.", n=due.rows).format(n=due.rows)
            )
            self.confirm.show()
            fit(self, WIDTH_PX)
            return
        self._deleting = True
        self.confirm.setText("")
        self.long.run(
            tr("Memeriksa dan menghapus…"),
            lambda course: self._desk.purge(days, course),
            self._on_purged,
            self._on_purge_failed,
            unchanged=tr("Dibatalkan; tidak ada yang dihapus."),
            stopped=self._on_stopped,
        )
        if self._deleting:  # else it was done at once
            self.confirm.hide()
            fit(self, WIDTH_PX)

    def _on_purged(self, deleted: Due | None) -> None:
        self._deleting = False
        rows = 0 if deleted is None else deleted.rows
        left = None if deleted is None else deleted.left
        if left is None:
            self._on_done((self._days, None, self._keeping), tr("{n} baris dihapus.", n=rows).format(n=rows))
            return
        told = tr("Dibatalkan: {n} dari {all} baris sudah dihapus, sisanya tetap ada.")
        self._on_read((self._days, left, self._keeping))
        self._say("⚠ " + told.format(n=rows, all=rows + left.rows), "warn")

    def _on_stopped(self) -> None:
        self._deleting = False
        self._show()
        form.focus(self.days)

    def _on_purge_failed(self, error: SccError) -> None:
        """Tell why, and look how much is left: some of it may be gone, which is on record."""
        self._deleting = self._known = False
        self._refuse(error)
        self._read("")

    def _on_done(self, kept: Kept, told: str) -> None:
        self._on_read(kept)
        if told:
            self._say("✓ " + told, "good")

    def _say(self, text: str, tone: str) -> None:
        set_tone(self._busy.note, tone)
        self._busy.note.setText(text)

    def _refuse(self, error: SccError) -> None:
        self._show()
        self.refusal.tell(error)
        fit(self, WIDTH_PX)

    def reject(self) -> None:
        """Leave; a purge is stopped first, and it is said how much is gone. What is only read can be left."""
        if (self.long.running and not self._deleting) or (not self.long.cancel() and not self._busy.running):
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what runs is stopped."""
        self.long.leave()
        super().done(result)


def _days_field(name: str, label: str, check: Check, hint: str = "") -> Field:
    field = line(name, label, check, hint)
    editor = _editor(field)
    editor.setValidator(QIntValidator(0, 999_999, editor))
    editor.setMaximumWidth(120)
    return field


def _editor(field: Field) -> QLineEdit:
    assert isinstance(field.editor, QLineEdit)
    return field.editor


def _days_reading(least: int, *, for_ever: bool = False) -> Check:
    """Return a check of days; `for_ever`: 0 may be chosen as well."""

    def check(text: str) -> Reading:
        days = int(text) if text.isascii() and text.isdecimal() else -1
        if least <= days <= MOST_DAYS or (for_ever and days == 0):
            return Reading()
        told = tr("{least} sampai {most} hari, atau 0.") if for_ever else tr("{least} sampai {most} hari.")
        return Reading(told.format(least=least, most=MOST_DAYS), Tone.FAULT)

    return check
