"""Maintenance windows of a site: listed, planned, dropped.

A window is one line of text, as the sites carry it: `sekali 2026-01-10 22:00 90m`, `mingguan Sab,Min 22:00 90m`,
`cron 0 22 * * 6 90m`. The form writes that line; what it means the program judges when it is stored.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from scc_wall.base.clock import WIB
from scc_wall.base.errors import SccError
from scc_wall.domain.site_maintenance import Once, Weekly, read_window
from scc_wall.ui import words
from scc_wall.ui.access import form
from scc_wall.ui.access.dates import START_OF_DAY, day_words, moment_words, read_moment, weekday_word
from scc_wall.ui.access.field import Field, choice, line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Choice, button
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.site_form import number_reading, read_number
from scc_wall.ui.words import tr

START_OF_WORDS: Final = date(2026, 1, 1)
"""Any day: a time of day needs one to be told."""
LIST_PX: Final = 90
"""Least height of the list: its heading and two windows."""
LONGEST_MINUTES: Final = 7 * 24 * 60
_WEEKLY: Final = re.compile(r"([A-Za-z]{3}(?:\s*,\s*[A-Za-z]{3})*)\s+(\d{1,2})[.:](\d{2})")


class Recurrence(StrEnum):
    """How a window comes back; the value begins its line."""

    ONCE = "sekali"
    WEEKLY = "mingguan"
    CRON = "cron"


def window_words(line_text: str) -> str:
    """Return a window as a person says it, e.g. `Sabtu, Minggu, 22.00 · 90 mnt`; what can't be read as it stands."""
    try:
        window = read_window(line_text)
    except SccError:
        return line_text
    lasts = site_words.duration(window.duration)
    if isinstance(window, Once):
        start = window.start_utc.astimezone(WIB)
        return f"{day_words(start.date())}, {words.time_of_day(start)} · {lasts}"
    if isinstance(window, Weekly):
        days = ", ".join(weekday_word(weekday) for weekday in sorted(window.weekdays))
        at = datetime.combine(START_OF_WORDS, window.start, WIB)
        return tr("tiap {days}, {time} · {lasts}").format(days=days, time=words.time_of_day(at), lasts=lasts)
    return f"cron {window.expression} · {lasts}"


class WindowsPart(QWidget):
    """The list, and the form of a new window."""

    added = Signal(str, str)
    """The window's line, and why it is planned."""
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._windows: tuple[str, ...] = ()
        self.list = Listing(tr("Jadwal pemeliharaan"), (tr("Jadwal pemeliharaan (WIB)"),), stretch=0)
        self.list.say_when_empty(tr("Belum ada jadwal pemeliharaan. Isi di bawah, lalu tekan Jadwalkan."))
        self.list.setMinimumHeight(LIST_PX)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what the form leaves it
        self.remove = button(tr("&Hapus jadwal"))
        self._make_fields()
        self.add = button(tr("&Jadwalkan"))
        self._place()
        self.kind.changed.connect(self._on_kind_changed)
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.add.clicked.connect(self._on_add_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self._on_kind_changed()
        self.show_windows(())

    def _make_fields(self) -> None:
        self.kind = choice("recurrence", tr("&Berulang"))
        editor = self.kind.editor
        assert isinstance(editor, Choice)
        self._kinds = editor
        names = {
            Recurrence.ONCE: tr("sekali"),
            Recurrence.WEEKLY: tr("tiap minggu"),
            Recurrence.CRON: tr("jadwal cron"),
        }
        for recurrence, word in names.items():
            editor.addItem(word, recurrence)
        self.whens = {
            Recurrence.ONCE: line("once", tr("Mu&lai (WIB)"), _moment_reading, hint=tr("mis. 21/11/2026 22.00")),
            Recurrence.WEEKLY: line(
                "weekly", tr("Hari &dan jam (WIB)"), _weekly_reading, hint=tr("mis. Sab,Min 22.00")
            ),
            Recurrence.CRON: line("cron", tr("Cr&on (WIB)"), _cron_reading, hint=tr("mis. 0 22 * * 6")),
        }
        self.minutes = line("minutes", tr("Lama (&menit)"), number_reading(1, LONGEST_MINUTES))
        self.reason = line("reason", tr("Al&asan"), required(tr("Alasan belum diisi.")))

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)  # as far as a bar beside it
        column.addWidget(self.list, 1)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        for parts in ((self.kind, self.minutes), (*self.whens.values(), self.reason)):
            row = QHBoxLayout()
            for part in parts:
                row.addWidget(part, 1)
            column.addLayout(row)
        under = QHBoxLayout()
        under.addStretch()
        under.addWidget(self.add)
        column.addLayout(under)

    def show_windows(self, windows: Sequence[str]) -> None:
        """List these."""
        self._windows = tuple(windows)
        self.list.fill([(place, (window_words(text),)) for place, text in enumerate(self._windows)])
        self._on_list_selection_changed()

    def fields(self) -> list[Field]:
        """Return the fields that are asked for now."""
        return [self.kind, self.minutes, self.whens[self._recurrence()], self.reason]

    def _recurrence(self) -> Recurrence:
        return Recurrence(self._kinds.currentData())

    def _on_kind_changed(self) -> None:
        for recurrence, field in self.whens.items():
            field.setVisible(recurrence is self._recurrence())

    def _on_list_selection_changed(self) -> None:
        self.remove.setEnabled(self.list.chosen_id() is not None)

    def _on_add_clicked(self) -> None:
        if form.judge(self.fields()):
            self.added.emit(self.typed(), self.reason.text())

    def typed(self) -> str:
        """Return the line of the window as typed; only after its fields were judged."""
        recurrence = self._recurrence()
        when = self.whens[recurrence].text()
        if recurrence is Recurrence.ONCE:
            when = f"{read_moment(when, START_OF_DAY).astimezone(WIB):%Y-%m-%d %H:%M}"
        elif recurrence is Recurrence.WEEKLY:
            found = _WEEKLY.fullmatch(when)
            assert found is not None  # the field was judged
            when = f"{''.join(found[1].split())} {int(found[2]):02d}:{found[3]}"
        else:
            when = " ".join(when.split())
        return f"{recurrence} {when} {int(read_number(self.minutes.text()) or 0)}m"

    def empty(self) -> None:
        """Be ready for another one."""
        for field in (*self.whens.values(), self.minutes, self.reason):
            editor = field.editor
            assert isinstance(editor, QLineEdit)
            editor.clear()
            field.start_over()

    def _on_remove_clicked(self) -> None:
        place = self.list.chosen_id()
        if place is not None:
            self.removed.emit(self._windows[place])


def _moment_reading(text: str) -> Reading:
    try:
        return Reading(moment_words(read_moment(text, START_OF_DAY)), Tone.GOOD)
    except SccError as error:
        return Reading(error.told().replace("\n", " "), Tone.FAULT)


def _weekly_reading(text: str) -> Reading:
    found = _WEEKLY.fullmatch(text)
    if found is None or int(found[2]) > 23 or int(found[3]) > 59:
        return Reading(tr("Hari (Sen, Sel, Rab, Kam, Jum, Sab, Min) lalu jam, mis. Sab,Min 22.00."), Tone.FAULT)
    return Reading()


def _cron_reading(text: str) -> Reading:
    """Want five fields; what they mean the program judges when the window is stored."""
    if len(text.split()) != 5:
        return Reading(tr("Lima bagian: menit jam tanggal bulan hari."), Tone.FAULT)
    return Reading()
