"""Numbers, times and states as a person reads them; the only place that formats them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from scc_wall.base.clock import MONTHS_EN, WIB, Clock, day_told, seconds_between
from scc_wall.base.told import language
from scc_wall.domain.camera import StreamRole
from scc_wall.domain.tile import StreamReason
from scc_wall.domain.tile_state import TileState


def tr(text: str, n: int = -1) -> str:
    """Return `text` (Indonesian) in the current language of the widgets.

    Parameters
    ----------
    n
        How many are spoken of, where English has a form of its own for one: `tr("{n} kamera", n=3).format(n=3)`.
    """
    return QCoreApplication.translate("Wall", text, "", n)


def number(value: float, decimals: int = 1) -> str:
    """Return a number with the decimal sign of the current language."""
    text = f"{value:.{decimals}f}"
    return text if language() == "en" else text.replace(".", ",")


def count(number_of: int) -> str:
    """Return how many there are, its thousands apart, e.g. `82.720`."""
    text = f"{number_of:,}"
    return text if language() == "en" else text.replace(",", ".")


def plain_number(value: float) -> str:
    """Return a number as somebody types it: no more digits than it has, e.g. `3` or `2,5`."""
    text = f"{value:.10g}"
    return text if language() == "en" else text.replace(".", ",")


def seconds(value_s: float) -> str:
    """Return an age: tenths under ten seconds, whole seconds under two minutes, then minutes, hours, days."""
    if value_s < 9.95:
        return tr("{n} dtk").format(n=number(value_s))
    if value_s < 120:
        return tr("{n} dtk").format(n=round(value_s))
    if value_s < 7200:
        return tr("{n} mnt").format(n=int(value_s // 60))
    if value_s < 48 * 3600:
        return tr("{n} jam").format(n=int(value_s // 3600))
    return tr("{n} hari").format(n=int(value_s // 86400))


def moment_of(mono_ns: int, clock: Clock) -> datetime:
    """Return the UTC time of a monotonic moment that is not long past, by the wall clock of now."""
    return clock.now_utc() - timedelta(seconds=seconds_between(mono_ns, clock.mono_ns()))


def clock_time(moment_utc: datetime) -> str:
    """Return the time of day in WIB, e.g. `14.05.09 WIB`."""
    sign = _sign()
    return moment_utc.astimezone(WIB).strftime(f"%H{sign}%M{sign}%S") + " WIB"


def time_of_day(moment_utc: datetime) -> str:
    """Return hour and minute in WIB, e.g. `14.05`."""
    return moment_utc.astimezone(WIB).strftime(f"%H{_sign()}%M")


def _sign() -> str:
    """Return what stands between hours and minutes."""
    return ":" if language() == "en" else "."


def day(of: date) -> str:
    """Return a day as it may be typed, e.g. `21/11/2026`, in English `21 Nov 2026`.

    A moment counts by its own time zone.
    """
    return str(day_told(of))


def short_day(of: date) -> str:
    """Return a day without its year, e.g. `21/11`, in English `21 Nov`."""
    return f"{of.day} {MONTHS_EN[of.month - 1]}" if language() == "en" else f"{of.day:02d}/{of.month:02d}"


def moment(moment_utc: datetime) -> str:
    """Return day and time in WIB as they may be typed, e.g. `21/11/2026 08.00`."""
    return f"{day(moment_utc.astimezone(WIB))} {time_of_day(moment_utc)}"


def past_time(moment_utc: datetime, now_utc: datetime) -> str:
    """Return the time in WIB, with the day if it was another day."""
    return _other_day(moment_utc, now_utc) + clock_time(moment_utc)


def past_minute(moment_utc: datetime, now_utc: datetime) -> str:
    """Return the same without seconds, for a narrow column, e.g. `14.05 WIB`."""
    return f"{_other_day(moment_utc, now_utc)}{time_of_day(moment_utc)} WIB"


def _other_day(moment_utc: datetime, now_utc: datetime) -> str:
    """Return the day and what parts it from the time behind it, empty for today."""
    then, now = moment_utc.astimezone(WIB), now_utc.astimezone(WIB)
    if then.date() == now.date():
        return ""
    return f"{short_day(then) if language() == 'en' else f'{then.day}/{then.month}'} "


def bits(bits_per_s: float) -> str:
    """Return a bit rate, e.g. `1,2 Mbit/s`."""
    return f"{number(bits_per_s / 1e6)} Mbit/s" if bits_per_s >= 1e6 else f"{round(bits_per_s / 1e3)} kbit/s"


def state_word(state: TileState) -> str:
    """Return what a state is called."""
    return {
        TileState.CONNECTING: tr("menyambung…"),
        TileState.LIVE: tr("langsung"),
        TileState.STALE: tr("tertinggal"),
        TileState.LOST: tr("terputus"),
        TileState.REFUSED: tr("ditolak"),
    }[state]


def reason_word(reason: StreamReason) -> str:
    """Return why a tile shows the stream it shows."""
    return {
        StreamReason.ONLY: tr("satu-satunya"),
        StreamReason.SMALL_TILE: tr("petak kecil"),
        StreamReason.LARGE_TILE: tr("petak besar"),
        StreamReason.PREFERRED: tr("diminta"),
        StreamReason.LOAD: tr("beban tinggi"),
    }[reason]


def stream_word(role: StreamRole, reason: StreamReason | None) -> str:
    """Return the stream in use and why, e.g. `sub: petak kecil`."""
    return str(role) if reason is None else f"{role}: {reason_word(reason)}"


def region_short(title: str) -> str:
    """Return a region's title where room is short: `Kab. Muara Enim`."""
    return title.replace("Kabupaten ", "Kab. ")
