"""What a person does in a form with mouse and keyboard."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def click(button: QWidget) -> None:
    """Press it with the mouse."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(field: Any, text: str) -> None:
    """Type a text in place of what stands in the editor of a field; an empty one takes it away."""
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text or "\b")
