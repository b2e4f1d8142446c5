from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.errors import SccError
from scc_wall.domain.site_maintenance import (
    DAYS,
    LONGEST,
    WIB,
    Cron,
    MaintenanceError,
    Once,
    Weekly,
    any_active,
    read_window,
)


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB).astimezone(UTC)


def test_a_window_of_one_time() -> None:
    window = read_window("sekali 2026-11-23 22:00 4j")
    assert window == Once(wib("2026-11-23 22:00"), timedelta(hours=4))
    assert not window.active(wib("2026-11-23 21:59:59"))
    assert window.active(wib("2026-11-23 22:00"))
    assert window.active(wib("2026-11-24 01:59:59"))
    assert not window.active(wib("2026-11-24 02:00"))


def test_a_weekly_window_runs_past_midnight() -> None:
    window = read_window("weekly Saturday,Sun 22.00 4h")
    assert window == Weekly(frozenset({5, 6}), time(22, 0), timedelta(hours=4))
    for text, is_open in (
        ("2026-11-21 21:59", False),  # a Saturday
        ("2026-11-21 22:00", True),
        ("2026-11-22 01:59", True),
        ("2026-11-22 02:00", False),
        ("2026-11-22 23:00", True),
        ("2026-11-23 01:00", True),
        ("2026-11-23 22:30", False),
    ):
        assert window.active(wib(text)) is is_open, text


def test_a_week_long_weekly_window_is_always_open() -> None:
    window = read_window("mingguan Sen 08:00 7d")
    assert all(window.active(wib("2026-11-16 07:00") + timedelta(hours=hours)) for hours in range(0, 400, 7))


def test_a_cron_window_is_in_wib() -> None:
    window = read_window("cron 0 22 * * 6#1 4j")  # the first Saturday of the month
    assert window.active(wib("2026-11-07 22:00"))
    assert window.active(wib("2026-11-08 01:59:59.5"))
    assert not window.active(wib("2026-11-08 02:00"))
    assert not window.active(wib("2026-11-14 23:00"))
    assert not window.active(wib("2026-11-07 21:59:59.9"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "sekali"),
        ("harian 22:00 4j", "sekali"),
        ("sekali 2026-02-30 22:00 4j", "2026-02-30"),
        ("sekali 9999-12-31 22:00 4j", "9999-12-31"),
        ("sekali 2026-11-23 4j", "tanggal"),
        ("sekali 2026-11-23 24:00 4j", "24:00"),
        ("mingguan Xyz 22:00 4j", "Xyz"),
        ("mingguan Sab, 22:00 4j", "Hari"),
        ("mingguan Sab 22:00 0m", "0m"),
        ("mingguan Sab 22:00 8d", "8d"),
        ("mingguan Sab 22:00 empat", "empat"),
        ("cron 0 22 * * 4j", "lima kolom"),
        ("cron 0 25 * * * 4j", "hour"),
        ("cron 0 0 30 2 * 4j", "day-of-month"),
    ],
)
def test_what_is_no_window_is_told_with_its_reason(text: str, part: str) -> None:
    with pytest.raises(MaintenanceError) as caught:
        read_window(text)
    error = caught.value
    assert isinstance(error, SccError)
    assert error.why is not None
    assert error.todo is not None
    assert part in error.why.id
    assert error.what.en != error.what.id


DURATIONS = st.integers(1, int(LONGEST.total_seconds()) // 60).map(lambda minutes: timedelta(minutes=minutes))
MINUTES = st.integers(0, 60_000_000).map(lambda minutes: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
WINDOWS = st.one_of(
    st.builds(Once, MINUTES, DURATIONS),
    st.builds(
        Weekly,
        st.frozensets(st.integers(0, 6), min_size=1),
        st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        DURATIONS,
    ),
    st.builds(Cron, st.sampled_from(["0 22 * * 6", "*/15 1-3 * * *", "0 0 1,15 * *", "30 4 L * *"]), DURATIONS),
)


@given(WINDOWS)
def test_a_window_is_read_as_it_is_written(window: Once | Weekly | Cron) -> None:
    assert read_window(str(window)) == window


@given(WINDOWS, MINUTES)
def test_a_window_is_open_from_its_start_for_its_duration(window: Once | Weekly | Cron, at_utc: datetime) -> None:
    if window.active(at_utc):
        assert any_active([window], at_utc)
        if not window.active(at_utc - timedelta(minutes=1)):  # it opened just now: it lasts
            last = at_utc + window.duration - timedelta(microseconds=1)
            assert window.active(last)


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["cron", "sekali", "*", "0", *DAYS, "4j", "22:00"])).map(" ".join)
)
def test_reading_raises_only_the_environments_error(text: str) -> None:
    try:
        window = read_window(text)
    except MaintenanceError:
        return
    assert read_window(str(window)) == window
