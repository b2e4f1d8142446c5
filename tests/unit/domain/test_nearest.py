from scc_wall.domain.layout import Rect
from scc_wall.domain.nearest import middle, nearest


def test_the_nearest_tile_lies_ahead_and_what_is_aside_counts_double():
    here, ahead, aside = map(middle, (Rect(0, 0, 10, 10), Rect(40, 0, 10, 10), Rect(20, 30, 10, 10)))
    assert nearest([here, ahead, aside], here, (1, 0)) == 1
    assert nearest([here, ahead, aside], here, (0, 1)) == 2
    assert nearest([here, ahead, aside], here, (-1, 0)) is None


def test_what_stands_at_the_same_height_but_for_rounding_is_not_below():
    row = [(1 / 6, 0.1 + 0.2), (0.5, 0.3)]
    assert nearest(row, row[1], (0, 1)) is None
    assert nearest(row, row[0], (0, -1)) is None


def test_every_tile_of_the_next_screen_lies_ahead_of_who_comes_from_beside():
    grid = [(x / 8, y / 8) for y in (1, 3, 5, 7) for x in (1, 3, 5, 7)]
    assert nearest(grid, (-1, 5 / 8), (1, 0)) == 8
    assert nearest(grid, (1, 5 / 8), (-1, 0)) == 11
