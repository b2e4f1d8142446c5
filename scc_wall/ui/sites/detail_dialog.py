"""The page of one site: what it is now, its past, and what a person can do about it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.site import CertificateAlarm, SiteConfig, SiteState
from scc_wall.domain.site_status import SiteStatus, StateChange
from scc_wall.domain.site_store import SiteNote
from scc_wall.ui import theme, words
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work
from scc_wall.ui.access.field import line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Scroll, button, text_label, two_columns
from scc_wall.ui.access.reading import required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.in_turns import TurnsDialog
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.desk import SiteDetail, SitesDesk, UptimeShare
from scc_wall.ui.sites.evidence_part import EvidencePart, shown_plainly
from scc_wall.ui.sites.look import SIGNS, certificate_words, look_of
from scc_wall.ui.sites.marks import TONE_COLOURS
from scc_wall.ui.sites.phase_plot import PhasePlot
from scc_wall.ui.sites.plots import Plots
from scc_wall.ui.sites.state_bar import StateBar
from scc_wall.ui.sites.windows_part import WindowsPart
from scc_wall.ui.sure_question import SureQuestion
from scc_wall.ui.words import tr

WIDTH_PX = 1320
SPANS = (1, 90)


def incidents(changes: Sequence[StateChange], now_utc: datetime) -> list[tuple[str, str]]:
    """Return what went wrong, the newest first, each text of two lines: since when and for how long; what and why."""
    rows = []
    for place, change in enumerate(changes):
        if change.state in {SiteState.UP, SiteState.UNKNOWN}:
            continue
        over = changes[place + 1].at_utc if place + 1 < len(changes) else None
        lasted = site_words.duration((over or now_utc) - change.at_utc)
        word = f"{SIGNS[change.state]} {site_words.state_word(change.state)}"
        cause = "" if change.cause is None else site_words.cause_word(change.cause)
        lasted = lasted if over is not None else tr("{time} (masih)").format(time=lasted)
        rows.append((f"{site_words.short_moment(change.at_utc)}\n{lasted}", f"{word}\n{cause}".rstrip()))
    return rows[::-1]


class SiteDialog(TurnsDialog):
    """One site; `refresh` keeps what is said of now in step with the panel."""

    def __init__(
        self, desk: SitesDesk, clock: Clock, work: Work, plots: Plots, site: SiteConfig, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._work = work
        self._checked: datetime | None = None
        self._closed = False
        self.opened: SureQuestion | None = None
        self.site = site
        self.setWindowTitle(tr("Situs {name}").format(name=site.name))
        self.setStyleSheet(DIALOG_STYLE)
        parts = (partial(self._make_facts, plots), self._make_past, self._make_acts)
        self._begin_with((*parts, self._place, self._add_tabs, self._fit, self._fill))

    def _make_facts(self, plots: Plots) -> None:
        self.heading = text_label("", "heading", wrap=True)
        self.state = text_label("", "section", wrap=True)
        self.facts = text_label("", wrap=True)
        self.address = text_label("", "note", wrap=True)
        self.certificate = text_label("", wrap=True)
        for label in (self.address, self.certificate):  # Tab brings them into sight on a short screen
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.refusal = RefusalPlate()
        self.plot = PhasePlot(plots)
        self.bars = {days: StateBar(days) for days in SPANS}
        self.uptimes: dict[int, QLabel] = {days: text_label("…") for days in (1, 7, 30, 90)}

    def _make_past(self) -> None:
        self.evidence = EvidencePart()
        columns = (tr("Sejak, lama"), tr("Keadaan, sebab"))
        self.incidents = Listing(tr("Insiden 90 hari"), columns, stretch=1, remembered="incidents", sortable=False)
        rows = self.incidents.verticalHeader()  # of two lines: side by side the texts have no room at 200 %
        rows.setDefaultSectionSize(rows.defaultSectionSize() + self.incidents.fontMetrics().lineSpacing())
        self.incidents.say_when_empty(tr("Riwayat sedang dibaca…"))
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(tr("Catatan"))
        self.note = line("text", tr("Catatan &baru"), required(tr("Catatan masih kosong.")))
        self.add_note = button(tr("Ta&mbah catatan"))

    def _make_acts(self) -> None:
        self.windows = WindowsPart()
        self.look_now = button(tr("&Cek sekarang"))
        self.approve = button(tr("&Setujui sebagai acuan"))
        self.leave = button(tr("Kembal&i"), primary=True)
        tabs = (self.evidence, self.windows, self.note, self.add_note)
        self._busy = Busy(self._work, (self.look_now, self.approve, *tabs))
        self.long = LongWork(self._busy, tr("Kemajuan"), self.leave)

    def _fit(self) -> None:
        self._place_buttons()
        self._connect()
        fit(self, WIDTH_PX, tall=True)

    def _fill(self) -> None:
        self.refresh()
        self._load()
        self.leave.setFocus()

    # --- layout --------------------------------------------------------------------------------------------------

    def _place_facts(self) -> None:
        self._facts_side = QWidget()
        left = QVBoxLayout(self._facts_side)
        left.setContentsMargins(0, 0, 8, 0)
        left.setSpacing(6)
        for part in (self.heading, self.state, self.facts, self.address, self.certificate):
            left.addWidget(part)  # what is now, whole on any screen; its past may be scrolled
        left.addWidget(text_label(tr("Fase 24 jam terakhir"), "section"))
        left.addWidget(self.plot, 1)
        left.addLayout(self._bars_layout())
        left.addWidget(text_label(tr("Waktu naik"), "section"))
        left.addLayout(self._uptimes_layout())

    def _place(self) -> None:
        """Place what is known of the site, and the tabs, still empty; what gets a place is given its style there."""
        self._place_facts()
        around = QVBoxLayout()
        around.addWidget(
            Scroll(self._facts_side)
        )  # on a short screen the plot keeps its height, and the rest is scrolled
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Riwayat dan tindakan"))
        self._right = QVBoxLayout()
        self._right.addWidget(self.tabs, 1)
        two_columns(self, around, self._right)

    def _place_buttons(self) -> None:
        self._right.addWidget(self.refusal)  # beside what was pressed; on the left it would push facts out of sight
        self._right.addWidget(self.long)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._busy.note, 1)
        for pressed in (self.look_now, self.approve, self.leave):
            row.addWidget(pressed)
        self._right.addLayout(row)

    def _bars_layout(self) -> QLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for place, (days, bar) in enumerate(self.bars.items()):
            grid.addWidget(text_label(site_words.span_word(days), "note"), place, 0)
            grid.addWidget(bar, place, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _uptimes_layout(self) -> QLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (days, label) in enumerate(self.uptimes.items()):
            grid.addWidget(text_label(site_words.span_word(days), "note"), place // 2, place % 2 * 2)
            grid.addWidget(label, place // 2, place % 2 * 2 + 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _add_tabs(self) -> None:
        self.tabs.addTab(self.evidence, tr("Bukti"))
        past = QWidget()
        QVBoxLayout(past).addWidget(self.incidents)
        self.tabs.addTab(past, tr("Insiden"))
        notes = QWidget()
        column = QVBoxLayout(notes)
        column.addWidget(self.notes, 1)
        column.addWidget(self.note)
        column.addWidget(self.add_note, 0, Qt.AlignmentFlag.AlignRight)
        self.tabs.addTab(notes, tr("Catatan"))
        # Scrolled where a refusal below takes its room on a short screen: else the window would grow beyond it.
        planned = QWidget()
        QVBoxLayout(planned).addWidget(Scroll(self.windows))
        self.tabs.addTab(planned, tr("Pemeliharaan"))

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.look_now.clicked.connect(self._on_look_now_clicked)
        self.approve.clicked.connect(self._on_approve_clicked)
        self.add_note.clicked.connect(self._on_add_note_clicked)
        self.evidence.dismissed.connect(self._on_evidence_dismissed)
        self.windows.added.connect(self._on_windows_added)
        self.windows.removed.connect(self._on_windows_removed)

    # --- what is shown -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Say what holds now; a look that came since then has its past loaded anew."""
        if not self.made:
            return
        snapshot, now = self._desk.snapshot(), self._clock.now_utc()
        self.site = next((site for site in snapshot.sites if site.site_id == self.site.site_id), self.site)
        status = snapshot.statuses.get(self.site.site_id)
        look = look_of(self.site, status, now, snapshot.last_known.get(self.site.site_id))
        self.heading.setText(self.site.name)
        doubt = f"   ⚠ {look.doubt}" if look.doubt else ""
        self.state.setText(f"{SIGNS[look.state]} {look.word}{doubt}")
        self.state.setStyleSheet(f"color: {theme.TEXT_DIM if look.doubt else TONE_COLOURS[look.tone]};")
        self.facts.setText(" · ".join(part for part in (look.cause, look.since, look.checked) if part))
        self.address.setText(shown_plainly(self.site.url) or tr("alamat belum diketahui"))
        self._show_certificate(status, now)
        checked = None if status is None else status.checked_utc
        if self._checked is not None and checked != self._checked and not self._busy.running:
            self._load()
        self._checked = checked

    def _show_certificate(self, status: SiteStatus | None, now: datetime) -> None:
        shown = None if status is None else status.certificate
        if status is None or shown is None:
            self.certificate.setText(tr("sertifikat belum pernah terlihat"))
            return
        trouble = "" if shown.trouble is None else f"✕ {site_words.cause_word(shown.trouble)} · "
        loud = status.certificate_alarm is not CertificateAlarm.NONE or bool(trouble)
        red = status.certificate_alarm is CertificateAlarm.RED or bool(trouble)
        text = f"{trouble}{'⚠ ' if loud and not trouble else ''}{certificate_words(status, now)}"
        text += f" ({words.moment(shown.expires_utc)} WIB) · {shown_plainly(shown.issuer)}"
        self.certificate.setText(text)
        self.certificate.setStyleSheet(f"color: {theme.ALARM if red else theme.WARN if loud else theme.TEXT};")

    def _load(self) -> None:
        """Have the past loaded; what was loaded before stays in sight meanwhile."""
        site_id = self.site.site_id
        self._work(lambda: self._desk.detail(site_id), self._on_loaded, self._on_load_failed)

    def _on_loaded(self, detail: SiteDetail) -> None:
        if self._closed:
            return
        now = self._clock.now_utc()
        self.plot.show_results(detail.results, now)
        for bar in self.bars.values():
            bar.show_changes(detail.changes, now)
        known = {uptime.days: uptime for uptime in detail.uptimes}
        for days, label in self.uptimes.items():  # the three dots stood for what was still being read
            label.setText(site_words.uptime_words(known.get(days) or UptimeShare(days, 0.0, 0.0)))
        self.evidence.show_verdicts(detail.verdicts)
        self.incidents.say_when_empty(tr("Tidak ada insiden dalam 90 hari."))
        self.incidents.fill(list(enumerate(incidents(detail.changes, now), 1)))
        self.notes.setPlainText("\n\n".join(map(_note_text, detail.notes)) or tr("Belum ada catatan."))
        self.windows.show_windows(detail.windows)
        self.approve.setText(tr("&Setujui ulang acuan") if detail.has_baseline else tr("&Setujui sebagai acuan"))

    def _on_load_failed(self, error: SccError) -> None:
        if not self._closed:
            self.refusal.tell(error)

    # --- what is done --------------------------------------------------------------------------------------------

    def _do(self, told: str, act: Callable[[], object], done: Callable[[], object] | None = None) -> None:
        def on_done(_: object) -> None:
            if not self._closed:
                if done is not None:
                    done()
                self._load()

        self.refusal.hide()
        self._busy.run(told, act, on_done, self._refuse)

    def _refuse(self, error: SccError) -> None:
        if not self._closed and not form.refuse(self.windows.fields(), error):
            self.refusal.tell(error)

    def _on_look_now_clicked(self) -> None:
        self._do(tr("Meminta cek…"), lambda: self._desk.look_now(self.site.site_id))

    def _on_approve_clicked(self) -> None:
        """Ask whether the page as it is shall be taken for what it should be: a hacked one would pass for sound."""
        told = tr(
            "Halaman dibaca sekarang, dan teksnya menjadi acuan: bila nanti banyak yang berbeda, situs dicurigai. "
            "Setujui hanya setelah halaman dilihat dan isinya benar: teks peretas yang disetujui tidak dicurigai lagi."
        )
        question = SureQuestion(
            self,
            tr("Setujui isi situs yang sekarang?"),
            told,
            tr("Ya, &setujui isi yang sekarang"),
            names=[self.site.name, shown_plainly(self.site.url), self.state.text()],
        )
        question.accepted.connect(self._approve)
        question.finished.connect(lambda: self._forget(question))
        self.opened = question
        question.open()

    def _forget(self, question: SureQuestion) -> None:
        self.opened = None
        question.deleteLater()
        self.activateWindow()

    def _approve(self) -> None:
        self.refusal.hide()
        self.long.run(
            tr("Menyimpan acuan…"),
            lambda course: self._desk.approve_baseline(self.site.site_id, course),
            lambda _: self._load(),
            self._refuse,
            unchanged=tr("Dibatalkan; acuan tidak diubah."),
            stopped=self._load,
        )

    def _on_add_note_clicked(self) -> None:
        if form.judge([self.note]):
            text = self.note.text()
            self._do(tr("Menyimpan…"), lambda: self._desk.add_note(self.site.site_id, text), self._empty_note)

    def _empty_note(self) -> None:
        editor = self.note.editor
        assert isinstance(editor, QLineEdit)
        editor.clear()
        self.note.start_over()

    def _on_evidence_dismissed(self, verdict_id: int, reason: str) -> None:
        self._do(tr("Menyimpan…"), lambda: self._desk.dismiss(verdict_id, reason))

    def _on_windows_added(self, text: str, reason: str) -> None:
        self._do(
            tr("Menjadwalkan…"), lambda: self._desk.add_window(self.site.site_id, text, reason), self.windows.empty
        )

    def _on_windows_removed(self, text: str) -> None:
        self._do(tr("Menghapus…"), lambda: self._desk.remove_window(self.site.site_id, text))

    def reject(self) -> None:
        """Leave; what a slow site is asked is stopped first."""
        if not (self.made and self.long.cancel()):
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what is loaded later finds nobody."""
        self._closed = True
        if self.opened is not None:
            self.opened.reject()
        self.make_whole()
        self.long.leave()
        super().done(result)


def _note_text(note: SiteNote) -> str:
    return f"{words.moment(note.at_utc)} WIB · {note.by}\n{note.text}"
