"""What the dialogs of the office's work need of the program: exports, sessions of others, passwords, the retention.

Every call may raise SccError, and may take its time: the dialogs have it done by their `Work`. Who may not do it is
refused by each call.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from scc_wall.access.export import Selection
from scc_wall.access.retention import Due
from scc_wall.access.session_book import ListedSession
from scc_wall.base.course import Course
from scc_wall.ui.access.desk import PasswordRule
from scc_wall.ui.access.export_file import Written


class ExportsDesk(Protocol):
    """What the dialog of exports asks for."""

    def may_choose_period(self) -> bool:
        """Return whether whoever asks may take more out of the audit than one session; asks nothing of the disk."""
        ...

    def sessions(self) -> Sequence[ListedSession]:
        """Return the last sessions, the newest first."""
        ...

    def export(self, file: Path, selection: Selection, course: Course, *, replace: bool) -> Written:
        """Write rows of the audit to a file, and the export into the audit."""
        ...


class SessionsDesk(Protocol):
    """What the list of running sessions asks for."""

    def own_id(self) -> int | None:
        """Return the id of the person who asks: their own session is ended by logging out; None for nobody."""
        ...

    def running(self) -> Sequence[ListedSession]:
        """Return the sessions that run, the newest first."""
        ...

    def end_session(self, session_id: int, reason: str) -> None:
        """End another's session at once, for a reason."""
        ...


@dataclass(frozen=True, slots=True)
class Keeping:
    """For how many days something beside the audit is kept.

    Parameters
    ----------
    snapshot_days
        0: for ever.
    """

    snapshot_days: int
    event_days: int


class RetentionDesk(Protocol):
    """What the dialog of the retention asks for."""

    def days(self) -> int:
        """Return for how many days the audit is kept."""
        ...

    def due(self, days: int, course: Course) -> Due | None:
        """Return what is older than so many days, None if nothing is."""
        ...

    def choose(self, days: int) -> None:
        """Have the audit kept for so many days."""
        ...

    def keeping(self) -> Keeping:
        """Return for how many days snapshots and events are kept."""
        ...

    def choose_keeping(self, wanted: Keeping) -> None:
        """Have snapshots and events kept for so many days."""
        ...

    def purge(self, days: int, course: Course) -> Due | None:
        """Delete what is older than so many days; return what was deleted, and in it what a stop left there."""
        ...


class PasswordDesk(Protocol):
    """What changing one's own password asks for."""

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules for a new password, in the order in which they are shown."""
        ...

    def change_own_password(self, login: str, old: str, new: str) -> None:
        """Set one's own password, by the old one."""
        ...
