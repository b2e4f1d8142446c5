from scc_wall.ui import beat
from scc_wall.ui.tick import TickMeter, WallTick

MS = 1_000_000


def test_the_meter_says_how_late_ticks_come():
    meter = TickMeter(8)
    assert meter.late_ms() == 0.0
    now = 0
    for n in range(1001):
        meter.tick(now)
        now += 8 * MS + (4 * MS if n % 50 == 0 else 0)
    assert meter.count == 1000
    assert meter.late_ms(99) == 4.0
    assert meter.late_ms(50) == 0.0


def test_an_early_tick_is_not_counted_against_a_late_one():
    meter = TickMeter(8)
    for now in (0, 12, 16, 24):
        meter.tick(now * MS)
    assert meter.late_ms(100) == 4.0
    assert meter.late_ms(0) == 0.0


def test_old_ticks_are_forgotten():
    meter = TickMeter(8)
    meter.tick(0)
    meter.tick(1000 * MS)
    for n in range(1, 4097):
        meter.tick((1000 + 8 * n) * MS)
    assert meter.late_ms(100) == 0.0


def test_the_slow_tick_lies_between_the_timers_that_are_not_precise(qtbot, clock, monkeypatch):
    ticks = []
    tick = WallTick(clock, 8, lambda: None, lambda: ticks.append(1))
    try:
        for now_ms in (0, 30, 124, 125, 126, 249, 10_007):
            monkeypatch.setattr(beat, "now_ms", lambda now_ms=now_ms: now_ms)
            tick.start()
            first_ms = tick._slow._timer.interval()
            assert 125 <= first_ms < 375
            assert (now_ms + first_ms) % 250 == 125
        monkeypatch.undo()
        qtbot.waitUntil(lambda: bool(ticks))
    finally:
        tick.stop()
