import pytest

from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site_slow import ENOUGH_LOOKS, slow_after_ms


def test_without_enough_looks_of_its_own_the_rule_for_all_holds() -> None:
    assert slow_after_ms(None, LatencyBuckets()) == 3000
    assert slow_after_ms(None, LatencyBuckets.of([100.0] * (ENOUGH_LOOKS - 1))) == 3000


def test_three_times_its_own_p95_is_slow() -> None:
    assert slow_after_ms(None, LatencyBuckets.of([200.0] * ENOUGH_LOOKS)) == pytest.approx(600, rel=0.1)
    mostly = LatencyBuckets.of([200.0] * 940 + [900.0] * 60)
    assert slow_after_ms(None, mostly) == pytest.approx(2700, rel=0.1)


def test_a_slow_site_is_slow_above_3_s_and_a_quick_one_not_below_what_a_person_notices() -> None:
    assert slow_after_ms(None, LatencyBuckets.of([2000.0] * ENOUGH_LOOKS)) == 3000
    assert slow_after_ms(None, LatencyBuckets.of([4.0] * ENOUGH_LOOKS)) == 100


def test_a_limit_of_its_own_alone_counts() -> None:
    assert slow_after_ms(7.5, LatencyBuckets.of([4.0] * ENOUGH_LOOKS)) == 7500
