"""What the dialogs of the office's work ask for (`ui.access.office_desk`), answered by the service layer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from scc_wall.access import kept_days
from scc_wall.access.export import Selection
from scc_wall.access.kept_days import KeptDays
from scc_wall.access.policy import Asker
from scc_wall.access.retention import RETENTION_DAYS, Due
from scc_wall.access.service import Access
from scc_wall.access.session_book import ListedSession
from scc_wall.access.told_errors import LOG_IN, NO_SESSION, AccessDenied
from scc_wall.app.access.desks import PASSWORD_RULES, By
from scc_wall.app.events.desk import KEPT_DAYS, LEAST_DAYS
from scc_wall.app.snapshots.purge import KEEP_DAYS
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.role import Action
from scc_wall.domain.setting import Setting, Value
from scc_wall.ui.access.desk import PasswordRule
from scc_wall.ui.access.export_file import Draw, Written, draw_apart, write_export
from scc_wall.ui.access.office_desk import Keeping

SNAPSHOTS: Final = KeptDays(KEEP_DAYS, least=1, for_ever=True)
EVENTS: Final = KeptDays(KEPT_DAYS, least=LEAST_DAYS)


class Settings(Protocol):
    """Where settings are kept."""

    def get(self, setting: Setting[Value]) -> Value:
        """Return what is stored, or the default."""
        ...

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Store it."""
        ...


class RoomExports:
    """A `ui.access.office_desk.ExportsDesk`.

    Parameters
    ----------
    draw
        Draws a berita acara, apart from the thread that paints the wall.
    """

    def __init__(self, access: Access, by: By, draw: Draw = draw_apart) -> None:
        self._access = access
        self._by = by
        self._draw = draw

    def may_choose_period(self) -> bool:
        """Return whether whoever asks may take more than one session."""
        return self._access.policy.may(self._by(), Action.AUDIT_EXPORT)

    def sessions(self) -> Sequence[ListedSession]:
        """Return the last sessions."""
        return self._access.book.recent(self._by())

    def export(self, file: Path, selection: Selection, course: Course, *, replace: bool) -> Written:
        """Write rows of the audit to a file."""
        exports = self._access.exports
        return write_export(exports, self._by(), file, selection, course=course, draw=self._draw, replace=replace)


class RoomSessions:
    """A `ui.access.office_desk.SessionsDesk`."""

    def __init__(self, access: Access, by: By) -> None:
        self._access = access
        self._by = by

    def own_id(self) -> int | None:
        """Return the id of who asks."""
        by = self._by()
        return None if by is None else by.account.person_id

    def running(self) -> Sequence[ListedSession]:
        """Return the sessions that run."""
        return self._access.book.running(self._by())

    def end_session(self, session_id: int, reason: str) -> None:
        """End another's session."""
        self._access.door.end_session(_required(self._by()), session_id, reason)


class RoomRetention:
    """A `ui.access.office_desk.RetentionDesk`."""

    def __init__(self, access: Access, settings: Settings, by: By) -> None:
        self._access = access
        self._settings = settings
        self._by = by

    def days(self) -> int:
        """Return for how many days the audit is kept."""
        return self._settings.get(RETENTION_DAYS)

    def due(self, days: int, course: Course) -> Due | None:
        """Return what is older."""
        return self._access.retention.due(days, course)

    def choose(self, days: int) -> None:
        """Have the audit kept for so many days."""
        self._access.retention.choose(self._by(), days, lambda chosen: self._settings.set(RETENTION_DAYS, chosen))

    def keeping(self) -> Keeping:
        """Return for how many days snapshots and events are kept."""
        return Keeping(self._settings.get(KEEP_DAYS), self._settings.get(KEPT_DAYS))

    def choose_keeping(self, wanted: Keeping) -> None:
        """Have them kept so; what stays as it was leaves no row."""
        before = self.keeping()
        for kept, days, now in (
            (SNAPSHOTS, wanted.snapshot_days, before.snapshot_days),
            (EVENTS, wanted.event_days, before.event_days),
        ):
            if days != now:
                self._choose_days(kept, days)

    def _choose_days(self, kept: KeptDays, days: int) -> None:
        policy, keep = self._access.policy, self._settings.set
        kept_days.choose(policy, self._by(), kept, days, lambda chosen: keep(kept.setting, chosen))

    def purge(self, days: int, course: Course) -> Due | None:
        """Delete what is older, if the rule is still the one that was shown."""
        if days != self.days():
            raise SccError(
                Told("Masa simpan diubah orang lain.", "Somebody else changed the retention meanwhile."),
                None,
                Told("Tutup jendela ini, lalu buka lagi.", "Close this window, and open it again."),
            )
        return self._access.retention.purge(self._by(), days, course)


class RoomPasswords:
    """A `ui.access.office_desk.PasswordDesk`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules of a new password."""
        return PASSWORD_RULES

    def change_own_password(self, login: str, old: str, new: str) -> None:
        """Set one's own password."""
        self._access.accounts.change_own_password(login, old, new)


def _required(by: Asker | None) -> Asker:
    if by is None:
        raise AccessDenied(NO_SESSION, None, LOG_IN)
    return by
