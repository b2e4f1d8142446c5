"""When a backup is due, and since when there is none: pure, asked now and then.

Within a run the monotonic clock counts; only at a start, where nothing else is there, does the wall clock say how old
the newest one is. So a clock that jumps costs one backup more at most, and hides none that is due.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from scc_wall.base.clock import WIB, wib_told
from scc_wall.base.told import Told

NIGHT_WIB: Final = range(1, 4)
"""Hours in which the room is quiet: one is made there, if it can be."""
NIGHT_AGE_S: Final = 20 * 3600.0
DAY_AGE_S: Final = 26 * 3600.0
"""A night went by without one: the computer was off, say; it is made up for."""
AFTER_START_S: Final = 300.0
AGAIN_S: Final = 1800.0
"""After one that failed."""
LATE_S: Final = 48 * 3600.0
AHEAD_S: Final = 3600.0
"""A newest one from the future by more than this says nothing: some clock was wrong."""
_NONE: Final = Told(
    "Belum ada cadangan penyimpanan sejak {when}: {why}", "There has been no backup of the store since {when}: {why}"
)
_NEVER: Final = Told("pemasangan", "the installation")
_NOT_YET: Final = Told("belum sempat dibuat", "none could be made yet")


@dataclass(frozen=True, slots=True)
class BackupState:
    """What is known of the backups; replaced as a whole.

    Parameters
    ----------
    started_s
        Monotonic moment of the program's start.
    known
        Whether the folder was looked at.
    last_utc
        When the newest one was made; None for none.
    made_s
        Monotonic moment of the newest one of this run; None for none.
    tried_s
        Monotonic moment of the last one that failed; None after one that did not.
    why
        Why that one failed.
    damaged
        Whether it failed because the store itself does not hold together.
    """

    started_s: float
    known: bool = False
    last_utc: datetime | None = None
    made_s: float | None = None
    tried_s: float | None = None
    why: Told | None = None
    damaged: bool = False


def due(state: BackupState, mono_s: float, now_utc: datetime) -> bool:
    """Return whether one is to be made now."""
    if not state.known or mono_s - state.started_s < AFTER_START_S:
        return False
    if state.tried_s is not None and mono_s - state.tried_s < AGAIN_S:
        return False
    night = now_utc.astimezone(WIB).hour in NIGHT_WIB
    return age_s(state, mono_s, now_utc) >= (NIGHT_AGE_S if night else DAY_AGE_S)


def age_s(state: BackupState, mono_s: float, now_utc: datetime) -> float:
    """Return how old the newest one is; infinite for none, and for one whose age nobody can tell."""
    if state.made_s is not None:
        return mono_s - state.made_s
    if state.last_utc is None:
        return float("inf")
    passed_s = (now_utc - state.last_utc).total_seconds()
    return passed_s if passed_s > -AHEAD_S else float("inf")


def trouble(state: BackupState, mono_s: float, now_utc: datetime) -> Told | None:
    """Return what a person has to know of: two days without one, or a store that does not hold together."""
    if state.damaged and state.why is not None:
        return state.why
    if not state.known or mono_s - state.started_s < 2 * AFTER_START_S:
        return None
    if age_s(state, mono_s, now_utc) < LATE_S:
        return None
    if state.last_utc is None and state.why is None:
        return None  # the first one of an installation is about to be made
    why = state.why or _NOT_YET
    when = _NEVER
    if state.last_utc is not None:
        when = wib_told(state.last_utc)
    return _NONE.format(when=when, why=why)
