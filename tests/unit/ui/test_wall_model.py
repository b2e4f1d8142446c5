from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain import wall_editing
from scc_wall.domain.camera import StreamConfig
from scc_wall.domain.layout import GRID_SIZES, Layout
from scc_wall.domain.tile import WHOLE, Fit, Rotation, Zoom
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui.wall_model import WallModel
from tests.support.scripted_feed import cameras

FULL_HD = (1920, 1080)
HALF = Zoom(0.25, 0.25, 0.5, 0.5)


def wall(count=36, tiles=36, screens=1):
    known = cameras(count)
    return WallModel(known, Layout("uji", spread([c.camera_id for c in known], tiles, screens)), screens)


def at(index, screen=0):
    return TileAddress(screen, index)


def ids(model, screen=0):
    return [place.camera_id for place in model.grid(screen).places]


def test_a_wall_of_36_asks_for_36_tiles_of_320_by_180():
    plan = wall().plan({0: FULL_HD}, 200)
    assert len(plan.tiles) == 36
    assert {tile.size_px for tile in plan.tiles} == {(320, 180)}
    assert len({tile.tile_id for tile in plan.tiles}) == 36
    assert plan.standby == ()


def test_nothing_is_asked_of_a_wall_that_cannot_be_seen():
    plan = wall().plan({}, 200)
    assert plan.tiles == ()
    assert len(plan.standby) == 36


def test_other_pages_stand_by_the_next_one_first_up_to_the_limit():
    model = wall(count=12, tiles=4)
    model.turn_page(1, 0)
    assert [t.camera_id for t in model.plan({0: FULL_HD}, 200).tiles] == [104, 105, 106, 107]
    assert model.plan({0: FULL_HD}, 200).standby == (108, 109, 110, 111, 100, 101, 102, 103)
    assert model.plan({0: FULL_HD}, 3).standby == (108, 109, 110)


def test_the_spotlight_covers_its_screen_with_main_and_the_others_stand_by():
    model = wall(count=8, tiles=4, screens=2)
    model.spotlight(at(2, screen=1))
    plan = model.plan({0: FULL_HD, 1: FULL_HD}, 200)
    spot = plan.tiles[-1]
    assert (spot.tile_id, spot.camera_id, spot.size_px, spot.prefer_main) == ("screen-2/spot", 106, FULL_HD, True)
    assert len(plan.tiles) == 5
    assert set(plan.standby) == {104, 105, 106, 107}
    assert model.back()
    assert model.spotlights == {}


def test_an_empty_tile_gets_no_spotlight():
    model = wall(count=1, tiles=4)
    model.spotlight(at(3))
    assert model.spotlights == {}


def test_the_selected_camera_stands_by_first_for_its_main_stream():
    model = wall(count=8, tiles=4)
    model.select(at(1))
    assert model.plan({0: FULL_HD}, 200).standby[0] == 101


def test_swap_undo_redo():
    model = wall(count=4, tiles=4)
    model.swap(at(0), at(3), 0)
    assert ids(model) == [103, 101, 102, 100]
    assert model.selected == at(3)
    model.undo(0)
    assert ids(model) == [100, 101, 102, 103]
    model.redo(0)
    assert ids(model) == [103, 101, 102, 100]


def test_a_smaller_grid_keeps_the_cameras_it_drops_and_a_larger_one_brings_them_back():
    model = wall()
    model.set_grid(0, 4, 0)
    assert ids(model) == [100, 101, 102, 103]
    assert len(model.plan({0: FULL_HD}, 200).standby) == 32
    model.set_grid(0, 36, 0)
    assert ids(model) == [100 + n for n in range(36)]


def test_undo_after_a_smaller_grid_brings_no_camera_twice():
    model = wall()
    model.set_grid(0, 4, 0)
    model.undo(0)
    model.set_grid(0, 49, 0)
    shown = [camera for camera in ids(model) if camera is not None]
    assert sorted(shown) == [100 + n for n in range(36)]


@given(st.lists(st.sampled_from(GRID_SIZES), min_size=1, max_size=6), st.integers(0, 64))
def test_grids_never_lose_or_double_a_camera(sizes, count):
    model = wall(count=count, tiles=16)
    for size in sizes:
        model.set_grid(0, size, 0)
    model.set_grid(0, 64, 0)
    shown = [camera for camera in ids(model) if camera is not None]
    assert sorted(shown) == [100 + n for n in range(min(count, 16))]


def test_zoom_takes_main_and_belongs_to_its_camera():
    model = wall(count=4, tiles=4)
    model.set_zoom(at(0), HALF)
    tile = model.plan({0: FULL_HD}, 200).tiles[0]
    assert (tile.zoom, tile.prefer_main) == (HALF, True)
    model.put(at(0), 103, 0)
    assert model.zoom(at(0)) == WHOLE
    model.undo(0)
    assert model.zoom(at(0)) == WHOLE


def test_escape_leads_back_step_by_step():
    model = wall(count=4, tiles=4)
    model.spotlight(at(1))
    model.set_zoom(at(1), HALF)
    seen = []
    while model.back():
        seen.append((model.zoom(at(1)) != WHOLE, bool(model.spotlights), model.selected is not None))
    assert seen == [(False, True, True), (False, False, True), (False, False, False)]


def test_the_selection_walks_the_grid_and_on_to_the_next_screen():
    model = wall(count=8, tiles=4, screens=2)
    walked = []
    for dx, dy in ((1, 0), (1, 0), (0, 1), (0, 1), (1, 0), (-1, 0), (-1, 0)):
        model.move_selection(dx, dy)
        walked.append(tuple(model.selected))
    assert walked == [(0, 0), (0, 1), (0, 3), (0, 3), (1, 2), (0, 3), (0, 2)]


def test_under_a_spotlight_nothing_is_selected_that_cannot_be_seen():
    model = wall(count=8, tiles=4, screens=2)
    model.select(at(0))
    model.spotlight(at(0))
    for step in ((1, 0), (0, 1), (0, -1), (-1, 0)):
        model.select(at(0))
        model.move_selection(*step)
        assert model.selected in (at(0), at(0, screen=1))
    model.select(at(3))  # by its number, say
    model.move_selection(0, 1)
    assert model.selected == at(0)
    model.select(at(1, screen=1))
    model.spotlight(at(1, screen=1))
    model.select(at(0))
    model.move_selection(1, 0)
    assert model.selected == at(1, screen=1)
    model.select(None)
    model.move_selection(1, 0)
    assert model.selected == at(0)


def test_fit_and_rotation_of_the_selected_tile():
    model = wall(count=4, tiles=4)
    model.toggle_fit(0)
    assert model.place(at(0)).fit is Fit.FIT  # nothing selected, nothing changed
    model.select(at(0))
    model.toggle_fit(0)
    model.turn_picture(0)
    tile = model.plan({0: FULL_HD}, 200).tiles[0]
    assert (tile.fit, tile.rotation) == (Fit.CROP, Rotation.RIGHT)


def test_the_page_shown_is_put_together_anew_for_a_turn_or_an_edit_alone():
    model = wall(count=8, tiles=4)
    first = model.page
    assert model.page is first
    model.turn_page(1, 0)
    assert [place.camera_id for place in model.page.screens[0].places] == [104, 105, 106, 107]
    model.turn_page(-1, 0)
    assert model.page == first
    model.select(at(0))
    model.toggle_pin(0)
    assert model.page.screens[0].places[0].pinned
    assert not first.screens[0].places[0].pinned


def test_a_pinned_tile_stays_when_the_page_turns():
    model = wall(count=8, tiles=4)
    model.select(at(0))
    model.toggle_pin(0)
    model.turn_page(1, 0)
    assert ids(model) == [100, 105, 106, 107]


def test_pages_turn_after_their_dwell_but_not_under_a_spotlight():
    model = wall(count=8, tiles=4)
    model.toggle_sequence(0)
    model.advance(21_000_000_000)
    assert model.page_index == 1
    model.spotlight(at(0))
    model.advance(99_000_000_000)
    assert model.page_index == 1


def test_a_layout_for_fewer_screens_gets_empty_grids():
    model = WallModel(cameras(4), Layout("", spread([100], 4, 1)), screens=3)
    assert [len(model.grid(s).places) for s in range(3)] == [4, 4, 4]
    assert ids(model, 2) == [None] * 4


def test_no_camera_is_lost_by_steps_back_and_forth_between_grids():
    model = wall()
    model.set_grid(0, 9, 0)
    model.set_grid(0, 16, 0)
    model.undo(0)
    assert ids(model) == list(range(100, 109))
    model.set_grid(0, 36, 0)
    assert sorted(ids(model)) == list(range(100, 136))
    model.undo(0)
    model.undo(0)
    assert ids(model) == list(range(100, 136))
    model.redo(0)
    model.set_grid(0, 36, 0)
    assert sorted(ids(model)) == list(range(100, 136))


def test_a_layout_is_called_changed_until_it_is_what_was_kept_again():
    model = wall(count=4, tiles=4)
    model.swap(at(0), at(3), 0)
    assert model.is_changed
    model.keep_as("malam", 0)
    assert not model.is_changed
    model.swap(at(0), at(1), 0)
    assert model.is_changed
    model.undo(0)
    assert not model.is_changed
    model.load(Layout("siang", spread([100], 1, 1)))
    model.add_screens(2)
    assert not model.is_changed


def test_a_camera_that_is_gone_leaves_an_empty_tile():
    model = wall(count=4, tiles=4)
    model.spotlight(at(3))
    model.set_cameras(cameras(3))
    assert model.spotlights == {}
    assert [t.camera_id for t in model.plan({0: FULL_HD}, 200).tiles] == [100, 101, 102]


def test_a_camera_that_is_gone_comes_back_by_no_undo():
    model = wall(count=4, tiles=4)
    model.swap(at(0), at(3), 0)
    model.apply(wall_editing.clear(model.layout, 0, at(0)), 0)  # 103 stood there
    model.set_cameras(cameras(3))
    assert ids(model) == [None, 101, 102, 100]
    model.undo(0)
    assert ids(model) == [100, 101, 102, None]  # the step that only cleared the lost camera is none any more
    assert not model.history.can_undo
    model.redo(0)
    assert ids(model) == [None, 101, 102, 100]


def test_a_camera_that_is_gone_does_not_come_back_with_a_larger_grid():
    model = wall(count=4, tiles=4)
    model.set_grid(0, 1, 0)
    model.set_cameras(cameras(3))
    model.set_grid(0, 4, 0)
    assert ids(model) == [100, 101, 102, None]


def test_a_zoom_ends_with_the_address_that_it_looked_at():
    model, known = wall(count=2, tiles=4), cameras(2)
    for index in (0, 1):
        model.set_zoom(at(index), HALF)
    renamed = replace(known[0], name="Ampera baru")
    model.set_cameras([renamed, replace(known[1], main=StreamConfig("rtsp://127.0.0.2/"))])
    assert (model.zoom(at(0)), model.zoom(at(1))) == (HALF, WHOLE)


def test_removed_pages_leave_a_page_that_exists():
    model = wall(count=12, tiles=4)
    model.turn_page(2, 0)
    model.apply(wall_editing.remove_page(model.layout, 2), 0)
    assert model.page_index == 1
    model.undo(0)
    model.turn_page(1, 0)
    assert model.page_index == 2


@pytest.mark.parametrize("screens", [1, 2, 3])
def test_tile_ids_are_unique_on_the_wall(screens):
    model = wall(count=64, tiles=16, screens=screens)
    model.spotlight(at(0))
    names = [t.tile_id for t in model.plan(dict.fromkeys(range(screens), FULL_HD), 200).tiles]
    assert len(names) == len(set(names))
