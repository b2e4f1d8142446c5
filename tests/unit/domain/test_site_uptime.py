from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.site import SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_uptime import Uptime, uptime
from tests.support.clock import START_UTC

SPAN_S = 10_000


def changes(*steps: tuple[int, SiteState]) -> list[StateChange]:
    return [StateChange(1, START_UTC + timedelta(seconds=at_s), state) for at_s, state in steps]


def over(steps: list[StateChange], start_s: int = 0, end_s: int = SPAN_S) -> Uptime:
    return uptime(steps, START_UTC + timedelta(seconds=start_s), START_UTC + timedelta(seconds=end_s))


def test_unknown_and_planned_work_are_left_out_and_lower_the_coverage() -> None:
    steps = changes(
        (-500, SiteState.UP),
        (3000, SiteState.DOWN),
        (4000, SiteState.HACKED),
        (5000, SiteState.MAINTENANCE),
        (7000, SiteState.UNKNOWN),
        (9000, SiteState.SLOW),
        (20_000, SiteState.DOWN),
    )
    found = over(steps)
    assert (found.up_s, found.down_s, found.span_s) == (5000, 1000, SPAN_S)
    assert found.share == pytest.approx(5 / 6)
    assert found.coverage == pytest.approx(0.6)


def test_time_before_the_first_change_is_unknown() -> None:
    assert over(changes((9000, SiteState.UP))).coverage == pytest.approx(0.1)
    assert over([]) == Uptime(0, 0, SPAN_S)
    assert over([]).share is None
    assert over(changes((0, SiteState.UP)), 5, 5) == Uptime(0, 0, 0)
    assert over([], 5, 5).coverage == 0


def test_a_span_that_ends_before_it_starts_is_a_bug() -> None:
    with pytest.raises(ValueError, match="span"):
        over([], 5, 4)


STEPS = st.lists(st.tuples(st.integers(-2000, SPAN_S + 2000), st.sampled_from(list(SiteState))), max_size=20)


@given(STEPS, st.lists(st.integers(0, SPAN_S), max_size=5))
def test_parts_of_a_span_add_up_to_it_and_never_to_more_than_time(
    steps: list[tuple[int, SiteState]], cuts: list[int]
) -> None:
    kept = changes(*steps)
    whole = over(kept)
    edges = sorted({0, *cuts, SPAN_S})
    parts = Uptime.merge(over(kept, a, b) for a, b in pairwise(edges))
    assert (parts.up_s, parts.down_s, parts.span_s) == pytest.approx((whole.up_s, whole.down_s, whole.span_s))
    assert 0 <= whole.up_s + whole.down_s <= whole.span_s
    assert 0 <= whole.coverage <= 1
    assert whole.share is None or 0 <= whole.share <= 1
    assert over(list(reversed(kept))).span_s == whole.span_s


@given(STEPS)
def test_run_backwards_a_span_has_the_same_uptime(steps: list[tuple[int, SiteState]]) -> None:
    ordered = sorted(dict([(-2000, SiteState.UNKNOWN), *steps]).items())
    ends = [at_s for at_s, _ in ordered[1:]] + [SPAN_S + 2001]
    # Each piece mirrored: it begins where it ended. What precedes the first one is unknown, so it follows unknown now.
    back = [(SPAN_S - end_s, state) for (_, state), end_s in zip(ordered, ends, strict=True)]
    back += [(SPAN_S - at_s, SiteState.UNKNOWN) for at_s, _ in ordered[:1]]
    there, again = over(changes(*ordered)), over(changes(*sorted(back, key=lambda step: step[0])))
    assert (there.up_s, there.down_s) == pytest.approx((again.up_s, again.down_s))


@given(STEPS)
def test_up_and_down_swapped_swaps_the_share(steps: list[tuple[int, SiteState]]) -> None:
    other = {SiteState.UP: SiteState.DOWN, SiteState.DOWN: SiteState.UP}
    plain = [(at_s, state if state in other else SiteState.UNKNOWN) for at_s, state in steps]
    share = over(changes(*plain)).share
    swapped = over(changes(*[(at_s, other.get(state, state)) for at_s, state in plain])).share
    assert (share is None) == (swapped is None)
    assert share is None or swapped is None or share + swapped == pytest.approx(1)
