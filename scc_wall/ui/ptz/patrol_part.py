"""The part of the panel with the patrols: rounds of presets, made, begun and ended here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from scc_wall.domain.ptz import Preset
from scc_wall.domain.steering import Drive, Patrol, PatrolState, SteeringSnapshot
from scc_wall.ui.access.parts import button, name_button, text_label
from scc_wall.ui.ptz import ptz_words
from scc_wall.ui.ptz.key_list import KeyList
from scc_wall.ui.ptz.preset_part import preset_title
from scc_wall.ui.words import number, tr

RESUMES_AFTER_S = 30.0
"""After the last command of a person. Source: specs/ptz.md."""


def patrol_line(snapshot: SteeringSnapshot | None, patrols: Sequence[Patrol], since_s: float) -> str:
    """Return what the patrol does and for how long still.

    Parameters
    ----------
    since_s
        How long it has been doing that, as far as this panel saw it.
    """
    if snapshot is None or snapshot.patrol is PatrolState.NONE:
        return tr("Tidak ada patroli yang berjalan.")
    running = next((patrol for patrol in patrols if patrol.patrol_id == snapshot.patrol_id), None)
    named = {preset.token: preset_title(preset) for preset in snapshot.presets or ()}
    where = named.get(snapshot.patrol_preset, snapshot.patrol_preset)
    who = "" if running is None else f"{running.name}: "
    word = ptz_words.patrol_word(snapshot.patrol)
    if snapshot.drive is Drive.LOST:  # nobody steers it, and nobody knows when it goes on
        return who + tr("dijeda, kamera tidak menjawab")
    if snapshot.patrol is PatrolState.PAUSED:
        left = max(0, round(RESUMES_AFTER_S - since_s))
        return who + tr("{word}; lanjut ± {n} dtk lagi bila dibiarkan").format(word=word, n=left)
    if snapshot.patrol is PatrolState.STAYING and running is not None:
        left = max(0, round(running.dwell_s - since_s))
        return who + tr("{word} {where}, ± {n} dtk lagi").format(word=word, where=where, n=left)
    return who + tr("{word} {where}, sejak {n} dtk").format(word=word, where=where, n=round(since_s))


class PatrolPart(QWidget):
    """Shows the patrols; what a person wants is told by its signals."""

    start_wished = Signal(object)
    end_wished = Signal()
    new_wished = Signal()
    change_wished = Signal(object)
    remove_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._patrols: tuple[Patrol, ...] | None = None
        self._usable = self._running = False
        self._presets: tuple[Preset, ...] = ()
        self.state = text_label("", wrap=True)
        self.list = KeyList()
        self.list.setMinimumHeight(70)
        self.start = button("")
        self.end = button("")
        self.new = button("")
        self.change = button("")
        self.remove = button("")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        self.state.setFixedHeight(2 * self.state.fontMetrics().lineSpacing())
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.state)
        column.addWidget(self.list, 1)
        for parts in ((self.start, self.end), (self.new, self.change, self.remove)):
            row = QHBoxLayout()
            for part in parts:
                row.addWidget(part)
            row.addStretch()
            column.addLayout(row)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language; `show_patrols` says what is done, and lists anew."""
        self.list.setAccessibleName(tr("Patroli"))
        name_button(self.start, tr("&Mulai"))
        name_button(self.end, tr("A&khiri"))
        name_button(self.new, tr("&Baru…"))
        name_button(self.change, tr("&Ubah…"))
        name_button(self.remove, tr("&Hapus…"))
        self._fill(self.chosen())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.list.go_wished.connect(self._start)
        self.list.remove_wished.connect(self._remove)
        self.list.currentRowChanged.connect(self._enable)
        self.start.clicked.connect(self._start)
        self.end.clicked.connect(self.end_wished)
        self.new.clicked.connect(self.new_wished)
        self.change.clicked.connect(lambda: self.change_wished.emit(self.chosen()))
        self.remove.clicked.connect(self._remove)

    def chosen(self) -> Patrol | None:
        """Return the chosen patrol."""
        row, patrols = self.list.currentRow(), self._patrols or ()
        return patrols[row] if 0 <= row < len(patrols) else None

    def _start(self) -> None:
        patrol = self.chosen()
        if patrol is not None and self.start.isEnabled():
            self.start_wished.emit(patrol)

    def _remove(self) -> None:
        patrol = self.chosen()
        if patrol is not None and self.remove.isEnabled():
            self.remove_wished.emit(patrol)

    def show_patrols(
        self, patrols: Sequence[Patrol], snapshot: SteeringSnapshot | None, since_s: float, *, usable: bool
    ) -> None:
        """Show the stored patrols and what the running one does."""
        presets = () if snapshot is None else snapshot.presets or ()
        if tuple(patrols) != self._patrols:
            chosen = self.chosen()
            self._patrols = tuple(patrols)
            self._fill(chosen)
        self._presets, self._usable = presets, usable
        self._running = snapshot is not None and snapshot.patrol is not PatrolState.NONE
        text = patrol_line(snapshot, patrols, since_s)
        if snapshot is None:
            text = ""  # nothing is known of it, so nothing is said
        elif not patrols and not self._running:
            text = tr("Belum ada patroli. Buat dari dua preset atau lebih dengan “Baru…”.")
            if len(presets) < 2:
                text = tr("Patroli butuh dua preset: simpan dahulu di tab Preset.")
        if self.state.text() != text:
            self.state.setText(text)
        self._enable()

    def _fill(self, chosen: Patrol | None) -> None:
        self.list.clear()
        for row, patrol in enumerate(self._patrols or ()):
            facts = tr("{n} preset, {s} dtk").format(n=len(patrol.tokens), s=number(patrol.dwell_s, 0))
            self.list.addItem(QListWidgetItem(f"{patrol.name} · {facts}"))
            if chosen is not None and patrol.patrol_id == chosen.patrol_id:
                self.list.setCurrentRow(row)
        if self.list.currentRow() < 0 and self._patrols:
            self.list.setCurrentRow(0)

    def _enable(self) -> None:
        one = self.chosen() is not None and self._usable
        self.start.setEnabled(one and not self._running)
        self.end.setEnabled(self._running)  # as a stop it is never refused
        self.new.setEnabled(self._usable and len(self._presets) >= 2)
        self.change.setEnabled(one and not self._running)
        self.remove.setEnabled(one and not self._running)
