"""What the status line claims of the store: tried, not guessed; soon again where it is in doubt."""

from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from scc_wall.app.desk.store_watch import EVERY_S, IN_DOUBT_EVERY_S, PATIENCE_S, StoreWatch
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.storage.late_store import LateStore
from tests.support.clock import START_UTC, ManualClock
from tests.support.held_work import HeldWork

FULL = SccError(Told("Disk penuh.", "The disk is full."))


class Desk:
    """The watch, with a worker that works when the test says so."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.written = 0
        self.full = self.refused = self.doubted = False
        self.work = HeldWork()
        store = cast("LateStore", SimpleNamespace(whole=lambda: SimpleNamespace(settings=self)))
        self.watch = StoreWatch(
            store,
            clock,
            self.work,
            refused=lambda: self.refused,
            doubted=lambda: self.doubted,
        )

    def set(self, _setting: object, _value: object) -> None:
        if self.full:
            raise FULL
        self.written += 1

    def look(self, after_s: float = 0.0) -> int:
        """Look after that time, with a worker that is quick; return how often it was tried."""
        self.clock.advance(after_s)
        self.watch.look()
        return self.work.run()


@pytest.fixture
def desk(clock: ManualClock) -> Desk:
    return Desk(clock)


def test_nothing_is_claimed_before_it_was_tried_and_then_it_is_tried_now_and_then(desk: Desk) -> None:
    desk.watch.look()
    assert (desk.watch.known, desk.watch.bad_since_utc) == (False, None)
    assert desk.work.run() == 1
    assert (desk.watch.known, desk.watch.bad_since_utc, desk.written) == (True, None, 1)
    assert desk.look(EVERY_S - 1) == 0
    assert desk.look(1) == 1


def test_it_is_tried_at_once_where_the_audit_can_not_be_written(desk: Desk) -> None:
    desk.look()
    desk.full = desk.doubted = True
    assert desk.look(IN_DOUBT_EVERY_S) == 1
    assert desk.watch.bad_since_utc == START_UTC + timedelta(seconds=IN_DOUBT_EVERY_S)


def test_it_is_told_soon_that_it_can_be_written_again(desk: Desk) -> None:
    desk.full = True
    desk.look()
    for _ in range(3):
        assert desk.look(IN_DOUBT_EVERY_S) == 1
    assert desk.watch.bad_since_utc == START_UTC  # since the first time
    desk.full = False
    desk.look(IN_DOUBT_EVERY_S)
    assert desk.watch.bad_since_utc is None
    assert desk.look(IN_DOUBT_EVERY_S) == 0


def test_what_hangs_is_not_called_writable_nor_tried_on_top_of_itself(desk: Desk) -> None:
    desk.look()
    desk.clock.advance(EVERY_S)
    desk.watch.look()  # the worker does not come back
    desk.clock.advance(PATIENCE_S)
    desk.watch.look()
    assert desk.watch.bad_since_utc is None
    desk.clock.advance(1)
    desk.watch.look()
    assert desk.watch.bad_since_utc == START_UTC + timedelta(seconds=EVERY_S)
    assert desk.work.run() == 1
    assert desk.watch.bad_since_utc is None


def test_what_refused_a_layout_is_bad_until_that_is_kept(desk: Desk) -> None:
    desk.look()
    desk.refused = True
    desk.look()
    desk.look(IN_DOUBT_EVERY_S)  # something small can be written; the layout could not
    assert desk.watch.bad_since_utc == START_UTC
    desk.refused = False
    desk.look(IN_DOUBT_EVERY_S)
    assert desk.watch.bad_since_utc is None
