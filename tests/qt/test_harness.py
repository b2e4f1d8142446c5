"""Qt's tests run without a screen, and are skipped with the reason where Qt can't load."""

import os

import pytest
from PySide6.QtWidgets import QApplication


@pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "offscreen", reason="another platform was asked for")
def test_qt_is_offscreen(qapp: QApplication) -> None:
    assert qapp.platformName() == "offscreen"
