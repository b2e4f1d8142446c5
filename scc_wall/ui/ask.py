"""Small questions to a person: a name, one of several, a number. Their buttons say what they do, in our words.

Qt's own ready-made questions say "OK" and "Cancel", for which Qt has no Indonesian.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QWidget

from scc_wall.ui.words import tr


def text(parent: QWidget, title: str, label: str, button: str, value: str = "") -> str:
    """Return what was typed without spaces around it, empty if nothing was or the person left."""
    dialog = _dialog(parent, title, label, button)
    dialog.setTextValue(value)
    return dialog.textValue().strip() if _accepted(dialog) else ""


def secret(parent: QWidget | None, title: str, label: str, button: str) -> str | None:
    """Return what was typed, unseen and as it is; None if nothing was or the person left."""
    dialog = _dialog(parent, title, label, button)
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    return (dialog.textValue() or None) if _accepted(dialog) else None


def choice(parent: QWidget, title: str, label: str, button: str, values: Sequence[str]) -> str | None:
    """Return the chosen one, None if the person left."""
    dialog = _dialog(parent, title, label, button)
    dialog.setComboBoxItems(list(values))
    return dialog.textValue() if _accepted(dialog) else None


def number(parent: QWidget, title: str, label: str, button: str, *, value: int, allowed: range) -> int | None:
    """Return the number, None if the person left."""
    dialog = _dialog(parent, title, label, button)
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(allowed.start, allowed.stop - 1)
    dialog.setIntValue(value)
    return dialog.intValue() if _accepted(dialog) else None


def _dialog(parent: QWidget | None, title: str, label: str, button: str) -> QInputDialog:
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setOkButtonText(button)
    dialog.setCancelButtonText(tr("Batal"))
    return dialog


def _accepted(dialog: QInputDialog) -> bool:
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done
