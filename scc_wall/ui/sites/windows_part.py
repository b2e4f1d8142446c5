"""Maintenance windows of a site: listed, planned, dropped."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.dates import START_OF_DAY, moment_words, read_moment
from scc_wall.ui.access.field import Field, choice, line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Choice, button
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.desk import Recurrence, Window
from scc_wall.ui.sites.site_form import number_reading, read_number
from scc_wall.ui.words import tr

LONGEST_MINUTES = 7 * 24 * 60


class WindowsPart(QWidget):
    """The list, and the form of a new window."""

    added = Signal(object)
    """The `Window` that was typed."""
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.list = Listing(tr("Jadwal pemeliharaan"), (tr("Jadwal pemeliharaan"),), stretch=0)
        self.remove = button(tr("&Hapus jadwal"))
        self.kind = choice("recurrence", tr("&Berulang"))
        editor = self.kind.editor
        assert isinstance(editor, Choice)
        self._kinds = editor
        for word, recurrence in (
            (tr("sekali"), Recurrence.ONCE),
            (tr("tiap minggu"), Recurrence.WEEKLY),
            (tr("jadwal cron"), Recurrence.CRON),
        ):
            editor.addItem(word, recurrence)
        self.start = line("starts_utc", tr("Mu&lai (WIB)"), _moment_reading, hint=tr("mis. 21/11/2026 22.00"))
        self.cron = line("cron", tr("&Cron (WIB)"), _cron_reading, hint=tr("mis. 0 22 * * 6"))
        self.minutes = line("minutes", tr("Lama (&menit)"), number_reading(1, LONGEST_MINUTES))
        self.reason = line("reason", tr("Al&asan"), required(tr("Alasan belum diisi.")))
        self.add = button(tr("&Jadwalkan"))
        self._place()
        self.kind.changed.connect(self._on_kind_changed)
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.add.clicked.connect(self._on_add_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self._on_kind_changed()
        self.show_windows(())

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        for pair in ((self.kind, self.minutes), (self.start, self.cron, self.reason)):
            line_of_two = QHBoxLayout()
            for part in pair:
                line_of_two.addWidget(part, 1)
            column.addLayout(line_of_two)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.add)
        column.addLayout(row)

    def show_windows(self, windows: Sequence[Window]) -> None:
        """List these."""
        self.list.fill([(window.window_id, (site_words.window_words(window),)) for window in windows])
        self._on_list_selection_changed()

    def fields(self) -> list[Field]:
        """Return the fields that are asked for now."""
        when = self.cron if self._recurrence() is Recurrence.CRON else self.start
        return [self.kind, self.minutes, when, self.reason]

    def _recurrence(self) -> Recurrence:
        return Recurrence(self._kinds.currentData())

    def _on_kind_changed(self) -> None:
        cron = self._recurrence() is Recurrence.CRON
        self.cron.setVisible(cron)
        self.start.setVisible(not cron)

    def _on_list_selection_changed(self) -> None:
        self.remove.setEnabled(self.list.chosen_id() is not None)

    def _on_add_clicked(self) -> None:
        if not form.judge(self.fields()):
            return
        recurrence = self._recurrence()
        cron = recurrence is Recurrence.CRON
        window = Window(
            recurrence,
            int(read_number(self.minutes.text()) or 0),
            starts_utc=None if cron else read_moment(self.start.text(), START_OF_DAY),
            cron=self.cron.text() if cron else "",
            reason=self.reason.text(),
        )
        self.added.emit(window)

    def empty(self) -> None:
        """Be ready for another one."""
        for field in (self.start, self.cron, self.minutes, self.reason):
            editor = field.editor
            assert isinstance(editor, QLineEdit)
            editor.clear()
            field.start_over()

    def _on_remove_clicked(self) -> None:
        window_id = self.list.chosen_id()
        if window_id is not None:
            self.removed.emit(window_id)


def _moment_reading(text: str) -> Reading:
    try:
        return Reading(moment_words(read_moment(text, START_OF_DAY)), Tone.GOOD)
    except SccError as error:
        return Reading(error.told().replace("\n", " "), Tone.FAULT)


def _cron_reading(text: str) -> Reading:
    """Want five fields; what they mean the program judges when the window is stored."""
    if len(text.split()) != 5:
        return Reading(tr("Lima bagian: menit jam tanggal bulan hari."), Tone.FAULT)
    return Reading()
