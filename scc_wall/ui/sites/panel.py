"""The panel of the websites at the desk's side: counts, what is wrong with the whole, and the sites worst first."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from scc_wall.ui import theme, words
from scc_wall.ui.access.parts import button, name_button, text_label
from scc_wall.ui.clearing import let_clear
from scc_wall.ui.dialog_style import filled
from scc_wall.ui.search_field import SearchField
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.chips import CountChips
from scc_wall.ui.sites.delegate import SiteDelegate
from scc_wall.ui.sites.desk import SitesSnapshot
from scc_wall.ui.sites.look import OLD_AFTER_INTERVALS, is_watched
from scc_wall.ui.sites.model import SitesModel
from scc_wall.ui.sites.view import Legend, SitesView
from scc_wall.ui.words import tr

LEAST_PX: Final = 400
"""Below this the small pictures of a row stand in each other's way."""
_STYLE: Final = f"""
QListView {{ background: {theme.SURFACE}; border: {theme.FOCUS_PX}px solid {theme.LINE}; outline: none; }}
QListView:focus {{ border-color: {theme.FOCUS}; }}
QPushButton {{ padding: 5px 10px; }}
"""


def overdue_since(snapshot: SitesSnapshot, now_utc: datetime) -> datetime | None:
    """Return when the last look at any site was, if by now there should have been more; None if all is well.

    One site may hang; if none was looked at for three of the shortest intervals, nobody looks any more.
    """
    watched = [site for site in snapshot.sites if is_watched(site)]
    statuses = (snapshot.statuses.get(site.site_id) for site in watched)
    looks = [status.checked_utc for status in statuses if status is not None and status.checked_utc is not None]
    if not looks:
        return None
    newest = max(looks)
    patience = timedelta(seconds=OLD_AFTER_INTERVALS * min(site.interval_s for site in watched))
    return newest if now_utc - newest > patience else None


class SitesPanel(QWidget):
    """Shows a snapshot; what a person wants is told by its signals."""

    open_wished = Signal(int)
    table_wished = Signal()
    import_wished = Signal()
    add_wished = Signal()
    left = Signal()
    retranslated = Signal()

    def __init__(self, model: SitesModel) -> None:
        super().__init__()
        self._snapshot = SitesSnapshot()
        self.model = model
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # or the desk's darker ground shows between its parts
        self.setStyleSheet(_STYLE)
        self.setMinimumWidth(LEAST_PX)
        self.chips = CountChips()
        self.network = self._band()
        self.overdue = self._band()
        self.silence = text_label("", wrap=True)
        self.silence.setStyleSheet(f"color: {theme.WARN};")
        self.silence.hide()
        self.search = SearchField()
        let_clear(self.search)
        self.table = button("")
        self.delegate = SiteDelegate(model, self)
        self.view = SitesView(model, self.delegate)
        self.legend = Legend(self.view)
        self.nothing = text_label("", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.stack = QStackedWidget()
        self._place()
        self._connect()
        self._show_page()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.setAccessibleName(tr("Situs OPD"))
        self.search.setPlaceholderText(tr("Cari nama, alamat…"))
        self.search.setAccessibleName(tr("Cari situs"))
        name_button(self.table, tr("&Daftar situs…"))
        self.nothing.setText(tr("Tidak ada situs yang cocok. Hapus pencarian atau saringan."))
        self.heading.setText(tr("Belum ada situs yang dipantau."))
        self.todo.setText(tr("Impor daftar OPD dari berkas CSV (kolom name dan url), atau tambahkan satu per satu."))
        name_button(self.import_list, tr("&Impor daftar OPD…"))
        name_button(self.add, tr("&Tambah situs…"))
        if self.model.now_utc is not None:
            self._show_bands(self.model.now_utc)
        self.retranslated.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _band(self) -> QLabel:
        band = text_label("", wrap=True)
        band.setStyleSheet(filled(theme.WARN))
        band.hide()
        return band

    def _place(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.table)
        column.addWidget(self.chips)
        column.addLayout(row)
        column.addWidget(self.nothing)
        column.addWidget(self.legend)
        column.addWidget(self.view, 1)
        self.empty = self._empty_page()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(listed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(6)
        outer.addWidget(self.network)
        outer.addWidget(self.overdue)
        outer.addWidget(self.silence)
        outer.addWidget(self.stack, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch()
        self.heading = text_label("", wrap=True)
        self.heading.setStyleSheet(f"font-size: {theme.TITLE_PT}pt; font-weight: 600;")
        self.todo = text_label("", wrap=True)
        self.import_list = button("")
        self.add = button("")
        parts: tuple[QWidget, ...] = (self.heading, self.todo, self.import_list, self.add)
        for part in parts:
            column.addWidget(
                part, 0, Qt.AlignmentFlag.AlignLeft if isinstance(part, QPushButton) else Qt.AlignmentFlag(0)
            )
        column.addStretch(2)
        return page

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.down_wished.connect(self._on_search_down_wished)
        self.chips.filtered.connect(self._on_chips_filtered)
        self.table.clicked.connect(self.table_wished)
        self.import_list.clicked.connect(self.import_wished)
        self.add.clicked.connect(self.add_wished)
        self.view.opened.connect(self.open_wished)
        self.view.left.connect(self.left)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: SitesSnapshot, now_utc: datetime) -> None:
        """Show what holds now; the model follows it too."""
        self._snapshot = snapshot
        self.model.take(snapshot, now_utc)
        self._show_bands(now_utc)
        self._show_page()

    def pass_time(self, now_utc: datetime) -> None:
        """Let a second pass: ages grow, and what is old is called so."""
        if self.model.now_utc != now_utc:  # a snapshot of this very moment has put the rows in order
            self.model.pass_time(now_utc)
        self.view.refresh_ages(now_utc)
        self._show_bands(now_utc)

    def _show_bands(self, now_utc: datetime) -> None:
        cut = self._snapshot.cut_off_since_utc
        text = ""
        if cut is not None:
            since = words.past_time(cut, now_utc)
            told = tr(
                "⚠ JARINGAN SCC TERPUTUS sejak {since}. Di bawah ini keadaan terakhir sebelum itu (beku); keadaan "
                "sekarang tidak diketahui."
            )
            text = told.format(since=since)
        _set(self.network, text)
        since_utc = overdue_since(self._snapshot, now_utc)
        text = ""
        if since_utc is not None and cut is None:
            age = site_words.age(since_utc, now_utc)
            text = tr("⚠ PEMERIKSAAN BERHENTI: tidak ada situs yang dicek selama {age}.").format(age=age)
        _set(self.overdue, text)
        self.chips.show_counts(self.model.counts, doubted=cut is not None or since_utc is not None)

    def show_silence(self, text: str) -> None:
        """Say that alarms are not heard; nothing while they are."""
        _set(self.silence, text)

    def _show_page(self) -> None:
        self.stack.setCurrentIndex(1 if self.model.total else 0)
        none = self.model.total > 0 and not self.model.shown
        if self.nothing.isHidden() == none:
            self.nothing.setVisible(none)
            self.view.setVerticalScrollBarPolicy(
                Qt.ScrollBarPolicy.ScrollBarAlwaysOff if none else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            )
            self.legend.setVisible(not none)

    def _on_search_text_changed(self, text: str) -> None:
        self.model.find(text)
        self._show_page()

    def _on_search_down_wished(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _on_chips_filtered(self, states: object) -> None:
        assert isinstance(states, frozenset)
        self.model.show_states(states)
        self._show_page()


def _set(band: QLabel, text: str) -> None:
    if band.text() != text:
        band.setText(text)
        band.setAccessibleName(text)
    if band.isHidden() == bool(text):
        band.setVisible(bool(text))
