"""The panel of events at the desk's side: filter, list, what to do about the chosen one, and what was written to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.region import regions
from scc_wall.ui import theme
from scc_wall.ui.access.parts import Check, Choice, button, plain, text_label
from scc_wall.ui.clearing import let_clear
from scc_wall.ui.events import event_words
from scc_wall.ui.events.desk import EventsSnapshot
from scc_wall.ui.events.model import EventsModel
from scc_wall.ui.events.view import EventsView
from scc_wall.ui.search_field import SearchField
from scc_wall.ui.words import tr

LEAST_PX: Final = 430
"""Its three buttons are whole with their numbers, in English as well."""
MARGIN_PX: Final = 8
BUTTON_GAP_PX: Final = 6
MOST_LINES: Final = 7
"""Of what is said below the list: it needs the room more."""
LONGEST_NOTE: Final = 2000
"""Characters, as the store takes them."""
_STYLE: Final = f"""
QListView {{ background: {theme.SURFACE}; border: {theme.FOCUS_PX}px solid {theme.LINE}; outline: none; }}
QListView:focus {{ border: {theme.FOCUS_PX}px solid {theme.FOCUS}; }}
QPushButton {{ padding: 5px 10px; }}
QPushButton:focus {{ border: {theme.FOCUS_PX}px solid {theme.FOCUS}; }}
QCheckBox {{ background: transparent; border: {theme.FOCUS_PX}px solid transparent; padding: 2px; spacing: 6px; }}
QCheckBox:focus {{ border: {theme.FOCUS_PX}px solid {theme.FOCUS}; border-radius: {theme.RADIUS_PX}px; }}
QCheckBox::indicator {{ width: 16px; height: 16px; background: {theme.RAISED};
  border: {theme.FOCUS_PX}px solid {theme.TEXT_DIM};
  border-radius: {theme.RADIUS_SMALL_PX}px; }}
QCheckBox::indicator:checked {{ background: {theme.FOCUS}; border-color: {theme.FOCUS}; }}
QPushButton:disabled {{ color: {theme.TEXT_DIM}; background: {theme.SURFACE}; }}
QLabel {{ background: transparent; }}
QPlainTextEdit {{ background: transparent; border: {theme.FOCUS_PX}px solid transparent; }}
QPlainTextEdit:focus {{ border: {theme.FOCUS_PX}px solid {theme.FOCUS}; }}
QComboBox {{ background: {theme.RAISED}; border: {theme.EDGE_PX}px solid {theme.LINE};
  border-radius: {theme.RADIUS_PX}px; padding: 4px 8px; }}
QComboBox:focus {{ border: {theme.EDGE_PX}px solid {theme.FOCUS}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {theme.SURFACE}; }}
"""


class About(QPlainTextEdit):
    """What is said of the chosen event: some lines, the rest by scrolling; hidden while there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text; the one that stands there stays where it was scrolled to."""
        if self.toPlainText() != text:
            self.setPlainText(text)
            self._fit()
        if self.isHidden() == bool(text):
            self.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))  # of a plain text: in lines
        room = round(2 * self.document().documentMargin()) + 2 * self.frameWidth() + 10
        height = lines * self.fontMetrics().lineSpacing() + room
        if self.height() != height:
            self.setFixedHeight(height)


class EventsPanel(QWidget):
    """Shows a snapshot; what a person wants is told by its signals."""

    acknowledge_wished = Signal(object)
    """Ids of the events that a person wants to take note of."""
    note_wished = Signal(int, str)
    older_wished = Signal()
    left = Signal()

    def __init__(self, model: EventsModel) -> None:
        super().__init__()
        self.model = model
        self._now: datetime | None = None
        self.setStyleSheet(_STYLE)
        self.setMinimumWidth(LEAST_PX)
        self.trouble = text_label("", wrap=True)
        self.trouble.setStyleSheet(f"color: {theme.WARN};")
        self.trouble.hide()
        self.source, self.least, self.region = Choice(), Choice(), Choice()
        self.open_only = Check()
        self.search = SearchField()
        let_clear(self.search)
        self.view = EventsView(model)
        self.nothing = text_label("", wrap=True)
        self.nothing.hide()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.acknowledge, self.acknowledge_all, self.older = button(""), button(""), button("")
        self.about = About()
        self.note, self.write = QLineEdit(), button("")
        self.note.setMaxLength(LONGEST_NOTE)
        self._place()
        self._connect()
        self.retranslate()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(6)
        choices = QGridLayout()
        choices.setSpacing(6)
        choices.addWidget(self.search, 0, 0, 1, 2)
        choices.addWidget(self.open_only, 0, 2)
        for place, choice in enumerate((self.source, self.least, self.region)):
            choice.setMinimumContentsLength(6)
            choices.addWidget(choice, 1, place)
            choices.setColumnStretch(place, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(BUTTON_GAP_PX)
        for part in (self.acknowledge, self.acknowledge_all, self.older):
            buttons.addWidget(part)
        writing = QHBoxLayout()
        writing.addWidget(self.note, 1)
        writing.addWidget(self.write)
        column.addWidget(self.trouble)
        column.addLayout(choices)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        column.addWidget(self.about)
        column.addLayout(writing)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.source.currentIndexChanged.connect(self._on_filter_changed)
        self.least.currentIndexChanged.connect(self._on_filter_changed)
        self.region.currentIndexChanged.connect(self._on_filter_changed)
        self.open_only.toggled.connect(self._on_filter_changed)
        self.search.textChanged.connect(self._on_filter_changed)
        self.search.down_wished.connect(self._on_search_down_wished)
        self.acknowledge.clicked.connect(self._on_acknowledge_clicked)
        self.acknowledge_all.clicked.connect(self._on_acknowledge_all_clicked)
        self.older.clicked.connect(self.older_wished)
        self.write.clicked.connect(self._on_write_clicked)
        self.note.returnPressed.connect(self._on_write_clicked)
        self.view.acknowledge_wished.connect(self._on_acknowledge_clicked)
        self.view.note_wished.connect(self._on_note_wished)
        self.view.left.connect(self.left)
        self.view.chosen_changed.connect(self._show_chosen)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.setAccessibleName(tr("Peristiwa"))
        self.about.setAccessibleName(tr("Tentang peristiwa terpilih"))
        self.view.setAccessibleName(f"{tr('Peristiwa yang menunggu')}. {tr('Peristiwa, yang terbaru di atas')}")
        self.search.setPlaceholderText(tr("Cari…"))
        self.search.setAccessibleName(tr("Cari peristiwa"))
        self.open_only.setText(tr("Hanya ter&buka"))
        self.open_only.setAccessibleName(tr("Hanya yang berlangsung atau belum diketahui"))
        sources = [(event_words.source_word(one), one) for one in EventSource]
        _fill(self.source, tr("Sumber"), [(tr("Sumber"), None), *sources])
        urgent = [(tr("Hanya tinggi"), EventPriority.HIGH), (tr("Tinggi dan sedang"), EventPriority.MEDIUM)]
        _fill(self.least, tr("Prioritas"), [(tr("Prioritas"), None), *urgent])
        places = [(event_words.region_word(one.code), one.code) for one in regions()]
        _fill(self.region, tr("Wilayah"), [(tr("Wilayah"), None), *places])
        self.note.setPlaceholderText(tr("Catatan…"))
        self.note.setAccessibleName(tr("Catatan untuk peristiwa terpilih"))
        _say(self.write, tr("C&atat"))
        _say(self.older, tr("Muat yang &lama"))
        self._show_chosen()
        self._show_nothing()
        self.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: EventsSnapshot, now_utc: datetime) -> None:
        """Show what holds now."""
        self._now = now_utc
        with self._new_in_sight():
            self.model.take(snapshot.events, now_utc)
        text = ""
        if snapshot.trouble is not None:
            text = tr("⚠ Peristiwa belum dapat disimpan: {why} Semua tetap tampil dan disimpan nanti.")
            text = text.format(why=snapshot.trouble)
        if self.trouble.text() != text:
            self.trouble.setText(text)
            self.trouble.setVisible(bool(text))
        self.refresh()

    def hold(self, *, held: bool) -> None:
        """Let every row stay where it is, or bring the list into its order."""
        with self._new_in_sight():
            self.model.hold(held=held)
        self.refresh()

    @contextmanager
    def _new_in_sight(self) -> Iterator[None]:
        """Show the top of the list if more waits for a person or another event leads, unless somebody works in it."""
        waiting, first = set(self.waiting_ids()), [one.event_id for one in self.model.shown[:1]]
        yield
        fresh = set(self.waiting_ids()) - waiting or first != [one.event_id for one in self.model.shown[:1]]
        if fresh and not any(part.hasFocus() for part in (self.view, self.about, self.note)):
            self.view.scrollToTop()

    def show_older(self, events: Sequence[Event]) -> None:
        """Show events of the past behind those of now, or what became of ones that are there."""
        self.model.add_older(events)
        self.refresh()

    def refresh(self) -> None:
        """Follow what the list holds."""
        self._show_nothing()
        self._show_chosen()

    def pass_time(self, now_utc: datetime) -> None:
        """Let a minute pass: ages grow."""
        self._now = now_utc
        self.model.pass_time(now_utc)
        self.view.viewport().update()

    def show_all(self) -> None:
        """Take every filter back."""
        for choice in (self.source, self.least, self.region):
            choice.setCurrentIndex(0)
        self.open_only.setChecked(False)
        self.search.clear()

    def waiting_ids(self) -> list[int]:
        """Return what waits for a person among what is shown."""
        return [event.event_id for event in self.model.shown if event.waiting]

    def _show_nothing(self) -> None:
        none = not self.model.shown
        text = tr("Belum ada peristiwa. Yang perlu perhatian akan muncul di sini.")
        if none and self.model.all():
            text = tr("Tidak ada peristiwa yang cocok. Hapus pencarian atau saringan.")
        if self.nothing.text() != text:
            self.nothing.setText(text)
        if self.nothing.isHidden() == none:
            self.nothing.setVisible(none)
            self.view.setVisible(not none)

    def _show_chosen(self) -> None:
        chosen = self.view.chosen()
        ids, waiting = [event.event_id for event in chosen if event.waiting], self.waiting_ids()
        _say(self.acknowledge, tr("&Ketahui ({n})").format(n=len(ids)) if ids else tr("&Ketahui"))
        self._name_all()
        if not ids and self.acknowledge.hasFocus():
            self.view.setFocus()  # Qt would go on to the next button, and a second press take note of all of them
        self.acknowledge.setEnabled(bool(ids))
        self.acknowledge_all.setEnabled(bool(waiting))
        one = chosen[0] if len(chosen) == 1 else None
        self.note.setEnabled(one is not None or self.note.hasFocus())  # else Qt gives what is typed to somebody else
        self.write.setEnabled(one is not None)
        self.about.say("" if one is None or self._now is None else about(one, self._now))

    def _name_all(self) -> None:
        """Count the low ones apart: tab, strip and status line count what calls, which they do not."""
        waiting = [event for event in self.model.shown if event.waiting]
        low = sum(event.priority is EventPriority.LOW for event in waiting)
        calls = len(waiting) - low
        whole, brief = tr("Ketahui &semua ({n} + {low} rendah)"), tr("Ketahui &semua ({n}+{low})")
        if not low or not calls:
            whole = brief = tr("Ketahui &semua ({n} rendah)") if low else tr("Ketahui &semua ({n})")
        names = [text.format(n=calls or low, low=low) for text in (whole, brief)]
        _say(self.acknowledge_all, names[0] if self._room_for(names[0]) else names[1])
        self.acknowledge_all.setAccessibleName(plain(names[0]))
        told = tr("Di daftar ini {n} belum diketahui; {low} di antaranya berprioritas rendah, yang tidak memanggil.")
        told = told.format(n=len(waiting), low=low) if low else ""
        if self.acknowledge_all.toolTip() != told:
            self.acknowledge_all.setToolTip(told)

    def _room_for(self, text: str) -> bool:
        """Return whether the buttons stand side by side with that text on one of them."""
        named, others = self.acknowledge_all, (self.acknowledge, self.older)
        metrics = named.fontMetrics()
        grown_px = metrics.horizontalAdvance(plain(text)) - metrics.horizontalAdvance(plain(named.text()))
        wanted_px = named.sizeHint().width() + grown_px + sum(part.sizeHint().width() for part in others)
        return wanted_px + 2 * (MARGIN_PX + BUTTON_GAP_PX) <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons say more where there is room."""
        super().resizeEvent(event)
        self._name_all()

    # --- what a person does --------------------------------------------------------------------------------------

    def _on_filter_changed(self) -> None:
        source, least = self.source.currentData(), self.least.currentData()  # Qt gives them back as str and int
        self.model.show_only(
            source=None if source is None else EventSource(source),
            least=None if least is None else EventPriority(least),
            region_code=self.region.currentData(),
            open_only=self.open_only.isChecked(),
            text=self.search.text().strip().casefold(),
        )
        self.refresh()

    def _on_search_down_wished(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _on_acknowledge_clicked(self) -> None:
        ids = [event.event_id for event in self.view.chosen() if event.waiting]
        if ids:
            self.acknowledge_wished.emit(ids)

    def _on_acknowledge_all_clicked(self) -> None:
        if ids := self.waiting_ids():
            self.acknowledge_wished.emit(ids)

    def _on_note_wished(self) -> None:
        """Write beside the event that the keyboard stands on, whatever else is chosen."""
        if not self.note.isEnabled() and self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.currentIndex())
        self.note.setFocus()

    def _on_write_clicked(self) -> None:
        chosen, text = self.view.chosen(), self.note.text().strip()
        if len(chosen) == 1 and text:
            self.note_wished.emit(chosen[0].event_id, text)

    def note_kept(self) -> None:
        """Make room for the next note: the last one is kept."""
        self.note.clear()
        self.view.setFocus()


def about(event: Event, now_utc: datetime) -> str:
    """Return what is said below the list of the chosen event, whole."""
    parts = [str(event.told)]
    if event.todo is not None:
        parts.append(f"→ {event.todo}")
    if event.station:
        parts.append(tr("Dilihat di stasiun {name}").format(name=event.station))
    if notes := event_words.notes_text(event, now_utc):
        parts.append(notes)
    return "\n".join(parts)


def _fill(choice: Choice, name: str, entries: Sequence[tuple[str, object]]) -> None:
    """Fill a choice anew; what was chosen stays."""
    chosen = max(choice.currentIndex(), 0)
    choice.blockSignals(True)  # noqa: FBT003 - Qt's
    choice.clear()
    for text, value in entries:
        choice.addItem(text, value)
    choice.setCurrentIndex(chosen)
    choice.blockSignals(False)  # noqa: FBT003 - Qt's
    choice.setAccessibleName(name)
    choice.setToolTip(name)


def _say(part: QPushButton, text: str) -> None:
    if part.text() != text:
        part.setText(text)
        part.setAccessibleName(plain(text))
