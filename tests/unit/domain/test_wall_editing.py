from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain import wall_editing as edit
from scc_wall.domain.layout import GRID_SIZES, Layout, Page, Place, Rect, ScreenGrid, ready_grid
from scc_wall.domain.tile import Fit, Rotation
from scc_wall.domain.wall_editing import LayoutHistory, TileAddress


def cameras(page: Page) -> list[int | None]:
    return [place.camera_id for grid in page.screens for place in grid.places]


def shown(layout: Layout) -> set[int | None]:
    pages = (edit.effective_page(layout, index) for index in range(len(layout.pages)))
    return {camera for page in pages for camera in cameras(page)} - {None}


def four(*ids: int | None) -> Layout:
    return Layout("A", (Page((ready_grid(4, ids),)),))


def at(index: int, screen: int = 0) -> TileAddress:
    return TileAddress(screen, index)


# A place is drawn as one number and taken apart: a layout has dozens, and five draws for each take seconds.
PLACES = [
    (camera, fit, rotation, pinned)
    for camera in (None, *range(1, 12))
    for fit in Fit
    for rotation in Rotation
    for pinned in (False, False, True)
]
places = st.lists(st.sampled_from(PLACES), min_size=9, max_size=9)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    screens = draw(st.integers(1, 3))

    def page() -> Page:
        empty = [ready_grid(draw(st.sampled_from([1, 4, 6, 9]))) for _ in range(screens)]
        return Page(tuple(filled(grid, draw(places)) for grid in empty))

    def filled(grid: ScreenGrid, shown: list[tuple[int | None, Fit, Rotation, bool]]) -> ScreenGrid:
        new = (Place(place.rect, *what) for place, what in zip(grid.places, shown, strict=False))
        return replace(grid, places=tuple(new))

    return Layout("L", tuple(page() for _ in range(draw(st.integers(1, 3)))))


@st.composite
def pointed(draw: st.DrawFn) -> tuple[Layout, int, TileAddress]:
    layout = draw(layouts())
    page = draw(st.integers(0, len(layout.pages) - 1))
    screen = draw(st.integers(0, len(layout.pages[page].screens) - 1))
    index = draw(st.integers(0, len(layout.pages[page].screens[screen].places) - 1))
    return layout, page, TileAddress(screen, index)


# --- history


def test_history_goes_back_and_forth() -> None:
    history = LayoutHistory(four(1))
    assert (history.can_undo, history.can_redo) == (False, False)
    assert history.undo() == four(1) == history.redo()
    history.apply(four(2))
    history.apply(four(3))
    assert history.undo() == four(2)
    assert history.undo() == four(1)
    assert (history.can_undo, history.can_redo) == (False, True)
    assert history.redo() == four(2)
    history.apply(four(9))
    assert not history.can_redo
    assert history.undo() == four(2)


def test_a_layout_that_changes_nothing_is_no_step() -> None:
    history = LayoutHistory(four(1))
    history.apply(four(2))
    history.undo()
    history.apply(four(1))
    assert (history.can_undo, history.can_redo) == (False, True)


def test_history_is_bounded() -> None:
    history = LayoutHistory(four(0))
    for camera in range(1, 251):
        history.apply(four(camera))
    steps = 0
    while history.can_undo:
        history.undo()
        steps += 1
    assert (steps, history.current) == (100, four(150))


@given(st.lists(st.one_of(st.integers(0, 9), st.sampled_from(["undo", "redo"])), max_size=60))
def test_undone_and_redone_is_as_before(walk) -> None:
    history = LayoutHistory(four(0))
    for step in walk:
        history.undo() if step == "undo" else history.redo() if step == "redo" else history.apply(four(step))
        before = history.current
        if history.can_undo:
            history.undo()
            assert history.redo() == before


# --- one tile


def test_swap_exchanges_what_is_shown() -> None:
    layout = edit.set_rotation(edit.set_fit(four(1, 2), 0, at(0), Fit.CROP), 0, at(0), Rotation.LEFT)
    swapped = edit.swap(layout, 0, at(0), at(3))
    places = swapped.pages[0].screens[0].places
    assert places[0] == Place(Rect(0, 0, 1, 1), None)
    assert places[3] == Place(Rect(1, 1, 1, 1), 1, Fit.CROP, Rotation.LEFT)
    assert edit.swap(layout, 0, at(1), at(1)) == layout


@given(pointed(), st.data())
def test_swap_shows_the_one_where_the_other_was_and_back_again(where, data) -> None:
    layout, page, a = where
    screen = data.draw(st.integers(0, len(layout.pages[page].screens) - 1))
    b = TileAddress(screen, data.draw(st.integers(0, len(layout.pages[page].screens[screen].places) - 1)))
    swapped = edit.swap(layout, page, a, b)
    for one, other in ((a, b), (b, a)):
        before, after = edit.seen_place(layout, page, one), edit.seen_place(swapped, page, other)
        assert (after.camera_id, after.fit, after.rotation) == (before.camera_id, before.fit, before.rotation)
    assert edit.swap(swapped, page, a, b) == layout
    assert shown(swapped) == shown(layout)


@given(pointed(), st.integers(100, 200))
def test_what_is_done_to_a_tile_is_seen_on_it(where, camera) -> None:
    layout, page, address = where
    placed = edit.place(layout, page, address, camera)
    before, after = edit.seen_place(layout, page, address), edit.seen_place(placed, page, address)
    assert (after.camera_id, after.fit, after.rotation) == (camera, before.fit, Rotation.NONE)
    assert after.rect == before.rect
    assert edit.seen_place(edit.clear(layout, page, address), page, address).camera_id is None
    assert edit.seen_place(edit.set_fit(layout, page, address, Fit.CROP), page, address).fit is Fit.CROP
    turned = edit.set_rotation(layout, page, address, Rotation.HALF)
    assert edit.seen_place(turned, page, address).rotation is Rotation.HALF


def test_the_same_camera_placed_again_keeps_its_turn() -> None:
    layout = edit.set_rotation(four(1), 0, at(0), Rotation.LEFT)
    assert edit.place(layout, 0, at(0), 1) == layout


def test_an_address_that_is_not_there_is_a_bug() -> None:
    for address in (at(4), at(0, 1), at(-1)):
        with pytest.raises(IndexError):
            edit.clear(four(1), 0, address)


# --- pins


def test_a_pinned_tile_shows_on_all_pages_where_its_address_is() -> None:
    layout = Layout(
        "L", (Page((ready_grid(4, [1, 2, 3, 4]),)), Page((ready_grid(4, [5, 6, 7, 8]),)), Page((ready_grid(1, [9]),)))
    )
    layout = edit.set_pinned(layout, 0, at(1), True)
    assert [cameras(edit.effective_page(layout, page)) for page in range(3)] == [[1, 2, 3, 4], [5, 2, 7, 8], [9]]
    assert edit.owner_page(layout, 1, at(1)) == 0
    # A camera dropped on the pinned tile while another page is shown takes the pinned tile.
    changed = edit.place(layout, 1, at(1), 42)
    assert [cameras(edit.effective_page(changed, page))[:2] for page in range(2)] == [[1, 42], [5, 42]]
    # The hidden camera is back when the pin is taken off, from whichever page.
    assert cameras(edit.effective_page(edit.set_pinned(layout, 1, at(1), False), 1)) == [5, 6, 7, 8]


def test_a_page_goes_before_others_with_its_own_pin() -> None:
    layout = Layout("L", (Page((ready_grid(1, [1]),)), Page((ready_grid(1, [2]),)), Page((ready_grid(1, [3]),))))
    for page in (0, 1):
        layout = edit._edited(layout, page, at(0), lambda old: Place(old.rect, old.camera_id, pinned=True))
    assert [cameras(edit.effective_page(layout, page)) for page in range(3)] == [[1], [2], [1]]


@given(layouts())
def test_without_pins_pages_are_as_they_are_and_grids_always(layout) -> None:
    for index, page in enumerate(layout.pages):
        seen = edit.effective_page(layout, index)
        for grid, own in zip(seen.screens, page.screens, strict=True):
            assert [place.rect for place in grid.places] == [place.rect for place in own.places]
            for place, mine in zip(grid.places, own.places, strict=True):
                assert place.pinned or place == mine


# --- grids


def test_a_tile_spans_over_empty_ones_and_gives_back() -> None:
    layout = Layout("L", (Page((ready_grid(9, [1, None, 2]),)),))
    wide = edit.set_span(layout, 0, at(0), 2, 3)
    places = wide.pages[0].screens[0].places
    assert [place.rect for place in places] == [(0, 0, 2, 3), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]
    assert [place.camera_id for place in places] == [1, 2, None, None]
    assert edit.set_span(wide, 0, at(0), 1, 1) == layout


def test_a_span_cuts_an_empty_wide_tile_into_units() -> None:
    grid = ScreenGrid(3, 3, (Place(Rect(0, 0, 1, 1), 1), Place(Rect(1, 0, 2, 2))))
    wide = edit.set_span(Layout("L", (Page((grid,)),)), 0, at(0), 2, 1)
    assert [place.rect for place in wide.pages[0].screens[0].places] == [
        (0, 0, 2, 1),
        (2, 0, 1, 1),
        (1, 1, 1, 1),
        (2, 1, 1, 1),
    ]


@pytest.mark.parametrize(("columns", "rows"), [(3, 1), (1, 4), (4, 1), (0, 1), (1, -1)])
def test_a_span_that_meets_a_camera_or_the_edge_is_refused(columns: int, rows: int) -> None:
    layout = Layout("L", (Page((ready_grid(9, [1, None, 2]),)),))
    with pytest.raises(ValueError, match=r"leave a grid|would cover"):
        edit.set_span(layout, 0, at(0), columns, rows)


@given(pointed(), st.integers(-1, 4), st.integers(-1, 4))
def test_spans_keep_every_camera_and_every_unit(where, columns, rows) -> None:
    layout, page, address = where
    before = layout.pages[page].screens[address.screen]
    try:
        after = edit.set_span(layout, page, address, columns, rows).pages[page].screens[address.screen]
    except ValueError:
        return

    def units(grid: ScreenGrid) -> set[tuple[int, int]]:
        return set().union(*(edit._units(place.rect) for place in grid.places))

    assert units(after) == units(before)  # overlaps are refused by ScreenGrid itself
    assert sorted(c for c in cameras(Page((after,))) if c) == sorted(c for c in cameras(Page((before,))) if c)
    corner = before.places[address.index].rect[:2]
    assert any(place.rect == (*corner, columns, rows) for place in after.places)


# --- pages


def test_pages_come_and_go() -> None:
    layout = four(1, 2)
    grown = edit.add_page(layout)
    assert [cameras(page) for page in grown.pages] == [[1, 2, None, None], [None] * 4]
    assert edit.remove_page(grown, 1) == layout
    twice = edit.add_page(layout, layout.pages[0], at=0)
    assert len(edit.remove_page(twice, 0).pages) == 1
    front = edit.add_page(layout, Page((ready_grid(1, [9]),)), at=0)
    assert [cameras(page)[0] for page in front.pages] == [9, 1]
    assert cameras(edit.add_page(Layout("empty")).pages[0]) == [None]
    with pytest.raises(ValueError, match="only page"):
        edit.remove_page(layout, 0)


def test_names_and_dwell_are_changed_alone() -> None:
    assert edit.rename(four(1), "B") == Layout("B", four(1).pages)
    named = edit.set_page(four(1), 0, name="Malam")
    assert (named.pages[0].name, named.pages[0].dwell_s) == ("Malam", 20.0)
    assert edit.set_page(named, 0, dwell_s=5).pages[0] == Page(named.pages[0].screens, "Malam", 5)


def test_cameras_spread_over_screens_then_pages() -> None:
    pages = edit.spread(list(range(1, 11)), 4, 2)
    assert [cameras(page) for page in pages] == [[1, 2, 3, 4, 5, 6, 7, 8], [9, 10, *[None] * 6]]
    assert [cameras(page) for page in edit.spread([], 4, 2)] == [[None] * 8]
    for tiles, screens in ((4, 0), (5, 1)):
        with pytest.raises(ValueError, match=r"screen|grid"):
            edit.spread([1], tiles, screens)


@given(st.lists(st.integers(1, 999), max_size=90), st.sampled_from(GRID_SIZES), st.integers(1, 6))
def test_a_spread_holds_every_camera_in_order(ids, tiles, screens) -> None:
    pages = edit.spread(ids, tiles, screens)
    assert [camera for page in pages for camera in cameras(page) if camera is not None] == ids
    assert all(len(page.screens) == screens for page in pages)
    assert len(pages) == 1 or any(cameras(pages[-1]))


def test_a_smaller_grid_leaves_out_what_a_larger_one_takes_back() -> None:
    layout = Layout("L", (Page((ready_grid(1, [9]), ready_grid(4, [1, 2, 3]))),))
    smaller, left_out = edit.set_grid(layout, 0, 1, 1)
    assert cameras(smaller.pages[0]) == [9, 1]
    assert [place.camera_id for place in left_out] == [2, 3]
    moved = edit.place(smaller, 0, at(0, screen=1), 3)  # is there already, and does not come twice
    larger, left_out = edit.set_grid(moved, 0, 1, 4, left_out)
    assert cameras(larger.pages[0]) == [9, 3, 2, None, None]
    assert left_out == ()


def test_a_wall_with_more_screens_than_the_layout_gets_empty_grids_like_the_last() -> None:
    layout = Layout("L", (Page((ready_grid(1, [1]), ready_grid(9, [2]))), Page(())))
    covered = edit.covering(layout, 3)
    assert [[len(grid.places) for grid in page.screens] for page in covered.pages] == [[1, 9, 9], [4, 4, 4]]
    assert shown(covered) == {1, 2}
    assert edit.covering(covered, 1) == covered
    assert edit.covering(Layout("L", ()), 1).pages == (Page((ready_grid(4),)),)


def test_fewer_screens_make_further_pages() -> None:
    page = Page(tuple(ready_grid(1, [camera]) for camera in (1, 2, 3)), "Pagi", 7.0)
    layout = edit.for_screens(Layout("L", (page,)), 2)
    assert [(cameras(p), p.name, p.dwell_s) for p in layout.pages] == [
        ([1, 2], "Pagi", 7.0),
        ([3, None], "Pagi (2)", 7.0),
    ]


def test_more_screens_are_empty() -> None:
    layout = edit.for_screens(four(1, 2, 3, 4), 2)
    assert [cameras(page) for page in layout.pages] == [[1, 2, 3, 4, *[None] * 4]]
    with pytest.raises(ValueError, match="at least one"):
        edit.for_screens(layout, 0)


@given(layouts(), st.integers(1, 5))
def test_no_camera_is_lost_on_any_number_of_screens(layout, count) -> None:
    other = edit.for_screens(layout, count)
    assert all(len(page.screens) == count for page in other.pages)
    assert shown(other) >= shown(layout)
    assert edit.for_screens(other, count) == other


# --- the websites on a tile ------------------------------------------------------------------------------------------


def test_the_websites_take_a_tile_like_a_camera_and_keep_fit_and_pin() -> None:
    place = Place(Rect(0, 0, 1, 1), 7, Fit.CROP, Rotation.LEFT, pinned=True)
    layout = Layout("L", (Page((ScreenGrid(1, 1, (place,)),)),))
    shown = edit.place_sites(layout, 0, at(0))
    assert edit.seen_place(shown, 0, at(0)) == Place(place.rect, None, Fit.CROP, pinned=True, sites=True)
    assert edit.place_sites(shown, 0, at(0)) == shown
    assert edit.seen_place(edit.place(shown, 0, at(0), 7), 0, at(0)) == Place(place.rect, 7, Fit.CROP, pinned=True)


def test_no_tile_shows_both() -> None:
    with pytest.raises(ValueError, match="camera 7"):
        Place(Rect(0, 0, 1, 1), 7, sites=True)


def test_a_tile_of_the_websites_is_not_empty() -> None:
    layout = edit.place_sites(Layout("L", (Page((ready_grid(4, [1]), ready_grid(1))),)), 0, at(0, 1))
    with pytest.raises(ValueError, match="the websites"):
        edit.set_span(edit.place_sites(layout, 0, at(1)), 0, at(0), 2, 1)
    assert [page.screens[0].places[0].sites for page in edit.for_screens(layout, 1).pages] == [False, True]
