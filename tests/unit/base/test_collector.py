import gc
import threading
from collections.abc import Iterator

import pytest

from scc_wall.base.collector import ALL_EVERY_S, PINNED_YOUNG_OBJECTS, PinnedCollector
from tests.support.clock import ManualClock


class Knot:
    """Holds itself; tells which thread took it apart."""

    def __init__(self, told: list[int]) -> None:
        self.itself, self.told = self, told

    def __del__(self) -> None:
        self.told.append(threading.get_ident())


def in_a_thread(act) -> None:
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


def make_many() -> None:
    assert len([[] for _ in range(4 * PINNED_YOUNG_OBJECTS)]) == 4 * PINNED_YOUNG_OBJECTS


@pytest.fixture
def frozen() -> Iterator[None]:
    """Look at what the test itself makes alone: the suite has made much."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_cycles_are_found_by_the_thread_that_looks_and_by_no_other(frozen: None, clock: ManualClock) -> None:
    told: list[int] = []
    gc.enable()  # as Python begins
    collector = PinnedCollector(clock)
    collector.settle()
    Knot(told)
    in_a_thread(make_many)
    assert told == []
    held = [[] for _ in range(2 * PINNED_YOUNG_OBJECTS)]
    collector.look()
    assert told == [threading.get_ident()]
    assert held


def test_what_grew_old_is_found_too_but_seldom(frozen: None, clock: ManualClock) -> None:
    told: list[int] = []
    collector = PinnedCollector(clock)
    collector.settle()
    knots = [Knot(told)]
    gc.collect()  # survives, and is old now
    knots.clear()
    clock.advance(ALL_EVERY_S - 1)
    collector.look()
    assert told == []
    clock.advance(2)
    collector.look()
    assert told == [threading.get_ident()]


def test_what_was_loaded_is_never_looked_at_again(frozen: None, clock: ManualClock) -> None:
    told: list[int] = []
    collector = PinnedCollector(clock)
    Knot(told)
    collector.settle()
    clock.advance(ALL_EVERY_S + 1)
    collector.look()
    assert told == []


def test_nothing_is_looked_through_while_everything_is_loaded(frozen: None, clock: ManualClock) -> None:
    told: list[int] = []
    collector = PinnedCollector(clock)
    Knot(told)
    make_many()
    held = [[] for _ in range(2 * PINNED_YOUNG_OBJECTS)]
    clock.advance(ALL_EVERY_S + 1)
    collector.look()
    assert told == []
    assert held
