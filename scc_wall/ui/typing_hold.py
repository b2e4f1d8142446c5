"""What is typed blind goes nowhere: from the wish for a password's dialog until that stands and its person looks at it.

::

    free ─begin─► coming ─opened, done─► settling ─nothing typed, Enter, Esc, or quiet─► free
                    └─Esc─► free

Who presses Ctrl+L and types on may have the name done when the dialog comes up, and would type the password into its
field of names. So who has begun too early begins anew: by Enter, which also ends what is typed blind.
"""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel
from shiboken6 import isValid

from scc_wall.ui import theme
from scc_wall.ui.key_gate import KeyGate
from scc_wall.ui.words import tr

QUIET_MS: Final = 5000
"""Longer than anybody takes between name and password who does not look up."""


PAD_PX: Final = 8
_NOTE: Final = f"background: {theme.WARN}; color: {theme.BACKGROUND}; font-weight: 600; padding: 0px;"


class Hold(Enum):
    """Drawn above."""

    FREE = auto()
    COMING = auto()
    SETTLING = auto()


class TypingHold(QObject):
    """Takes what is typed while a dialog is on its way."""

    dropped = Signal(str)
    """Something was typed that went nowhere: what a person is told, in the dialog, too."""
    given_up = Signal()
    """Esc: the dialog is not waited for any more."""

    def __init__(self, gate: KeyGate, parent: QObject) -> None:
        super().__init__(parent)
        self._state = Hold.FREE
        self._typed = False
        self._dialog: QDialog | None = None
        self._note: QLabel | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._end)
        gate.add(self._on_key)

    @property
    def state(self) -> Hold:
        """What becomes of what is typed now."""
        return self._state

    def begin(self) -> None:
        """Take what is typed from now on."""
        self._quiet.stop()
        self._state = Hold.COMING

    def opened(self, dialog: QDialog) -> None:
        """Give the keyboard to the dialog once it has it, and nobody types blind any more."""
        dialog.installEventFilter(self)
        self._dialog = dialog
        if dialog.isActiveWindow():
            self.done()
        elif self._state is Hold.COMING:
            self._settle()

    def done(self) -> None:
        """Give the keyboard back once nobody types blind any more; there is nothing more to wait for."""
        if self._state is not Hold.FREE:
            self._settle()
            if not self._typed:
                self._end()

    def close(self) -> None:
        """Take nothing any more. Idempotent."""
        self._end()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that the dialog has the keyboard."""
        if event.type() == QEvent.Type.WindowActivate:
            self.done()
        return False

    def _settle(self) -> None:
        self._state = Hold.SETTLING
        self._quiet.start()
        self._tell()

    def _tell(self) -> None:
        """Say in the dialog, once it is there, why nothing of what was typed stands in it."""
        if not self._typed or self._note is not None or self._dialog is None or not isValid(self._dialog):
            return
        text = tr("Yang tadi diketik dibuang. Tekan Enter, lalu ketik dari awal.")
        self._note = note = QLabel(f"⚠ {text}", self._dialog)
        note.setStyleSheet(_NOTE)
        note.setWordWrap(True)
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        note.ensurePolished()
        wide = self._dialog.width()
        room = note.fontMetrics().boundingRect(0, 0, wide - 2 * PAD_PX, 0, Qt.TextFlag.TextWordWrap, note.text())
        note.setGeometry(0, 0, wide, room.height() + 2 * PAD_PX)
        note.show()
        self.dropped.emit(text)

    def _end(self) -> None:
        self._quiet.stop()
        self._typed = False
        self._state = Hold.FREE
        note, self._note, self._dialog = self._note, None, None
        if note is not None and isValid(note):
            note.deleteLater()

    def _on_key(self, event: QKeyEvent) -> bool:
        if self._state is Hold.FREE:
            return False
        if event.key() == Qt.Key.Key_Escape:
            comes = self._state is Hold.COMING
            self._end()
            if comes:
                self.given_up.emit()
            return False
        if not _types(event):
            return False
        self._typed = True
        if self._state is Hold.SETTLING:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._end()
            else:
                self._settle()
        return True


def _types(event: QKeyEvent) -> bool:
    """Return whether a key puts something into a field, or leads on from it; commands go on as always."""
    if event.matches(QKeySequence.StandardKey.Paste):
        return True
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    text = event.text()
    if event.modifiers() & commands:
        return text.isprintable() and bool(text) and _by_alt_gr(event)
    return bool(text) or event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


def _by_alt_gr(event: QKeyEvent) -> bool:
    """Return whether a sign was typed by AltGr, which is Ctrl and Alt on Windows."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.modifiers() & both == both
