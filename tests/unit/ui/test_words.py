"""Numbers, days and times in both languages, and nowhere else than in `ui.words`."""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.base.told import language, set_language
from scc_wall.ui import words
from scc_wall.ui.access.dates import START_OF_DAY, moment_text, read_moment
from scc_wall.ui.sites import site_words

NOON = datetime(2026, 11, 1, 5, 0, 9, tzinfo=UTC)
ROOT = Path(words.__file__).parents[1]
OWN_FORMAT = {
    "ui/words.py": "the one place",
    "ui/access/minutes_words.py": "the berita acara is Indonesian in every language",
    "ui/access/minutes_process.py": "for the log",
    "ui/access/export_choice.py": "the name of a file",
    "ui/sites/windows_part.py": "a line that the program reads (`domain.site_maintenance`)",
    "app/cameras/found.py": "a whole number of seconds",
    **dict.fromkeys(
        [
            *(f"app/doctor/{name}.py" for name in ("bundle/packing", "logbook", "machine")),
            *("app/selftest/selftest.py", "app/selftest/steps.py"),
        ],
        "for the terminal, without Qt, and for files that support reads",
    ),
    "app/ptz/diary.py": "rows of the audit",
}


@pytest.fixture(params=["id", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


def test_numbers_have_the_sign_of_the_language(spoken: str) -> None:
    sign = "," if spoken == "id" else "."
    assert words.number(1.25, 2) == f"1{sign}25"
    assert words.plain_number(2.5) == f"2{sign}5"
    assert [words.plain_number(value) for value in (3.0, 5120, 1048576)] == ["3", "5120", "1048576"]
    assert words.bits(1.2e6) == f"1{sign}2 Mbit/s"
    assert site_words.percent(0.9995) == f"99{sign}950 %"


def test_days_and_times_have_the_signs_of_the_language(spoken: str) -> None:
    sign = "." if spoken == "id" else ":"
    assert words.clock_time(NOON) == f"12{sign}00{sign}09 WIB"
    assert words.time_of_day(NOON) == f"12{sign}00"
    day = "01/11/2026" if spoken == "id" else "1 Nov 2026"  # 01/11 is January to half of those who read English
    assert words.day(date(2026, 11, 1)) == day
    assert words.moment(NOON) == f"{day} 12{sign}00"
    assert site_words.short_moment(NOON) == ("01/11 12.00" if spoken == "id" else "1 Nov 12:00")
    past = words.past_time(NOON, NOON + timedelta(days=1))
    assert past == ("1/11 12.00.09 WIB" if spoken == "id" else "1 Nov 12:00:09 WIB")
    assert words.past_minute(NOON, NOON) == f"12{sign}00 WIB"
    past = words.past_minute(NOON, NOON + timedelta(days=1))
    assert past == ("1/11 12.00 WIB" if spoken == "id" else "1 Nov 12:00 WIB")


def test_a_moment_that_was_written_is_read_again(spoken: str) -> None:
    whole = NOON.replace(second=0)
    assert read_moment(moment_text(whole), START_OF_DAY) == whole


def test_nothing_else_formats_them() -> None:
    found = {}
    for folder in ("ui", "app"):
        for path in (ROOT / folder).rglob("*.py"):
            name = path.relative_to(ROOT).as_posix()
            if name not in OWN_FORMAT and (lines := list(_own_formats(path))):
                found[name] = lines
    assert found == {}, "use ui.words"


def _own_formats(path: Path) -> Iterator[str]:
    """Return what formats a date or a broken number by itself: `%d` in a format, `.1f`, strftime, a point replaced."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = ast.unparse(node.format_spec)
            if "%" in spec or any(f"{digits}f" in spec for digits in "123456") or "g" in spec.strip("f'\""):
                yield f"{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            arguments = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if node.func.attr == "strftime" or (node.func.attr == "replace" and arguments == [".", ","]):
                yield f"{node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize(("spoken", "told"), [("id", "82.720"), ("en", "82,720")])
def test_thousands_stand_apart(spoken: str, told: str) -> None:
    before = language()
    set_language(spoken)
    try:
        assert (words.count(82720), words.count(999)) == (told, "999")
    finally:
        set_language(before)
