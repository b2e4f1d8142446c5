"""Lets what a person does about the sites through: policy and audit, in the service layer; a letter's limits bind too.

A site is within a limited letter if the letter covers its region; one without (the province's own) concerns whoever is
in. What is set about sites (`SITE_EDIT`) is the admin's, as of cameras.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol

from scc_wall.access.policy import Asker, Policy
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.access.told_errors import ASK_SUPERVISOR, LOG_IN, NO_SESSION, AccessDenied
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.audit import Value
from scc_wall.domain.region import regions
from scc_wall.domain.role import Action
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_region import region_of_site

Details = tuple[tuple[str, Value], ...]
Where = Sequence[str | None]
"""Codes of the regions that something is about, all of which a letter has to cover; None: nobody knows, none does."""
NOBODY: Final = AccessDenied(NO_SESSION, None, LOG_IN)
OUTSIDE_SITE: Final = Told("Situs ini di luar wilayah surat tugas.", "This site is outside the regions of the letter.")
OUTSIDE_REGIONS: Final = Told(
    "Ini menyangkut wilayah di luar surat tugas.", "This is about regions outside the letter."
)


@dataclass(frozen=True, slots=True)
class Concern:
    """What something is about, as a letter is asked for it (`access.policy.Concerned`)."""

    camera_id: int
    region_code: str | None


def everywhere() -> Where:
    """Return all regions: what concerns everybody's alarms."""
    return tuple(region.code for region in regions())


def where_of(sites: Iterable[SiteConfig | None]) -> Where:
    """Return the regions of sites; None stands for one that is gone."""
    codes = [(True, None) if site is None else (False, region_of_site(site)) for site in sites]
    return tuple(dict.fromkeys(code for gone, code in codes if gone or code is not None))


def is_outside(policy: Policy, by: Asker | None, action: Action, where: Where) -> bool:
    """Return whether who may do that may not do it there; from memory, nothing is recorded."""
    return policy.may(by, action) and not all(policy.may(by, action, Concern(0, code)) for code in where)


def refuse_outside(policy: Policy, by: Asker | None, action: Action, subject: str, where: Where) -> None:
    """Return if it is within the letter, or `by` may not do it at all: then the policy says why.

    Raises
    ------
    AccessDenied
        If not; it stands in the audit.
    """
    if is_outside(policy, by, action, where):
        policy.refuse(by, action, "scope", subject=subject)
        raise AccessDenied(OUTSIDE_SITE if len(where) == 1 else OUTSIDE_REGIONS, None, ASK_SUPERVISOR)


class Rights(Protocol):
    """Asked before anything is done; what is allowed stands in the audit then."""

    def __call__(self, action: Action, subject: str, details: Details = (), *, where: Where = ()) -> str:
        """Return the login of who may do that now.

        Raises
        ------
        AccessDenied
            If nobody is in, or whoever is may not, there or at all, or it can't be recorded.
        """
        ...

    def allows(self, action: Action) -> bool:
        """Return whether who is in may do that somewhere, for what is offered at all; nothing is recorded."""
        ...

    def outside(self, action: Action, where: Where) -> bool:
        """Return whether the letter of who is in does not cover all of that; nothing is recorded."""
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

    def __call__(self, action: Action, subject: str, details: Details = (), *, where: Where = ()) -> str:
        """See `Rights`."""
        access = self._access()
        if access is None:
            raise NOBODY
        present: Presence | None = access.sessions.present()
        policy: Policy = access.policy
        refuse_outside(policy, present, action, subject, where)
        policy.check_and_record(present, action, subject=subject, details=details)
        assert present is not None  # else it was refused
        access.sessions.touch()
        return present.account.login

    def allows(self, action: Action) -> bool:
        """See `Rights`."""
        access = self._access()
        return access is not None and access.policy.may(access.sessions.present(), action)

    def outside(self, action: Action, where: Where) -> bool:
        """See `Rights`; False while nobody may do it at all: then the call says why."""
        access = self._access()
        return access is not None and is_outside(access.policy, access.sessions.present(), action, where)

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
