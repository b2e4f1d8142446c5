from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.errors import SccError
from scc_wall.base.told import set_language
from scc_wall.ui.access.dates import (
    END_OF_DAY,
    START_OF_DAY,
    day_text,
    day_words,
    left_words,
    moment_text,
    moment_words,
    read_day,
    read_moment,
)


@pytest.mark.parametrize(
    "text", ["21/11/2026", "21-11-2026", " 21.11.2026 ", "21 11 2026", "21 Nov 2026", "21 november 2026"]
)
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text) == date(2026, 11, 21)


@pytest.mark.parametrize(
    "text",
    ["", "21/11", "21/11/26", "31/2/2026", "0/1/2026", "11/21/2026", "besok", "²/1/2026", "5 ma 2026", "5 xyz 2026"],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(SccError):
        read_day(text)


@pytest.mark.parametrize("text", ["5 Mei 2026", "5 may 2026", "5 MEI 2026"])
def test_a_month_is_read_in_either_language(text):
    assert read_day(text) == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("text", "hour", "minute"), [("5/1/2026 08.00", 1, 0), ("5/1/2026 8:30", 1, 30), ("5 1 2026 23.59", 16, 59)]
)
def test_a_moment_is_read_in_wib(text, hour, minute):
    assert read_moment(text, START_OF_DAY) == datetime(2026, 1, 5, hour, minute, tzinfo=UTC)


def test_a_day_alone_is_its_start_or_its_end():
    assert read_moment("5/1/2026", START_OF_DAY) == datetime(2026, 1, 4, 17, 0, tzinfo=UTC)
    assert read_moment("5/1/2026", END_OF_DAY) == datetime(2026, 1, 5, 16, 59, 59, tzinfo=UTC)
    assert read_moment("5/1/2026 24.00", START_OF_DAY) == read_moment("5/1/2026", END_OF_DAY)


@pytest.mark.parametrize("text", ["5/1/2026 25.00", "5/1/2026 08.60", "08.00", "1/1/0001 00.00"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(SccError):
        read_moment(text, START_OF_DAY)


@given(st.text(max_size=20) | st.from_regex(r"\d{1,2}[/.]\d{1,2}[/.]\d{4} \d{1,2}[.:]\d{2}", fullmatch=True))
def test_reading_raises_only_what_a_person_is_told(text):
    for read in (read_day, lambda typed: read_moment(typed, END_OF_DAY)):
        with suppress(SccError):
            read(text)


@given(st.integers(0, 3_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC)))
def test_what_is_written_is_read_again(moment):
    whole = moment.replace(second=0, microsecond=0)
    assert read_moment(moment_text(whole), START_OF_DAY) == whole
    assert read_day(day_text(whole.date())) == whole.date()


def test_days_and_moments_in_words():
    noon = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
    assert day_words(date(2026, 11, 21)) == "Sabtu, 21 November 2026"
    assert moment_words(noon) == "Sabtu, 21 November 2026, 12.00 WIB"
    set_language("en")
    try:
        assert moment_words(noon + timedelta(days=1)) == "Sunday, 22 November 2026, 12:00 WIB"
    finally:
        set_language("id")


@pytest.mark.parametrize(
    ("left_s", "told"),
    [(0.0, "0 dtk"), (0.2, "1 dtk"), (59.0, "59 dtk"), (299.0, "4 mnt"), (300.0, "5 mnt"), (36000.0, "10 jam 0 mnt")],
)
def test_what_is_left(left_s, told):
    assert left_words(left_s) == told
