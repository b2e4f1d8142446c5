import random

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.backoff import Backoff


def test_waits_double_up_to_the_longest() -> None:
    backoff = Backoff(uniform=lambda _low, _high: 1.0)
    assert [backoff.next_s() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert backoff.failures == 8
    backoff.succeed()
    assert (backoff.failures, backoff.next_s()) == (0, 1)


@given(st.integers(0, 3000), st.integers())
def test_waits_stay_within_a_fifth_for_ever(failures: int, seed: int) -> None:
    backoff = Backoff(uniform=random.Random(seed).uniform)
    for _ in range(failures):
        backoff.next_s()
    steady_s = min(60.0, 2.0 ** min(failures, 10))
    assert 0.8 * steady_s <= backoff.next_s() <= 1.2 * steady_s


def test_cameras_do_not_retry_in_step() -> None:
    assert len({Backoff().next_s() for _ in range(36)}) > 30
