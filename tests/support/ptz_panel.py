"""How a person works the PTZ panel, by mouse and by keyboard."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.by_hand import click
from tests.support.ptz_desk import snapshot_of

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def press_enter(button: QWidget) -> None:
    """Press it with the keyboard."""
    button.setFocus()
    QTest.keyClick(button, KEY.Key_Space)


BY = pytest.mark.parametrize("press", [click, press_enter])


def change(room: SimpleNamespace, camera_id: int = 100, **steering: Any) -> None:
    """Let a camera report something new, and the panel see it."""
    room.desk.change(camera_id, steering=snapshot_of(camera_id, **steering))
    room.ptz.tick()
