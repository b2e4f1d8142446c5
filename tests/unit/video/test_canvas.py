"""Slots that come and change while pictures run, and the memory that pictures pass through."""

import numpy as np
import pytest

from scc_wall.domain.tile import WHOLE, Fit, Rotation
from scc_wall.video.canvas import KEEP_EVERY_NS, SLOW_NS, Canvas
from scc_wall.video.protocol import Drawing
from scc_wall.video.scratch import Scratches
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Headers, SlotReader, SlotWriter, slot_bytes
from tests.support.clock import ManualClock

PICTURE_PX = (32, 18)


class Bench:
    """A canvas and its slots; the pictures are one grey, their number."""

    def __init__(self) -> None:
        self.clock, self.headers, self.scratches = ManualClock(), Headers.create(), Scratches()
        self.canvas = Canvas(self.clock, self.scratches)
        self.writers: dict[int, SlotWriter] = {}
        self.readers: dict[int, SlotReader] = {}

    def slots(self, **sizes_px: tuple[int, int]) -> None:
        """Draw into these slots, e.g. `s0=(16, 9)`."""
        drawings = {}
        for name, size_px in sizes_px.items():
            slot = int(name[1:])
            if slot not in self.writers or self.writers[slot].size_px != size_px:
                block = SharedBlock.create(slot_bytes(size_px))
                self.headers.clear_slot(slot)
                self.writers[slot] = SlotWriter(self.headers, slot, block, size_px)
                self.readers[slot] = SlotReader(self.headers, slot, block, size_px)
            drawings[slot] = Drawing(size_px, Fit.FIT, Rotation.NONE, WHOLE)
        self.canvas.set_outputs(drawings, self.writers)

    def picture(self, number: int, after_ns: int = 40_000_000) -> None:
        self.clock.advance(after_ns / 1e9)

        def retrieve(memory):
            if memory is None or memory.shape != (PICTURE_PX[1], PICTURE_PX[0], 3):
                memory = np.empty((PICTURE_PX[1], PICTURE_PX[0], 3), np.uint8)
            memory[:] = number
            return memory

        assert self.canvas.show(retrieve, self.clock.mono_ns()) == PICTURE_PX

    def seen(self, slot: int) -> int | None:
        taken = self.readers[slot].take()
        return None if taken is None else int(taken.pixels[0, 0, 0])


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_slot_that_comes_behind_the_last_picture_shows_it_at_once(bench: Bench) -> None:
    bench.slots(s0=(16, 9))
    bench.picture(1, KEEP_EVERY_NS)
    bench.slots(s0=(16, 9), s1=(8, 4))
    assert (bench.seen(0), bench.seen(1)) == (1, 1)


def test_of_a_slow_stream_each_picture_is_kept(bench: Bench) -> None:
    bench.slots(s0=(16, 9))
    for number in range(1, 4):
        bench.picture(number, SLOW_NS)
    bench.slots(s0=(16, 9), s1=(8, 4))
    assert bench.seen(1) == 3


def test_of_a_quick_stream_a_picture_is_kept_now_and_then(bench: Bench) -> None:
    bench.slots(s0=(16, 9))
    for number in range(1, 40):
        bench.picture(number)
    bench.clock.advance(SLOW_NS / 1e9)
    bench.slots(s0=(16, 9), s1=(8, 4))
    assert bench.seen(1) == 1 + KEEP_EVERY_NS // 40_000_000


def test_of_a_quick_stream_a_new_slot_shows_the_next_picture_never_an_older_one(bench: Bench) -> None:
    bench.slots(s0=(16, 9))
    for number in range(1, 4):
        bench.picture(number)
    bench.slots(s0=(16, 9), s1=(8, 4))
    assert bench.seen(1) is None
    bench.picture(4)
    assert (bench.seen(0), bench.seen(1)) == (4, 4)


def test_of_a_stalled_stream_a_new_slot_shows_what_was_kept_with_its_own_time(bench: Bench) -> None:
    bench.slots(s0=(16, 9))
    bench.picture(1)
    kept_mono_ns = bench.clock.mono_ns()
    bench.picture(2)
    bench.clock.advance(5.0)
    bench.slots(s0=(16, 9), s1=(8, 4))
    assert (bench.seen(0), bench.seen(1)) == (2, 1)
    taken = bench.readers[1].take()
    assert taken is not None
    assert taken.arrived_mono_ns == kept_mono_ns


def test_a_kept_picture_is_not_overwritten_by_those_that_pass_through_the_same_memory(bench: Bench) -> None:
    other = Bench()
    other.canvas = Canvas(other.clock, bench.scratches)
    bench.slots(s0=(16, 9))
    other.slots(s0=(16, 9))
    bench.picture(1)
    other.picture(200)
    bench.clock.advance(1.0)
    bench.slots(s0=(16, 9), s1=(8, 4))
    assert bench.seen(1) == 1
    assert len(bench.scratches._free) == 1, "one memory was enough for both"


def test_nothing_is_drawn_again_once_it_is_forgotten(bench: Bench) -> None:
    bench.slots(s0=(16, 9))
    bench.picture(1)
    bench.canvas.forget()
    bench.slots(s0=(16, 9), s1=(8, 4))
    assert bench.seen(1) is None
