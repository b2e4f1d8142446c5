"""A live stream by a clock moved by hand: on time, keyframes where they are needed, faults as with other streams."""

import heapq
import itertools
import random

import numpy as np
import pytest

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.camera import Join
from scc_wall.simulator.faults import ActiveFault, Fault, checked
from scc_wall.simulator.live import KEYFRAME_EVERY, LiveStream
from scc_wall.simulator.loop import Timer
from scc_wall.simulator.onvif.encoder import Encoder, Size
from scc_wall.simulator.session import Session
from tests.support.clock import ManualClock

S = 10**9
START = 100 * S


class ManualLoop:
    def __init__(self, clock):
        self.clock, self.timers, self.order = clock, [], itertools.count()

    def at(self, due_ns, action):
        timer = Timer(action)
        heapq.heappush(self.timers, (due_ns, next(self.order), timer))
        return timer

    def run_for(self, seconds):
        end = self.clock.mono_ns() + round(seconds * S)
        while self.timers and self.timers[0][0] <= end:
            due, _, timer = heapq.heappop(self.timers)
            self.clock.advance(max(0, due - self.clock.mono_ns()) / S)
            if timer.action is not None:
                timer.action()
        self.clock.advance(max(0, end - self.clock.mono_ns()) / S)


class Source:
    """Pictures of 32×32 whose grey counts up; making one takes `cost_s`."""

    def __init__(self, clock):
        self.clock, self.cost_s, self.numbers = clock, 0.0, []

    def size_px(self, role):
        return (32, 32)

    def frames_per_s(self, role):
        return 10

    def encoder(self, role):
        return Encoder(Size(32, 32))

    def picture(self, role, number):
        self.numbers.append(number)
        self.clock.advance(self.cost_s)
        return np.full((32, 32, 3), len(self.numbers) % 256, np.uint8)


class Outlet:
    channel, full, drained = 0, False, True

    def __init__(self):
        self.got = []

    def picture(self, picture, data):
        self.got.append(picture)

    def report(self, packet):
        pass


class Watched:
    def __init__(self):
        self.clock = ManualClock(START)
        self.loop, self.source, self.fault = ManualLoop(self.clock), Source(self.clock), None
        self.stream = LiveStream(
            self.loop, self.clock, self.source, StreamRole.SUB,
            epoch_ns=START, clock_offset_s=0.0, fault=lambda: self.fault,
        )  # fmt: skip

    def client(self, join=Join.MID_GOP):
        outlet = Outlet()
        session = Session("1", self.stream, outlet, self.clock, random.Random(1))
        self.stream.join(session, join)
        return session, outlet.got

    def switch(self, fault, **given):
        self.fault = ActiveFault(fault, checked(fault, given), self.clock.mono_ns())


def test_pictures_are_made_only_while_somebody_watches():
    watched = Watched()
    watched.loop.run_for(5)
    assert watched.source.numbers == []
    session, got = watched.client()
    watched.loop.run_for(1.05)
    assert len(got) in (10, 11)
    watched.stream.leave(session)
    made = len(watched.source.numbers)
    watched.loop.run_for(5)
    assert len(watched.source.numbers) == made
    assert watched.stream.log.snapshot().pictures == made


def test_a_keyframe_first_and_then_every_so_often():
    watched = Watched()
    _, got = watched.client()
    watched.loop.run_for(5)
    keys = [i for i, picture in enumerate(got) if picture.keyframe]
    assert keys == list(range(0, len(got), KEYFRAME_EVERY))


@pytest.mark.parametrize(("join", "at_once"), [(Join.KEYFRAME, True), (Join.MID_GOP, False)])
def test_who_joins_later_gets_a_keyframe_if_the_camera_makes_one(join, at_once):
    watched = Watched()
    watched.client()
    watched.loop.run_for(0.55)
    _, got = watched.client(join)
    watched.loop.run_for(0.15)
    assert got[0].keyframe is at_once


def test_slow_pictures_are_left_out_not_piled_up():
    watched = Watched()
    watched.source.cost_s = 0.25
    _, got = watched.client()
    watched.loop.run_for(3)
    assert len(got) == pytest.approx(10, abs=1)
    assert watched.source.numbers == sorted(set(watched.source.numbers))


def test_faults_of_streams():
    watched = Watched()
    _, got = watched.client()
    watched.loop.run_for(0.5)
    watched.switch(Fault.FROZEN)
    made, sent = len(watched.source.numbers), len(got)
    watched.loop.run_for(1)
    assert len(watched.source.numbers) == made
    assert len(got) >= sent + 9
    watched.switch(Fault.PLAY_SILENT)
    sent = len(got)
    watched.loop.run_for(1)
    assert len(got) == sent
    watched.switch(Fault.SLOW_RATE, per_s=2)
    watched.loop.run_for(2)
    assert len(got) - sent in (3, 4, 5)
