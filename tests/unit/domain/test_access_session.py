from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.access_session import (
    IDLE_S,
    SHIFT_S,
    WARN_AT_S,
    AccessSession,
    EndReason,
    SessionRecord,
    SessionState,
    at,
    end,
    restored,
    span,
    touched,
    unlocked,
    warnings_due,
)
from tests.support.clock import START_UTC

S = 1_000_000_000
HOUR = 3600 * S
ONE = AccessSession(1, 2, 3, "piket", START_UTC, 0, 2 * HOUR, EndReason.LETTER_ENDED, 0)
RECORD = SessionRecord(1, 2, 3, "piket", START_UTC, START_UTC, 3600.0, EndReason.SHIFT_ENDED)


def test_it_ends_by_letter_or_shift_whichever_comes_first() -> None:
    assert span(START_UTC, START_UTC + timedelta(hours=3)) == (3 * 3600, EndReason.LETTER_ENDED)
    assert span(START_UTC, START_UTC + timedelta(days=3)) == (SHIFT_S, EndReason.SHIFT_ENDED)
    assert span(START_UTC, START_UTC - timedelta(days=3)) == (0.0, EndReason.LETTER_ENDED)


def test_idleness_locks_and_only_the_password_opens() -> None:
    idle = int(IDLE_S * S)
    assert at(ONE, idle - 1).state is SessionState.OPEN
    locked = at(ONE, idle)
    assert locked.state is SessionState.LOCKED
    assert touched(locked, idle).state is SessionState.LOCKED
    again = unlocked(locked, idle)
    assert (again.state, again.touched_mono_ns) == (SessionState.OPEN, idle)
    assert at(again, 2 * idle - 1).state is SessionState.OPEN


def test_it_ends_at_its_end_even_if_locked_and_the_first_reason_stays() -> None:
    for session in (ONE, replace(ONE, state=SessionState.LOCKED)):
        ended = at(session, 2 * HOUR)
        assert (ended.state, ended.ended) == (SessionState.ENDED, EndReason.LETTER_ENDED)
        for later in (end(ended, EndReason.LOGOUT), unlocked(ended, 0), touched(ended, 0), at(ended, 0)):
            assert later == ended
    assert ONE.left_s(HOUR) == 3600
    assert end(ONE, EndReason.LOGOUT).left_s(HOUR) == 0


@given(st.lists(st.integers(0, 30 * 60 * S), max_size=40))
def test_each_warning_comes_once_however_the_ticks_fall(steps: list[int]) -> None:
    told, before = [], 0
    for step in steps:
        told.extend(warnings_due(ONE, before, before + step))
        before += step
    told.extend(warnings_due(ONE, before, max(before, 2 * HOUR)))
    assert told == list(WARN_AT_S)


def test_what_is_shorter_than_a_warning_is_not_warned_of() -> None:
    short = replace(ONE, ends_mono_ns=600 * S)
    assert warnings_due(short, 0, 400 * S) == (300.0,)
    assert warnings_due(end(short, EndReason.LOGOUT), 0, 400 * S) == ()


def test_a_restart_goes_on_with_what_is_left_locked() -> None:
    session = restored(RECORD, START_UTC + timedelta(minutes=10), 5 * S)
    assert session is not None
    assert session.state is SessionState.LOCKED
    assert session.left_s(5 * S) == 3000
    assert session.ends_by is EndReason.SHIFT_ENDED


@pytest.mark.parametrize("away", [timedelta(hours=1), timedelta(days=9), -timedelta(seconds=3)])
def test_what_is_over_or_can_not_be_known_is_not_restored(away: timedelta) -> None:
    assert restored(RECORD, START_UTC + away, 0) is None


def test_an_ended_one_is_not_restored() -> None:
    assert restored(replace(RECORD, ended=EndReason.LOGOUT), START_UTC, 0) is None


@given(st.timedeltas(-timedelta(days=9), timedelta(days=9)), st.floats(0, SHIFT_S), st.integers(0, 10**18))
def test_a_restart_never_lengthens(away: timedelta, left_s: float, now: int) -> None:
    session = restored(replace(RECORD, left_s=left_s), START_UTC + away, now)
    assert session is None or session.left_s(now) <= left_s
