from functools import partial

import pytest
from PySide6.QtCore import QObject

from scc_wall.ui import beat as module
from scc_wall.ui import slices
from scc_wall.ui.beat import NEXT_MS, PATIENCE, Beat
from scc_wall.ui.slices import PAUSE_MS, SAME_TURN_MS, Slices


@pytest.fixture
def now(monkeypatch):
    """A clock of Qt's that stands still, and nobody has worked before it."""
    now = [5000]
    monkeypatch.setattr(slices, "_taken_ms", [0])
    for where in (slices, module):
        monkeypatch.setattr(where, "now_ms", lambda: now[0])
    return now


def test_a_beat_lies_at_its_place_in_each_interval(qtbot, monkeypatch):
    owner, times = QObject(), []
    one = Beat(250, 60, lambda: times.append(1), owner)
    for now_ms in (0, 59, 60, 61, 249, 10_007):
        monkeypatch.setattr(module, "now_ms", lambda now_ms=now_ms: now_ms)
        for wait_ms in (0, 100):
            one.start(wait_ms)
            assert wait_ms <= one._timer.interval() <= wait_ms + 250
            assert one._timer.interval() > 0
            assert (now_ms + one._timer.interval()) % 250 == 60
    monkeypatch.undo()
    one.start()
    qtbot.waitUntil(lambda: len(times) == 2)
    one.stop()


def test_of_several_that_are_due_each_has_a_turn_of_its_own(qtbot, now):
    owner, order = QObject(), []
    first, second = (Beat(1000, 0, partial(order.append, name), owner) for name in "ab")
    first._on_timeout()
    second._on_timeout()
    assert order == ["a"]
    assert second._timer.interval() == NEXT_MS
    now[0] += SAME_TURN_MS
    second._on_timeout()
    assert order == ["a", "b"]
    assert second._timer.interval() == 1000 - SAME_TURN_MS  # at its place again
    first.stop()
    second.stop()


def test_a_slice_takes_no_turn_in_which_a_beat_worked_and_the_other_way(qtbot, now):
    owner, order = QObject(), []
    one = Beat(1000, 0, partial(order.append, "beat"), owner)
    pieces = Slices([partial(order.append, "first"), partial(order.append, "second")], owner)
    one._on_timeout()
    pieces._on_timeout()
    assert order == ["beat"]
    now[0] += SAME_TURN_MS
    pieces._on_timeout()
    one._on_timeout()
    assert order == ["beat", "first"]
    pieces.stop()
    one.stop()


def test_nobody_lets_others_go_ahead_for_ever(qtbot, now):
    owner, order = QObject(), []
    one = Beat(1000, 0, partial(order.append, "beat"), owner)
    for _ in range(PATIENCE):
        slices.take_turn()
        one._on_timeout()
    assert order == []
    one._on_timeout()
    assert order == ["beat"]
    one.stop()


def test_slices_come_on_where_others_work_all_the_time(qtbot, now):
    owner, order = QObject(), []
    pieces = Slices([partial(order.append, "slice")] * 2, owner)
    for _ in range(2 * (slices.PATIENCE + 1)):
        slices.take_turn()
        pieces._on_timeout()
    assert order == ["slice"] * 2
    pieces.stop()


def test_what_is_left_comes_a_piece_a_turn_before_the_next_beat(qtbot, now):
    owner, order = QObject(), []
    one = Beat(1000, 0, lambda: [partial(order.append, 1), partial(order.append, 2)], owner)
    one._on_timeout()
    for done in ([], [1]):
        assert order == done
        assert one._timer.interval() == PAUSE_MS
        now[0] += PAUSE_MS
        one._on_timeout()
    assert order == [1, 2]
    assert one._timer.interval() == 1000 - 2 * PAUSE_MS
    one.stop()


def test_its_work_may_stop_it(qtbot):
    owner, times = QObject(), []

    def work():
        times.append(1)
        one.stop()
        return [partial(times.append, 2)]

    one = Beat(20, 0, work, owner)
    one.start()
    qtbot.waitUntil(lambda: bool(times))
    assert not one._timer.isActive()
    assert times == [1]
