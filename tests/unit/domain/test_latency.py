import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.domain.latency import BUCKETS, LatencyBuckets, PackedBuckets

COUNTS = st.lists(st.integers(0, 2**22), min_size=BUCKETS, max_size=BUCKETS).map(tuple)


@settings(max_examples=30)
@given(COUNTS)
def test_they_come_back_from_a_store(counts: tuple[int, ...]) -> None:
    buckets = LatencyBuckets(counts) if any(counts) else LatencyBuckets()
    assert LatencyBuckets.unpacked(buckets.packed()) == buckets


@settings(max_examples=30)
@given(st.lists(st.floats(0, 1e6), max_size=50), st.lists(st.floats(0, 1e6), max_size=50))
def test_packed_ones_are_the_same_as_others(some: list[float], others: list[float]) -> None:
    buckets = LatencyBuckets.of(some)
    packed = PackedBuckets(buckets.packed())
    assert packed == buckets
    assert buckets == packed
    assert {packed: 1}[copy.copy(packed)] == 1
    assert pickle.loads(pickle.dumps(packed)) == packed
    assert packed.packed() == buckets.packed()
    assert (packed.total, packed.quantile_ms(0.95)) == (buckets.total, buckets.quantile_ms(0.95))
    more = LatencyBuckets.of(others)
    assert LatencyBuckets.merge([packed, more]) == LatencyBuckets.of([*some, *others])
    assert (packed == more) == (buckets == more)


@pytest.mark.parametrize("damaged", [b"\x01", b"\x01\xff", b"\x01\xff\xff", b"\x40\x01", b"\xff\x01"])
def test_damaged_ones_are_told_or_count_as_none(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        LatencyBuckets.unpacked(damaged)
    assert PackedBuckets(damaged).counts == ()
    assert PackedBuckets(damaged) != 7
