"""The choice among the registered letters of a person, and the way to a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal

from scc_wall.domain.access_store import StoredLetter
from scc_wall.domain.letter import LetterState
from scc_wall.ui.access.dates import moment_text, moment_words
from scc_wall.ui.access.field import Field
from scc_wall.ui.access.parts import Choice
from scc_wall.ui.access.reading import Reading, Tone
from scc_wall.ui.words import tr

NEW = "new"
"""What the entry for a new letter stands for."""


class LetterChoice(Field):
    """Shows the letters of a person, the newest chosen, and "a new letter"."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        self._box = Choice()
        super().__init__("letter", tr("&Surat tugas"), self._box, self._box.currentText, check=self._read_back)
        self._box.currentIndexChanged.connect(self._on_box_changed)
        self.offer(())

    def offer(self, letters: Sequence[StoredLetter], letter_id: int | None = None) -> None:
        """List these letters; choose the one with that id, else the first, else none."""
        with QSignalBlocker(self._box):
            self._box.clear()
            for stored in letters:
                self._box.addItem(letter_line(stored), stored)
            self._box.addItem(tr("Surat baru…"), NEW)
            ids = [stored.letter_id for stored in letters]
            self._box.setCurrentIndex(ids.index(letter_id) if letter_id in ids else 0 if ids else -1)
            self._box.setPlaceholderText(tr("pilih surat tugas"))
        self._on_box_changed()

    @property
    def stored(self) -> StoredLetter | None:
        """Return the chosen letter; None for a new one or none."""
        data = self._box.currentData()
        return data if isinstance(data, StoredLetter) else None

    @property
    def new(self) -> bool:
        """Return whether a new letter is to be entered."""
        return bool(self._box.currentData() == NEW)

    def choose_new(self) -> None:
        """Choose the entry for a new letter."""
        self._box.setCurrentIndex(self._box.findData(NEW))

    @property
    def waits(self) -> bool:
        """Return whether the chosen letter still needs a second person."""
        return self.new or (self.stored is not None and self.stored.state is LetterState.WAITING)

    def _read_back(self, _text: str) -> Reading:
        stored = self.stored
        if stored is None:
            return Reading() if self.new else Reading(tr("Pilih surat tugas."), Tone.FAULT)
        until = tr("berlaku sampai {moment}").format(moment=moment_words(stored.letter.valid_until_utc))
        if self.waits:
            return Reading(tr("Menunggu persetujuan; {until}").format(until=until), Tone.WARN)
        return Reading(until, Tone.GOOD)

    def _on_box_changed(self) -> None:
        self.on_editor_changed()
        self.chosen_changed.emit()


def letter_line(stored: StoredLetter) -> str:
    """Return a letter in one line: number, end, office."""
    letter = stored.letter
    return f"{letter.number} · {tr('s.d.')} {moment_text(letter.valid_until_utc)} · {letter.office}"
