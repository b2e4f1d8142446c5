"""Qt's messages go to the log, and what the offscreen platform can't do troubles nobody."""

import logging

import pytest
from PySide6.QtCore import qDebug, qWarning

from scc_wall.app import qt_messages


def test_qt_messages_are_logged_and_not_printed(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG, "Qt"), qt_messages.logged():
        qWarning("this can't be drawn")
        qWarning("This plugin does not support raise()")
        qDebug("painted")
    said = [(record.levelname, record.getMessage().partition(": ")[2]) for record in caplog.records]
    assert said == [
        ("WARNING", "this can't be drawn"),
        ("DEBUG", "This plugin does not support raise()"),
        ("DEBUG", "painted"),
    ]
    assert capfd.readouterr() == ("", "")
    caplog.clear()
