from PySide6.QtCore import QObject

from scc_wall.ui import beat as module
from scc_wall.ui.beat import Beat
from scc_wall.ui.slices import PAUSE_MS


def test_a_beat_lies_at_its_place_in_each_interval(qtbot, monkeypatch):
    owner, times = QObject(), []
    one = Beat(250, 60, lambda: times.append(1), owner)
    for now_ms in (0, 59, 60, 61, 249, 10_007):
        monkeypatch.setattr(module, "_now_ms", lambda now_ms=now_ms: now_ms)
        one.start()
        assert 0 < one._timer.interval() <= 250
        assert (now_ms + one._timer.interval()) % 250 == 60
    monkeypatch.undo()
    one.start()
    qtbot.waitUntil(lambda: len(times) == 2)
    one.stop()


def test_of_several_that_are_due_each_has_a_turn_of_its_own(qtbot, monkeypatch):
    owner, order = QObject(), []
    first, second = (Beat(1000, 0, lambda name=name: order.append(name), owner) for name in "ab")
    now = [5000]
    monkeypatch.setattr(Beat, "_last_ms", 0)
    monkeypatch.setattr(module, "_now_ms", lambda: now[0])
    first._on_timeout()
    second._on_timeout()
    assert order == ["a"]
    assert second._timer.interval() == PAUSE_MS
    now[0] += PAUSE_MS
    second._on_timeout()
    assert order == ["a", "b"]
    assert second._timer.interval() == 1000 - PAUSE_MS  # at its place again
    first.stop()
    second.stop()


def test_its_work_may_stop_it(qtbot):
    owner, times = QObject(), []

    def work():
        times.append(1)
        one.stop()

    one = Beat(20, 0, work, owner)
    one.start()
    qtbot.waitUntil(lambda: bool(times))
    assert not one._timer.isActive()
