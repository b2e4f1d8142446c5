"""Who is armed, who is stopped: nobody silent is left, nobody who beats is stopped, and the end forgets none."""

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.guardian.watch import GRACE_S, SILENCE_S, Phase, Watch

S = 1_000_000_000
STEPS = st.lists(
    st.tuples(st.sampled_from(["arm", "beat", "disarm", "look", "stopped"]), st.integers(1, 3), st.integers(0, 3 * S)),
    max_size=40,
)


def test_silence_stops_once_and_a_beat_arms_anew() -> None:
    watch = Watch()
    watch.arm(1, 0)
    assert watch.wait_s(0) == SILENCE_S
    assert watch.silent(2 * S - 1) == ()
    assert watch.silent(2 * S) == (1,)
    assert watch.silent(9 * S) == ()
    assert watch.wait_s(9 * S) is None
    assert watch.beat(1, 9 * S)
    assert watch.phase(1) is Phase.ARMED
    assert watch.silent(10 * S) == ()
    assert watch.silent(11 * S) == (1,)


def test_a_beat_of_a_camera_that_was_never_armed_arms_nothing() -> None:
    watch = Watch()
    assert not watch.beat(1, 0)
    assert watch.phase(1) is None
    watch.arm(1, 0)
    watch.disarm(1)
    assert not watch.beat(1, 1)
    assert watch.end() == ()


def test_after_the_end_nothing_is_armed_or_called_off() -> None:
    watch = Watch()
    watch.arm(1, 0)
    watch.arm(2, 0)
    assert watch.silent(2 * S) == (1, 2)
    watch.stopped(2)
    watch.arm(3, 2 * S)
    assert watch.end() == (3,)  # 1 is being stopped, 2 stands
    watch.disarm(3)
    watch.arm(4, 2 * S)
    assert not watch.beat(1, 2 * S)
    assert [watch.phase(n) for n in (1, 2, 3, 4)] == [Phase.STOPPING, Phase.STOPPED, Phase.STOPPING, None]


def test_what_was_said_while_the_guardian_itself_stood_still_is_waited_for() -> None:
    watch = Watch()
    watch.arm(1, 0)
    watch.forgive(60 * S)
    assert watch.silent(60 * S) == ()
    assert watch.wait_s(60 * S) == GRACE_S
    assert watch.silent(61 * S) == (1,)


@given(STEPS)
def test_exactly_the_silent_ones_are_stopped(steps: list[tuple[str, int, int]]) -> None:
    """Against a plain account of who said what when."""
    watch, now, held = Watch(), 0, dict[int, int | None]()
    for step, camera, later in steps:
        now += later
        match step:
            case "arm":
                watch.arm(camera, now)
                held[camera] = now
            case "beat":
                assert watch.beat(camera, now) == (camera in held)
                if camera in held:
                    held[camera] = now
            case "disarm":
                watch.disarm(camera)
                held.pop(camera, None)
            case "stopped":
                watch.stopped(camera)
            case "look":
                silent = {one for one, when in held.items() if when is not None and now - when >= 2 * S}
                assert set(watch.silent(now)) == silent
                held |= dict.fromkeys(silent)
    assert set(watch.end()) == {one for one, when in held.items() if when is not None}
