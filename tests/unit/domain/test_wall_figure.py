from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.tile import CameraStatus, TileStatus
from scc_wall.domain.tile_state import FROZEN_AFTER_S, TileState
from scc_wall.domain.wall_figure import WallFigure, wall_figure


def camera(camera_id: int, state: TileState, age_s: float | None = None, *, visible: bool = True) -> CameraStatus:
    return CameraStatus(camera_id, TileStatus(state, age_s=age_s), visible)


def test_the_figure_says_how_many_are_live_and_how_old_the_oldest_is() -> None:
    cameras = {n: camera(n, TileState.LIVE, 0.04) for n in range(33)}
    cameras[33] = camera(33, TileState.LIVE, 1.23)
    cameras[34] = camera(34, TileState.LOST, 600.0)
    cameras[35] = camera(35, TileState.REFUSED)
    cameras[36] = camera(36, TileState.LIVE, 1.9, visible=False)
    figure = wall_figure(cameras)
    assert figure.told().id == "34/36 langsung, tertua 1,2 dtk"
    assert figure.told().en == "34/36 live, oldest 1.2 s"
    assert (figure.live, figure.total) == (34, 36)
    assert figure.counts[TileState.LOST] == figure.counts[TileState.REFUSED] == 1


def test_a_wall_without_a_live_camera_has_no_age() -> None:
    assert wall_figure({1: camera(1, TileState.CONNECTING)}).told().id == "0/1 langsung"
    assert wall_figure({1: camera(1, TileState.STALE, 3.0)}).oldest_age_s is None


def test_a_picture_that_may_stand_still_is_not_counted_as_live() -> None:
    cameras = {n: camera(n, TileState.LIVE, 0.04) for n in range(15)}
    cameras[15] = CameraStatus(15, TileStatus(TileState.LIVE, age_s=1.9, frozen_s=FROZEN_AFTER_S), visible=True)
    figure = wall_figure(cameras)
    assert (figure.live, figure.frozen, figure.total, figure.oldest_age_s) == (15, 1, 16, 0.04)
    assert figure.told().id == "15/16 langsung, tertua 0,0 dtk · 1 beku?"
    assert figure.told().en == "15/16 live, oldest 0.0 s · 1 frozen?"


def test_a_camera_whose_tile_shows_the_past_is_not_counted_as_live() -> None:
    frozen = TileStatus(TileState.LIVE, age_s=0.1, frozen_s=21.0)
    cameras = {1: camera(1, TileState.LIVE, 0.04), 2: CameraStatus(2, frozen, visible=True, replayed=True)}
    figure = wall_figure(cameras)
    assert (figure.live, figure.frozen, figure.replayed, figure.total) == (1, 0, 1, 2)
    assert figure.told().id == "1/2 langsung, tertua 0,0 dtk · 1 ulangan"
    assert figure.told().en == "1/2 live, oldest 0.0 s · 1 replay"


def test_an_empty_wall_says_so() -> None:
    assert wall_figure({}) == WallFigure()
    assert wall_figure({}).told().id == "tidak ada kamera di dinding"


states = st.tuples(st.sampled_from(TileState), st.one_of(st.none(), st.floats(0, 1e6)), st.booleans())


@given(st.lists(states, max_size=50))
def test_every_visible_camera_counts_once(drawn) -> None:
    cameras = {n: camera(n, state, age, visible=visible) for n, (state, age, visible) in enumerate(drawn)}
    figure = wall_figure(cameras)
    assert figure.total == sum(visible for _, _, visible in drawn)
    assert figure.live == figure.counts[TileState.LIVE]  # none is frozen or replayed
    assert set(figure.counts) == set(TileState)
    assert figure.oldest_age_s is None or all(
        age <= figure.oldest_age_s for state, age, seen in drawn if seen and age is not None and state is TileState.LIVE
    )
