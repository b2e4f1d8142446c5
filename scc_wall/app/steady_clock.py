"""Whether the wall clock may be believed when old things are deleted by themselves: what is gone never comes back.

::

    looked at least once a week, the clock never back ──3 days──► steady ─► deletes
         └─ jumped by more than a week, or back: counted anew, nothing is deleted

A clock that is years ahead (an empty battery, a wrong server) would else take every snapshot and event at one stroke.
"""

import logging
from datetime import datetime, timedelta
from typing import Final, Protocol

from scc_wall.domain.setting import JsonValue, Setting, Value

log = logging.getLogger(__name__)

GAP: Final = timedelta(days=7)
"""Longest time from one look to the next: the program may be off over a week; a clock that is wrong by less takes what
is days too young at most."""
STEADY_FOR: Final = timedelta(days=3)
_NONE: list[JsonValue] = []
LOOKS: Final = Setting("retention.looks", _NONE)
"""Since when the clock is steady, and when it was looked at last: moments in ISO 8601."""


class KeepLooks(Protocol):
    """The settings of a store; may raise SccError."""

    def get(self, setting: Setting[Value]) -> Value:
        """Return a setting's value, its default if there is none."""
        ...

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Store a setting's value."""
        ...


def is_steady(settings: KeepLooks, now_utc: datetime) -> bool:
    """Look at the clock, and return whether it has gone steadily for so long that what is old may be deleted.

    Raises
    ------
    SccError
        If the store can't be read or written.
    """
    before = _moments(settings.get(LOOKS))
    since_utc = now_utc
    if before is not None:
        steady_utc, looked_utc = before
        if steady_utc <= looked_utc <= now_utc <= looked_utc + GAP:
            since_utc = steady_utc
        else:
            log.info("the clock moved from %s to %s: nothing old is deleted for now", looked_utc, now_utc)
    settings.set(LOOKS, list[JsonValue]([since_utc.isoformat(), now_utc.isoformat()]))
    return now_utc - since_utc >= STEADY_FOR


def _moments(stored: list[JsonValue]) -> tuple[datetime, datetime] | None:
    """Return what was stored; None for nothing, or for what was edited by hand."""
    try:
        steady_utc, looked_utc = (datetime.fromisoformat(str(one)) for one in stored)
    except ValueError:
        return None
    return (steady_utc, looked_utc) if steady_utc.tzinfo is not None and looked_utc.tzinfo is not None else None
