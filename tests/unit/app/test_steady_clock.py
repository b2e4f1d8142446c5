"""A clock that went wrong deletes nothing: no snapshot, no event."""

from datetime import datetime, timedelta

import pytest

from scc_wall.app.steady_clock import LOOKS, STEADY_FOR, is_steady
from scc_wall.domain.setting import JsonValue, Setting, Value
from tests.support.clock import START_UTC

LOOK_EVERY = timedelta(hours=6)


class Settings:
    def __init__(self) -> None:
        self.value: list[JsonValue] = []

    def get(self, setting: Setting[Value]) -> Value:
        assert setting.key == LOOKS.key
        return self.value  # type: ignore[return-value]

    def set(self, setting: Setting[Value], value: Value) -> None:
        assert setting.accepts(value)
        self.value = value  # type: ignore[assignment]


def looked(settings: Settings, from_utc: datetime, days: float) -> bool:
    """Look every six hours for so long; return what was said at last."""
    said, now_utc = False, from_utc
    while now_utc <= from_utc + timedelta(days=days):
        said = is_steady(settings, now_utc)
        now_utc += LOOK_EVERY
    return said


def test_what_is_old_goes_once_the_clock_has_been_steady_for_days() -> None:
    settings = Settings()
    assert not looked(settings, START_UTC, 2.9)
    assert is_steady(settings, START_UTC + STEADY_FOR)


@pytest.mark.parametrize("jump", [timedelta(days=3650), timedelta(days=-3650), timedelta(days=8), timedelta(days=-8)])
def test_a_clock_that_jumped_deletes_nothing_for_days_nor_once_it_is_set_right(jump: timedelta) -> None:
    settings = Settings()
    assert looked(settings, START_UTC, 10)
    wrong_utc = START_UTC + timedelta(days=10.25) + jump
    assert not looked(settings, wrong_utc, 2)
    assert not looked(settings, START_UTC + timedelta(days=12.5), 2)
    assert looked(settings, START_UTC + timedelta(days=14.75), 3)


def test_an_office_that_is_off_each_weekend_still_deletes() -> None:
    settings = Settings()
    said = [looked(settings, START_UTC + timedelta(weeks=week), 4) for week in range(3)]
    assert said == [True, True, True]


@pytest.mark.parametrize("odd", [["kemarin", "besok"], [1, 2, 3], ["2026-01-01", "2026-01-02"], [None, None]])
def test_what_was_edited_by_hand_counts_for_nothing(odd: list[JsonValue]) -> None:
    settings = Settings()
    settings.value = odd
    assert not is_steady(settings, START_UTC)
    assert not is_steady(settings, START_UTC + LOOK_EVERY)
