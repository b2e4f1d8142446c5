from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.site import SiteState
from scc_wall.domain.site_spans import Span, up_and_down_us, watched
from scc_wall.domain.site_store import STATES_UP

MOMENTS = st.lists(st.integers(0, 200), max_size=12).map(sorted)
CHANGES = st.lists(st.tuples(st.integers(0, 200), st.sampled_from(SiteState)), max_size=8).map(
    lambda found: sorted(dict(found).items())
)


@given(MOMENTS, st.integers(0, 100), st.integers(0, 100), st.integers(1, 60), CHANGES)
def test_each_moment_counts_as_a_look_at_it_would_say(
    looks: list[int], start: int, length: int, patience: int, changes: list[tuple[int, SiteState]]
) -> None:
    within = Span(start, start + length)
    spans = watched(looks, within, patience)
    seen = [us for us in range(*within) if any(look <= us < look + patience for look in looks)]
    assert [us for span in spans for us in range(*span)] == seen
    held = {us: next((state for at, state in reversed(changes) if at <= us), SiteState.UNKNOWN) for us in seen}
    up = sum(held[us] in STATES_UP for us in seen)
    down = sum(held[us] is SiteState.DOWN for us in seen)
    assert up_and_down_us(spans, changes) == (up, down)


def test_a_program_that_was_not_running_says_nothing_of_that_time() -> None:
    spans = watched([0, 60, 120, 3000, 3060], Span(0, 3100), 300)
    assert spans == [(0, 420), (3000, 3100)]
    assert up_and_down_us(spans, [(0, SiteState.UP), (3050, SiteState.DOWN)]) == (470, 50)
