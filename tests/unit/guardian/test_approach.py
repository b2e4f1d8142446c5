"""The way to a camera is opened once, kept, opened anew when asked, and let go of at the end."""

import threading

import pytest

from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.guardian.approach import Approach
from scc_wall.guardian.messages import Introduce

WITHIN_S = 10.0


class Ways:
    """Opens ways, one after the other; the first ones may fail."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.opened: list[Way] = []
        self.tried = threading.Semaphore(0)
        self.may_open = threading.Event()
        self.may_open.set()

    def open(self, introduced: Introduce) -> "Way":
        self.may_open.wait(WITHIN_S)
        try:
            if self.failures:
                self.failures -= 1
                raise CameraCallError(CallCause.OFFLINE)
            self.opened.append(Way())
            return self.opened[-1]
        finally:
            self.tried.release()


class Way:
    def __init__(self) -> None:
        self.closed = threading.Event()

    def close(self) -> None:
        self.closed.set()


def test_it_is_opened_once_and_kept() -> None:
    ways = Ways()
    approach = Approach(Introduce(1, "x"), ways.open)
    approach.get_ready()
    assert ways.tried.acquire(timeout=WITHIN_S)
    assert approach.ptz() in ways.opened
    approach.get_ready()
    first = approach.ptz()
    approach.begin_anew()
    assert first.closed.is_set()
    assert approach.ptz() is not first


def test_it_keeps_no_connection_while_the_camera_is_steered() -> None:
    """Some cameras serve one at a time: the guardian's would keep the UI process waiting."""
    ways = Ways()
    approach = Approach(Introduce(1, "x"), ways.open)
    approach.get_ready()
    assert ways.tried.acquire(timeout=WITHIN_S)
    assert ways.opened[0].closed.wait(WITHIN_S)


def test_one_that_was_not_there_is_tried_again_with_the_next_move() -> None:
    ways = Ways(failures=1)
    approach = Approach(Introduce(1, "x"), ways.open)
    with pytest.raises(CameraCallError):
        approach.ptz()
    approach.get_ready()
    assert ways.tried.acquire(timeout=WITHIN_S)
    assert ways.tried.acquire(timeout=WITHIN_S)
    assert len(ways.opened) == 1


def test_one_that_is_still_being_opened_at_the_end_is_let_go_of() -> None:
    ways = Ways()
    ways.may_open.clear()
    approach = Approach(Introduce(1, "x"), ways.open)
    approach.get_ready()
    approach.get_ready()
    approach.close()
    ways.may_open.set()
    assert ways.tried.acquire(timeout=WITHIN_S)
    assert ways.opened[0].closed.wait(WITHIN_S)
    approach.get_ready()
    assert len(ways.opened) == 1
