"""When a tile's content was last seen to change, while its slots come and go."""

from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.tile import WHOLE, Fit, Rotation, TileRequest, TileStatus
from scc_wall.domain.tile_state import TileState
from scc_wall.video.environment import Flavour
from scc_wall.video.lane import Lane
from scc_wall.video.protocol import Drawing
from scc_wall.video.slots import SlotWriter, Stamps
from scc_wall.video.tiles import Tile, TileSlot, tile_for

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
    bench = Bench()
    bench.picture(1, 10.0, changed=True)
    bench.picture(1, 25.0)
    bench.tile.status = (ns(25.0), TileStatus(TileState.LIVE, frozen_s=15.0))
    after = bench.tile = tile_for(TileRequest("spot", 1, LARGE), [bench.tile])
    after.shown = bench.slot(3, LARGE)
    assert after.content_changed_mono_ns is None
    bench.picture(3, 25.1, changed=True)
    assert after.content_changed_mono_ns == ns(10.0)
    bench.picture(3, 25.6, changed=True)
    assert after.content_changed_mono_ns == ns(25.6)
    assert tile_for(TileRequest("other", 2, LARGE), [bench.tile]).changed_before_mono_ns is None
