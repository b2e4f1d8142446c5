"""Phases are measured and limited, each alone and all together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.site import SiteCause, SiteLimits
from scc_wall.monitors.fault import SiteFaultError
from scc_wall.monitors.stopwatch import Phase, Stopwatch
from tests.support.clock import ManualClock


def run_through(watch: Stopwatch, clock: ManualClock, seconds: float) -> None:
    for phase in (Phase.RESOLVE, Phase.CONNECT, Phase.TLS):
        watch.begin(phase)
        clock.advance(seconds)
        watch.end()


def test_each_phase_is_measured(clock: ManualClock) -> None:
    watch = Stopwatch(clock, SiteLimits())
    run_through(watch, clock, 0.1)
    watch.begin(Phase.FIRST_BYTE)
    clock.advance(2)
    watch.first_byte()
    clock.advance(0.5)
    watch.head_complete()
    watch.end()
    phases = watch.phases()
    assert phases.connect_ms == pytest.approx(100)
    assert phases.first_byte_ms == pytest.approx(2000)
    assert phases.transfer_ms == pytest.approx(500)
    assert phases.total_ms == pytest.approx(2800)


def test_of_a_redirected_look_the_last_hop_is_measured(clock: ManualClock) -> None:
    watch = Stopwatch(clock, SiteLimits())
    run_through(watch, clock, 1)
    watch.next_hop()
    watch.begin(Phase.CONNECT)
    clock.advance(0.2)
    phases = watch.phases()
    assert (phases.redirects_ms, phases.resolve_ms) == (pytest.approx(3000), None)
    assert phases.connect_ms == pytest.approx(200), "one that is not done counts until now"


@pytest.mark.parametrize(
    ("phase", "limit_s", "cause"),
    [
        (Phase.RESOLVE, 3, SiteCause.DNS),
        (Phase.CONNECT, 5, SiteCause.CONNECT),
        (Phase.TLS, 5, SiteCause.CONNECT),
        (Phase.FIRST_BYTE, 10, SiteCause.SLOW),
        (Phase.TRANSFER, 15, SiteCause.SLOW),
    ],
)
def test_each_phase_has_its_limit(clock: ManualClock, phase: Phase, limit_s: float, cause: SiteCause) -> None:
    watch = Stopwatch(clock, SiteLimits())
    watch.begin(phase)
    clock.advance(limit_s - 0.25)
    assert watch.left_s() == pytest.approx(0.25)
    clock.advance(0.25)
    with pytest.raises(SiteFaultError) as caught:
        watch.left_s()
    assert caught.value.cause is cause
    assert f"{limit_s} dtk" in str(caught.value.detail)


def test_headers_byte_by_byte_have_no_more_time_than_the_first_one(clock: ManualClock) -> None:
    watch = Stopwatch(clock, SiteLimits())
    watch.begin(Phase.FIRST_BYTE)
    clock.advance(1)
    watch.first_byte()
    clock.advance(8.5)
    assert watch.left_s() == pytest.approx(0.5)
    watch.head_complete()
    assert watch.left_s() == pytest.approx(5.5), "now the time of all"


@given(st.lists(st.floats(0, 4), min_size=5, max_size=20))
def test_hops_together_never_have_more_than_all_of_the_time(steps: list[float]) -> None:
    clock = ManualClock()
    watch = Stopwatch(clock, SiteLimits())
    spent = 0.0
    for step in steps:
        watch.begin(Phase.CONNECT)
        clock.advance(step)
        spent += step
        if spent >= 15.001:
            with pytest.raises(SiteFaultError) as caught:
                watch.left_s()
            assert caught.value.cause is SiteCause.SLOW
            return
        watch.end()
        watch.next_hop()
