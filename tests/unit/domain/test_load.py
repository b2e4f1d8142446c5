from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.load import LoadShedder, LoadTile

S = 1_000_000_000
TILES = (LoadTile("small", 100), LoadTile("large", 900), LoadTile("middle", 400))


class Wall:
    """Feeds a shedder ten times a second with 90 frames per second and the given part of them dropped."""

    def __init__(self, tiles=TILES) -> None:
        self.shedder = LoadShedder()
        self.tiles = tiles
        self.now, self.dropped, self.total = 0, 0.0, 0
        self.shed: frozenset[str] = frozenset()
        self.changes: list[tuple[float, frozenset[str]]] = []

    def run(self, seconds: float, drop: float) -> frozenset[str]:
        for _ in range(round(seconds * 10)):
            self.now += S // 10
            self.total += 9
            self.dropped += 9 * drop
            before = self.shed
            self.shed = self.shedder.update(self.now, int(self.dropped), self.total, self.tiles)
            if self.shed != before:
                self.changes.append((self.now / S, self.shed))
        return self.shed


def test_calm_sheds_nothing() -> None:
    assert Wall().run(60, 0.0) == frozenset()
    assert Wall().run(60, 0.04) == frozenset()


def test_the_largest_goes_after_four_seconds_and_one_more_every_five() -> None:
    wall = Wall()
    wall.run(20, 0.2)
    assert [ids for _, ids in wall.changes] == [{"large"}, {"large", "middle"}, {"large", "middle", "small"}]
    moments = [moment for moment, _ in wall.changes]
    assert 4.0 <= moments[0] <= 5.2
    assert round(moments[1] - moments[0], 6) >= 5.0
    assert round(moments[2] - moments[1], 6) >= 5.0
    assert wall.run(10, 0.2) == {"large", "middle", "small"}  # nothing left to shed


def test_a_burst_is_not_four_seconds() -> None:
    wall = Wall()
    for _ in range(5):
        wall.run(2.5, 0.9)
        wall.run(2, 0.0)
    assert wall.changes == []


def test_the_last_shed_comes_back_first_after_twenty_calm_seconds() -> None:
    wall = Wall()
    wall.run(11, 0.2)
    assert wall.shed == {"large", "middle"}
    calm_from = wall.now / S
    wall.changes.clear()
    wall.run(40, 0.0)
    assert [ids for _, ids in wall.changes] == [{"large"}, set()]
    assert 20.0 <= wall.changes[0][0] - calm_from <= 21.5
    assert round(wall.changes[1][0] - wall.changes[0][0], 6) >= 5.0


def test_a_hiccup_starts_the_calm_again() -> None:
    wall = Wall()
    wall.run(6, 0.2)
    wall.run(15, 0.0)
    wall.run(1, 0.5)
    wall.run(19, 0.0)
    assert wall.shed == {"large"}
    wall.run(3, 0.0)
    assert wall.shed == frozenset()


def test_selected_tiles_are_spared() -> None:
    wall = Wall((LoadTile("spot", 1000, selected=True), LoadTile("other", 10)))
    assert wall.run(20, 0.5) == {"other"}


def test_selecting_a_shed_tile_gives_it_back() -> None:
    wall = Wall()
    wall.run(6, 0.2)
    wall.tiles = (TILES[0], LoadTile("large", 900, selected=True), TILES[2])
    assert wall.run(0.1, 0.2) == frozenset()
    assert wall.run(5, 0.2) == {"middle"}


def test_a_tile_that_vanished_is_forgotten() -> None:
    wall = Wall()
    wall.run(6, 0.2)
    wall.tiles = ()
    assert wall.run(0.1, 0.2) == frozenset()
    wall.tiles = TILES
    assert wall.run(0.1, 0.0) == frozenset()


def test_totals_that_fall_start_the_measuring_again() -> None:
    wall = Wall()
    wall.run(3.5, 0.5)
    wall.dropped, wall.total = 0.0, 0
    wall.run(3.5, 0.5)
    assert wall.changes == []


def test_nothing_is_concluded_from_a_machine_that_slept() -> None:
    wall = Wall()
    wall.run(2, 0.5)
    wall.now += 3600 * S
    wall.dropped += 1000
    wall.total += 1000
    assert wall.run(3, 0.5) == frozenset()
    wall = Wall()
    wall.run(6, 0.5)
    wall.now += 3600 * S
    assert wall.run(15, 0.0) == {"large"}


def test_a_wall_without_frames_is_calm() -> None:
    shedder = LoadShedder()
    assert {shedder.update(second * S, 0, 0, TILES) for second in range(60)} == {frozenset()}


def test_a_slow_tick_sheds_as_well() -> None:
    shedder = LoadShedder()
    shed = [shedder.update(second * S, second * 5, second * 30, TILES) for second in range(0, 12, 2)]
    assert shed[-1]


ticks = st.tuples(st.integers(1, 6 * S), st.integers(0, 40), st.integers(0, 100), st.sets(st.sampled_from("abcdef")))


@given(walk=st.lists(ticks, max_size=60), picked=st.sampled_from("abcdefg"))
def test_one_change_in_five_seconds_and_never_a_selected_tile(walk, picked) -> None:
    shedder, now, dropped, total = LoadShedder(), 0, 0, 0
    shed: frozenset[str] = frozenset()
    changed = None
    for pause, lost, shown, ids in walk:
        now, dropped, total = now + pause, dropped + lost, total + lost + shown
        tiles = [LoadTile(tile_id, ord(tile_id), tile_id == picked) for tile_id in sorted(ids)]
        before = shed & {tile.tile_id for tile in tiles if not tile.selected}  # what didn't go by itself
        shed = shedder.update(now, dropped, total, tiles)
        assert shed <= ids - {picked}
        assert len(shed ^ before) <= 1
        if shed != before:
            assert changed is None or now - changed >= 5 * S
            changed = now
