"""Maintenance windows as the store keeps them, and as the page of a site shows them."""

from datetime import UTC, datetime, timedelta
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_maintenance import WIB, Cron, MaintenanceError, MaintenanceWindow, Once, Weekly, read_window
from scc_wall.ui.sites.desk import Recurrence, SiteFieldError, Window

MOST: Final = 100
"""Windows of one site; also what tells the ids of two sites apart."""


def shown(site: SiteConfig, now_utc: datetime) -> tuple[Window, ...]:
    """Return the windows of a site; those that can't be read are left out (the monitors log them)."""
    windows = []
    for place, text in enumerate(site.maintenance[:MOST]):
        try:
            windows.append(_shown(read_window(text), site.site_id * MOST + place, now_utc))
        except MaintenanceError:
            continue
    return tuple(windows)


def place_of(window_id: int) -> tuple[int, int]:
    """Return site and place of a window that `shown` numbered."""
    return divmod(window_id, MOST)


def kept(window: Window) -> str:
    """Return a window as the store keeps it.

    Raises
    ------
    SiteFieldError
        If it is none; names the field.
    """
    duration = timedelta(minutes=window.minutes)
    if window.recurrence is Recurrence.CRON:
        text = f"cron {window.cron} {window.minutes}m"
    elif window.starts_utc is None:
        raise SiteFieldError(Told("Waktu mulai belum diisi.", "The start is missing."), field="starts_utc")
    elif window.recurrence is Recurrence.ONCE:
        text = str(Once(window.starts_utc, duration))
    else:
        start = window.starts_utc.astimezone(WIB)
        text = str(Weekly(frozenset({start.weekday()}), start.time().replace(second=0, microsecond=0), duration))
    try:
        return str(read_window(text))
    except MaintenanceError as error:
        field = "cron" if window.recurrence is Recurrence.CRON else "minutes"
        raise SiteFieldError(error.what, error.why, error.todo, field=field) from error


def _shown(window: MaintenanceWindow, window_id: int, now_utc: datetime) -> Window:
    minutes = round(window.duration.total_seconds() / 60)
    if isinstance(window, Cron):
        return Window(Recurrence.CRON, minutes, window_id, cron=window.expression)
    if isinstance(window, Once):
        return Window(Recurrence.ONCE, minutes, window_id, window.start_utc)
    return Window(Recurrence.WEEKLY, minutes, window_id, _next(window, now_utc))


def _next(window: Weekly, now_utc: datetime) -> datetime:
    """Return when a weekly window opens next, or opened last if it is open."""
    today = now_utc.astimezone(WIB)
    days = (today.date() + timedelta(days) for days in range(-window.duration.days - 1, 9))
    starts = (datetime.combine(day, window.start, WIB) for day in days if day.weekday() in window.weekdays)
    return next(start for start in starts if start + window.duration > today).astimezone(UTC)
