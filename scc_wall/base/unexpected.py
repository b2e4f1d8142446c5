"""Bugs that nobody caught go to the log with their trace, whichever way Python reports them."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

log = logging.getLogger(__name__)


@contextmanager
def logged() -> Iterator[None]:
    """Log what nobody caught in any thread or destructor meanwhile, instead of printing it; put back after it.

    A log is redacted and kept; a terminal is neither, and a windowed program on Windows has none.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = _on_main, _on_thread, _on_unraisable
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def _on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("unexpected error", exc_info=(kind, error, trace))


def _on_thread(failed: Any) -> None:
    if failed.exc_type is not SystemExit and failed.exc_value is not None:
        name = "?" if failed.thread is None else failed.thread.name
        log.critical("thread %s ended", name, exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback))


def _on_unraisable(failed: Any) -> None:
    # Not the object itself: the log would keep what is being destroyed.
    what = getattr(failed.object, "__qualname__", type(failed.object).__name__)
    text = failed.err_msg or "Exception ignored in"
    if failed.exc_value is not None:
        log.error("%s: %s", text, what, exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback))
