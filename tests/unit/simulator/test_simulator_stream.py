"""A stream's schedule, by a clock moved by hand."""

import heapq
import itertools
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.camera import Join
from scc_wall.simulator.faults import ActiveFault, Fault, checked
from scc_wall.simulator.footage import Footage
from scc_wall.simulator.loop import Timer
from scc_wall.simulator.session import Session
from scc_wall.simulator.stream import INTERVAL_NS, Stream

MS = 1_000_000


class ManualClock:
    def __init__(self):
        self.now_ns = 10**12

    def mono_ns(self):
        return self.now_ns

    def now_utc(self):
        return datetime(2026, 1, 1, tzinfo=UTC)


class ManualLoop:
    """Timers alone, run by `run_until`, each up to `late_ns` late."""

    def __init__(self, clock):
        self.clock, self.timers, self.order = clock, [], itertools.count()

    def at(self, due_ns, action):
        timer = Timer(action)
        heapq.heappush(self.timers, (due_ns, next(self.order), timer))
        return timer

    def run_until(self, end_ns, late_ns=lambda: 0):
        while self.timers and self.timers[0][0] <= end_ns:
            due_ns, _, timer = heapq.heappop(self.timers)
            self.clock.now_ns = max(self.clock.now_ns, due_ns + late_ns())
            if timer.action is not None:
                timer.action()
        self.clock.now_ns = max(self.clock.now_ns, end_ns)


class ScriptedOutlet:
    channel = 0

    def __init__(self, clock):
        self.clock, self.got, self.full, self.drained = clock, [], False, True

    def picture(self, picture, data):
        self.got.append((self.clock.now_ns, picture.keyframe, int.from_bytes(data[8:12], "big")))

    def report(self, packet):
        pass

    def close(self):
        pass


class Bench:
    def __init__(self, first_picture=0):
        self.clock = ManualClock()
        self.loop = ManualLoop(self.clock)
        self.fault = None
        footage = Footage("traffic", StreamRole.SUB, "x")
        self.epoch_ns = self.clock.now_ns + 7 * MS
        self.stream = Stream(
            self.loop,
            self.clock,
            footage,
            epoch_ns=self.epoch_ns,
            first_picture=first_picture,
            clock_offset_s=0.0,
            fault=lambda: self.fault,
        )

    def client(self, join=Join.MID_GOP):
        outlet = ScriptedOutlet(self.clock)
        session = Session("s", self.stream, outlet, self.clock, random.Random(1))
        self.stream.join(session, join)
        return session, outlet

    def run(self, seconds, late_ns=lambda: 0):
        self.loop.run_until(self.clock.now_ns + int(seconds * 1e9), late_ns)

    @property
    def numbers(self):
        return [picture.number for picture in self.stream.log.snapshot().recent]

    def show(self, fault, **parameters):
        self.fault = ActiveFault(fault, checked(fault, parameters), self.clock.now_ns)


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=False), st.integers(0, 249))
def test_it_never_drifts_however_late_it_is_woken(rng, first):
    bench = Bench(first)
    _, outlet = bench.client()
    bench.run(12, lambda: rng.randrange(30 * MS))
    assert len(outlet.got) in (299, 300)
    for i, (sent_ns, _, _) in enumerate(outlet.got):
        assert 0 <= sent_ns - (bench.epoch_ns + i * INTERVAL_NS) < 30 * MS
    assert bench.numbers == [(first + i) % 250 for i in range(len(outlet.got))]


@given(st.integers(0, 400), st.integers(0, 249))
@settings(deadline=None, max_examples=30)
def test_the_picture_is_a_function_of_time_while_nobody_watches(pause_pictures, first):
    bench = Bench(first)
    bench.run(0.04 * pause_pictures)
    bench.client()
    bench.run(0.08)
    assert bench.numbers[0] == (first + pause_pictures) % 250


def test_timestamps_follow_the_pictures():
    bench = Bench()
    _, outlet = bench.client()
    bench.run(1)
    stamps = [stamp for _, _, stamp in outlet.got]
    assert {(b - a) & 0xFFFFFFFF for a, b in itertools.pairwise(stamps)} == {3600}


@pytest.mark.parametrize("first", [0, 1, 49])
def test_a_keyframe_at_once_by_option(first):
    bench = Bench(first)
    _, outlet = bench.client(Join.KEYFRAME)
    bench.run(0.2)
    assert outlet.got[0][1]
    _, second = bench.client(Join.KEYFRAME)
    bench.run(0.2)
    assert second.got[0][1]


def test_after_a_suspended_machine_it_goes_on_instead_of_catching_up():
    bench = Bench()
    _, outlet = bench.client()
    bench.run(0.5)
    before = len(outlet.got)
    bench.clock.now_ns += 3_600 * 10**9
    bench.run(0.5)
    assert len(outlet.got) - before < 15
    assert all(b == (a + 1) % 250 for a, b in itertools.pairwise(bench.numbers))


def test_nobody_playing_costs_nothing():
    bench = Bench()
    session, outlet = bench.client()
    bench.run(0.2)
    bench.stream.leave(session)
    bench.stream.leave(session)
    count = len(outlet.got)
    bench.run(1)
    assert len(outlet.got) == count
    assert not [timer for _, _, timer in bench.loop.timers if timer.action]


def test_who_does_not_keep_up_misses_whole_pictures_up_to_a_keyframe():
    bench = Bench()
    _, outlet = bench.client(Join.KEYFRAME)
    bench.run(0.4)
    outlet.full, outlet.drained = True, False
    bench.run(0.4)
    outlet.full, outlet.drained = False, True
    before = len(outlet.got)
    bench.run(3)
    assert outlet.got[before][1], "goes on with a keyframe"
    first = (outlet.got[before][0] - bench.epoch_ns) // INTERVAL_NS
    assert first % 50 == 0
    sent = bench.stream.log.snapshot()
    assert sent.pictures == len(outlet.got)
    assert sent.dropped == first - before


def test_stalls_now_and_then():
    bench = Bench()
    _, outlet = bench.client()
    bench.show(Fault.STALL, for_s=1.0, every_s=4.0)
    bench.run(8.2)
    pauses = [b[0] - a[0] for a, b in itertools.pairwise(outlet.got) if b[0] - a[0] > INTERVAL_NS]
    assert len(pauses) == 2 or (len(pauses) == 1 and outlet.got[0][0] > bench.epoch_ns)
    assert all(abs(pause - 1e9) <= INTERVAL_NS for pause in pauses)


@pytest.mark.parametrize("per_s", [1.0, 5.0, 12.5, 25.0, 100.0])
def test_slow_rates_are_kept(per_s):
    bench = Bench()
    _, outlet = bench.client()
    bench.show(Fault.SLOW_RATE, per_s=per_s)
    bench.run(8)
    assert len(outlet.got) == pytest.approx(min(per_s, 25) * 8, abs=1.01)
    assert all(b == (a + 1) % 250 for a, b in itertools.pairwise(bench.numbers))
