"""Windows of planned work at a site: once, weekly, or in cron's words. Times are WIB; a duration counts from the start.

::

    sekali 2026-11-23 22:00 4j           once, four hours
    mingguan Sab,Min 22:00 90m           every Saturday and Sunday; may run past midnight
    cron 0 22 * * 6#1 4j                 the first Saturday of each month

Typed in either language (`once`, `weekly`, `Sat`, `4h`), a time also as `22.00`; kept as written above
(`SiteConfig.maintenance`).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar, Final

from cronsim import CronSim, CronSimError

from scc_wall.base.clock import WIB
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

LONGEST: Final = timedelta(days=7)
DAYS: Final = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
_DAYS_EN: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTES: Final = {"m": 1, "j": 60, "h": 60, "d": 24 * 60}
_CRON_FIELDS: Final = 5


class MaintenanceError(SccError):
    """A window that can't be read."""

    def __init__(self, text: str, why: Told) -> None:
        super().__init__(
            Told("Jadwal pemeliharaan “{text}” tidak dapat dibaca.", "The window “{text}” can't be read.").format(
                text=text[:80]
            ),
            why,
            Told(
                "Contoh: “sekali 2026-11-23 22:00 4j”, “mingguan Sab,Min 22:00 90m”, “cron 0 22 * * 6 4j” (WIB).",
                "Examples: “once 2026-11-23 22:00 4h”, “weekly Sat,Sun 22:00 90m”, “cron 0 22 * * 6 4h” (WIB).",
            ),
        )


@dataclass(frozen=True, slots=True)
class Once:
    """A window that opens one time."""

    start_utc: datetime
    duration: timedelta

    kind: ClassVar[str] = "once"

    def active(self, at_utc: datetime) -> bool:
        """Return whether it is open."""
        return self.start_utc <= at_utc < self.start_utc + self.duration

    @property
    def spec(self) -> str:
        """Return its start, in WIB."""
        return f"{self.start_utc.astimezone(WIB):%Y-%m-%d %H:%M}"

    def __str__(self) -> str:
        return f"sekali {self.spec} {_written(self.duration)}"


@dataclass(frozen=True, slots=True)
class Weekly:
    """A window that opens on the same days of each week.

    Parameters
    ----------
    weekdays
        0 for Monday to 6, at least one.
    start
        In WIB.
    """

    weekdays: frozenset[int]
    start: time
    duration: timedelta

    kind: ClassVar[str] = "weekly"

    def active(self, at_utc: datetime) -> bool:
        """Return whether it is open: it may have opened on one of the days before."""
        now = at_utc.astimezone(WIB)
        back = range(self.duration.days + 2)
        starts = (datetime.combine(now.date() - timedelta(days), self.start, WIB) for days in back)
        return any(s.weekday() in self.weekdays and s <= now < s + self.duration for s in starts)

    @property
    def spec(self) -> str:
        """Return its days and its start, in WIB."""
        return f"{','.join(DAYS[day] for day in sorted(self.weekdays))} {self.start:%H:%M}"

    def __str__(self) -> str:
        return f"mingguan {self.spec} {_written(self.duration)}"


@dataclass(frozen=True, slots=True)
class Cron:
    """A window that opens whenever a cron expression (five fields, WIB) says so."""

    expression: str
    duration: timedelta

    kind: ClassVar[str] = "cron"

    def active(self, at_utc: datetime) -> bool:
        """Return whether it is open: whether its latest start is nearer than its duration."""
        now = at_utc.astimezone(WIB)
        # A second later, because the search backwards leaves its own start out.
        latest = next(CronSim(self.expression, now.replace(microsecond=0) + timedelta(seconds=1), reverse=True), None)
        return latest is not None and now < latest + self.duration

    @property
    def spec(self) -> str:
        """Return the expression."""
        return self.expression

    def __str__(self) -> str:
        return f"cron {self.spec} {_written(self.duration)}"


MaintenanceWindow = Once | Weekly | Cron


def any_active(windows: Iterable[MaintenanceWindow], at_utc: datetime) -> bool:
    """Return whether one of the windows is open."""
    return any(window.active(at_utc) for window in windows)


def read_window(text: str) -> MaintenanceWindow:
    """Return the window that a person typed, or that the store kept.

    Raises
    ------
    MaintenanceError
        If it is none: which part, in words.
    """
    kind, *words = text.split() or [""]
    reader = _READERS.get(kind.lower())
    if reader is None:
        raise MaintenanceError(
            text,
            Told("Awalnya harus “sekali”, “mingguan” atau “cron”.", "It has to begin with “once”, “weekly” or “cron”."),
        )
    return reader(text, words)


def _once(text: str, words: Sequence[str]) -> Once:
    if len(words) != 3:
        raise MaintenanceError(
            text, Told("Perlu tanggal, jam dan lama.", "It needs a date, a time and how long it lasts.")
        )
    try:
        day = datetime.strptime(words[0], "%Y-%m-%d").replace(tzinfo=WIB).date()
        start_utc = datetime.combine(day, _time(text, words[1]), WIB).astimezone(UTC)
        start_utc + 2 * LONGEST  # the end of the calendar
    except (ValueError, OverflowError):
        raise MaintenanceError(
            text,
            Told("Tanggal “{day}” tidak ada (tulis TTTT-BB-HH).", "There is no date “{day}” (type YYYY-MM-DD).").format(
                day=words[0][:20]
            ),
        ) from None
    return Once(start_utc, _duration(text, words[2]))


def _weekly(text: str, words: Sequence[str]) -> Weekly:
    if len(words) != 3:
        raise MaintenanceError(
            text, Told("Perlu hari, jam dan lama.", "It needs the days, a time and how long it lasts.")
        )
    days = frozenset(_day(text, word) for word in words[0].split(","))
    return Weekly(days, _time(text, words[1]), _duration(text, words[2]))


def _cron(text: str, words: Sequence[str]) -> Cron:
    if len(words) != _CRON_FIELDS + 1:
        raise MaintenanceError(
            text,
            Told(
                "Cron perlu lima kolom (menit jam tanggal bulan hari) dan lama.",
                "Cron needs five fields (minute hour day month weekday) and how long it lasts.",
            ),
        )
    expression, duration = " ".join(words[:_CRON_FIELDS]).upper(), _duration(text, words[-1])
    try:
        # Also looks whether it ever comes.
        next(CronSim(expression, datetime(2026, 1, 1, tzinfo=WIB)))
    except (CronSimError, StopIteration, ValueError, OverflowError) as error:
        why = Told("Kolom cron tidak sah ({why}).", "The cron fields are not valid ({why}).")
        raise MaintenanceError(text, why.format(why=str(error) or "-")) from None
    return Cron(expression, duration)


def _day(text: str, word: str) -> int:
    for names in (tuple(day.lower() for day in DAYS), _DAYS_EN):
        # `Sabtu` and `Saturday` begin as their short names do.
        if (short := word.lower()[:3]) in names and word.isalpha():
            return names.index(short)
    why = Told("Hari “{day}” tidak dikenal (Sen … Min).", "There is no day “{day}” (Mon … Sun).")
    raise MaintenanceError(text, why.format(day=word[:20]))


def _time(text: str, word: str) -> time:
    match = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", word)
    if match is None:
        why = Told("Jam “{time}” tidak ada (00:00–23:59).", "There is no time “{time}” (00:00–23:59).")
        raise MaintenanceError(text, why.format(time=word[:20]))
    return time(int(match[1]), int(match[2]))


def _duration(text: str, word: str) -> timedelta:
    match = re.fullmatch(r"([0-9]{1,5})([mjhd])", word.lower())
    duration = timedelta(minutes=int(match[1]) * _MINUTES[match[2]]) if match else timedelta()
    if not timedelta() < duration <= LONGEST:
        why = Told(
            "Lama “{word}” tidak sah: tulis 90m atau 4j, paling lama 7 hari.",
            "“{word}” is no duration: type 90m or 4h, at most 7 days.",
        )
        raise MaintenanceError(text, why.format(word=word[:20]))
    return duration


def _written(duration: timedelta) -> str:
    minutes = int(duration.total_seconds()) // 60
    return f"{minutes // 60}j" if minutes % 60 == 0 else f"{minutes}m"


_READERS: Final[Mapping[str, Callable[[str, Sequence[str]], MaintenanceWindow]]] = {
    "sekali": _once,
    "once": _once,
    "mingguan": _weekly,
    "weekly": _weekly,
    "cron": _cron,
}
