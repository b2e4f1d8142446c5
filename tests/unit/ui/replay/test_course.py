"""Where a replay is led by what a person asks for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.replay import SPEEDS, ReplayFailure, ReplayPhase, ReplayState
from scc_wall.domain.tile import TileStatus
from scc_wall.domain.tile_state import TileState
from scc_wall.ui.replay.course import Course
from scc_wall.ui.replay.look import bar_of, headlines, look_of

S = 1_000_000_000
NOW = 100 * S
STATE = ReplayState("t", StreamKey(1, StreamRole.SUB), ReplayPhase.PLAYING, 72 * S, NOW, 80 * S)


def test_the_key_leads_ten_twenty_thirty_seconds_back_and_begins_again() -> None:
    course = Course(NOW).first(NOW)
    led = [course.wish.at_mono_ns]
    for _ in range(3):
        course = course.further(STATE, NOW)
        led.append(course.wish.at_mono_ns)
    assert led == [90 * S, 80 * S, 72 * S, 90 * S]  # no more than 28 s are kept


def test_steps_count_from_where_the_last_one_led_until_its_picture_is_there() -> None:
    course = replace(Course(NOW), wish=Course(NOW).wish._replace(playing=False))
    for _ in range(3):
        course = course.step(STATE, -1.0, NOW)
    assert course.wish.at_mono_ns == 77 * S
    assert not course.wish.playing
    assert course.step(STATE._replace(shown_mono_ns=85 * S), 1.0, NOW + 5 * S).wish.at_mono_ns == 86 * S


def test_a_pause_is_no_jump_and_at_the_end_it_begins_again() -> None:
    paused = Course(NOW).first(NOW).pause(STATE, NOW)
    assert (paused.wish.at_mono_ns, paused.wish.playing) == (None, False)
    again = paused.pause(STATE._replace(phase=ReplayPhase.ENDED), NOW)
    assert (again.wish.at_mono_ns, again.wish.playing) == (72 * S, True)


steps = st.one_of(
    st.floats(-60, 60).map(lambda s: lambda c: c.step(STATE, s, NOW)),
    st.integers(-5, 5).map(lambda n: lambda c: c.faster(n)),
    st.just(lambda c: c.further(STATE, NOW)),
    st.just(lambda c: c.pause(STATE, NOW)),
)


@given(st.lists(steps, max_size=20))
def test_no_key_leads_out_of_what_is_kept(asked) -> None:
    course = Course(NOW).first(NOW)
    for one in asked:
        course = one(course)
        at = course.wish.at_mono_ns
        assert at is None or STATE.from_mono_ns <= at <= STATE.until_mono_ns
        assert course.wish.speed in SPEEDS


@pytest.mark.parametrize(
    ("state", "live", "notes"),
    [
        (STATE, TileState.LIVE, ()),
        (STATE, TileState.LOST, ("kamera kini: terputus",)),
        (STATE._replace(phase=ReplayPhase.ENDED), TileState.LIVE, ("akhir ulangan",)),
        (
            STATE._replace(phase=ReplayPhase.FAILED, failure=ReplayFailure.PROCESS_GONE),
            TileState.STALE,
            ("Pembaca kamera dimulai ulang; simpanannya hilang", "kamera kini: tertinggal"),
        ),
    ],
)
def test_a_tile_says_what_the_replay_does_and_how_the_camera_is_meanwhile(state, live, notes) -> None:
    assert look_of(state, Course(NOW).wish, TileStatus(live), 1).notes == notes


def test_speed_and_pause_are_said() -> None:
    course = Course(NOW)
    assert look_of(STATE, course.faster(-1).wish, None, 1).notes == ("0,5×",)
    assert look_of(STATE, course.faster(1).wish, None, 1).notes == ("2×",)
    assert look_of(STATE, course.pause(STATE, NOW).wish, None, 1).notes == ("jeda",)


def test_the_headline_has_age_and_time_where_there_is_room() -> None:
    assert headlines(18.2, "14.05.09 WIB")[0] == "ULANGAN −18 dtk · 14.05.09 WIB"
    assert headlines(4.4, "14.05.09 WIB")[1] == "ULANGAN −4 dtk"


def test_the_bar_is_hit_where_it_lies_and_lies_on_the_tile() -> None:
    bar = bar_of(320, 180, 9)
    assert 0 < bar.left < bar.right < 320
    assert 0 < bar.top < 180 - bar.height
    middle = (bar.left + bar.right) / 2
    assert bar.hit(middle, bar.top)
    assert not bar.hit(middle, 60)
    thick = bar_of(320, 180, 9, frame_px=6)  # at 200 %, where the lines around the tile are as thick as two of its own
    assert thick.left > 12
    assert thick.top == bar.top - 6
    assert (bar.share(0), bar.share(middle), bar.share(400)) == (0.0, pytest.approx(0.5), 1.0)
