"""When a tile's content was last seen to change, while its slots come and go."""

import pytest

from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.tile import WHOLE, Fit, Rotation, TileRequest
from scc_wall.video.environment import Flavour
from scc_wall.video.lane import Lane
from scc_wall.video.protocol import Drawing
from scc_wall.video.slots import SlotWriter, Stamps
from scc_wall.video.tiles import Stillness, Tile, TileSlot

SUB = StreamKey(1, StreamRole.SUB)
SMALL, LARGE = (16, 9), (32, 18)


def ns(at_s: float) -> int:
    return int(at_s * 1e9)


class Bench:
    """A tile, the slots of its lane, and who writes into them."""

    def __init__(self) -> None:
        self.lane = Lane(0, Flavour.THIN)
        self.tile = Tile(TileRequest("t", 1, SMALL))
        self.writers: dict[int, SlotWriter] = {}
        self.tile.shown = self.slot(1, SMALL)

    def slot(self, slot_id: int, size_px: tuple[int, int]) -> TileSlot:
        slot = self.lane.make_slot(size_px)
        self.writers[slot_id] = SlotWriter(self.lane.headers, slot.number, slot.block, size_px)
        return TileSlot(slot_id, SUB, self.lane, slot, Drawing(size_px, Fit.FIT, Rotation.NONE, WHOLE))

    def picture(self, slot_id: int, at_s: float, *, changed: bool = False) -> None:
        self.writers[slot_id].begin()
        self.writers[slot_id].publish(Stamps(ns(at_s), ns(at_s)), (0, 0, *SMALL), changed=changed)

    def resize(self, at_s: float) -> None:
        """Have a larger slot come, with its first picture."""
        self.tile.coming = self.slot(2, LARGE)
        self.picture(2, at_s, changed=True)  # to a new slot its first picture is new
        self.tile.swap(ns(at_s))


def test_a_frozen_picture_in_another_size_is_no_change() -> None:
    bench = Bench()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 25.0)
    bench.resize(25.1)
    assert bench.tile.content_changed_mono_ns == ns(10.0)
    bench.picture(2, 40.0)
    assert bench.tile.content_changed_mono_ns == ns(10.0)


def test_a_picture_that_moves_again_in_another_size_is_a_change() -> None:
    bench = Bench()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 25.0)
    bench.resize(25.1)
    assert bench.tile.content_changed_mono_ns == ns(10.0)
    bench.picture(2, 25.6, changed=True)
    assert bench.tile.content_changed_mono_ns == ns(25.6)
    assert bench.tile.changed_before_mono_ns is None


def test_what_was_old_before_the_resize_says_nothing_of_what_comes_after_it() -> None:
    bench = Bench()
    bench.picture(1, 10.0, changed=True)  # then the camera was away for a minute
    bench.resize(70.0)
    assert bench.tile.content_changed_mono_ns == ns(70.0)


def test_a_spotlight_on_a_picture_that_stands_still_shows_no_live_one() -> None:
    bench, stillness = Bench(), Stillness()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 25.0)
    stillness.leave([bench.tile], ns(25.0))
    after = bench.tile = stillness.tile_for(TileRequest("spot", 1, LARGE), ns(25.0))
    after.shown = bench.slot(3, LARGE)
    assert after.content_changed_mono_ns is None
    bench.picture(3, 25.1, changed=True)
    assert after.content_changed_mono_ns == ns(10.0)
    bench.picture(3, 25.6, changed=True)
    assert after.content_changed_mono_ns == ns(25.6)
    assert stillness.tile_for(TileRequest("other", 2, LARGE), ns(26.0)).changed_before_mono_ns is None


def test_a_page_that_turns_away_and_back_adds_up_the_time_in_which_a_picture_was_seen_to_stand_still() -> None:
    bench, stillness = Bench(), Stillness()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 17.0)  # seven seconds, too few to say so
    stillness.leave([bench.tile], ns(17.0))
    back = bench.tile = stillness.tile_for(TileRequest("t", 1, SMALL), ns(60.0))
    back.shown = bench.slot(4, SMALL)
    bench.picture(4, 60.1, changed=True)
    bench.picture(4, 64.0)
    assert back.still_s(ns(64.0)) == pytest.approx(11.0), "seven and four; not the time in which nobody looked"


def test_a_picture_that_moved_when_its_page_went_is_not_doubted_when_it_comes_back() -> None:
    bench, stillness = Bench(), Stillness()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 11.0)
    stillness.leave([bench.tile], ns(11.0))
    assert stillness.tile_for(TileRequest("t", 1, SMALL), ns(60.0)).changed_before_mono_ns is None


def test_a_stream_that_leads_elsewhere_is_not_doubted_for_the_one_before() -> None:
    bench, stillness = Bench(), Stillness()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 25.0)
    stillness.leave([bench.tile], ns(25.0))
    stillness.forget([SUB])
    assert stillness.tile_for(TileRequest("t", 1, SMALL), ns(26.0)).changed_before_mono_ns is None


def test_a_stream_that_stalled_stood_not_still() -> None:
    bench = Bench()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 25.0)
    assert bench.tile.still_s(ns(25.0)) == pytest.approx(15.0)
    assert not bench.tile.still_s(ns(60.0))
