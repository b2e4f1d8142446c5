"""The scan of a letter: a file that is chosen, or dropped here. Who reads and judges it is the desk of access."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import Attachment
from scc_wall.ui.access.busy import Work, at_once
from scc_wall.ui.access.parts import button, set_tone, text_label
from scc_wall.ui.access.reading import Tone
from scc_wall.ui.words import number, tr


class ScanField(QWidget):
    """One scan, or none.

    Parameters
    ----------
    take
        Reads a file; raises SccError for one that is no scan.
    work
        Has it read: ten megabytes on a slow disk.
    """

    changed = Signal()

    def __init__(self, take: Callable[[Path], Attachment], work: Work = at_once) -> None:
        super().__init__()
        self.scan: Attachment | None = None
        self._work = work
        self._reading = 0
        self._take = take
        self._hint = tr("PDF, JPEG atau PNG, paling besar 10 MB. Berkas dapat ditarik ke sini.")
        self.setAcceptDrops(True)
        self.label = text_label(tr("Pindaian surat"), "label")
        self.choose = button(tr("Pili&h berkas…"))
        self.choose.setObjectName("attachment")
        self.remove = button(tr("Lepas"))
        self.remove.setAccessibleName(tr("Lepas pindaian"))
        self.note = text_label(self._hint, "note", wrap=True)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self._place()
        self._show()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        column.addWidget(self.label)
        column.addLayout(buttons)
        column.addWidget(self.note)

    def offer(self, path: Path) -> None:
        """Take the file, or say why not and keep what was there."""
        self._reading += 1
        number = self._reading

        def taken(scan: Attachment) -> None:
            if number == self._reading and isValid(self):  # else another file was chosen meanwhile, or none
                self.scan = scan
                self._show()
                self.changed.emit()

        def not_taken(error: SccError) -> None:
            if number == self._reading and isValid(self):
                self.refuse(error)

        self._tell(tr("Membaca {name}…").format(name=path.name), Tone.QUIET)
        self._work(lambda: self._take(path), taken, not_taken)

    def refuse(self, error: SccError) -> None:
        """Say why a file is not taken."""
        self._tell("✕ " + error.told().replace("\n", " "), Tone.FAULT)

    def _show(self) -> None:
        self.remove.setVisible(self.scan is not None)
        if self.scan is None:
            self._tell(self._hint, Tone.QUIET)
        else:
            size = number(len(self.scan.content) / 1e6)
            self._tell(f"✓ {self.scan.name} · {self.scan.kind.upper()} · {size} MB", Tone.GOOD)

    def _tell(self, text: str, tone: Tone) -> None:
        self.note.setText(text)
        self.choose.setAccessibleDescription(text)
        set_tone(self.note, tone)

    def _on_choose_clicked(self) -> None:
        wanted = tr("Pindaian (*.pdf *.jpg *.jpeg *.png)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Pindaian surat tugas"), "", wanted)
        if name:
            self.offer(Path(name))

    def _on_remove_clicked(self) -> None:
        self.scan = None
        self._reading += 1
        self._show()
        self.choose.setFocus()
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        event.acceptProposedAction()
        self.offer(Path(event.mimeData().urls()[0].toLocalFile()))
