"""What is looked at first: as it was left, as far as it is still there; anything else in the store counts not."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.app.layouts import first_view, view_json
from scc_wall.app.options import RunOptions
from scc_wall.domain.layout import Layout
from scc_wall.domain.wall_editing import spread
from scc_wall.ui.wall_model import WallModel, WallView
from tests.support.clock import ManualClock
from tests.support.scripted_feed import cameras

VIEWS = st.builds(
    WallView, st.integers(0, 5), st.booleans(), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9))).map(tuple)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


def stored(value: object) -> SimpleNamespace:
    return SimpleNamespace(setting=lambda _: value)


def wall(screens: int = 1) -> WallModel:
    shown = cameras(8)
    return WallModel(shown, Layout("uji", spread([one.camera_id for one in shown], 4, screens)), screens)


@given(VIEWS)
def test_what_was_kept_is_read_again(view: WallView) -> None:
    assert first_view(RunOptions(), stored(view_json(view))) == view


@pytest.mark.parametrize("options", [RunOptions(tiles=4), RunOptions(layout="Harian")])
def test_another_layout_that_was_asked_for_begins_at_its_beginning(options: RunOptions) -> None:
    assert first_view(options, stored(view_json(WallView(1, turning=True)))) == WallView()


@given(st.dictionaries(st.sampled_from(["page", "turning", "spotlights", "x"]), JSON))
def test_whatever_is_kept_the_wall_shows_what_it_has(kept: dict[str, object]) -> None:
    model, clock = wall(), ManualClock()
    model.look_at(first_view(RunOptions(), stored(kept)), clock.mono_ns())
    assert 0 <= model.page_index < 2
    for screen, index in model.spotlights.items():
        assert screen == 0
        assert 0 <= index < 4
    model.plan({0: (640, 360)}, standby_limit=0)


def test_page_turning_and_spotlight_come_back() -> None:
    model, clock = wall(), ManualClock()
    model.turn_page(1, clock.mono_ns())
    model.toggle_sequence(clock.mono_ns())
    model.spotlight(model.tiles(0, (640, 360))[2].address)
    again = wall()
    again.look_at(model.view, clock.mono_ns())
    assert again.view == model.view == WallView(1, turning=True, spotlights=((0, 2),))
