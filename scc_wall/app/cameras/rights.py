"""Lets through whoever may edit cameras: policy and audit, in the service layer."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.app.sites.rights import NOBODY, Details
from scc_wall.domain.role import Action


class EditRights(Protocol):
    """Asked before anything is done; what is allowed stands in the audit then."""

    def check(self) -> None:
        """Return if whoever is in may edit cameras; nothing but a refusal is recorded.

        Raises
        ------
        AccessDenied
            If nobody is in, or whoever is may not.
        """
        ...

    def editing(self, subject: str, details: Details) -> AbstractContextManager[None]:
        """Return what has a change recorded before it is made, and recorded as failed if it is not.

        Raises
        ------
        AccessDenied
            As `check`, or if it can't be recorded: nothing may be done then.
        """
        ...


class RoomEditRights:
    """The rights of whoever is in at this wall.

    Parameters
    ----------
    access
        Returns access once it is open, None before.
    """

    def __init__(self, access: Callable[[], Access | None]) -> None:
        self._access = access

    def check(self) -> None:
        """See `EditRights`."""
        self._allowed()

    def editing(self, subject: str, details: Details) -> AbstractContextManager[None]:
        """See `EditRights`."""
        access, present = self._allowed(subject)
        return access.policy.recorded(present, Action.CAMERA_EDIT, subject=subject, details=details)

    def _allowed(self, subject: str = "") -> tuple[Access, Presence]:
        access = self._access()
        if access is None:
            raise NOBODY
        present = access.sessions.present()
        access.policy.check(present, Action.CAMERA_EDIT, subject=subject)
        if present is None:
            raise NOBODY
        access.sessions.touch()
        return access, present
