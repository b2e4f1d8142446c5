"""Days and moments as people type them on a form, and read back in words. No Qt."""

import re
from datetime import UTC, date, datetime, time
from typing import Final

from scc_wall.base.clock import WIB
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told, language
from scc_wall.ui import words

_DAY: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\- ](\d{4})")
_TIME: Final = re.compile(r"(\d{1,2})[.:](\d{2})")
_DAYS: Final = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: Final = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
START_OF_DAY: Final = time(0, 0)
END_OF_DAY: Final = time(23, 59, 59)


def read_day(text: str) -> date:
    """Return the day that `text` names, e.g. `21/11/2026`, `21-11-2026`, `21 Nov 2026`.

    Raises
    ------
    SccError
        If it names none.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise _error("Tulis hari/bulan/tahun, mis. 21/11/2026.", "Type day/month/year, e.g. 21/11/2026.")
    day, month, year = found.groups()
    try:
        return date(int(year), _month(month), int(day))
    except ValueError:
        raise _error("Tanggal ini tidak ada di kalender.", "There is no such day in the calendar.") from None


def _month(text: str) -> int:
    """Return the month that a number or the beginning of a name means, in either language; 0 for none."""
    if text.isdecimal():
        return int(text)
    named = (place for names in _MONTHS.values() for place, name in enumerate(names, start=1) if _begins(name, text))
    return next(named, 0)


def _begins(name: str, text: str) -> bool:
    return name.casefold().startswith(text.casefold())


def read_moment(text: str, without_time: time) -> datetime:
    """Return the moment in UTC that `text` names in WIB, e.g. `21/11/2026 08.00`.

    Parameters
    ----------
    without_time
        The time of day that a day alone means.

    Raises
    ------
    SccError
        If it names none.
    """
    day_text, _, time_text = text.strip().rpartition(" ")
    if not _TIME.fullmatch(time_text):
        day_text, time_text = text, ""
    day = read_day(day_text)
    moment = _read_time(time_text) if time_text else without_time
    try:
        return datetime.combine(day, moment, WIB).astimezone(UTC)
    except OverflowError:  # the first hours of the year 1
        raise _error("Tanggal ini tidak ada di kalender.", "There is no such day in the calendar.") from None


def day_text(day: date) -> str:
    """Return a day as it may be typed, e.g. `21/11/2026`."""
    return words.day(day)


def moment_text(moment_utc: datetime) -> str:
    """Return a moment in WIB as it may be typed, e.g. `21/11/2026 08.00`."""
    return words.moment(moment_utc)


def day_words(day: date, spoken: str | None = None) -> str:
    """Return a day in words, e.g. `Sabtu, 21 November 2026`; in the language `spoken`, or the current one."""
    names = spoken or language()
    return f"{_DAYS[names][day.weekday()]}, {day.day} {_MONTHS[names][day.month - 1]} {day.year}"


def weekday_word(weekday: int) -> str:
    """Return what a day of the week is called; 0 for Monday."""
    return _DAYS[language()][weekday]


def moment_words(moment_utc: datetime) -> str:
    """Return a moment in words, e.g. `Sabtu, 21 November 2026, 08.00 WIB`."""
    return f"{day_words(moment_utc.astimezone(WIB).date())}, {words.time_of_day(moment_utc)} WIB"


def left_words(left_s: float) -> str:
    """Return how long is left, e.g. `3 jam 12 mnt`; under a minute in seconds, rounded up."""
    minutes = int(left_s // 60)
    if minutes < 1:
        return str(Told("{n} dtk", "{n} s").format(n=int(-(-left_s // 1))))
    if minutes < 60:
        return str(Told("{n} mnt", "{n} min").format(n=minutes))
    return str(Told("{h} jam {m} mnt", "{h} h {m} min").format(h=minutes // 60, m=minutes % 60))


def left_brief(left_s: float) -> str:
    """Return how long is left where there is little room: whole hours as long as there are any."""
    return str(Told("{h} jam", "{h} h").format(h=int(left_s // 3600))) if left_s >= 3600 else left_words(left_s)


def _read_time(text: str) -> time:
    hour, minute = (int(part) for part in re.split(r"[.:]", text))
    if hour == 24 and minute == 0:
        return END_OF_DAY
    try:
        return time(hour, minute)
    except ValueError:
        raise _error("Jam ini tidak ada, mis. 08.00 atau 23.59.", "No such time, e.g. 08:00 or 23:59.") from None


def _error(what_id: str, what_en: str) -> SccError:
    return SccError(Told(what_id, what_en))
