"""A field of a form: its label, its editor, and a note under it that says how what was typed reads.

While one types for the first time nothing is called wrong; once the field was left, or the form was sent, every key
press judges it anew. A refusal from outside stays until the field changes.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scc_wall.ui.access.parts import Choice, plain, set_tone, text_label
from scc_wall.ui.access.password_edit import PasswordEdit
from scc_wall.ui.access.reading import Check, Reading, Tone, anything
from scc_wall.ui.words import tr

BELOW_PX = 4
"""A note belongs to the field above it, not to the label below."""
LONGEST_LINE = 500
"""Characters that one line takes; far above any name or number."""
_SIGNS = {Tone.FAULT: "✕ ", Tone.WARN: "⚠ ", Tone.GOOD: "✓ ", Tone.QUIET: ""}
"""Colour alone tells nobody apart who can't see it."""


class Field(QWidget):
    """One field.

    Parameters
    ----------
    name
        What errors call it (`SccError.field`).
    label
        With `&` before the letter of its mnemonic.
    read
        Returns what stands in the editor.
    hint
        Stands under it while there is nothing else to say.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        editor: QWidget,
        read: Callable[[], str],
        *,
        check: Check = anything,
        hint: str = "",
    ) -> None:
        super().__init__()
        self.name = name
        self.editor = editor
        self._read = read
        self._check = check
        self._hint = hint
        self._left = False
        self._judged = False
        self._keeps_room = True
        self.label = text_label(label, "label")
        self.label.setBuddy(editor)
        self.note = text_label(hint, "note", wrap=True)
        self._place()
        editor.setObjectName(name)
        editor.setAccessibleName(plain(label))
        self.setFocusProxy(editor)
        self._show(Reading())

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, BELOW_PX)
        column.setSpacing(3)
        for part in (self.label, self.editor, self.note):
            column.addWidget(part)
        self.note.setMinimumHeight(self.note.fontMetrics().height())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def keep_no_room(self) -> None:
        """Take room for a note only while there is one: a choice of which nothing can be wrong hardly ever has any."""
        self._keeps_room = False
        self.note.setVisible(bool(self.note.text()))

    @property
    def line(self) -> QLineEdit:
        """Its editor, of a field that is typed on one line."""
        assert isinstance(self.editor, QLineEdit)
        return self.editor

    @property
    def choice(self) -> Choice:
        """Its editor, of a field that is chosen from a list."""
        assert isinstance(self.editor, Choice)
        return self.editor

    def text(self) -> str:
        """Return what stands in it, without spaces around it."""
        return self._read().strip()

    def judge(self) -> bool:
        """Say what is wrong with it, if anything is; return whether it is fine."""
        self._judged = True
        reading = self._reading()
        self._show(reading)
        return reading.tone is not Tone.FAULT

    def refuse(self, why: str) -> None:
        """Show a fault found elsewhere, until the field changes."""
        self._judged = True
        self._show(Reading(why, Tone.FAULT))

    def start_over(self) -> None:
        """Forget that it was judged: it was emptied by us, not by a person."""
        self._left = self._judged = False
        self._show(self._reading())

    def fault(self) -> str:
        """Return the fault that stands under it, empty for none."""
        return self.note.text().removeprefix(_SIGNS[Tone.FAULT]) if self.note.property("tone") == Tone.FAULT else ""

    def _reading(self) -> Reading:
        reading = self._check(self.text())
        lenient = not self._judged and not (self._left and self.text())
        if reading.tone is Tone.FAULT and lenient:
            return Reading()
        return reading

    def _show(self, reading: Reading) -> None:
        text = f"{_SIGNS[reading.tone]}{reading.text}" if reading.text else self._hint
        if self.note.text() != text:
            self.note.setText(text)
            self.editor.setAccessibleDescription(text)
            self.note.setVisible(self._keeps_room or bool(text))
        set_tone(self.note, reading.tone)
        set_tone(self.editor, Tone.FAULT if reading.tone is Tone.FAULT else Tone.QUIET)

    def on_editor_changed(self) -> None:
        """Read it anew; the editor's own signal ends here."""
        self._show(self._reading())
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the editor's events from now on: before, they are a dozen for each field, of places and styles."""
        super().showEvent(event)
        self.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge it when it is left for another field, not when only the window changes."""
        away = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in away:
            self._left = True
            self._show(self._reading())
        return super().eventFilter(watched, event)


def line(name: str, label: str, check: Check = anything, hint: str = "", known: Sequence[str] = ()) -> Field:
    """Return a field of one line; `known` texts are offered as one types."""
    editor = QLineEdit()
    editor.setMaxLength(LONGEST_LINE)
    if known:
        completer = QCompleter(list(known), editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        editor.setCompleter(completer)
    field = Field(name, label, editor, editor.text, check=check, hint=hint)
    editor.textChanged.connect(field.on_editor_changed)
    return field


def lines(name: str, label: str, hint: str = "", rows: int = 2) -> Field:
    """Return a field of several lines, one entry a line; Tab leaves it."""
    editor = QPlainTextEdit()
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(rows * editor.fontMetrics().lineSpacing() + 24)
    field = Field(name, label, editor, editor.toPlainText, hint=hint)
    editor.textChanged.connect(field.on_editor_changed)
    return field


def password(name: str, label: str, check: Check = anything, hint: str = "") -> "PasswordField":
    """Return a field for a password."""
    editor = PasswordEdit()
    field = PasswordField(name, label, editor, check, hint)
    editor.textChanged.connect(field.on_editor_changed)
    editor.caps_lock_seen.connect(field.on_editor_caps_lock_seen)
    return field


def choice(name: str, label: str, check: Check = anything, hint: str = "") -> Field:
    """Return a field in which one of several is chosen."""
    editor = Choice()
    field = Field(name, label, editor, editor.currentText, check=check, hint=hint)
    editor.currentIndexChanged.connect(field.on_editor_changed)
    return field


class PasswordField(Field):
    """A field for a password: every character counts, Caps Lock is spoken of, and it empties itself.

    `check` is asked without the spaces around; only whether there is anything may depend on it.
    """

    def __init__(self, name: str, label: str, editor: PasswordEdit, check: Check, hint: str) -> None:
        super().__init__(name, label, editor, editor.text, check=check, hint=hint)
        self._edit = editor

    def exact(self) -> str:
        """Return what stands in it now, spaces and all."""
        return self._edit.text()

    def take(self) -> str:
        """Return the password, keep nothing of it, and say nothing about that: nobody left the field empty."""
        taken = self._edit.take()
        self.start_over()
        return taken

    def empty(self) -> None:
        """Keep nothing of it, and say nothing about that."""
        self.take()

    def on_editor_caps_lock_seen(self) -> None:
        """Say that the next letters come out as capitals."""
        self._show(Reading(tr("Caps Lock menyala."), Tone.WARN))
