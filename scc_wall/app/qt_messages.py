"""Qt's own messages go to the log, where they are redacted and limited, instead of to the person's terminal."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("Qt")

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
OFFSCREEN_CANNOT: Final = "This plugin does not support"
"""How Qt's offscreen platform begins what it has no use for: `propagateSizeHints()`, `raise()`; no news to anyone."""


@contextmanager
def logged() -> Iterator[None]:
    """Log Qt's messages meanwhile; put back after it. Enter it before Qt's application is made."""
    before = qInstallMessageHandler(_take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = logging.DEBUG if text.startswith(OFFSCREEN_CANNOT) else _LEVELS[kind]
    log.log(level, "%s: %s", context.category or "default", text)
    if kind is QtMsgType.QtFatalMsg and sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - Qt ends the program now; the person must see why
