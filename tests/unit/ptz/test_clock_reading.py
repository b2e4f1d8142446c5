"""A camera's clock is read in each way that cameras tell it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.ptz.onvif import clock_reading
from scc_wall.ptz.onvif.markup import parse
from tests.support.onvif_script import system_time

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def local(moment: datetime, zone: str) -> str:
    return (
        system_time(moment)
        .replace("UTCDateTime", "LocalDateTime")
        .replace("<tt:DateTimeType>", f"<tt:TimeZone><tt:TZ>{zone}</tt:TZ></tt:TimeZone><tt:DateTimeType>")
    )


def offset_s(text: str) -> float | None:
    answer = parse(text.encode()).at("Body", "GetSystemDateAndTimeResponse")
    assert answer is not None
    clock = next(iter(clock_reading.read(answer, NOW)), None)
    return None if clock is None else clock.offset_s


@pytest.mark.parametrize("off_s", [0, 4, -6, 7 * 3600, -400 * 86_400])
def test_utc(off_s: float) -> None:
    assert offset_s(system_time(NOW + timedelta(seconds=off_s))) == off_s + 0.5


@pytest.mark.parametrize("zone", ["WIB-7", "UTC+7", "GMT+07:00", "&lt;+07&gt;-7", "CST-07:00:00"])
def test_local_time_alone_with_either_sign(zone: str) -> None:
    assert offset_s(local(NOW + timedelta(hours=7), zone)) == 0.5


def test_what_is_no_time_is_none() -> None:
    assert offset_s(system_time(NOW).replace("<tt:Month>11", "<tt:Month>0")) is None
    assert offset_s(system_time(NOW).replace("UTCDateTime", "Nothing")) is None
    assert offset_s(system_time(NOW).replace("<tt:Year>2026", "<tt:Year>x")) is None


def test_a_leap_second_and_24_hours_are_taken() -> None:
    assert offset_s(system_time(NOW).replace("<tt:Second>0", "<tt:Second>60")) == 60.5
    assert offset_s(system_time(NOW).replace("<tt:Hour>3", "<tt:Hour>24")) == 21 * 3600 + 0.5


def test_drift_is_shown_above_five_seconds() -> None:
    for off_s, drifted in ((4.0, False), (-4.0, False), (6.0, True), (-7.0, True)):
        clock = clock_reading.of_http_date(f"{NOW + timedelta(seconds=off_s):%a, %d %b %Y %H:%M:%S} GMT", NOW)
        assert clock is not None
        assert clock.drifted is drifted


@given(st.text(max_size=40))
def test_any_date_is_read_or_none(date: str) -> None:
    clock_reading.of_http_date(date, NOW)
