"""Silence: 6 s of a program that runs, longer of one that starts or closes, never while a person is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.guardian.silence import BEAT_S, CLOSE_S, DUMP_S, GRACE_S, SILENCE_S, START_S, Silence, Word
from tests.support.clock import ManualClock


@pytest.fixture
def silence(clock: ManualClock) -> Silence:
    return Silence(clock.mono_ns())


def test_a_program_that_beats_never_hangs(clock: ManualClock, silence: Silence) -> None:
    for _ in range(100):
        silence.heard(Word.BEAT, clock.mono_ns())
        clock.advance(BEAT_S)
        assert not silence.hangs(clock.mono_ns())
    assert silence.ran


@pytest.mark.parametrize(
    ("words", "limit_s"),
    [([], START_S), ([Word.BEAT], SILENCE_S), ([Word.ASKS, Word.STARTS], START_S), ([Word.BEAT, Word.CLOSES], CLOSE_S)],
)
def test_each_phase_has_its_time(clock: ManualClock, silence: Silence, words: list[Word], limit_s: float) -> None:
    clock.advance(START_S - 1)
    for word in words:
        silence.heard(word, clock.mono_ns())
    left_s = silence.wait_s(clock.mono_ns())
    assert left_s == (limit_s if words else pytest.approx(1.0))
    assert left_s is not None
    clock.advance(left_s - 0.001)
    assert not silence.hangs(clock.mono_ns())
    clock.advance(0.001)
    assert silence.hangs(clock.mono_ns())


def test_nobody_is_hurried_who_is_asked(clock: ManualClock, silence: Silence) -> None:
    silence.heard(Word.ASKS, clock.mono_ns())
    clock.advance(86400)
    assert silence.wait_s(clock.mono_ns()) is None
    assert not silence.hangs(clock.mono_ns())


def test_a_beat_that_was_under_way_does_not_take_back_that_it_closes(clock: ManualClock, silence: Silence) -> None:
    silence.heard(Word.CLOSES, clock.mono_ns())
    silence.heard(Word.BEAT, clock.mono_ns())
    assert silence.closing
    clock.advance(SILENCE_S + 1)
    assert not silence.hangs(clock.mono_ns())


def test_the_dump_comes_before_the_end() -> None:
    assert BEAT_S < DUMP_S < SILENCE_S


def test_who_stood_still_itself_forgives_once(clock: ManualClock, silence: Silence) -> None:
    silence.heard(Word.BEAT, clock.mono_ns())
    clock.advance(3600)
    silence.forgive(clock.mono_ns())
    assert not silence.hangs(clock.mono_ns())
    clock.advance(GRACE_S + 0.001)
    assert silence.hangs(clock.mono_ns())


@given(st.lists(st.tuples(st.sampled_from(list(Word)), st.floats(0, 100))))
def test_to_forgive_never_shortens_what_is_left(said: list[tuple[Word, float]]) -> None:
    clock = ManualClock()
    silence = Silence(clock.mono_ns())
    for word, passed_s in said:
        silence.heard(word, clock.mono_ns())
        clock.advance(passed_s)
        left_s = silence.wait_s(clock.mono_ns())
        silence.forgive(clock.mono_ns())
        after_s = silence.wait_s(clock.mono_ns())
        assert (left_s is None) == (after_s is None)
        if left_s is not None and after_s is not None:
            assert after_s >= min(left_s, GRACE_S - 1e-6)
            assert after_s >= left_s - 1e-6
