"""A wall clock that jumps is not followed before somebody agrees with it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.monitors.steady_clock import JUMP, SteadyClock
from tests.support.clock import START_UTC, ManualClock


def test_it_follows_small_steps(clock: ManualClock) -> None:
    steady = SteadyClock(clock)
    for step_s in (30, -30, 3600, -3600):
        clock.advance(1)
        clock.set_wall_clock(clock.now_utc() + timedelta(seconds=step_s))
        assert steady.now_utc() == clock.now_utc()
    assert (steady.jumps, steady.held) == (0, False)


@pytest.mark.parametrize("days", [3650, -3650, 1, -1])
def test_it_runs_on_over_a_jump_until_that_is_accepted(clock: ManualClock, days: int) -> None:
    steady = SteadyClock(clock)
    clock.set_wall_clock(clock.now_utc() + timedelta(days=days))
    for seconds in (0, 60, 600):
        clock.advance(seconds)
    assert steady.now_utc() == START_UTC + timedelta(seconds=660)
    assert (steady.jumps, steady.held) == (1, True)
    steady.accept()
    assert steady.now_utc() == clock.now_utc()
    assert not steady.held


def test_a_clock_that_is_set_back_to_what_it_was_needs_nobody(clock: ManualClock) -> None:
    steady = SteadyClock(clock)
    clock.set_wall_clock(START_UTC + timedelta(days=9))
    steady.now_utc()
    clock.advance(60)
    clock.set_wall_clock(START_UTC + timedelta(seconds=61))
    assert steady.now_utc() == clock.now_utc()
    assert not steady.held


@given(st.lists(st.tuples(st.floats(0, 7000), st.integers(-(10**9), 10**9)), max_size=20))
def test_between_two_questions_time_moves_by_less_than_a_jump_more_than_it_did(
    steps: list[tuple[float, int]],
) -> None:
    clock = ManualClock()
    steady = SteadyClock(clock)
    before = steady.now_utc()
    for seconds, wall_s in steps:
        clock.advance(seconds)
        clock.set_wall_clock(START_UTC + timedelta(seconds=wall_s))
        now = steady.now_utc()
        assert abs((now - before).total_seconds() - seconds) <= JUMP.total_seconds()
        before = now
