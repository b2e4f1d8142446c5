import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.legibility import (
    CAP_LIMITS_MM,
    GOOD_ARCMIN,
    WIDTH_LIMITS_MM,
    ScreenSetting,
    dots_per_mm,
    farthest_m,
    least_cap_mm,
    setting_of,
)


def test_from_four_metres_capitals_are_19_mm_at_least_and_23_to_26_for_comfort():
    assert least_cap_mm(4.0) == pytest.approx(18.6, abs=0.1)
    assert least_cap_mm(4.0, GOOD_ARCMIN) == pytest.approx(23.3, abs=0.1)
    assert least_cap_mm(4.0, 22) == pytest.approx(25.6, abs=0.1)


@given(st.floats(0.3, 50.0), st.sampled_from([16, 20, 22]))
def test_distance_and_height_are_each_others_inverse(distance_m, arcmin):
    assert farthest_m(least_cap_mm(distance_m, arcmin), arcmin) == pytest.approx(distance_m)


@pytest.mark.parametrize(
    ("width_px", "said_mm", "measured_mm", "density"),
    [
        (1920, 1210.0, None, 1920 / 1210),
        (1920, 1210.0, 960.0, 2.0),
        (1920, 0.0, None, None),
        (1920, 16.0, None, None),  # "16 × 9 mm": the display told its shape
        (1920, 16.0, 960.0, 2.0),
    ],
)
def test_a_display_is_believed_unless_it_is_corrected_or_talks_nonsense(width_px, said_mm, measured_mm, density):
    assert dots_per_mm(width_px, said_mm, measured_mm) == density


@given(st.none() | st.floats(*CAP_LIMITS_MM), st.none() | st.floats(*WIDTH_LIMITS_MM))
def test_what_is_stored_comes_back(cap_mm, width_mm):
    setting = ScreenSetting(cap_mm, width_mm)
    assert setting_of(setting.as_json()) == setting


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["cap_mm", "width_mm"]), inner),
    max_leaves=6,
)


@given(JSON)
def test_an_odd_value_in_the_store_stops_nothing(stored):
    setting = setting_of(stored)
    assert setting.cap_mm is None or CAP_LIMITS_MM[0] <= setting.cap_mm <= CAP_LIMITS_MM[1]
    assert setting.width_mm is None or WIDTH_LIMITS_MM[0] <= setting.width_mm <= WIDTH_LIMITS_MM[1]
