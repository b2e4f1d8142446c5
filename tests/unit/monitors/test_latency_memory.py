from datetime import timedelta

from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site_store import LatencySummary
from scc_wall.monitors.latency_memory import LatencyMemory
from tests.support.clock import START_UTC


def summary(hours_ago: int, latencies: list[float]) -> LatencySummary:
    start = START_UTC - timedelta(hours=hours_ago)
    return LatencySummary(1, start, len(latencies), 0, LatencyBuckets.of(latencies), 3600, 0)


def test_the_hours_of_history_and_new_looks_are_one_week() -> None:
    memory = LatencyMemory()
    memory.restore([summary(100, [100.0] * 9), summary(1, [100.0] * 10)])
    memory.add(100.0, START_UTC)
    assert memory.week() == LatencyBuckets.of([100.0] * 20)


def test_what_is_older_than_seven_days_goes() -> None:
    memory = LatencyMemory()
    memory.restore([summary(167, [5000.0]), summary(1, [100.0])])
    memory.add(100.0, START_UTC)
    assert memory.week().total == 3
    memory.add(100.0, START_UTC + timedelta(hours=1))
    assert memory.week() == LatencyBuckets.of([100.0] * 3)
    memory.add(200.0, START_UTC + timedelta(days=30))
    assert memory.week() == LatencyBuckets.of([200.0])
