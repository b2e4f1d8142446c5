"""Lets what a person does about the sites through: policy and audit, in the service layer."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from scc_wall.access.policy import Asker, Policy
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.access.told_errors import LOG_IN, NO_SESSION, AccessDenied
from scc_wall.base.errors import SccError
from scc_wall.domain.audit import Value
from scc_wall.domain.role import Action

Details = tuple[tuple[str, Value], ...]
NOBODY: Final = AccessDenied(NO_SESSION, None, LOG_IN)


class Rights(Protocol):
    """Asked before anything is done; what is allowed stands in the audit then."""

    def __call__(self, action: Action, subject: str, details: Details = ()) -> str:
        """Return the login of who may do that now.

        Raises
        ------
        AccessDenied
            If nobody is in, or whoever is may not, or it can't be recorded.
        """
        ...

    def failed(self, action: Action, subject: str, details: Details = ()) -> None:
        """Have it recorded that what was let through came to nothing; what can't be is left.

        Never raises: it stands beside what is told of it.
        """
        ...


class RoomRights:
    """The rights of whoever is in at this wall.

    Parameters
    ----------
    access
        Returns access once it is open, None before.
    """

    def __init__(self, access: Callable[[], Access | None]) -> None:
        self._access = access

    def __call__(self, action: Action, subject: str, details: Details = ()) -> str:
        """See `Rights`."""
        access = self._access()
        if access is None:
            raise NOBODY
        present: Presence | None = access.sessions.present()
        policy: Policy = access.policy
        policy.check_and_record(present, action, subject=subject, details=details)
        assert present is not None  # else it was refused
        access.sessions.touch()
        return present.account.login

    def failed(self, action: Action, subject: str, details: Details = ()) -> None:
        """See `Rights`."""
        access = self._access()
        if access is not None:
            record_failed(access, access.sessions.present(), action, subject, details)


def record_failed(access: Access, by: Asker | None, action: Action, subject: str, details: Details) -> None:
    """Record that what was allowed came to nothing; of somebody who left meanwhile, and on a full disk, nothing."""
    if by is not None:
        with suppress(SccError):
            access.policy.failed(by, action, subject=subject, details=details)
