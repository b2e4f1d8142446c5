"""Where a picture lies in its slot."""

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.tile import WHOLE, Fit, Rotation, Zoom
from scc_wall.video.geometry import Region, place

sides = st.integers(1, 4000)
fractions = st.floats(-0.5, 1.5)


@given(
    st.tuples(sides, sides),
    st.tuples(sides, sides),
    st.sampled_from(Fit),
    st.sampled_from(Rotation),
    st.builds(Zoom, fractions, fractions, fractions, fractions),
)
def test_no_region_is_empty_or_leaves_its_bounds(picture_px, slot_px, fit, rotation, zoom) -> None:
    source, target = place(picture_px, slot_px, fit, rotation, zoom)
    for region, bounds in ((source, picture_px), (target, slot_px)):
        assert region.width >= 1
        assert region.height >= 1
        assert 0 <= region.x <= bounds[0] - region.width
        assert 0 <= region.y <= bounds[1] - region.height


def test_a_picture_of_the_same_shape_fills_the_slot() -> None:
    assert place((640, 360), (320, 180), Fit.FIT, Rotation.NONE, WHOLE).target == Region(0, 0, 320, 180)


def test_a_square_picture_gets_bars_at_its_sides() -> None:
    assert place((100, 100), (320, 180), Fit.FIT, Rotation.NONE, WHOLE).target == Region(70, 0, 180, 180)


def test_crop_cuts_what_does_not_fit_in_equal_parts() -> None:
    placement = place((640, 480), (320, 180), Fit.CROP, Rotation.NONE, WHOLE)
    assert placement.target == Region(0, 0, 320, 180)
    assert placement.source == Region(0, 60, 640, 360)


def test_a_corridor_camera_stands_upright() -> None:
    assert place((640, 360), (180, 320), Fit.FIT, Rotation.RIGHT, WHOLE).target == Region(0, 0, 180, 320)
    cropped = place((640, 360), (180, 160), Fit.CROP, Rotation.LEFT, WHOLE)
    assert cropped.source == Region(160, 0, 320, 360)


def test_zoom_takes_its_part_of_the_picture() -> None:
    assert place((640, 360), (320, 180), Fit.FIT, Rotation.NONE, Zoom(0.25, 0.5, 0.5, 0.5)).source == Region(
        160, 180, 320, 180
    )
