import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.layout import GRID_SIZES, Place, Rect, ScreenGrid, pixel_rects, ready_grid, smallest_grid_for

SPEC_SIZES = (1, 4, 6, 8, 9, 10, 13, 16, 25, 36, 49, 64)


@st.composite
def full_grids(draw: st.DrawFn) -> ScreenGrid:
    """A grid without a hole, of ready-made or of freely cut tiles."""
    if draw(st.booleans()):
        return ready_grid(draw(st.sampled_from(GRID_SIZES)))
    columns = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    rows = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    places, y = [], 0
    for height in rows:
        x = 0
        for width in columns:
            places.append(Place(Rect(x, y, width, height)))
            x += width
        y += height
    return ScreenGrid(sum(columns), sum(rows), tuple(places))


screens = st.tuples(st.integers(1, 8000), st.integers(1, 5000))


@given(full_grids(), screens)
def test_tiles_cover_the_screen_without_a_pixel_twice_or_missing(grid, size) -> None:
    rects = pixel_rects(grid, size)
    assert sum(r.width * r.height for r in rects) == size[0] * size[1]
    assert_apart_and_inside(rects, size)


@given(full_grids(), screens, st.integers(0, 20))
def test_a_gap_only_takes_from_tiles(grid, size, gap) -> None:
    rects = pixel_rects(grid, size, gap)
    assert_apart_and_inside(rects, size)
    for place, rect, full in zip(grid.places, rects, pixel_rects(grid, size), strict=True):
        x, y, width, height = place.rect
        at_right, at_bottom = x + width == grid.columns, y + height == grid.rows
        assert (rect.x, rect.y) == (full.x, full.y)
        assert rect.width == (full.width if at_right else max(0, full.width - gap))
        assert rect.height == (full.height if at_bottom else max(0, full.height - gap))


def assert_apart_and_inside(rects: tuple[Rect, ...], size: tuple[int, int]) -> None:
    for index, a in enumerate(rects):
        assert 0 <= a.x <= a.x + a.width <= size[0]
        assert 0 <= a.y <= a.y + a.height <= size[1]
        for b in rects[:index]:
            beside = a.x + a.width <= b.x or b.x + b.width <= a.x
            assert beside or a.y + a.height <= b.y or b.y + b.height <= a.y


@given(st.integers(1, 8), st.integers(1, 8000))
def test_tiles_of_one_grid_differ_by_a_pixel_at_most(side, length) -> None:
    widths = {rect.width for rect in pixel_rects(ready_grid(side * side), (length, length))}
    assert max(widths) - min(widths) <= 1


@pytest.mark.parametrize("tiles", SPEC_SIZES)
def test_a_ready_made_grid_has_its_tiles_and_no_hole(tiles: int) -> None:
    grid = ready_grid(tiles, [7, None, 9])
    assert len(grid.places) == tiles
    assert sum(p.rect.width * p.rect.height for p in grid.places) == grid.columns * grid.rows
    assert [p.camera_id for p in grid.places][:3] == [7, None, 9][:tiles]


def test_the_ready_made_grids_are_those_of_the_specification() -> None:
    assert GRID_SIZES == SPEC_SIZES
    with pytest.raises(ValueError, match="no grid of 7"):
        ready_grid(7)
    assert [smallest_grid_for(n) for n in (0, 1, 2, 5, 11, 36, 37, 64, 99)] == [1, 1, 4, 6, 13, 36, 49, 64, 64]


@pytest.mark.parametrize("rect", [(2, 0, 1, 1), (0, 0, 1, 3), (-1, 0, 1, 1), (0, 0, 0, 1)])
def test_a_place_outside_its_grid_is_refused(rect: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="leaves"):
        ScreenGrid(2, 2, (Place(Rect(*rect)),))


def test_overlapping_places_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        ScreenGrid(2, 2, (Place(Rect(0, 0, 2, 1)), Place(Rect(1, 0, 1, 2))))
    grid = ready_grid(4)
    with pytest.raises(ValueError, match="overlaps"):
        grid.with_place(0, Place(Rect(0, 0, 2, 1)))
