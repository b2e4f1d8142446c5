"""How a part opens behind the first pictures: when it is its turn, once, and again a minute after it failed."""

import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from scc_wall.app.late_opening import RETRY_S, LateOpening
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.slices import Slices

LATEST_S = 5.0
REFUSED = SccError(Told("Gudang terkunci", "The store is locked"))


class Part:
    """Opens with three pieces of work, and remembers what was done in which thread."""

    def __init__(self, parent: QObject, clock) -> None:
        self.parent = parent
        self.store = SimpleNamespace(is_open=True)
        self.refused: SccError | None = None
        self.made = 0
        self.threads: set[str] = set()
        self.done: list[str] = []
        self.at_desk: Callable[[], object] = lambda: None
        """Done in the first turn: between two turns nobody is sure to be asked."""
        self.opening = LateOpening(
            parent, "part-desk", self.store, clock, make=self.make, then=self.then, failing="the part does not open"
        )

    def make(self) -> str:
        self.made += 1
        self.threads.add(threading.current_thread().name)
        if self.refused is not None:
            raise self.refused
        return "desk"

    def then(self, made: str) -> list:
        return [lambda: self.first(made), lambda: [lambda: self.done.append("panel")]]

    def first(self, made: str) -> None:
        self.done.append(made)
        self.at_desk()

    def times_made(self, qtbot) -> int:
        """Return how often it was made once the worker has done all that it was asked for until now."""
        done: list[object] = []
        self.opening.work(lambda: None, done.append, done.append)
        qtbot.waitUntil(lambda: bool(done))
        return self.made

    def look(self, *, after: bool = True) -> None:
        self.opening.look(after=after, latest_s=LATEST_S)


@pytest.fixture
def part(qapp, clock):
    parent = QObject()
    made = Part(parent, clock)
    yield made
    made.opening.close()
    made.opening.close()
    parent.deleteLater()


def test_it_waits_for_those_before_it_as_long_as_it_was_told_and_for_the_store_for_ever(part, qtbot, clock):
    part.look(after=False)
    clock.advance(LATEST_S + 1)
    part.store.is_open = False
    part.look(after=False)
    assert part.times_made(qtbot) == 0
    part.store.is_open = True
    part.look(after=False)
    assert part.times_made(qtbot) == 1


def test_it_is_made_once_by_its_worker_and_open_when_all_turns_were_taken(part, qtbot):
    opened: list[bool] = []
    part.at_desk = lambda: opened.append(part.opening.is_open)
    part.look()
    qtbot.waitUntil(lambda: part.opening.is_open)
    assert opened == [False]
    part.look()
    assert part.times_made(qtbot) == 1
    assert part.done == ["desk", "panel"]
    assert [name.split("_")[0] for name in part.threads] == ["part-desk"]


def test_what_failed_is_told_to_the_log_and_tried_again_after_a_minute(part, qtbot, clock, caplog):
    part.refused = REFUSED
    part.look()
    qtbot.waitUntil(lambda: "the part does not open: " in caplog.text)
    part.refused = None
    clock.advance(RETRY_S - 1)
    part.look()
    assert part.times_made(qtbot) == 1
    clock.advance(2)
    part.look()
    qtbot.waitUntil(lambda: part.opening.is_open)
    assert part.times_made(qtbot) == 2


def test_once_it_is_taken_apart_no_turn_is_taken_any_more(part, qtbot):
    part.at_desk = part.opening.stop
    part.look()
    qtbot.waitUntil(lambda: part.done == ["desk"])
    after = Slices([lambda: None], part.parent)
    qtbot.waitUntil(lambda: not after.running)  # whose turns come last
    assert part.done == ["desk"]
    assert not part.opening.is_open
