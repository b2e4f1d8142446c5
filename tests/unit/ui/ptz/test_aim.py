"""Between tile and picture: there and back for every turn, fit and crop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.fitting import Point, TileView, unturned
from scc_wall.domain.steering import Ghost, Hold
from scc_wall.domain.tile import WHOLE, Fit, Rotation, Zoom
from scc_wall.ui.ptz.aim import box_between, ghost_area, on_tile, push_of, turned_point

sizes = st.tuples(st.integers(40, 2000), st.integers(40, 2000))
views = st.builds(TileView, sizes, sizes, st.sampled_from(Fit), st.sampled_from(Rotation))
zooms = st.one_of(st.just(WHOLE), st.builds(lambda x, y: Zoom(x, y, 0.5, 0.5), st.floats(0, 0.5), st.floats(0, 0.5)))
shares = st.floats(0.01, 0.99)


@given(views, zooms, shares, shares)
def test_a_point_on_the_tile_is_found_again_from_the_picture(view, zoom, x, y):
    area = view.picture_area(zoom)
    where = (area.x + x * area.width, area.y + y * area.height)
    assert on_tile(view, zoom, view.to_picture(where, zoom)) == pytest.approx(where, abs=0.01)


@given(shares, shares, st.sampled_from(Rotation))
def test_turning_and_unturning_a_point_changes_nothing(x, y, rotation):
    assert turned_point(*unturned(Point(x, y), rotation), rotation) == pytest.approx((x, y))


@given(views, zooms, shares, shares, shares, shares)
def test_a_box_is_the_same_from_whichever_corner_and_stays_in_the_picture(view, zoom, x1, y1, x2, y2):
    area = view.picture_area(zoom)
    one = (area.x + x1 * area.width, area.y + y1 * area.height)
    other = (area.x + x2 * area.width, area.y + y2 * area.height)
    box = box_between(view, zoom, one, other)
    assert box == box_between(view, zoom, other, one)
    assert box.width >= 0
    assert box.height >= 0
    assert box.left + box.width <= 1 + 1e-9
    assert box.top + box.height <= 1 + 1e-9


def test_the_frame_of_a_target_may_lie_outside_of_what_is_seen():
    view = TileView((640, 360), (640, 360))
    area = ghost_area(view, Zoom(0.5, 0.5, 0.5, 0.5), Ghost(0.0, 0.5, 0.5, 0.5))
    assert area == pytest.approx((-640, 0, 640, 360))


@pytest.mark.parametrize(
    ("rotation", "push"),
    [
        (Rotation.NONE, Hold(pan=0.5)),
        (Rotation.RIGHT, Hold(tilt=0.5)),
        (Rotation.HALF, Hold(pan=-0.5)),
        (Rotation.LEFT, Hold(tilt=-0.5)),
    ],
)
def test_to_the_right_of_a_turned_tile_is_where_its_picture_lies(rotation, push):
    assert push_of(1.0, 0.0, 0.5, rotation) == push
    assert "-0.0" not in repr(push_of(1.0, 0.0, 0.5, rotation))
