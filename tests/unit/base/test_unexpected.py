"""Bugs that nobody caught reach the log."""

import logging
import sys
import threading

import pytest

from scc_wall.base import unexpected


class Dying:
    """Fails while it is destroyed."""

    def __del__(self) -> None:
        raise ZeroDivisionError("destructor")


def fail() -> None:
    raise ZeroDivisionError("thread")


def test_bugs_of_threads_destructors_and_slots_are_logged_with_their_trace(caplog: pytest.LogCaptureFixture) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    with caplog.at_level(logging.ERROR, unexpected.log.name), unexpected.logged():
        thread = threading.Thread(target=fail, name="pekerja")
        thread.start()
        thread.join()
        Dying()
        try:
            fail()
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert [record.levelname for record in caplog.records] == ["CRITICAL", "ERROR", "CRITICAL"]
    assert all(record.exc_info and record.exc_info[2] is not None for record in caplog.records)
    assert "pekerja" in caplog.records[0].getMessage()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    caplog.clear()
