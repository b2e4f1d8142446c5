"""The gallery: snapshots as small pictures, one of them large, checked, noted beside, and handed out.

::

    filtered ─► chosen ─┬─► large, checked against the audit
                        ├─► checked, all of them
                        └─► ZIP file with hashes: written by the worker, told how far, stopped by Esc
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.evidence import folder_of
from scc_wall.domain.snapshot import Snapshot
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import Choice, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.cameras.calm_busy import CalmBusy
from scc_wall.ui.clearing import let_clear
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.snapshots import gallery_words, zip_file
from scc_wall.ui.snapshots.desk import GalleryDesk, HandedOut, Listed, Seen, Soundness
from scc_wall.ui.snapshots.gallery_list import GalleryList
from scc_wall.ui.snapshots.picture_view import PictureView
from scc_wall.ui.words import tr

WIDTH_PX: Final = 1560
ROWS_PX: Final = 500
"""Of the list: two pictures in a row."""
MOST_SHOWN: Final = 300
"""The newest that fit; a list of 5,000 would hold the windows up for 0.2 s at each letter typed."""
SETTLE_MS: Final = 120
"""The large picture is loaded when the keyboard rests so long on one."""
_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class GalleryDialog(QDialog):
    """See above.

    Parameters
    ----------
    ask_file
        Asks for the ZIP file to write; None if the person left.
    """

    def __init__(
        self,
        desk: GalleryDesk,
        work: Work,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        ask_file: Callable[[QWidget, str], Path | None] = zip_file.to_write,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._clock = clock
        self._ask_file = ask_file
        self._listed: Listed | None = None
        self._found: dict[str, Soundness] = {}
        self._shown = ""
        self._fitting = 0
        self.setWindowTitle(tr("Galeri cuplikan"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        parts = (self.search, self.day, self.person, self.list, self.note, self.keep, self.verify, self.export)
        self._busy = CalmBusy(work, parts)
        self.long = LongWork(self._busy, tr("Kemajuan"), self.leave)
        self._place()
        self._settle = QTimer(self)
        self._settle.setInterval(SETTLE_MS)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._load_shown)
        self._connect()
        fit(self, WIDTH_PX, tall=True)
        self.list.setFocus()
        QTimer.singleShot(0, self, self.follow)

    def _make_parts(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari kamera, wilayah, surat, catatan…"))
        self.search.setAccessibleName(tr("Cari cuplikan"))
        let_clear(self.search)
        self.day, self.person = Choice(), Choice()
        self.day.setAccessibleName(tr("Hari"))
        self.person.setAccessibleName(tr("Diambil oleh"))
        self.list = GalleryList(self._desk.small, self._work)
        self.empty = text_label("", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = PictureView()
        self.view.setAccessibleName(tr("Gambar cuplikan"))
        self.state = text_label("", "label", wrap=True)
        self.facts = text_label("", wrap=True)
        self.sha256 = text_label("", "note", wrap=True)
        for label in (self.facts, self.sha256):
            label.setTextInteractionFlags(_SELECTABLE)
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.note.setPlaceholderText(tr("Catatan tentang cuplikan ini"))
        self.note.setAccessibleName(tr("Catatan"))
        self.keep = button(tr("&Simpan catatan"))
        self.refusal = RefusalPlate()
        self.count = text_label("", "note")
        self.verify = button(tr("&Periksa keutuhan"))
        self.export = button(tr("&Ekspor ke ZIP…"))
        self.leave = button(tr("&Tutup"))

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 2)
        head.addWidget(self.day, 1)
        head.addWidget(self.person, 1)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        side.addWidget(self.view, 1)
        for part in (self.state, self.facts, self.sha256):
            side.addWidget(part)
        noted = QHBoxLayout()
        noted.addWidget(self.note, 1)
        noted.addWidget(self.keep)
        side.addLayout(noted)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.setChildrenCollapsible(False)
        self.middle.addWidget(self.list)
        self.middle.addWidget(right)
        self.middle.setSizes([ROWS_PX, WIDTH_PX - ROWS_PX])
        self.middle.setStretchFactor(0, 5)
        self.middle.setStretchFactor(1, 6)
        under = QGridLayout()
        under.setHorizontalSpacing(8)
        under.addWidget(self.count, 0, 0)
        under.addWidget(self._busy.note, 0, 1)
        under.addWidget(self.long, 1, 0, 1, 2)
        under.setColumnStretch(1, 1)
        for column, one in enumerate((self.verify, self.export, self.leave), start=2):
            under.addWidget(one, 0, column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(8)
        outer.addWidget(text_label(tr("Galeri cuplikan"), "heading"))
        outer.addWidget(self.refusal)
        outer.addLayout(head)
        outer.addWidget(self.middle, 1)
        outer.addWidget(self.empty, 1)
        outer.addLayout(under)
        self.empty.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.day.currentIndexChanged.connect(self._fill)
        self.person.currentIndexChanged.connect(self._fill)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.list.currentItemChanged.connect(self._show_current)
        self.list.itemActivated.connect(self.view.setFocus)
        self.note.returnPressed.connect(self.keep_note)
        self.note.textChanged.connect(self._show_buttons)
        self.keep.clicked.connect(self.keep_note)
        self.verify.clicked.connect(self.verify_chosen)
        self.export.clicked.connect(self.export_chosen)
        self.leave.clicked.connect(self.reject)

    # --- what is shown -------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Load the list anew; what is chosen and searched stays."""
        self._busy.run(tr("Memuat…"), self._desk.listed, self._on_listed, self._refuse)

    def _on_listed(self, listed: Listed) -> None:
        self._listed = listed
        days = sorted({folder_of(one.taken_utc) for one in listed.snapshots}, reverse=True)
        people = sorted({one.login for one in listed.snapshots})
        _offer(self.day, tr("semua hari"), days)
        _offer(self.person, tr("semua orang"), people)
        self._fill()

    def _fill(self) -> None:
        if self._listed is None:
            return
        some = self.matching()
        self._fitting = len(some)
        self.list.show_all(some[:MOST_SHOWN], self._found, self._clock.now_utc())
        there = bool(self._listed.snapshots)
        self.empty.setText(gallery_words.nothing_fits() if there else gallery_words.nothing_yet())
        self.middle.setVisible(bool(some))
        self.empty.setVisible(not some)
        self._show_current()

    def matching(self) -> list[Snapshot]:
        """Return those that the filters let through."""
        words, day, person = self.search.text().casefold().split(), self.day.currentData(), self.person.currentData()
        return [
            one
            for one in (() if self._listed is None else self._listed.snapshots)
            if (not day or folder_of(one.taken_utc) == day)
            and (not person or one.login == person)
            and all(word in gallery_words.searched(one) for word in words)
        ]

    def current(self) -> Snapshot | None:
        """Return the one under the keyboard."""
        wanted = self.list.current_id()
        there = () if self._listed is None else self._listed.snapshots
        return next((one for one in there if one.snapshot_id == wanted), None)

    def _show_current(self) -> None:
        one = self.current()
        self._show_buttons()
        if one is None or one.snapshot_id == self._shown:
            return
        self._shown = one.snapshot_id
        self.view.show_picture(None, tr("Memuat…"))
        self.view.setAccessibleDescription(", ".join(one.evidence))
        self.facts.setText("\n".join(one.evidence[1:]))
        self.sha256.setText(f"SHA-256: {one.sha256[:32]} {one.sha256[32:]}")
        self.note.setText(one.note)
        self._say_state(self._found.get(one.snapshot_id))
        self._settle.start()

    def _load_shown(self) -> None:
        wanted, one = self._shown, self.current()

        def on_seen(seen: Seen) -> None:
            self._found[wanted] = seen.soundness
            if one is not None:
                self.list.tell(one, self._found, self._clock.now_utc())
            if wanted == self._shown:
                self._say_state(seen.soundness)
                self.view.show_picture(seen.picture, gallery_words.in_place_of_picture(seen.soundness))

        def on_failed(error: SccError) -> None:
            if wanted == self._shown:
                self.view.show_picture(None, str(error.what))

        if wanted:
            self._work(lambda: self._desk.seen(wanted), _while(self, on_seen), _while(self, on_failed))

    def _say_state(self, soundness: Soundness | None) -> None:
        text, tone = gallery_words.state(soundness)
        self.state.setText(text)
        set_tone(self.state, tone)

    def _show_buttons(self) -> None:
        chosen, free, one = self.list.chosen_ids(), not self._busy.running, self.current()
        may = self._listed is not None and self._listed.may_export
        self.verify.setEnabled(free and bool(chosen))
        self.export.setEnabled(free and bool(chosen) and may)
        self.export.setToolTip("" if may else tr("Hanya pengawas yang dapat mengekspor"))
        self.keep.setEnabled(free and one is not None and self.note.text().strip() != one.note)
        if self._listed is not None:
            self.count.setText(gallery_words.count(self._fitting, self.list.count(), len(chosen), self._listed))

    # --- what is done --------------------------------------------------------------------------------------------

    def keep_note(self) -> None:
        """Keep the note of the one that is shown."""
        one, text = self.current(), self.note.text()
        if one is not None and self.keep.isEnabled():
            self.refusal.hide()
            job = lambda: self._desk.write_note(one.snapshot_id, text)  # noqa: E731 - one line of work
            self._busy.run(tr("Menyimpan…"), job, lambda _: self.follow(), self._refuse)

    def verify_chosen(self) -> None:
        """Check the chosen ones against the audit."""
        ids = self.list.chosen_ids()
        self.refusal.hide()
        self.long.run(
            tr("Memeriksa…"),
            lambda course: self._desk.verify(ids, course),
            self._on_verified,
            self._refuse,
            unchanged=tr("Dibatalkan; pemeriksaan belum selesai."),
            stopped=self._show_buttons,
        )

    def _on_verified(self, found: Mapping[str, Soundness]) -> None:
        self._found |= found
        self._fill()
        self._say_state(self._found.get(self._shown))
        text, tone = gallery_words.verdict(list(found.values()))
        self._say(text, tone)

    def export_chosen(self) -> None:
        """Ask for a file, and write the chosen ones into it."""
        ids = self.list.chosen_ids()
        file = self._ask_file(self, gallery_words.proposed_name(self._clock.now_utc()))
        if file is None or not ids:
            return
        self.refusal.hide()
        job = lambda course: self._desk.export(ids, file, course)  # noqa: E731 - one line of work
        self.long.run(tr("Mengekspor…"), job, self._on_exported, self._refuse, stopped=self._show_buttons)

    def _on_exported(self, done: HandedOut) -> None:
        self._say(gallery_words.exported(done), "good")
        self._show_buttons()

    def _say(self, text: str, tone: str) -> None:
        self._busy.note.setText(text)
        set_tone(self._busy.note, tone)

    def _refuse(self, error: SccError) -> None:
        self.refusal.tell(error)
        self._show_buttons()

    def reject(self) -> None:
        """Leave; what is being done is stopped first."""
        if not self.long.cancel():
            super().reject()

    def done(self, result: int) -> None:
        """Close; whatever still runs has nobody who waits for it."""
        self.long.leave()
        self._settle.stop()
        self._busy.leave()
        self.list.leave()
        self._shown = ""
        super().done(result)


def _offer(box: Choice, everything: str, values: list[str]) -> None:
    """Offer these values behind `everything`; what was chosen stays chosen."""
    before = box.currentData()
    box.blockSignals(True)  # noqa: FBT003 - Qt's
    box.clear()
    box.addItem(everything, "")
    for value in values:
        box.addItem(value, value)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)  # noqa: FBT003 - Qt's


def _while(dialog: GalleryDialog, then: Callable[..., object]) -> Callable[..., object]:
    """Return what does it only while somebody looks."""
    return lambda result: then(result) if dialog.list.is_there else None
