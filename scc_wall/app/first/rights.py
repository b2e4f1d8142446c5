"""Who sits at the pages of the first start: an admin who is in, else one who installs by their password."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from scc_wall.access.policy import Asker, Installing
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.app.sites.rights import NOBODY, Details, Where, is_outside, record_failed, refuse_outside
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.role import Action

LAYOUT_SUBJECT: Final = "screens"


class FirstRights:
    """Asks the policy, for cameras (`app.cameras.rights.EditRights`) and sites (`app.sites.rights.Rights`).

    Parameters
    ----------
    access
        Returns access once it is open, None before.
    """

    def __init__(self, access: Callable[[], Access | None]) -> None:
        self._access = access
        self.installing: Installing | None = None

    def asker(self) -> Asker | None:
        """Return who asks now; None: nobody gave a password yet."""
        access = self._access()
        present = None if access is None else access.sessions.present()
        if present is not None and present.session.state is SessionState.OPEN:
            return present
        return self.installing

    def may(self) -> bool:
        """Return whether they may change cameras now."""
        access = self._access()
        return access is not None and access.policy.may(self.asker(), Action.CAMERA_EDIT)

    # --- cameras

    def check(self) -> None:
        """See `EditRights`."""
        self._allowed("")

    def editing(self, subject: str, details: Details) -> AbstractContextManager[None]:
        """See `EditRights`."""
        access, by = self._allowed(subject)
        return access.policy.recorded(by, Action.CAMERA_EDIT, subject=subject, details=details)

    def _allowed(self, subject: str) -> tuple[Access, Asker]:
        access, by = self._access(), self.asker()
        if access is None:
            raise NOBODY
        access.policy.check(by, Action.CAMERA_EDIT, subject=subject)
        if by is None:
            raise NOBODY
        self._touch(access, by)
        return access, by

    # --- sites, screens

    def __call__(self, action: Action, subject: str, details: Details = (), *, where: Where = ()) -> str:
        """See `app.sites.rights.Rights`."""
        access, by = self._access(), self.asker()
        if access is None:
            raise NOBODY
        refuse_outside(access.policy, by, action, subject, where)
        access.policy.check_and_record(by, action, subject=subject, details=details)
        if by is None:
            raise NOBODY
        self._touch(access, by)
        return by.account.login

    def allows(self, action: Action) -> bool:
        """See `app.sites.rights.Rights`."""
        access = self._access()
        return access is not None and access.policy.may(self.asker(), action)

    def outside(self, action: Action, where: Where) -> bool:
        """See `app.sites.rights.Rights`."""
        access = self._access()
        return access is not None and is_outside(access.policy, self.asker(), action, where)

    def failed(self, action: Action, subject: str, details: Details = ()) -> None:
        """See `app.sites.rights.Rights`."""
        access = self._access()
        if access is not None:
            record_failed(access, self.asker(), action, subject, details)

    def _touch(self, access: Access, by: Asker) -> None:
        if isinstance(by, Presence):
            access.sessions.touch()
