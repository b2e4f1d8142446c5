"""Restarts: at once, then slower; without video after five crashes in ten minutes; back by a person or by time."""

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.guardian.crashes import LONGEST_SAFE_S, LONGEST_WAIT_S, MOST, SAFE_S, WAITS_S, WINDOW_S, Crashes
from tests.support.clock import ManualClock


def test_the_first_restart_is_at_once_and_the_fifth_is_without_video(clock: ManualClock) -> None:
    crashes = Crashes()
    restarts = []
    for _ in range(MOST):
        restarts.append(crashes.crashed(clock.mono_ns()))
        clock.advance(30)
    assert restarts[0].wait_s == 0
    assert [one.wait_s for one in restarts[:4]] == sorted(one.wait_s for one in restarts[:4])
    assert [one.safe for one in restarts] == [False] * 4 + [True]
    assert restarts[-1].crashes == MOST


def test_crashes_that_lie_apart_never_take_the_video_away(clock: ManualClock) -> None:
    crashes = Crashes()
    for _ in range(50):
        restart = crashes.crashed(clock.mono_ns())
        assert not restart.safe
        clock.advance(WINDOW_S / (MOST - 1) + 1)


def test_a_person_leaves_safe_mode_with_all_five_tries(clock: ManualClock) -> None:
    crashes = in_safe_mode(clock)
    crashes.again(clock.mono_ns(), by_a_person=True)
    assert [crashes.crashed(clock.mono_ns()).safe for _ in range(MOST)] == [False] * 4 + [True]
    assert crashes.safe_s == SAFE_S


def test_a_trial_by_itself_has_one_try_and_the_next_waits_longer(clock: ManualClock) -> None:
    crashes = in_safe_mode(clock)
    waits = []
    for _ in range(6):
        waits.append(crashes.safe_s)
        clock.advance(crashes.safe_s)
        crashes.again(clock.mono_ns(), by_a_person=False)
        clock.advance(60)
        assert crashes.crashed(clock.mono_ns()).safe
    assert waits[:3] == [SAFE_S, 2 * SAFE_S, 4 * SAFE_S]
    assert waits[-1] == LONGEST_SAFE_S


def test_a_trial_that_held_is_over(clock: ManualClock) -> None:
    crashes = in_safe_mode(clock)
    crashes.again(clock.mono_ns(), by_a_person=False)
    clock.advance(WINDOW_S + 1)
    assert not crashes.crashed(clock.mono_ns()).safe


@given(st.lists(st.one_of(st.floats(0, 2000), st.sampled_from(["person", "time"])), max_size=60))
def test_whatever_happens_waits_are_bounded_and_five_in_ten_minutes_are_the_limit(acts: list[float | str]) -> None:
    clock, crashes = ManualClock(), Crashes()
    since_safe: list[int] = []
    for act in acts:
        if isinstance(act, str):
            crashes.again(clock.mono_ns(), by_a_person=act == "person")
            since_safe.clear()
            continue
        clock.advance(act)
        was_safe = crashes.safe
        restart = crashes.crashed(clock.mono_ns())
        assert 0 <= restart.wait_s <= LONGEST_WAIT_S
        assert restart.wait_s in {*WAITS_S, LONGEST_WAIT_S}
        assert restart.crashes >= 1
        assert SAFE_S <= crashes.safe_s <= LONGEST_SAFE_S
        if was_safe:
            assert restart.safe  # nothing but `again` leads out
            continue
        since_safe.append(clock.mono_ns())
        if sum(at > clock.mono_ns() - int(WINDOW_S * 1e9) for at in since_safe) >= MOST:
            assert restart.safe


def test_safe_mode_that_was_asked_for_is_left_like_any(clock: ManualClock) -> None:
    crashes = Crashes(safe=True)
    assert crashes.crashed(clock.mono_ns()).safe
    crashes.again(clock.mono_ns(), by_a_person=True)
    assert not crashes.crashed(clock.mono_ns()).safe


def in_safe_mode(clock: ManualClock) -> Crashes:
    crashes = Crashes()
    for _ in range(MOST):
        crashes.crashed(clock.mono_ns())
    assert crashes.safe
    return crashes
