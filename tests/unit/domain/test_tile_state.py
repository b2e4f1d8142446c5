import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.cause import TOLD, Cause
from scc_wall.domain.tile_state import Link, LinkPhase, TileState, judge

STREAMING = Link(LinkPhase.STREAMING)
BY_AGE = [TileState.LIVE, TileState.STALE, TileState.LOST]
links = st.builds(Link, st.sampled_from(LinkPhase), st.none() | st.sampled_from(Cause), st.integers(0, 5))
ages = st.none() | st.floats(0, 1e5)
intervals = st.none() | st.floats(0, 100)


@pytest.mark.parametrize(
    ("link", "age_s", "interval_s", "state"),
    [
        (Link(), None, None, TileState.CONNECTING),
        (STREAMING, None, None, TileState.CONNECTING),
        (Link(failures=1), None, None, TileState.LOST),
        (STREAMING, 0.0, 0.04, TileState.LIVE),
        (STREAMING, 2.0, 0.04, TileState.LIVE),
        (STREAMING, 2.01, 0.04, TileState.STALE),
        (STREAMING, 10.0, None, TileState.STALE),
        (STREAMING, 10.01, None, TileState.LOST),
        (STREAMING, 2.9, 1.0, TileState.LIVE),  # a camera of one picture a second
        (STREAMING, 3.1, 1.0, TileState.STALE),
        (STREAMING, 14.0, 5.0, TileState.LIVE),
        (STREAMING, 15.1, 5.0, TileState.LOST),
        (Link(LinkPhase.WAITING), 0.1, 0.04, TileState.LOST),
        (Link(LinkPhase.REFUSED), 0.1, 0.04, TileState.REFUSED),
        (Link(LinkPhase.OPENING, failures=2), 0.1, 0.04, TileState.CONNECTING),
        (Link(LinkPhase.OPENING), 11.0, 0.04, TileState.LOST),
    ],
)
def test_the_rule(link: Link, age_s: float | None, interval_s: float | None, state: TileState) -> None:
    assert judge(link, age_s, interval_s) is state


@given(links, ages, intervals)
def test_live_is_a_young_picture_of_a_link_that_stands(link, age_s, interval_s) -> None:
    if judge(link, age_s, interval_s) is TileState.LIVE:
        assert link.phase is LinkPhase.STREAMING
        assert age_s is not None
        assert age_s <= max(2.0, 3 * (interval_s or 0))


@given(links, intervals, st.lists(st.floats(0, 1e5), min_size=2, max_size=6))
def test_a_picture_that_ages_never_becomes_better(link, interval_s, ages_s) -> None:
    states = [judge(link, age_s, interval_s) for age_s in sorted(ages_s)]
    if link.phase is LinkPhase.STREAMING:
        ranks = [BY_AGE.index(state) for state in states]
        assert ranks == sorted(ranks)
    elif TileState.LOST in states:
        assert set(states[states.index(TileState.LOST) :]) == {TileState.LOST}


@given(ages, intervals, st.integers(0, 5))
def test_refused_and_ended_links_say_so_whatever_the_picture(age_s, interval_s, failures) -> None:
    assert judge(Link(LinkPhase.REFUSED, failures=failures), age_s, interval_s) is TileState.REFUSED
    assert judge(Link(LinkPhase.WAITING, failures=failures), age_s, interval_s) is TileState.LOST


@pytest.mark.parametrize("age_s", [float("nan"), float("inf")])
def test_an_age_that_is_no_figure_is_never_live(age_s: float) -> None:
    assert judge(STREAMING, age_s, 0.04) is not TileState.LIVE


@pytest.mark.parametrize("interval_s", [float("nan"), float("inf"), -1.0])
def test_an_interval_that_is_no_figure_counts_as_unknown(interval_s: float) -> None:
    assert judge(STREAMING, 5.0, interval_s) is TileState.STALE
    assert judge(STREAMING, 60.0, interval_s) is TileState.LOST


def test_every_cause_is_told_in_both_languages() -> None:
    assert set(TOLD) == set(Cause)
    assert all(told.id and told.en and told.id != told.en for told in TOLD.values())
