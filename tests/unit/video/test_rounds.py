"""When a pump takes its rounds: in time, and on one beat with the other pumps."""

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.video.rounds import LONGEST_NS, next_round_mono_ns, round_ns

MOMENTS = st.integers(min_value=0, max_value=10**18)
SHOWN = st.integers(min_value=0, max_value=100)


@given(MOMENTS, SHOWN, st.sampled_from((0.0, 0.5)))
def test_the_next_round_is_due_within_one_length_of_the_last(began_mono_ns: int, shown: int, part: float) -> None:
    due_mono_ns = next_round_mono_ns(began_mono_ns, shown, part)
    assert 0 < due_mono_ns - began_mono_ns <= round_ns(shown) <= LONGEST_NS


@given(MOMENTS, MOMENTS, SHOWN)
def test_two_pumps_with_as_many_streams_are_half_a_round_apart(one: int, other: int, shown: int) -> None:
    first, second = next_round_mono_ns(one, shown, 0.0), next_round_mono_ns(other, shown, 0.5)
    assert (second - first) % round_ns(shown) == round_ns(shown) // 2


def test_the_more_streams_are_shown_the_longer_is_a_round() -> None:
    lengths = [round_ns(shown) for shown in range(20)]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[3] < lengths[9] == LONGEST_NS
    assert all(LONGEST_NS % length == 0 for length in lengths)
